/** Where somebody begins who comes with a search, and where the first link of the page leads. */

import { pageState } from "../shared/history-state.js";
import { isState } from "../search/state.js";

let mainPart = ""; // what the first link says where nothing is there to skip to

/** Whether the page was opened with a search, and nobody has done anything on it yet, or is coming back to it. */
export function hasArrived() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isNew = (visit?.type ?? "navigate") === "navigate" && pageState().link === undefined;
  return isNew && location.hash.length > 1 && isState(location.hash) && document.activeElement === document.body;
}

/**
 * The first link of the page leads to the results, when there are some.
 * @param {boolean} toResults
 * @param {string} words
 */
export function leadTo(toResults, words) {
  const link = document.querySelector("a.fp-skip");
  if (!(link instanceof HTMLAnchorElement)) return;
  mainPart ||= link.textContent ?? "";
  link.setAttribute("href", toResults ? "#results" : "#main");
  link.textContent = toResults ? words : mainPart;
}
