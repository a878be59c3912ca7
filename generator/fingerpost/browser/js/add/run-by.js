/** Which group runs an activity: one of the directory, a new one, or none. A new one is reached in the way that the activity is. */

import { part } from "../shared/dom.js";
import { answerTo } from "./conditions.js";
import { readFields } from "./fields.js";
import { Lookup } from "./lookup.js";
import { slugOf } from "../shared/slug.js";

/** @typedef {import("./fields.js").Fault} Fault */
/** @typedef {import("./where.js").Words} Words */

export class RunBy {
  /**
   * @param {HTMLElement} field
   * @param {Words} words
   * @param {string} today
   */
  constructor(field, words, today) {
    this.field = field;
    this.words = words;
    this.today = today;
    this.lookup = new Lookup(field, "group", `${words.data}groups.json`, { found: words.says.groupsFound, none: words.says.noGroup, language: words.language });
  }

  /**
   * The id of the group, the record of a new one if it is new, and what is wrong.
   * @returns {{id: string, group: Record<string, any> | undefined, faults: Fault[]}}
   */
  read() {
    const id = answerTo(this.field, "group");
    if (id !== "new") return { id, group: undefined, faults: [] };
    const { record, faults } = readFields(part(this.field, "new"), {}, this.today, this.words.faults);
    return { id: slugOf(record.name ?? "") || "group", group: record, faults };
  }

  /**
   * @param {string} id  "" for none.
   * @param {Record<string, string>} names
   */
  fill(id, names) {
    this.lookup.choose(id ? [id, names[id] ?? id, ""] : undefined);
  }
}
