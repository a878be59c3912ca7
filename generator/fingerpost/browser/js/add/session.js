/**
 * What somebody answers about a day and time, as a session of a record, and back again. What is not asked stays as it was.
 *
 * @typedef {import("./rule.js").Session} Session
 * @typedef {{
 *   often: string, days: string[], weeks: string[], month_days: string, dates: string, from: string, to: string, starts_on: string,
 *   season: string, calendar: string, months: string[], bank_holidays: string, not_on: string, also_on: string,
 *   first_day: string, ends_on: string, notes: string,
 * }} Answers  As in the boxes of the form.
 * @typedef {{ask: string, say: string, gaps?: Record<string, string>}} Fault  Which question, and which sentence of the faults.
 */

import { MONTHS, WEEKDAYS, WEEKS, inOrder } from "./rule.js";
import { sayDay, sayTime } from "./say-list.js";
import { dayOf, daysOf, isUnclear, timeOf } from "./typed.js";

const EVENING = "17:00"; // what begins after it may end the next day
const MORNING = "06:00";
const FIELDS = [
  ...["repeats", "every", "days", "weeks", "month_days", "dates", "months", "from", "to", "ends_next_day", "starts_on", "ends_on"],
  ...["term_time", "school_holidays", "bank_holidays", "not_on", "also_on", "notes"],
];

/** @type {Answers} */
export const NO_ANSWERS = {
  often: "",
  days: [],
  weeks: [],
  month_days: "",
  dates: "",
  from: "",
  to: "",
  starts_on: "",
  season: "all",
  calendar: "",
  months: [],
  bank_holidays: "",
  not_on: "",
  also_on: "",
  first_day: "",
  ends_on: "",
  notes: "",
};

/**
 * @param {Answers} answers
 * @param {Session} base  What it was, or what is known of where it is.
 * @param {string} today
 * @param {import("./say-list.js").Wording} words
 * @returns {{session: Session, faults: Fault[]}}
 */
export function sessionOf(answers, base, today, words) {
  /** @type {Fault[]} */
  const faults = [];
  const rest = Object.fromEntries(Object.entries(base).filter(([name]) => !FIELDS.includes(name)));
  const { often } = answers;
  if (!often && isUnasked(base.repeats)) return { session: { ...base }, faults };
  if (!often) faults.push({ ask: "often", say: "often" });

  const dates = (/** @type {"dates" | "not_on" | "also_on"} */ ask) => {
    const { days, odd } = daysOf(answers[ask], today, words.months);
    for (const typed of odd) faults.push({ ask, say: "day", gaps: { typed } });
    return days;
  };
  const date = (/** @type {"starts_on" | "first_day" | "ends_on"} */ ask) => {
    const typed = answers[ask].trim();
    const day = typed ? dayOf(typed, today, words.months) : "";
    if (day === undefined) faults.push({ ask, say: "day", gaps: { typed } });
    return day ?? "";
  };
  const listed = often === "dates" || often === "once";
  const times = timesOf(answers, faults, words, listed || often === "weekly" || often === "fortnightly");
  if (listed) {
    const days = dates("dates");
    if (!days.length && !faults.some(({ ask }) => ask === "dates")) faults.push({ ask: "dates", say: "dates" });
    const keeps = often === "dates" || days.length > 1;
    const when = keeps ? { repeats: "dates", dates: days } : { repeats: "once", starts_on: days[0] };
    const same = base.repeats === often ? base : rest; // of dates nothing else is asked, so it stays
    return { session: tidy({ ...same, ...when, ...times, notes: answers.notes.trim() }), faults };
  }

  const isMonthly = often === "monthly";
  const days = inOrder(answers.days, WEEKDAYS);
  const weeks = isMonthly ? inOrder(answers.weeks, WEEKS) : [];
  const month_days = isMonthly ? datesOfMonth(answers.month_days, faults) : [];
  const wasSame = base.repeats === (often === "fortnightly" ? "weekly" : often);
  const isAsWas = wasSame && !days.length && !(base.days ?? []).length; // nobody has said which, here or before
  if ((often === "weekly" || often === "fortnightly") && !days.length && !isAsWas) faults.push({ ask: "days", say: "days" });
  if (isMonthly && !month_days.length && !faults.some(({ ask }) => ask === "month_days")) {
    if (!weeks.length && !(wasSame && !base.weeks)) faults.push({ ask: "weeks", say: "weeks" });
    else if (!days.length && !isAsWas) faults.push({ ask: "days", say: "days" });
  }
  const every = often === "fortnightly" ? 2 : wasSame && (isMonthly || base.every > 2) ? base.every : undefined;
  const starts_on = often === "fortnightly" ? date("starts_on") : date("first_day");
  if (often === "fortnightly" && !answers.starts_on.trim()) faults.push({ ask: "starts_on", say: "next" });
  const session = tidy({
    ...rest,
    repeats: often === "fortnightly" ? "weekly" : often,
    every,
    days,
    weeks,
    month_days,
    ...times,
    starts_on,
    ends_on: date("ends_on"),
    ...seasonOf(answers, base),
    bank_holidays: answers.bank_holidays,
    not_on: dates("not_on"),
    also_on: dates("also_on"),
    notes: answers.notes.trim(),
  });
  return { session, faults };
}

