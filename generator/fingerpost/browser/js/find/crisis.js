/** The crisis lines above the results: the one that fits what was typed comes first. */

/**
 * The danger that the chosen filters are about: a link into the finder may ask for nothing but a need.
 * @param {HTMLElement} box
 * @param {import("../search/state.js").FinderState} state
 * @returns {string[]}
 */
export function dangerOfFilters(box, state) {
  const filters = (box.dataset.fpFiltersOfDanger ?? "").split(" ").map((filter) => filter.split("="));
  return filters.flatMap(([facet, value = "", kind = ""]) => {
    const chosen = (facet === "need" ? state.need : facet === "category" ? state.category : undefined) ?? [];
    return chosen.includes(value) ? [kind] : [];
  });
}

/**
 * @param {HTMLElement} box
 * @param {string[]} kinds  Of danger, whom to ring first for first; none: no danger.
 */
export function showCrisis(box, kinds) {
  box.hidden = !kinds.length;
  showOnce(box);
  const emergency = box.querySelector("[data-fp-emergency]");
  if (emergency instanceof HTMLElement) emergency.hidden = !kinds.includes("medical");
  const rankOf = (/** @type {HTMLElement} */ line) => {
    const ranks = (line.dataset.fpFor ?? "").split(" ").map((kind) => kinds.indexOf(kind)).filter((rank) => rank >= 0);
    return Math.min(kinds.length, ...ranks);
  };
  const lines = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-fp-for]")]);
  lines.sort((one, other) => rankOf(one) - rankOf(other) || Number(one.dataset.fpAt) - Number(other.dataset.fpAt));
  lines[0]?.parentElement?.append(...lines);
}

/**
 * The lines at the foot of the page are the same: two boxes would say it twice. "Urgent help" leads to the one that is shown.
 * @param {HTMLElement} box
 */
function showOnce(box) {
  const below = document.querySelector(".fp-helpnow");
  if (!(below instanceof HTMLElement)) return;
  below.hidden = !box.hidden;
  const [heading, top] = [below.querySelector("h2"), box.querySelector("h2")];
  if (!heading || !top) return;
  const name = heading.id || top.id;
  const [shown, other] = box.hidden ? [heading, top] : [top, heading];
  other.removeAttribute("id");
  [shown.id, shown.tabIndex] = [name, -1];
}
