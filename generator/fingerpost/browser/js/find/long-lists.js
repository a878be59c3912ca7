/** Lists too long to read, such as two thousand towns: the fullest few, and any others by the first letters typed. */

import { sayNumber } from "../shared/say.js";
import { fold } from "../search/text.js";
import { part } from "../shared/dom.js";

const FULLEST = 10;
const MOST = 30; // that begin with the letters typed

/** @typedef {import("../shared/find-words.js").Words} Words */

/**
 * Let somebody type in each long list; gives what is to be done whenever the numbers beside its options change.
 * @param {HTMLElement} filters
 * @param {Words} words
 * @param {string} language
 * @returns {() => void}
 */
export function narrowLists(filters, words, language) {
  const updates = [...filters.querySelectorAll("[data-fp-long]")].map((list) => {
    const field = part(list, "letters");
    const update = () => narrow(list, words, language);
    field.addEventListener("input", update);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault(); // the boxes are chosen first, and then applied
    });
    return update;
  });
  return () => updates.forEach((update) => update());
}

/**
 * @param {Element} list
 * @param {Words} words
 * @param {string} language
 */
function narrow(list, words, language) {
  const field = /** @type {HTMLInputElement} */ (part(list, "letters"));
  const letters = fold(field.value).trim();
  const lines = [...list.querySelectorAll("label")].filter((line) => line.querySelector("input[name]"));
  const offered = lines.filter((line) => !line.hidden);
  const fitting = letters
    ? offered.filter((line) => ` ${nameOf(line)}`.includes(` ${letters}`)).slice(0, MOST)
    : [...offered].sort((one, other) => countOf(other) - countOf(one)).slice(0, FULLEST);
  const shown = new Set(fitting);
  let out = 0;
  for (const line of offered) {
    const isOut = !shown.has(line) && !line.querySelector("input:checked");
    line.toggleAttribute("data-fp-out", isOut);
    out += Number(isOut);
  }
  const none = letters && !fitting.length ? words.noneSuch : "";
  const isAll = letters && fitting.length < MOST; // of what begins so
  part(list, "left-out").textContent = none || (out && !isAll ? sayNumber(words.leftOut, out, language) : "");
}

/** @param {HTMLElement} line */
function nameOf(line) {
  return fold(line.querySelector("[data-fp-option]")?.textContent ?? "");
}

/** @param {HTMLElement} line */
function countOf(line) {
  return Number(line.dataset.fpCount ?? 0);
}
