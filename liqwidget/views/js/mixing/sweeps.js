// @ts-check
// What burned: levels that price reached, gathered where and when they died.
import { once } from "./once.js";
import { sortedBy } from "./sorted.js";
/** @import { Choice, Mixer } from "./mixer.js" */
/** @import { Payload } from "./payload.js" */

/**
 * Sweeps of one side in one column whose buckets touch; found once, they are geometry.
 * @typedef {object} Sweeps
 * @property {Uint32Array} runs that were swept, sweep by sweep
 * @property {Uint32Array} of sweep of each of them
 * @property {Uint32Array} column shown column in which it died, per sweep
 * @property {Uint8Array} side 0 for longs, 1 for shorts
 * @property {Uint32Array} low lowest bucket
 * @property {Uint32Array} high highest bucket
 */

/** The sweeps of a payload. */
export const findSweeps = once(gather);

/**
 * @param {Payload} payload
 * @returns {Sweeps}
 */
function gather({ n_buckets, n_columns, first, born, died, bucket, tier_side }) {
  const isSwept = (/** @type {number} */ r) => died[r] >= first && died[r] < n_columns;
  let n = 0;
  for (let r = 0; r < born.length; r++) if (isSwept(r)) n++;
  const [swept, keys] = [new Uint32Array(n), new Uint32Array(n)];
  for (let r = 0, i = 0; r < born.length; r++) {
    if (!isSwept(r)) continue;
    swept[i] = r;
    keys[i++] = (2 * (died[r] - first) + (tier_side[r] & 1)) * n_buckets + bucket[r];
  }
  const order = sortedBy(keys);
  const [runs, of] = [new Uint32Array(n), new Uint32Array(n)];
  /** Per sweep: its key over the number of buckets, lowest and highest bucket. @type {[number[], number[], number[]]} */
  const [where, low, high] = [[], [], []];
  for (let i = 0; i < n; i++) {
    const r = runs[i] = swept[order[i]];
    const there = 2 * (died[r] - first) + (tier_side[r] & 1);
    const last = where.length - 1;
    if (there === where[last] && bucket[r] <= high[last] + 1) {
      high[last] = bucket[r];
    } else {
      where.push(there);
      low.push(bucket[r]);
      high.push(bucket[r]);
    }
    of[i] = where.length - 1;
  }
  return {
    runs, of, column: Uint32Array.from(where, (there) => there >> 1), side: Uint8Array.from(where, (there) => there & 1),
    low: Uint32Array.from(low), high: Uint32Array.from(high),
  };
}

/**
 * Dollars that burned in each sweep, and the price they burned at on average.
 * @param {Mixer} mixer after `mix`
 * @param {Pick<Choice, "tiers">} chosen
 * @param {Sweeps} sweeps
 */
export function burned(mixer, chosen, { runs, of, column }) {
  const { payload, gone, sideWeights, prices } = mixer;
  const { born, bucket, tier_side, n_columns } = payload;
  const dollars = new Float64Array(column.length);
  const price = new Float64Array(column.length);
  for (let i = 0; i < runs.length; i++) {
    const r = runs[i];
    if (!chosen.tiers[tier_side[r] >> 1]) continue;
    const amount = sideWeights[tier_side[r] * n_columns + born[r]] * gone[r] * prices[bucket[r]];
    dollars[of[i]] += amount;
    price[of[i]] += amount * prices[bucket[r]];
  }
  for (let i = 0; i < price.length; i++) if (dollars[i] > 0) price[i] /= dollars[i];
  return { dollars, price };
}

/**
 * Dollars of one sweep by tier, of its side.
 * @param {Mixer} mixer after `mix`
 * @param {Pick<Choice, "tiers">} chosen
 * @param {Sweeps} sweeps
 * @param {number} sweep
 * @returns {Float64Array}
 */
export function burnedByTier(mixer, chosen, { runs, of }, sweep) {
  const { payload, gone, sideWeights, prices } = mixer;
  const { born, bucket, tier_side, n_columns, leverages } = payload;
  const found = new Float64Array(leverages.length);
  for (let i = of.indexOf(sweep); i < runs.length && of[i] === sweep; i++) {
    const r = runs[i];
    const tier = tier_side[r] >> 1;
    if (!chosen.tiers[tier]) continue;
    found[tier] += sideWeights[tier_side[r] * n_columns + born[r]] * gone[r] * prices[bucket[r]];
  }
  return found;
}
