/** One form of the page, for one kind of record: read as records, filled from one, kept as a draft. */

import { showAsked } from "./conditions.js";
import { putValues, valuesOf } from "./draft.js";
import { fillFields, readFields, withValue } from "./fields.js";
import { RunBy } from "./run-by.js";
import { SessionBlocks, boxOf } from "./session-blocks.js";
import { Where } from "./where.js";

/** @typedef {import("./fields.js").Fault} Fault */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {Record<string, any>} RecordData */
/**
 * What the form says and knows, which pages/shipping/add_words.py puts into the page.
 * @typedef {{
 *   schedule: import("./say-session.js").Words, preview: import("./say-record.js").Words, faults: Record<string, string>,
 *   begins: string, count: Record<string, string>, says: Record<string, any>, areas: Record<string, string>,
 *   settings: import("../shared/ways-to-send.js").Settings,
 *   country: string, data: string, root: string, shards: number,
 * }} Words
 */
/**
 * What the site has of a record: the record as its file has it, and the names of its places and its group.
 * @typedef {{
 *   kind: string, id: string, record: RecordData, places: Record<string, {name: string, town: string}>, groups: Record<string, string>,
 * }} Original
 */
/**
 * "place" and "group" are the records of a place and a group that are not listed yet.
 * @typedef {{record: RecordData, place: RecordData | undefined, group: RecordData | undefined, faults: Fault[]}} Entry
 */

// Fields of a session that are asked under another name, and those of where it is.
const ASKED_AS = { repeats: "often", every: "often", term_time: "season", school_holidays: "season", ends_next_day: "to" };
const WHERE = ["place", "online", "phone", "area"];

export class EntryForm {
  /**
   * @param {HTMLElement} page
   * @param {HTMLFormElement} form
   * @param {Words} words
   * @param {string} today
   */
  constructor(page, form, words, today) {
    this.page = page;
    this.form = form;
    this.words = words;
    this.today = today;
    this.kind = form.dataset.fpForm ?? "";
    /** @type {Original | undefined} */
    this.original = undefined;
    const list = form.querySelector("[data-fp-sessions]");
    const where = form.querySelector("[data-fp-widget=where]");
    this.sessions = list instanceof HTMLElement ? new SessionBlocks(page, list, words, today) : undefined;
    const runBy = form.querySelector("[data-fp-widget=group]");
    const allWords = { ...words, language: words.schedule.language };
    this.where = where instanceof HTMLElement ? new Where(form, where, allWords, today) : undefined;
    this.runBy = runBy instanceof HTMLElement ? new RunBy(runBy, allWords, today) : undefined;
  }

  /**
   * As new, perhaps begun with what is missing somewhere, or with what an entry says.
   * @param {Original | undefined} original
   * @param {{category?: string, area?: string}} [answers]  Ids; those that the form does not offer are left.
   */
  fill(original, answers = {}) {
    this.original = original;
    this.form.reset();
    const offers = this.form.querySelector(`option[value="${CSS.escape(answers.category ?? "")}"]:not([data-fp-secret])`);
    fillFields(this.form, original?.record ?? (offers && answers.category ? { categories: [answers.category] } : {}));
    this.sessions?.clear();
    const sessions = /** @type {RecordData[]} */ (original?.record.sessions ?? []);
    for (const session of sessions.length ? sessions : [undefined]) this.sessions?.add(session);
    const where = !original && answers.area && Object.keys(this.words.areas).includes(answers.area) ? { area: answers.area } : undefined;
    this.where?.fill(sessions[0] ?? /** @type {any} */ (where), original?.places ?? {});
    this.runBy?.fill(original?.record.group ?? "", original?.groups ?? {});
    this.show();
  }

  /** @param {Draft} draft */
  restore(draft) {
    this.fill(/** @type {Original | undefined} */ (draft.original));
    this.sessions?.clear();
    for (const base of draft.bases) this.sessions?.add(/** @type {RecordData} */ (base));
    if (draft.place) this.where?.lookup.choose(/** @type {import("./lookup.js").Offer} */ (draft.place));
    if (draft.group) this.runBy?.lookup.choose(/** @type {import("./lookup.js").Offer} */ (draft.group));
    putValues(this.form, draft.values);
    this.show();
  }

  /** @returns {Draft} */
  draft() {
    const bases = this.sessions?.baseOfEach ?? [];
    // Blocks are numbered as they were added: a draft numbers them anew.
    const values = Object.entries(valuesOf(this.form)).map(([name, value]) => [this.renumbered(name), value]);
    return { values: Object.fromEntries(values), sessions: bases.length, bases, place: this.where?.lookup.chosen, group: this.runBy?.lookup.chosen, original: this.original };
  }

  /** @param {string} name */
  renumbered(name) {
    const [, number, ask] = /^when-(\d+)-(.*)$/.exec(name) ?? [];
    if (!number) return name;
    const at = this.sessions?.blocks.findIndex((block) => block.querySelector(`[name="${name}"]`)) ?? 0;
    return `when-${at + 1}-${ask}`;
  }

  show() {
    showAsked(this.form);
    for (const box of this.form.querySelectorAll("textarea")) this.countDown(box);
    this.sayElsewhere();
  }

