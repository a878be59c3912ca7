/** Reads the numbers and words that Python's search/packing.py packed. */

export const LEVELS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/** @typedef {{w: number, b: string}} PackedNumbers  Bytes a number, and base64. */
/** @typedef {{n: PackedNumbers, v: PackedNumbers}} PackedLists */
/** @typedef {{d: PackedNumbers}} PackedSteps  From each number to the next. */
/** @typedef {Uint8Array | Uint16Array | Int32Array} Numbers */
/** @typedef {{starts: Uint32Array, values: Numbers}} Lists  List i is values[starts[i]] to values[starts[i + 1]]. */

/** @param {string} text */
export function bytesOf(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return bytes;
}

/**
 * @param {PackedNumbers} packed
 * @returns {Numbers}
 */
export function unpackNumbers(packed) {
  const bytes = bytesOf(packed.b);
  if (packed.w === 1) return bytes;
  // All lowest bytes first, then the next.
  const count = bytes.length / packed.w;
  const numbers = packed.w === 2 ? new Uint16Array(count) : new Int32Array(count);
  bytes.forEach((byte, at) => {
    numbers[at % count] = (numbers[at % count] ?? 0) | (byte << (8 * Math.floor(at / count)));
  });
  return numbers;
}

/**
 * Two bytes that went past the end begin again at 0, as the array does by itself.
 * @param {PackedSteps} packed
 * @returns {Numbers}
 */
export function unpackSteps({ d }) {
  const numbers = unpackNumbers(d);
  for (let at = 1; at < numbers.length; at += 1) numbers[at] = (numbers[at - 1] ?? 0) + (numbers[at] ?? 0);
  return numbers;
}

/**
 * Where each list starts and, last, where all end.
 * @param {PackedNumbers} sizes
 */
export function unpackStarts(sizes) {
  return startsOf(unpackNumbers(sizes));
}

/**
 * Where each list starts and, last, where all end.
 * @param {Numbers} counts  How long each is.
 */
export function startsOf(counts) {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, at) => {
    starts[at + 1] = (starts[at] ?? 0) + count;
  });
  return starts;
}

/**
 * @param {PackedLists} packed
 * @returns {Lists}
 */
export function unpackLists(packed) {
  return { starts: unpackStarts(packed.n), values: unpackNumbers(packed.v) };
}

/**
 * @param {string} packed
 * @returns {string[]}
 */
export function unpackWords(packed) {
  let before = "";
  return packed === ""
    ? []
    : packed.split("\n").map((line) => {
        before = before.slice(0, parseInt(line[0] ?? "0", 36)) + line.slice(1);
        return before;
      });
}

/**
 * Call back for each (record, class) of a posting.
 * @param {Uint8Array} packed
 * @param {(record: number, weight: number) => void} use
 */
export function eachPosting(packed, use) {
  let record = -1;
  let number = 0;
  let scale = 1; // not a shift: a gap may need more than 31 bits on its way
  for (const byte of packed) {
    number += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) {
      record += Math.floor(number / 8) + 1;
      use(record, number % 8);
      number = 0;
      scale = 1;
    }
  }
}

/**
 * Cut bytes into parts of these sizes.
 * @param {Uint8Array} bytes
 * @param {number[]} sizes
 */
export function partsOf(bytes, sizes) {
  let begins = 0;
  return sizes.map((size) => {
    begins += size;
    return bytes.subarray(begins - size, begins);
  });
}

/**
 * The place after the last that is not greater, in a sorted list.
 * @template {string | number} T
 * @param {T[]} sorted
 * @param {T} value
 */
export function after(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle];
    if (there !== undefined && there <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
