/** How a page was left, kept beside its address: only this browser has it, and only as long as the tab is open. */

/** "days": those that were open on the page of what is on. */
/** @typedef {{link?: string, scrolled?: number, days?: string[], map?: import("../map.js").View}} Left */

/** @returns {Left} */
export function left() {
  return typeof history.state === "object" ? (history.state ?? {}) : {};
}

/** @param {Left} more */
export function remember(more) {
  try {
    history.replaceState({ ...left(), ...more }, "");
  } catch {
    // Some browsers take only so many of these in a while; then it is remembered a little less well.
  }
}
