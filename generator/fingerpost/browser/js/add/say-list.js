/**
 * Lists, dates and times in words, as language/language.py writes them: the build gives the patterns, so both say the same.
 *
 * @typedef {{two: string, start: string, middle: string, end: string}} ListPatterns  Gaps {0} and {1}, as CLDR has them
 * @typedef {{
 *   and: ListPatterns, or: ListPatterns, language: string,
 *   days: string[], everyDay: string[], months: string[], ordinals: Record<string, string>,
 *   date: {whole: string, plain: string, noWeekday: string, noWeekdayPlain: string},
 *   time: {midday: string, midnight: string, am: string, pm: string, minutesAm: string, minutesPm: string, range: string},
 * }} Wording
 */

import { fill } from "../shared/say.js";

const WELSH_VOWEL = /^[aeiouwyâêîôûŵŷ]/i;

/**
 * @param {string[]} parts
 * @param {Wording} words
 * @param {"and" | "or"} [join]
 */
export function sayList(parts, words, join = "and") {
  const patterns = words[join];
  const put = (/** @type {string} */ pattern, /** @type {string} */ first, /** @type {string} */ second) =>
    pattern.replace(/\{([01])\}/g, (_, gap) => (gap === "0" ? first : second));
  const [first = "", second = ""] = parts;
  if (parts.length < 2) return first;
  if (parts.length === 2) return welsh(put(patterns.two, first, second), second, words);
  const last = parts[parts.length - 1] ?? "";
  let row = put(patterns.start, first, second);
  for (const part of parts.slice(2, -1)) row = put(patterns.middle, row, part);
  return welsh(put(patterns.end, row, last), last, words);
}

/**
 * Unicode's Welsh leaves the choice to the reader, "Llun a(c) Iau": ac before a vowel.
 * @param {string} row
 * @param {string} last
 * @param {Wording} words
 */
function welsh(row, last, { language }) {
  return language.startsWith("cy") ? row.replaceAll(" a(c) ", WELSH_VOWEL.test(last) ? " ac " : " a ") : row;
}

/**
 * @param {string} day  Such as 2026-11-25
 * @param {Wording} words
 * @param {{year?: boolean, weekday?: boolean}} [options]
 */
export function sayDay(day, words, { year = true, weekday = true } = {}) {
  const { date } = words;
  const pattern = weekday ? (year ? date.whole : date.plain) : year ? date.noWeekday : date.noWeekdayPlain;
  return fill(pattern, {
    weekday: words.days[weekdayOf(day)] ?? "",
    day: Number(day.slice(8)),
    month: words.months[Number(day.slice(5, 7)) - 1] ?? "",
    year: Number(day.slice(0, 4)),
  });
}

/**
 * Monday is 0.
 * @param {string} day
 */
export function weekdayOf(day) {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/**
 * @param {string} time  Such as 14:30
 * @param {Wording} words
 */
export function sayTime(time, { time: patterns }) {
  const [hour, minute] = [Number(time.slice(0, 2)) % 24, time.slice(3)];
  if (minute === "00" && hour % 12 === 0) return hour ? patterns.midday : patterns.midnight;
  const whole = hour < 12 ? patterns.am : patterns.pm;
  const pattern = minute === "00" ? whole : hour < 12 ? patterns.minutesAm : patterns.minutesPm;
  return fill(pattern, { hour: hour % 12 || 12, hour24: hour, minute });
}

/**
 * "1st", "22nd", "13th".
 * @param {number} n
 * @param {Wording} words
 */
export function sayOrdinal(n, { ordinals, language }) {
  const form = new Intl.PluralRules(language, { type: "ordinal" }).select(n);
  return fill(ordinals[form] ?? ordinals.other ?? "", { n });
}
