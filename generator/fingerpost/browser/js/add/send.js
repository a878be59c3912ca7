/** The ways to send an entry. */

import { make, part } from "../shared/dom.js";

/** @typedef {Record<string, any>} RecordData */

/**
 * @param {HTMLElement} page
 * @param {import("./entry-form.js").EntryForm} form
 * @param {import("./entry-form.js").Entry} entry
 */
export function showWays(page, form, { record, place }) {
  const { words } = form;
  const text = `${JSON.stringify(place ? { activity: record, place } : record, null, 2)}\n`;
  part(page, "text").textContent = text;
  const href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const name = `${form.original?.id ?? "entry"}.yaml`;
  const link = make("a", { class: "fp-btn", href, download: name }, make("span", {}, words.says.download));
  part(page, "ways").replaceChildren(make("div", {}, link, make("p", {}, words.says.downloadNote)));
}
