/** @typedef {{name: string, lat: number, lon: number, population: number}} Area  A town or village; 0 when not known. */

/**
 * The town whose middle is nearest, however far it is; nothing where the directory names no towns.
 * @template {{lat: number, lon: number}} T
 * @param {{lat: number, lon: number}} point
 * @param {readonly T[]} areas
 * @returns {T | null}
 */
export function nearestArea(point, areas) {
  // A degree of longitude shrinks with the latitude. Over a county that is as good as a great circle.
  const shrink = Math.cos((point.lat * Math.PI) / 180);
  let best = null;
  let least = Infinity;
  for (const area of areas) {
    const square = (area.lat - point.lat) ** 2 + ((area.lon - point.lon) * shrink) ** 2;
    if (square < least) [best, least] = [area, square];
  }
  return best;
}

/**
 * How far a town's green disc reaches, so that Frome looks bigger than Nunney. Drawn from the number of people,
 * not surveyed: 28,600 people make 1.3 km.
 * @param {number} population
 * @returns {number} Metres.
 */
export function townRadius(population) {
  return Math.max(300, 250 * Math.sqrt(population / 1000));
}
