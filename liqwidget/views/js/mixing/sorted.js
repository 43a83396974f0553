// @ts-check
// Sorting by a number: without a function to compare two, which is most of the time of a sort.

/**
 * Places of the keys in ascending order; of equal keys the first comes first.
 * @param {ArrayLike<number>} keys whole numbers, small enough that key times length is exact
 * @returns {Uint32Array}
 */
export function sortedBy(keys) {
  const n = keys.length;
  const tagged = new Float64Array(n);
  for (let i = 0; i < n; i++) tagged[i] = keys[i] * n + i;
  tagged.sort();
  const places = new Uint32Array(n);
  for (let i = 0; i < n; i++) places[i] = tagged[i] % n;
  return places;
}
