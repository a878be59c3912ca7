/**
 * A map of what is in the menu, drawn from what this page knows: towns, the places by their numbers, and a scale.
 * Two drawings: one for screens, and one for paper, where a line is longer and words have to be larger.
 */

import { townRadius } from "../shared/map-areas.js";
import { boxAround, namesThatFit, overlap } from "../shared/map-boxes.js";
import { metresPerPixel, sayLength, scaleBar } from "../shared/map-scale.js";
import { fill, sayNumber } from "../shared/say.js";
import { part } from "../shared/dom.js";

const SVG = "http://www.w3.org/2000/svg";
const DEGREE_METRES = 111_320; // of latitude
const LEAST_METRES = 5000; // from top to bottom, so that one place has a town around it
const MARGIN = 34;
const STRIP = 1.4; // below the ground, for the scale: in sizes of the words
const LETTER_WIDTH = 0.58; // of the size of the words, on average
const FORMS = [
  { style: "fp-mini__screen", width: 400, height: 250, words: 17 },
  { style: "fp-mini__paper", width: 640, height: 190, words: 22 },
];

/** @typedef {import("../shared/map-areas.js").Area} Area */
/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {{lat: number, lon: number, label: string}} Pin */
/** @typedef {{x: number, y: number, label: string}} Spot  Of a pin, on the drawing. */

/**
 * @param {HTMLElement} page
 * @param {(Entry | undefined)[]} entries
 * @param {import("./sheet.js").Words} words
 * @param {string} language
 */
export function showMaps(page, entries, words, language) {
  const box = part(page, "maps");
  const pins = pinsOf(entries);
  box.hidden = !pins.length;
  const names = entries.flatMap((entry, at) => (entry?.spots.length ? [`${at + 1} ${entry.name}`] : []));
  const label = fill(words.map, { places: names.join(", ") });
  /** @type {Area[]} */
  const areas = JSON.parse(page.dataset.fpAreas ?? "[]");
  box.replaceChildren(...(pins.length ? FORMS.map((form) => drawn(form, pins, areas, label, words, language)) : []));
}

/**
 * Entries in one building share a pin.
 * @param {(Entry | undefined)[]} entries
 * @returns {Pin[]}
 */
export function pinsOf(entries) {
  /** @type {Map<string, Pin>} */
  const pins = new Map();
  entries.forEach((entry, at) => {
    for (const { lat, lon } of entry?.spots ?? []) {
      const key = `${lat.toFixed(4)} ${lon.toFixed(4)}`;
      const label = pins.get(key)?.label;
      pins.set(key, { lat, lon, label: label ? `${label}, ${at + 1}` : `${at + 1}` });
    }
  });
  return [...pins.values()];
}

/**
 * What is shown of the ground: the middle, and how many metres a unit of the drawing is.
 * @param {readonly {lat: number, lon: number}[]} pins
 * @param {{width: number, height: number}} form
 */
export function viewOf(pins, { width, height }) {
  const [south, north] = [Math.min(...pins.map(({ lat }) => lat)), Math.max(...pins.map(({ lat }) => lat))];
  const [west, east] = [Math.min(...pins.map(({ lon }) => lon)), Math.max(...pins.map(({ lon }) => lon))];
  const lat = (south + north) / 2;
  const shrink = Math.cos((lat * Math.PI) / 180); // of a degree of longitude
  const [high, wide] = [(north - south) * DEGREE_METRES, (east - west) * DEGREE_METRES * shrink];
  const metres = Math.max(LEAST_METRES / height, wide / (width - 2 * MARGIN), high / (height - 2 * MARGIN));
  return { lat, lon: (west + east) / 2, shrink, metres };
}

/**
 * @param {typeof FORMS[number]} form
 * @param {Pin[]} pins
 * @param {Area[]} areas
 * @param {string} label
 * @param {import("./sheet.js").Words} words
 * @param {string} language
 */
