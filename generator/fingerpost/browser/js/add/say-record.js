/** What a card and a page say of a record, for the preview, in the words that the site has for it. */

import { fill } from "../shared/say.js";
import { saySession, saySessionShortly } from "./say-session.js";

/**
 * pages/shipping/add_words.py writes them.
 * @typedef {Record<string, any> & {ways: Record<string, string>, otherWays: Record<string, string>, per: Record<string, string>}} Words
 * @typedef {Record<string, any>} RecordData
 * @typedef {{place: Record<string, {name: string, town: string}>, areas: Record<string, string>, groups: Record<string, string>}} Names
 */

/**
 * @param {RecordData | undefined} cost
 * @param {Words} words
 */
export function sayCostShortly(cost, words) {
  return cost?.kind ? mainOf(cost, words).replace(/\.$/, "") : words.noCost;
}

/**
 * With lower prices and notes, as edition/wording/costs.py has it.
 * @param {RecordData | undefined} cost
 * @param {Words} words
 */
export function sayCost(cost, words) {
  if (!cost?.kind) return words.notKnown;
  const { kind, amount, concession, first_visit_free: isFirstFree, notes = "" } = cost;
  let parts = [mainOf(cost, words)];
  if (amount !== undefined && (kind === "donation" || kind === "pay-what-you-can")) parts.push(fill(words.most, { amount: money(amount, words) }));
  if (concession !== undefined) parts.push(fill(words.lower, { amount: concession ? money(concession, words) : words.lowerFree }));
  if (isFirstFree && kind !== "free") parts.push(words.firstFree);
  if (notes) parts = [...parts.filter((part) => !notes.includes(part)), notes];
  return parts.join(" ");
}

/**
 * @param {RecordData} cost
 * @param {Words} words
 * @returns {string}
 */
function mainOf({ kind, amount, per = "" }, words) {
  if (kind === "free" || (kind === "fixed" && amount === 0)) return words.free;
  if (kind === "donation") return words.donation;
  if (kind === "pay-what-you-can") return words.whatYouCan;
  if (amount === undefined) return words.varies;
  return fill(kind === "varies" ? words.fromAmount : (words.per[per] ?? words.per[""] ?? ""), { amount: money(amount, words) });
}

/**
 * @param {number} amount
 * @param {Words} words
 */
function money(amount, { language, currency }) {
  const pence = Math.round(amount * 100);
  if (currency === "GBP" && language.startsWith("en") && pence > 0 && pence < 100 && Math.abs(pence - amount * 100) < 1e-6) return `${pence}p`;
  const minimumFractionDigits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat(language, { style: "currency", currency, minimumFractionDigits }).format(amount);
}

/**
 * @param {RecordData} record
 * @param {Words} words
 */
export function sayWays({ join: { ways = [], steps = "" } = {} }, words) {
  const [first, ...others] = /** @type {string[]} */ (ways);
  const sentences = [(first && words.ways[first]) || words.askHow, ...others.map((way) => words.otherWays[way] ?? "")];
  return [sentences.filter(Boolean).join(" "), steps].filter(Boolean);
}

/**
 * @param {RecordData} record
 * @param {Words} words
 */
export function sayWho({ who: { summary = "", ages = {} } = {} }, words) {
  const sentence = summary && (/[\p{L}\p{N}]$/u.test(summary) ? `${summary}.` : summary);
  const age = sayAges(ages, words);
  const isIn = summary.toLowerCase().includes(age.replace(/\.$/, "").toLowerCase());
  return [sentence, age && !isIn ? age : ""].filter(Boolean).join(" ") || words.anyone;
}

/**
 * @param {RecordData} ages
 * @param {Words} words
 */
function sayAges({ from, to }, words) {
  if (from && to) return fill(words.ages, { youngest: from, oldest: to });
  if (from) return fill(words.overAge, { age: from });
  return to ? fill(words.underAge, { age: to }) : "";
}

/**
 * @param {RecordData} record
 * @param {Words} words
 * @param {Names} names
 * @returns {string[]}
 */
export function sayWhere({ sessions = [] }, words, names) {
  const places = /** @type {RecordData[]} */ (sessions).map(({ place, online, phone, area }) => {
    if (place) return nameOf(names.place[place] ?? { name: place, town: "" });
    if (online) return words.online;
    if (phone) return words.byPhone;
    return area ? fill(words.around, { area: names.areas[area] ?? area }) : words.askWhere;
  });
  return places.length ? [...new Set(places)] : [words.askWhere];
}

/** @param {{name: string, town: string}} place */
function nameOf({ name, town }) {
  return name.toLowerCase().includes(town.toLowerCase()) ? name : `${name}, ${town}`;
}

/**
 * @param {RecordData} record
 * @param {import("./say-session.js").Words} when
 * @param {string} today
 */
export function sayWhenShortly({ sessions = [] }, when, today) {
  const sentences = /** @type {RecordData[]} */ (sessions).filter(({ repeats }) => repeats).slice(0, 3).map((session) => saySessionShortly(session, when, today));
  return [...new Set(sentences)].join(". ");
}

/**
 * @param {RecordData} record
 * @param {import("./say-session.js").Words} when
 * @param {string} today
 */
export function sayWhen({ sessions = [] }, when, today) {
  return /** @type {RecordData[]} */ (sessions).map((session) => `${saySession(session, when, today)}.`);
}
