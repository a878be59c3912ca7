/** Questions that are asked only after a certain answer: data-fp-if="often=weekly monthly" names the question and the answers. */

/**
 * Show what fits the answers, and hide the rest.
 * @param {HTMLElement} form
 */
export function showAsked(form) {
  for (const part of form.querySelectorAll("[data-fp-if]")) {
    if (!(part instanceof HTMLElement)) continue;
    const [ask = "", answers = ""] = (part.dataset.fpIf ?? "").split("=");
    const scope = part.closest("[data-fp-session]") ?? form;
    part.hidden = !answers.split(" ").includes(answerTo(scope, ask));
  }
}

/**
 * The answer that is chosen; "" for none.
 * @param {Element} scope
 * @param {string} ask
 */
export function answerTo(scope, ask) {
  const question = scope.querySelector(`[data-fp-ask="${ask}"], [data-fp-field="${ask}"]`);
  const chosen = question?.querySelector("input:checked, select");
  return chosen instanceof HTMLInputElement || chosen instanceof HTMLSelectElement ? chosen.value : "";
}
