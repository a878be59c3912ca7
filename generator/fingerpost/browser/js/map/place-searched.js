/** The place that was searched, on the map: what is around it, and a mark that says so. */

import { make } from "./controls.js";
import { fill } from "../shared/say.js";

const METRES_IN_MILE = 1609.344;
// About five miles, as far as most people go without a second thought. Four are the least: the map zooms in steps, and with
// five a telephone's would begin a step further out, where one pin stands for the place and the town next to it.
const AROUND = 4 * METRES_IN_MILE;
const METRES_IN_DEGREE = 111_320; // of latitude

/**
 * @typedef {{lat: number, lon: number, name: string}} Around
 * @typedef {import("./spots.js").Bounds} Bounds
 * @typedef {import("./load.js").Leaflet} Leaflet
 */

/**
 * Four miles each way at least, and as many more as it takes to show anything at all.
 * @param {Around} around
 * @param {readonly {lat: number, lon: number}[]} spots
 * @returns {Bounds}
 */
export function aroundPlace({ lat, lon }, spots) {
  const narrow = Math.cos((lat * Math.PI) / 180);
  const away = spots.map((spot) => Math.max(Math.abs(spot.lat - lat), Math.abs(spot.lon - lon) * narrow));
  const nearest = away.reduce((least, each) => Math.min(least, each), Infinity);
  const high = Math.max(AROUND / METRES_IN_DEGREE, Number.isFinite(nearest) ? 1.2 * nearest : 0);
  const wide = high / narrow;
  return { south: lat - high, west: lon - wide, north: lat + high, east: lon + wide };
}

/**
 * Gives what puts the mark somewhere else, or takes it away: a ring of a mile, for what is there may hide a point, and the name.
 * @param {Leaflet} L
 * @param {import("leaflet").Map} map
 * @param {import("../map.js").Words} words
 */
export function markPlace(L, map, words) {
  const layer = L.layerGroup().addTo(map);
  return (/** @type {Around | undefined} */ around) => {
    layer.clearLayers();
    if (!around) return;
    const { lat, lon, name } = around;
    const ring = { radius: METRES_IN_MILE, interactive: false, fill: false, className: "fp-map__ring" };
    L.circle([lat, lon], ring).addTo(layer);
    const label = make("span", { role: "img", "aria-label": fill(words.searched, { place: name }) }, name);
    const icon = L.divIcon({ className: "fp-map__searched", html: label, iconSize: [0, 0] });
    const top = lat + METRES_IN_MILE / METRES_IN_DEGREE;
    // Below the pins, which must not be covered.
    L.marker([top, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -10_000 }).addTo(layer);
  };
}
