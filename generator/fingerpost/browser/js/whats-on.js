/**
 * The page /whats-on/: the coming days, from the day patterns.
 *
 * A page that was made today is left as it is until somebody chooses a town or a part of the day. An older one keeps the
 * days that are still to come, and gets those that have come since.
 */

import { onReturn } from "./shared/next-dates.js";
import { FIND } from "./shared/addresses.js";
import { daysBetween, todayIn } from "./shared/days.js";
import { part } from "./shared/dom.js";
import { isInWindow, isReloaded, pageState, remember, returnTo } from "./shared/history-state.js";
import { minuteIn } from "./shared/next-on.js";
import { sayTime } from "./shared/say-times.js";
import { fragmentOf, isState } from "./search/state.js";
import { wordsOf } from "./shared/find-words.js";
import { fill, sayNumber } from "./shared/say.js";
import { SearchFiles, fetchFrom } from "./search/files.js";
import { dayNumber } from "./shared/day-patterns.js";
import { Choice } from "./whats-on/choice.js";
import { Folds } from "./whats-on/folds.js";
import { daysOf, isIn, linesOf, slotsOf, stillOn } from "./whats-on/occurrences.js";
import { dayAsked, fillSection, jumpsOf, leaveOver, putFirst, sectionOf, stillOnOf } from "./whats-on/sections.js";

const DAYS = 14;

/** @typedef {import("./search/state.js").FinderState} FinderState */
/** @typedef {import("./whats-on/sections.js").Here} Here */
/** @typedef {import("./whats-on/occurrences.js").Day} Day */
/** @typedef {{days: Day[], eve: HTMLElement[], isKnown: boolean}} Coming  "eve": lines of what began the evening before. */

class WhatsOn {
  #turn = 0;
  #leave = () => {}; // hides what is over today
  #shown; // the day and the choice that are on the page
  /** @type {Promise<SearchFiles> | undefined} */
  #files;
  /** @type {Day[]} */
  #waiting = []; // folded days whose lines are yet to be fetched

