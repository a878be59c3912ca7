/** Times, dates and distances in words, as Python's language room writes them on the other pages. */

import { daysBetween, sayDate } from "./days.js";
import { fill, sayNumber } from "./say.js";
import { NONE } from "./day-patterns.js";

const METRES_IN_A_MILE = 1609.344;
const FRACTIONS = ["", "¼", "½", "¾"];
/** A way is longer than the straight line, by about this much in towns and lanes; and people walk 3 miles an hour. */
const MINUTES_A_METRE = (1.3 * 20) / METRES_IN_A_MILE;
const LONGEST_WALK = METRES_IN_A_MILE;

export { sayDate };

/** @typedef {import("./find-words.js").Words} Words */

/**
 * "10:30am", "midday".
 * @param {number} minute  Of the day
 * @param {Words["time"]} words
 */
export function sayTime(minute, words) {
  const hour24 = Math.floor(minute / 60) % 24;
  const rest = minute % 60;
  if (!rest && hour24 === 0) return words.midnight;
  if (!rest && hour24 === 12) return words.midday;
  const [whole, parted] = hour24 < 12 ? [words.am, words.amMinutes] : [words.pm, words.pmMinutes];
  return fill(rest ? parted : whole, { hour: hour24 % 12 || 12, hour24, minute: String(rest).padStart(2, "0") });
}

/**
 * "10:30am to midday"; nothing when it is not known.
 * @param {number} starts
 * @param {number} ends
 * @param {Words["time"]} words
 */
export function sayHours(starts, ends, words) {
  if (starts === NONE) return "";
  if (ends === NONE) return sayTime(starts, words);
  return fill(words.range, { starts: sayTime(starts, words), ends: sayTime(ends, words) });
}

/**
 * "Wednesday 25 November", but "Today" and "Tomorrow" by their names.
 * @param {string} day
 * @param {string} today
 * @param {Words} words
 */
export function sayDay(day, today, words) {
  const away = daysBetween(today, day);
  return away === 0 ? words.today : away === 1 ? words.tomorrow : sayDate(day, today, words.date);
}

/**
 * As a road sign has it: to a quarter of a mile below one, to a half up to ten, then whole.
 * @param {number} metres
 * @param {Words["miles"]} words
 * @param {string} language
 */
export function sayMiles(metres, words, language) {
  const miles = metres / METRES_IN_A_MILE;
  const step = miles < 1 ? 1 : miles < 10 ? 2 : 4;
  const quarters = Math.floor((miles * 4) / step + 0.5) * step;
  const whole = quarters >> 2;
  const fraction = FRACTIONS[quarters & 3] ?? "";
  if (!quarters) return words.least;
  if (!fraction) return sayNumber(words.whole, whole, language);
  return whole ? fill(words.mixed, { n: whole.toLocaleString(language), fraction }) : fill(words.part, { fraction });
}

/**
 * "About 15 minutes on foot", to five minutes; nothing for what is too far to walk to.
 * @param {number} metres
 * @param {Words} words
 * @param {string} language
 */
export function sayWalk(metres, words, language) {
  if (metres > LONGEST_WALK) return "";
  return sayNumber(words.walk, Math.max(5, Math.ceil((metres * MINUTES_A_METRE) / 5) * 5), language);
}
