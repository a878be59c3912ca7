/**
 * The map of the finder: the second view of what the list shows first.
 *
 * The caller decides what may be shown. Entries that must not be located (sensitive ones) and those without an
 * address have no point, so they never reach this file; it never looks anything up itself. Nothing is asked of
 * another server, unless the directory names a provider of streets and the visitor says yes.
 */

import { nearestArea } from "./shared/map-areas.js";
import { makeFrame, make, showFallback } from "./map/controls.js";
import { layGround } from "./map/base-layer.js";
import { aroundPlace, markPlace } from "./map/place-searched.js";
import { listen, moveMap } from "./map/gestures.js";
import { loadMap, loadOutline } from "./map/load.js";
import { makePins } from "./map/pins.js";
import { fill, sayNumber } from "./shared/say.js";
import { boundsOf, countActivities, gatherSpots, keyOf } from "./map/spots.js";
import { offerStreets } from "./map/streets.js";

/**
 * @typedef {import("./map/spots.js").Point} Point
 * @typedef {import("./map/spots.js").Spot} Spot
 * @typedef {import("./map/spots.js").Bounds} Bounds
 * @typedef {import("./shared/map-areas.js").Area} Area
 * @typedef {import("./map/place-searched.js").Around} Around
 * @typedef {import("./shared/say.js").Forms} Forms
 * @typedef {import("./map/streets.js").Basemap} Basemap
 *
 * @typedef {object} Words  pages/shipping/map_words.py writes them, in the language of the page.
 * @property {string} skip
 * @property {string} tools
 * @property {string} region
 * @property {Record<import("./map/controls.js").Move, string>} moves
 * @property {Forms} pin  {name} {place}
 * @property {Forms} place  {n} {place}
 * @property {Forms} crowd  {n} {place}
 * @property {Forms} crowdList  {n} {place}
 * @property {Forms} heading  {n} {place}
 * @property {Forms} headingNear  {n} {place}
 * @property {Forms} inView  {n} {total}
 * @property {string} several  {sum}
 * @property {string} searched  {place}
 * @property {Forms} miles  {n}
 * @property {Forms} yards  {n}
 * @property {string} close
 * @property {string} note
 * @property {string} nothing
 * @property {string} failed
 * @property {string} streetsAsk  {host}
 * @property {string} streetsShow
 * @property {string} streetsShown
 * @property {string} streetsFailed
 *
 * @typedef {object} Options
 * @property {readonly Point[]} points  What the list shows and may be located.
 * @property {readonly Area[]} areas  The directory's towns: their names are written, and crowds are named after them.
 * @property {Bounds | null} [bounds]  The directory's, for a map without points.
 * @property {Basemap} basemap
 * @property {Words} words
 * @property {Around | undefined} [around]  The place that was searched: it is marked, and the map begins there.
 * @property {(points: Point[]) => Promise<Node>} [onOpen]
 *   Gets what a pin holds; what it gives back (cards, perhaps) is shown in place of plain links.
 * @property {View | undefined} [view]  As it was left.
 * @property {(view: View) => void} [onView]  Called whenever it is moved, or a pin opened or closed.
 *
 * @typedef {{lat: number, lon: number, zoom: number, open: string[]}} View
 *   Where the middle is, and the keys of the places whose list is open.
 *
 * @typedef {object} OpenMap
 * @property {Promise<void>} shown  Whatever was open when the page was left is there again.
 * @property {(points: readonly Point[], view?: View, around?: Around) => Promise<void>} setPoints  Something else was asked.
 * @property {() => void} close  Take the map away.
 */

const FIRST_ZOOM = 14; // a single place is shown with the streets around it
const LEAST_ZOOM = 5;
const MOST_ZOOM = 17;

/** Fetch what every map needs, for one that will be opened soon. */
export async function fetchMap() {
  await Promise.all([loadMap(), loadOutline()]);
}

/**
 * Draw a map into an element, in place of what is there.
 * @param {HTMLElement} element
 * @param {Options} options
 * @returns {Promise<OpenMap | null>}  Nothing when it could not be loaded; the element then says so.
 */
export async function openMap(element, options) {
  try {
    const { L, Supercluster } = await loadMap();
    const map = draw(element, options, L, Supercluster);
    await map.shown;
    return map;
  } catch {
    showFallback(element, options.words.failed);
    return null;
  }
}

/**
 * @param {HTMLElement} element
 * @param {Options} options
 * @param {import("./map/load.js").Leaflet} L
 * @param {import("./map/load.js").Globals["Supercluster"]} Supercluster
 * @returns {OpenMap}
 */
