/** Where the device is, asked of it only when somebody presses the button. */

const PATIENCE_MS = 15_000;

/** Whether a device may say where it is at all. */
export function canLocate() {
  return "geolocation" in navigator;
}

/**
 * The browser asks the person first, and its own patience only begins when that question is answered. Ours begins now.
 * @param {() => void} whenSlow  Called when there is no answer yet. One may still come.
 * @returns {Promise<{lat: number, lon: number} | undefined>} Nothing when the device would not or could not say.
 */
export async function locate(whenSlow) {
  const timer = setTimeout(whenSlow, PATIENCE_MS);
  try {
    return await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude }),
        () => resolve(undefined),
        { maximumAge: 600_000, timeout: PATIENCE_MS },
      );
    });
  } finally {
    clearTimeout(timer);
  }
}
