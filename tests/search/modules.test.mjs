// The browser's search modules where they differ from Python's: fetching, caching, and their own spelling distance.
// Run by test_modules.py, or by itself: node --test tests/search/modules.test.mjs

import assert from "node:assert/strict";
import { test } from "node:test";

const modules = new URL("../../generator/fingerpost/browser/js/search/", import.meta.url);
const from = (name) => import(new URL(`${name}.js`, modules));
const { editsBetween, lettersOf, mayBeNear } = await from("spelling");
const { SearchFiles, NewBuild, fetchFrom } = await from("files");
const { after, unpackNumbers, unpackWords, bytesOf, eachPosting } = await import(new URL("../shared/packing.js", modules));
const { nextAt, writtenDate } = await import(new URL("../shared/day-patterns.js", modules));
const { search } = await from("search");
const { nextOf } = await import(new URL("../shared/next-on.js", modules));

/** The distance by its definition, without shortcuts. */
function plainEdits(one, other) {
  const rows = Array.from({ length: one.length + 1 }, (_, i) => [i, ...Array(other.length).fill(0)]);
  rows[0] = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[one.length][other.length];
}

/** Words of few letters, so that many are near each other; always the same. */
function words(count) {
  let seed = 7;
  const next = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  return Array.from({ length: count }, () => Array.from({ length: 1 + next(8) }, () => "abcd"[next(4)]).join(""));
}

test("the shortcut distance is the plain one, up to its limit", () => {
  const all = words(120);
  for (const one of all) {
    for (const other of all) {
      const edits = plainEdits(one, other);
      for (const limit of [0, 1, 2, 3]) {
        assert.equal(editsBetween(one, other, limit), Math.min(edits, limit + 1), `${one} ${other} ${limit}`);
      }
    }
  }
});

test("the letters of words never rule out one that is near", () => {
  const all = words(120);
  for (const one of all) {
    for (const other of all) {
      const edits = plainEdits(one, other);
      assert.ok(mayBeNear(lettersOf(one), lettersOf(other), edits), `${one} ${other}`);
    }
  }
});

test("packed numbers, words and postings are read back", () => {
  assert.deepEqual([...unpackNumbers({ w: 2, b: "Af8A/w==" })], [1, 65535]);
  assert.deepEqual([...unpackNumbers({ w: 4, b: "/////w==" })], [-1]);
  assert.deepEqual(unpackWords("0walk\n4ing\n3l"), ["walk", "walking", "wall"]);
  assert.deepEqual(unpackWords(""), []);
  const read = [];
  eachPosting(bytesOf("BocB"), (record, weight) => read.push([record, weight])); // 6, then 135: a gap of 16
  assert.deepEqual(read, [[0, 6], [17, 7]]);
});

test("the place after the last that is not greater", () => {
  assert.deepEqual([0, 1, 2, 5, 9].map((value) => after([1, 2, 2, 5], value)), [0, 1, 3, 4, 4]);
});

