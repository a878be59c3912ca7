/** What the sheet says of an activity: parts of its own page, as they are today. */

import { hereOf, showNextDates } from "../shared/next-dates.js";
import { make } from "../shared/dom.js";
import { inARow } from "../shared/say.js";

const FACTS = ["when", "where", "cost", "join"];
const SPOT = /#map=\d+\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/; // of a link for directions: edition/wording/directions.py

/**
 * "rows": a label, and what is beside it. "state": what came of it. "address": of its page on this site.
 * @typedef {object} Entry
 * @property {"open" | "closed" | "other" | "gone" | "failed"} state
 * @property {string} address
 * @property {string} id
 * @property {string} code
 * @property {boolean} sensitive
 * @property {boolean} moved
 * @property {string} name
 * @property {string} lang
 * @property {string} dir
 * @property {string[]} notices
 * @property {[string, string, Node[]][]} rows  What it is about, its label, and its parts.
 * @property {string} record
 * @property {{lat: number, lon: number}[]} spots  Where it is.
 * @property {{src: string, alt: string} | null} qr  Of its short address.
 * @property {string} calendar  The address of its dates; "" where it has none that a calendar can hold.
 */

/**
 * @param {"gone" | "failed"} state
 * @param {string} key
 * @returns {Entry}
 */
export function without(state, key) {
  return { state, address: "", id: "", code: "", sensitive: false, moved: false, name: key, lang: "", dir: "", notices: [], rows: [], record: "", spots: [], qr: null, calendar: "" };
}

/**
 * @param {Document} page  As it was fetched; its dates become those of now.
 * @param {string} address
 * @param {boolean} moved  Whether an older address led here.
 * @param {Date} now
 * @returns {Entry}
 */
export function entryOf(page, address, moved, now) {
  const here = hereOf(page, now);
  showNextDates(page, here);
  const title = page.querySelector("h1");
  const button = page.querySelector('[data-fp-add]:not([data-fp-add=""])'); // its own, not that of an entry of a list
  const closed = page.querySelector("[data-fp-closed]");
  const own = button instanceof HTMLElement ? button.dataset : {};
  const moment = `${here.today}T${String(Math.floor(here.minute / 60)).padStart(2, "0")}:${String(here.minute % 60).padStart(2, "0")}`;
  for (const over of page.querySelectorAll("[data-fp-over-from]")) {
    if (over instanceof HTMLElement) over.hidden = moment < (over.dataset.fpOverFrom ?? "");
  }
  return {
    state: closed ? "closed" : button ? "open" : "other",
    address,
    id: own.fpAdd ?? "",
    code: own.fpShort ?? "",
    sensitive: own.fpSensitive !== undefined,
    moved,
    name: wordsOf(title),
    lang: title?.getAttribute("lang") ?? "",
    dir: title?.getAttribute("dir") ?? "",
    notices: noticesOf(page, closed),
    rows: button ? [...factsOf(page), ...onOf(page), ...accessOf(page), ...roadOf(page), ...visitOf(page)] : [],
    record: button ? recordOf(page, wordsOf(title)) : "",
    spots: button ? spotsOf(page) : [],
    qr: button ? qrOf(page) : null,
    calendar: button ? calendarOf(page) : "",
  };
}

/**
 * @param {Document} page
 * @param {Element | null} closed
 */
function noticesOf(page, closed) {
  if (closed) return [...closed.querySelectorAll("[data-fp-closed-says]")].map(wordsOf);
  return [...page.querySelectorAll("main .fp-notice:not(.fp-crisis):not([hidden])")].map(wordsOf);
}

/**
 * The words for the record; those of a group or a place are its name and address.
 * @param {Document} page
 * @param {string} name
 */
function recordOf(page, name) {
  const own = page.getElementById("record-text")?.textContent?.trim();
  return own ?? [name, page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? ""].join("\n").trim();
}

/**
 * Where it is, each place once. Only what may be located has directions to it.
 * @param {Document} page
 * @returns {{lat: number, lon: number}[]}
 */
function spotsOf(page) {
  const links = [...page.querySelectorAll("main a.fp-directions")].map((link) => link.getAttribute("href") ?? "");
  return [...new Set(links)].flatMap((href) => {
    const [, lat, lon] = SPOT.exec(href) ?? [];
    return lat && lon ? [{ lat: Number(lat), lon: Number(lon) }] : [];
  });
}

/**
 * The code to scan, which the page has for paper.
 * @param {Document} page
 */
function qrOf(page) {
  const picture = page.querySelector("img.fp-qr");
  const [src, alt] = [picture?.getAttribute("src") ?? "", picture?.getAttribute("alt") ?? ""];
  return src.startsWith("data:image/") ? { src, alt } : null;
}

/**
 * The file of its dates, if it is one of this site.
 * @param {Document} page
 */
