/** How many edits one word is from another: a letter more, less or other, or two neighbours swapped. */

/**
 * The optimal string alignment distance, or limit + 1 when it is more than the limit.
 *
 * Only the cells within the limit of the diagonal are filled: the others can only cost more.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 * @returns {number}
 */
export function editsBetween(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  const width = other.length + 1;
  /** @type {any[]} Numbers: every cell that is read has been filled. */
  let before = new Array(width).fill(0);
  /** @type {any[]} */
  let row = Array.from({ length: width }, (_, at) => at);
  /** @type {any[]} */
  let next = new Array(width).fill(0);
  for (let i = 1; i <= one.length; i += 1) {
    const from = Math.max(1, i - limit);
    const to = Math.min(other.length, i + limit);
    next[from - 1] = from === 1 ? i : limit + 1;
    let least = next[from - 1];
    for (let j = from; j <= to; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = same ? row[j - 1] : row[j - 1] + 1;
      const up = j <= i - 1 + limit ? row[j] + 1 : limit + 1; // row i - 1 was filled so far only
      if (up < cost) cost = up;
      if (next[j - 1] + 1 < cost) cost = next[j - 1] + 1;
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] && before[j - 2] + 1 < cost) {
        cost = before[j - 2] + 1;
      }
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, row, next] = [row, next, before];
  }
  const edits = row[other.length];
  return edits > limit ? limit + 1 : edits;
}

/**
 * Which letters a word has, a bit each, so that most words are known to be too far without comparing them.
 * @param {string} word
 */
export function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/**
 * Whether words with these letters can be within so many edits: each edit changes at most two kinds of letter.
 * @param {number} one
 * @param {number} other
 * @param {number} edits
 */
export function mayBeNear(one, other, edits) {
  let different = one ^ other;
  let kinds = 0;
  while (different && kinds <= 2 * edits) {
    different &= different - 1;
    kinds += 1;
  }
  return kinds <= 2 * edits;
}
