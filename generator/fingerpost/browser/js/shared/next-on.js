/** When something is next on, from the patterns of its sessions: on a card of the finder, and on a page. */

import { ANY_DAY, NONE, dayNumber, meetsOn, nextAt, writtenDate } from "./day-patterns.js";

const NEARLY_MIDNIGHT = 1425;

/** @typedef {import("./day-patterns.js").Patterns} Patterns */
/** @typedef {import("./day-patterns.js").Sessions} Sessions */
/**
 * "at" is for a machine: 2026-11-24T10:00. "session" is its place in the list. "ask": it is a bank holiday, and nobody
 * has said whether it is on.
 * @typedef {{day: string, at: string, starts: number, ends: number, session: number, ask: boolean}} Next
 */

/**
 * @param {Patterns} patterns
 * @param {Sessions} sessions
 * @param {string} today
 * @param {number} minute  Of the day.
 * @param {number} [weekdays]  Those that are asked for, as bits, Monday first.
 * @returns {Next | "always" | "ask" | "none"}
 *   "ask": it is on now and then, and nobody has worked out when next. "none": it has no dates at all.
 */
export function nextOf(patterns, sessions, today, minute, weekdays = ANY_DAY) {
  const first = dayNumber(patterns.first);
  const offset = dayNumber(today) - first;
  const isAlways = (/** @type {Sessions[number]} */ [pattern, starts, ends]) =>
    starts === 0 &&
    (ends === NONE || ends >= NEARLY_MIDNIGHT) &&
    [0, 1, 2, 3, 4, 5, 6].every((day) => meetsOn(patterns, pattern, offset + day));
  if (sessions.some(isAlways)) return "always";
  const next = nextAt(patterns, sessions, offset, minute, weekdays);
  if (!next) return sessions.some(([pattern]) => pattern) ? "ask" : "none";
  const onThatDay = next.day;
  const starts = sessions[next.index]?.[1] ?? NONE;
  const at = writtenDate(patterns, onThatDay, starts);
  const [day = ""] = at.split("T");
  const then = sessions.filter(([pattern, from]) => from === starts && meetsOn(patterns, pattern, onThatDay));
  const sure = then.find((session) => !isUnsure(patterns, session, onThatDay));
  const [, , ends] = sure ?? then[0] ?? [0, starts, NONE];
  const session = sessions.indexOf(sure ?? then[0] ?? [0, 0, 0]);
  return { day, at, starts, ends, session, ask: !sure };
}

/**
 * Which session began the evening before and has not ended yet, or -1. Until it ends it is on, and today is not over for it.
 * @param {Patterns} patterns
 * @param {Sessions} sessions
 * @param {string} today
 * @param {number} minute  Of the day.
 * @param {boolean[]} [eve]  Of each session, whether it was on the evening before the first day of the patterns.
 */
export function stillGoing(patterns, sessions, today, minute, eve = []) {
  const offset = dayNumber(today) - dayNumber(patterns.first) - 1;
  return sessions.findIndex(([pattern, starts, ends], index) => {
    const isPastMidnight = starts !== NONE && ends <= starts;
    return isPastMidnight && minute < ends && (offset === -1 ? eve[index] : meetsOn(patterns, pattern, offset));
  });
}

/**
 * Whether a day of a session is a bank holiday on which nobody has said whether it is on.
 * @param {Patterns} patterns
 * @param {Sessions[number]} session
 * @param {number} offset  In days from the first day of the patterns.
 */
export function isUnsure(patterns, [pattern], offset) {
  return meetsOn(patterns, patterns.asks[pattern] ?? 0, offset);
}

/**
 * The minute of the day it is at the directory's own place.
 * @param {string | undefined} timezone
 * @param {Date} now
 */
export function minuteIn(timezone, now) {
  const form = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const clock = (/** @type {Intl.DateTimeFormatOptions} */ options) =>
    new Intl.DateTimeFormat("en-GB", options).formatToParts(now);
  let parts;
  try {
    parts = clock({ ...form, timeZone: timezone });
  } catch {
    parts = clock(form); // a browser that does not know the timezone
  }
  const number = (/** @type {string} */ type) => Number(parts.find((part) => part.type === type)?.value);
  return number("hour") * 60 + number("minute");
}
