/** Offers the page that an address was most likely meant to lead to, if there is one; a short code leads there at once. */

import { codePart, meantPath } from "./lost/meant.js";
import { SHORT_CODES } from "./shared/addresses.js";
import { asTyped, leadsOf, sayLead } from "./shared/short-codes.js";

const place = document.querySelector("[data-fp-meant]");
if (place instanceof HTMLElement) void offer(place);

/**
 * Our own server is asked first, which knows the address already: a link that leads nowhere again would be worse than none.
 * @param {HTMLElement} place
 */
async function offer(place) {
  const root = place.dataset.fpRoot ?? "/";
  if (await offerCodes(root)) return;
  const meant = meantPath(location.pathname, root);
  const link = place.querySelector("a");
  if (!meant || !link || !(await isThere(meant))) return;
  link.href = meant + location.hash;
  link.textContent = meant;
  show(place);
}

/**
 * One file has all codes, so that nobody else learns which was looked up.
 * @param {string} root
 * @returns {Promise<boolean>} Whether there is one, or several that it may be with a slip in it.
 */
async function offerCodes(root) {
  const typed = asTyped(codePart(location.pathname, root));
  const place = document.querySelector("[data-fp-codes]");
  const list = place?.querySelector("ul");
  if (!typed || !place || !list) return false;
  const answer = await fetch(root + SHORT_CODES).catch(() => undefined);
  const leads = answer?.ok ? leadsOf(await answer.json(), typed) : [];
  if (leads.length === 1 && leads[0]?.[0] === typed) {
    location.replace(root + leads[0][1].slice(1));
    return true;
  }
  for (const lead of leads) {
    const link = document.createElement("a");
    link.href = root + lead[1].slice(1);
    link.textContent = sayLead(lead);
    list.appendChild(document.createElement("li")).append(link);
  }
  if (leads.length) show(place);
  return leads.length > 0;
}

/** @param {Element} place */
function show(place) {
  for (const hidden of place.querySelectorAll("[hidden]")) hidden.removeAttribute("hidden");
}

/**
 * @param {string} path
 * @returns {Promise<boolean>}
 */
async function isThere(path) {
  try {
    return (await fetch(path, { method: "HEAD" })).ok;
  } catch {
    return false;
  }
}
