/** Where somebody is: a postcode, a part of one or a town. Python: search/query/place_lookup.py. */

import { tidy, wordsOf } from "./text.js";
import { editsAllowed } from "./vocabulary.js";

export const SCALE = 10000; // positions are in ten-thousandths of a degree
const LONGEST_NAME = 5; // words of a town's name
const MOST_CORRECTED = 12; // words: each is held against the whole vocabulary

// Which letters may come where: British Standard BS 7666, as Python's geography/postcode.py has it.
const OUTWARD =
  "(?:[A-PR-UWYZ](?:[0-9]|[1-9][0-9]|[0-9][ABCDEFGHJKPSTUW])" +
  "|[A-PR-UWYZ][A-HK-Y](?:[0-9]|[1-9][0-9]|[0-9][ABEHMNPRVWXY])|GIR)";
const UNIT = new RegExp(`^(${OUTWARD})([0-9][ABD-HJLNP-UW-Z]{2})$`);
const OUTCODE = new RegExp(`^${OUTWARD}$`);
const SECTOR = new RegExp(`^(${OUTWARD}) ([0-9])$`);
// What comes before it is matched and stepped over: iPhones before iOS 16.4 cannot read a script that looks behind.
const IN_QUERY = /(^|[^A-Za-z0-9])([A-Za-z]{1,2}[0-9][A-Za-z0-9]?)(?: ?([0-9][A-Za-z]{2}))?(?![A-Za-z0-9])/g;
const NEARLY = /(^|[^A-Za-z0-9])([A-Za-z]{1,2})([0-9IilLOo]{1,2}) ?([0-9IilLOo])([A-Za-z]{2})(?![A-Za-z0-9])/g;

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./vocabulary.js").Key} Key */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/**
 * A position in ten-thousandths of a degree, the words it was found by, and the number of the area if one was named.
 * @typedef {{lat: number, lon: number, name: string, kind: "postcode" | "sector" | "outcode" | "area" | "device", area?: number}} Spot
 */

/**
 * Where a postcode, a part of one or a town is; or what of these is in an address. Only the outward part is asked of
 * the network.
 * @param {string} typed
 * @param {SearchFiles} files
 * @returns {Promise<Spot | undefined>}
 */
export async function findSpot(typed, files) {
  const text = correctPostcode(typed, files);
  const spaced = /^[\x00-\x7f\u00a0]*$/.test(text) ? text.replace(/[ \t\u00a0]+/g, " ").trim().toUpperCase() : "";
  const packed = spaced.replaceAll(" ", "");
  const unit = UNIT.exec(packed);
  if (unit) {
    const [, outward = "", inward = ""] = unit;
    return (await unitSpot(outward, inward, files)) ?? middle("outcodes", outward, "outcode", files);
  }
  if (SECTOR.test(spaced)) return middle("sectors", spaced, "sector", files);
  if (OUTCODE.test(packed)) {
    const spot = await middle("outcodes", packed, "outcode", files);
    if (spot) return spot;
  }
  const [, within] = takePostcode(text, files);
  if (within && within !== tidy(text).toUpperCase()) return findSpot(within, files);
  return spotOfArea(areaNamed(text, files), files);
}

/**
 * Whether somebody typed a postcode or a part of one, known or not.
 * @param {string} text
 */
export function isPostcode(text) {
  const spaced = text.replace(/[ \t\u00a0]+/g, " ").trim().toUpperCase();
  const packed = spaced.replaceAll(" ", "");
  return UNIT.test(packed) || SECTOR.test(spaced) || OUTCODE.test(packed);
}

/**
 * The middle of an area, by its number; -1 is none.
 * @param {number} area
 * @param {SearchFiles} files
 * @returns {Spot | undefined}
 */
export function spotOfArea(area, files) {
  const [, name = "", lat, lon] = files.options.area[area] ?? [];
  return lat === undefined || lon === undefined ? undefined : { lat, lon, name, kind: "area", area };
}

/**
 * Take the first postcode, or part of one, out of a query: what is left, and the postcode.
 * @param {string} typed
 * @param {SearchFiles} files
 * @returns {[query: string, postcode: string]}
 */
export function takePostcode(typed, files) {
  const query = correctPostcode(typed, files);
  for (const match of query.matchAll(IN_QUERY)) {
    const [whole, before = "", outcode = "", incode = ""] = match;
    const [outward, inward] = [outcode.toUpperCase(), incode.toUpperCase()];
    if (!files.index.outcodes.includes(outward)) continue;
    if (inward && !UNIT.test(outward + inward)) continue;
    const rest = `${query.slice(0, match.index)}${before} ${query.slice(match.index + whole.length)}`;
    return [rest, inward ? `${outward} ${inward}` : outward];
  }
  return [query, ""];
}

/**
 * Read letters that look like numbers as those, where that makes a postcode of the directory: "BAll 1AA".
 * @param {string} text
 * @param {SearchFiles} files
 */
