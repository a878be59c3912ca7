/** Which records fit a query, and how well. Python: search/query/match.py. All scores are whole numbers, the same in both. */

import { eachPosting } from "../shared/packing.js";
import { wholeOf } from "./phrases.js";

export const CLASS_WEIGHTS = [2, 3, 5, 8, 10, 12, 15, 18];
const NAMED = 4; // from this class on a word is in the name
const CALLED_SO = 4; // times the score of what has every word in its name, when there are several
const ENOUGH = 10; // so many records that fit every word: those that fit only some are then left out
const LEAST = 4; // a level of 0, "every record has it", still counts for something

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./understand.js").Meaning} Meaning */
/** @typedef {import("./phrases.js").Group} Group */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {{document: number, score: number, isFull: boolean, isCalledSo: boolean, rank: number}} Match  Called so: by every word. */

// Why a record ranks below others, whatever its score. What weighs most is the highest bit.
const BY_NEED = 1; // by a need alone, and neither by its category nor by its name
export const NOT_NOW = 2; // there is no room, or it begins in more than six weeks
const BY_WORDS = 4; // it has the words of a phrase, and is not what the phrase means
const ANY_AGE = 8; // it does not say that it is for the young people it is looked for for
export const OTHER_AGE = 16;
export const UNNAMED = 32; // it is for people who live with one thing, and nobody named that
const CALLED = -1; // before all: it is called just so
const GROWN_UP = 18;
const NO_LIMIT = 255; // years of age
// What "fit" says of a record, as Python's search/index/columns.py has it.
export const NO_ROOM = 1;
const SPECIAL = 2;
const NAME_WORDS = 4;
// Of how a record fits a group.
const OWN = 1; // by its category, by whom it is for, or by its name
const ONLY_WORDS = 2; // by the words of a phrase alone
const IS_NAMED = 4; // by a category for people who name it

/**
 * Find the records that fit every group, and, if those are few, the best of those that fit some.
 * @param {Meaning} meaning
 * @param {SearchFiles} files
 * @returns {Promise<Match[]>}
 */
