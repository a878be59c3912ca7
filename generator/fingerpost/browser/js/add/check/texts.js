/** Are the words of a record words that people can read? As checks/names, markup, marks, plain_signs and the like ask. */

import { matchesWhole, patternOf } from "./patterns.js";
import { say } from "./say-problem.js";

/**
 * @typedef {import("./say-problem.js").Problem} Problem
 * @typedef {import("./sessions.js").Fields} Fields
 * @typedef {[string, string]} Text  its path and its words
 */

const LONGEST_SENTENCE = 40;
const HIGHEST_GRADE = 9;
const ENOUGH_WORDS = 60;

/**
 * Every text that reaches a page, in the order a reader meets it (checks/fields.py).
 * @param {string} kind @param {Fields} record @returns {Text[]}
 */
export function textsOf(kind, record) {
  /** @type {Text[]} */
  const texts = [];
  const add = (/** @type {string} */ path, /** @type {any} */ value) => {
    if (typeof value === "string" && value) texts.push([path, value]);
  };
  const addAll = (/** @type {string} */ path, /** @type {any} */ part, /** @type {string[]} */ fields) => {
    for (const field of fields) add(`${path}.${field}`, part?.[field]);
  };
  const addList = (/** @type {string} */ path, /** @type {any} */ list) => {
    if (Array.isArray(list)) list.forEach((each, number) => add(`${path}[${number}]`, each));
  };
  for (const field of ["name", "summary", "description"]) add(field, record[field]);
  if (kind === "activity") {
    (record["sessions"] ?? []).forEach((/** @type {Fields} */ session, /** @type {number} */ number) => {
      add(`sessions[${number}].notes`, session?.["notes"]);
      add(`sessions[${number}].cost.notes`, session?.["cost"]?.notes);
    });
    add("cost.notes", record["cost"]?.notes);
    add("who.summary", record["who"]?.summary);
    add("join.steps", record["join"]?.steps);
    addAll("join.referral", record["join"]?.referral, ["criteria", "how", "what_happens", "feedback"]);
    const first = record["first_visit"];
    if (typeof first === "string") add("first_visit", first);
    add("first_visit.met_by", first?.met_by);
    addList("first_visit.steps", first?.steps);
    add("first_visit.bring", first?.bring);
  } else if (kind === "place") {
    addList("address", record["address"]);
    add("town", record["town"]);
  }
  if (kind !== "group") {
    addAll("getting_there", record["getting_there"], ["bus", "train", "parking", "community_transport", "walking"]);
    addAll("photo", record["photo"], ["shows", "by"]);
    for (const [feature, answer] of Object.entries(record["access"] ?? {})) add(`access.${feature}.note`, answer?.note);
    add("access.notes", record["access"]?.notes);
  }
  addAll("contact", record["contact"], ["name", "role"]);
  add("closed.reason", record["closed"]?.reason);
  return texts;
}

/** @param {Fields} record @param {Text[]} texts @returns {Problem[]} */
export function textProblems(record, texts) {
  return [...nameProblems(record, texts), ...texts.flatMap(([path, text]) => signProblems(record, path, text)), ...readingProblems(record)];
}

/** @param {Fields} record @param {Text[]} texts @returns {Problem[]} */
function nameProblems(record, texts) {
  const name = String(record["name"] ?? "");
  const problems = [];
  const isName = /^[A-Za-z]/.test(name) || (name.match(/[\p{L}\p{N}]/gu) ?? []).length > 1;
  if (name && !isName) problems.push(say("name-unclear", 0, "name", { 1: name.trim() || "A blank" }));
  for (const [path, text] of texts) {
    const letters = (text.match(/\p{L}/gu) ?? []).length;
    if (letters <= 6 || text !== text.toUpperCase() || text === text.toLowerCase()) continue;
    if (path === "name") problems.push(say("name-shouting", 0, path, { name }));
    else if (Array.from(text).length > 15) problems.push(say("text-shouting", 0, path, {}));
  }
  return problems;
}

