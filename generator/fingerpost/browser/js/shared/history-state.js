/** How a page was left, kept beside its address: only this browser has it, and only as long as the tab is open. */

/** "days": those that were open on the page of what is on. */
/** @typedef {{link?: string, scrolled?: number, days?: string[], map?: import("../map.js").View}} Left */

/** @returns {Left} */
export function left() {
  return typeof history.state === "object" ? (history.state ?? {}) : {};
}

/**
 * Scroll to where somebody was when they followed a link, and give it the focus. Where the page is not as it was, since
 * a fold is shut or the telephone was turned, the link is in the middle of the window.
 * @param {HTMLElement} link
 * @param {number} scrolled  How far, in pixels of the page.
 */
export function returnTo(link, scrolled) {
  history.scrollRestoration = "manual"; // else the browser scrolls again, once everything is loaded
  window.addEventListener("pagehide", () => (history.scrollRestoration = "auto"), { once: true });
  scrollTo(0, scrolled);
  link.focus({ preventScroll: true });
  if (!isInWindow(link)) link.scrollIntoView({ block: "center" });
}

/** @param {Element} element */
export function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** @param {Left} more */
export function remember(more) {
  try {
    history.replaceState({ ...left(), ...more }, "");
  } catch {
    // Some browsers take only so many of these in a while; then it is remembered a little less well.
  }
}
