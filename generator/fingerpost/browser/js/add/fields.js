/**
 * What the questions of a form hold, as a record, and a record put into them. A question is an element with data-fp-field, the
 * path in a record, and data-fp-widget, the way it is answered; pages/templates/add/field.html writes them.
 *
 * @typedef {Record<string, any>} RecordData
 * @typedef {{at: HTMLElement, message: string}} Fault  "at": what the link in the summary leads to.
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

import { amountOf } from "./typed.js";

/**
 * The value at a path such as "contact.phone".
 * @param {RecordData} record
 * @param {string} path
 */
export function valueAt(record, path) {
  return path.split(".").reduce((/** @type {any} */ part, step) => part?.[step], record);
}

/**
 * A copy of a record with another value at a path; undefined takes it out, and what is empty then goes too.
 * @param {RecordData} record
 * @param {string} path
 * @param {unknown} value
 * @returns {RecordData}
 */
export function withValue(record, path, value) {
  const [step = "", ...below] = path.split(".");
  const { [step]: before, ...others } = record;
  const inner = typeof before === "object" && before && !Array.isArray(before) ? before : {};
  const now = below.length ? withValue(inner, below.join("."), value) : value;
  const isGone = now === undefined || (below.length > 0 && !Object.keys(/** @type {object} */ (now)).length);
  if (isGone) return others;
  return step in record ? { ...record, [step]: now } : { ...others, [step]: now };
}

/**
 * The questions of a part of the page, without those of parts that have their own script, or a part of their own.
 * @param {HTMLElement} scope
 */
export function questionsIn(scope) {
  const questions = /** @type {HTMLElement[]} */ ([...scope.querySelectorAll("[data-fp-field]")]);
  const own = scope.closest("[data-fp-new]");
  return questions.filter(
    (each) => !["sessions", "where", "group"].includes(each.dataset.fpWidget ?? "") && (each.parentElement?.closest("[data-fp-new]") ?? null) === own,
  );
}

/** @param {HTMLElement} question */
export function controlsOf(question) {
  return /** @type {Control[]} */ ([...question.querySelectorAll("input, textarea, select")]);
}

/**
 * Whether a question is not asked just now, because of another answer.
 * @param {HTMLElement} element
 */
export function isAsked(element) {
  for (let at = /** @type {HTMLElement | null} */ (element); at && !at.matches("[data-fp-form]"); at = at.parentElement) {
    if (at.hidden) return false;
  }
  return true;
}

/**
 * @param {HTMLElement} scope
 * @param {RecordData} base
 * @param {string} today
 * @param {Record<string, string>} words  The faults.
 * @returns {{record: RecordData, faults: Fault[]}}
 */
export function readFields(scope, base, today, words) {
  let record = base;
  /** @type {Fault[]} */
  const faults = [];
  for (const question of questionsIn(scope)) {
    const { fpField: path = "", fpMust: must } = question.dataset;
    const at = /** @type {HTMLElement} */ (controlsOf(question)[0] ?? question);
    const before = valueAt(base, path);
    const { value, fault } = isAsked(question) ? readAnswer(question, before, today) : { value: undefined };
    if (fault) faults.push({ at, message: words[fault] ?? "" });
    else if (must && value === undefined && isAsked(question)) faults.push({ at, message: must });
    if (question.dataset.fpWidget === "answers") record = withAnswers(record, question);
    else record = withValue(record, path, value);
  }
  const state = record.capacity?.state;
  if (state && state !== base.capacity?.state) record = withValue(record, "capacity", { state, as_of: today });
  if (!state && record.capacity) record = withValue(record, "capacity", undefined);
  return { record, faults };
}

/**
 * Put a record into the questions. What a record does not say is left empty.
 * @param {HTMLElement} scope
 * @param {RecordData} record
 */
