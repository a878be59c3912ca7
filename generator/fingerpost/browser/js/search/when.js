/** What is asked of days, dates and parts of the day, and which sessions meet then. */

import { DAYS, PARTS, WHEN, isSet } from "./facets.js";
import { ANY_DAY, NONE, meetsOn } from "../shared/day-patterns.js";

const PART_EDGES = [0, 720, 1020, 1440]; // minutes
const LONG_ENOUGH = 60; // what goes on for an hour into the afternoon counts as an afternoon's too

/** @typedef {import("./facets.js").State} State */
/** @typedef {import("./facets.js").Here} Here */
/** @typedef {import("../shared/packing.js").Numbers} Numbers */
/** @typedef {import("../shared/day-patterns.js").Patterns} Patterns */

export class When {
  /**
   * @param {State} state
   * @param {Here} here
   * @param {Patterns} patterns
   * @param {(name: string) => Numbers} numbers  A column of the sessions, once it is needed.
   */
  constructor(state, here, patterns, numbers) {
    this.state = state;
    this.here = here;
    this.patterns = patterns;
    this.numbers = numbers;
    this.isAsked = WHEN.some((facet) => isSet(state, facet));
    this.chosen = isSet(state, "day") ? (state.day ?? []).reduce((bits, day) => bits | (DAYS[day] ?? 0), 0) : ANY_DAY;
    this.dates = this.datesAsked(state.soon ?? []);
  }

  /** The days of the week that are asked for, as bits, Monday first; all of them when none is. */
  get weekdays() {
    return this.chosen & (this.dates ? this.dates.reduce((bits, date) => bits | (1 << this.#weekday(date)), 0) : ANY_DAY);
  }

  /** The first date that is asked for, from the first of the patterns; today, when none is or it is past. */
  get begins() {
    return Math.max(this.here.offset, ...(this.dates ?? []).slice(0, 1));
  }

  /**
   * The dates of "this week" and the like, and of the one day that is asked for; nothing when no date is. In days from the
   * first of the patterns. A week ends on Sunday, and what is past of it is left out.
   * @param {string[]} soon
   */
  datesAsked(soon) {
    const { today, offset } = this.here;
    const { on } = this.state;
    if (!soon.length && !on) return undefined;
    const toSunday = 6 - this.#weekday(offset);
    /** @type {Record<string, [number, number]>} */
    const ranges = { today: [0, 0], tomorrow: [1, 1], weekend: [Math.max(0, toSunday - 1), toSunday], week: [0, toSunday], "next-week": [toSunday + 1, toSunday + 7] };
    const days = Array.from({ length: 14 }, (_, day) => day).filter((day) =>
      soon.some((each) => (ranges[each]?.[0] ?? 99) <= day && day <= (ranges[each]?.[1] ?? 0)),
    );
    if (!on) return days.map((day) => offset + day);
    return !soon.length || days.includes(on - today) ? [on - today + offset] : [];
  }

  /**
   * Whether one session meets on the days and dates and in the parts of the day that are asked for.
   * @param {number} session
   * @param {boolean} useDay
   * @param {boolean} usePart
   */
  fits(session, useDay, usePart) {
    const { state } = this;
    if (useDay && (this.dates || isSet(state, "day")) && !(this.daysOf(session, this.dates) & this.chosen)) return false;
    return !(usePart && isSet(state, "part")) || this.partsOf(session).some((part) => state.part?.includes(part));
  }

  /**
   * The days of the week on which a session meets, as bits: of these dates alone, if there are any. What has ended is not on
   * today any more; what goes on past midnight has not.
   * @param {number} session
   * @param {number[] | undefined} dates
   */
  daysOf(session, dates) {
    const number = (/** @type {string} */ name) => this.numbers(name)[session] ?? 0;
    if (!dates) return number("days") & ANY_DAY;
    const { offset, minute } = this.here;
    const [starts, ends, pattern] = ["starts", "ends", "pattern"].map(number);
    const over = ends === NONE ? starts : (ends ?? 0) > (starts ?? 0) ? ends : NONE;
    const isOver = (/** @type {number} */ date) => date === offset && (over ?? 0) <= minute;
    const met = dates.filter((date) => !isOver(date) && meetsOn(this.patterns, pattern ?? 0, date));
    return met.reduce((bits, date) => bits | (1 << this.#weekday(date)), 0);
  }

  #weekday(/** @type {number} */ offset) {
    return (this.here.today - this.here.offset + offset + 3) % 7; // Monday is 0; 1 January 1970 was a Thursday
  }

  /**
   * The parts of the day a session is in.
   * @param {number} session
   */
  partsOf(session) {
    const starts = this.numbers("starts")[session] ?? NONE;
    const ends = this.numbers("ends")[session] ?? NONE;
    if (starts === NONE) return [];
    return PARTS.filter((_, number) => {
      const begins = PART_EDGES[number] ?? 0;
      const stops = PART_EDGES[number + 1] ?? 0;
      if (begins <= starts && starts < stops) return true;
      return ends !== NONE && Math.min(ends, stops) - Math.max(starts, begins) >= LONG_ENOUGH;
    });
  }
}
