/** The two forms of the finder: what is asked in words, and the filters. */

import { dayNumber } from "../shared/day-patterns.js";
import { fill, sayNumber } from "../shared/say.js";
import { make, part } from "../shared/dom.js";
import { narrowLists } from "./long-lists.js";
import { sayDate } from "../shared/say-times.js";
import { LISTS, dateOf } from "../search/state.js";

const ONE = new Set(["within", "checked"]);
const SWITCHES = new Set(["first", "met", "open", "rich"]);

/** @typedef {import("../search/state.js").FinderState} FinderState */
/** @typedef {import("../shared/find-words.js").Words} Words */
/** @typedef {{facet: string, value: string, words: string}} Chosen  A filter that is on. */

export class Forms {
  /**
   * @param {HTMLElement} finder
   * @param {Words} words
   * @param {string} language
   */
  constructor(finder, words, language) {
    this.words = words;
    this.language = language;
    this.ask = /** @type {HTMLFormElement} */ (part(finder, "ask"));
    this.filters = /** @type {HTMLFormElement} */ (part(finder, "filters"));
    this.where = /** @type {HTMLInputElement | null} */ (this.ask.querySelector("input[name=near]"));
    this.title = part(finder, "filters-title");
    this.narrow = narrowLists(this.filters, words, language);
    /** @type {{fold: HTMLDetailsElement, boxes: HTMLInputElement[], fields: HTMLInputElement[]}[]} */
    this.groups = [...this.filters.querySelectorAll("details")]
      .filter((fold) => fold.hasAttribute("data-fp-group"))
      .map((fold) => {
        const inputs = [...fold.querySelectorAll("input")];
        return { fold, boxes: inputs.filter(isBox), fields: inputs.filter((each) => each.name && !isBox(each)) };
      });
    this.boxes = this.groups.flatMap(({ boxes }) => boxes);
    this.#openByName(/** @type {HTMLDetailsElement} */ (part(this.filters, "filters-fold")));
  }

