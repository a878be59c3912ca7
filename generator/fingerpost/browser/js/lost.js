/** Offers the page that an address was most likely meant to lead to, if there is one. */

import { meantPath } from "./lost/meant.js";

const place = document.querySelector("[data-fp-meant]");
if (place instanceof HTMLElement) void offer(place);

/**
 * Our own server is asked first, which knows the address already: a link that leads nowhere again would be worse than none.
 * @param {HTMLElement} place
 */
async function offer(place) {
  const meant = meantPath(location.pathname, place.dataset.fpRoot ?? "/");
  const link = place.querySelector("a");
  if (!meant || !link || !(await isThere(meant))) return;
  link.href = meant + location.hash;
  link.textContent = meant;
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