function drawn(form, pins, areas, label, words, language) {
  const { style, width, height } = form;
  const view = viewOf(pins, form);
  const at = (/** @type {{lat: number, lon: number}} */ point) => ({
    x: width / 2 + ((point.lon - view.lon) * DEGREE_METRES * view.shrink) / view.metres,
    y: height / 2 - ((point.lat - view.lat) * DEGREE_METRES) / view.metres,
  });
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height + STRIP * form.words}`, role: "img", "aria-label": label, class: style });
  svg.append(shape("rect", { class: "fp-mini__ground", width, height }));
  const near = areas.map((area) => ({ area, ...at(area) })).filter(({ x, y }) => x > 0 && x < width && y > 0 && y < height);
  near.sort((one, other) => other.area.population - one.area.population);
  for (const { area, x, y } of near) svg.append(shape("circle", { class: "fp-mini__town", cx: x, cy: y, r: townRadius(area.population) / view.metres }));
  const spots = together(pins.map((pin) => ({ label: pin.label, ...at(pin) })), form);
  const boxes = spots.map((spot) => pinBox(spot, form));
  const bar = barOf(form, view, words, language);
  svg.append(shape("path", { class: "fp-mini__edge", d: `M0 ${height}H${width}` }), ...bar, ...namesOf(near, boxes, form), ...spots.flatMap((spot) => pinOf(spot, form)));
  return svg;
}

/**
 * The names of towns for which there is room, the bigger towns first.
 * @param {{area: Area, x: number, y: number}[]} near
 * @param {import("../shared/map-boxes.js").Box[]} boxes
 * @param {typeof FORMS[number]} form
 */
function namesOf(near, boxes, { width, height, words }) {
  const all = [...boxes];
  return near.flatMap(({ area, x, y }) => {
    const long = area.name.length * LETTER_WIDTH * words;
    const from = (/** @type {number} */ down) => ({ x: Math.min(Math.max(x, long / 2 + 3), width - long / 2 - 3), y: y + down * words });
    const [middle] = [0, -1.5, 1.5, -2.7, 2.7].map(from).filter((spot) => {
      const box = boxAround(spot, long, 1.2 * words);
      return box.top > 0 && box.top + box.height < height && namesThatFit([{ box }], all).length;
    });
    if (!middle) return [];
    all.push(boxAround(middle, long, 1.2 * words));
    return [textAt(area.name, middle, "fp-mini__name")];
  });
}

/**
 * @param {typeof FORMS[number]} form
 * @param {ReturnType<typeof viewOf>} view
 * @param {import("./sheet.js").Words} words
 * @param {string} language
 */
function barOf({ width, height, words: size }, { lat, metres }, words, language) {
  const zoom = Math.log2(metresPerPixel(lat, 0) / metres);
  const { n, unit, pixels } = scaleBar(lat, zoom, width / 4);
  const forms = unit === "miles" ? words.miles : words.yards;
  const length = sayNumber(forms, n, language).replace(/^\S+/, sayLength(n, language));
  const [y, x] = [height + 0.85 * size, 10];
  const line = shape("path", { class: "fp-mini__bar", d: `M${x} ${y - 6}V${y}H${x + pixels}V${y - 6}` });
  const text = textAt(length, { x: x + pixels + 8 + (length.length * LETTER_WIDTH * size) / 2, y: y - 0.15 * size }, "fp-mini__name");
  return [line, text];
}

/**
 * Pins that would cover each other become one, with the numbers of both.
 * @param {Spot[]} spots
 * @param {typeof FORMS[number]} form
 * @returns {Spot[]}
 */
export function together(spots, form) {
  /** @type {Spot[]} */
  const apart = [];
  for (const spot of spots) {
    const place = apart.findIndex((other) => overlap(pinBox(other, form), pinBox(spot, form)));
    const [other] = place < 0 ? [] : apart.splice(place, 1);
    if (!other) {
      apart.push(spot);
      continue;
    }
    const numbers = [...new Set(`${other.label}, ${spot.label}`.split(", ").map(Number))].sort((one, two) => one - two);
    const whole = { label: numbers.join(", "), x: (other.x + spot.x) / 2, y: (other.y + spot.y) / 2 };
    return together([...apart, whole, ...spots.slice(spots.indexOf(spot) + 1)], form);
  }
  return apart;
}

/**
 * @param {Spot} spot
 * @param {{words: number}} form
 */
function pinBox({ label, x, y }, { words }) {
  return boxAround({ x, y }, Math.max(1.5, 0.9 + LETTER_WIDTH * label.length) * words, 1.5 * words);
}

/**
 * @param {Spot} spot
 * @param {typeof FORMS[number]} form
 */
function pinOf(spot, form) {
  const { left, top, width, height } = pinBox(spot, form);
  const frame = shape("rect", { class: "fp-mini__pin", x: left, y: top, width, height, rx: height / 2 });
  return [frame, textAt(spot.label, spot, "fp-mini__number")];
}

/**
 * @param {string} words
 * @param {{x: number, y: number}} middle
 * @param {string} style
 */
function textAt(words, { x, y }, style) {
  const text = shape("text", { class: style, x, y, "text-anchor": "middle", "dominant-baseline": "central", "paint-order": "stroke" });
  text.textContent = words;
  return text;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
  }
  return element;
}