  /**
   * On a wide screen the closed fold names the groups, and a press on a name opens that one too.
   * @param {HTMLDetailsElement} everything
   */
  #openByName(everything) {
    everything.querySelector("summary")?.addEventListener("click", (event) => {
      const name = event.target instanceof Element ? event.target.closest("[data-fp-opens]") : null;
      const group = this.groups.find(({ fold }) => fold.dataset.fpGroup === name?.getAttribute("data-fp-opens"));
      if (!group) return;
      event.preventDefault();
      everything.open = true;
      group.fold.open = true;
      group.fold.querySelector("summary")?.focus();
    });
  }

  /**
   * What both forms ask, whichever of them was sent.
   * @param {FinderState} before  What no form asks is kept.
   * @returns {FinderState}
   */
  read(before) {
    const data = new FormData(this.ask);
    const chosen = new FormData(this.filters);
    /** @type {Record<string, any>} */
    const state = { q: text(data.get("q")), near: text(data.get("near")) };
    for (const name of new Set(this.boxes.map((box) => box.name))) {
      const values = chosen.getAll(name).map(text).filter(Boolean);
      if (SWITCHES.has(name)) state[name] = values.length > 0;
      else if (ONE.has(name)) state[name] = Number(values[0] ?? 0);
      else state[name] = values;
    }
    state.category = this.#narrowest(state.category ?? []);
    state.age = Number(chosen.get("age") ?? 0);
    const on = text(chosen.get("on"));
    state.on = on ? dayNumber(on) : 0;
    return { ...state, sort: before.sort, view: before.view, kind: before.kind, unsaid: before.unsaid, spot: state.near ? undefined : before.spot };
  }

  /** From now on "write" may change every box: what somebody typed or ticked was sent, or they went somewhere else. */
  forgetTyped() {
    for (const form of [this.ask, this.filters]) {
      for (const field of form.querySelectorAll("input")) delete field.dataset.fpTyped;
    }
  }

  /**
   * Show a state: what is chosen. How many each option would give follows. What somebody has typed or ticked meanwhile,
   * which fill-forms.js marks, stays.
   * @param {FinderState} state
   */
  write(state) {
    this.#fill(this.ask, "q", state.q ?? "");
    this.#fill(this.ask, "near", state.near ?? "");
    this.#fill(this.filters, "age", state.age ? String(state.age) : "");
    this.#fill(this.filters, "on", state.on ? dateOf(state.on) : "");
    const typed = this.boxes.filter((box) => "fpTyped" in box.dataset);
    const radios = new Set(typed.filter((box) => box.type === "radio").map((box) => box.name));
    for (const box of this.boxes) {
      if (!typed.includes(box) && !radios.has(box.name)) box.checked = isChosen(state, box);
    }
    for (const group of this.groups) this.#sumUp(group);
    this.narrow();
    const { length } = this.chosen(state);
    this.title.textContent = length ? sayNumber(this.words.filtersChosen, length, this.language) : this.words.filters;
  }

  /**
   * Say at the box for the place what is wrong with what is in it, or take back what was said.
   * @param {string} message
   */
  sayOfPlace(message) {
    const { where } = this;
    if (!where) return;
    const id = `${where.id}-wrong`;
    const ids = (where.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
    document.getElementById(id)?.remove();
    if (message) where.before(make("span", { id, class: "fp-wrong" }, message));
    where.parentElement?.classList.toggle("fp-wronged", message !== "");
    where.setAttribute("aria-describedby", [...ids, ...(message ? [id] : [])].join(" "));
    if (message) where.setAttribute("aria-invalid", "true");
    else where.removeAttribute("aria-invalid");
  }

  /**
   * Show how many each option would give, one fold at a time, so that there is room between two for what somebody does.
   * What they have ticked meanwhile stays ticked.
   * @param {import("../search/counts.js").Counts} counts
   * @returns {Generator<void>}
   */
  *count(counts) {
    for (const group of this.groups) {
      const opened = openedIn(group.boxes);
      for (const box of group.boxes) this.#offer(box, counts, opened);
      this.#sumUp(group);
      yield;
    }
    this.narrow();
  }

  /**
   * Every filter that is on, in the order of the page, with its words.
   * @param {FinderState} state
   * @returns {Chosen[]}
   */
  chosen(state) {
    /** @type {Chosen[]} */
    const choices = [];
    if (state.spot) choices.push({ facet: "spot", value: "", words: this.words.near });
    if (state.on) choices.push({ facet: "on", value: "", words: this.#date(state.on) });
    for (const box of this.boxes) {
      if (box.value && isChosen(state, box)) choices.push({ facet: box.name, value: box.value, words: labelOf(box) });
    }
    if (state.unsaid && state.access?.length) choices.push({ facet: "unsaid", value: "", words: this.words.withUnsaid });
    if (state.age) choices.push({ facet: "age", value: "", words: fill(this.words.age, { age: state.age }) });
    for (const kind of state.kind ?? []) choices.push({ facet: "kind", value: kind, words: this.words.kinds[kind] ?? kind });
    return [...choices, ...this.#unoffered(state)];
  }

  /**
   * What no box stands for, as in an old link: it is on all the same, so it must be possible to take it off.
   * @param {FinderState} state
   * @returns {Chosen[]}
   */
  #unoffered(state) {
    const offered = new Set(this.boxes.map((box) => `${box.name} ${box.value}`));
    const facets = [...LISTS.filter((name) => name !== "kind"), ...ONE].flatMap((facet) =>
      [/** @type {Record<string, any>} */ (state)[facet] ?? []].flat().map((value) => ({ facet, value: String(value) })),
    );
    return facets
      .filter(({ facet, value }) => !offered.has(`${facet} ${value}`))
      .map(({ facet, value }) => ({ facet, value: ONE.has(facet) ? "" : value, words: `${facet} ${value}` }));
  }

  /** @param {number} on */
  #date(on) {
    const day = dateOf(on);
    return fill(this.words.on, { date: sayDate(day, dateOf(Date.now() / 86_400_000), this.words.date) });
  }

  /**
   * @param {HTMLInputElement} box
   * @param {import("../search/counts.js").Counts} counts
   * @param {Set<string>} opened  Of "openedIn".
   */
  #offer(box, counts, opened) {
    const line = box.closest("label");
    const number = line?.querySelector(".fp-count");
    if (!line || !number) return;
    const count = counts[box.name]?.[box.value] ?? 0;
    const isAny = box.value === "";
    const above = line.dataset.fpParent;
    line.dataset.fpCount = String(count);
    number.textContent = isAny ? "" : fill(this.words.count, { n: count.toLocaleString(this.language) });
    line.hidden = !isAny && !box.checked && (count === 0 || (above !== undefined && !opened.has(above)));
  }

  /**
   * A kind whose narrower one is chosen as well asks for that one only: people tick the wide one to see what is in it.
   * @param {string[]} chosen
   */
  #narrowest(chosen) {
    const parents = new Map(this.boxes.filter((box) => box.name === "category").map((box) => [box.value, parentOf(box)]));
    const above = new Set();
    for (const value of chosen) {
      for (let at = parents.get(value); at && !above.has(at); at = parents.get(at)) above.add(at);
    }
    return chosen.filter((value) => !above.has(value));
  }

  /**
   * Say under the name of a fold what is chosen in it, and leave out a fold with nothing to offer.
   * @param {{fold: HTMLDetailsElement, boxes: HTMLInputElement[], fields: HTMLInputElement[]}} group
   */
  #sumUp({ fold, boxes, fields }) {
    const on = boxes.filter((box) => box.value && box.checked);
    const count = on.length + fields.filter((field) => field.value).length;
    const isOne = on.length === 1 && count === 1 ? on[0] : undefined;
    const summary = isOne ? labelOf(isOne) : count ? sayNumber(this.words.chosen, count, this.language) : "";
    part(fold, "group-chosen").textContent = summary;
    const offers = boxes.some((box) => box.value && !box.closest("label")?.hidden);
    fold.hidden = !offers && !fields.length;
    const name = this.filters.querySelector(`[data-fp-opens="${fold.dataset.fpGroup}"]`);
    if (name instanceof HTMLElement) {
      part(name, "opens-chosen").textContent = summary;
      name.hidden = fold.hidden;
    }
    if (count) fold.open = true;
  }

  /**
   * @param {HTMLFormElement} form
   * @param {string} name
   * @param {string} value
   */
  #fill(form, name, value) {
    const field = form.elements.namedItem(name); // not every directory has every filter
    if (field instanceof HTMLInputElement && !("fpTyped" in field.dataset)) field.value = value;
  }
}

/** @param {FormDataEntryValue | null} value */
function text(value) {
  return typeof value === "string" ? value.trim() : "";
}

/** @param {HTMLInputElement} field */
function isBox({ type }) {
  return type === "checkbox" || type === "radio";
}

/** @param {HTMLInputElement} box */
function labelOf(box) {
  return box.closest("label")?.querySelector("[data-fp-option]")?.textContent ?? box.value;
}

/**
 * The kinds whose narrower ones are offered: one is chosen itself, or one right below it is.
 * @param {HTMLInputElement[]} boxes
 */
function openedIn(boxes) {
  return new Set(boxes.filter((box) => box.checked).flatMap((box) => [box.value, parentOf(box)]));
}

/** @param {HTMLInputElement} box */
function parentOf(box) {
  return box.closest("label")?.dataset.fpParent ?? "";
}

/**
 * @param {FinderState} state
 * @param {HTMLInputElement} box
 */
function isChosen(state, { name, value }) {
  const choice = /** @type {Record<string, any>} */ (state)[name];
  if (Array.isArray(choice)) return choice.includes(value);
  return SWITCHES.has(name) ? choice === true : String(choice || "") === value && (ONE.has(name) || choice !== undefined);
}