function draw(element, { points, areas, bounds, basemap, words, onOpen, view, onView, around }, L, Supercluster) {
  const language = document.documentElement.lang || "en-GB";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const frame = makeFrame(words, move);
  element.replaceChildren(frame.root);
  const map = L.map(frame.ground, {
    attributionControl: false, // frame.credit shows it, as text
    zoomControl: false, // the frame has buttons with names
    keyboard: false, // gestures.js, so that pins listen too
    scrollWheelZoom: false,
    dragging: false,
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_ZOOM,
    zoomSnap: basemap.streets === "none" ? 0.5 : 1, // half steps fill a narrow window better; pictures of streets would blur
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
  });
  map.getPane("overlayPane")?.setAttribute("aria-hidden", "true"); // the drawing; the pins say what matters
  // Where to begin must be known before anything is put on it.
  /** @type {Spot[]} */
  let spots = gatherSpots(points);
  let total = countActivities(spots);
  /** @type {Spot[]} */
  let opened = [];
  let closed = false; // what was asked of the server may come after that
  place(view);
  const mark = markPlace(L, map, words);
  mark(around);
  const ground = layGround(L, map, frame, { areas, words, language });
  const pins = makePins(L, map, Supercluster, {
    areas,
    words,
    language,
    animate: !still,
    open,
    placed: (boxes, titles) => ground.writeNames(boxes, titles),
  });
  pins.setSpots(spots);
  ground.measure();
  listen(map, frame.ground, move);
  map.on("moveend", () => {
    announce();
    report();
  });
  announce();
  const shown = reopen(view);
  if (ground.wantsCoast()) void addCoast();
  void offerStreets(L, map, frame, { basemap, words, shown: ground.hide, isClosed: () => closed });

  async function addCoast() {
    const outline = await loadOutline().catch(() => null); // the towns are drawn without it
    if (outline && !closed) ground.drawCoast(outline);
  }

  /** @param {import("./map/controls.js").Move} way */
  function move(way) {
    if (way === "all") showAll();
    else moveMap(map, way, !still);
  }

  /** @param {View | undefined} at  Around the place that was searched, or all of it, when that is not known. */
  function place(at) {
    if (at) map.setView([at.lat, at.lon], at.zoom, { animate: false });
    else if (around) fit(aroundPlace(around, spots), 0);
    else showAll();
  }

  /** @param {View | undefined} at */
  async function reopen(at) {
    const where = spots.filter((spot) => at?.open.includes(keyOf(spot)));
    if (!where.length) return;
    await open(where, "", () => pins.focusOn(where), false);
    report();
  }

  function report() {
    if (closed) return;
    const { lat, lng } = map.getCenter();
    onView?.({ lat, lon: lng, zoom: map.getZoom(), open: opened.map(keyOf) });
  }

  function showAll() {
    const box = boundsOf(spots) ?? bounds ?? boundsOf(areas);
    if (!box) map.setView([54.5, -3], LEAST_ZOOM); // all of Britain
    else fit(box, 30);
  }

  /**
   * @param {Bounds} box
   * @param {number} room  In pixels, above and below.
   */
  function fit(box, room) {
    map.fitBounds(L.latLngBounds([box.south, box.west], [box.north, box.east]), {
      padding: [Math.min(2 * room, map.getSize().x / 12), room], // pins are wider than high
      maxZoom: FIRST_ZOOM,
      animate: false,
    });
  }

  function announce() {
    const n = pins.countInView();
    const sum = pins.sumInView();
    const inView = sayNumber(words.inView, n, language, { total: total.toLocaleString(language) });
    const several = sum > n ? ` ${fill(words.several, { sum: sum.toLocaleString(language) })}` : "";
    frame.say(total ? inView + several : words.nothing);
  }

  /**
   * @param {Spot[]} where
   * @param {string} title
   * @param {() => void} from  Gives the focus back.
   * @param {boolean} [takesFocus]  Unless it was open when the page was left.
   */
  async function open(where, title, from, takesFocus = true) {
    const held = where.flatMap((spot) => spot.points);
    const alone = where.length === 1 ? where[0]?.place : "";
    const place = alone || title || nearestArea(where[0] ?? { lat: 0, lon: 0 }, areas)?.name || "";
    const forms = alone ? words.heading : words.headingNear;
    const panel = make("section", { class: "fp-map__open", "aria-label": place });
    const heading = make("h4", { tabindex: "-1" }, sayNumber(forms, held.length, language, { place }));
    const close = make("button", { type: "button", class: "fp-btn fp-btn--plain" }, words.close);
    const back = () => {
      shut();
      from();
      report();
    };
    close.addEventListener("click", back);
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") back();
    });
    panel.append(heading, onOpen ? "" : links(held), close);
    frame.panel.replaceChildren(panel);
    opened = where;
    if (takesFocus) {
      heading.focus();
      report();
    }
    if (!onOpen) return;
    try {
      close.before(await onOpen(held));
    } catch {
      close.before(make("p", {}, words.failed)); // the list below has them
    }
  }

  function shut() {
    opened = [];
    frame.panel.replaceChildren();
  }

  return {
    shown,
    async setPoints(next, at, searched) {
      around = searched;
      mark(around);
      spots = gatherSpots(next);
      total = countActivities(spots);
      shut();
      place(at);
      pins.setSpots(spots);
      announce();
      await reopen(at);
    },
    close() {
      closed = true;
      map.remove();
      map.off(); // after a change of the window it says a moment later that it was moved
      element.replaceChildren();
    },
  };
}

/** @param {readonly Point[]} points */
function links(points) {
  const list = make("ul", { role: "list" });
  for (const { name, address, place } of points) {
    const item = make("li");
    item.append(make("a", { href: address }, name), make("span", { class: "fp-soft" }, place ? ` ${place}` : ""));
    list.append(item);
  }
  return list;
}
