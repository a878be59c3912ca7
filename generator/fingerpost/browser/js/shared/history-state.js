/** How a page was left, kept beside its address: only this browser has it, and only as long as the tab is open. */

/** "days": those that were open on the page of what is on. */
/** @typedef {{link?: string, scrolled?: number, days?: string[], map?: import("../map.js").View}} PageState */

/** @returns {PageState} */
export function pageState() {
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
  // Whatever is chosen on this page afterwards has a place of its own, which the browser knows.
  const letScroll = () => requestAnimationFrame(() => (history.scrollRestoration = "auto"));
  if (document.readyState === "complete") letScroll();
  else window.addEventListener("load", letScroll, { once: true });
  window.addEventListener("pagehide", () => (history.scrollRestoration = "auto"), { once: true });
  scrollTo(0, scrolled);
  link.focus({ preventScroll: true });
  if (!isInWindow(link)) link.scrollIntoView({ block: "center" });
}

/** Whether the page was loaded again where it was: the browser itself then scrolls to where somebody had read on to. */
export function isReloaded() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return visit?.type === "reload";
}

/** @param {Element} element */
export function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** @param {PageState} more */
export function remember(more) {
  try {
    history.replaceState({ ...pageState(), ...more }, "");
  } catch {
    // Some browsers take only so many of these in a while; then it is remembered a little less well.
  }
}
