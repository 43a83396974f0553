// @ts-check
// What is alive at one moment, by tier, side and bucket.
/** @import { Choice, Mixer } from "./mixer.js" */

/**
 * Dollars of every tier-side and bucket at the end of one shown column.
 * @param {Mixer} mixer after `mix`
 * @param {Pick<Choice, "tiers">} chosen
 * @param {number} column shown column
 * @returns {Float64Array} (2 * n_tiers, n_buckets)
 */
export function profile(mixer, chosen, column) {
  const { payload, prices } = mixer;
  const { n_buckets, leverages, first, born, bucket, tier_side } = payload;
  const stacked = new Float64Array(2 * leverages.length * n_buckets);
  for (let r = 0; r < born.length; r++) {
    const coins = aliveCoins(mixer, chosen, r, column + first);
    if (coins > 0) stacked[tier_side[r] * n_buckets + bucket[r]] += coins * prices[bucket[r]];
  }
  return stacked;
}

/**
 * Coins of one run that are alive at the end of a column, hidden columns counted.
 * @param {Mixer} mixer
 * @param {Pick<Choice, "tiers">} chosen
 * @param {number} r
 * @param {number} column
 */
export function aliveCoins(mixer, chosen, r, column) {
  const { n_columns, born, died, tier_side, class_of_tier } = mixer.payload;
  const tier = tier_side[r] >> 1;
  if (born[r] > column || died[r] <= column || !chosen.tiers[tier]) return 0;
  const row = class_of_tier[tier] * n_columns;
  const left = Math.exp(mixer.cumulated[row + born[r]] - mixer.cumulated[row + column]);
  return mixer.sideWeights[tier_side[r] * n_columns + born[r]] * mixer.held[r] * left;
}