  /** @param {HTMLElement} days */
  constructor(days) {
    this.days = days;
    this.choice = new Choice(/** @type {HTMLFormElement} */ (part(document, "onfilter")));
    this.status = part(document, "status");
    this.timezone = this.status.dataset.fpTimezone;
    this.built = days.dataset.fpBuilt ?? "";
    this.words = wordsOf(days);
    this.says = JSON.parse(days.dataset.fpSays ?? "{}");
    this.language = document.documentElement.lang || "en-GB";
    this.folds = new Folds(days, (day) => void this.#fill(day));
    this.#shown = shownBy(this.built, {});
    /** What began the evening before the page was made, which the patterns do not know. */
    this.eve = /** @type {HTMLElement[]} */ ([...days.querySelectorAll("[data-fp-until]")]);
  }

  async start() {
    this.choice.listen((state) => this.#go(fragmentOf(state)));
    part(this.days, "again").addEventListener("click", () => void this.show());
    document.addEventListener("click", (event) => this.#clicked(event));
    window.addEventListener("hashchange", () => this.#moved());
    onReturn(() => void this.show());
    await this.show();
    this.#open(false);
    this.#comeBack();
  }

  /** Show what the address says, on the day that it is. */
  async show() {
    this.#turn += 1;
    const turn = this.#turn;
    const isLast = () => turn === this.#turn; // nothing else was asked meanwhile
    const now = new Date();
    const [today, minute] = [todayIn(this.timezone, now), minuteIn(this.timezone, now)];
    const state = this.choice.state();
    this.choice.write(state);
    const here = { words: this.words, says: this.says, language: this.language, today };
    this.#leave = () => leaveOver(this.days, minute, here);
    this.#leave();
    if (shownBy(today, state) === this.#shown) {
      part(this.days, "failed").hidden = true;
      if (turn > 1) return;
      putFirst(this.days, today, this.#builtEve(state, minute));
      this.folds.fold(today);
      return;
    }
    const isPlain = !state.area && !state.part;
    const ofPage = isPlain && turn === 1 ? daysKnown(this.built, today) : 0;
    let coming;
    try {
      coming = await this.#findOrReopen(state, minute, ofPage, here);
    } catch (error) {
      console.warn(error); // for whoever looks into it
      if (isLast()) this.#sayFailed();
      return;
    }
    if (!isLast()) return;
    this.#write(coming, state, ofPage, here);
    this.#leave();
    this.#shown = shownBy(today, state);
  }

  /**
   * Somebody may have published while this page was open, and then the files that it knows of are gone.
   * @param {FinderState} state
   * @param {number} minute
   * @param {number} ofPage
   * @param {Here} here
   */
  async #findOrReopen(state, minute, ofPage, here) {
    try {
      return await this.#find(state, minute, ofPage, here);
    } catch {
      this.#files = SearchFiles.open(fetchFrom(this.days.dataset.fpSearch ?? ""));
      return await this.#find(state, minute, ofPage, here);
    }
  }

  /**
   * Everything that has to be fetched is fetched before anything changes.
   * @param {FinderState} state
   * @param {number} minute
   * @param {number} ofPage  How many days from today on are there already, and stay.
   * @param {Here} here
   * @returns {Promise<Coming>}
   */
  async #find(state, minute, ofPage, here) {
    this.#files ??= SearchFiles.open(fetchFrom(this.days.dataset.fpSearch ?? ""));
    const files = await this.#files;
    const { today } = here;
    const aways = Array.from({ length: DAYS - ofPage }, (_, index) => ofPage + index);
    const open = new Set([dayAsked(location.hash, state), ...(pageState().days ?? [])]);
    const days = await daysOf(files, state, today, aways, (day) => daysBetween(today, day) < 2 || open.has(day));
    const eve =
      today === files.patterns.first
        ? this.#builtEve(state, minute)
        : (await stillOn(files, state, today, minute)).map((slot) => stillOnOf(this.days, slot, here));
    return { days, eve, isKnown: daysBetween(files.patterns.first, today) < files.patterns.days };
  }

  /**
   * @param {Coming} coming
   * @param {FinderState} state
   * @param {number} ofPage
   * @param {Here} here
   */
  #write(coming, state, ofPage, here) {
    const { today } = here;
    const sections = {
      jumps: jumpsOf(this.days, coming.days, state, here),
      "days-room": coming.days.map((day) => sectionOf(this.days, day, state, here)),
    };
    for (const [name, elements] of Object.entries(sections)) {
      const room = part(this.days, name);
      for (const each of [...room.children]) {
        if (!ofPage || !(each instanceof HTMLElement) || (each.dataset.fpDay ?? "") < today) each.remove();
      }
      room.append(...elements);
    }
    putFirst(this.days, today, coming.eve);
    const total = new Set(coming.days.flatMap(({ documents }) => [...documents])).size;
    const isEmpty = !ofPage && !total && !coming.eve.length;
    const isChosen = Boolean(state.area || state.part);
    part(this.days, "days-room").hidden = isEmpty && (isChosen || !coming.isKnown);
    part(this.days, "day-links").hidden = part(this.days, "days-room").hidden;
    part(this.days, "late").hidden = coming.isKnown;
    part(this.days, "failed").hidden = true;
    this.#waiting = coming.days.filter(({ slots }) => !slots);
    this.folds.fold(today, linesOf(this.#waiting));
    this.#sayLeft(total, state);
    void this.#fillAll();
  }

  /** Fetch what is folded, one day after the other, so that it is there for searches in the page. */
  async #fillAll() {
    const turn = this.#turn;
    for (const { day } of [...this.#waiting]) if (turn === this.#turn) await this.#fill(day);
  }

  /**
   * Write the lines of a day that has none yet.
   * @param {string} day
   */
  async #fill(day) {
    const waiting = this.#waiting.find((each) => each.day === day);
    const section = this.days.querySelector(`section[data-fp-day="${day}"]`);
    const files = this.#files;
    if (!waiting || !section || !files) return;
    try {
      fillSection(this.days, section, await slotsOf(await files, waiting.times), this.words);
      this.#leave();
    } catch (error) {
      console.warn(error); // for whoever looks into it
      if (!section.isConnected) return;
      this.#shown = ""; // so that a second try writes everything again
      this.#sayFailed();
    }
  }

  /**
   * Say how much is left of the two weeks, and in which town and part of the day.
   * @param {number} total
   * @param {FinderState} state
   */
  #sayLeft(total, state) {
    const { says, language } = this;
    const chosen = this.choice.words(state);
    const sentence = total ? sayNumber(chosen ? says.left : says.all, total, language, { chosen }) : fill(says.nothing, { chosen });
    const line = part(this.days, "left");
    const wasChosen = !line.hidden;
    line.hidden = !chosen;
    part(line, "left-words").textContent = sentence;
    const elsewhere = part(line, "elsewhere");
    elsewhere.hidden = total > 0;
    elsewhere.setAttribute("href", `${this.days.dataset.fpRoot}${FIND}${fragmentOf({ area: state.area, part: state.part })}`);
    if (chosen || wasChosen) this.status.textContent = sentence;
  }

  /** What was there stays, and the next try asks again. */
  #sayFailed() {
    this.#files = undefined;
    const failed = part(this.days, "failed");
    failed.hidden = false;
    this.status.textContent = part(failed, "failed-words").textContent;
  }

  /**
   * Of what began the evening before the page was made, what fits and has not ended.
   * @param {FinderState} state
   * @param {number} minute
   */
  #builtEve({ area, part: parts }, minute) {
    const fitting = this.eve.filter(({ dataset }) => {
      const isThere = !area || dataset.fpAreas?.split(" ").some((each) => area.includes(each));
      return isThere && minute < Number(dataset.fpUntil) && isIn(Number(dataset.fpStarts), parts);
    });
    for (const line of fitting) {
      const time = sayTime(Number(line.dataset.fpUntil), this.words.time);
      part(line, "hours").textContent = fill(this.words.now, { time });
    }
    return fitting;
  }

  /**
   * Not by setting the fragment, which an empty one would answer by going to the top of the page.
   * @param {string} fragment
   */
  #go(fragment) {
    if (fragment === (location.hash || "#")) return;
    history.pushState(null, "", fragment === "#" ? location.pathname + location.search : fragment);
    void this.show();
  }

