/** Let the browser draw, and answer a finger or a key, before this page's own work goes on. */

const LATEST_MS = 300; // a busy browser is never idle

/**
 * Go on as soon as what is waiting has had its turn.
 * @returns {Promise<void>}
 */
export function giveWay() {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * Go on when nothing is waiting.
 * @returns {Promise<void>}
 */
export function whenIdle() {
  if (!("requestIdleCallback" in window)) return giveWay(); // Safari
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: LATEST_MS }));
}
