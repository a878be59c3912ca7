/** Let the browser draw, and answer a finger or a key, before this page's own work goes on. */

const LATEST_MS = 300; // in a tab behind others nothing is drawn, and a busy browser is never idle

/**
 * Go on as soon as what is waiting has had its turn.
 * @returns {Promise<void>}
 */
export function giveWay() {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * Go on when what is in the page is drawn.
 * @returns {Promise<void>}
 */
export function whenDrawn() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LATEST_MS);
  });
}

/**
 * Go on when nothing is waiting.
 * @returns {Promise<void>}
 */
export function whenIdle() {
  if (!("requestIdleCallback" in window)) return giveWay(); // Safari
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: LATEST_MS }));
}
