/** Dates from the day patterns: which bit is set. No rule is worked out here. Python: search/query/next_time.py. */

export const NONE = 0xffff; // a time that is not known
export const ANY_DAY = 127; // days of the week, as bits, Monday first
export const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Patterns one after another, number 0 without days; "asks" has, for each, the number of the pattern of its days that
 * are bank holidays to ask about.
 * @typedef {{first: string, days: number, size: number, data: Uint8Array, asks: number[]}} Patterns
 */
/** @typedef {[pattern: number, starts: number, ends: number, branch?: number][]} Sessions  Minutes of the day, or NONE. */

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
 * The first day of a pattern from offset on that is one of these days of the week, or -1.
 * @param {Patterns} patterns
 * @param {number} pattern
 * @param {number} offset
 * @param {number} [weekdays]
 */
export function nextDay(patterns, pattern, offset, weekdays = ANY_DAY) {
  if (!pattern) return -1;
  const monday = dayNumber(patterns.first) + 3; // 1 January 1970 was a Thursday
  for (let day = Math.max(offset, 0); day < patterns.days; day += 1) {
    if ((weekdays >> ((monday + day) % 7)) & 1 && meetsOn(patterns, pattern, day)) return day;
  }
  return -1;
}

/**
 * When the first of some sessions is next on: the day, from the first of the patterns, and which it is in the list; null
 * when no date is known. What has ended at this minute of today is over.
 * @param {Patterns} patterns
 * @param {Sessions} sessions
 * @param {number} offset  Today.
 * @param {number} minute  Of the day.
 * @param {number} [weekdays]
 * @returns {{day: number, index: number} | null}
 */
export function nextAt(patterns, sessions, offset, minute, weekdays = ANY_DAY) {
  let best = null;
  for (const [index, [pattern, starts, ends]] of sessions.entries()) {
    let day = nextDay(patterns, pattern, offset, weekdays);
    // What goes on past midnight is not over today.
    const over = ends === NONE ? starts : ends <= starts ? Infinity : ends;
    if (day === offset && over <= minute) day = nextDay(patterns, pattern, offset + 1, weekdays);
    if (day < 0) continue;
    const isFirst = !best || day < best.day || (day === best.day && starts < (sessions[best.index]?.[1] ?? NONE));
    if (isFirst) best = { day, index };
  }
  return best;
}

/**
 * A day and the minute it begins, as machines write them: "2026-11-24T10:00", or the day alone when its time is not known.
 * @param {Patterns} patterns
 * @param {number} day  From the first of the patterns.
 * @param {number} starts
 */
export function writtenDate(patterns, day, starts) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const date = new Date((dayNumber(patterns.first) + day) * DAY_MS).toISOString().slice(0, 10);
  return starts === NONE ? date : `${date}T${two(Math.floor(starts / 60))}:${two(starts % 60)}`;
}
