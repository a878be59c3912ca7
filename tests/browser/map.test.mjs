/** The arithmetic of the map: test_map_arithmetic.py runs this. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { nearestArea, townRadius } from "../../generator/fingerpost/browser/js/shared/map-areas.js";
import { boxAround, namesThatFit, overlap, roomForWords } from "../../generator/fingerpost/browser/js/shared/map-boxes.js";
import { isCovered, ringsOf } from "../../generator/fingerpost/browser/js/map/outline.js";
import { fill, sayNumber } from "../../generator/fingerpost/browser/js/shared/say.js";
import { metresPerPixel, sayLength, scaleBar } from "../../generator/fingerpost/browser/js/shared/map-scale.js";
import { boundsOf, countActivities, gatherSpots } from "../../generator/fingerpost/browser/js/map/spots.js";

const FROME = { name: "Frome", lat: 51.231, lon: -2.3218 };
const WELLS = { name: "Wells", lat: 51.2086, lon: -2.6472 };

/** @param {string} id @param {number} lat @param {number} lon */
const point = (id, lat, lon) => ({ id, name: id, address: `/a/${id}/`, place: "Hall", lat, lon });

test("activities behind one door share a spot, in the order of the list", () => {
  const spots = gatherSpots([point("b", 51.2, -2.3), point("a", 51.3, -2.3), point("c", 51.2000001, -2.3)]);

  assert.deepEqual(spots.map((spot) => spot.points.map(({ id }) => id)), [["b", "c"], ["a"]]);
});

test("neighbouring doors have a spot each", () => {
  assert.equal(gatherSpots([point("a", 51.2, -2.3), point("b", 51.2001, -2.3)]).length, 2);
});

test("what has no position has no spot", () => {
  assert.deepEqual(gatherSpots([point("a", Number.NaN, -2.3)]), []);
});

test("an activity that meets at two places counts once", () => {
  assert.equal(countActivities(gatherSpots([point("a", 51.2, -2.3), point("a", 51.3, -2.3)])), 1);
});

test("the frame around points touches the outermost", () => {
  assert.deepEqual(boundsOf([FROME, WELLS]), { south: 51.2086, west: -2.6472, north: 51.231, east: -2.3218 });
  assert.equal(boundsOf([]), null);
});

test("the frame around 200,000 points can be found", () => {
  assert.equal(boundsOf(Array.from({ length: 200_000 }, (_, n) => ({ lat: n, lon: 0 })))?.north, 199_999);
});

test("the nearest town is nearest on the ground and not in degrees", () => {
  const north = { name: "North", lat: 51.06, lon: -2 }; // 0.06 degrees away: 6.7 km
  const east = { name: "East", lat: 51, lon: -1.92 }; // 0.08 degrees away: 5.6 km

  assert.equal(nearestArea({ lat: 51, lon: -2 }, [north, east])?.name, "East");
  assert.equal(nearestArea({ lat: 51, lon: -2 }, []), null);
});

test("a town of unknown size is drawn as a village", () => {
  assert.equal(townRadius(0), 300);
  assert.ok(townRadius(28_600) > 1200);
});

test("a number chooses its sentence by the rules of the language", () => {
  const english = { one: "{n} mile", other: "{n} miles" };
  const welsh = { one: "un", two: "dau", few: "tri", other: "{n}" };

  assert.equal(sayNumber(english, 1, "en-GB"), "1 mile");
  assert.equal(sayNumber(english, 1200, "en-GB"), "1,200 miles");
  assert.equal(sayNumber(welsh, 3, "cy"), "tri");
});

test("gaps are filled with text, and unknown ones are left", () => {
  assert.equal(fill("{name}, at {place}", { name: "$& {place}" }), "$& {place}, at {place}");
});

test("boxes that only touch do not overlap", () => {
  assert.equal(overlap(boxAround({ x: 0, y: 0 }, 10, 10), boxAround({ x: 10, y: 0 }, 10, 10)), false);
  assert.equal(overlap(boxAround({ x: 0, y: 0 }, 10, 10), boxAround({ x: 9, y: 0 }, 10, 10)), true);
});

test("words give way to the number of another pin, and to the words of a bigger one", () => {
  const pin = (/** @type {number} */ x) => ({
    small: boxAround({ x, y: 0 }, 44, 44),
    full: boxAround({ x, y: 0 }, 140, 44),
  });

  assert.deepEqual(roomForWords([pin(0), pin(60)]), [false, false]);
  assert.deepEqual(roomForWords([pin(0), pin(120)]), [true, false]);
  assert.deepEqual(roomForWords([pin(0), pin(140)]), [true, true]);
});

test("names of towns are written where no pin and no bigger town is", () => {
  const name = (/** @type {string} */ id, /** @type {number} */ x) => ({ id, box: boxAround({ x, y: 0 }, 50, 20) });
  const shown = namesThatFit([name("Frome", 0), name("Nunney", 30), name("Wells", 200)], [boxAround({ x: 210, y: 0 }, 44, 44)]);

  assert.deepEqual(shown.map(({ id }) => id), ["Frome"]);
});

test("the outline is unpacked to degrees, latitude first", () => {
  const outline = { scale: /** @type {[number, number]} */ ([0.5, 2]), translate: /** @type {[number, number]} */ ([-10, 50]), rings: [[2, 1, 2, 0, 0, 1]] };

  assert.deepEqual(ringsOf(outline), [[[52, -9], [52, -8], [54, -8]]]);
});

test("the outline is of use in Somerset and not in Lisbon", () => {
  assert.equal(isCovered(FROME), true);
  assert.equal(isCovered({ lat: 38.7, lon: -9.1 }), false);
});

test("a pixel shows what the makers of web maps say it does", () => {
  assert.ok(Math.abs(metresPerPixel(0, 0) - 156_543.03) < 0.01); // OpenStreetMap's wiki, "Zoom levels"
  assert.ok(Math.abs(metresPerPixel(60, 10) - 76.44) < 0.01);
});

test("the bar of the scale has a length that people say, and fits", () => {
  for (let zoom = 5; zoom <= 17; zoom += 1) {
    const { n, unit, pixels } = scaleBar(51.2, zoom, 130);

    assert.ok(pixels <= 130 && pixels >= 30, `${zoom}: ${pixels}`);
    const metres = n * (unit === "miles" ? 1609.344 : 0.9144);
    assert.ok(Math.abs(pixels * metresPerPixel(51.2, zoom) - metres) < metresPerPixel(51.2, zoom));
  }
});

test("parts of a mile are written as people write them", () => {
  assert.deepEqual([0.25, 0.5, 10].map((n) => sayLength(n, "en-GB")), ["¼", "½", "10"]);
});
