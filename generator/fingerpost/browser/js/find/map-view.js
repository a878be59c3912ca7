/** The results on a map, for whoever asks for one. Nothing of it is fetched before that. */

import { sayNumber } from "../map/say.js";
import { NOWHERE, SCALE } from "../search/near.js";
import { resultOf } from "../search/search.js";
import { make, part } from "./dom.js";

const MOST = 1000; // results: their names have to be fetched, and nobody can tell more pins apart

/** @typedef {import("../search/files.js").SearchFiles} SearchFiles */
/** @typedef {import("../search/search.js").Answer} Answer */
/** @typedef {import("./cards.js").Here} Here */
/** @typedef {import("../map/spots.js").Point} Point */

export class MapView {
  /** @type {import("../map.js").OpenMap | null} */
  #map = null;
  #turn = 0;

  /** @param {HTMLElement} finder */
  constructor(finder) {
    this.room = part(finder, "map");
    this.title = part(finder, "map-title");
    this.list = part(finder, "list");
  }

  /**
   * Show an answer; the first time, the map is fetched.
   * @param {SearchFiles} files
   * @param {Answer} answer
   * @param {Here} here
   */
  async show(files, answer, here) {
    this.#turn += 1;
    const turn = this.#turn;
    const isLast = () => turn === this.#turn;
    const fits = answer.results.slice(0, answer.full || answer.total).slice(0, MOST);
    const points = await pointsOf(files, { ...answer, results: fits }, here);
    if (!isLast()) return;
    const placed = new Set(points.map((point) => point.id)).size;
    const all = (answer.full || answer.total).toLocaleString(here.language);
    this.title.textContent = sayNumber(here.words.onMap, placed, here.language, { all });
    if (this.#map) {
      this.#map.setPoints(points);
      return;
    }
    const map = await this.#open(points, isLast);
    if (!isLast()) {
      map?.close(); // another one is being opened
      return;
    }
    this.#map = map;
    this.list.classList.toggle("fp-results__list", map !== null); // if there is none, the list stays beside its words
  }

  /**
   * @param {Point[]} points
   * @param {() => boolean} isLast
   * @returns {Promise<import("../map.js").OpenMap | null>} Nothing when it could not be loaded: its room then says so.
   */
  async #open(points, isLast) {
    const options = JSON.parse(this.room.dataset.fpMap ?? "{}");
    try {
      const { openMap } = await import("../map.js");
      return isLast() ? await openMap(this.room, { ...options, points }) : null;
    } catch {
      this.room.replaceChildren(make("p", { class: "fp-notice fp-notice--warn", role: "status" }, options.words.failed));
      return null;
    }
  }
}

/**
 * Where results happen. What may not be located, or only to a town it is for, has no point.
 * @param {SearchFiles} files
 * @param {Answer} answer
 * @param {Here} here
 * @returns {Promise<Point[]>}
 */
async function pointsOf(files, { results }, { root, today }) {
  const where = await files.columns("spots");
  const [lats, lons, exact] = ["lat", "lon", "exact"].map((name) => where.numbers(name));
  const { starts, values } = where.lists("spots");
  const found = await Promise.all(
    results.map(async (result) => {
      const spots = [...values.subarray(starts[result.document], starts[result.document + 1])];
      const known = spots.filter((spot) => exact?.[spot]);
      if (!known.length) return [];
      const { id, name, address, card } = await resultOf(files, result, today);
      return known.map((spot) => ({
        id,
        name,
        address: root + address.slice(1),
        place: card[6],
        lat: (lats?.[spot] ?? NOWHERE) / SCALE,
        lon: (lons?.[spot] ?? NOWHERE) / SCALE,
      }));
    }),
  );
  return found.flat();
}
