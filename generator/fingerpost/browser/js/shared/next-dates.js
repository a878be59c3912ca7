/**
 * The next dates that a page tells of, looked up in the day patterns it carries when somebody reads it.
 *
 * edition/next_dates.py writes them; whether a day is in a pattern was worked out there, and here it is only read.
 */

import { fill } from "./say.js";
import { isUnsure, minuteIn, nextOf, stillGoing } from "./next-on.js";
import { DAY_MS, daysBetween, nearName, sayDate, todayIn } from "./days.js";
import { make } from "./dom.js";
import { NONE, dayNumber, meetsOn } from "./day-patterns.js";
import { words } from "./words.js";

const THEN = 3; // as many as edition/next_dates.py says

/** @typedef {import("./day-patterns.js").Patterns} Patterns */
/** @typedef {import("./day-patterns.js").Sessions} Sessions */
/**
 * "hours": in words, of each session. "until": what is said of one that began the evening before. "eve": whether it was on
 * the evening before the page was made.
 * @typedef {{patterns: Patterns, sessions: Sessions, hours: string[], until: string[], eve: boolean[]}} Coming
 */
/**
 * Now, at the directory's own place, and how to say a date there.
 * @typedef {{today: string, minute: number, built: string, span: number, near: {today: string, tomorrow: string},
 *   date: import("./days.js").DateWords, pageWords: DOMStringMap}} Here
 */

/**
 * @param {Document} page
 * @param {Date} now
 * @returns {Here}
 */
export function hereOf(page, now) {
  const status = page.querySelector("[data-fp-status]");
  const pageWords = { ...words, ...(status instanceof HTMLElement ? status.dataset : {}) };
  /** @type {string | undefined} */
  let today;
  return {
    get today() {
      return (today ??= todayIn(pageWords.fpTimezone, now)); // only if the page asks: it takes longer than all the rest
    },
    get minute() {
      return minuteIn(pageWords.fpTimezone, now);
    },
    get built() {
      return pageWords.fpBuilt ?? this.today;
    },
    span: Number(pageWords.fpSpan ?? 0),
    near: { today: pageWords.fpToday ?? "", tomorrow: pageWords.fpTomorrow ?? "" },
    date: {
      plain: pageWords.fpDate ?? "",
      year: pageWords.fpDateYear ?? "",
      days: (pageWords.fpWeekdays ?? "").split("|"),
      months: (pageWords.fpMonths ?? "").split("|"),
    },
    pageWords,
  };
}

/**
 * Read what edition/next_dates.py wrote: days|starts|ends|hours|ask|until|eve, sessions parted by ";".
 * @param {string} text
 * @param {Here} here
 * @returns {Coming}
 */
export function readComing(text, { built, span }) {
  const rows = text.split(";").map((session) => session.split("|"));
  const size = (span + 7) >> 3;
  const data = new Uint8Array(size * (2 * rows.length + 1)); // pattern 0 has no days
  /** @type {number[]} */
  const asks = [];
  /** @type {Sessions} */
  const sessions = rows.map(([days = "", starts, ends, , ask = ""], index) => {
    const pattern = 2 * index + 1;
    data.set(bytesOf(days), size * pattern);
    data.set(bytesOf(ask), size * (pattern + 1));
    asks[pattern] = pattern + 1;
    return [pattern, starts ? Number(starts) : NONE, ends ? Number(ends) : NONE];
  });
  const patterns = { first: built, days: span, size, data, asks };
  return {
    patterns,
    sessions,
    hours: rows.map(([, , , hours = ""]) => hours),
    until: rows.map(([, , , , , until = ""]) => until),
    eve: rows.map(([, , , , , , eve]) => Boolean(eve)),
  };
}

/**
 * Say when each thing is next on, and after that.
 * @param {ParentNode} page
 * @param {Here} here
 */
export function showNextDates(page, here) {
  dropPast(page, here);
  for (const element of page.querySelectorAll("[data-fp-next]")) {
    if (!(element instanceof HTMLElement) || !element.dataset.fpNext) continue;
    const coming = readComing(element.dataset.fpNext, here);
    const next = nextOf(coming.patterns, coming.sessions, here.today, here.minute);
    const beside = element.parentElement ?? element;
    const then = beside.querySelector(":scope > [data-fp-then]");
    const isOn = sayOngoing(element, coming, here);
    const holiday = beside.querySelector(":scope > [data-fp-holiday]");
    if (holiday instanceof HTMLElement) holiday.hidden = isOn || typeof next === "string" || !next.ask;
    if (typeof next === "string") {
      sayNoDate(element, here, isOn);
      if (then instanceof HTMLElement) then.hidden = true;
      continue;
    }
    const time = element.querySelector("time");
    if (!time) continue;
    time.dateTime = next.at;
    time.replaceChildren(...(element.closest(".fp-card") ? shortly(next.day, here) : nearly(next.day, here)));
    const hours = element.querySelector("[data-fp-hours]");
    const hoursText = coming.hours[next.session];
    if (hours) hours.textContent = hoursText ? `, ${hoursText}` : "";
    if (then instanceof HTMLElement) showThen(then, coming, isOn ? dayBefore(here.today) : next.day, here);
  }
}

