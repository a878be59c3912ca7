/**
 * The list behind "My menu". It is kept for one tab and until that is closed, so that on a shared computer nobody finds
 * what somebody before them has picked. What is to last is the link of the menu.
 */

export const MOST = 20; // entries: a link with more would ask the server for all of them at once

const LIST = "fp-menu";
const TOKEN = /^(?:[gp]~)?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/; // a short code, the id of an activity, or one of a group or place
const RECORD = /\/([agp])\/([a-z0-9-]+)\/$/; // the page of a record
const LONGEST = 60; // characters of an id

/** @typedef {{key: string, note: string}} MenuEntry  "key": a short code in capitals, or as keyOfAddress has it. */

/** @type {Record<string, string>} */
const instead = {}; // where a browser forbids storage: as long as the page is open

/**
 * The keys that the fragment of a link names, each once. What was copied with the stop after it is read all the same.
 * @param {string} fragment  Such as "#C4F7KV.walking-club".
 * @returns {string[]}
 */
export function keysOf(fragment) {
  const words = decoded(fragment.replace(/^#/, "")).split(/[^A-Za-z0-9~-]+/);
  return [...new Set(words.filter((word) => word.length <= LONGEST && TOKEN.test(word)))].slice(0, MOST);
}

/** @param {string[]} keys */
export function fragmentOf(keys) {
  return keys.length ? `#${keys.join(".")}` : "";
}

/**
 * What the page of a record is called in a menu: the id of an activity, "g~" or "p~" and that of a group or a place.
 * @param {string} address
 * @returns {string} "" for any other page.
 */
export function keyOfAddress(address) {
  const [, kind, id] = RECORD.exec(address) ?? [];
  return id ? (kind === "a" ? id : `${kind}~${id}`) : "";
}

/**
 * The entry of a record, whether it was added on its page or came with a link.
 * @param {MenuEntry[]} menu
 * @param {string} id
 * @param {string} [code]
 */
export function placeOf(menu, id, code) {
  return menu.findIndex(({ key }) => key === id || (code && key.toUpperCase() === code));
}

/**
 * @param {MenuEntry[]} menu
 * @param {number} from
 * @param {number} to
 * @returns {MenuEntry[]}
 */
export function moved(menu, from, to) {
  const rest = menu.filter((_, place) => place !== from);
  const entry = menu[from];
  if (entry) rest.splice(to, 0, entry);
  return rest;
}

/** @returns {MenuEntry[]} */
export function readMenu() {
  return entriesOf(recall(LIST));
}

/** @param {MenuEntry[]} menu */
export function writeMenu(menu) {
  keep(LIST, menu.length ? JSON.stringify(menu) : "");
}

/**
 * What was kept, whoever wrote it: only what can be an entry.
 * @param {string} text
 * @returns {MenuEntry[]}
 */
export function entriesOf(text) {
  try {
    /** @type {unknown} */
    const list = JSON.parse(text || "[]");
    if (!Array.isArray(list)) return [];
    return list
      .filter((each) => typeof each?.key === "string" && TOKEN.test(each.key))
      .map(({ key, note }) => ({ key, note: typeof note === "string" ? note : "" }))
      .slice(0, MOST);
  } catch {
    return [];
  }
}

/** @param {string} name */
export function recall(name) {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return instead[name] ?? "";
  }
}

/**
 * @param {string} name
 * @param {string} text  "" forgets it.
 */
export function keep(name, text) {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch {
    instead[name] = text;
  }
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % sign
  }
}
