/**
 * What is said of a record's last check, worked out on the day it is read, so that a site nobody builds again says the
 * truth. Python: schedule/review.py, which gives the days.
 */

import { DAY_MS } from "./days.js";

const NAMES = "checked due overdue old listed";
const DUE_FOR = 28; // days

/**
 * The state as a number: how many have come before it.
 * @param {number} today  Days since 1970, as the others.
 * @param {number} again  The last day on which it counts as checked; 0 for what a list says and nobody has checked.
 * @param {number} old  The last before it counts as not recently checked.
 */
export function checkState(today, again, old) {
  if (!again) return 4;
  if (today <= again) return 0;
  if (today <= again + DUE_FOR) return 1;
  return today <= old ? 2 : 3;
}

/**
 * What a state is called.
 * @param {number} state
 */
export function nameOf(state) {
  return NAMES.split(" ")[state] ?? "";
}

/**
 * What it takes off the score of a search, in sixteenths: 0, 1, 3 and 5; 3 for what is only listed. Python: search/query/order.py.
 * @param {number} state
 */
export function takenOff(state) {
  return state === 4 ? 3 : Math.max(0, 2 * state - 1);
}

/**
 * Of what edition/wording/freshness.py wrote for scripts: the day of the next change, and the two days of the rule.
 * @param {string | undefined} text
 * @param {string} today  Such as 2026-11-25.
 */
export function stateInText(text, today) {
  const [, again = "", old = ""] = (text ?? "").split(" ");
  const number = (/** @type {string} */ day) => Date.parse(day) / DAY_MS;
  return checkState(number(today), number(again), number(old));
}
