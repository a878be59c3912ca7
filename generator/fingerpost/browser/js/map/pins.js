/** The pins: real buttons with names, one for each place or for a crowd of them, and only those in view. */

import { nearestArea } from "../shared/map-areas.js";
import { boxAround, roomForWords } from "../shared/map-boxes.js";
import { make } from "./controls.js";
import { boundsOf, countActivities } from "./spots.js";
import { sayNumber } from "../shared/say.js";

/**
 * @typedef {import("./spots.js").Spot} Spot
 * @typedef {import("../shared/map-areas.js").Area} Area
 * @typedef {import("../shared/map-boxes.js").Box} Box
 * @typedef {import("./load.js").Leaflet} Leaflet
 * @typedef {import("./load.js").Globals} Globals
 * @typedef {import("./load.js").Feature} Feature
 * @typedef {import("../map.js").Words} Words
 * @typedef {import("leaflet").Map} LeafletMap
 *
 * @typedef {object} Pin
 * @property {string} key  The same pin has the same key as long as the points are the same.
 * @property {number} lat
 * @property {number} lon
 * @property {number} n  Activities.
 * @property {string} title  What it shows.
 * @property {boolean} crowd  Several places.
 * @property {number} zoom  Where its places part; 0 when pressing it opens a list.
 * @property {() => Spot[]} spots  Worked out only when asked.
 *
 * @typedef {Pin & {button: HTMLButtonElement, marker: import("leaflet").Marker, width: number}} Shown
 */

const MOST_ZOOM = 17;
const CROWD_PIXELS = 90; // two thirds of a usual pin: nearer ones become one
const PIN_PIXELS = 44;

/**
 * @param {Leaflet} L
 * @param {LeafletMap} map
 * @param {Globals["Supercluster"]} Supercluster
 * @param {object} options
 * @param {readonly Area[]} options.areas
 * @param {Words} options.words
 * @param {string} options.language
 * @param {boolean} options.animate
 * @param {(spots: Spot[], title: string, from: () => void) => void} options.open  ``from`` gives the focus back.
 * @param {(taken: Box[], said: Set<string>) => void} options.placed  Called with where pins are, and which names they say.
 */
