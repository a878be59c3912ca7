/** Do the days, the times and the place of each session make sense? As checks/session_*.py ask. */

import { WEEKDAYS, addDays, capital, daysBetween, minutes, sayDay, sayTime, weekday } from "./dates.js";
import { say } from "./say-problem.js";

/**
 * @typedef {import("./say-problem.js").Problem} Problem
 * @typedef {Record<string, any>} Fields  a part of a record, or all of it
 */

const EARLIEST = 6 * 60;
const LONGEST = 12 * 60;
const A_DAY = 24 * 60;
const WEEKS = ["first", "second", "third", "fourth", "fifth"];
// For each way of repeating, the fields that would be passed over in silence.
const UNUSED = /** @type {Record<string, string[]>} */ ({
  weekly: ["month_days", "dates"],
  monthly: ["dates"],
  once: ["month_days", "dates", "months", "school_holidays"],
  dates: ["days", "month_days", "months", "starts_on", "ends_on", "term_time", "school_holidays"],
  "some-weeks": ["month_days", "dates"],
  "by-arrangement": ["month_days", "dates"],
  unknown: ["days", "month_days", "dates", "months", "from", "to", "starts_on", "ends_on", "term_time", "school_holidays", "bank_holidays", "not_on", "also_on"],
});

/**
 * @param {Fields} activity
 * @param {string} today
 * @returns {Problem[]}
 */
export function sessionProblems(activity, today) {
  const sessions = /** @type {Fields[]} */ (activity["sessions"] ?? []);
  return sessions.flatMap((session, number) => {
    if (!session || typeof session !== "object") return [];
    const where = `sessions[${number}]`;
    const name = activity["name"] ?? "";
    return [
      ...timeProblems(session, where, name),
      ...fieldProblems(session, where, name),
      ...dayProblems(session, where, name),
      ...dateProblems(session, where, name, today, !activity["closed"]),
      ...placeProblems(session, where, name),
    ];
  });
}

/** @param {Fields} session @param {string} where @param {string} name @returns {Problem[]} */
function timeProblems(session, where, name) {
  const { from: starts, repeats } = session;
  const until24 = session["to"] === "24:00";
  const ends = until24 ? "00:00" : session["to"];
  const nextDay = until24 || session["ends_next_day"] === true;
  const problems = unlikelyTimes(starts, ends, nextDay, until24, where, name);
  if (until24 && starts !== "00:00") return [...problems, say("time-unclear", "There is no 24:00", `${where}.to`, {})];
  if (starts === undefined) {
    if (ends !== undefined) problems.push(say("session-start-missing", 0, `${where}.to`, { name, ends: sayTime(ends) }));
    else if (repeats !== "by-arrangement" && repeats !== "unknown") problems.push(say("session-time-missing", 0, where, { name }));
  } else if (ends === undefined) {
    return problems;
  } else if (minutes(ends) <= minutes(starts) && !nextDay) {
    problems.push(say("session-ends-first", starts === ends ? 0 : 1, `${where}.to`, { name, starts: sayTime(starts), ends: sayTime(ends) }));
  } else if (minutes(ends) > minutes(starts) && nextDay) {
    problems.push(say("session-over-a-day", 0, `${where}.ends_next_day`, { name, starts: sayTime(starts), ends: sayTime(ends) }));
  }
  return problems;
}

/**
 * Before 6:00, or for over 12 hours.
 * @param {string | undefined} starts @param {string | undefined} ends @param {boolean} nextDay @param {boolean} until24
 * @param {string} where @param {string} name @returns {Problem[]}
 */
function unlikelyTimes(starts, ends, nextDay, until24, where, name) {
  if (starts === undefined || (minutes(starts) === 0 && (until24 || ends === undefined))) return [];
  if (minutes(starts) > 0 && minutes(starts) < EARLIEST) return [say("session-early", 0, `${where}.from`, { name, starts: sayTime(starts) })];
  if (ends === undefined) return [];
  const lasts = minutes(ends) - minutes(starts) + (nextDay ? A_DAY : 0);
  if (lasts <= LONGEST || lasts > A_DAY) return [];
  const hours = Number((lasts / 60).toPrecision(3));
  return [say("session-long", 0, `${where}.to`, { name, starts: sayTime(starts), ends: sayTime(ends), 1: hours })];
}

/** @param {Fields} session @param {string} where @param {string} name @returns {Problem[]} */
function fieldProblems(session, where, name) {
  const { repeats } = session;
  const problems = [];
  if (isThere(session["weeks"]) && repeats !== "monthly") problems.push(say("session-weeks-unused", 0, `${where}.weeks`, { name, repeats }));
  for (const field of UNUSED[repeats] ?? []) {
    if (!isThere(session[field])) continue;
    // The gap of the field has the same name as that of the activity: what comes after it is put in by hand.
    const { message, ...rest } = say("session-field-unused", 0, `${where}.${field}`, { why: `but this session is ${repeats}` });
    problems.push({ ...rest, message: message.replace("{name}", () => name).replace("{name}", () => field) });
  }
  if (repeats === "monthly" && isThere(session["month_days"]) && (isThere(session["days"]) || isThere(session["weeks"]))) {
    problems.push(say("session-month-days-and-weeks", 0, `${where}.month_days`, { name }));
  }
  if (session["term_time"] && session["school_holidays"]) problems.push(say("session-term-and-holidays", 0, `${where}.school_holidays`, { name }));
  return problems;
}

