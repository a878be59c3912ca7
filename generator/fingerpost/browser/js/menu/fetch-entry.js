/** Finds the page of an entry, wherever it is by now: by its short code or its id, and on from where it has moved. */

import { entryOf, without } from "./entry.js";
import { CODES, SHORT_CODES, kindOf, ofCode, ofRecord } from "../shared/addresses.js";
import { leadsOf } from "../shared/short-codes.js";

const STEPS = 4; // from a code to an old address, and from there to the new one
const OURS = /^[acgp]\/[a-z0-9]+(?:-[a-z0-9]+)*\/$/; // below the root of the site
const CODE = /^[2-9cdfhjkmnprtvwxy]{6}$/; // records/short_code.py

/** @typedef {import("./entry.js").Entry} Entry */

/**
 * @param {string} key  A short code or an id.
 * @param {string} root  Where the site begins: "/" or "/directory/".
 * @param {Date} now
 * @returns {Promise<Entry>}
 */
export async function fetchEntry(key, root, now) {
  try {
    for (const first of addressesOf(key)) {
      const entry = (await follow(first, root, now)) ?? (first.startsWith(CODES) && (await followCode(key, root, now)));
      if (entry) return entry;
    }
    return without("gone", key);
  } catch {
    return without("failed", key); // no network, or a host that has a fault of its own
  }
}

/**
 * Where the page may be: a code is looked up first, and may still be the id of something.
 * @param {string} key
 */
export function addressesOf(key) {
  const low = key.toLowerCase();
  const [letter = "", id] = low.split("~");
  if (id) return [ofRecord(kindOf(letter), id)];
  const address = ofRecord("activity", low);
  return CODE.test(low) ? [ofCode(low), address] : [address];
}

/**
 * What has a code, on a host that has no pages for codes.
 * @param {string} code
 * @param {string} root
 * @param {Date} now
 */
async function followCode(code, root, now) {
  const answer = await fetch(root + SHORT_CODES);
  const [lead] = answer.ok ? leadsOf(await answer.json(), code.toUpperCase()) : [];
  return lead?.[0] === code.toUpperCase() ? follow(lead[1].slice(1), root, now) : undefined;
}

/**
 * @param {string} first
 * @param {string} root
 * @param {Date} now
 * @returns {Promise<Entry | undefined>}
 */
async function follow(first, root, now) {
  let address = first;
  let moved = false;
  for (let step = 0; step < STEPS; step += 1) {
    const answer = await fetch(root + address);
    if (answer.status === 404 || answer.status === 410) return undefined;
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = leadsTo(page, root);
    if (!next) return address.startsWith(CODES) ? undefined : entryOf(page, root + address, moved, now);
    moved ||= !address.startsWith(CODES);
    address = next;
  }
  return undefined;
}

/**
 * The page that another leads on to; "" where it is the page itself. Never one of another site.
 * @param {Document} page
 * @param {string} root
 */
function leadsTo(page, root) {
  const refresh = page.querySelector("meta[http-equiv='refresh']")?.getAttribute("content") ?? "";
  const of = page.body.childElementCount === 1 ? page.querySelector("main a")?.getAttribute("href") : ""; // a code given twice
  const href = /url=(.*)$/.exec(refresh)?.[1] ?? of ?? "";
  if (!href.startsWith(root)) return "";
  const path = href.slice(root.length);
  return OURS.test(path) ? path : "";
}
