/** An entry of the menu as it is on the sheet, with the buttons that only the screen has. */

import { MENU, ofCode } from "../shared/addresses.js";
import { copyOf, make, part, sayOrRemove } from "../shared/dom.js";
import { fill } from "../shared/say.js";

/** Rows that paper sets in another way. @type {Record<string, string>} */
const CLASSES = { when: "fp-item__when", where: "fp-item__where" };

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("../shared/say.js").Forms} Forms */
/**
 * pages/kinds/menu.py writes it into the page.
 * @typedef {object} Words
 * @property {Forms} count
 * @property {string} calendar  What the file of dates is called.
 * @property {Forms} undated
 * @property {Forms} left
 * @property {string} closed
 * @property {string} moved
 * @property {string} gone
 * @property {string} failed
 * @property {string} lost  {key}
 * @property {string} code  {code}
 * @property {string} at  {name} {n} {all}
 * @property {string} out  {name}
 * @property {string} emptied
 * @property {string} map  {places}
 * @property {Forms} miles
 * @property {Forms} yards
 * @property {Record<string, string>} labels  Shorter than on the page, or where that has none.
 * @property {string} text  {link}
 * @property {string} record  {date}
 */

/**
 * @param {HTMLElement} page
 * @param {Entry} entry
 * @param {{note: string, place: number, all: number, words: Words}} at
 * @returns {HTMLElement}
 */
export function itemOf(page, entry, { note, place, all, words }) {
  const item = copyOf(page, "entry");
  const isHere = entry.state !== "gone" && entry.state !== "failed";
  const name = isHere ? entry.name : fill(words.lost, { key: entry.name });
  showName(part(item, "name"), entry, name);
  const notices = [...(entry.moved ? [words.moved] : []), ...entry.notices, ...(entry.state === "gone" || entry.state === "failed" ? [words[entry.state]] : [])];
  const box = part(item, "notices");
  box.replaceChildren(...notices.map((notice) => make("p", {}, notice)));
  if (!notices.length) box.remove();
  if (entry.qr) part(item, "name").after(make("img", { ...entry.qr, class: "fp-qr fp-printonly" }));
  part(item, "rows").replaceChildren(
    ...entry.rows.map(([about, label, parts]) =>
      make("div", CLASSES[about] ? { class: CLASSES[about] } : {}, make("dt", {}, words.labels[about] || label), make("dd", {}, ...parts.flatMap((each) => [each.cloneNode(true), " "]))),
    ),
  );
  sayOrRemove(part(item, "address"), isHere ? addressOf(entry, words) : "");
  part(item, "note-printed").textContent = note;
  for (const each of item.querySelectorAll("[data-fp-of]")) each.textContent = ` ${name}`;
  const field = item.querySelector("textarea");
  const label = item.querySelector("label");
  if (field && label) {
    field.value = note;
    field.id = `note-${place}`;
    label.htmlFor = field.id;
  }
  for (const [action, isOff] of [["up", place === 0], ["down", place === all - 1]]) {
    const button = item.querySelector(`[data-fp-do="${action}"]`);
    if (button instanceof HTMLButtonElement) button.disabled = Boolean(isOff);
  }
  const again = item.querySelector('[data-fp-do="again"]');
  if (entry.state !== "failed") again?.remove();
  return item;
}

/**
 * How many characters the sheet of three has, without what it leaves out.
 * @param {(Entry | undefined)[]} entries
 */
export function lengthOf(entries) {
  const parts = entries.flatMap((entry) => entry?.rows ?? []).flatMap(([, , nodes]) => nodes);
  const shown = parts.filter((node) => !(node instanceof Element && node.matches(".fp-item__unknown")));
  return shown.reduce((sum, node) => sum + (node.textContent ?? "").replace(/\s+/g, " ").length, 0);
}

/**
 * @param {HTMLElement} heading
 * @param {Entry} entry
 * @param {string} name
 */
function showName(heading, { address, lang, dir }, name) {
  if (lang) heading.lang = lang;
  if (dir) heading.dir = dir;
  heading.replaceChildren(address ? make("a", { href: address }, name) : name);
}

/**
 * What somebody types who has only the paper: the short address, and the code as it is read aloud.
 * @param {Entry} entry
 * @param {Words} words
 */
function addressOf({ code, address }, words) {
  const canonical = document.querySelector("link[rel=canonical]");
  const menu = new URL(canonical instanceof HTMLLinkElement ? canonical.href : location.href);
  const site = menu.host + menu.pathname.replace(new RegExp(`${MENU}$`), "");
  if (!code) return menu.host + address.replace(/\/$/, "");
  return `${site}${ofCode(code).slice(0, -1)}. ${fill(words.code, { code: `${code.slice(0, 3)} ${code.slice(3)}` })}`;
}
