/**
 * @typedef {{scale: [number, number], translate: [number, number], rings: number[][]}} Outline
 *   Coasts on a grid; longitude first. tests/vendor/outline.py writes it.
 * @typedef {[number, number][]} Ring  Latitude first, as Leaflet has it.
 */

/** What the outline covers: Britain, Ireland and the islands around. */
const COVERED = { south: 48.5, west: -12, north: 61.5, east: 3 };

/**
 * @param {Outline} outline
 * @returns {Ring[]}
 */
export function ringsOf(outline) {
  const [[scaleX, scaleY], [fromX, fromY]] = [outline.scale, outline.translate];
  return outline.rings.map((numbers) => {
    /** @type {Ring} */
    const ring = [];
    let x = 0;
    let y = 0;
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      x += numbers[at] ?? 0;
      y += numbers[at + 1] ?? 0;
      ring.push([y * scaleY + fromY, x * scaleX + fromX]);
    }
    return ring;
  });
}

/**
 * Whether the outline can be used here: elsewhere everything would be sea.
 * @param {{lat: number, lon: number}} point
 */
export function isCovered({ lat, lon }) {
  return lat > COVERED.south && lat < COVERED.north && lon > COVERED.west && lon < COVERED.east;
}
