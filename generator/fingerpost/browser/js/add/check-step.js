/** The step before sending: what was answered, how it will look, who will see what, and the ways to send it. */

import { make, part } from "../shared/dom.js";
import { controlsOf, isAsked, questionsIn } from "./fields.js";
import { cardOf, pageOf } from "./preview.js";
import { sayWhen, sayWhere } from "./say-record.js";

/** @typedef {Record<string, any>} RecordData */
/** @typedef {import("./entry-form.js").Words} Words */
/** @typedef {{label: string, answer: string, at: HTMLElement, path: string, fold: string}} Row  "fold": what it is folded under. */
/** @typedef {import("./say-record.js").Names} Names */

const FIRST_SEEN = /^(?:name|contact\.(?!consent))/; // what people ask about most: who will see my number?

/**
 * @param {HTMLElement} page
 * @param {import("./entry-form.js").EntryForm} form
 * @param {RecordData} record
 * @param {Names} names
 * @param {(at: HTMLElement) => void} goBack
 */
export function showCheck(page, form, record, names, goBack) {
  const { words, today } = form;
  const rows = rowsOf(form, record, names);
  part(page, "answers").replaceChildren(
    ...rows.map(({ label, answer, at }) => {
      const hidden = make("span", { class: "fp-vh" }, label);
      const change = make("button", { type: "button", class: "fp-textbtn" }, make("span", {}, words.says.change), hidden);
      change.addEventListener("click", () => goBack(at));
      return make("div", {}, make("dt", {}, label), make("dd", {}, answer), make("dd", {}, change));
    }),
  );
  const isActivity = form.kind === "activity";
  part(page, "look").hidden = !isActivity;
  if (isActivity) {
    part(page, "card-here").replaceChildren(cardOf(page, record, words, names, today));
    part(page, "page-here").replaceChildren(pageOf(page, record, words, names, today, rows));
  }
  const first = rows.filter(({ path }) => FIRST_SEEN.test(path));
  part(page, "seen-by-all").replaceChildren(
    ...first.map(({ label, answer }) => make("li", {}, `${label}: `, make("strong", {}, answer))),
    make("li", {}, words.says.allTheRest),
  );
  const own = [...form.form.querySelectorAll("[data-fp-note] label")].map((label) => label.textContent ?? "");
  part(page, "seen-by-us").replaceChildren(...own.map((label) => make("li", {}, label)));
}

/**
 * Each question that has an answer, in the words of the form.
 * @param {import("./entry-form.js").EntryForm} form
 * @param {RecordData} record
 * @param {Names} names
 * @returns {Row[]}
 */
function rowsOf(form, record, names) {
  const { words, today } = form;
  /** @type {Row[]} */
  const rows = [];
  for (const question of form.form.querySelectorAll("[data-fp-field]")) {
    if (!(question instanceof HTMLElement) || !isAsked(question)) continue;
    const { fpField: path = "", fpWidget: widget = "" } = question.dataset;
    const heading = question.closest(".fp-part")?.querySelector("h2")?.textContent ?? "";
    const at = /** @type {HTMLElement} */ (controlsOf(question)[0] ?? question);
    const fold = question.closest(".fp-fold--part")?.querySelector("summary")?.textContent ?? "";
    const push = (/** @type {Omit<Row, "fold">} */ row) => rows.push({ ...row, fold });
    if (widget === "sessions") push({ label: heading, answer: sayWhen(record, words.schedule, today).join("\n"), at, path });
    else if (widget === "where") push({ label: heading, answer: sayWhere(record, words.preview, names).join("\n"), at, path });
    else if (widget === "group") {
      const answer = record["group"] && !question.querySelector("[value=new]:checked") ? (names.groups[record["group"]] ?? "") : "";
      if (answer) push({ label: question.querySelector("legend")?.textContent ?? "", answer, at, path });
    } else if (question.closest("[data-fp-new]") || questionsIn(form.form).includes(question)) {
      const answer = answerIn(question);
      if (answer) push({ label: labelOf(question), answer, at, path });
    }
  }
  return rows;
}

/** @param {HTMLElement} question */
function labelOf(question) {
  return question.querySelector("legend, label")?.textContent ?? "";
}

/**
 * The answer as somebody reads it.
 * @param {HTMLElement} question
 */
function answerIn(question) {
  const boxes = controlsOf(question);
  const labels = (/** @type {Element} */ box) => box.closest("label")?.textContent?.trim() ?? "";
  if (question.dataset.fpWidget === "answers") {
    const rows = [...question.querySelectorAll("[data-fp-answer]")];
    const lines = rows.map((row) => {
      const box = row.querySelector("input:checked");
      return box instanceof HTMLInputElement && box.value ? `${row.querySelector("legend")?.textContent}: ${labels(box)}` : "";
    });
    return lines.filter(Boolean).join("\n");
  }
  const chosen = boxes.filter((box) => box instanceof HTMLInputElement && box.checked && box.value);
  if (boxes[0] instanceof HTMLInputElement && /checkbox|radio/.test(boxes[0].type)) return chosen.map(labels).join("\n");
  const [box] = boxes;
  if (box instanceof HTMLSelectElement) return box.value ? (box.selectedOptions[0]?.textContent ?? "") : "";
  return box?.value.trim() ?? "";
}