/** @param {Fields} record @param {string} path @param {string} text @returns {Problem[]} */
function signProblems(record, path, text) {
  const problems = [];
  if (path === "name" && /[\u2600-\u27bf\u2b50\u2b55\u{1f000}-\u{1faff}]/u.test(text)) problems.push(say("name-emoji", 0, path, {}));
  if (/\ufffd|â€|Ã[\u0080-\u00bf]/.test(text)) problems.push(say("broken-letter", 0, path, {}));
  if (text.includes("\u00ad")) problems.push(say("invisible-character", 0, path, {}));
  const tag = patternOf("markup.TAG")?.exec(text);
  if (tag) problems.push(say("html-in-text", 0, path, { 1: tag[0] }));
  const typed = markOf(text, path);
  if (typed) problems.push(say("marks-in-text", 0, path, { typed }));
  const linkless = path === "description" ? text.replace(patternOf("plain_signs.LINK", "g") ?? "", "") : text;
  const click = patternOf("plain_signs.CLICK")?.exec(linkless);
  if (click) problems.push(say("link-words-vague", "Nobody", path, { 1: click[0] }));
  if (path === "description") problems.push(...linkProblems(text));
  const colour = patternOf("plain_signs.ONLY_COLOUR")?.exec(text);
  if (colour) problems.push(say("colour-alone", 0, path, { 1: colour[0] }));
  const isConfirmed = (record["confirmed"] ?? []).includes("editor-note");
  if (!isConfirmed && patternOf("editor_notes.NOTE")?.test(text.trim().replace(/\s+/g, " "))) problems.push(say("editor-note", 0, path, {}));
  if (path === "description" && /!\[[^\]]*\]\([^)\s]+/.test(text)) problems.push(say("image-in-description", 0, path, { name: record["name"] }));
  return problems;
}

/**
 * Whether the words of a link say where it leads: screen readers list the links of a page without the rest.
 * @param {string} text @returns {Problem[]}
 */
function linkProblems(text) {
  const links = Array.from(text.matchAll(/(!?)\[([^\]\n]{0,200})\]\([^)\n]{1,300}\)/g)).filter(([, sign]) => !sign);
  const vague = links.filter(([, , words = ""]) => matchesWhole("plain_signs.VAGUE", words.toLowerCase().replace(/^[ .,;:!>→»]+|[ .,;:!>→»]+$/g, "").replace(/\s+/g, " ")));
  return vague.slice(0, 1).map(([, , words = ""]) => say("link-words-vague", "The words", "description", { 1: words.trim() }));
}

/**
 * The first thing in a plain text that would do something elsewhere; "" for none. Only a description knows Markdown.
 * @param {string} text @param {string} path
 */
function markOf(text, path) {
  const hash = (/** @type {string} */ name) => {
    const match = patternOf(name)?.exec(text);
    return match ? (text.slice(match.index).split("\n")[0] ?? "").trim() : "";
  };
  if (path === "description") return hash("marks.HASH_GLUED");
  for (const name of ["marks.LINK", "marks.PAIR"]) {
    const match = patternOf(name)?.exec(text);
    if (match) return match[0];
  }
  const entity = /&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp|pound|eacute|ndash|mdash|rsquo|lsquo|hellip|copy|euro);/.exec(text);
  return entity?.[0] ?? patternOf("marks.LEFT_OVER")?.exec(text)?.[0] ?? hash("marks.HASH");
}

/** @param {Fields} record @returns {Problem[]} */
function readingProblems(record) {
  const problems = [];
  const ends = patternOf("readability.SENTENCE_ENDS");
  for (const path of ["summary", "description"]) {
    const text = String(record[path] ?? "");
    if (Array.from(text).length < 150 || !ends) continue;
    const sentences = text.split(ends).filter((sentence) => sentence.length > 1);
    const long = sentences.find((sentence) => sentence.length > 150 && wordsOf(sentence).length > LONGEST_SENTENCE);
    if (long) problems.push(say("sentence-long", 0, path, { count: wordsOf(long).length }));
    const words = wordsOf(text);
    const grade = gradeOf(words, sentences.length);
    if (words.length >= ENOUGH_WORDS && grade > HIGHEST_GRADE) {
      problems.push(say("hard-to-read", 0, path, { path, name: record["name"], grade: grade <= 12 ? `of ${grade + 5} or older` : "at university" }));
    }
  }
  return problems;
}

/** @param {string} text */
function wordsOf(text) {
  return text.split(/\s+/).filter(Boolean);
}

/** The Automated Readability Index, rounded as Python rounds: half to even. @param {string[]} words @param {number} sentences */
function gradeOf(words, sentences) {
  const letters = words.reduce((sum, word) => sum + Array.from(word).length, 0);
  const grade = (4.71 * letters) / words.length + (0.5 * words.length) / Math.max(sentences, 1) - 21.43;
  return Math.round(grade);
}
