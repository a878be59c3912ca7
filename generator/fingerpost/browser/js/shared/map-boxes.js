/** @typedef {{left: number, top: number, width: number, height: number}} Box  Pixels. */

/**
 * @param {Box} one
 * @param {Box} other
 */
export function overlap(one, other) {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

/**
 * A box around a point.
 * @param {{x: number, y: number}} middle
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function boxAround(middle, width, height) {
  return { left: middle.x - width / 2, top: middle.y - height / 2, width, height };
}

/**
 * Choose which pins have room for their words. The others shrink to their number, which always has its place.
 * @param {readonly {small: Box, full: Box}[]} pins  The most important first.
 * @returns {boolean[]}  In the same order: whether the words are shown.
 */
export function roomForWords(pins) {
  /** @type {Box[]} */
  const shown = [];
  return pins.map((pin, number) => {
    const free =
      !shown.some((box) => overlap(box, pin.full)) &&
      !pins.some((other, its) => its !== number && overlap(other.small, pin.full));
    if (free) shown.push(pin.full);
    return free;
  });
}

/**
 * Choose which names fit between what is there already.
 * @template {{box: Box}} T
 * @param {readonly T[]} names  The most important first.
 * @param {readonly Box[]} boxes
 * @returns {T[]}
 */
export function namesThatFit(names, boxes) {
  const all = [...boxes];
  return names.filter(({ box }) => {
    if (all.some((other) => overlap(other, box))) return false;
    all.push(box);
    return true;
  });
}
