/** The blocks of the form about days and times: one for each session, copied from the template of the page. */

import { copyOf, part } from "../shared/dom.js";
import { fill } from "../shared/say.js";
import { saySession } from "./say-session.js";
import { NO_ANSWERS, answersOf, sessionOf } from "./session.js";

const ATTRIBUTES = ["id", "for", "name", "aria-describedby"];

/** @typedef {import("./session.js").Answers} Answers */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./fields.js").Fault} Fault */
/** @typedef {{schedule: import("./say-session.js").Words, faults: Record<string, string>, says: Record<string, any>}} Words */

export class SessionBlocks {
  /**
   * @param {HTMLElement} page  With the template.
   * @param {HTMLElement} list
   * @param {Words} words
   * @param {string} today
   */
  constructor(page, list, words, today) {
    this.page = page;
    this.list = list;
    this.words = words;
    this.today = today;
    this.last = 0;
    /** What each was before, with what is not asked. @type {WeakMap<Element, Session>} */
    this.bases = new WeakMap();
  }

  /** @returns {HTMLElement[]} */
  get blocks() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("[data-fp-session]")]);
  }

  /** What is known of each beside its answers. */
  get baseOfEach() {
    return this.blocks.map((block) => this.bases.get(block) ?? {});
  }

  /**
   * @param {Session} [session]
   * @returns {HTMLElement}
   */
  add(session) {
    this.last += 1;
    const block = copyOf(this.page, "session");
    for (const element of [block, ...block.querySelectorAll("*")]) {
      for (const name of ATTRIBUTES) {
        const value = element.getAttribute(name);
        if (value?.includes("{n}")) element.setAttribute(name, value.replaceAll("{n}", String(this.last)));
      }
    }
    this.bases.set(block, session ?? {});
    this.list.append(block);
    put(block, session ? answersOf(session, this.words.schedule) : NO_ANSWERS);
    this.number();
    return block;
  }

  /** @param {HTMLElement} block */
  takeOut(block) {
    const at = this.blocks.indexOf(block);
    block.remove();
    this.number();
    const beside = this.blocks[Math.max(at - 1, 0)];
    if (beside) part(beside, "session-name").focus();
  }

  clear() {
    this.list.replaceChildren();
    this.last = 0;
  }

  /**
   * The sessions, and what is wrong with the answers. Of each it is said in words when it will be.
   * @returns {{sessions: Session[], faults: Fault[]}}
   */
  read() {
    /** @type {Fault[]} */
    const faults = [];
    const sessions = this.blocks.map((block) => {
      const { session, faults: own } = sessionOf(answersIn(block), this.bases.get(block) ?? {}, this.today, this.words.schedule);
      for (const { ask, say, gaps } of own) {
        const at = boxOf(block, ask);
        if (at) faults.push({ at, message: fill(this.words.faults[say] ?? "", gaps ?? {}) });
      }
      const line = part(block, "said");
      line.hidden = own.length > 0;
      const sentence = line.querySelector("span");
      if (sentence) sentence.textContent = own.length ? "" : `${saySession(session, this.words.schedule, this.today)}.`;
      return session;
    });
    return { sessions, faults };
  }

  /** Name the blocks by their number, and offer to take one out where there are several. */
  number() {
    const { blocks } = this;
    for (const [index, block] of blocks.entries()) {
      part(block, "session-name").textContent = fill(this.words.says.session, { n: index + 1 });
      part(block, "take-out").hidden = blocks.length < 2;
    }
  }
}

/**
 * The box that a question is answered in.
 * @param {HTMLElement} block
 * @param {string} ask
 * @returns {HTMLElement | null}
 */
export function boxOf(block, ask) {
  return block.querySelector(`[data-fp-ask="${ask}"] :is(input, textarea, select)`);
}

/**
 * @param {HTMLElement} block
 * @returns {Answers}
 */
function answersIn(block) {
  /** @type {Record<string, string | string[]>} */
  const answers = { ...NO_ANSWERS };
  for (const question of block.querySelectorAll("[data-fp-ask]")) {
    if (!(question instanceof HTMLElement)) continue;
    const boxes = /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll("input, textarea, select")]);
    const ask = question.dataset.fpAsk ?? "";
    const [first] = boxes;
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    if (first?.type === "checkbox") answers[ask] = chosen;
    else answers[ask] = (first?.type === "radio" ? chosen[0] : first?.value) ?? "";
  }
  return /** @type {Answers} */ (answers);
}

/**
 * @param {HTMLElement} block
 * @param {Answers} answers
 */
function put(block, answers) {
  for (const [ask, answer] of Object.entries(answers)) {
    for (const box of block.querySelectorAll(`[data-fp-ask="${ask}"] :is(input, textarea, select)`)) {
      if (box instanceof HTMLInputElement && (box.type === "checkbox" || box.type === "radio")) {
        box.checked = Array.isArray(answer) ? answer.includes(box.value) : box.value === answer;
      } else if (box instanceof HTMLSelectElement && !answer) box.selectedIndex = 0;
      else /** @type {HTMLInputElement} */ (box).value = String(answer);
    }
  }
}
