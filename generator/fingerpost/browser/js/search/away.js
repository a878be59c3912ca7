/** How far branches of records are from where somebody is. Python: search/query/distances.py. */

import { SCALE } from "./near.js";

export const NOWHERE = -1; // metres to what has no position; to what comes there they are 0, and to a place at least 1
export const ELSEWHERE = 10_000_000; // metres to what comes to people, and not where this one is
export const REACH = 5000; // metres within which a large directory tells every place apart; further away the town will do
const TILE = 500; // ten-thousandths of a degree: 5.6 kilometres to the north

const METRES_PER_STEP = 11.119508; // a ten-thousandth of a degree of latitude
const RADIANS_PER_STEP = 0.0000017453292519943296;
const HOME = 8000; // metres: nobody lives further from the middle of their town or village
const NEAR_A_POLE = 0.01; // no cosine less than that: there would be no end of tiles to the east

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./files.js").Columns} Columns */
/** @typedef {import("./near.js").Spot} Spot */

/**
 * Straight-line distance in whole metres, for a directory's own part of the world.
 *
 * Only sums, products and square roots, which every machine rounds alike: sines are not, and then Python and
 * a browser could disagree on which of two is nearer. At 100 km it is within 0.1 % of the haversine formula.
 * @param {number} lat
 * @param {number} lon
 * @param {number} otherLat
 * @param {number} otherLon
 */
export function metresBetween(lat, lon, otherLat, otherLon) {
  let across = otherLon - lon;
  if (across > 180 * SCALE) across -= 360 * SCALE;
  else if (across < -180 * SCALE) across += 360 * SCALE;
  const x = across * cosineOf((lat + otherLat) / 2);
  const y = otherLat - lat;
  return Math.floor(Math.sqrt(x * x + y * y) * METRES_PER_STEP + 0.5);
}

/**
 * By its series: to 12 digits at any latitude.
 * @param {number} lat
 */
function cosineOf(lat) {
  const angle = lat * RADIANS_PER_STEP;
  const square = angle * angle;
  let cosine = 1;
  for (let step = 22; step > 0; step -= 2) cosine = 1 - (square * cosine) / (step * (step - 1));
  return cosine;
}

/**
 * Metres to the nearest position of each branch, or NOWHERE.
 * @param {Spot} spot
 * @param {SearchFiles} files
 */
export async function distances(spot, files) {
  const [branches, spots] = await Promise.all([files.branches(), files.columns("spots")]);
  const metres = new Int32Array(branches[branches.length - 1] ?? 0).fill(NOWHERE);
  for (const [branch, away] of nearest(spot, spots)) metres[branch] = away;
  return asCovered(metres, spot, files);
}

/**
 * What comes to people is there, or it is not: how far off the town is that it comes from does not matter.
 * @param {Int32Array} metres
 * @param {Spot} spot
 * @param {SearchFiles} files
 */
async function asCovered(metres, spot, files) {
  const home = homeOf(spot, files);
  const rank = await files.columns("rank");
  const { starts, values } = rank.lists("covers");
  if (home >= 0) {
    for (const [at, branch] of rank.numbers("limited").entries()) {
      const isCovered = values.subarray(starts[at], starts[at + 1]).includes(home);
      metres[branch] = isCovered ? Math.max(metres[branch] ?? 0, 0) : ELSEWHERE;
    }
  }
  return metres;
}

/**
 * The number of the area that somebody is in: the one that was named, or the nearest, or -1 when none is near. Only those of
 * the list: no record can say that it serves another.
 * @param {Spot} spot
 * @param {SearchFiles} files
 */
function homeOf(spot, files) {
  const { listed } = files.index;
  if (spot.area !== undefined && spot.area >= 0 && spot.area < listed) return spot.area;
  let [nearest, best] = [-1, HOME];
  for (const [number, [, , lat, lon]] of files.options.area.slice(0, listed).entries()) {
    const away = lat === undefined || lon === undefined ? HOME : metresBetween(spot.lat, spot.lon, lat, lon);
    if (away < best) [nearest, best] = [number, away];
  }
  return nearest;
}

/**
 * Metres to each branch: as distances has them up to REACH, and beyond it to the middle of its first town.
 *
 * So a search in a large directory asks for the tiles around it, and not for every position there is. Without tiles it
 * is distances.
 * @param {Spot} spot
 * @param {SearchFiles} files
 */
export async function distancesAbout(spot, files) {
  if (!files.index.tiles.length) return distances(spot, files);
  const groups = ["town", ...tilesAround(spot, files.index.tiles).map((name) => `tiles/${name}`)];
  const [town, ...tiles] = await Promise.all(groups.map((group) => files.columns(group)));
  // What is within reach is in the tiles, so all else is further away than that.
  const ofTowns = files.options.area.map(([, , lat, lon]) =>
    lat === undefined || lon === undefined ? REACH : Math.max(REACH, metresBetween(spot.lat, spot.lon, lat, lon)),
  );
  const fromTown = [NOWHERE, REACH, ...ofTowns]; // as Python's search/index/position_columns.py numbers them
  const metres = Int32Array.from(town?.numbers("town") ?? [], (number) => fromTown[number] ?? NOWHERE);
  /** @type {Map<number, number>} */
  const near = new Map();
  for (const tile of tiles) {
    const branches = tile.numbers("branches");
    for (const [place, away] of nearest(spot, tile)) {
      const branch = branches[place] ?? 0;
      near.set(branch, Math.min(away, near.get(branch) ?? away));
    }
  }
  for (const [branch, away] of near) metres[branch] = away;
  return asCovered(metres, spot, files);
}

/**
 * Those of the tiles that hold all positions within REACH.
 * @param {Spot} spot
 * @param {string[]} tiles
 */
export function tilesAround({ lat, lon }, tiles) {
  const north = REACH / METRES_PER_STEP;
  const east = north / Math.max(cosineOf(Math.abs(lat) + north), NEAR_A_POLE); // a degree is shorter there
  const there = new Set(tiles);
  const around = [];
  for (let row = Math.floor((lat - north) / TILE); row <= Math.floor((lat + north) / TILE); row += 1) {
    for (let column = Math.floor((lon - east) / TILE); column <= Math.floor((lon + east) / TILE); column += 1) {
      if (there.has(`${row}_${column}`)) around.push(`${row}_${column}`);
    }
  }
  return around;
}

/**
 * Of each list of positions that is not empty, its number and the metres to the nearest.
 * @param {Spot} spot
 * @param {Columns} columns
 * @returns {Iterable<[number, number]>}
 */
function* nearest(spot, columns) {
  const lons = columns.numbers("lon");
  const toEach = Int32Array.from(columns.numbers("lat"), (lat, at) => metresBetween(spot.lat, spot.lon, lat, lons[at] ?? 0));
  const { starts, values } = columns.lists("spots");
  for (let number = 0; number + 1 < starts.length; number += 1) {
    let best = Infinity;
    for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at += 1) best = Math.min(best, toEach[values[at] ?? 0] ?? best);
    if (best < Infinity) yield [number, Math.max(1, best)];
  }
}
