// @ts-check
// Sorting by a number: digit by digit, without comparing two.

const BITS = 11;
const DIGIT = (1 << BITS) - 1;

/**
 * Places of the keys in ascending order; of equal keys the first comes first.
 * @param {ArrayLike<number>} keys whole numbers below 2 ** 32
 * @returns {Uint32Array}
 */
export function sortedBy(keys) {
  const n = keys.length;
  let places = new Uint32Array(n);
  for (let i = 0; i < n; i++) places[i] = i;
  let next = new Uint32Array(n);
  let most = 0;
  for (let i = 0; i < n; i++) if (keys[i] > most) most = keys[i];
  for (let shift = 0; most >= 2 ** shift; shift += BITS) {
    const starts = new Uint32Array(DIGIT + 2);
    for (let i = 0; i < n; i++) starts[((keys[i] >>> shift) & DIGIT) + 1]++;
    for (let digit = 0; digit < DIGIT; digit++) starts[digit + 1] += starts[digit];
    for (let i = 0; i < n; i++) {
      const place = places[i];
      next[starts[(keys[place] >>> shift) & DIGIT]++] = place;
    }
    [places, next] = [next, places];
  }
  return places;
}
