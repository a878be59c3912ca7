/** Streets: a directory's own, shown at once, or those of a provider, shown only when somebody has said yes. */

import { make, showCredit } from "./controls.js";
import { loadJson, loadProtomaps } from "./load.js";
import { fill } from "../shared/say.js";

/**
 * @typedef {{streets: "none"}
 *   | {streets: "url", url: string, host: string, attribution: string}
 *   | {streets: "self", tiles: string}} Basemap
 *   ``tiles`` is the address of the tiles.json that ``fingerpost basemap`` wrote.
 * @typedef {{kind: "vector" | "picture", tiles: string, minzoom: number, maxzoom: number, attribution: string,
 *   bounds: [number, number, number, number]}} Tiles  ``bounds``: west, south, east, north.
 * @typedef {import("./load.js").Leaflet} Leaflet
 * @typedef {import("./controls.js").Frame} Frame
 * @typedef {import("../map.js").Words} Words
 * @typedef {import("leaflet").Map} LeafletMap
 */

const MOST_ZOOM = 19; // what street maps commonly have
// Of protomaps-leaflet 5.1. Its own colours for them are as low as 2.1 to 1 against its land by night, and 2.4 by day.
const NAMES = ["city_label", "country_label", "ocean_label", "roads_label_major", "roads_label_minor", "state_label"];

/**
 * @param {Leaflet} L
 * @param {LeafletMap} map
 * @param {Frame} frame
 * @param {{basemap: Basemap, words: Words, shown: () => void, isClosed: () => boolean}} options
 *   ``shown``: take the drawn ground away. ``isClosed``: the map has gone since.
 */
export async function offerStreets(L, map, frame, { basemap, words, shown, isClosed }) {
  if (basemap.streets === "self") {
    try {
      const streets = await loadOwn(L, basemap.tiles);
      if (isClosed()) return;
      streets.layer.addTo(map);
      showCredit(frame.credit, streets.attribution);
      shown();
    } catch {
      frame.say(words.streetsFailed); // the drawn ground stays
    }
  }
  if (basemap.streets === "url") ask(L, map, frame, basemap, words, shown);
}

/**
 * @param {Leaflet} L
 * @param {LeafletMap} map
 * @param {Frame} frame
 * @param {Extract<Basemap, {streets: "url"}>} provider
 * @param {Words} words
 * @param {() => void} shown
 */
function ask(L, map, frame, provider, words, shown) {
  const button = make("button", { type: "button", class: "fp-btn fp-btn--plain" }, words.streetsShow);
  button.addEventListener("click", () => {
    const layer = L.tileLayer(provider.url, { maxZoom: MOST_ZOOM, noWrap: true });
    layer.addTo(map);
    showCredit(frame.credit, provider.attribution);
    shown();
    frame.ground.focus({ preventScroll: true }); // the button that had it is gone
    frame.streets.replaceChildren();
    frame.say(words.streetsShown);
  });
  frame.streets.append(make("p", {}, fill(words.streetsAsk, { host: provider.host })), button);
}

/**
 * @param {Leaflet} L
 * @param {string} address
 * @returns {Promise<{layer: import("leaflet").GridLayer, attribution: string}>}
 */
async function loadOwn(L, address) {
  const from = new URL(address, document.baseURI);
  /** @type {Tiles} */
  const tiles = await loadJson(from);
  // Not new URL(...).href, which would escape the braces.
  const url = from.href.replace(/[^/]*$/, "") + tiles.tiles;
  const [west, south, east, north] = tiles.bounds;
  const common = {
    minZoom: tiles.minzoom,
    bounds: L.latLngBounds([south, west], [north, east]),
    noWrap: true,
    attribution: "",
  };
  if (tiles.kind === "vector") {
    const { leafletLayer, labelRules } = await loadProtomaps();
    const flavor = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const lang = document.documentElement.lang.split("-")[0] || "en";
    const options = { ...common, url, maxDataZoom: tiles.maxzoom, maxZoom: MOST_ZOOM };
    // The colours of a flavour can be had only from a layer that has been made with it.
    const { paintRules, backgroundColor } = leafletLayer({ ...options, flavor });
    const layer = leafletLayer({ ...options, paintRules, backgroundColor, labelRules: labelRules(coloursOfNames(), lang) });
    return { layer, attribution: tiles.attribution };
  }
  const layer = L.tileLayer(url, { ...common, maxNativeZoom: tiles.maxzoom, maxZoom: MOST_ZOOM });
  return { layer, attribution: tiles.attribution };
}

/** The ink of the page for every name on the streets, and its paper around it: both follow a dark screen. */
function coloursOfNames() {
  const look = getComputedStyle(document.documentElement);
  const [ink, paper] = [look.getPropertyValue("--fp-ink").trim(), look.getPropertyValue("--fp-surface").trim()];
  return Object.fromEntries(NAMES.flatMap((name) => [[name, ink], [`${name}_halo`, paper]]));
}
