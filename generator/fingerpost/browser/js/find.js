/** The page /find/: fill the form, start the finder, or, if that fails, show the ways that need no script. */

import { copyOf, part } from "./shared/dom.js";
import { fillForms } from "./find/fill-forms.js";
import { bringIcons } from "./find/icons.js";
import { wordsOf } from "./shared/find-words.js";

const element = document.querySelector("[data-fp-finder]");
if (element instanceof HTMLElement) {
  element.dataset.fpStarted = "yes"; // site.js looks for it
  fillForms(element, location.hash);
  void start(element);
  if (new URLSearchParams(location.hash.slice(1)).get("view") === "map") void bringMap();
}

/** @param {HTMLElement} finder */
async function start(finder) {
  const status = document.querySelector("[data-fp-status]");
  const announce = (/** @type {string} */ words) => {
    if (status) status.textContent = words;
  };
  try {
    const [{ Finder }] = await Promise.all([import("./find/finder.js"), bringIcons(finder)]);
    const files = await Finder.openFiles(finder);
    await new Finder(finder, files, announce).start();
  } catch (error) {
    showLinks(finder);
    announce(wordsOf(finder).failed);
    console.warn(error); // for whoever looks into it
  }
}

/** So that the map is there as soon as the results are. If it does not come, it is asked for again when it is shown. */
async function bringMap() {
  try {
    await (await import("./map.js")).fetchMap();
  } catch (error) {
    console.warn(error); // for whoever looks into it
  }
}

/** @param {HTMLElement} finder */
function showLinks(finder) {
  const { failed } = wordsOf(finder);
  for (const dead of finder.querySelectorAll("[data-fp-js]")) dead.setAttribute("hidden", "");
  const links = part(document, "links");
  links.removeAttribute("data-fp-nojs");
  const notice = copyOf(finder, "broken");
  part(notice, "broken-words").textContent = failed;
  notice.querySelector("button")?.addEventListener("click", () => location.reload());
  links.prepend(notice);
}
