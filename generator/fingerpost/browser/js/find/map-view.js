/** The results on a map, for whoever asks for one. Nothing of it is fetched before that. */

import { sayNumber } from "../shared/say.js";
import { SCALE } from "../search/near.js";
import { ANY_DAY } from "../shared/day-patterns.js";
import { resultOf } from "../search/search.js";
import { cardOf } from "./cards.js";
import { make, part } from "../shared/dom.js";
import { AT_ONCE } from "./results.js";

const NAMED = 200; // results whose names are worth fetching for their pins, where they are not all here anyway

/** @typedef {import("../search/files.js").SearchFiles} SearchFiles */
/** @typedef {import("../search/search.js").Answer} Answer */
/** @typedef {import("../search/search.js").Result} Result */
/** @typedef {import("./cards.js").Here} Here */
/** @typedef {import("../map.js").View} View */
/** @typedef {import("../map/spots.js").Point & {result: Result}} Point */

export class MapView {
  /** @type {import("../map.js").OpenMap | null} */
  #map = null;
  #turn = 0;
  /** @type {Here | undefined} */
  #here;

  /**
   * @param {HTMLElement} finder
   * @param {(view: View) => void} onView
   */
  constructor(finder, onView) {
    this.room = part(finder, "map");
    this.title = part(finder, "map-title");
    this.rest = part(finder, "map-rest");
    this.list = part(finder, "list");
    this.list.classList.add("fp-results__list");
    this.onView = onView;
  }

  /**
   * Show an answer; the first time, the map is fetched.
   * @param {SearchFiles} files
   * @param {Answer} answer
   * @param {Here} here
   * @param {View | undefined} view  As it was left.
   */
  async show(files, answer, here, view) {
    this.#turn += 1;
    const turn = this.#turn;
    const isLast = () => turn === this.#turn; // no other answer came meanwhile
    this.#here = here;
    const fits = answer.results.slice(0, answer.full || answer.total);
    const points = await pointsOf(files, fits, here);
    if (!isLast()) return;
    this.#say(points, fits.length, here);
    const isEmpty = fits.length > 0 && points.length === 0;
    this.room.hidden = isEmpty; // an empty map would look like nothing found: the list stays instead
    this.list.classList.toggle("fp-results__list", !isEmpty);
    if (isEmpty) return;
    if (this.#map) {
      await this.#map.setPoints(points, view, aroundOf(here));
      return;
    }
    const map = await this.#open(points, view, isLast);
    if (!isLast()) {
      map?.close(); // another one is being opened
      return;
    }
    this.#map = map;
    this.list.classList.toggle("fp-results__list", map !== null); // if there is none, the list stays beside its words
  }

  /**
   * @param {Point[]} points
   * @param {View | undefined} view
   * @param {() => boolean} isLast
   * @returns {Promise<import("../map.js").OpenMap | null>} Nothing when it could not be loaded: its room then says so.
   */
  async #open(points, view, isLast) {
    const onOpen = (/** @type {import("../map/spots.js").Point[]} */ held) => this.#cards(/** @type {Point[]} */ (held));
    const options = { ...JSON.parse(this.room.dataset.fpMap ?? "{}"), points, view, onOpen, onView: this.onView, around: this.#here && aroundOf(this.#here) };
    try {
      const { openMap } = await import("../map.js");
      return isLast() ? await openMap(this.room, options) : null;
    } catch {
      this.room.replaceChildren(make("p", { class: "fp-notice fp-notice--warn", role: "status" }, options.words.failed));
      return null;
    }
  }

  /**
   * @param {Point[]} points
   * @param {number} all
   * @param {Here} here
   */
  #say(points, all, { words, language }) {
    const placed = new Set(points.map((point) => point.id)).size;
    const some = sayNumber(words.onMap, placed, language, { all: all.toLocaleString(language) });
    this.title.textContent = placed || !all ? some : words.offMap;
    this.rest.textContent = all > placed ? sayNumber(words.notOnMap, all - placed, language) : "";
    this.rest.hidden = all <= placed;
  }

  /**
   * What a pin holds, as cards; more of them when they are asked for.
   * @param {Point[]} points
   */
  async #cards(points) {
    const here = this.#here;
    if (!here) throw new Error("Nothing has been shown.");
    const list = make("ul", { class: "fp-cards", role: "list" });
    const room = make("div", {}, list);
    const more = make("button", { type: "button", class: "fp-btn fp-btn--plain" });
    const results = [...new Map(points.map(({ id, result }) => [id, result])).values()];
    const show = async () => {
      const from = list.childElementCount;
      const cards = await Promise.all(results.slice(from, from + AT_ONCE).map((result) => cardOf(here.files, result, here)));
      // Under the heading of the pin, which is a fourth.
      for (const card of cards) card.querySelector("h3")?.setAttribute("aria-level", "5");
      list.append(...cards);
      const rest = Math.min(results.length - list.childElementCount, AT_ONCE);
      if (rest > 0) more.textContent = sayNumber(here.words.showMore, rest, here.language);
      else more.remove();
      if (from) cards[0]?.querySelector("a")?.focus();
    };
    more.addEventListener("click", () => void show());
    room.append(more);
    await show();
    return room;
  }
}

/**
 * @param {Here} here
 * @returns {import("../map/place-searched.js").Around | undefined}
 */
function aroundOf({ place, words }) {
  return place && { lat: place.lat / SCALE, lon: place.lon / SCALE, name: place.name || words.here };
}

/**
 * Where results happen. What may not be located, or only to a town it is for, has no point.
 * @param {SearchFiles} files
 * @param {Result[]} results
 * @param {Here} here
 * @returns {Promise<Point[]>}
 */
async function pointsOf(files, results, { root, today }) {
  const [where, firsts] = await Promise.all([files.columns("spots"), files.branches()]);
  const [lats, lons, exact] = ["lat", "lon", "exact"].map((name) => where.numbers(name));
  const { starts, values } = where.lists("spots");
  const isNamed = files.index.small || results.length <= NAMED;
  const parts = await Promise.all(
    results.map(async (result) => {
      const placed = result.branches.flatMap((branch) => {
        const number = (firsts[result.document] ?? 0) + branch;
        const spots = values.subarray(starts[number], starts[number + 1]);
        return [...spots].filter((spot) => exact?.[spot]).map((spot) => ({ branch, spot }));
      });
      if (!placed.length) return [];
      const anywhere = { place: undefined, weekdays: ANY_DAY, begins: 0 };
      const card = isNamed ? await resultOf(files, result, anywhere, today) : undefined;
      return placed.map(({ branch, spot }) => ({
        id: String(result.document),
        name: card?.name ?? "",
        address: card ? root + card.address.slice(1) : "",
        place: card?.card[13][branch]?.[0] || card?.card[6] || "",
        lat: (lats?.[spot] ?? 0) / SCALE,
        lon: (lons?.[spot] ?? 0) / SCALE,
        result: { ...result, branches: [branch] }, // a pin speaks of what is there
      }));
    }),
  );
  return parts.flat();
}
