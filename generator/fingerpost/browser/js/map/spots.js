/**
 * @typedef {{id: string, name: string, address: string, place: string, lat: number, lon: number}} Point
 *   One activity at one place. ``address`` is that of its page; degrees are WGS 84. What is not known yet is empty: its
 *   pin then goes by the nearest town, and what it holds is shown when it is opened.
 * @typedef {{place: string, lat: number, lon: number, points: Point[]}} Spot
 *   One place on the map with everything that happens there.
 * @typedef {{south: number, west: number, north: number, east: number}} Bounds  Degrees.
 */

/**
 * A name for a spot, that is the same when the page is opened again.
 * @param {Spot} spot
 */
export function keyOf({ lat, lon }) {
  // Five decimals are about a metre: nearer than any two doors.
  return `${lat.toFixed(5)} ${lon.toFixed(5)}`;
}

/**
 * Put activities that share a door on one spot, in the order of the list.
 * @param {readonly Point[]} points
 * @returns {Spot[]}
 */
export function gatherSpots(points) {
  /** @type {Map<string, Spot>} */
  const spots = new Map();
  for (const point of points) {
    if (!Number.isFinite(point.lat) || !Number.isFinite(point.lon)) continue;
    const { place, lat, lon } = point;
    const fresh = { place, lat, lon, points: [point] };
    const key = keyOf(fresh);
    const spot = spots.get(key);
    if (spot) spot.points.push(point);
    else spots.set(key, fresh);
  }
  return [...spots.values()];
}

/**
 * How many different activities there are: one that meets at two places counts once.
 * @param {readonly Spot[]} spots
 */
export function countActivities(spots) {
  return new Set(spots.flatMap((spot) => spot.points.map((point) => point.id))).size;
}

/**
 * The smallest frame around all of them, or nothing around none.
 * @param {readonly {lat: number, lon: number}[]} points
 * @returns {Bounds | null}
 */
export function boundsOf(points) {
  if (!points.length) return null;
  const lats = points.map((point) => point.lat);
  const lons = points.map((point) => point.lon);
  // Not Math.min(...lats): 100,000 arguments are more than a browser takes.
  const least = (/** @type {number} */ one, /** @type {number} */ other) => Math.min(one, other);
  const most = (/** @type {number} */ one, /** @type {number} */ other) => Math.max(one, other);
  return { south: lats.reduce(least), west: lons.reduce(least), north: lats.reduce(most), east: lons.reduce(most) };
}