export function makePins(L, map, Supercluster, { areas, words, language, animate, open, placed }) {
  /** @type {Spot[]} */
  let spots = [];
  let index = indexOf([]);
  /** @type {Map<Spot, string>} The nearest town of each, looked up once. */
  let towns = new Map();
  /** @type {Map<string, Shown>} */
  const shown = new Map();
  /** @type {Set<Spot> | null} Where the focus goes when the map has moved. */
  let awaited = null;

  /** @param {Spot[]} all */
  function indexOf(all) {
    const index = new Supercluster({
      radius: CROWD_PIXELS,
      extent: 256, // Leaflet's tiles, so that the radius is in pixels
      maxZoom: MOST_ZOOM,
      map: (/** @type {{n: number}} */ { n }) => ({ n }),
      reduce: (/** @type {{n: number}} */ sum, /** @type {{n: number}} */ { n }) => {
        sum.n += n;
      },
    });
    return index.load(
      all.map(({ lat, lon, points }, spot) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [lon, lat] },
        properties: { n: points.length, spot },
      })),
    );
  }

  /** @param {Spot[]} all */
  function setSpots(all) {
    for (const pin of shown.values()) pin.marker.remove();
    shown.clear();
    spots = all;
    towns = new Map(all.map((spot) => [spot, nearestArea(spot, areas)?.name ?? spot.place]));
    index = indexOf(all);
    refresh();
  }

  /** Show the pins that are in view now, and no others: what cannot be seen is not in the way of the Tab key. */
  function refresh() {
    const view = map.getBounds();
    const edges = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    const clusters = index.getClusters(/** @type {[number, number, number, number]} */ (edges), map.getZoom());
    // From top to bottom and from left to right, as a page is read.
    const pins = withOwnTitles(clusters.map(describe)).sort((one, other) => other.lat - one.lat || one.lon - other.lon);
    const focused = [...shown.values()].find((pin) => pin.button === document.activeElement);
    const wanted = new Set(pins.map((pin) => pin.key));
    for (const [key, pin] of shown) {
      if (wanted.has(key)) continue;
      if (pin === focused) awaited ??= new Set(pin.spots());
      pin.marker.remove();
      shown.delete(key);
    }
    for (const pin of pins) if (!shown.has(pin.key)) shown.set(pin.key, add(pin));
    const inOrder = pins.flatMap((pin) => shown.get(pin.key) ?? []);
    order(inOrder);
    makeRoom(inOrder);
    giveFocus(inOrder);
  }

  /**
   * Two crowds in one town are named after the busiest place in each.
   * @param {Pin[]} pins
   */
  function withOwnTitles(pins) {
    return pins.map((pin) => {
      const twins = pin.crowd && pins.some((other) => other !== pin && other.crowd && other.title === pin.title);
      const title = (twins && mostCommon(pin.spots(), (spot) => spot.place)) || pin.title;
      return { ...pin, title, key: `${pin.key} ${title}` };
    });
  }

  /**
   * @param {Feature} feature
   * @returns {Pin}
   */
  function describe({ properties, geometry }) {
    const [lon, lat] = geometry.coordinates;
    const cluster = properties.cluster ? properties.cluster_id : undefined;
    if (cluster === undefined) {
      const spot = /** @type {Spot} */ (spots[properties.spot ?? 0]);
      const [only, ...others] = spot.points;
      const name = others.length ? "" : only?.name;
      const title = name || spot.place || towns.get(spot) || "";
      const key = `spot ${properties.spot}`;
      return { key, lat: spot.lat, lon: spot.lon, n: countActivities([spot]), title, crowd: false, zoom: 0, spots: () => [spot] };
    }
    const parts = index.getClusterExpansionZoom(cluster);
    const inside = () =>
      index.getLeaves(cluster, Infinity).map(({ properties: { spot } }) => /** @type {Spot} */ (spots[spot ?? 0]));
    return {
      key: `crowd ${cluster}`,
      lat,
      lon,
      n: countActivities(inside()), // one that meets at two of its places counts once, as it does in the list
      title: mostCommon(inside(), (spot) => towns.get(spot) ?? spot.place),
      crowd: true,
      zoom: parts > MOST_ZOOM ? 0 : parts,
      spots: inside,
    };
  }

  /**
   * @param {Pin} pin
   * @returns {Shown}
   */
  function add(pin) {
    const button = make("button", { type: "button", class: "fp-pin" });
    button.append(...say(pin));
    const icon = L.divIcon({ className: "fp-map__at", html: button, iconSize: [0, 0] });
    const marker = L.marker([pin.lat, pin.lon], { icon, interactive: false, keyboard: false }).addTo(map);
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () => press(pin));
    button.addEventListener("focus", () => bringIntoView(button));
    return { ...pin, button, marker, width: 0 };
  }

  /**
   * What a pin shows, and what it is called: one name in one piece, which holds the words that can be seen.
   * @param {Pin} pin
   */
  function say({ n, title, crowd, zoom, spots: where }) {
    const [spot] = crowd ? [] : where();
    const single = n === 1 && Boolean(spot?.points[0]?.name);
    const forms = single ? words.pin : spot?.place ? words.place : zoom ? words.crowd : words.crowdList;
    const gaps = { name: title, place: single ? (spot?.place ?? "") : title };
    return [
      make("b", { "aria-hidden": "true" }, n.toLocaleString(language)),
      make("span", { class: "fp-pin__name", "aria-hidden": "true" }, title),
      make("span", { class: "fp-vh" }, sayNumber(forms, n, language, gaps)),
    ];
  }

  /** @param {Pin} pin */
  function press(pin) {
    const all = pin.spots();
    if (!pin.zoom) {
      open(all, pin.title, () => focusOn(new Set(all)));
      return;
    }
    const box = boundsOf(all);
    if (!box) return;
    const around = L.latLngBounds([box.south, box.west], [box.north, box.east]);
    const fits = map.getBoundsZoom(around, false, L.point(PIN_PIXELS * 2, PIN_PIXELS * 2));
    awaited = new Set(all);
    map.setView(around.getCenter(), Math.min(MOST_ZOOM, Math.max(pin.zoom, fits)), { animate });
  }

  /**
   * The order of the Tab key. A button that has the focus stays where it is, or it would lose it.
   * @param {Shown[]} pins
   */
  function order(pins) {
    const elements = pins.flatMap((pin) => pin.marker.getElement() ?? []);
    const still = elements.find((element) => element.contains(document.activeElement)) ?? null;
    let before = still !== null;
    for (const element of elements) {
      if (element === still) before = false;
      else if (before) element.parentElement?.insertBefore(element, still);
      else element.parentElement?.append(element);
    }
  }

  /** @param {Shown[]} pins */
  function makeRoom(pins) {
    // Every width first and every change after it, so that the browser lays out once.
    for (const pin of pins) pin.button.classList.remove("fp-pin--small");
    for (const pin of pins) pin.width = pin.button.offsetWidth;
    const weighty = [...pins].sort((one, other) => other.n - one.n);
    const boxes = weighty.map((pin) => {
      const middle = map.latLngToContainerPoint([pin.lat, pin.lon]);
      return { small: boxAround(middle, PIN_PIXELS, PIN_PIXELS), full: boxAround(middle, pin.width, PIN_PIXELS) };
    });
    const room = roomForWords(boxes);
    weighty.forEach((pin, number) => pin.button.classList.toggle("fp-pin--small", !room[number]));
    placed(
      boxes.map((box, number) => (room[number] ? box.full : box.small)),
      new Set(weighty.filter((_, number) => room[number]).map((pin) => pin.title)),
    );
  }

  /** @param {Shown[]} pins */
  function giveFocus(pins) {
    const sought = awaited;
    awaited = null;
    if (!sought) return;
    const next = pins.find((pin) => pin.spots().some((spot) => sought.has(spot)));
    // What had the focus may be out of view by now. It must not fall back to the top of the page.
    (next?.button ?? map.getContainer()).focus({ preventScroll: true });
  }

  /** @param {Set<Spot>} sought */
  function focusOn(sought) {
    awaited = sought;
    giveFocus([...shown.values()]);
  }

  /** @param {HTMLButtonElement} button */
  function bringIntoView(button) {
    if (!button.matches(":focus-visible")) return; // under a mouse the pin would run away
    const pin = button.getBoundingClientRect();
    const ground = map.getContainer().getBoundingClientRect();
    const room = 8;
    const over = (/** @type {number} */ low, /** @type {number} */ high) => (low < room ? low - room : Math.max(0, high));
    const x = over(pin.left - ground.left, pin.right - ground.right + room);
    const y = over(pin.top - ground.top, pin.bottom - ground.bottom + room);
    if (x || y) map.panBy([x, y], { animate: false });
  }

  map.on("moveend", refresh);
  document.fonts.ready.then(refresh).catch(() => {}); // the typeface may come after the first measure, or the map be gone

  return {
    setSpots,
    /** Give the focus to whichever pin stands for one of these. */
    focusOn: (/** @type {Spot[]} */ sought) => focusOn(new Set(sought)),
    /** How many activities the pins in view stand for. */
    countInView: () => countActivities([...shown.values()].flatMap((pin) => pin.spots())),
    /** What the numbers on those pins come to: more, where an activity is at several. */
    sumInView: () => [...shown.values()].reduce((sum, pin) => sum + pin.n, 0),
  };
}

/**
 * The name with the most activities; the first of several.
 * @param {Spot[]} spots
 * @param {(spot: Spot) => string} nameOf
 */
function mostCommon(spots, nameOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const spot of spots) counts.set(nameOf(spot), (counts.get(nameOf(spot)) ?? 0) + spot.points.length);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ["", 0])[0];
}
