/**
 * What is said of a record's last check, worked out on the day it is read, so that a site nobody builds again says the
 * truth. Python: schedule/review.py, which gives the days.
 */

import { DAY_MS } from "./days.js";

/** In the order of their words. */
export const STATES = ["checked", "due", "overdue", "old"];
const DUE_FOR = 28; // days
/** What each takes off the score of a search, in sixteenths. Python: search/query/answer.py. */
const TAKEN_OFF = [0, 1, 3, 5];

/**
 * The number of the state in STATES.
 * @param {number} today  Days since 1970, as the others.
 * @param {number} again  The last day on which it counts as checked.
 * @param {number} old  The last before it counts as not recently checked.
 */
export function checkState(today, again, old) {
  if (today <= again) return 0;
  if (today <= again + DUE_FOR) return 1;
  return today <= old ? 2 : 3;
}

/** @param {number} state */
export function takenOff(state) {
  return TAKEN_OFF[state] ?? 0;
}

/**
 * Of what edition/wording/freshness.py wrote for scripts: the day of the next change, and the two days of the rule.
 * @param {string | undefined} written
 * @param {string} today  Such as 2026-11-25.
 */
export function writtenState(written, today) {
  const [, again = "", old = ""] = (written ?? "").split(" ");
  const number = (/** @type {string} */ day) => Date.parse(day) / DAY_MS;
  return checkState(number(today), number(again), number(old));
}
