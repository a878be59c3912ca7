/** Dates from the day patterns: which bit is set. No rule is worked out here. Python: search/answer.py. */

export const NONE = 0xffff; // a time that is not known
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Patterns one after another, number 0 without days; "asks" has, for each, the number of the pattern of its days that
 * are bank holidays to ask about.
 * @typedef {{first: string, days: number, size: number, data: Uint8Array, asks: number[]}} Patterns
 */
/** @typedef {[pattern: number, starts: number, ends: number][]} Sessions  Minutes of the day, or NONE. */

/**
 * Days since 1 January 1970.
 * @param {string} day  Such as 2026-11-25
 */
export function dayNumber(day) {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/**
 * Whether a pattern has a day.
 * @param {Patterns} patterns
 * @param {number} pattern
 * @param {number} offset  In days from the first day of the patterns.
 */
export function meetsOn(patterns, pattern, offset) {
  if (offset < 0 || offset >= patterns.days) return false;
  return (((patterns.data[pattern * patterns.size + (offset >> 3)] ?? 0) >> (offset & 7)) & 1) === 1;
}

/**
 * The first day of a pattern from offset on, or -1.
 * @param {Patterns} patterns
 * @param {number} pattern
 * @param {number} offset
 */
export function nextDay(patterns, pattern, offset) {
  if (!pattern) return -1;
  for (let day = Math.max(offset, 0); day < patterns.days; day += 1) if (meetsOn(patterns, pattern, day)) return day;
  return -1;
}

/**
 * The next time of a record: "2026-11-24T10:00", or the day alone when its time is not known; null when no date is known.
 *
 * What has ended at this minute of today is over.
 * @param {Patterns} patterns
 * @param {Sessions} sessions
 * @param {string} today  Such as 2026-11-21
 * @param {number} minute  Of the day.
 */
export function nextDate(patterns, sessions, today, minute = 0) {
  const first = dayNumber(patterns.first);
  const offset = dayNumber(today) - first;
  let best = [Infinity, 0];
  for (const [pattern, starts, ends] of sessions) {
    let day = nextDay(patterns, pattern, offset);
    // What goes on past midnight is not over today.
    const over = ends === NONE ? starts : ends <= starts ? Infinity : ends;
    if (day === offset && over <= minute) day = nextDay(patterns, pattern, offset + 1);
    const [bestDay = 0, bestStarts = 0] = best;
    if (day >= 0 && (day < bestDay || (day === bestDay && starts < bestStarts))) best = [day, starts];
  }
  const [day = Infinity, starts = NONE] = best;
  if (day === Infinity) return null;
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const date = new Date((first + day) * DAY_MS).toISOString().slice(0, 10);
  return starts === NONE ? date : `${date}T${two(Math.floor(starts / 60))}:${two(starts % 60)}`;
}