  /** The back button, a link to a day, or somebody typed in the address. */
  async #moved() {
    await this.show();
    this.#open(true);
  }

  /** @param {boolean} isFollowed */
  #open(isFollowed) {
    const day = dayAsked(location.hash, this.choice.state());
    if (day) this.folds.show(day, isFollowed);
  }

  /**
   * A link to a part of the page leaves the choice in the address, and so what is shown when somebody comes back.
   * @param {MouseEvent} event
   */
  #clicked(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const fragment = link.getAttribute("href") ?? "";
    if (!fragment.startsWith("#")) {
      if (this.days.contains(link)) remember({ link: fragment, scrolled: scrollY, days: this.folds.open });
      return;
    }
    if (fragment === "#") {
      event.preventDefault();
      this.#go(fragment);
    } else if (fragment === location.hash) this.#open(true);
    else if (!isState(fragment) && location.hash && isState(location.hash)) {
      event.preventDefault();
      const day = dayAsked(fragment, {});
      const target = document.getElementById(fragment.slice(1));
      if (day) location.hash = fragmentOf({ ...this.choice.state(), on: dayNumber(day) });
      else {
        target?.scrollIntoView();
        target?.focus();
      }
    }
  }

  /** Whoever comes back finds the page as it was, at the link that was followed; it may be under several days. */
  #comeBack() {
    const { link, scrolled } = pageState();
    if (scrolled === undefined || isReloaded()) return;
    scrollTo(0, scrolled);
    const links = [...this.days.querySelectorAll("a[href]")];
    const followed = links.filter((each) => each.getAttribute("href") === link && !each.closest("details:not([open])"));
    const nearest = followed.find(isInWindow) ?? followed[0];
    if (nearest instanceof HTMLElement) returnTo(nearest, scrolled);
  }
}

/**
 * @param {string} today
 * @param {FinderState} state
 */
function shownBy(today, { area, part: parts }) {
  return JSON.stringify([today, area ?? [], parts ?? []]);
}

/**
 * How many of the days that the page was made with are still to come.
 * @param {string} built
 * @param {string} today
 */
function daysKnown(built, today) {
  const ago = daysBetween(built, today);
  return ago >= 0 && ago < DAYS ? DAYS - ago : 0;
}

const days = document.querySelector("[data-fp-coming]");
if (days instanceof HTMLElement && days.dataset.fpSearch) void new WhatsOn(days).start();
