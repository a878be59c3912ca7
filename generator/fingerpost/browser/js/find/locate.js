/** Where the device is, asked of it only when somebody presses the button. */

const PATIENCE_MS = 15_000;

/**
 * @returns {Promise<{lat: number, lon: number} | undefined>} Nothing when the device would not or could not say.
 */
export function locate() {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude }),
      () => resolve(undefined),
      { maximumAge: 600_000, timeout: PATIENCE_MS },
    );
  });
}
