/**
 * A search that found nothing, for the editors: in place of the form when the address of its page ends in #looked-for= and
 * the words of the search. They stay on the device until whoever looked presses a button.
 */

import { mailLink, postSubmission } from "./shared/ways-to-send.js";
import { part } from "./shared/dom.js";
import { fill } from "./shared/say.js";

/** @typedef {{endpoint: string, subject: string, lead: string, says: Record<string, string>}} Data */

const MOST = 1500; // characters, as the box has it: what is before the # may come from anybody

const page = document.querySelector("[data-fp-looked-for]");
const form = document.querySelector("[data-fp-adding]");
if (page instanceof HTMLElement && form instanceof HTMLElement) {
  const titles = [document.title, document.title.replace(form.querySelector("h1")?.textContent ?? "", page.querySelector("h1")?.textContent ?? "")];
  /** @type {Data} */
  const data = JSON.parse(page.dataset.fpLookedFor ?? "{}");
  const show = () => {
    const words = new URLSearchParams(location.hash.slice(1)).get("looked-for");
    page.hidden = words === null;
    document.title = titles[words === null ? 0 : 1] ?? "";
    if (words === null) return; // what else the address says is for add.js and same.js
    form.hidden = true;
    showSearch(page, words.slice(0, MOST), data);
  };
  begin(page, data);
  window.addEventListener("hashchange", show);
  show();
}

/**
 * @param {HTMLElement} page
 * @param {string} words
 * @param {Data} data
 */
function showSearch(page, words, data) {
  boxes(page).words.value = words;
  part(page, "looked-sent").textContent = "";
  buttonOf(page).disabled = false;
  addressLetter(page, data);
}

/**
 * @param {HTMLElement} page
 * @param {Data} data
 */
function begin(page, data) {
  const sent = part(page, "looked-sent");
  const { words } = boxes(page);
  part(page, "looked-form").addEventListener("input", () => addressLetter(page, data));
  part(page, "looked-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const note = noteOf(page);
    if (!words.value.trim()) {
      sent.textContent = data.says["empty"] ?? "";
      words.focus();
      return;
    }
    const button = buttonOf(page);
    button.disabled = true;
    sent.textContent = data.says["sending"] ?? "";
    const { state, message } = await postSubmission(data.endpoint, { want: "missing", kind: "activity", id: "", note, consent: false });
    sent.textContent = fill(data.says[state] ?? "", { message });
    button.disabled = state === "taken";
  });
}

/** @param {HTMLElement} page @param {Data} data */
function addressLetter(page, { subject, lead }) {
  const link = page.querySelector("[data-fp-looked-email]");
  if (link instanceof HTMLAnchorElement) link.href = mailLink(link.dataset.fpLookedEmail ?? "", subject, `${lead}\n${noteOf(page)}`);
}

/** @param {HTMLElement} page */
function noteOf(page) {
  const { words, reply } = boxes(page);
  return [words.value.trim(), reply.value.trim()].filter(Boolean).join("\n");
}

/** @param {HTMLElement} page */
function boxes(page) {
  const words = /** @type {HTMLTextAreaElement} */ (part(page, "looked-words"));
  const reply = /** @type {HTMLInputElement} */ (part(page, "looked-reply"));
  return { words, reply };
}

/** @param {HTMLElement} page */
function buttonOf(page) {
  return /** @type {HTMLButtonElement} */ (part(page, "looked-send"));
}
