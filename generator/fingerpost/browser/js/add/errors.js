/** Faults as GOV.UK shows them: a list at the top, to which the focus goes, and the same words at each box. */

import { make } from "../shared/dom.js";
import { sayNumber } from "../shared/say.js";

/** @typedef {import("./fields.js").Fault} Fault */

/**
 * @param {HTMLElement} summary
 * @param {Fault[]} faults  One for each box at most is shown at it; all are in the list.
 * @param {{count: Record<string, string>, begins: string}} words
 * @param {string} language
 */
export function showFaults(summary, faults, words, language) {
  const heading = summary.querySelector("h2");
  if (heading) heading.textContent = sayNumber(words.count, faults.length, language);
  summary.querySelector("ul")?.replaceChildren(
    ...faults.map(({ at, message }) => {
      const link = make("a", { href: `#${at.id}` }, message);
      link.addEventListener("click", (event) => {
        event.preventDefault(); // the fragment says what the page is about
        goTo(at);
      });
      return make("li", {}, link);
    }),
  );
  for (const fault of faults) showAt(fault, words.begins);
  summary.hidden = faults.length === 0;
  if (faults.length) summary.focus();
}

/** @param {HTMLElement} page */
export function clearFaults(page) {
  for (const bad of page.querySelectorAll(".fp-field--bad")) bad.classList.remove("fp-field--bad");
  for (const line of page.querySelectorAll(".fp-err:not([hidden])")) {
    if (line instanceof HTMLElement) line.hidden = true;
    for (const box of page.querySelectorAll(`[aria-describedby~="${line.id}"]`)) {
      const others = (box.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== line.id);
      if (others.length) box.setAttribute("aria-describedby", others.join(" "));
      else box.removeAttribute("aria-describedby");
      box.removeAttribute("aria-invalid");
    }
  }
}

/**
 * Open what it is folded in, and put the focus there.
 * @param {HTMLElement} at
 */
export function goTo(at) {
  for (let fold = at.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  at.focus();
  at.closest(".fp-field, [data-fp-field]")?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Fault} fault
 * @param {string} begins  "Error:", before the words for who cannot see the colour.
 */
function showAt({ at, message }, begins) {
  const field = at.closest(".fp-field, [data-fp-field]");
  const line = field?.querySelector(".fp-err") ?? field?.parentElement?.closest("[data-fp-field]")?.querySelector(".fp-err");
  if (!field || !(line instanceof HTMLElement) || !line.hidden) return;
  field.classList.add("fp-field--bad");
  line.replaceChildren(make("span", { class: "fp-vh" }, `${begins} `), message);
  line.hidden = false;
  for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  const described = field.matches("fieldset") ? field : at;
  described.setAttribute("aria-describedby", [described.getAttribute("aria-describedby"), line.id].filter(Boolean).join(" "));
  if (!field.matches("fieldset")) at.setAttribute("aria-invalid", "true");
}