/**
 * Say what is on now, as it began the evening before and has not ended, in the place of what comes next. Paper outlasts it.
 * @param {HTMLElement} element
 * @param {Coming} coming
 * @param {Here} here
 * @returns {boolean} Whether something is.
 */
function sayOngoing(element, coming, here) {
  const isArm = element.classList.contains("fp-arm"); // whose words are all in one element
  const line = (isArm && element.querySelector(":scope > span")) || element;
  const session = stillGoing(coming.patterns, coming.sessions, here.today, here.minute, coming.eve);
  const ongoing = line.nextElementSibling;
  if (ongoing?.hasAttribute("data-fp-now")) ongoing.remove();
  line.classList.toggle("fp-printonly", session >= 0);
  if (session < 0) return false;
  const now = document.createElement("span");
  now.className = isArm ? "fp-noprint" : "fp-noprint fp-soft fp-block";
  now.dataset.fpNow = "";
  const words = document.createElement("b");
  words.textContent = coming.until[session] ?? "";
  now.append(words);
  line.after(now);
  return true;
}

/**
 * The date with its year; before it "Today, " or "Tomorrow, ", on the screen only: paper outlasts the day.
 * @param {string} day
 * @param {Here} here
 * @returns {(string | HTMLElement)[]}
 */
function nearly(day, { today, near, date }) {
  const name = nearName(daysBetween(today, day), near);
  const whole = sayDate(day, "", date);
  return name ? [make("span", { class: "fp-noprint" }, `${name}, `), whole] : [whole];
}

/**
 * As the finder's cards have it, so that it fits one line: "Tomorrow", or the date, with the year only if that is another.
 * @param {string} day
 * @param {Here} here
 */
function shortly(day, { today, near, date }) {
  const words = nearName(daysBetween(today, day), near) || sayDate(day, today, date);
  return [make("span", { class: "fp-noprint" }, words), make("span", { class: "fp-printonly" }, sayDate(day, "", date))];
}

/**
 * It is over, or no date is known any more: the page is older than its patterns, or the group has stopped. The rule in
 * words stays.
 * @param {HTMLElement} element
 * @param {Here} here
 * @param {boolean} isOn  Something is on until it ends, and then nobody knows.
 */
function sayNoDate(element, { today, pageWords }, isOn) {
  if (element.classList.contains("fp-arm")) {
    const words = element.querySelector(":scope > span") ?? element;
    const { fpLast = "" } = element.dataset;
    words.textContent = (fpLast && fpLast.slice(0, 10) <= today ? pageWords.fpOver : pageWords.fpUnknown) ?? "";
  } else element.hidden = !isOn;
}

/**
 * Take the dates that have gone by out of the words that are copied, sent and mailed: the rule in them stays.
 * @param {ParentNode} page
 * @param {Here} here
 */
function dropPast(page, here) {
  const dated = page.querySelectorAll("[data-fp-dated]");
  if (!dated.length) return;
  const { today, minute } = here;
  const now = `${today}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  for (const text of dated) {
    if (!(text instanceof HTMLElement)) continue;
    for (const [until = "", words = ""] of (text.dataset.fpDated ?? "").split("\n").map((line) => line.split("|"))) {
      if (until > now) continue;
      text.textContent = (text.textContent ?? "").replace(words, "");
      for (const link of text.parentElement?.querySelectorAll("a[data-fp-carries]") ?? []) {
        link.setAttribute("href", (link.getAttribute("href") ?? "").replace(encodeURIComponent(words), ""));
      }
    }
  }
}

/**
 * @param {HTMLElement} then
 * @param {Coming} coming
 * @param {string} after
 * @param {Here} here
 */
function showThen(then, { patterns, sessions }, after, { today, date, pageWords }) {
  const first = dayNumber(patterns.first);
  /** @type {string[]} */
  const later = [];
  for (let day = dayNumber(after) - first + 1; day < patterns.days && later.length < THEN; day += 1) {
    const on = sessions.filter(([pattern]) => meetsOn(patterns, pattern, day));
    if (!on.length) continue;
    const words = sayDate(new Date((first + day) * DAY_MS).toISOString().slice(0, 10), today, date);
    const isSure = on.some((session) => !isUnsure(patterns, session, day));
    later.push(isSure ? words : fill(pageWords.fpUnsure ?? "{date}", { date: words }));
  }
  then.hidden = !later.length;
  const dates = then.querySelector("span");
  if (dates) dates.textContent = later.join(", ");
}

/**
 * Do again what depends on the hour when somebody comes back to a page: on a telephone it may have been open for days.
 * @param {() => void} show
 */
export function onReturn(show) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") show();
  });
}

/** @param {string} day */
function dayBefore(day) {
  return new Date((dayNumber(day) - 1) * DAY_MS).toISOString().slice(0, 10);
}

/** @param {string} base64 */
function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
