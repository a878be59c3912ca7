/** The days of /whats-on/ fold, as two weeks of a county are very long on a phone. Today and tomorrow are open. */

import { daysBetween } from "../shared/days.js";
import { pageState } from "../shared/history-state.js";
import { FEW } from "./occurrences.js";

export class Folds {
  /**
   * @param {HTMLElement} days
   * @param {(day: string) => void} opened  Called for each day that somebody opens.
   */
  constructor(days, opened) {
    this.days = days;
    this.button = days.querySelector("[data-fp-every]");
    this.button?.addEventListener("click", () => {
      const isOpen = this.#all().some((each) => !each.open);
      for (const each of this.#all()) each.open = isOpen;
    });
    days.addEventListener("toggle", ({ target }) => this.#toggled(target, opened), true); // it does not bubble
  }

  /**
   * Open the days that are near, or all of them where there is little, and those that were open when the page was left.
   * @param {string} today
   * @param {number} [more]  Lines that are yet to come.
   */
  fold(today, more = 0) {
    const isLittle = this.days.querySelectorAll(".fp-slot").length + more <= FEW;
    const { days: before } = pageState();
    for (const each of this.#all()) {
      const day = dayOf(each);
      const away = daysBetween(today, day);
      each.open = isLittle || away === 0 || away === 1 || Boolean(before?.includes(day));
    }
    this.#say();
  }

  /**
   * Bring a day into sight, and open it.
   * @param {string} day
   * @param {boolean} isFollowed  A link on this page led here, so that the keyboard goes on from here as well.
   */
  show(day, isFollowed) {
    const section = this.days.querySelector(`section[data-fp-day="${CSS.escape(day)}"]`);
    if (!section) return;
    const fold = section.querySelector("details");
    if (fold) fold.open = true;
    section.scrollIntoView();
    const head = section.querySelector("summary, h2");
    if (isFollowed && head instanceof HTMLElement) head.focus({ preventScroll: true });
  }

  /**
   * @param {EventTarget | null} fold
   * @param {(day: string) => void} opened
   */
  #toggled(fold, opened) {
    this.#say();
    if (fold instanceof HTMLDetailsElement && fold.open) opened(dayOf(fold));
  }

  /** Which days are open. */
  get open() {
    return this.#all()
      .filter((each) => each.open)
      .map(dayOf);
  }

  /** Say what the button would do. */
  #say() {
    if (!(this.button instanceof HTMLElement)) return;
    const { fpEvery = "", fpNone = "" } = this.button.dataset;
    const all = this.#all();
    this.button.hidden = !all.length;
    this.button.textContent = all.some((each) => !each.open) ? fpEvery : fpNone;
  }

  /** @returns {HTMLDetailsElement[]} */
  #all() {
    return [...this.days.querySelectorAll("details")];
  }
}

/** @param {HTMLElement} fold */
function dayOf(fold) {
  const section = fold.closest("section");
  return section instanceof HTMLElement ? (section.dataset.fpDay ?? "") : "";
}