export async function match(meaning, files) {
  const { groups } = meaning;
  const scores = await Promise.all(groups.map((group) => scoreGroup(group, files)));
  const worth = groups.map((group) => worthOf(group, groups, files.vocabulary));
  const total = worth.reduce((sum, each) => sum + each, 0);
  const required = groups.map((group) => !group.isSoft);
  const isAbout = groups.map((group) => !group.isSoft && group.area < 0);
  const hasSubject = isAbout.includes(true);
  // Beside something that the vocabulary has by its name, a need says for whom it is, and not what it is.
  const kindsOf = groups.map((group) => wholeOf(group).map((concept) => files.vocabulary.conceptKinds[concept]));
  const namesIt = kindsOf.some((kinds, at) => isAbout[at] && kinds.some((kind) => kind !== "need"));
  const tellsOwn = kindsOf.map((kinds) => !(namesIt && kinds.length && kinds.every((kind) => kind === "need")));
  const canBeFull = meaning.unknown.length === 0;
  const all = groups.flatMap((group) => group.terms);
  const terms = canBeFull ? all : [];
  const namedBy = terms.length > 1 ? await countNamed(terms, files) : undefined;
  const words = new Set(all.map((term) => term.key)).size;
  const wanted = agesOf(groups, files.vocabulary);
  const columns = await files.columns("rank");
  const [fit, youngest, oldest] = ["fit", "from", "to"].map((name) => columns.numbers(name));

  /** @type {Match[]} */
  const full = [];
  /** @type {{covered: number, result: Match}[]} */
  const some = [];
  for (let document = 0; document < files.documents; document += 1) {
    let score = 0;
    let covered = 0;
    let isFull = canBeFull;
    let onSubject = !hasSubject;
    let isOwn = !hasSubject;
    let isMeant = !hasSubject;
    let isNamed = !canBeFull;
    let hasAny = false;
    for (let at = 0; at < groups.length; at += 1) {
      const here = scores[at]?.all[document] ?? 0;
      const how = scores[at]?.how[document] ?? 0;
      isNamed ||= (how & IS_NAMED) > 0;
      if (here) {
        score += here;
        covered += worth[at] ?? 0;
        hasAny = true;
        if (!isAbout[at]) continue;
        onSubject = true;
        isMeant ||= !(how & ONLY_WORDS);
        isOwn ||= (how & OWN) > 0 && tellsOwn[at] === true;
      } else if (required[at]) {
        isFull = false;
      }
    }
    if (!hasAny) continue;
    const isCalledSo = isFull && namedBy?.[document] === terms.length;
    const fits = fit?.[document] ?? 0;
    let rank = (isOwn ? 0 : BY_NEED) | (isMeant ? 0 : BY_WORDS);
    if (fits & SPECIAL && !isNamed && !isCalledSo) rank |= UNNAMED;
    if (wanted) {
      const [from, to] = [youngest?.[document] ?? 0, oldest?.[document] ?? NO_LIMIT];
      const [young = 0, old = 0] = wanted;
      if (from > old || to < young) rank |= OTHER_AGE;
      else if (young < GROWN_UP && from === 0 && to === NO_LIMIT) rank |= ANY_AGE;
    }
    if (isCalledSo && Math.floor(fits / NAME_WORDS) === words) rank = CALLED;
    if (isFull && (rank < 0 || !(rank & OTHER_AGE))) {
      full.push({ document, score: isCalledSo ? score * CALLED_SO : score, isFull, isCalledSo, rank });
    } else if (onSubject) {
      some.push({ covered, result: { document, score, isFull: false, isCalledSo: false, rank } });
    }
  }
  if (full.length >= ENOUGH) return full;
  // Half of what was asked for, or as much of it as fills the first page.
  const coverages = some.map((each) => each.covered).sort((one, other) => other - one);
  const fills = coverages[Math.min(ENOUGH - full.length, coverages.length) - 1] ?? 0;
  const least = Math.min((total + 1) >> 1, fills);
  return [...full, ...some.filter((each) => each.covered >= least).map((each) => each.result)];
}

/**
 * The youngest and the oldest of those it is looked for for, when their age is said.
 * @param {Group[]} groups
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 */
function agesOf(groups, vocabulary) {
  // An everyday word says less of ages than the directory's own: homework is done by children, and by teenagers.
  const ofAges = groups.filter((group) => group.terms.some((term) => vocabulary.isOwn(term.key)));
  const ranges = ofAges.flatMap(wholeOf).flatMap((concept) => [vocabulary.ages.get(concept) ?? []].filter((ages) => ages.length));
  if (!ranges.length) return undefined;
  const youngest = Math.min(...ranges.map(([from = 0]) => from));
  const oldest = Math.max(...ranges.map(([, to = 0]) => to));
  if (oldest === NO_LIMIT) return [youngest, oldest];
  const middle = (youngest + oldest) >> 1; // what is for children up to 12 is not for teenagers, though some are 12
  return [middle, middle];
}

/**
 * How many of the words each record has in its name.
 * @param {Term[]} terms
 * @param {SearchFiles} files
 */
export async function countNamed(terms, files) {
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
  const hasConcept = group.concepts.length > 0 || group.terms.some((term) => vocabulary.hasConcept(term.key));
  return (group.level + LEAST) * (isLesser ? 1 : hasConcept ? 4 : 2);
}

/**
 * What a group gives each record, and how each fits it.
 * @param {Group} group
 * @param {SearchFiles} files
 */
