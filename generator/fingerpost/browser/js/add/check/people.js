/** Is nobody's own number in a text? As checks/personal_numbers.py asks; the wider questions are asked when the record arrives. */

import { patternOf, matchesWhole } from "./patterns.js";
import { say } from "./say-problem.js";

/**
 * @typedef {import("./say-problem.js").Problem} Problem
 * @typedef {import("./sessions.js").Fields} Fields
 * @typedef {import("./texts.js").Text} Text
 */

/**
 * @param {string} _kind @param {Fields} record @param {Text[]} texts @param {string} _id @param {string} _country
 * @returns {Problem[]}
 */
export function personProblems(_kind, record, texts, _id, _country) {
  return texts.flatMap(([path, text]) => numberProblems(record, path, text));
}

/** @param {Fields} record @param {string} path @param {string} text @returns {Problem[]} */
function numberProblems(record, path, text) {
  const problems = [];
  if (has("personal_numbers.BIRTH", text)) problems.push(say("birth-date", 0, path, {}));
  const insurance = all("personal_numbers.NATIONAL_INSURANCE", text).map(isInsuranceNumber);
  if (insurance.includes(true)) problems.push(say("national-insurance-number", 0, path, {}));
  if (all("personal_numbers.TEN_DIGITS", text).some(isNhsNumber)) problems.push(say("nhs-number", 0, path, {}));
  const isAccount = isBankAccount(text);
  if (isAccount) problems.push(say("bank-account", "There is what looks like a bank account in", path, {}));
  if (has("personal_numbers.PASSPORT", text)) problems.push(say("passport-number", 0, path, {}));
  if ((record["confirmed"] ?? []).includes("held-private-number")) return problems;
  if (insurance.includes(null) && !insurance.includes(true)) problems.push(say("held-private-number", 0, path, { what: "a National Insurance number" }));
  const codes = all("personal_numbers.SORT_CODE", text);
  const accounts = all("personal_numbers.ACCOUNT", text);
  if (!isAccount && codes.some((code) => !isDate(code)) && accounts.some((account) => !isHelpline(account))) {
    problems.push(say("held-private-number", 0, path, { what: "a bank account" }));
  }
  return problems;
}

/** @param {string} text */
function isBankAccount(text) {
  if (has("personal_numbers.IBAN", text) || (has("personal_numbers.SORT_CODE", text) && has("personal_numbers.SAYS_ACCOUNT", text))) return true;
  const together = patternOf("personal_numbers.TOGETHER", "g");
  return together !== null && Array.from(text.matchAll(together)).some(([, code = "", account = ""]) => !(isDate(code) || isHelpline(account)));
}

/**
 * Whether it can be nothing else; null if it could be.
 * @param {string} number
 */
function isInsuranceNumber(number) {
  if (/[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}/.test(number) || /[0-9].$/.test(number)) return true;
  return /[A-Z]$/.test(number) ? null : false;
}

/** Whether the last of ten digits is the check digit of the others. @param {string} text */
function isNhsNumber(text) {
  const digits = Array.from(text.replace(/[^0-9]/g, ""), Number);
  if (digits.length !== 10 || new Set(digits).size === 1) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === digits[9];
}

/** @param {string} code */
function isDate(code) {
  return matchesWhole("personal_numbers.DATE", code) !== null;
}

/** @param {string} account */
function isHelpline(account) {
  return patternOf("personal_numbers.HELPLINE")?.exec(account)?.index === 0;
}

/** @param {string} name @param {string} text */
function has(name, text) {
  return patternOf(name)?.test(text) ?? false;
}

/** @param {string} name @param {string} text */
function all(name, text) {
  const pattern = patternOf(name, "g");
  return pattern ? Array.from(text.matchAll(pattern), (match) => match[0]) : [];
}
