/**
 * Where an activity is: a place of the directory that is looked up here, a new one, online, by phone, or around a town. The answer
 * holds for all sessions that were at the same place before.
 */

import { make, part } from "../shared/dom.js";
import { fill, sayNumber } from "../shared/say.js";
import { answerTo } from "./conditions.js";
import { readFields } from "./fields.js";
import { slugOf } from "./slug.js";

const MOST = 8; // places that are offered at once

/** @typedef {import("./rule.js").Session} Session */
/** @typedef {import("./fields.js").Fault} Fault */
/** @typedef {[id: string, name: string, town: string]} Place */
/** @typedef {{faults: Record<string, string>, says: Record<string, any>, data: string, language: string}} Words */

export class Where {
  /**
   * @param {HTMLElement} form
   * @param {HTMLElement} field
   * @param {Words} words
   * @param {string} today
   */
  constructor(form, field, words, today) {
    this.form = form;
    this.field = field;
    this.words = words;
    this.today = today;
    /** @type {Place[] | undefined} */
    this.places = undefined;
    /** @type {Place | undefined} */
    this.chosen = undefined;
    /** @type {Promise<Place[]> | undefined} */
    this.fetching = undefined;
    this.turn = 0;
    this.search = /** @type {HTMLInputElement} */ (field.querySelector("[data-fp-ask=place-search] input"));
    this.search.addEventListener("input", () => void this.look());
    field.addEventListener("change", (event) => {
      const { target } = event;
      if (target instanceof HTMLInputElement && target.name === "place") {
        this.chosen = this.places?.find(([id]) => id === target.value);
      }
    });
  }

  /** Offer the places whose name or town has what is typed. */
  async look() {
    const words = plain(this.search.value).split(" ").filter(Boolean);
    const turn = ++this.turn;
    this.fetching ??= fetchPlaces(this.words.data);
    this.places = await this.fetching;
    if (!this.places.length) this.fetching = undefined; // there may be a connection again at the next key
    if (turn !== this.turn) return; // more was typed meanwhile, and to offer the places twice would take the focus away
    const fits = words.length ? this.places.filter(([, name, town]) => words.every((word) => plain(`${name} ${town}`).includes(word))) : [];
    this.offer(fits.slice(0, MOST));
    const said = part(this.field, "places-found");
    if (!words.length) said.textContent = "";
    else said.textContent = fits.length ? sayNumber(this.words.says.found, fits.length, this.words.language) : this.words.says.none;
  }

  /** @param {Place[]} places */
  offer(places) {
    const chosen = answerTo(this.field, "place");
    const kept = this.chosen && !places.some(([id]) => id === this.chosen?.[0]) ? [this.chosen, ...places] : places;
    part(this.field, "places").replaceChildren(
      ...kept.map(([id, name, town]) => {
        const radio = make("input", { type: "radio", name: "place", value: id });
        radio.checked = id === chosen;
        const where = name.toLowerCase().includes(town.toLowerCase()) ? name : `${name}, ${town}`;
        return make("label", { class: "fp-check" }, radio, make("span", {}, where));
      }),
    );
  }

  /** @param {Place} place */
  choose(place) {
    this.chosen = place;
    this.offer([place]);
    const radio = /** @type {HTMLInputElement | null} */ (part(this.field, "places").querySelector("input"));
    if (radio) radio.checked = true;
  }

  /**
   * What a session says of where it is, the record of a new place if there is one, and what is wrong.
   * @returns {{where: Session, place: Record<string, any> | undefined, faults: Fault[], isPrivate: boolean}}
   */
  read() {
    const answer = answerTo(this.field, "where");
    const box = (/** @type {string} */ ask) => /** @type {HTMLInputElement} */ (this.field.querySelector(`[data-fp-ask="${ask}"] :is(input, select)`));
    const { faults } = this.words;
    const empty = { where: {}, place: undefined, faults: /** @type {Fault[]} */ ([]), isPrivate: false };
    const wrong = (/** @type {string} */ ask, /** @type {string} */ say) => ({ ...empty, faults: [{ at: box(ask), message: faults[say] ?? "" }] });
    if (answer === "phone") return { ...empty, where: { phone: true } };
    if (answer === "private") return { ...wrong("where", "sensitive"), isPrivate: true };
    if (answer === "online" || answer === "area") {
      const value = box(answer).value.trim();
      return value ? { ...empty, where: { [answer]: value } } : wrong(answer, answer);
    }
    if (answer !== "place") return wrong("where", "where");
    const id = answerTo(this.field, "place");
    if (!id) return wrong("place-search", "place");
    if (id !== "new") return { ...empty, where: { place: id } };
    const { record, faults: own } = readFields(part(this.field, "new-place"), {}, this.today, faults);
    return { ...empty, where: { place: this.idFor(record.name ?? "", record.town ?? "") }, place: record, faults: own };
  }

  /**
   * The name of the file of a new place: free in this directory, as far as the page knows.
   * @param {string} name
   * @param {string} town
   */
  idFor(name, town) {
    const taken = new Set((this.places ?? []).map(([id]) => id));
    const own = slugOf(name);
    if (!taken.has(own)) return own;
    const there = slugOf(`${name} ${town}`);
    return taken.has(there) ? `${there.slice(0, 57)}-2` : there;
  }

  /**
   * @param {Session | undefined} session
   * @param {Record<string, {name: string, town: string}>} names  Of the places that the record has.
   */
  fill(session, names) {
    const answer = session ? ["place", "online", "phone", "area"].find((key) => session[key]) : "";
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (this.field.querySelectorAll('[data-fp-ask="where"] input'))) {
      radio.checked = radio.value === answer;
    }
    for (const key of ["online", "area"]) {
      const box = /** @type {HTMLInputElement} */ (this.field.querySelector(`[data-fp-ask="${key}"] :is(input, select)`));
      box.value = String(session?.[key] ?? "");
    }
    this.chosen = undefined;
    const place = session?.place;
    if (place) this.choose([place, names[place]?.name ?? place, names[place]?.town ?? ""]);
    else this.offer([]);
  }

  /**
   * Say which places are left as they are, because other days are there.
   * @param {string} words  "" for none.
   */
  sayElsewhere(words) {
    const line = part(this.field, "elsewhere");
    line.hidden = !words;
    line.textContent = words && fill(this.words.says.elsewhere, { places: words });
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
 * @param {string} data
 * @returns {Promise<Place[]>}
 */
async function fetchPlaces(data) {
  try {
    const answer = await fetch(`${data}places.json`);
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