export function fillFields(scope, record) {
  for (const question of questionsIn(scope)) {
    const { fpField: path = "", fpWidget: widget = "" } = question.dataset;
    const value = valueAt(record, path);
    if (widget === "answers") {
      fillAnswers(question, value ?? {});
      continue;
    }
    for (const control of controlsOf(question)) {
      if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === String(value ?? "");
      else if (control instanceof HTMLInputElement && control.type === "checkbox") {
        control.checked = Array.isArray(value) ? value.includes(control.value) : Boolean(value);
      } else if (widget === "lines") control.value = (Array.isArray(value) ? value : value ? [value] : []).join("\n");
      else control.value = String((widget === "category" ? value?.[0] : value) ?? "");
    }
  }
}

/**
 * @param {HTMLElement} question
 * @param {any} before
 * @param {string} today
 * @returns {{value?: unknown, fault?: string}}
 */
function readAnswer(question, before, today) {
  const { fpField: path = "", fpWidget: widget = "" } = question.dataset;
  const controls = controlsOf(question);
  const typed = (controls[0]?.value ?? "").trim().replaceAll("\r\n", "\n");
  const boxes = /** @type {HTMLInputElement[]} */ (controls);
  const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
  if (widget === "one") return { value: chosen[0] || undefined };
  if (widget === "tick") return { value: chosen.length ? true : undefined };
  if (widget === "consent") return { value: chosen.length ? (before ?? today) : undefined };
  if (["several", "audiences", "languages"].includes(widget)) {
    const offered = new Set(boxes.map((box) => box.value));
    // In the order they had: the first way to join is the one that is shown first. What is not offered here stays.
    const others = /** @type {string[]} */ (before ?? []).filter((each) => chosen.includes(each) || !offered.has(each));
    const value = [...others, ...chosen.filter((each) => !others.includes(each))];
    return { value: value.length ? value : undefined };
  }
  if (!typed) return { value: undefined };
  if (widget === "category") {
    const values = /** @type {string[]} */ (before ?? []);
    return { value: values[0] === typed ? values : [typed, ...values.slice(1).filter((each) => each !== typed)] };
  }
  if (widget === "lines") return { value: typed.split("\n").map((line) => line.trim()).filter(Boolean) };
  if (widget === "number") {
    const value = amountOf(typed);
    return value === undefined ? { fault: "amount" } : { value };
  }
  if (path.startsWith("who.ages.")) {
    if (/^\d{1,3}$/.test(typed)) return { value: Number(typed) };
    return /^\d{1,3} (?:weeks?|months?|years?)$/.test(typed) ? { value: typed } : { fault: "age" };
  }
  // As it is on a poster. Any website of today answers to https as well, and who has typed it sees what will be sent.
  if (controls[0]?.type === "url" && /^www\.[^\s.]+\.[^\s]+$/i.test(typed)) return { value: `https://${typed}` };
  return { value: typed };
}

/**
 * The answers about getting in. A note stays as long as its answer does, and so does what is not asked here.
 * @param {RecordData} record
 * @param {HTMLElement} question
 */
function withAnswers(record, question) {
  const before = /** @type {RecordData} */ (record.access ?? {});
  let after = before;
  for (const row of question.querySelectorAll("[data-fp-answer]")) {
    const feature = row instanceof HTMLElement ? (row.dataset.fpAnswer ?? "") : "";
    const answer = /** @type {HTMLInputElement | null} */ (row.querySelector("input:checked"))?.value;
    const was = before[feature]?.answer ?? before[feature];
    if (answer !== was) after = withValue(after, feature, answer || undefined);
  }
  return withValue(record, "access", Object.keys(after).length ? after : undefined);
}

/**
 * @param {HTMLElement} question
 * @param {RecordData} access
 */
function fillAnswers(question, access) {
  for (const row of question.querySelectorAll("[data-fp-answer]")) {
    const feature = row instanceof HTMLElement ? (row.dataset.fpAnswer ?? "") : "";
    const answer = access[feature]?.answer ?? access[feature] ?? "";
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("input"))) {
      radio.checked = radio.value === answer && answer !== "";
    }
  }
}
