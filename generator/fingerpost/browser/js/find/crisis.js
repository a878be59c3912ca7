/** The crisis lines above the results: the one that fits what was typed comes first. */

/**
 * @param {HTMLElement} box
 * @param {string[]} kinds  Of danger, whom to ring first for first; none: no danger.
 */
export function showCrisis(box, kinds) {
  box.hidden = !kinds.length;
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
