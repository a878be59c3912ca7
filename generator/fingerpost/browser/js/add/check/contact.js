/** Can the group be rung, written to and looked up, and whose number is it? As checks/phones, emails and websites ask. */

import { matchesWhole, patternOf } from "./patterns.js";
import { rules } from "../rules.js";
import { say } from "./say-problem.js";
import { isUnclear, readTelephone } from "./telephone.js";
import { isRefused, readMailbox, readWeb } from "./web-address.js";

/**
 * @typedef {import("./say-problem.js").Problem} Problem
 * @typedef {import("./sessions.js").Fields} Fields
 * @typedef {import("./web-address.js").Refused} Refused
 */

/** @param {Fields} record @param {string} id @param {string} country @returns {Problem[]} */
export function contactProblems(record, id, country) {
  const contact = record["contact"] ?? {};
  const mayBePublic = (/** @type {string} */ code) => contact.consent_on !== undefined || (record["confirmed"] ?? []).includes(code);
  const problems = [];
  for (const field of country === "GB" ? ["phone", "text"] : []) {
    if (!contact[field]) continue;
    problems.push(...phoneProblems(contact[field], field));
    const number = readTelephone(contact[field]);
    if (!isUnclear(number) && number.isMobile && !mayBePublic("held-personal-phone")) {
      problems.push(say("held-personal-phone", "The number of", `contact.${field}`, { name: record["name"] }));
    }
  }
  if (contact.email) {
    const refused = emailProblems(contact.email, "contact.email");
    problems.push(...refused);
    if (!refused.length && !mayBePublic("held-personal-email") && isPersonalMailbox(contact.email.toLowerCase(), record["name"], id)) {
      problems.push(say("held-personal-email", "The address of", "contact.email", { name: record["name"] }));
    }
  }
  return problems;
}

/** @param {string} typed @param {string} field @returns {Problem[]} */
function phoneProblems(typed, field) {
  const path = `contact.${field}`;
  const number = readTelephone(typed);
  if (isUnclear(number)) {
    const { fault, digits, isPrivate } = number;
    const [code, which] = /** @type {Record<string, [string, string]>} */ ({
      two: ["phone-two", ""],
      words: ["phone-characters", "There are words"],
      letters: ["phone-characters", "There are letters"],
      characters: ["phone-characters", "A phone number"],
      "lost-zero": ["phone-short", ""],
      unknown: ["phone-unknown", ""],
    })[fault] ?? ["phone-unknown", ""];
    return [say(code, which, path, { here: isPrivate ? "here" : typed, this: isPrivate ? "This" : typed, digits })];
  }
  const shown = { this: number.isMobile ? "This" : number.shown };
  if (number.isEmergency) return [say("phone-emergency", 0, path, shown)];
  if (number.isForTexts && field === "phone") return [say("phone-texts-only", 0, path, shown)];
  if (field === "text" && number.hasMore) return [say("phone-text-more", 0, path, {})];
  if (number.costsExtra) return [say("phone-premium", 0, path, shown)];
  if (number.isInNoKnownRange) return [say("phone-range", 0, path, shown)];
  return number.isForeign ? [say("phone-foreign", 0, path, shown)] : [];
}

/** @param {string} email @param {string} path @returns {Problem[]} */
function emailProblems(email, path) {
  const mailbox = readMailbox(email);
  if (!isRefused(mailbox)) return [];
  const begins = /** @type {Record<string, string>} */ ({ ats: "An email", space: "There is a space", private: "Only one", alike: "After the @" });
  return [say("email-unclear", begins[mailbox.fault] ?? "This email", path, { detail: mailbox.detail })];
}

/**
 * Whether an address, in lower case, is probably one person's own.
 * @param {string} email @param {string} name @param {string} id
 */
export function isPersonalMailbox(email, name, id) {
  const at = email.indexOf("@");
  const domain = email.slice(at + 1);
  if (matchesWhole("own_mailboxes.PERSONAL", domain) || isAtOwnName(email.slice(0, at), domain)) return true;
  const names = namesIn(email.slice(0, at));
  if (!names.length || names.some((each) => isListed("roleWords", each) || isOfGroup(each))) return false;
  const words = `${name} ${id} ${domain}`.toLowerCase();
  const inWords = names.filter((each) => each.length > 1).map((each) => words.includes(each));
  const isSure = inWords.length > 1 && isFirst(names[0] ?? "") && !isListed("namesThatAreWords", names[0] ?? "");
  return !(isSure ? inWords.every(Boolean) : inWords.some(Boolean));
}

/** @param {string} word such as "bridgelibrary" or "libraryplus" */
function isOfGroup(word) {
  return word.startsWith("library") || (rules.lists["roleWords"] ?? []).some((role) => role.length > 5 && word.endsWith(role));
}

/**
 * Whether a mailbox is at a domain that is the same person's name: jenni@jennismith.co.uk
 * @param {string} local @param {string} domain
 */
function isAtOwnName(local, domain) {
  const own = (domain.split(".")[0] ?? "").replaceAll("-", "");
  const first = local.split(/[._-]/)[0] ?? "";
  return first.length > 2 && !isListed("roleWords", first) && own.startsWith(first) && isListed("lastNames", own.slice(first.length));
}

