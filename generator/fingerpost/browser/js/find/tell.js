/**
 * "Tell the editors": a search that found nothing, to be handed on by whoever asked, if they press it.
 *
 * It is a link with their words in it, and nothing else: to a letter, an issue, or our own form, by the settings. What the
 * device says of where it is stays out of it.
 */

import { fill } from "../shared/say.js";

/** @typedef {import("../search/state.js").FinderState} FinderState */
/** @typedef {import("./form.js").Chosen} Chosen */
/** @typedef {import("../shared/find-words.js").Words} Words */

/**
 * @param {HTMLElement} panel  A copy of the template "nothing".
 * @param {FinderState} state
 * @param {Chosen[]} chosen
 * @param {Words} words
 */
export function offerToTell(panel, state, chosen, words) {
  const item = panel.querySelector("[data-fp-tell]");
  const link = item?.querySelector("a");
  if (!(item instanceof HTMLElement) || !link) return;
  const filters = chosen.filter(({ facet }) => facet !== "spot").map((each) => each.words);
  const lines = [
    state.q && fill(words.tell.what, { words: state.q }),
    state.near && fill(words.tell.where, { place: state.near }),
    filters.length && fill(words.tell.filters, { filters: filters.join(", ") }),
  ].filter(Boolean);
  if (!lines.length) return;
  item.hidden = false;
  if (item.dataset.fpTell === "form") {
    link.href += encodeURIComponent(lines.join("\n")); // in the fragment: the form's page shows it, and no server sees it
    return;
  }
  const [subject, separator] = item.dataset.fpTell === "github" ? ["title", "?"] : ["subject", link.href.includes("?") ? "&" : "?"];
  const body = [words.tell.lead, ...lines].join("\r\n");
  link.href += `${separator}${subject}=${encodeURIComponent(words.tell.subject)}&body=${encodeURIComponent(body)}`;
}