const WORDS = { version: "one", words: "0tea", refs: [0], levels: "0" };
const PATTERNS = { version: "one", first: "2026-11-23", days: 8, data: "AIEB", asks: [0, 2, 0] }; // number 1: the first day and the last
const INDEX = {
  ...{ version: "one", format: 12, built: "2026-11-23", timezone: "Europe/London", documents: 1, small: true, chunk: 40 },
  ...{ stop: "the", soft: "", gatherings: "", endings: ["", ""], concepts: [], everyday: [], levels: "", danger: {}, common: [0], rare: [], codes: [] },
  ...{ named: [], ages: [] },
  outcodes: [], listed: 0, tiles: [],
  options: { category: [], need: [], audience: [], access: [], area: [], language: [], cost: [""], ways: [], capacity: [""] },
};
const none = { w: 1, b: "" };
const zero = { w: 1, b: "AA==" };
const lists = { n: zero, v: none };
const ALWAYS = {
  "index.json": INDEX,
  "words.json": WORDS,
  "patterns.json": PATTERNS,
  "danger.json": { version: "one" },
  "filters.json": { version: "one", lead: "", entries: [], anything: "", slips: "" },
};
const FILES = {
  "start.json": { version: "one", files: ALWAYS },
  "common/0.json": { version: "one", sizes: [1], data: "Bw==" },
  "cards/0.json": { version: "one", cards: [[0, "tea", "Tea", "", "", "", "", "", [], 0, "", "", [[1, 600, 660]], []]] },
  "columns/rank.json": { version: "one", penalty: zero, again: { w: 2, b: "//8=" }, old: { w: 2, b: "//8=" }, kind: zero, ends: { w: 2, b: "//8=" }, branches: { w: 1, b: "AQ==" } },
  "columns/what.json": { version: "one", category: lists, need: lists },
  "columns/spots.json": { version: "one", lat: none, lon: none, exact: none, spots: lists },
  "columns/where.json": { version: "one", area: lists, mode: zero },
  "columns/when.json": { version: "one", n: zero, pattern: none, starts: none, ends: none, days: none, branch: none },
  "columns/who.json": {
    ...{ version: "one", youngest: zero, oldest: zero, cost: zero, flags: zero, checked: zero, capacity: zero },
    ...{ audience: lists, language: lists, ways: lists },
  },
  "columns/access.json": { version: "one", access: lists },
};

function fetcher(files = FILES) {
  const asked = [];
  const fetch = async (name) => {
    asked.push(name);
    if (!files[name]) throw new Error(`404 ${name}`);
    return structuredClone(files[name]);
  };
  return { asked, fetch };
}

test("after everything is fetched, a search asks for nothing", async () => {
  const { asked, fetch } = fetcher();
  const files = await SearchFiles.open(fetch);
  await files.fetchAll();
  const before = asked.length;

  const answer = await search(files, { q: "tea", day: ["monday"] }, "2026-11-23");

  assert.equal(answer.drop[0][1], 1);
  assert.equal(asked.length, before);
  assert.deepEqual([...asked].sort(), Object.keys(FILES).sort());
});

test("a search for words asks for no more columns than their order needs", async () => {
  const { asked, fetch } = fetcher();

  const answer = await search(await SearchFiles.open(fetch), { q: "tea" }, "2026-11-23", { counts: false });

  assert.equal(answer.total, 1);
  assert.deepEqual(asked.filter((name) => name.startsWith("columns")), ["columns/rank.json"]);
});

test("a file is asked for once, and again only if it did not come", async () => {
  const { asked, fetch } = fetcher();
  let isDown = true;
  const files = await SearchFiles.open(async (name) => {
    if (name.startsWith("cards") && isDown) throw new Error("offline");
    return fetch(name);
  });

  await assert.rejects(files.card(0), /offline/);
  isDown = false;
  assert.equal((await files.card(0))[1], "tea");
  await files.card(0);
  assert.equal(asked.filter((name) => name.startsWith("cards")).length, 1);
});

test("what comes with the first file is not asked for again", async () => {
  const { "start.json": start, ...others } = FILES;
  const { asked, fetch } = fetcher({ "start.json": { ...start, files: { ...start.files, ...others } } });
  const files = await SearchFiles.open(fetch);
  await files.fetchAll();

  const answer = await search(files, { q: "tea", day: ["monday"] }, "2026-11-23");

  assert.equal(answer.drop[0][1], 1);
  assert.deepEqual(asked, ["start.json"]);
});

test("a first file of another kind is a new build", async () => {
  for (const start of [null, {}, { files: {} }, { files: { ...ALWAYS, "index.json": { ...INDEX, format: 11 } } }]) {
    await assert.rejects(SearchFiles.open(async () => start), NewBuild);
  }
});

