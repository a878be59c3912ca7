/**
 * What people type, as a record has it: "2.30pm" is 14:30, "5 December" is 2026-12-05, "£3" is 3. What cannot be read is
 * undefined, and the form asks again: never a value that nobody wrote.
 */

const TIME = /^(\d{1,2})(?:[.: ]?(\d{2}))?\s*(am|pm)?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const FIGURES = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/;
const WORDS = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([^\d\s.,]+)\.?,?(?: (\d{4}))?$/u;
const AHEAD = 60; // days that a date without a year may have gone by, and still be this year's

/**
 * A time on the 24 hour clock. "2:30" may be day or night, so it is asked again; "10:30" is taken as it is written.
 * @param {string} typed
 * @param {{midday: string, midnight: string}} [words]  In the language of the page.
 * @returns {string | undefined}
 */
export function timeOf(typed, words) {
  const text = typed.trim().toLowerCase().replace(/a\.m\.?$/, "am").replace(/p\.m\.?$/, "pm").replace(/ ?o.?clock/, "").replace(/^12 ?(?=[^\d\W]{3})/u, "").trim();
  if (text === "midday" || text === "noon" || text === words?.midday) return "12:00";
  if (text === "midnight" || text === words?.midnight) return "00:00";
  const [, digits = "", minutes = "00", half] = TIME.exec(text) ?? [];
  const hour = Number(digits);
  if (!digits || Number(minutes) > 59 || hour > 23) return undefined;
  if (!half) return isUnclear(typed) ? undefined : inFull(hour, minutes);
  if (hour > 12) return half === "pm" ? inFull(hour, minutes) : undefined; // 14:30pm
  return hour ? inFull((hour % 12) + (half === "pm" ? 12 : 0), minutes) : undefined;
}

/**
 * Whether a time has no "am" or "pm" and could be meant either way: "2" and "2:30", but not "02:30", "10:30" or "14:30".
 * @param {string} typed
 */
export function isUnclear(typed) {
  return /^[1-7](?:[.: ]?\d{2})?$/.test(typed.trim());
}

/**
 * @param {number} hour
 * @param {string} minutes
 */
function inFull(hour, minutes) {
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

/**
 * A day. Without a year it is the next such day, or one that has just gone by.
 * @param {string} typed
 * @param {string} today
 * @param {string[]} months  Their names in the language of the page.
 * @returns {string | undefined}
 */
export function dayOf(typed, today, months) {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  if (isoYear) return real(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, day, month, year = ""] = FIGURES.exec(text) ?? [];
  if (day) return real(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day));
  const [, number, name = "", ofYear] = WORDS.exec(text) ?? [];
  const at = name.length > 2 ? months.findIndex((each) => each.toLowerCase().startsWith(name)) : -1;
  if (!number || at < 0) return undefined;
  if (ofYear) return real(Number(ofYear), at + 1, Number(number));
  const own = Number(today.slice(0, 4));
  const here = real(own, at + 1, Number(number));
  if (!here) return real(own + 1, at + 1, Number(number));
  return Date.parse(today) - Date.parse(here) > AHEAD * 86_400_000 ? real(own + 1, at + 1, Number(number)) : here;
}

/**
 * Days, parted by lines or commas. What is no day comes back as it was typed.
 * @param {string} typed
 * @param {string} today
 * @param {string[]} months
 * @returns {{days: string[], odd: string[]}}
 */
export function daysOf(typed, today, months) {
  /** @type {string[]} */
  const days = [];
  /** @type {string[]} */
  const odd = [];
  for (const each of typed.split(/[\n,;]| and /).map((part) => part.trim()).filter(Boolean)) {
    const day = dayOf(each, today, months);
    if (day) days.push(day);
    else odd.push(each);
  }
  return { days: [...new Set(days)].sort(), odd };
}

/**
 * An amount of money.
 * @param {string} typed
 * @returns {number | undefined}
 */
export function amountOf(typed) {
  const text = typed.trim().replace(/^£\s*/, "");
  if (/^\d{1,3}p$/.test(text)) return Number(text.slice(0, -1)) / 100;
  return /^\d{1,6}(?:\.\d{1,2})?$/.test(text) ? Number(text) : undefined;
}

/**
 * A day that there is.
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
function real(year, month, day) {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isThere = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isThere ? at.toISOString().slice(0, 10) : undefined;
}
