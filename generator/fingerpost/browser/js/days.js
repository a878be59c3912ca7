/** Days as the directory counts them: a day is a text such as 2026-11-25. */

export const DAY_MS = 24 * 60 * 60 * 1000;

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
 * @param {Intl.DateTimeFormat} format
 * @param {Date} now
 */
function inOrder(format, now) {
  const parts = Object.fromEntries(format.formatToParts(now).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}