test("files of two builds are not mixed", async () => {
  const { fetch } = fetcher({ ...FILES, "cards/0.json": { ...FILES["cards/0.json"], version: "two" } });
  const files = await SearchFiles.open(fetch);

  await assert.rejects(files.card(0), NewBuild);
});

/** A host, or a cache, that has these versions; and what it is asked. */
function host(versions) {
  const asked = [];
  globalThis.fetch = async (address, options) => {
    asked.push([address.replace("/directory/search/", ""), options?.cache ?? ""]);
    return { ok: true, json: async () => ({ version: versions[address.replace("/directory/search/", "")] }) };
  };
  return asked;
}

test("addresses carry the version that the page names; without one the host is asked afresh", async () => {
  const asked = host({ "start.json?v=one": "one", "cards/0.json?v=one": "one", "start.json": "two" });
  const fetch = fetchFrom("/directory/search/", "one");
  await fetch("start.json");
  await fetch("cards/0.json", "one");
  await fetch("postcodes/ba11.json", "one"); // which has no version
  await fetchFrom("/directory/search/")("start.json");

  assert.deepEqual(asked, [
    ["start.json?v=one", ""],
    ["cards/0.json?v=one", ""],
    ["postcodes/ba11.json?v=one", ""],
    ["start.json", "no-cache"],
  ]);
});

test("when a file is of another version than was asked for, the host is asked what it has now", async () => {
  const asked = host({ "start.json?v=two": "one", "start.json": "two", "cards/0.json?v=two": "one", "cards/0.json": "one" });
  const fetch = fetchFrom("/directory/search/", "two");

  assert.equal((await fetch("start.json")).version, "two"); // a cache had the old one by the new address
  assert.equal((await fetch("cards/0.json", "two")).version, "one"); // half published; SearchFiles refuses it
  assert.deepEqual(asked, [
    ["start.json?v=two", ""],
    ["start.json", "no-cache"],
    ["cards/0.json?v=two", ""],
    ["cards/0.json", "no-cache"],
  ]);
});

test("what goes on past midnight is not over before it", async () => {
  const { fetch } = fetcher();
  const { patterns } = await SearchFiles.open(fetch);

  assert.deepEqual(nextAt(patterns, [[1, 1260, 30]], 0, 1439), { day: 0, index: 0 });
});

test("a day that is to be asked about is told from one that is sure", async () => {
  const { fetch } = fetcher();
  const { patterns } = await SearchFiles.open(fetch);

  assert.equal(nextOf(patterns, [[1, 600, 660]], "2026-11-23", 0).ask, true);
  assert.equal(nextOf(patterns, [[1, 600, 660]], "2026-11-24", 0).ask, false);
  assert.equal(nextOf(patterns, [[1, 600, 660], [2, 600, 660]], "2026-11-23", 0).ask, false);
});

test("a day is written as machines write it, alone when its time is not known", async () => {
  const { fetch } = fetcher();
  const { patterns } = await SearchFiles.open(fetch);

  assert.equal(writtenDate(patterns, 7, 605), "2026-11-30T10:05");
  assert.equal(writtenDate(patterns, 7, 0xffff), "2026-11-30");
});

test("only the days of the week that are asked for count", async () => {
  const { fetch } = fetcher();
  const { patterns } = await SearchFiles.open(fetch);

  assert.deepEqual(nextAt(patterns, [[1, 600, 660]], 0, 0, 1), { day: 0, index: 0 }); // Mondays
  assert.equal(nextAt(patterns, [[1, 600, 660]], 0, 0, 2), null);
});

test("a pattern gives its next day until its days are over", async () => {
  const { fetch } = fetcher();
  const { patterns } = await SearchFiles.open(fetch);
  const next = (offset, minute) => nextAt(patterns, [[1, 600, 660]], offset, minute)?.day;

  assert.equal(next(0, 0), 0);
  assert.equal(next(0, 659), 0);
  assert.equal(next(0, 660), 7);
  assert.equal(next(7, 660), undefined);
  assert.equal(next(190, 0), undefined);
});
