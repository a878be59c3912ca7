/**
 * Where an activity is: a place of the directory that is looked up here, a new one, online, by phone, or around a town. The answer
 * holds for all sessions that were at the same place before.
 */

import { part } from "../shared/dom.js";
import { fill } from "../shared/say.js";
import { answerTo } from "./conditions.js";
import { readFields } from "./fields.js";
import { Lookup } from "./lookup.js";
import { slugOf } from "../shared/slug.js";

/** @typedef {import("./rule.js").Session} Session */
/** @typedef {import("./fields.js").Fault} Fault */
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
    this.lookup = new Lookup(field, "place", `${words.data}places.json`, { found: words.says.found, none: words.says.none, language: words.language });
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
    const { record, faults: own } = readFields(part(this.field, "new"), {}, this.today, faults);
    return { ...empty, where: { place: this.idFor(record.name ?? "", record.town ?? "") }, place: record, faults: own };
  }

  /**
   * The name of the file of a new place: free in this directory, as far as the page knows.
   * @param {string} name
   * @param {string} town
   */
  idFor(name, town) {
    const ids = new Set((this.lookup.all ?? []).map(([id]) => id));
    const own = slugOf(name);
    if (!ids.has(own)) return own;
    const there = slugOf(`${name} ${town}`);
    return ids.has(there) ? `${there.slice(0, 57)}-2` : there;
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
    const place = session?.place;
    this.lookup.choose(place ? [place, names[place]?.name ?? place, names[place]?.town ?? ""] : undefined);
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
