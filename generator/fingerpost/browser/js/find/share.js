/** The link to what the finder shows, for a template of a surgery or a message to somebody. */

import { fragmentOf } from "../search/state.js";
import { part } from "../shared/dom.js";

/**
 * @param {HTMLElement} finder
 * @param {import("../search/state.js").FinderState} state
 */
export function offerLink(finder, state) {
  const fragment = fragmentOf({ ...state, show: 0, view: "" });
  part(finder, "link").hidden = fragment === "#";
  part(finder, "link-address").textContent = new URL(fragment, location.href).href;
}
