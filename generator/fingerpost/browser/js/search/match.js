/** Which records fit a query, and how well. Python: search/match.py. All scores are whole numbers, the same in both. */

import { eachPosting } from "./packing.js";

export const CLASS_WEIGHTS = [2, 3, 5, 8, 10, 12, 15, 18];
const NAMED = 4; // from this class on a word stands in the name
const CALLED_SO = 4; // times the score of what has every word in its name, when there are several
const ENOUGH = 10; // so many records that fit every word: those that fit only some are then left out
const LEAST = 4; // a level of 0, "every record has it", still counts for something

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./understand.js").Meaning} Meaning */
/** @typedef {import("./phrases.js").Group} Group */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {{document: number, score: number, isFull: boolean, isCalledSo: boolean}} Found  Called so: by every word. */

/**
 * Find the records that fit every group, and, if those are few, the best of those that fit some.
 * @param {Meaning} meaning
 * @param {SearchFiles} files
 * @returns {Promise<Found[]>}
 */
export async function match(meaning, files) {
  const { groups } = meaning;
  const scores = await Promise.all(groups.map((group) => scoreGroup(group, files)));
  const worth = groups.map((group) => worthOf(group, groups, files.vocabulary));
  const total = worth.reduce((sum, each) => sum + each, 0);
  const required = groups.map((group) => !group.isSoft);
  const isAbout = groups.map((group) => !group.isSoft && group.area < 0);
  const hasSubject = isAbout.includes(true);
  const canBeFull = meaning.unknown.length === 0;
  const terms = canBeFull ? groups.flatMap((group) => group.terms) : [];
  const namedBy = terms.length > 1 ? await countNamed(terms, files) : undefined;

  /** @type {Found[]} */
  const full = [];
  /** @type {{covered: number, found: Found}[]} */
  const some = [];
  for (let document = 0; document < files.documents; document += 1) {
    let score = 0;
    let covered = 0;
    let isFull = canBeFull;
    let hasAny = false;
    let onSubject = !hasSubject;
    for (let at = 0; at < groups.length; at += 1) {
      const here = scores[at]?.[document] ?? 0;
      if (here) {
        score += here;
        covered += worth[at] ?? 0;
        hasAny = true;
        onSubject ||= isAbout[at] ?? false;
      } else if (required[at]) {
        isFull = false;
      }
    }
    if (isFull && hasAny) {
      const isCalledSo = namedBy?.[document] === terms.length;
      full.push({ document, score: isCalledSo ? score * CALLED_SO : score, isFull, isCalledSo });
    } else if (hasAny && onSubject) {
      some.push({ covered, found: { document, score, isFull: false, isCalledSo: false } });
    }
  }
  if (full.length >= ENOUGH) return full;
  // Half of what was asked for, or as much of it as fills the first page.
  const coverages = some.map((each) => each.covered).sort((one, other) => other - one);
  const fills = coverages[Math.min(ENOUGH - full.length, coverages.length) - 1] ?? 0;
  const least = Math.min((total + 1) >> 1, fills);
  return [...full, ...some.filter((each) => each.covered >= least).map((each) => each.found)];
}

/**
 * How many of the words each record has in its name.
 * @param {Term[]} terms
 * @param {SearchFiles} files
 */
async function countNamed(terms, files) {
  const count = new Uint8Array(files.documents);
  for (const [at, term] of terms.entries()) {
    const postings = await Promise.all(term.families.map(([family]) => files.posting(family)));
    for (const posting of term.rare ? [...postings, term.rare] : postings) {
      eachPosting(posting, (document, weight) => {
        if (weight >= NAMED && count[document] === at) count[document] = at + 1; // so far it has every word
      });
    }
  }
  return count;
}

/**
 * How much of a query a group is. Where is less than what: people will travel rather than do something else.
 * @param {Group} group
 * @param {Group[]} groups
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 */
function worthOf(group, groups, vocabulary) {
  const isLesser = group.isSoft || (group.area >= 0 && groups.some((other) => other.area < 0 && !other.isSoft));
  const isTold = group.concepts.length > 0 || group.terms.some((term) => vocabulary.isTold(term.key));
  return (group.level + LEAST) * (isLesser ? 1 : isTold ? 4 : 2);
}

/**
 * @param {Group} group
 * @param {SearchFiles} files
 */
async function scoreGroup(group, files) {
  const ofTerms = await Promise.all(group.terms.map((term) => scoreTerm(term, files)));
  const [only] = ofTerms;
  if (only && ofTerms.length === 1) return group.isSoft ? only.map((score) => score >> 2) : only;
  const whole = new Int32Array(files.documents);
  await raiseConcepts(whole, group.concepts, files);
  if (group.joined >= 0) {
    const level = files.vocabulary.levels[group.joined] ?? 0;
    raiseTo(whole, await files.posting(group.joined), 16 * (level + LEAST));
  }
  for (let document = 0; document < files.documents; document += 1) {
    let sum = 0;
    let hasAll = true;
    for (const ofTerm of ofTerms) {
      const part = ofTerm[document] ?? 0;
      sum += part;
      if (!part) hasAll = false;
    }
    const found = whole[document] ?? 0;
    if (found || hasAll) whole[document] = found + sum;
  }
  return whole;
}

/**
 * The best of its families plus the best of its concepts, for each record.
 * @param {Term} term
 * @param {SearchFiles} files
 */
async function scoreTerm(term, files) {
  const text = new Int32Array(files.documents);
  for (const [family, factor] of term.families) {
    raiseTo(text, await files.posting(family), factor * ((files.vocabulary.levels[family] ?? 0) + LEAST));
  }
  if (term.rare) raiseTo(text, term.rare, 16 * (term.level + LEAST));
  const meant = new Int32Array(files.documents);
  await raiseConcepts(meant, term.concepts, files);
  for (let document = 0; document < text.length; document += 1) text[document] = (text[document] ?? 0) + (meant[document] ?? 0);
  return text;
}

/**
 * @param {Int32Array} scores
 * @param {[concept: number, factor: number][]} concepts
 * @param {SearchFiles} files
 */
async function raiseConcepts(scores, concepts, files) {
  const { vocabulary } = files;
  for (const [concept, factor] of concepts) {
    const posting = await files.posting(vocabulary.families + concept);
    raiseTo(scores, posting, factor * ((vocabulary.conceptLevels[concept] ?? 0) + LEAST));
  }
}

/**
 * @param {Int32Array} scores
 * @param {Uint8Array} posting
 * @param {number} times
 */
function raiseTo(scores, posting, times) {
  eachPosting(posting, (document, weight) => {
    const score = (CLASS_WEIGHTS[weight] ?? 0) * times;
    if (score > (scores[document] ?? 0)) scores[document] = score;
  });
}