/**
 * The first and last name before the @, or whichever is there; as checks/own_mailboxes.py takes them apart.
 * @param {string} local @returns {string[]}
 */
function namesIn(local) {
  const two = matchesWhole("own_mailboxes.FIRST_AND_LAST", local);
  if (two) return isListed("neverFirst", two[1] ?? "") ? [] : two.slice(1, 3);
  const three = matchesWhole("own_mailboxes.THREE_NAMES", local);
  if (three) {
    const [, first = "", last = ""] = three;
    return isFirst(first) || (first.length === 1 && isListed("lastNames", last)) ? [first, last] : [];
  }
  const hyphen = matchesWhole("own_mailboxes.WITH_HYPHEN", local);
  if (hyphen) {
    const [, first = "", last = ""] = hyphen;
    const isName = (isFirst(first) && !isListed("namesThatAreWords", first)) || (first.length === 1 && isListed("lastNames", last));
    return isName ? [first, last] : [];
  }
  const word = matchesWhole("own_mailboxes.IN_ONE", local)?.[1] ?? "";
  if (isListed("firstNames", word) && !isListed("namesThatAreWords", word)) return [word];
  if (isListed("wordsLikeNames", word)) return [];
  for (let end = 1; end < word.length - 2; end += 1) {
    const [first, last] = [word.slice(0, end), word.slice(end)];
    if (isListed("lastNames", last) && (end === 1 || isFirst(first) || isTwoFirstNames(first))) return end === 1 ? [last] : [first, last];
    if (last.length > 3 && isSure(first) && !hasPartOfGroup(last)) return [first, last];
  }
  const last = word.slice(0, -1);
  return word.length > 5 && isListed("lastNames", last) && !/[esy]$/.test(word) ? [last] : [];
}

/** Whether a first name begins no other word. @param {string} first */
function isSure(first) {
  if (isListed("sureAndShort", first)) return true;
  return first.length > 5 && isListed("firstNames", first) && !isListed("namesThatBeginWords", first) && !isListed("namesThatAreWords", first);
}

/** @param {string} word */
function hasPartOfGroup(word) {
  const { partsOfGroups = [], roleWords = [] } = rules.lists;
  const parts = [...partsOfGroups, ...roleWords.filter((role) => role.length > 3)];
  return parts.some((part) => word.startsWith(part) || word.endsWith(part));
}

/** @param {string} word */
function isTwoFirstNames(word) {
  for (let end = 3; end < word.length - 2; end += 1) {
    if (isListed("firstNames", word.slice(0, end)) && isListed("firstNames", word.slice(end))) return true;
  }
  return false;
}

/** @param {string} word */
function isFirst(word) {
  return isListed("firstNames", word) || isListed("shortNames", word);
}

/** @param {string} list @param {string} word */
function isListed(list, word) {
  return rules.lists[list]?.includes(word) ?? false;
}

/** @param {Fields} record @returns {Problem[]} */
export function websiteProblems(record) {
  /** @type {[string, string | undefined][]} */
  const addresses = [
    ["contact.website", record["contact"]?.website],
    ["join.referral.url", record["join"]?.referral?.url],
  ];
  (record["sessions"] ?? []).forEach((/** @type {Fields} */ session, /** @type {number} */ number) => addresses.push([`sessions[${number}].online`, session["online"]]));
  const begins = patternOf("websites.ADDRESS");
  for (const field of ["source", "licence"]) {
    const text = record["imported"]?.[field];
    if (text && begins?.exec(text)?.index === 0) addresses.push([`imported.${field}`, text]);
  }
  return addresses.flatMap(([path, address]) => (address ? addressProblems(address, path) : []));
}

/** @param {string} address @param {string} path @returns {Problem[]} */
function addressProblems(address, path) {
  const web = readWeb(address);
  if (isRefused(web)) return [refusal(web, path)];
  const problems = [];
  const port = web.port;
  if (port) problems.push(say("website-port", 0, path, { port }));
  if (web.scheme === "http") problems.push(say("website-not-secure", 0, path, {}));
  const host = web.host.replace(/^www\./, "");
  if (rules.lists["shorteners"]?.includes(host)) problems.push(say("website-shortened", 0, path, { host }));
  const tracking = patternOf("web_address.TRACKING")?.exec(address);
  if (tracking) problems.push(say("website-tracking", 0, path, { 1: tracking[1] ?? "" }));
  if (patternOf("websites.MEMBERS_ONLY")?.exec(address)?.index === 0) problems.push(say("website-needs-account", 0, path, {}));
  return problems;
}

/** @param {Refused} refused @param {string} path */
function refusal({ fault, detail }, path) {
  const [code, which] = /** @type {Record<string, [string, string | number]>} */ ({
    scheme: ["website-not-web", 0],
    password: ["website-password", 0],
    characters: ["website-characters", 0],
    alike: ["website-lookalike", 0],
    private: ["website-private", 0],
    port: ["website-host", "The number"],
    host: ["website-host", "The name"],
  })[fault] ?? ["website-host", 0];
  let words = detail;
  if (fault === "scheme") words = detail ? `begins with ${detail}:` : "does not";
  if (fault === "private" && detail !== "a number") words = `a name that ends with ${detail}`;
  return say(code, which, path, { detail: words });
}
