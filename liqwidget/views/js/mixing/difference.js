// @ts-check
// Two mixes of one geometry, subtracted. Pure: numbers and typed arrays, no DOM.
/** @import { Factors } from "./units.js" */

const SAMPLE = 20000;

/**
 * @typedef {object} Term
 * @property {Float64Array} grid dollars, (rows, columns)
 * @property {Factors} read from dollars to the unit
 */

/**
 * Fill `out` with A less B, each read in its own unit: per cent of open interest are of the open
 * interest that each of them assumes.
 * @param {Term} a
 * @param {Term} b
 * @param {boolean} inDollars factors are all one
 * @param {Float64Array} out (rows, columns)
 * @returns {Float64Array}
 */
export function subtract(a, b, inDollars, out) {
  const [one, two] = [a.grid, b.grid];
  if (inDollars) {
    for (let i = 0; i < out.length; i++) out[i] = one[i] - two[i];
    return out;
  }
  const [ofOne, ofTwo] = [a.read.column, b.read.column];
  const columns = ofOne.length;
  for (let row = 0, i = 0; i < out.length; row++) {
    const price = a.read.row[row];  // coins of both are counted at the same prices
    for (let c = 0; c < columns; c++, i++) out[i] = price * (one[i] * ofOne[c] - two[i] * ofTwo[c]);
  }
  return out;
}

/**
 * Sizes of the cells that differ, of one cell in `grid.length / 20000`, ascending.
 * @param {Float64Array} grid signed
 * @param {number} columns
 * @param {number} least less is what rounding leaves
 * @param {number} until columns that count
 * @returns {Float64Array}
 */
export function sizes(grid, columns, least, until) {
  const step = Math.max(1, Math.floor(grid.length / SAMPLE));
  const found = new Float64Array(Math.ceil(grid.length / step));
  let n = 0;
  for (let i = 0; i < grid.length; i += step) {
    const size = Math.abs(grid[i]);
    if (size > least && i % columns < until) found[n++] = size;
  }
  return found.subarray(0, n).sort();
}

/**
 * Sum over tiers, by side.
 * @param {Float64Array} stacked (2 * n_tiers, n_buckets)
 * @param {number} n_buckets
 */
export function totalsBySide(stacked, n_buckets) {
  const sides = [0, 0];
  stacked.forEach((value, i) => { sides[Math.floor(i / n_buckets) & 1] += value; });
  return { long: sides[0], short: sides[1] };
}

/**
 * Sum of both sides in every bucket.
 * @param {Float64Array} stacked (2 * n_tiers, n_buckets)
 * @param {number} n_buckets
 */
export function perBucket(stacked, n_buckets) {
  const sums = new Float64Array(n_buckets);
  stacked.forEach((value, i) => { sums[i % n_buckets] += value; });
  return sums;
}
