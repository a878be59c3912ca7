/**
 * The part of a session that decides its days, as schedule/rule.py takes it out of a session: what the words are about.
 *
 * @typedef {Record<string, any>} Session  As in a record: repeats, days, from, to and so on.
 * @typedef {{
 *   repeats: string, every: number, days: string[], weeks: string[], monthDays: number[], dates: string[], months: number[],
 *   startsOn: string, endsOn: string, termTime: boolean, schoolHolidays: boolean, bankHolidays: string,
 *   notOn: string[], alsoOn: string[],
 * }} Rule
 */

import { weekdayOf } from "./say-list.js";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
export const WEEKS = ["first", "second", "third", "fourth", "fifth", "last"];
export const MONTHS = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];

/** @type {Rule} */
const NOTHING = {
  repeats: "unknown",
  every: 1,
  days: [],
  weeks: [],
  monthDays: [],
  dates: [],
  months: [],
  startsOn: "",
  endsOn: "",
  termTime: false,
  schoolHolidays: false,
  bankHolidays: "",
  notOn: [],
  alsoOn: [],
};

/**
 * @param {Session} session
 * @returns {Rule}
 */
export function ruleOf(session) {
  const repeats = session.repeats ?? "weekly";
  const [startsOn, notOn, alsoOn] = [session.starts_on ?? "", sorted(session.not_on), sorted(session.also_on)];
  if (repeats === "unknown") return NOTHING;
  if (repeats === "once" && !alsoOn.length) return { ...NOTHING, repeats, startsOn, notOn };
  if (repeats === "once" || repeats === "dates") return ruleOfDates(session);
  let days = inOrder(session.days, WEEKDAYS);
  /** @type {string[]} */
  let weeks = [];
  /** @type {number[]} */
  let monthDays = [];
  if (repeats === "weekly" && !days.length && startsOn) days = [WEEKDAYS[weekdayOf(startsOn)] ?? ""];
  if (repeats === "monthly") {
    weeks = inOrder(session.weeks, WEEKS);
    monthDays = [...new Set(/** @type {number[]} */ (session.month_days ?? []))].sort((one, other) => one - other);
    if (!weeks.length && !days.length && !monthDays.length && startsOn) monthDays = [Number(startsOn.slice(8))];
    if (monthDays.length) [days, weeks] = [[], []];
  }
  const months = inOrder(session.months, MONTHS).map((month) => MONTHS.indexOf(month) + 1);
  return {
    repeats,
    every: repeats === "by-arrangement" || repeats === "some-weeks" ? 1 : (session.every ?? 1),
    days,
    weeks,
    monthDays,
    dates: [],
    months: months.length < 12 ? months : [],
    startsOn,
    endsOn: session.ends_on ?? "",
    termTime: Boolean(session.term_time),
    schoolHolidays: Boolean(session.school_holidays),
    bankHolidays: session.bank_holidays ?? "",
    notOn,
    alsoOn,
  };
}

/**
 * A day somebody wrote down is meant literally, so dates have no terms, months or bank holidays.
 * @param {Session} session
 * @returns {Rule}
 */
function ruleOfDates(session) {
  const first = session.repeats === "dates" ? (session.dates ?? []) : session.starts_on ? [session.starts_on] : [];
  const dates = sorted([...first, ...(session.also_on ?? [])]);
  const off = new Set(session.not_on ?? []);
  const days = dates.filter((day) => !off.has(day));
  const notOn = dates.filter((day) => off.has(day));
  if (dates.length === 1) return { ...NOTHING, repeats: "once", startsOn: dates[0] ?? "", notOn };
  return { ...NOTHING, repeats: "dates", dates: days.length ? days : dates, notOn };
}

/**
 * Each once, in the order of a list.
 * @param {string[] | undefined} values
 * @param {string[]} order
 */
export function inOrder(values, order) {
  return order.filter((value) => values?.includes(value));
}

/** @param {string[] | undefined} days */
function sorted(days) {
  return [...new Set(days ?? [])].sort();
}
