/**
 * Is nobody's own number or mailbox in a text? As checks/personal_numbers.py and personal_reach.py ask; who is named, and where
 * somebody lives, is asked when the record arrives.
 */

import { isPersonalMailbox } from "./contact.js";
import { patternOf, matchesWhole } from "./patterns.js";
import { say } from "./say-problem.js";
import { isUnclear, readTelephone } from "./telephone.js";

/**
 * @typedef {import("./say-problem.js").Problem} Problem
 * @typedef {import("./sessions.js").Fields} Fields
 * @typedef {import("./texts.js").Text} Text
 */

/**
 * @param {Fields} record @param {Text[]} texts @param {string} id @param {string} country
 * @returns {Problem[]}
 */
export function personProblems(record, texts, id, country) {
  const isAgreed = record["contact"]?.consent_on !== undefined;
  return texts.flatMap(([path, text]) => [
    ...numberProblems(record, path, text),
    ...(isAgreed ? [] : reachProblems(record, path, text, id, country)),
  ]);
}

/** @param {Fields} record @param {string} path @param {string} text @param {string} id @param {string} country @returns {Problem[]} */
function reachProblems(record, path, text, id, country) {
  const plain = text.normalize("NFKC").replace(/[*\x60~]/g, "").replace(/\s+/g, " ");
  const confirmed = /** @type {string[]} */ (record["confirmed"] ?? []);
  const hold = (/** @type {string} */ code, /** @type {string} */ begins) => {
    if (confirmed.includes(code)) return [];
    const problem = say(code, begins, path, { where: "text" });
    return [{ ...problem, message: `${problem.message} ${say("_hold", "The record is not", path, {}).message}` }];
  };
  const boxes = Array.from(plain.toLowerCase().matchAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g), ([box]) => box.replace(/[.-]+$/, ""));
  return [
    ...(country === "GB" && hasMobile(plain) ? hold("held-personal-phone", "There is a mobile") : []),
    ...(boxes.some((box) => isPersonalMailbox(box, record["name"], id)) ? hold("held-personal-email", "There is an email") : []),
  ];
}

/**
 * Whether there is a mobile number among digits with a few signs between them; a time or a date is none.
 * @param {string} text
 */
function hasMobile(text) {
  const run = patternOf("personal_reach.RUN", "g");
  const when = patternOf("personal_reach.WHEN", "g");
  const without = when ? text.replace(when, " at ") : text;
  return run !== null && Array.from(without.matchAll(run)).some(({ 0: digits, index = 0 }) => isMobileRun(digits, without.slice(Math.max(0, index - 12), index)));
}

/**
 * From each group of digits to the end of each later one: there may be two numbers in a row.
 * @param {string} run
 * @param {string} before
 */
function isMobileRun(run, before) {
  const groups = (run.match(/\+ ?[0-9]+|[0-9]+/g) ?? []).map((group) => group.replace(/ /g, ""));
  const saysNumber = patternOf("personal_reach.SAYS_NUMBER")?.test(before) ?? true;
  return groups.some((_, start) => {
    let packed = "";
    return groups.slice(start).some((group, number) => {
      packed += group;
      const isClear = start > 0 || saysNumber;
      const sizes = groups.slice(0, number + 1).map((each) => each.length).join();
      const mayLackZero = isClear && start === 0 && ["10", "4,6", "4,3,3", "1,1,1,1,1,1,1,1,1,1"].includes(sizes);
      return packed.length <= 16 && isMobile(packed, isClear, mayLackZero);
    });
  });
}

/** @param {string} packed @param {boolean} isClear @param {boolean} mayLackZero */
function isMobile(packed, isClear, mayLackZero) {
  const rings = (/** @type {string} */ number) => {
    const read = readTelephone(number);
    return !isUnclear(read) && read.isMobile;
  };
  const match = matchesWhole("personal_reach.UK_CODE", packed);
  if (match) return (/^[+0]/.test(packed) || isClear) && rings(`0${match[1]}`);
  return /^0?7[0-9]{9}$/.test(packed) && (packed.startsWith("0") || mayLackZero) && rings(packed.startsWith("0") ? packed : `0${packed}`);
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
