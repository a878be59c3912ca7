/** Days as the directory counts them: a day is a text such as 2026-11-25. */

import { fill } from "./say.js";

export const DAY_MS = 24 * 60 * 60 * 1000;

/** @typedef {{plain: string, year: string, days: string[], months: string[]}} DateWords  Gaps: weekday day month year */

/**
 * The day it is at the directory's own place, wherever the reader is.
 * @param {string | undefined} timezone  Such as Europe/London; the device's own when it is not known.
 * @param {Date} now
 * @returns {string}
 */
export function todayIn(timezone, now) {
  const form = { year: "numeric", month: "2-digit", day: "2-digit", timeZone: timezone };
  try {
    return inOrder(new Intl.DateTimeFormat("en-GB", /** @type {Intl.DateTimeFormatOptions} */ (form)), now);
  } catch {
    return inOrder(new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "2-digit", day: "2-digit" }), now);
  }
}

/**
 * How many days from one day to another; less than 0 when the other is in the past.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/**
 * "Today" or "Tomorrow", or nothing for other days.
 * @param {number} away  In days.
 * @param {{today: string, tomorrow: string}} words
 */
export function nearName(away, words) {
  return away === 0 ? words.today : away === 1 ? words.tomorrow : "";
}

/**
 * "Wednesday 25 November"; with the year when it is not this one.
 * @param {string} day  Such as 2026-11-25
 * @param {string} today
 * @param {DateWords} words
 */
export function sayDate(day, today, words) {
  const date = new Date(`${day}T00:00:00Z`);
  const pattern = day.slice(0, 4) === today.slice(0, 4) ? words.plain : words.year;
  return fill(pattern, {
    weekday: words.days[(date.getUTCDay() + 6) % 7] ?? "",
    day: date.getUTCDate(),
    month: words.months[date.getUTCMonth()] ?? "",
    year: date.getUTCFullYear(),
  });
}

/**
 * The same words with short names of days and months, which a narrow part of a page carries.
 * @param {HTMLElement} carrier
 * @param {DateWords} words
 * @returns {DateWords}
 */
export function shortDates({ dataset }, words) {
  return { ...words, days: (dataset.fpWeekdays ?? "").split("|"), months: (dataset.fpMonths ?? "").split("|") };
}

/**
 * @param {Intl.DateTimeFormat} format
 * @param {Date} now
 */
function inOrder(format, now) {
  const parts = Object.fromEntries(format.formatToParts(now).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}