/**
 * @param {Session} session
 * @param {import("./say-list.js").Wording} words
 * @returns {Answers}
 */
export function answersOf(session, words) {
  const { repeats = "", every = 1, starts_on = "", term_time = "", school_holidays = "", months = [] } = session;
  const isFortnightly = repeats === "weekly" && every === 2;
  const lines = (/** @type {string[]} */ days) => days.map((day) => dayInWords(day, words)).join("\n");
  return {
    ...NO_ANSWERS,
    often: isFortnightly ? "fortnightly" : isUnasked(repeats) ? "" : repeats,
    days: session.days ?? [],
    weeks: session.weeks ?? [],
    month_days: (session.month_days ?? []).join(", "),
    dates: lines(repeats === "once" ? [starts_on].filter(Boolean) : (session.dates ?? [])),
    from: timeInWords(session.from ?? "", words),
    to: timeInWords(session.to ?? "", words),
    starts_on: isFortnightly ? dayInWords(starts_on, words) : "",
    first_day: isFortnightly || repeats === "once" ? "" : dayInWords(starts_on, words),
    ends_on: dayInWords(session.ends_on ?? "", words),
    season: term_time ? "term_time" : school_holidays ? "school_holidays" : months.length ? "months" : "all",
    calendar: term_time || school_holidays,
    months,
    bank_holidays: session.bank_holidays ?? "",
    not_on: lines(session.not_on ?? []),
    also_on: lines(session.also_on ?? []),
    notes: session.notes ?? "",
  };
}

/**
 * @param {Answers} answers
 * @param {Fault[]} faults
 * @param {import("./say-list.js").Wording} words
 * @param {boolean} must  Whether it has to begin at a time.
 */
function timesOf({ from: typedFrom, to: typedTo }, faults, words, must) {
  const time = (/** @type {"from" | "to"} */ ask, /** @type {string} */ typed) => {
    if (!typed.trim()) return "";
    const read = timeOf(typed, words.time);
    if (read) return read;
    const hour = typed.trim();
    faults.push(isUnclear(typed) ? { ask, say: "unclear", gaps: { hour } } : { ask, say: "time" });
    return "";
  };
  const [from, to] = [time("from", typedFrom), time("to", typedTo)];
  if (must && !typedFrom.trim() && !typedTo.trim()) faults.push({ ask: "from", say: "starts" });
  if (from === "00:00" && to === "00:00") return { from, to: "24:00" };
  const isPast = from >= EVENING && to !== "" && to <= MORNING;
  return { from, to, ends_next_day: isPast || undefined };
}

/**
 * Whether nobody has found out when it is, or in which weeks: a group that looks at its own entry is asked.
 * @param {string | undefined} repeats
 */
function isUnasked(repeats) {
  return repeats === "unknown" || repeats === "some-weeks";
}

/**
 * @param {string} typed
 * @param {Fault[]} faults
 * @returns {number[]}
 */
function datesOfMonth(typed, faults) {
  const numbers = typed.replace(/(\d)(?:st|nd|rd|th)\b/g, "$1").match(/[^\s,;]+/g) ?? [];
  const days = numbers.filter((number) => number !== "and").map(Number);
  if (days.every((day) => Number.isInteger(day) && day >= 1 && day <= 31)) return [...new Set(days)].sort((a, b) => a - b);
  faults.push({ ask: "month_days", say: "monthDays" });
  return [];
}

/**
 * @param {Answers} answers
 * @param {Session} base
 */
function seasonOf({ season, calendar, months }, base) {
  const own = season === "months" ? inOrder(months, MONTHS) : base[season] ? base.months : undefined;
  return {
    term_time: season === "term_time" ? calendar : undefined,
    school_holidays: season === "school_holidays" ? calendar : undefined,
    months: own,
  };
}

/**
 * Without what is empty.
 * @param {Session} session
 * @returns {Session}
 */
function tidy(session) {
  const isThere = (/** @type {unknown} */ value) => value !== undefined && value !== "" && !(Array.isArray(value) && !value.length);
  return Object.fromEntries(Object.entries(session).filter(([, value]) => isThere(value)));
}

/**
 * As people say it, if that can be read back.
 * @param {string} time
 * @param {import("./say-list.js").Wording} words
 */
function timeInWords(time, words) {
  if (time === "24:00") return words.time.midnight;
  const text = time && sayTime(time, words);
  return timeOf(text, words.time) === time ? text : time;
}

/**
 * @param {string} day
 * @param {import("./say-list.js").Wording} words
 */
function dayInWords(day, words) {
  const text = day && sayDay(day, words, { weekday: false });
  return day && dayOf(text, day, words.months) === day ? text : day;
}
