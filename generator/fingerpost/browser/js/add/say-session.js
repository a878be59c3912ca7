/**
 * When a session happens, in the words that the site has for it. schedule/words.py says the same of the same session: a
 * table that both are tried with holds that.
 */

import { fill, sayNumber } from "../shared/say.js";
import { WEEKDAYS, ruleOf } from "./rule.js";
import { sayDay, sayList, sayOrdinal, sayTime } from "./say-list.js";

const WORKING_WEEK = WEEKDAYS.slice(0, 5).join();
const OTHER = 2; // weeks from one to the next: every other week
const FEW_DATES = 3; // of a printed list, on a card

/** @typedef {import("./rule.js").Rule} Rule */
/** @typedef {import("./rule.js").Session} Session */
/** @typedef {import("../shared/say.js").Forms} Forms */
/**
 * pages/shipping/when_words.py writes them; the names say what each is about.
 * @typedef {import("./say-list.js").Wording & {
 *   weeks: Record<string, string>, bankHolidays: Record<string, string>,
 *   until: string, from: string, termTime: string, schoolHolidays: string, notOn: string, alsoOn: string,
 *   once: string, dates: string, more: string, unknown: string, byArrangement: string, byArrangementOn: string, some: string, someOf: string[],
 *   everyOther: string, everyOtherWeek: string, everyWeek: Forms, everyWeekOn: Forms, workingWeek: string, everyDay: string[], wholeWeek: string, week: string, weeksOf: string,
 *   askWhich: string, oneAMonth: Forms, everyMonth: Forms, ofTheMonth: Forms, untilTime: string, dayAndNight: string, nextDay: string,
 *   daysHours: string, notIn: string, firstToLast: string, in: string, someDates: string, someDatesPlain: string,
 * }} Words
 */

/**
 * With all its exceptions. What is over by today is left out, and so is the year of this year's exceptions.
 * @param {Session} session
 * @param {Words} words
 * @param {string} today
 */
export function saySession(session, words, today) {
  const rule = ruleOf(session);
  const sentences = [
    inRow(
      sayDays(rule, words, today),
      sayHours(session, rule, words),
      sayBeginning(rule, words, today),
      rule.endsOn && fill(words.until, { date: sayDay(rule.endsOn, words, { weekday: false }) }),
      sayMonths(rule.months, words),
      rule.termTime ? words.termTime : "",
      rule.schoolHolidays ? words.schoolHolidays : "",
      words.bankHolidays[rule.bankHolidays] ?? "",
    ),
  ];
  const [off, added] = [stillToCome(rule.notOn, today), stillToCome(rule.alsoOn, today)];
  if (off.length) sentences.push(fill(words.notOn, { dates: sayDates(off, words, "or", today) }));
  if (added.length) sentences.push(fill(words.alsoOn, { dates: sayDates(added, words, "and", today) }));
  return sentences.join(". ");
}

/**
 * In few words, for cards and lists; exceptions are left out.
 * @param {Session} session
 * @param {Words} words
 * @param {string} today
 */
export function saySessionShortly(session, words, today) {
  const rule = ruleOf(session);
  const hours = sayHours(session, rule, words);
  if (rule.repeats === "once" && rule.startsOn) return inRow(sayNear(rule.startsOn, words, today), hours);
  if (rule.repeats === "dates" && rule.dates.length) return inRow(sayFewDates(rule.dates, words, today), hours);
  let when = "";
  if (rule.repeats === "weekly" && rule.every === 1 && rule.days.length) {
    const every = rule.days.map((day) => words.everyDay[WEEKDAYS.indexOf(day)] ?? "");
    const days = sayWholeWeek(rule.days, words) || sayList(every, words);
    when = hours ? fill(words.daysHours, { days, hours }) : days;
  } else when = inRow(sayDays(rule, words, today), hours);
  return inRow(
    when,
    sayMonths(rule.months, words),
    rule.termTime ? words.termTime : "",
    rule.schoolHolidays ? words.schoolHolidays : "",
  );
}

/**
 * Dates in a row, the month and year once for each month.
 * @param {string[]} days
 * @param {Words} words
 * @param {"and" | "or"} join
 * @param {string} today
 */
function sayDates(days, words, join, today) {
  /** @type {Map<string, string[]>} */
  const months = new Map();
  for (const day of days) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), String(Number(day.slice(8)))]);
  const parts = [...months].map(([month, numbers]) => {
    const year = month.slice(0, 4);
    return fill(year === today.slice(0, 4) ? words.someDatesPlain : words.someDates, {
      day: sayList(numbers, words, join),
      month: words.months[Number(month.slice(5)) - 1] ?? "",
      year: Number(year),
    });
  });
  return sayList(parts, words, join);
}

/**
 * @param {string[]} days
 * @param {Words} words
 * @param {string} today
 */
function sayFewDates(days, words, today) {
  const coming = stillToCome(days, today);
  const remaining = coming.length ? coming : days;
  if (remaining.length === 1) return sayNear(remaining[0] ?? "", words, today);
  const dates = sayDates(remaining.slice(0, FEW_DATES), words, "and", today);
  const more = remaining.length - FEW_DATES;
  return more > 0 ? fill(words.more, { dates, n: more }) : dates;
}

/**
 * @param {string} day
 * @param {Words} words
 * @param {string} today
 */
function sayNear(day, words, today) {
  return sayDay(day, words, { year: day.slice(0, 4) !== today.slice(0, 4) });
}

/**
 * In which months of each year; "" when it is all of them.
 * @param {number[]} months
 * @param {Words} words
 */
