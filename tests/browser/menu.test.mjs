/** The list behind "My menu", without a page: test_menu_modules.py runs this. */

import assert from "node:assert/strict";
import { test } from "node:test";

const modules = new URL("../../generator/fingerpost/browser/js/", import.meta.url);
const from = (name) => import(new URL(`${name}.js`, modules));
const { MOST, entriesOf, fragmentOf, keep, keyOfAddress, keysOf, moved, placeOf, readMenu, recall, writeMenu } = await from("shared/menu-list");
const { addressesOf } = await from("menu/fetch-entry");
const { joined } = await from("menu/calendar");
const { pinsOf, together, viewOf } = await from("menu/map");
const { inARow } = await from("shared/say");

const TEN = ["C4F7KV", "23456R", "walking-club", "a", "b2", "c3", "d4", "e5", "f6", "g7"];

test("a list becomes a fragment and the same list again", () => {
  assert.deepEqual(keysOf(fragmentOf(TEN)), TEN);
  assert.equal(fragmentOf([]), "");
  assert.deepEqual(keysOf(""), []);
  assert.deepEqual(keysOf("#"), []);
});

test("ten codes and the words before them fit in one text message", () => {
  const link = `https://directory.example.org/menu/${fragmentOf(Array.from({ length: 10 }, () => "C4F7KV"))}`;
  assert.ok(`My menu: ${link}`.length <= 160);
});

for (const [written, keys] of [
  ["#C4F7KV.tea,", ["C4F7KV", "tea"]],
  ["#C4F7KV%2Etea%20", ["C4F7KV", "tea"]],
  ["#tea.tea.tea", ["tea"]],
  ["#tea+and,cake", ["tea", "and", "cake"]],
  ["#../../evil", ["evil"]],
  ["#//evil.example/a", ["evil", "example", "a"]],
  ["#<img src=x>", ["img", "src", "x"]],
  ["#%E0%A4%A.tea", ["E0", "A4", "A", "tea"]],
  [`#${"x".repeat(61)}.tea`, ["tea"]],
]) {
  test(`the link ${written} names ${keys.join(" and ")}`, () => assert.deepEqual(keysOf(written), keys));
}

test("a link of a thousand asks for no more than a menu holds", () => {
  const many = Array.from({ length: 1000 }, (_, number) => `a${number}`);
  assert.equal(keysOf(fragmentOf(many)).length, MOST);
});

test("an activity is found in a menu by its id and by its code", () => {
  const menu = [{ key: "tea", note: "" }, { key: "C4F7KV", note: "" }];
  assert.equal(placeOf(menu, "tea"), 0);
  assert.equal(placeOf(menu, "cake", "C4F7KV"), 1);
  assert.equal(placeOf(menu, "cake"), -1);
  assert.equal(placeOf(menu, "cake", ""), -1);
});

test("an entry moves up and down, and no other is lost", () => {
  const menu = ["a", "b", "c"].map((key) => ({ key, note: key }));
  assert.deepEqual(moved(menu, 2, 0).map(({ key }) => key), ["c", "a", "b"]);
  assert.deepEqual(moved(menu, 0, 1).map(({ key }) => key), ["b", "a", "c"]);
});

test("only what can be an entry is read, whoever wrote it", () => {
  assert.deepEqual(entriesOf('[{"key":"tea","note":"Ask for Jo"},{"key":"../x"},{"key":7},null,{"key":"cake","note":7}]'), [
    { key: "tea", note: "Ask for Jo" },
    { key: "cake", note: "" },
  ]);
  for (const text of ["", "{", "7", "null", '{"key":"tea"}']) assert.deepEqual(entriesOf(text), []);
});

test("any record can be in a menu, by the address of its page, and comes back out of the link", () => {
  const addresses = ["/a/tea/", "/town/g/tea/", "../../p/the-old-dairy/", "https://directory.example.org/a/b2/"];
  assert.deepEqual(addresses.map(keyOfAddress), ["tea", "g~tea", "p~the-old-dairy", "b2"]);
  for (const other of ["", "#", "/find/", "/browse/towns/frome/", "/c/c4f7kv/", "/a/", "/x/tea/"]) assert.equal(keyOfAddress(other), "");
  const keys = addresses.map(keyOfAddress);
  assert.deepEqual(keysOf(fragmentOf(keys)), keys);
  assert.deepEqual(entriesOf(JSON.stringify(keys.map((key) => ({ key })))).map(({ key }) => key), keys);
  assert.deepEqual(keysOf("#x~tea.~tea.g~.g~~tea"), []);
});

