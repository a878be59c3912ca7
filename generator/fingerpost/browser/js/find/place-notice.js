/** What is said of a place that was asked for, when it is not simply known: what it was taken for, and what else it may be. */

import { nearestArea } from "../shared/map-areas.js";
import { fill } from "../shared/say.js";
import { SCALE, areaNamed, areasNamed, isPostcode } from "../search/near.js";
import { fold } from "../search/text.js";
import { make } from "../shared/dom.js";
import { fragmentOf, without } from "../search/state.js";

/** @typedef {import("../search/search.js").Answer} Answer */
/** @typedef {import("../search/files.js").SearchFiles} SearchFiles */
/** @typedef {import("../search/state.js").FinderState} FinderState */
/** @typedef {import("./cards.js").Here} Here */
/** @typedef {(string | Node)[]} Line */

/**
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Here} here
 * @returns {Line[]}
 */
export function placeLines(answer, state, { files, words }) {
  const near = state.near ?? "";
  const { place, onlyIn } = answer;
  if (onlyIn) return [[fill(words.onlyIn, { place: onlyIn })]];
  if (!near || !place) return [];
  if (bare(near) !== bare(place.name)) {
    // A whole postcode that is not in the table: the middle of its part of the country is known all the same.
    const pattern = isPostcode(near) ? words.placePart : words.placeTaken;
    return [[fill(pattern, { typed: near, place: place.name })]];
  }
  return namesakes(files, near, state, words);
}

/**
 * What is wrong with the place that was asked for, to be said where it was typed; empty, if it is known.
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Here} here
 */
export function placeMessage(answer, state, { files, words }) {
  return answer.placeUnknown ? unknown(files, state.near ?? "", words) : "";
}

/**
 * @param {SearchFiles} files
 * @param {string} near
 * @param {import("../shared/find-words.js").Words} words
 */
function unknown(files, near, words) {
  if (!isPostcode(near)) return fill(words.placeUnknown, { place: near });
  return files.index.outcodes.length ? fill(words.postcodeUnknown, { postcode: near }) : words.noPostcodes;
}

/**
 * The other towns that are called the same, each named with the nearest with another name.
 * @param {SearchFiles} files
 * @param {string} near
 * @param {FinderState} state
 * @param {import("../shared/find-words.js").Words} words
 * @returns {Line[]}
 */
function namesakes(files, near, state, words) {
  const chosen = areaNamed(near, files);
  const others = areasNamed(near, files).filter((number) => number !== chosen);
  const towns = files.options.area.flatMap(([id, name, lat, lon], number) =>
    lat === undefined || lon === undefined ? [] : [{ number, id, name, lat: lat / SCALE, lon: lon / SCALE }],
  );
  const links = others.flatMap((number) => {
    const town = towns.find((each) => each.number === number);
    if (!town) return [];
    const beside = nearestArea(town, towns.filter((each) => fold(each.name) !== fold(town.name)));
    const label = beside ? fill(words.beside, { place: town.name, other: beside.name }) : town.name;
    const href = fragmentOf({ ...without(state, "show"), near: town.id });
    return [" ", make("a", { href }, label)];
  });
  return links.length ? [[fill(words.namesakes, { place: near }), ...links]] : [];
}

/** @param {string} text */
function bare(text) {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}