/** @param {Fields} session @param {string} where @param {string} name @returns {Problem[]} */
function dayProblems(session, where, name) {
  const { repeats } = session;
  const problems = [];
  if (repeats === "weekly" || repeats === "monthly" || repeats === "some-weeks") {
    if (!isThere(session["days"]) && !isThere(session["month_days"])) problems.push(say("session-days-missing", 0, `${where}.repeats`, { name }));
    if (repeats === "monthly" && !isThere(session["weeks"]) && !isThere(session["month_days"])) {
      problems.push(say("session-weeks-missing", 0, `${where}.repeats`, { name }));
    }
    if (repeats === "some-weeks") problems.push(say("session-weeks-missing", 1, `${where}.repeats`, { name }));
    else if ((session["every"] ?? 1) > 1 && !session["starts_on"]) {
      const unit = repeats === "weekly" ? "week" : "month";
      problems.push(say("session-first-date-missing", 0, `${where}.every`, { name, every: session["every"], unit }));
    }
  } else if (repeats === "once" && !session["starts_on"]) {
    problems.push(say("session-date-missing", 0, `${where}.repeats`, { name }));
  } else if (repeats === "dates" && !isThere(session["dates"])) {
    problems.push(say("session-dates-missing", 0, `${where}.repeats`, { name }));
  } else if (repeats === "unknown") {
    problems.push(say("session-unknown", 0, `${where}.repeats`, { name }));
  }
  return problems;
}

/** @param {Fields} session @param {string} where @param {string} name @param {string} today @param {boolean} isOpen @returns {Problem[]} */
function dateProblems(session, where, name, today, isOpen) {
  const { starts_on: first, ends_on: last, repeats } = session;
  const days = inOrder(session["days"]);
  if (first && last && last < first) return [say("session-dates-reversed", 0, `${where}.ends_on`, { name, first: sayDay(first), last: sayDay(last) })];
  const problems = [];
  if (first && (repeats === "weekly" || repeats === "monthly") && days.length && !days.includes(WEEKDAYS[weekday(first)] ?? "")) {
    const gaps = { name, first: sayDay(first), 1: capital(WEEKDAYS[weekday(first)] ?? ""), 2: days.map(capital).join(" and ") };
    problems.push(say("session-start-off-day", 0, `${where}.starts_on`, gaps));
  }
  if (isOpen) problems.push(...overProblems(session, where, name, today));
  const notOn = /** @type {string[]} */ ([...(session["not_on"] ?? [])].sort());
  const alsoOn = /** @type {string[]} */ (session["also_on"] ?? []);
  for (const day of notOn) {
    if (!meets(session, day)) problems.push(say("session-not-on-unused", 0, `${where}.not_on`, { name, day: sayDay(day), 1: capital(WEEKDAYS[weekday(day)] ?? "") }));
  }
  const both = notOn.find((day) => alsoOn.includes(day));
  if (both) problems.push(say("session-date-both", 0, `${where}.also_on`, { name, 1: sayDay(both) }));
  return problems;
}

/** @param {Fields} session @param {string} where @param {string} name @param {string} today @returns {Problem[]} */
function overProblems(session, where, name, today) {
  const alsoOn = /** @type {string[]} */ (session["also_on"] ?? []);
  if (alsoOn.some((day) => day >= today)) return [];
  const { repeats } = session;
  if (repeats === "dates") {
    const over = lastListed(session);
    return over && over < today ? [say("dates-past", 0, `${where}.dates`, { name, over: sayDay(over) })] : [];
  }
  const field = repeats === "once" ? "starts_on" : "ends_on";
  const over = session[field];
  if (!over || over >= today) return [];
  return [say(repeats === "once" ? "once-past" : "session-over", 0, `${where}.${field}`, { name, over: sayDay(over) })];
}

/** The last of the dates that are written down, "" if there is none. @param {Fields} session */
function lastListed(session) {
  return [...(session["dates"] ?? []), ...(session["also_on"] ?? [])].sort().pop() ?? "";
}

/** Whether it would be on that day, but for its exceptions. @param {Fields} session @param {string} day */
function meets(session, day) {
  const { starts_on: first, ends_on: last, repeats } = session;
  if ((first && day < first) || (last && day > last)) return false;
  if (repeats === "once") return day === first;
  if (repeats === "dates") return (session["dates"] ?? []).includes(day);
  const names = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
  if (isThere(session["months"]) && !session["months"].includes(names[Number(day.slice(5, 7)) - 1])) return false;
  if (repeats === "monthly" && isThere(session["month_days"])) return session["month_days"].includes(Number(day.slice(8)));
  const isDay = !isThere(session["days"]) || session["days"].includes(WEEKDAYS[weekday(day)]);
  if (!isDay || repeats === "by-arrangement") return isDay;
  if (repeats === "monthly" && isThere(session["weeks"])) return weeksOf(day).some((week) => session["weeks"].includes(week));
  if (repeats === "weekly" && (session["every"] ?? 1) > 1 && first) {
    const weeks = daysBetween(addDays(first, -weekday(first)), addDays(day, -weekday(day))) / 7;
    return weeks % session["every"] === 0;
  }
  return true;
}

/** @param {string} day */
function weeksOf(day) {
  const week = WEEKS[Math.floor((Number(day.slice(8)) - 1) / 7)] ?? "";
  return addDays(day, 7).slice(5, 7) === day.slice(5, 7) ? [week] : [week, "last"];
}

/** @param {Fields} session @param {string} where @param {string} name @returns {Problem[]} */
function placeProblems(session, where, name) {
  const ways = ["place", "online", "phone", "area"].filter((way) => session[way]);
  return ways.length < 2 ? [] : [say("session-two-places", 0, `${where}.${ways[1]}`, { name, 1: ways.join(" and ") })];
}

/** @param {string[] | undefined} days */
function inOrder(days) {
  return WEEKDAYS.filter((day) => (days ?? []).includes(day));
}

/** @param {any} value */
function isThere(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
