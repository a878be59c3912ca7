/** Words of day, time, cost and access become filters that can be taken off. Python: search/query/take_filters.py. */

import { findDanger } from "./crisis.js";
import { countNamed } from "./match.js";
import { DAY_MS, dayNumber } from "../shared/day-patterns.js";
import { LONGEST_PHRASE } from "./phrases.js";
import { editsBetween } from "./spelling.js";
import { isFound, resolve } from "./terms.js";
import { tidy, wordsOf } from "./text.js";

const MOST_WORDS = 24;
const QUOTES = /["“”„«»]/g;
const QUOTED = '"'; // stands for a word in quotes: it is looked for itself
const CLOCK = /([0-9]):([0-9])/g; // 7:30 is read as 7h30, one word that is a time, where 18-30 is two numbers
const PLAIN = /^[a-z0-9 |]+$/; // a pattern that is only words with | between
const LONG = 8; // characters of a word in which two slips are corrected
const MOST_NAMES = 20; // that are looked at

const has = (/** @type {Span} */ { core, end }, /** @type {number} */ at) => core <= at && at < end;

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./facets.js").State} State */
/** @typedef {import("./terms.js").Term} Term */
/** Words, by their numbers, that ask for something; those before "core" only go with it. */
/** @typedef {{start: number, core: number, end: number, change: Record<string, string[]>}} Span */

/**
 * The state with the filters that its words ask for, and without those words; the state itself when they ask for none.
 *
 * What is in quotes is left, and what belongs to a phrase of the vocabulary or to the name of a record. Of somebody who may
 * be in danger every word is left.
 * @template {State} S
 * @param {S} state
 * @param {SearchFiles} files
 * @param {string} today
 * @returns {Promise<S>}
 */
export async function takeFilters(state, files, today) {
  const query = tidy(state.q ?? "");
  const chunks = query.split(" ");
  const { words, ofChunk } = await cut(chunks, files);
  let spans = spansOf(words, files.filters).filter((span) => !isInPhrase(span, words, files));
  if (!spans.length || findDanger(wordsOf(query), files.vocabulary).kinds.length || (await files.goTo(query))) return state;
  spans = await notOfNames(spans, words, files);
  if (!spans.length) return state;
  const gone = words.map((_, at) => spans.some(({ start, end }) => start <= at && at < end));
  const rest = words.filter((_, at) => !gone[at]);
  /** @type {Record<string, any>} */
  const changed = { ...state, q: asksForAnything(rest, files) ? "" : queryOf(chunks, words, ofChunk, gone) };
  const facets = new Set(spans.flatMap(({ change }) => Object.keys(change)));
  for (const facet of facets) {
    const before = facet === "access" ? (state.access ?? []) : [];
    changed[facet] = [...new Set([...before, ...spans.flatMap(({ change }) => change[facet] ?? [])])];
  }
  const dates = spans.filter(({ change }) => change["date"]);
  if (dates.length) {
    changed["soon"] = facets.has("soon") ? changed["soon"] : [];
    for (const { core, end, change } of dates) changed["on"] = coming(change["date"]?.[0] ?? "", words.slice(core, end).join(" "), dayNumber(today));
    delete changed["date"];
  } else if (facets.has("soon")) changed["on"] = 0;
  return /** @type {S} */ (changed);
}

/** The next date of that month and of the day that is said, today's too; or so many days from today. */
/** @type {(asked: string, said: string, today: number) => number} */
function coming(value, text, today) {
  if (value.startsWith("+")) return today + Number(value);
  const day = Number(/[0-9]+/.exec(text)?.[0]);
  for (let year = new Date(today * DAY_MS).getUTCFullYear(); ; year += 1) {
    const date = new Date(Date.UTC(year, Number(value) - 1, day));
    if (date.getUTCDate() === day && date.getTime() >= today * DAY_MS) return date.getTime() / DAY_MS;
  }
}

/** The words of a query, slips in words of filters corrected, and the chunk each is in. */
/** @type {(chunks: string[], files: SearchFiles) => Promise<{words: string[], ofChunk: number[]}>} */
async function cut(chunks, files) {
  /** @type {string[]} */
  const words = [];
  /** @type {number[]} */
  const ofChunk = [];
  let isQuoted = false;
  for (const [at, chunk] of chunks.entries()) {
    const quotes = chunk.match(QUOTES)?.length ?? 0;
    for (const word of wordsOf(chunk.replace(CLOCK, "$1h$2"))) {
      if (words.length === MOST_WORDS) break;
      words.push(isQuoted || quotes ? QUOTED : await corrected(word, files));
      ofChunk.push(at);
    }
    isQuoted = isQuoted !== (quotes % 2 === 1);
  }
  return { words, ofChunk };
}

/** @type {(word: string, files: SearchFiles) => Promise<string>} */
async function corrected(word, files) {
  const { vocabulary } = files;
  const slips = files.filters.slips.split(" ");
  const isKnown = vocabulary.stop.has(word) || vocabulary.soft.has(word) || vocabulary.family(word) >= 0;
  if (isKnown || slips.includes(word) || /[0-9]/.test(word)) return word;
  const edits = slips.map((slip) => editsBetween(word, slip, 2));
  const least = Math.min(...edits);
  const slip = slips[edits.indexOf(least)] ?? "";
  return least <= (slip.length >= LONG ? 2 : 1) && !(await files.rare(word)) ? slip : word;
}

/** @type {(words: string[], table: import("./files.js").FilterWords) => Span[]} */
function spansOf(words, { lead, entries }) {
  if (!words.length) return [];
  const text = ` ${words.join(" ")} `;
  const spaces = (/** @type {string} */ part) => part.split(" ").length - 1;
  /** @type {boolean[]} */
  const used = [];
  /** @type {Span[]} */
  const spans = [];
  for (const [pattern, change, isAfter] of entries) {
    // To make the expression takes longer than all the rest, and hardly any of them fits.
    if (PLAIN.test(pattern) && !pattern.split("|").some((each) => text.includes(` ${each} `))) continue;
    for (const match of text.matchAll(new RegExp(` ${lead}(${pattern})(?= )`, "g"))) {
      const first = spaces(text.slice(0, match.index));
      const core = first + spaces(match[1] ?? "");
      const end = core + spaces(match[2] ?? "") + 1;
      if (used.slice(core, end).includes(true) || (isAfter && !spans.some((span) => span.end === first))) continue;
      let start = core;
      while (start > first && !used[start - 1]) start -= 1;
      for (let at = start; at < end; at += 1) used[at] = true;
      spans.push({ start, core, end, change });
    }
  }
  return spans.filter(({ change }) => Object.keys(change).length).sort((one, other) => one.start - other.start);
}

/** Whether it is a part of a longer phrase that the vocabulary has: "free food", "evening class". */
/** @type {(span: Span, words: string[], files: SearchFiles) => boolean} */
function isInPhrase(span, words, { vocabulary }) {
  const places = words.map((_, at) => at).filter((at) => has(span, at) || !vocabulary.stop.has(words[at] ?? ""));
  return places.some((_, start) =>
    Array.from({ length: LONGEST_PHRASE - 1 }, (_each, more) => places.slice(start, start + 2 + more)).some((part, more) => {
      const inside = part.filter((at) => has(span, at)).length;
      const isMixed = part.length === 2 + more && inside > 0 && inside < part.length;
      return isMixed && vocabulary.concepts(part.map((at) => vocabulary.key(words[at] ?? ""))).length > 0;
    }),
  );
}

/** Those that do not belong to the name of a record that is asked for: all of them together, or each alone. */
/** @type {(spans: Span[], words: string[], files: SearchFiles) => Promise<Span[]>} */
async function notOfNames(spans, words, files) {
  /** @type {Map<number, Term>} */
  const terms = new Map();
  for (const [at, word] of words.entries()) {
    const term = word === QUOTED || files.vocabulary.stop.has(word) ? undefined : await resolve(word, files);
    if (term && isFound(term)) terms.set(at, term);
  }
  const areOfName = (/** @type {Span[]} */ several) => {
    const isOwn = (/** @type {number} */ at) => several.some((span) => has(span, at));
    if (!words.every((_, at) => !isOwn(at) || terms.has(at))) return false;
    const others = [...terms].filter(([at]) => isOwn(at) || !spans.some((span) => has(span, at)));
    return isName(others.map(([at, term]) => ({ term, isOwn: isOwn(at) })), files);
  };
  if (await areOfName(spans)) return [];
  const alone = await Promise.all(spans.map((span) => spans.length > 1 && areOfName([span])));
  return spans.filter((_, at) => !alone[at]);
}

/** Whether words are the name of a record, or two thirds of it, in their order. Towns may be added to it. */
/** @type {(asked: {term: Term, isOwn: boolean}[], files: SearchFiles) => Promise<boolean>} */
async function isName(terms, files) {
  const { vocabulary } = files;
  const isArea = (/** @type {Term} */ { key }) => vocabulary.areaKeys.has(key);
  const needed = terms.filter(({ term, isOwn }) => isOwn || !(isArea(term) || vocabulary.soft.has(term.word)));
  const counts = await countNamed(needed.map(({ term }) => term), files);
  const called = Array.from(counts.keys()).filter((document) => counts[document] === needed.length);
  for (const document of called.slice(0, MOST_NAMES)) {
    const [, , title] = await files.card(document);
    const name = wordsOf(title).filter((word) => !vocabulary.stop.has(word)).map((word) => vocabulary.key(word));
    const isOf = (/** @type {Term} */ { key, families }, /** @type {import("./vocabulary.js").Key} */ part) =>
      part === key || families.some(([family]) => family === part);
    const inName = terms.filter(({ term }) => name.some((part) => isOf(term, part)));
    for (const some of [inName, inName.filter(({ term, isOwn }) => isOwn || !isArea(term))]) {
      const stands = (/** @type {number} */ start) => some.every(({ term }, at) => isOf(term, name[start + at] ?? ""));
      if (some.length > 1 && 3 * some.length >= 2 * name.length && name.some((_, start) => stands(start))) return true;
    }
  }
  return false;
}

/** Whether words only say that something is looked for: "what's on", "things to do". */
/** @type {(left: string[], files: SearchFiles) => boolean} */
function asksForAnything(words, { vocabulary, filters }) {
  const little = filters.anything.split(" ");
  const isLittle = (/** @type {string} */ word) =>
    vocabulary.stop.has(word) ? !vocabulary.concepts([vocabulary.key(word)]).length : little.includes(word);
  return words.length < MOST_WORDS && words.every(isLittle);
}

/** What is left, as it was typed. */
/** @type {(chunks: string[], words: string[], ofChunk: number[], gone: boolean[]) => string} */
function queryOf(chunks, words, ofChunk, gone) {
  const parts = chunks.map((chunk, number) => {
    const own = words.map((_, at) => at).filter((at) => ofChunk[at] === number);
    return own.some((at) => gone[at]) ? own.filter((at) => !gone[at]).map((at) => words[at]).join(" ") : chunk;
  });
  return tidy(parts.join(" ")).replace(/^[ ,;:\-&/]+|[ ,;:\-&/]+$/g, "");
}
