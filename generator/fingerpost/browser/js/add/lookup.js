/** A place or a group of the directory, looked up by its name: a box to type in, and below it what fits, to choose from. */

import { make, part } from "../shared/dom.js";
import { sayNumber } from "../shared/say.js";
import { answerTo } from "./conditions.js";

const MOST = 8; // that are offered at once

/** @typedef {[id: string, name: string, town: string]} Offer  A group has no town. */
/** @typedef {{found: Record<string, string>, none: string, language: string}} Words */

export class Lookup {
  /**
   * @param {HTMLElement} field
   * @param {string} ask  What the answer is called: "place" or "group".
   * @param {string} address  Of the list.
   * @param {Words} words
   */
  constructor(field, ask, address, words) {
    this.field = field;
    this.ask = ask;
    this.address = address;
    this.words = words;
    /** @type {Offer[] | undefined} */
    this.all = undefined;
    /** @type {Offer | undefined} */
    this.chosen = undefined;
    /** @type {Promise<Offer[]> | undefined} */
    this.fetching = undefined;
    this.turn = 0;
    this.search = /** @type {HTMLInputElement} */ (field.querySelector(`[data-fp-ask="${ask}-search"] input`));
    this.search.addEventListener("input", () => void this.look());
    field.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === ask) this.chosen = this.all?.find(([id]) => id === target.value);
    });
  }

  /** Offer those whose name or town has what is typed. */
  async look() {
    const words = plain(this.search.value).split(" ").filter(Boolean);
    const turn = ++this.turn;
    this.fetching ??= fetchList(this.address);
    this.all = await this.fetching;
    if (!this.all.length) this.fetching = undefined; // there may be a connection again at the next key
    if (turn !== this.turn) return; // more was typed meanwhile, and to offer them twice would take the focus away
    const fits = words.length ? this.all.filter(([, name, town]) => words.every((word) => plain(`${name} ${town}`).includes(word))) : [];
    this.offer(fits.slice(0, MOST));
    const line = part(this.field, "looked-up");
    if (!words.length) line.textContent = "";
    else line.textContent = fits.length ? sayNumber(this.words.found, fits.length, this.words.language) : this.words.none;
  }

  /** @param {Offer[]} offers */
  offer(offers) {
    const chosen = answerTo(this.field, this.ask);
    const choices = this.chosen && !offers.some(([id]) => id === this.chosen?.[0]) ? [this.chosen, ...offers] : offers;
    part(this.field, "offers").replaceChildren(
      ...choices.map(([id, name, town]) => {
        const radio = make("input", { type: "radio", name: this.ask, value: id });
        radio.checked = id === chosen;
        const where = name.toLowerCase().includes(town.toLowerCase()) ? name : `${name}, ${town}`;
        return make("label", { class: "fp-check" }, radio, make("span", {}, where));
      }),
    );
  }

  /** @param {Offer | undefined} offer  Nothing to choose none. */
  choose(offer) {
    this.chosen = offer;
    this.offer(offer ? [offer] : []);
    const radio = /** @type {HTMLInputElement | null} */ (part(this.field, "offers").querySelector("input"));
    if (radio) radio.checked = true;
  }
}

/**
 * Small letters without accents or stops.
 * @param {string} text
 */
function plain(text) {
  return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f’'.,]/g, "");
}

/**
 * @param {string} address
 * @returns {Promise<Offer[]>}
 */
async function fetchList(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
