// @ts-check
// What a straight move of the price would sweep, by tier: `liqwidget.move` on the page.
/** @import { Mixer } from "./mixer.js" */

/**
 * A fall sweeps the longs at or above its end, a rise the shorts at or below it; buckets whose
 * center is reached count whole.
 * @param {Mixer} mixer
 * @param {Float64Array} stacked dollars of one column, (2 * n_tiers, n_buckets)
 * @param {number} price at the end of that column
 * @param {number} target
 * @returns {{ long: Float64Array, short: Float64Array, dollars: number }} dollars per tier, and of all
 */
export function move({ prices, payload }, stacked, price, target) {
  const { n_buckets, leverages } = payload;
  const long = new Float64Array(leverages.length);
  const short = new Float64Array(leverages.length);
  let dollars = 0;
  const falls = target < price;
  if (target === price) return { long, short, dollars };
  for (let b = 0; b < n_buckets; b++) {
    if (falls ? prices[b] < target : prices[b] > target) continue;
    for (let k = 0; k < leverages.length; k++) {
      const amount = stacked[(2 * k + (falls ? 0 : 1)) * n_buckets + b];
      (falls ? long : short)[k] += amount;
      dollars += amount;
    }
  }
  return { long, short, dollars };
}