async function scoreGroup(group, files) {
  const { vocabulary } = files;
  const whole = wholeOf(group);
  const kinds = new Set(whole.map((concept) => vocabulary.conceptKinds[concept] ?? ""));
  // A subject's own word is no mere name; and where a phrase is one, its words are none. An everyday word for a subject,
  // such as karaoke for singing, says more in a name than the subject does.
  const isPhrase = group.terms.length !== 1 && kinds.size > 0;
  const isSubject = kinds.has("category") || kinds.has("audience");
  const byName = !(isSubject && group.terms.some((term) => vocabulary.isOwn(term.key))) && !isPhrase;
  if (kinds.size > 1) kinds.delete("need");
  const how = new Uint8Array(files.documents);
  const note = { how, byName, kinds };
  const ofTerms = await Promise.all(group.terms.map((term) => scoreTerm(term, isPhrase ? [] : term.whole, note, files)));
  const [only] = ofTerms;
  if (only && ofTerms.length === 1) return { all: group.isSoft ? only.map((score) => score >> 2) : only, how };
  const all = new Int32Array(files.documents);
  await raiseConcepts(all, group.concepts, whole, note, files);
  if (group.joined >= 0) await raiseFamily(all, group.joined, 16, note, files);
  // "Walking group": a walk is one, whether it calls itself a group or not.
  const telling = ofTerms.filter((_, at) => !vocabulary.soft.has(group.terms[at]?.word ?? ""));
  const needed = telling.length ? telling : ofTerms;
  for (let document = 0; document < files.documents; document += 1) {
    const before = all[document] ?? 0;
    if (isPhrase && !before) how[document] = (how[document] ?? 0) | ONLY_WORDS;
    if (!before && !(needed.length && needed.every((ofTerm) => ofTerm[document]))) continue;
    all[document] = ofTerms.reduce((sum, ofTerm) => sum + (ofTerm[document] ?? 0), before);
  }
  return { all, how };
}

/** @typedef {{how: Uint8Array, byName: boolean, kinds: Set<string>}} Note  Where it is noted how records fit. */

/**
 * The best of its families plus the best of its concepts, for each record.
 * @param {Term} term
 * @param {number[]} whole
 * @param {Note} note
 * @param {SearchFiles} files
 */
async function scoreTerm(term, whole, note, files) {
  const text = new Int32Array(files.documents);
  for (const [family, factor] of term.families) await raiseFamily(text, family, factor, note, files);
  if (term.rare) {
    raiseTo(text, term.rare, 16 * (term.level + LEAST));
    noteNames(term.rare, note);
  }
  const meant = new Int32Array(files.documents);
  await raiseConcepts(meant, term.concepts, whole, note, files);
  for (let document = 0; document < text.length; document += 1) text[document] = (text[document] ?? 0) + (meant[document] ?? 0);
  return text;
}

/**
 * @param {Int32Array} scores
 * @param {number} family
 * @param {number} factor
 * @param {Note} note
 * @param {SearchFiles} files
 */
async function raiseFamily(scores, family, factor, note, files) {
  const posting = await files.posting(family);
  raiseTo(scores, posting, factor * ((files.vocabulary.levels[family] ?? 0) + LEAST));
  noteNames(posting, note);
}

/**
 * @param {Uint8Array} posting
 * @param {Note} note
 */
function noteNames(posting, { how, byName }) {
  if (!byName) return;
  eachPosting(posting, (document, weight) => {
    if (weight >= NAMED) how[document] = (how[document] ?? 0) | OWN;
  });
}

/**
 * @param {Int32Array} scores
 * @param {[concept: number, factor: number][]} concepts
 * @param {number[]} whole
 * @param {Note} note
 * @param {SearchFiles} files
 */
async function raiseConcepts(scores, concepts, whole, { how, kinds }, files) {
  const { vocabulary } = files;
  for (const [concept, factor] of concepts) {
    const posting = await files.posting(vocabulary.families + concept);
    raiseTo(scores, posting, factor * ((vocabulary.conceptLevels[concept] ?? 0) + LEAST));
    const isOwn = whole.includes(concept) && kinds.has(vocabulary.conceptKinds[concept] ?? "");
    const bits = (isOwn ? OWN : 0) | (vocabulary.onlyNamed.has(concept) ? IS_NAMED : 0);
    if (bits) eachPosting(posting, (document) => (how[document] = (how[document] ?? 0) | bits));
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
