/** The finder's arithmetic and words: test_find_modules.py runs this, and gives it the page's words and Python's answers. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const modules = new URL("../../generator/fingerpost/browser/js/", import.meta.url);
const from = (name) => import(new URL(`${name}.js`, modules));
const { asksForHere, dateOf, fragmentOf, isState, spotAt, stateOf, unfiltered, without } = await from("search/state");
const { sayDate, sayDay, sayHours, sayMiles, sayTime, sayWalk } = await from("shared/say-times");
const { headingOf, isOutside, lineOf, sortOf, straightLine } = await from("find/headline");
const { findAddress } = await from("site/find-address");
const { dayNumber } = await from("shared/day-patterns");

const { words, python } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const ENGLISH = "en-GB";
const TODAY = "2026-11-23"; // a Monday
const FULL = {
  ...{ q: "singing & tea", near: "BA11 1AA", sort: "soonest", view: "map", spot: spotAt(51.234, -2.318), on: dayNumber(TODAY) },
  ...{ need: ["loneliness", "grief"], soon: ["next-week"], day: ["monday"], cost: ["free"], first: true, within: 4828, age: 74, show: 30 },
};

test("a state becomes a fragment and the same state again", () => {
  assert.deepEqual(stateOf(fragmentOf(FULL)), FULL);
});

test("nothing asked is an empty fragment, and an empty fragment asks nothing", () => {
  assert.equal(fragmentOf({}), "#");
  assert.deepEqual(stateOf(""), {});
  assert.deepEqual(stateOf("#"), {});
});

test("the usual order stands in no address", () => {
  assert.equal(fragmentOf({ q: "tea", sort: "best" }), "#q=tea");
});

test("what an address cannot mean is left out of the state", () => {
  assert.deepEqual(stateOf("#age=-3&within=far&on=2026-02-30&here=91.00,0.00&first=maybe&kind=cheese&show=1e9&nothing=1"), {});
});

test("the same option twice is one", () => {
  assert.deepEqual(stateOf("#day=monday&day=monday"), { day: ["monday"] });
});

test("where a device is, is told to half a mile", () => {
  assert.match(fragmentOf({ spot: spotAt(51.23456, -2.31987) }), /here=51\.23%2C-2\.32/);
});

test("the name of a part of the page is no state", () => {
  assert.ok(!isState("#main"));
  for (const fragment of ["", "#", "#q=main"]) assert.ok(isState(fragment), fragment);
});

test("one option can be taken away, or a whole facet, and the count of results begins anew", () => {
  const state = { q: "tea", day: ["monday", "friday"], show: 30 };

  assert.deepEqual(without(state, "day", "monday"), { q: "tea", day: ["friday"] });
  assert.deepEqual(without(state, "day"), { q: "tea" });
});

test("when is day, part of the day and dates together", () => {
  assert.deepEqual(without({ q: "tea", soon: ["week"], day: ["monday"], part: ["morning"], on: 20_000 }, "when"), { q: "tea" });
});

test("without filters the words and the place are left", () => {
  assert.deepEqual(unfiltered({ q: "tea", near: "Frome", cost: ["free"], age: 8, show: 20 }), { q: "tea", near: "Frome" });
});

test("a day is the same in an address and as a number", () => {
  for (const day of ["1999-12-31", "2026-03-29", "2028-02-29"]) assert.equal(dateOf(dayNumber(day)), day);
});

test("a form elsewhere leads to the same state", () => {
  assert.equal(findAddress("/find/?old=1#q=old", " tea & cake ", "Frome"), "/find/#q=tea+%26+cake&near=Frome");
  assert.equal(findAddress("/find/", " ", ""), "/find/");
});

test("times, dates and miles are those of the other pages", () => {
  for (const [minute, said] of python.times) assert.equal(sayTime(minute, words.time), said);
  for (const [starts, ends, said] of python.ranges) assert.equal(sayHours(starts, ends, words.time), said);
  for (const [day, said] of python.dates) assert.equal(sayDate(day, TODAY, words.date), said);
  for (const [metres, said] of python.miles) assert.equal(sayMiles(metres, words.miles, ENGLISH), said);
});

test("today and tomorrow have their own names, yesterday has not", () => {
  assert.equal(sayDay(TODAY, TODAY, words), "Today");
  assert.equal(sayDay("2026-11-24", TODAY, words), "Tomorrow");
  assert.equal(sayDay("2026-11-22", TODAY, words), "Sunday 22 November");
});

test("a walk is told to five minutes, and not at all when nobody would walk it", () => {
  assert.equal(sayWalk(0, words, ENGLISH), "About 5 minutes on foot");
  assert.equal(sayWalk(800, words, ENGLISH), "About 15 minutes on foot");
  assert.equal(sayWalk(1700, words, ENGLISH), "");
});

test("whoever asks for what is near them is asked where that is, once", () => {
  assert.ok(asksForHere({ q: "lunch near me" }, words.nearMe));
  assert.ok(!asksForHere({ q: "lunch near me", near: "Frome" }, words.nearMe));
  assert.ok(!asksForHere({ q: "lunch near Frome" }, words.nearMe));
});

const ANSWER = { query: "", understood: "", total: 2, full: 2, onlyIn: "", place: undefined, results: [] };
const FROME = { name: "Frome", kind: "area", lat: 0, lon: 0 };
const heading = (answer, state = {}) => headingOf({ ...ANSWER, ...answer }, state, words, ENGLISH);

test("the heading says how many, of what, and where", () => {
  const tea = { query: "te", understood: "tea" };
  assert.equal(heading({}), "2 results");
  assert.equal(heading({ place: FROME }, { near: "frome" }), "2 results near Frome");
  assert.equal(heading({ onlyIn: "Frome" }, { near: "frome" }), "2 results in Frome");
  assert.equal(heading(tea), "2 results for “tea”");
  assert.equal(heading({ ...tea, place: FROME }, { near: "frome" }), "2 results for “tea” near Frome");
  assert.equal(heading({ ...tea, onlyIn: "Frome" }, { near: "frome" }), "2 results for “tea” in Frome");
  assert.equal(heading({ ...tea, total: 0, full: 0, onlyIn: "Frome" }, {}), "Nothing for “tea” in Frome yet");
});

test("the heading counts what fits every word, if anything does", () => {
  assert.equal(heading({ query: "tea", understood: "tea", total: 9, full: 1 }), "1 result for “tea”");
  assert.equal(heading({ query: "tea", understood: "tea", total: 9, full: 0 }), "9 results for “tea”");
});

test("the line is honest about straight lines", () => {
  assert.match(straightLine({ ...ANSWER, place: FROME }, words), /straight line from the middle of Frome/);
  assert.equal(straightLine({ ...ANSWER, total: 0, place: FROME }, words), "");
});

/** What comes to people is at 0 metres, what has no position at -1, and what does not come there is elsewhere. */
const away = (...metres) => ({ ...ANSWER, total: metres.length, full: metres.length, place: FROME, results: metres.map((each) => ({ metres: each })) });
const line = (answer, isSmall = true) => lineOf(answer, words, ENGLISH, isSmall);

