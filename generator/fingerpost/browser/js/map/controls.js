/**
 * What is around the map: a way past it, buttons to move it, its scale, what it says, and what a pin opens.
 * Every button is a real one and stands outside the picture, so that nothing covers the map at 400 % zoom.
 */

/**
 * @typedef {import("../map.js").Words} Words
 * @typedef {"in" | "out" | "left" | "right" | "up" | "down" | "all"} Move
 * @typedef {object} Frame
 * @property {HTMLElement} root
 * @property {HTMLElement} ground  Leaflet's.
 * @property {HTMLElement} bar  The bar of the scale; its width is set.
 * @property {HTMLElement} barWords
 * @property {HTMLElement} credit
 * @property {HTMLElement} streets  Where streets are offered.
 * @property {HTMLElement} panel  Where a pin shows what is there.
 * @property {(words: string) => void} say  How much is in view, to people who see the page and to people who hear it.
 */

/** The strokes of the signs, 24 by 24, drawn like the others of the site. */
const SIGNS = {
  in: "M4 12h16M12 4v16",
  out: "M4 12h16",
  left: "M20 12H4M10.5 5.5 4 12l6.5 6.5",
  right: "M4 12h16M13.5 5.5 20 12l-6.5 6.5",
  up: "M12 20V4M5.5 10.5 12 4l6.5 6.5",
  down: "M12 4v16M5.5 13.5 12 20l6.5-6.5",
  all: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
};

let frames = 0;

/**
 * @param {Words} words
 * @param {(move: Move) => void} move  What the buttons do.
 * @returns {Frame}
 */
export function makeFrame(words, move) {
  frames += 1;
  const end = `fp-map-end-${frames}`;
  const root = make("div", { class: "fp-map fp-map--live" });
  const skip = make("a", { class: "fp-map__skip", href: `#${end}` }, words.skip);
  const tools = make("div", { class: "fp-map__tools", role: "group", "aria-label": words.tools });
  for (const way of /** @type {Move[]} */ (Object.keys(SIGNS))) tools.append(moveButton(way, words, move));
  const ground = make("div", { class: "fp-map__ground", role: "region", "aria-label": words.region, tabindex: "0" });
  const bar = make("span", { class: "fp-map__bar", "aria-hidden": "true" });
  const barWords = make("span");
  const scale = make("p", { class: "fp-map__scale" });
  scale.append(bar, barWords);
  const credit = make("p", { class: "fp-map__credit" });
  const streets = make("div", { class: "fp-map__streets" });
  const panel = make("div", { class: "fp-map__panel" });
  const status = make("p", { class: "fp-map__says", role: "status" });
  const note = make("p", { class: "fp-map__note", id: end, tabindex: "-1" }, words.note);
  // The place comes from the fragment everywhere else on this site; here it would overwrite the search.
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    note.focus();
  });
  root.append(skip, tools, ground, status, scale, credit, streets, panel, note);
  const say = (/** @type {string} */ words) => {
    status.textContent = words;
  };
  return { root, ground, bar, barWords, credit, streets, panel, say };
}

/**
 * Make an element; its words are text, never HTML.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) element.textContent = text;
  return element;
}

/**
 * Whose map it is. The word OpenStreetMap becomes a link to its terms, as they ask.
 * @param {HTMLElement} place
 * @param {string} credit
 */
export function showCredit(place, credit) {
  const name = "OpenStreetMap";
  const [before = "", ...after] = credit.split(name);
  place.replaceChildren(before);
  if (!after.length) return;
  place.append(make("a", { href: "https://www.openstreetmap.org/copyright", rel: "noreferrer" }, name));
  place.append(after.join(name));
}

/**
 * What is where the map should be, when it cannot be loaded.
 * @param {HTMLElement} element
 * @param {string} words
 */
export function showFallback(element, words) {
  const notice = make("div", { class: "fp-notice fp-notice--warn", role: "status" });
  element.replaceChildren(notice);
  notice.append(make("p", {}, words)); // after it is in the page, so that it is announced
}

/**
 * @param {Move} way
 * @param {Words} words
 * @param {(move: Move) => void} move
 */
function moveButton(way, words, move) {
  const button = make("button", { type: "button", class: "fp-map__tool", "data-move": way });
  const shown = way === "all" ? "" : "fp-vh"; // an arrow says what it does; a frame does not
  button.append(sign(SIGNS[way]), make("span", { class: shown }, words.moves[way]));
  button.addEventListener("click", () => move(way));
  return button;
}

/** @param {string} strokes */
function sign(strokes) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", strokes);
  svg.setAttribute("class", "fp-i");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}
