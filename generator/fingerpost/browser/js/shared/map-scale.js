const METRES_PER_YARD = 0.9144;
const METRES_PER_MILE = 1609.344;
const EQUATOR_METRES = 40_075_016.686; // as web maps have it: WGS 84, equatorial
const TILE_PIXELS = 256;

/** Lengths that people say, in order. */
const lengths = () => [
  ...[50, 100, 200].map((n) => ({ n, unit: "yards", metres: n * METRES_PER_YARD })),
  ...[0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200].map((n) => ({ n, unit: "miles", metres: n * METRES_PER_MILE })),
];

/**
 * How much ground a pixel shows, in the Mercator projection of web maps.
 * @param {number} lat  Degrees.
 * @param {number} zoom
 * @returns {number} Metres.
 */
export function metresPerPixel(lat, zoom) {
  return (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / (TILE_PIXELS * 2 ** zoom);
}

/**
 * The longest length that people say which a bar can show.
 * @param {number} lat  Degrees.
 * @param {number} zoom
 * @param {number} atMost  Pixels.
 * @returns {{n: number, unit: string, pixels: number}}
 */
export function scaleBar(lat, zoom, atMost) {
  const metres = metresPerPixel(lat, zoom);
  const [shortest, ...longer] = lengths();
  const fitting = longer.filter((length) => length.metres / metres <= atMost);
  const { n, unit, metres: length } = /** @type {{n: number, unit: string, metres: number}} */ (fitting[fitting.length - 1] ?? shortest);
  return { n, unit, pixels: Math.round(length / metres) };
}

/**
 * A number as people write it beside "mile".
 * @param {number} n
 * @param {string} language
 */
export function sayLength(n, language) {
  return n === 0.25 ? "¼" : n === 0.5 ? "½" : n.toLocaleString(language);
}