test("the line counts what is near enough to go to", () => {
  assert.equal(line(away(0, 800, 4828, 4829, -1, 10_000_000)), "3 of them are within 3 miles.");
  assert.equal(line(away(8000, 9000, -1)), "1 of them is within 5 miles.");
  assert.equal(line(away(-1, -1)), "");
  assert.equal(line(away(800)), "");
  assert.equal(line({ ...away(800, 900), place: undefined }), "");
});

test("it counts only what the heading counts", () => {
  assert.equal(line({ ...away(800, 900, 1000), full: 2 }), "2 of them are within 3 miles.");
});

test("a large directory counts only what it measures to every place", () => {
  assert.equal(line(away(8000, 9000), false), "");
  assert.equal(line(away(800, 9000), false), "1 of them is within 3 miles.");
});

test("who asks from far outside is not said to be near", () => {
  const far = away(250_000, 260_000, -1);
  assert.ok(isOutside(far));
  assert.ok(!isOutside(away(250_000, 800)));
  assert.ok(!isOutside(away(-1, 0)));
  assert.ok(!isOutside({ ...far, place: undefined }));
  assert.equal(headingOf(far, { near: "frome" }, words, ENGLISH), heading({ total: 3, full: 3 }));
});

test("an order that nobody knows is the usual one", () => {
  assert.deepEqual(["distance", "soonest", "upside-down", undefined].map((sort) => sortOf({ sort })), [
    "distance",
    "soonest",
    "best",
    "best",
  ]);
});
