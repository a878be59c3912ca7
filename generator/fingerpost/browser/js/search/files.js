/**
 * The search files. start.json brings what every search needs, and in a little directory everything; any other is fetched
 * when it is asked for, or all at once in a small directory. Python: search/query/site.py.
 */

import {
  after,
  bytesOf,
  eachPosting,
  partsOf,
  startsOf,
  unpackLists,
  unpackNumbers,
  unpackStarts,
  unpackSteps,
  unpackWords,
} from "../shared/packing.js";
import { fold } from "./text.js";
import { Vocabulary } from "./vocabulary.js";
import { leadsOf } from "../shared/short-codes.js";

const FORMAT = 12;
const GROUPS = ["rank", "spots", "what", "where", "when", "who", "access"];

/** @typedef {import("../shared/packing.js").Numbers} Numbers */
/** @typedef {import("../shared/packing.js").Lists} Lists */
/** @typedef {[kind: number, id: string, name: string, lang: string, summary: string, when: string, where: string,
 *   cost: string, access: [string, string][], met: number, checked: string, capacity: string,
 *   sessions: import("../shared/day-patterns.js").Sessions,
 *   branches: [name: string, town: string, when: string, access: [string, string][], lat?: number, lon?: number][], phone: string]} Card */
/** @typedef {{category: [string, string, number][], need: [string, string][], audience: [string, string][],
 *   access: [string, string][], area: [string, string, number?, number?][], language: string[], cost: string[],
 *   ways: string[], capacity: string[]}} Options */
/** @typedef {{version: string, format: number, built: string, timezone: string, documents: number, small: boolean,
 *   chunk: number, stop: string, soft: string, gatherings: string, endings: string[], options: Options, concepts: string[],
 *   everyday: string[], levels: string, danger: Record<string, number[]>,
 *   named: number[], ages: [number, number, number][], common: number[], rare: string[], codes: string[], outcodes: string[],
 *   listed: number, tiles: string[]}} IndexFile */
/** @typedef {{lead: string, entries: [pattern: string, change: Record<string, string[]>, isAfter: number][],
 *   anything: string, slips: string}} FilterWords  Of search/index/filter_words.py. */
/** @typedef {import("../shared/day-patterns.js").Patterns} Patterns */
/** @typedef {(name: string, version?: string) => Promise<any>} Fetch  Gives a file of /search/, parsed. */

/** The files are of two builds: somebody published while this page was open. Begin again with a new SearchFiles. */
export class NewBuild extends Error {}

export class SearchFiles {
  /** @type {Map<string, Promise<any>>} */
  #requests = new Map();
  #fetch;

  /**
   * @param {IndexFile} index
   * @param {Vocabulary} vocabulary
   * @param {Patterns} patterns
   * @param {FilterWords} filters
   * @param {Record<string, any>} here  Files that came with the first, by their names.
   * @param {Fetch} fetch
   */
  constructor(index, vocabulary, patterns, filters, here, fetch) {
    this.index = index;
    this.vocabulary = vocabulary;
    this.patterns = patterns;
    this.filters = filters;
    this.#fetch = fetch;
    for (const [name, content] of Object.entries(here)) this.#requests.set(name, Promise.resolve(content));
  }

  get documents() {
    return this.index.documents;
  }

  get options() {
    return this.index.options;
  }

  /**
   * Fetch what every search needs.
   * @param {Fetch} fetch
   */
  static async open(fetch) {
    const { version, files = {} } = (await fetch("start.json")) ?? {};
    const index = /** @type {IndexFile} */ ({ ...files["index.json"], version });
    if (index.format !== FORMAT) throw new NewBuild();
    const [words, patterns, crisis, filters] = ["words", "patterns", "danger", "filters"].map((name) => files[`${name}.json`]);
    const vocabulary = new Vocabulary(unpackWords(words.words), words.refs, words.levels, { ...index, crisis });
    const size = (patterns.days + 7) >> 3;
    const table = { first: patterns.first, days: patterns.days, size, data: bytesOf(patterns.data), asks: patterns.asks };
    return new SearchFiles(index, vocabulary, table, filters, files, fetch);
  }