  /**
   * What is written, as records, and what is wrong or missing.
   * @returns {Entry}
   */
  read() {
    const base = this.original?.record ?? {};
    const { record: fields, faults } = readFields(this.form, base, this.today, this.words.faults);
    const read = { ...fields, checked: { on: this.today, how: "group" } };
    const contact = fields.contact ?? {};
    if (this.kind === "activity" && !["phone", "text", "email", "website"].some((way) => contact[way])) {
      faults.push({ at: this.boxAt("contact.phone"), message: this.words.faults.contact ?? "" });
    }
    const secret = this.form.querySelector("option[data-fp-secret]:checked");
    if (secret?.parentElement) faults.push({ at: this.boxAt("categories"), message: this.words.faults.sensitive ?? "" });
    if (!this.sessions || !this.where || !this.runBy) return { record: read, place: undefined, group: undefined, faults: this.inOrder(faults) };
    const { sessions, faults: ofSessions } = this.sessions.read();
    const { where, place, faults: ofWhere } = this.where.read();
    const { id, group, faults: ofGroup } = this.runBy.read();
    faults.push(...ofSessions, ...ofWhere, ...ofGroup);
    const record = withValue({ ...read, sessions: this.placed(sessions, where) }, "group", id || undefined);
    return { record, place, group: group && { ...group, ...(fields.contact ? { contact: fields.contact } : {}) }, faults: this.inOrder(faults) };
  }

  /**
   * The sessions with where they are: those that were elsewhere before stay there.
   * @param {RecordData[]} sessions
   * @param {RecordData} where
   */
  placed(sessions, where) {
    const first = whereOf(this.original?.record.sessions?.[0] ?? {});
    return sessions.map((session) => {
      const own = whereOf(session);
      if (own && own !== first) return session;
      const rest = Object.fromEntries(Object.entries(session).filter(([name]) => !WHERE.includes(name)));
      return { ...where, ...rest };
    });
  }

  /**
   * What is only for the editors, a line for each answer.
   * @param {string[]} names
   */
  notes(names) {
    const boxes = names.map((name) => this.form.querySelector(`[data-fp-note="${name}"] :is(input, textarea)`));
    return boxes.map((box) => (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement ? box.value.trim() : "")).filter(Boolean).join("\n");
  }

  /** Name the places that other days are at, which stay as they are. */
  sayElsewhere() {
    if (!this.where || !this.original) return this.where?.sayElsewhere("");
    const sessions = /** @type {RecordData[]} */ (this.original.record.sessions ?? []);
    const first = whereOf(sessions[0] ?? {});
    const others = sessions.filter((session) => whereOf(session) && whereOf(session) !== first && session.place);
    const names = others.map(({ place }) => this.original?.places[place]?.name ?? place);
    return this.where.sayElsewhere([...new Set(names)].join(", "));
  }

  /**
   * The box for a path of a record, such as sessions[0].from; the nearest there is.
   * @param {string} path
   * @param {ParentNode} scope
   * @returns {HTMLElement}
   */
  boxAt(path, scope = this.form) {
    const [, number = "0", field = ""] = /^sessions(?:\[(\d+)\])?\.?(\w*)/.exec(path) ?? [];
    if (path.startsWith("sessions") && this.sessions) {
      const where = this.where?.field.querySelector("input");
      if (WHERE.includes(field) && where) return where;
      const block = this.sessions.blocks[Number(number)] ?? this.sessions.blocks[0];
      const name = ASKED_AS[/** @type {keyof typeof ASKED_AS} */ (field)] ?? (field || "often");
      const box = block && (boxOf(block, name) ?? boxOf(block, "often"));
      if (box) return box;
    }
    const steps = path.replace(/\[\d+\]/g, "").split(".");
    for (; steps.length; steps.pop()) {
      const name = steps.join(".");
      const question = scope.querySelector(`[data-fp-field="${name}"], [data-fp-field^="${name}."]`);
      const box = question?.querySelector("input, textarea, select");
      if (box instanceof HTMLElement) return box;
    }
    return /** @type {HTMLElement} */ (this.form.querySelector("input, textarea, select"));
  }

  /** @param {Fault[]} faults */
  inOrder(faults) {
    const boxes = [...this.form.elements];
    const place = (/** @type {Fault} */ { at }) => boxes.indexOf(at);
    return faults.sort((one, other) => place(one) - place(other));
  }

  /**
   * Say how many characters are left, once few are.
   * @param {HTMLTextAreaElement} box
   */
  countDown(box) {
    const field = box.closest("[data-fp-most]");
    const line = field?.querySelector("[data-fp-left]");
    if (!(line instanceof HTMLElement) || !(field instanceof HTMLElement)) return;
    const rest = Number(field.dataset.fpMost) - box.value.length;
    line.hidden = rest > 50 || !box.value;
    const { says, schedule } = this.words;
    const forms = rest < 0 ? says.over : says.left;
    line.textContent = (forms[new Intl.PluralRules(schedule.language).select(Math.abs(rest))] ?? forms.other).replace("{n}", String(Math.abs(rest)));
  }
}

/** @param {RecordData} session */
function whereOf(session) {
  return WHERE.map((key) => session[key] ?? "").join("|").replace(/^\|*$/, "");
}
