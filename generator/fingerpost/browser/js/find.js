/** The page /find/: start the finder, or, if that fails, show the ways that need no script. */

import { copyOf, part } from "./shared/dom.js";
import { whenDrawn } from "./shared/yield.js";
import { wordsOf } from "./find/words.js";

const element = document.querySelector("[data-fp-finder]");
if (element instanceof HTMLElement) {
  element.dataset.fpStarted = "yes"; // site.js looks for it
  void start(element);
}

/** @param {HTMLElement} finder */
async function start(finder) {
  const status = document.querySelector("[data-fp-status]");
  const announce = (/** @type {string} */ words) => {
    if (status) status.textContent = words;
  };
  try {
    const [{ Finder }, { bringIcons }] = await modules();
    const [files] = await Promise.all([Finder.openFiles(finder), bringIcons(finder)]);
    await new Finder(finder, files, announce).start();
  } catch (error) {
    showLinks(finder);
    announce(wordsOf(finder).failed);
    console.warn(error); // for whoever looks into it
  }
}

/**
 * Most of the scripts are fetched once the page is drawn, or they would hold up what it is drawn with; and then all of
 * them at once, as the page names them.
 */
async function modules() {
  await whenDrawn();
  const named = document.querySelector("template[data-fp-modules]");
  if (named instanceof HTMLTemplateElement) document.head.append(document.importNode(named.content, true));
  return Promise.all([import("./find/finder.js"), import("./find/icons.js")]);
}

/** @param {HTMLElement} finder */
function showLinks(finder) {
  const { failed } = wordsOf(finder);
  for (const dead of finder.querySelectorAll("[data-fp-js]")) dead.setAttribute("hidden", "");
  const links = part(document, "links");
  links.removeAttribute("data-fp-nojs");
  const told = copyOf(finder, "broken");
  part(told, "broken-words").textContent = failed;
  told.querySelector("button")?.addEventListener("click", () => location.reload());
  links.prepend(told);
}