function correctPostcode(text, files) {
  const plain = (/** @type {string} */ part) => part.replace(/[il]/gi, "1").replace(/o/gi, "0");
  return text.replace(NEARLY, (whole, before, area, out, digit, unit) => {
    const outward = area + plain(out);
    if (!files.index.outcodes.includes(outward.toUpperCase()) || !/[0-9]/.test(whole)) return whole;
    return `${before}${outward} ${plain(digit)}${unit}`;
  });
}

/**
 * The area of this name, or of the one name that is nearest, or else the one that the text names; -1 is none.
 *
 * In "12 Market Place, Frome" that is the longest name there is, and the last of several as long. An id is that area's
 * alone, where two have the same name.
 * @param {string} text
 * @param {SearchFiles} files
 * @returns {number}
 */
export function areaNamed(text, files) {
  const { vocabulary } = files;
  const typed = tidy(text).toLowerCase();
  const itself = files.options.area.findIndex(([id]) => id === typed);
  if (itself >= 0) return itself;
  const words = wordsOf(text).filter((word) => !vocabulary.stop.has(word));
  const areaKeys = areaKeysOf(files);
  const corrected = (/** @type {string} */ word) => {
    const key = vocabulary.key(word);
    if (areaKeys.has(String(key))) return key;
    return vocabulary.near(word, editsAllowed(word)).find((near) => areaKeys.has(String(near.family)))?.family ?? key;
  };
  const exact = keysOf(text, vocabulary);
  let area = areaOf(exact, vocabulary);
  if (area < 0 && words.length <= MOST_CORRECTED) area = areaOf(words.map(corrected), vocabulary);
  for (let length = Math.min(LONGEST_NAME, words.length - 1); length > 0 && area < 0; length -= 1) {
    for (let start = words.length - length; start >= 0 && area < 0; start -= 1) {
      area = areaOf(exact.slice(start, start + length), vocabulary);
    }
  }
  return area;
}

/**
 * Every area of exactly this name, by their numbers.
 * @param {string} text
 * @param {SearchFiles} files
 */
export function areasNamed(text, { vocabulary }) {
  return areasOf(keysOf(text, vocabulary), vocabulary);
}

/**
 * @param {Key[]} keys
 * @param {Vocabulary} vocabulary
 */
function areaOf(keys, vocabulary) {
  return areasOf(keys, vocabulary)[0] ?? -1;
}

/**
 * @param {Key[]} keys
 * @param {Vocabulary} vocabulary
 */
function areasOf(keys, vocabulary) {
  const areas = vocabulary.concepts(keys).filter((concept) => vocabulary.conceptKinds[concept] === "area");
  return areas.map((concept) => concept - vocabulary.firstArea);
}

/**
 * @param {string} text
 * @param {Vocabulary} vocabulary
 */
function keysOf(text, vocabulary) {
  return wordsOf(text)
    .filter((word) => !vocabulary.stop.has(word))
    .map((word) => vocabulary.key(word));
}

/**
 * @param {SearchFiles} files
 * @returns {Set<string>}
 */
function areaKeysOf({ vocabulary }) {
  const ofAreas = [...vocabulary.phrases].filter(([, concepts]) =>
    concepts.some((concept) => vocabulary.conceptKinds[concept] === "area"),
  );
  return new Set(ofAreas.flatMap(([keys]) => keys.split(" ").filter((key) => /^[0-9]+$/.test(key))));
}

/**
 * @param {string} outward
 * @param {string} inward
 * @param {SearchFiles} files
 * @returns {Promise<Spot | undefined>}
 */
async function unitSpot(outward, inward, files) {
  if (!files.index.outcodes.includes(outward)) return undefined;
  const table = await files.postcodes(`${outward.toLowerCase()}.json`);
  for (let at = 0; at * 3 < table.units.length; at += 1) {
    if (table.units.slice(at * 3, at * 3 + 3) !== inward) continue;
    const spot = [table.lat + table.lats[at], table.lon + table.lons[at]];
    return scaled(spot, table.scale, `${outward} ${inward}`, "postcode");
  }
  return undefined;
}

/**
 * @param {"outcodes" | "sectors"} list
 * @param {string} name
 * @param {Spot["kind"]} kind
 * @param {SearchFiles} files
 * @returns {Promise<Spot | undefined>}
 */
async function middle(list, name, kind, files) {
  if (!files.index.outcodes.length) return undefined;
  const table = await files.postcodes("sectors.json");
  const entry = table[list][name];
  return entry && scaled(entry, table.scale, name, kind);
}

/**
 * @param {number[]} spot
 * @param {number} scale
 * @param {string} name
 * @param {Spot["kind"]} kind
 * @returns {Spot}
 */
function scaled([lat = 0, lon = 0], scale, name, kind) {
  return { lat: Math.round((lat / scale) * SCALE), lon: Math.round((lon / scale) * SCALE), name, kind, area: -1 };
}
