/** Do the ages, the prices, the dates and the postcode of a record make sense? As checks/ages, costs, dates, date_range and locations ask. */

import { sayDay } from "./dates.js";
import { matchesWhole } from "./patterns.js";
import { say } from "./say-problem.js";

/**
 * @typedef {import("./say-problem.js").Problem} Problem
 * @typedef {import("./sessions.js").Fields} Fields
 */

const MOST_A_TIME = 500;
const YEARS_AHEAD = 10;
const DAYS_IN = /** @type {Record<string, number>} */ ({ week: 7, month: 30.4375, year: 365.25 });

/** @param {Fields} activity @returns {Problem[]} */
export function ageProblems(activity) {
  const { from, to } = activity["who"]?.ages ?? {};
  if (from === undefined || to === undefined || ageInDays(from) <= ageInDays(to)) return [];
  return [say("ages-reversed", 0, "who.ages.to", { name: activity["name"], youngest: sayAge(from), oldest: sayAge(to) })];
}

/** @param {number | string} age */
function ageInDays(age) {
  const [number, unit = "year"] = String(age).split(" ");
  return Number(number) * (DAYS_IN[unit.replace(/s$/, "")] ?? 0);
}

/** @param {number | string} age */
function sayAge(age) {
  const [number, unit = "years"] = String(age).split(" ");
  return /^years?$/.test(unit) ? String(Number(number)) : `${Number(number)} ${unit.replace(/s$/, "")}s`;
}

/** @param {Fields} activity @returns {Problem[]} */
export function costProblems(activity) {
  const sessions = /** @type {Fields[]} */ (activity["sessions"] ?? []);
  const own = sessions.flatMap((session, number) => (session?.["cost"] ? priceProblems(activity, session["cost"], `sessions[${number}].cost`) : []));
  return [...(activity["cost"] ? priceProblems(activity, activity["cost"], "cost") : []), ...own];
}

/** @param {Fields} activity @param {Fields} cost @param {string} path @returns {Problem[]} */
function priceProblems(activity, cost, path) {
  const name = activity["name"];
  const { kind, amount, concession, per = "" } = cost;
  const prices = /** @type {[string, number][]} */ ([["amount", amount], ["concession", concession]].filter(([, price]) => price !== undefined));
  if (kind === "free") {
    const priced = prices.find(([, price]) => price);
    return priced ? [say("cost-free-amount", 0, `${path}.${priced[0]}`, { name, value: priced[1].toFixed(2) })] : [];
  }
  const problems = [];
  if (prices.length === 2 && concession > amount) {
    problems.push(say("cost-concession-above", 0, `${path}.concession`, { name, concession: concession.toFixed(2), amount: amount.toFixed(2) }));
  }
  for (const [field, price] of prices) {
    if (price >= MOST_A_TIME && ["", "visit", "session"].includes(per)) {
      const value = price.toFixed(2).replace(/\B(?=(?:[0-9]{3})+\.)/g, ",");
      problems.push(say("cost-unlikely", 0, `${path}.${field}`, { name, value }));
    } else if (Number(price.toFixed(2)) !== price) {
      problems.push(say("cost-unlikely", 1, `${path}.${field}`, { name, 1: price }));
    }
  }
  return problems;
}

/**
 * Days that have not come, or have passed. Whether a check is overdue depends on the directory, which is asked later.
 * @param {string} kind @param {Fields} record @param {string} today @returns {Problem[]}
 */
export function dateProblems(kind, record, today) {
  const name = record["name"];
  const problems = [];
  const inFuture = (/** @type {string} */ code, /** @type {string} */ path, /** @type {string | undefined} */ day, gaps = {}) => {
    if (!day || day <= today) return;
    const what = say(code, 0, path, gaps).message;
    problems.push({ ...say("_in_future", 0, path, { name, what }), code });
  };
  inFuture("checked-in-future", "checked.on", record["checked"]?.on);
  inFuture("consent-in-future", "contact.consent_on", record["contact"]?.consent_on);
  inFuture("since-in-future", "since", record["since"]);
  inFuture("capacity-in-future", "capacity.as_of", record["capacity"]?.as_of);
  const closed = record["closed"]?.on;
  if (closed > today) problems.push(say("closed-not-yet", 0, "closed.on", { name, on: sayDay(closed) }));
  const assurances = /** @type {Fields[]} */ ((kind !== "place" && record["assurance"]) || []);
  assurances.forEach(({ what, on, expires }, number) => {
    const words = String(what).replace(/-/g, " ");
    inFuture("assurance-in-future", `assurance[${number}].on`, on, { what: words });
    if (expires < today && !record["closed"]) {
      problems.push(say("assurance-expired", 0, `assurance[${number}].expires`, { what: words, name, expires: sayDay(expires) }));
    }
  });
  return [...problems, ...rangeProblems(kind, record, today)];
}

/** @param {string} kind @param {Fields} record @param {string} today @returns {Problem[]} */
function rangeProblems(kind, record, today) {
  const last = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`.replace(/-02-29$/, "-02-28");
  /** @type {[string, string, string | undefined][]} */
  const days = [
    ["closed.on", "Closed on", record["closed"]?.on],
    ["imported.fetched_on", "Fetched on", record["imported"]?.fetched_on],
  ];
  if (kind !== "place") {
    (record["assurance"] ?? []).forEach((/** @type {Fields} */ each, /** @type {number} */ number) => days.push([`assurance[${number}].expires`, "Ends on", each["expires"]]));
  }
  (record["sessions"] ?? []).forEach((/** @type {Fields} */ session, /** @type {number} */ number) => {
    const where = `sessions[${number}]`;
    days.push([`${where}.starts_on`, "First day", session["starts_on"]], [`${where}.ends_on`, "Last day", session["ends_on"]]);
    for (const [field, label] of [["dates", "Dates"], ["not_on", "Not on"], ["also_on", "Also on"]]) {
      days.push([`${where}.${field}`, label ?? "", [...(session[field ?? ""] ?? [])].sort().pop()]);
    }
  });
  return days
    .filter(([, , day]) => day !== undefined && day > last)
    .map(([path, label]) => say("date-out-of-range", 0, path, { label, FIRST_YEAR: 1990, YEARS_AHEAD }));
}

/** @param {Fields} place @param {string} country @returns {Problem[]} */
export function postcodeProblems(place, country) {
  const typed = place["postcode"];
  if (!typed || country !== "GB") return [];
  const packed = String(typed).replace(/\s+/g, "");
  const capitals = /^[\0-\x7f]*$/.test(packed) ? packed.toUpperCase() : packed;
  if (matchesWhole("postcode.UNIT", capitals)) return [];
  const shown = /^[A-Z0-9]{5,7}$/.test(capitals) ? `${capitals.slice(0, -3)} ${capitals.slice(-3)}` : typed;
  return [say("postcode-shape", 0, "postcode", { postcode: shown })];
}