const FORM = { on: "paper", width: 640, height: 190, words: 20 };

test("the map has a pin for each building, and one for those that would cover each other", () => {
  const [frome, wells] = [{ lat: 51.2308, lon: -2.3201 }, { lat: 51.2094, lon: -2.6453 }];
  const pins = pinsOf([{ spots: [frome, wells] }, undefined, { spots: [] }, { spots: [frome] }]);
  assert.deepEqual(pins.map(({ label }) => label), ["1, 4", "1"]);
  const spots = [[100, 50, "1"], [112, 50, "2"], [400, 50, "3"], [108, 60, "1, 4"]].map(([x, y, label]) => ({ x, y, label }));
  assert.deepEqual(together(spots, FORM).map(({ label }) => label).sort(), ["1, 2, 4", "3"]);
});

test("all pins are inside the map, and one alone has a town around it", () => {
  const spots = [{ lat: 51.2308, lon: -2.3201 }, { lat: 51.14, lon: -2.71 }, { lat: 51.3, lon: -2.5 }];
  const view = viewOf(spots, FORM);
  for (const { lat, lon } of spots) {
    const x = ((lon - view.lon) * 111320 * view.shrink) / view.metres;
    const y = ((lat - view.lat) * 111320) / view.metres;
    assert.ok(Math.abs(x) <= FORM.width / 2 - 30 && Math.abs(y) <= FORM.height / 2 - 30, `${x} ${y}`);
  }
  assert.ok(viewOf(spots.slice(0, 1), FORM).metres * FORM.height >= 4999);
});

test("where a browser forbids storage, the menu lasts as long as the page", () => {
  writeMenu([{ key: "tea", note: "" }]); // Node has no sessionStorage
  assert.deepEqual(readMenu(), [{ key: "tea", note: "" }]);
  writeMenu([]);
  assert.deepEqual(readMenu(), []);
  keep("link", "#tea");
  assert.equal(recall("link"), "#tea");
});

test("a code is looked up first, and may still be an id", () => {
  assert.deepEqual(addressesOf("C4F7KV"), ["c/c4f7kv/", "a/c4f7kv/"]);
  assert.deepEqual(addressesOf("c4f7kv"), ["c/c4f7kv/", "a/c4f7kv/"]);
  assert.deepEqual(addressesOf("walking-club"), ["a/walking-club/"]);
  assert.deepEqual(addressesOf("g~walking-club"), ["g/walking-club/"]);
});

const calendar = (...uids) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "NAME:A long", "  name", "X-WR-CALNAME:Tea", "SOURCE;VALUE=URI:https://example.org/x.ics", "BEGIN:VTIMEZONE", "END:VTIMEZONE"]
    .concat(uids.flatMap((uid) => ["BEGIN:VEVENT", `UID:${uid}`, "END:VEVENT"]), "END:VCALENDAR", "")
    .join("\r\n");

test("calendars become one, with each event once and one head", () => {
  const whole = joined([calendar("a", "b"), "", calendar(), calendar("b", "c")], "Tea, and; talk");
  assert.equal(
    whole,
    ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:Tea\\, and\\; talk", "BEGIN:VTIMEZONE", "END:VTIMEZONE"]
      .concat(["a", "b", "c"].flatMap((uid) => ["BEGIN:VEVENT", `UID:${uid}`, "END:VEVENT"]), "END:VCALENDAR", "")
      .join("\r\n"),
  );
});

test("without an event there is no calendar, nor of a page that is none", () => {
  assert.equal(joined([calendar(), ""], "Tea"), "");
  assert.equal(joined(["<!doctype html>\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n"], "Tea"), "");
  assert.equal(joined([], "Tea"), "");
});

test("in a row, English writes a first word small, and nothing that is a name; other languages write it as it is", () => {
  const names = ["Hearing loop", "Blue Badge parking", "DBS checks"];
  assert.equal(inARow("en-GB", names), "hearing loop, Blue Badge parking, DBS checks");
  assert.equal(inARow("de", ["Aufzug"]), "Aufzug");
});
