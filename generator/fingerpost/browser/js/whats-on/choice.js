/** The town and the part of the day that somebody chooses on /whats-on/: in the form, and in the address. */

import { isState, stateOf } from "../search/state.js";

const NAMES = /** @type {const} */ (["area", "part"]);

/** @typedef {import("../search/state.js").FinderState} FinderState */

export class Choice {
  #isBegun = false; // a choice has been shown

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
  }

  /** @param {(state: FinderState) => void} go */
  listen(go) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = new FormData(this.form);
      const one = (/** @type {string} */ name) => [String(chosen.get(name) ?? "")].filter(Boolean);
      go({ area: one("area"), part: one("part") });
    });
    for (const button of this.form.querySelectorAll("button")) button.disabled = false;
  }

  /**
   * What the address asks for, of what the form offers, and the day that it leads to.
   * @returns {FinderState}
   */
  state() {
    if (!isState(location.hash)) return {};
    const { on, ...choice } = stateOf(location.hash);
    /** @type {FinderState} */
    const state = on ? { on } : {};
    for (const name of NAMES) {
      const offered = new Set(this.#options(name).map(({ value }) => value));
      const values = (choice[name] ?? []).filter((each) => offered.has(each));
      if (values.length) state[name] = values;
    }
    return state;
  }

  /**
   * Show a choice. What somebody chose before this script had come stays, if the address asks for nothing.
   * @param {FinderState} state
   */
  write(state) {
    for (const name of NAMES) {
      const value = state[name]?.[0] ?? "";
      if (value || this.#isBegun) this.#field(name).value = value;
    }
    this.#isBegun = true;
  }

  /**
   * "Frome, Mornings"; nothing when nothing was chosen.
   * @param {FinderState} state
   */
  words(state) {
    const chosen = NAMES.flatMap((name) => this.#options(name).filter(({ value }) => state[name]?.includes(value)));
    return chosen.map((option) => option.text).join(", ");
  }

  /** @param {"area" | "part"} name */
  #options(name) {
    return [...this.#field(name).options];
  }

  /** @param {"area" | "part"} name */
  #field(name) {
    return /** @type {HTMLSelectElement} */ (this.form.elements.namedItem(name));
  }
}