  /** Fetch everything there is, so that no later search asks the network. Postcodes are not among it. */
  async fetchAll() {
    const { index } = this;
    const shards = (/** @type {string} */ kind, /** @type {number} */ count) =>
      Array.from({ length: count }, (_, number) => `${kind}/${number}.json`);
    const names = [
      ...shards("common", index.common.length),
      ...shards("rare", index.rare.length),
      ...shards("codes", index.codes.length),
      ...shards("cards", Math.ceil(index.documents / index.chunk)),
      ...GROUPS.map((group) => `columns/${group}.json`),
    ];
    await Promise.all(names.map((name) => this.#file(name)));
  }

  /**
   * The records of a family; concepts are numbered on from the last family.
   * @param {number} number
   * @returns {Promise<Uint8Array>}
   */
  async posting(number) {
    const shard = after(this.index.common, number) - 1;
    const parts = await this.#shard(`common/${shard}.json`);
    return parts[number - (this.index.common[shard] ?? 0)] ?? new Uint8Array();
  }

  /**
   * The records of a rare word; nothing, if it is not one.
   * @param {string} word
   * @returns {Promise<Uint8Array | undefined>}
   */
  async rare(word) {
    const shard = after(this.index.rare, word) - 1;
    if (shard < 0) return undefined;
    const file = await this.#file(`rare/${shard}.json`);
    file.list ??= unpackWords(file.words);
    const place = file.list.indexOf(word);
    return place < 0 ? undefined : (await this.#shard(`rare/${shard}.json`))[place];
  }

  /**
   * @param {string} typed  As asTyped() gives it.
   * @returns {Promise<import("../shared/short-codes.js").Lead[]>}
   */
  async shortCodes(typed) {
    return leadsOf(await this.#file("short-codes.json"), typed);
  }

  /**
   * The address of the page that an id stands for, or nothing.
   * @param {string} code
   * @returns {Promise<string>}
   */
  async code(code) {
    const shard = after(this.index.codes, code) - 1;
    if (shard < 0) return "";
    const codes = await this.#file(`codes/${shard}.json`);
    return codes.to[codes.codes.indexOf(code)] ?? "";
  }

  /**
   * The address of the page whose id was typed, or nothing. Only what looks like one is looked up: in a large
   * directory that asks for a file.
   * @param {string} query
   */
  async goTo(query) {
    const code = fold(query);
    return /^[a-z0-9-]+$/.test(code) && (this.index.small || /[-0-9]/.test(code)) ? this.code(code) : "";
  }

  /**
   * @param {number} document
   * @returns {Promise<Card>}
   */
  async card(document) {
    const chunk = Math.floor(document / this.index.chunk);
    return (await this.#file(`cards/${chunk}.json`)).cards[document % this.index.chunk];
  }

  /**
   * A group of columns: rank, spots, what, where, when, who or access; in a large directory also town, or such as
   * "tiles/512_-24".
   * @param {string} group
   * @returns {Promise<Columns>}
   */
  async columns(group) {
    const packed = await this.#file(`columns/${group}.json`);
    packed.columns ??= new Columns(packed);
    return packed.columns;
  }

  /**
   * Where the branches of each record begin in the columns of branches and, last, how many there are.
   * @returns {Promise<Uint32Array>}
   */
  async branches() {
    const rank = await this.columns("rank");
    rank.branches ??= startsOf(rank.numbers("branches"));
    return rank.branches;
  }

  /**
   * A file of the postcode table. Only the outward part of a postcode is ever asked for.
   * @param {string} name  Such as ba11.json
   * @returns {Promise<any>}
   */
  postcodes(name) {
    return this.#file(`postcodes/${name}`);
  }

  /**
   * @param {string} name
   * @returns {Promise<Uint8Array[]>}
   */
  async #shard(name) {
    const file = await this.#file(name);
    file.parts ??= partsOf(bytesOf(file.data), file.sizes);
    return file.parts;
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  #file(name) {
    let request = this.#requests.get(name);
    if (!request) {
      request = this.#fetch(name, this.index.version).then((content) =>
        name.startsWith("postcodes/") ? content : ofVersion(content, this.index),
      );
      this.#requests.set(name, request);
      request.catch(() => this.#requests.delete(name)); // so that it is asked for again when the network is back
    }
    return request;
  }
}

/** Columns of one file, unpacked. */
export class Columns {
  /** @type {Map<string, Numbers>} */
  #numbers = new Map();
  /** @type {Map<string, Lists>} */
  #lists = new Map();
  /** Where the sessions of each record start. */
  starts = new Uint32Array(1);
  /** @type {Uint32Array | undefined}  Where its branches do. */
  branches;

  /** @param {Record<string, any>} packed */
  constructor(packed) {
    for (const [name, content] of Object.entries(packed)) {
      if (name === "version") continue;
      if (name === "n") this.starts = unpackStarts(content);
      else if ("n" in content) this.#lists.set(name, unpackLists(content));
      else if ("d" in content) this.#numbers.set(name, unpackSteps(content));
      else this.#numbers.set(name, unpackNumbers(content));
    }
  }

  /**
   * @param {string} name
   * @returns {Numbers}
   */
  numbers(name) {
    return this.#numbers.get(name) ?? new Uint8Array();
  }

  /**
   * @param {string} name
   * @returns {Lists}
   */
  lists(name) {
    return this.#lists.get(name) ?? { starts: new Uint32Array(1), values: new Uint8Array() };
  }
}

/**
 * A fetch for a page.
 *
 * The version in the address lets caches keep old and new apart. A page and its files are not published at one moment,
 * though, so a cache may hold an old file by a new address, or the page may be the older one: when something else comes than
 * was asked for, the server is asked what it has now.
 * @param {string} folder  Of the search files, such as "/search/".
 * @param {string} [ofIndex]  The version that the page names; without it the server is asked for the first file.
 * @returns {Fetch}
 */
export function fetchFrom(folder, ofIndex = "") {
  const ask = async (/** @type {string} */ name, /** @type {string} */ version) => {
    const answer = version
      ? await fetch(`${folder}${name}?v=${version}`)
      : await fetch(`${folder}${name}`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  return async (name, version = ofIndex) => {
    const content = await ask(name, version);
    const isOther = version && content?.version && content.version !== version; // the table of postcodes has none
    return isOther ? ask(name, "") : content;
  };
}

/**
 * @template {{version: string}} T
 * @param {T} content
 * @param {IndexFile} index
 * @returns {T}
 */
function ofVersion(content, index) {
  if (content.version !== index.version) throw new NewBuild();
  return content;
}

export { eachPosting };