function calendarOf(page) {
  const href = page.querySelector("main a[type='text/calendar']")?.getAttribute("href") ?? "";
  return /^\/(?!\/)[^?#\\]*\.ics$/.test(href) ? href : "";
}

/**
 * What is on in a place, or what a group runs: a line each.
 * @param {Document} page
 * @returns {[string, string, Node[]][]}
 */
function onOf(page) {
  const part = page.querySelector("[aria-labelledby='on-here'], [aria-labelledby='runs']");
  const lines = [...(part?.querySelectorAll("li.fp-card, .fp-rows > li") ?? [])].map((line) => {
    const time = line.querySelector(".fp-rows__time, .fp-card__when > .fp-soft");
    const day = line.closest("ul")?.previousElementSibling;
    const when = [day?.matches(".fp-dayhead") ? wordsOf(day) : "", wordsOf(time)].filter(Boolean).join(" ");
    return make("p", {}, make("strong", {}, wordsOf(line.querySelector("a"))), when && `. ${when}`, ".");
  });
  return lines.length ? [row("on", part?.querySelector("h2") ?? null, lines)] : [];
}

/**
 * @param {Document} page
 * @returns {[string, string, Node[]][]}
 */
function factsOf(page) {
  if (!page.querySelector("[data-fp-fact]")) {
    return [...page.querySelectorAll(".fp-keyfacts > *")].flatMap((part) => {
      const content = part.querySelector(":scope > h2 + *");
      return content ? [row("", part.querySelector("h2"), [...clean(content).childNodes])] : [];
    });
  }
  return FACTS.flatMap((fact) => {
    const part = page.querySelector(`[data-fp-fact="${fact}"]`);
    const content = part?.querySelector(":scope > h2 + *");
    return part && content ? [row(fact, part.querySelector("h2"), [...clean(content).childNodes])] : [];
  });
}

/**
 * The answers of a table in sentences, as many as there are answers: "Yes: step-free entrance, hearing loop."
 * @param {Document} page
 * @returns {[string, string, Node[]][]}
 */
function accessOf(page) {
  const part = page.querySelector("[aria-labelledby='access']");
  if (!part) return [];
  /** @type {Node[]} */
  const lines = [];
  for (const table of part.querySelectorAll("table")) {
    const place = table.previousElementSibling;
    /** @type {Map<string, string[]>} */
    const answers = new Map();
    for (const line of table.querySelectorAll("tbody tr")) {
      const [answer] = line.querySelectorAll("td");
      const words = wordsOf(answer ?? null);
      answers.set(words, [...(answers.get(words) ?? []), wordsOf(line.querySelector("th"))]);
    }
    const sentences = [...answers].map(([answer, features]) => `${answer}: ${inARow(page.documentElement.lang, features)}.`);
    const name = place?.tagName === "H3" ? [make("strong", {}, `${wordsOf(place)}.`), " "] : [];
    lines.push(make("p", {}, ...name, sentences.join(" ")));
  }
  const unknown = part.querySelector(".fp-unknown, :scope > p");
  if (unknown) lines.push(make("p", { class: "fp-item__unknown" }, wordsOf(unknown)));
  return lines.length ? [row("access", part.querySelector("h2"), lines)] : [];
}

/**
 * @param {Document} page
 * @returns {[string, string, Node[]][]}
 */
function roadOf(page) {
  const part = page.querySelector("[aria-labelledby='getting-there']");
  if (!part) return [];
  const lines = [...part.querySelectorAll("h3, li")].map((line) => {
    const words = line.querySelector(":scope > span");
    return words ? make("p", {}, ...clean(words).childNodes) : make("p", {}, make("strong", {}, wordsOf(line)));
  });
  return [row("road", part.querySelector("h2"), lines)];
}

/**
 * @param {Document} page
 * @returns {[string, string, Node[]][]}
 */
function visitOf(page) {
  const part = page.querySelector("[aria-labelledby='first-visit']");
  const met = page.querySelector(".fp-hello--big");
  const lines = met ? [make("p", {}, make("strong", {}, wordsOf(met)))] : [];
  for (const line of part?.querySelectorAll("li, p") ?? []) {
    if (line.parentElement?.closest("li")) continue;
    const [heading, rest] = [line.querySelector("h3"), line.querySelector("p")];
    if (heading) lines.push(make("p", {}, make("strong", {}, wordsOf(heading)), " ", wordsOf(rest)));
    else lines.push(make("p", {}, ...clean(line).childNodes));
  }
  const label = part?.querySelector("h2") ?? null;
  return lines.length ? [row("visit", label, lines)] : [];
}

/**
 * @param {string} about
 * @param {Element | null} label
 * @param {Node[]} parts
 * @returns {[string, string, Node[]]}
 */
function row(about, label, parts) {
  for (const part of parts) {
    if (part instanceof Element) for (const line of part.matches("p") ? [part] : part.querySelectorAll("p")) settleEnd(line);
  }
  return [about, wordsOf(label), parts];
}

/**
 * Note of a line whether a full stop is missing where paper has another run on from it.
 * @param {Element} line
 */
function settleEnd(line) {
  const isBlank = (/** @type {Node | null} */ node) => node?.nodeName === "BR" || (node instanceof Text && !node.data.trim());
  while (isBlank(line.lastChild)) line.lastChild?.remove();
  const words = wordsOf(line);
  if (line.querySelector(".fp-tap, .fp-arm, .fp-block")) return; // has an end of its own, or a part that is not printed
  if (words && !/[^\P{P})\]]$/u.test(words)) line.classList.add("fp-item__open");
}

/** @param {Element | null | undefined} element */
function wordsOf(element) {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * A copy without what is of no use on a sheet, and with nothing that scripts or links of this page could take for its own.
 * @param {Element} part
 */
function clean(part) {
  const copy = document.importNode(part, true);
  for (const each of copy.querySelectorAll("[hidden], .fp-noprint, script, [data-fp-nojs]")) each.remove();
  for (const line of copy.querySelectorAll("br")) line.before(" "); // paper may have them run on
  for (const each of copy.querySelectorAll("*")) {
    for (const { name } of [...each.attributes]) if (name === "id" || name.startsWith("data-fp-")) each.removeAttribute(name);
  }
  return copy;
}
