/** "Nothing has changed": one press instead of the form, when the address of its page ends in #same= and an entry. */

import { fetchOriginal } from "./shared/original.js";
import { postSubmission, waysToConfirm } from "./shared/ways-to-send.js";
import { kindOf, ofRecord } from "./shared/addresses.js";
import { make, part } from "./shared/dom.js";
import { fill } from "./shared/say.js";

/** @typedef {import("./shared/ways-to-send.js").Way} Way */
/** @typedef {{settings: import("./shared/ways-to-send.js").Settings, data: string, shards: number, root: string, says: Record<string, string>}} Data */

const page = document.querySelector("[data-fp-same]");
const form = document.querySelector("[data-fp-adding]");
if (page instanceof HTMLElement && form instanceof HTMLElement) {
  const show = () => void showSame(page, form);
  window.addEventListener("hashchange", show);
  show();
}

/**
 * @param {HTMLElement} page
 * @param {HTMLElement} form
 */
async function showSame(page, form) {
  const [, letter = "", id = ""] = /^#same=([agp])\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(location.hash) ?? [];
  const kind = kindOf(letter);
  page.hidden = !kind;
  form.hidden = Boolean(kind);
  if (!kind) return;
  /** @type {Data} */
  const { settings, data, shards, root, says } = JSON.parse(page.dataset.fpSame ?? "{}");
  const original = await fetchOriginal({ data, shards }, kind, id);
  const name = original?.record.name;
  const link = part(page, "same-page");
  const change = part(page, "same-change");
  part(page, "same-title").textContent = name ? fill(says["asks"] ?? "", { name }) : (says["gone"] ?? "");
  link.textContent = name ? fill(says["page"] ?? "", { name }) : "";
  link.setAttribute("href", root + ofRecord(kind, id));
  change.setAttribute("href", `#change=${letter}/${id}`);
  change.hidden = !name;
  const sent = part(page, "same-sent");
  sent.textContent = "";
  const ways = name ? waysToConfirm(settings, { kind, id, name }) : [];
  part(page, "same-ways").replaceChildren(...ways.map((way, index) => make("div", {}, controlOf(way, index), make("p", { class: "fp-soft" }, way.note))));
  page.dataset.fpSameShown = `${letter}/${id}`;

  /** @param {Way} way @param {number} index */
  function controlOf(way, index) {
    const style = index ? "fp-btn fp-btn--plain" : "fp-btn fp-btn--big";
    const label = make("span", {}, index ? way.label : `${says["right"]} ${way.label}`);
    if (way.href) return make("a", { class: style, href: way.href, rel: "noreferrer nofollow" }, label);
    const button = make("button", { class: style, type: "button" }, label);
    button.addEventListener("click", async () => {
      if (!way.submission) return;
      button.disabled = true;
      const { state, message } = await postSubmission(settings.endpoint ?? "", way.submission);
      sent.textContent = message || (says[state] ?? "");
      button.disabled = state === "taken";
    });
    return button;
  }
}