function sayMonths(months, words) {
  if (!months.length || months.length === 12) return "";
  const name = (/** @type {number} */ month) => words.months[month - 1] ?? "";
  const missing = words.months.map((_, index) => index + 1).filter((month) => !months.includes(month));
  if (missing.length <= 2) return fill(words.notIn, { months: sayList(missing.map(name), words, "or") });
  const begins = months.filter((month) => !months.includes(((month + 10) % 12) + 1));
  const [begin = 1] = begins;
  if (begins.length === 1 && months.length > 2) {
    return fill(words.firstToLast, { first: name(begin), last: name(((begin + months.length - 2) % 12) + 1) });
  }
  return fill(words.in, { months: sayList(months.map(name), words) });
}

/**
 * @param {Rule} rule
 * @param {Words} words
 * @param {string} today
 */
function sayDays(rule, words, today) {
  const days = sayList(
    rule.days.map((day) => words.days[WEEKDAYS.indexOf(day)] ?? ""),
    words,
  );
  if (rule.repeats === "once") return rule.startsOn ? sayDay(rule.startsOn, words) : words.once;
  if (rule.repeats === "dates") {
    const coming = stillToCome(rule.dates, today);
    const remaining = coming.length ? coming : rule.dates;
    if (!remaining.length) return words.dates;
    return remaining.length === 1 ? sayDay(remaining[0] ?? "", words) : sayDates(remaining, words, "and", today);
  }
  if (rule.repeats === "unknown") return words.unknown;
  if (rule.repeats === "some-weeks") {
    const some = rule.days.map((day) => words.someOf[WEEKDAYS.indexOf(day)] ?? "");
    return some.length ? fill(words.some, { days: sayList(some, words) }) : words.dates;
  }
  if (rule.repeats === "by-arrangement") {
    const when = rule.days.join() === WORKING_WEEK ? words.workingWeek : days;
    return when ? fill(words.byArrangementOn, { days: when }) : words.byArrangement;
  }
  return rule.repeats === "monthly" ? sayMonthly(rule, days, words) : sayWeekly(rule, days, words);
}

/**
 * @param {Rule} rule
 * @param {string} days
 * @param {Words} words
 */
function sayWeekly({ days: own, every, startsOn }, days, words) {
  if (every === OTHER) return sayWithStart(days ? fill(words.everyOther, { days }) : words.everyOtherWeek, every, startsOn, words);
  if (!days) return sayWithStart(sayNumber(words.everyWeek, every, words.language), every, startsOn, words);
  if (every === 1) return sayWholeWeek(own, words) || sayNumber(words.everyWeekOn, every, words.language, { days });
  return sayWithStart(sayNumber(words.everyWeekOn, every, words.language, { days }), every, startsOn, words);
}

/**
 * Every other week, and nobody has found out from when they are counted.
 * @param {string} days
 * @param {number} every
 * @param {string} startsOn
 * @param {Words} words
 */
function sayWithStart(days, every, startsOn, words) {
  return every === 1 || startsOn ? days : fill(words.askWhich, { days });
}

/**
 * @param {Rule} rule
 * @param {string} days
 * @param {Words} words
 */
function sayMonthly({ weeks, monthDays, every, startsOn }, days, words) {
  let which = "";
  if (weeks.length) {
    const of = sayList(
      weeks.map((week) => words.weeks[week] ?? ""),
      words,
    );
    which = fill(words.weeksOf, { weeks: of, days: days || words.week });
  } else if (days) return sayNumber(words.oneAMonth, every, words.language, { days });
  else if (monthDays.length) {
    which = sayList(
      monthDays.map((day) => sayOrdinal(day, words)),
      words,
    );
  } else return sayWithStart(sayNumber(words.everyMonth, every, words.language), every, startsOn, words);
  return sayWithStart(sayNumber(words.ofTheMonth, every, words.language, { which }), every, startsOn, words);
}

/**
 * @param {string[]} days
 * @param {Words} words
 */
function sayWholeWeek(days, words) {
  return days.join() === WORKING_WEEK ? words.workingWeek : days.length === 7 ? words.wholeWeek : "";
}

/**
 * From when to when; a whole day, from midnight to midnight, is day and night.
 * @param {Session} session
 * @param {Rule} rule
 * @param {Words} words
 */
function sayHours({ from = "", to = "", ends_next_day: past = false }, { repeats }, words) {
  if (repeats === "unknown") return "";
  if (from === "00:00" && (to === "24:00" || (to === "00:00" && past))) return words.dayAndNight;
  let hours = from ? sayTime(from, words) : "";
  if (from && to) hours = fill(words.time.range, { starts: hours, ends: sayTime(to, words) });
  else if (to) hours = fill(words.untilTime, { time: sayTime(to, words) });
  return past && to ? fill(words.nextDay, { hours }) : hours;
}

/**
 * The first day, as long as it tells somebody something: it is to come, or the weeks are counted from it.
 * @param {Rule} rule
 * @param {Words} words
 * @param {string} today
 */
function sayBeginning({ startsOn, repeats, every }, words, today) {
  if (!startsOn || repeats === "once" || repeats === "dates" || (startsOn <= today && every === 1)) return "";
  return fill(words.from, { date: sayDay(startsOn, words, { weekday: false }) });
}

/**
 * @param {string[]} days
 * @param {string} today
 */
function stillToCome(days, today) {
  return days.filter((day) => day >= today);
}

/** @param {string[]} parts */
function inRow(...parts) {
  return parts.filter(Boolean).join(", ");
}
