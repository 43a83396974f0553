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
  const { n_columns, n_buckets, leverages, first, born, bucket, tier_side } = mixer.payload;
  const stacked = new Float64Array(2 * leverages.length * n_buckets);
  const { runs, dollars } = open(mixer, column + first);
  for (let i = 0; i < runs.length; i++) {
    const r = runs[i];
    const side = tier_side[r];
    if (!chosen.tiers[side >> 1]) continue;
    stacked[side * n_buckets + bucket[r]] += mixer.sideWeights[side * n_columns + born[r]] * dollars[i];
  }
  return stacked;
}

/**
 * Runs that are open at the end of a column, and their dollars at weight one. A drag of weights
 * asks for the same ones in every frame.
 * @param {Mixer} mixer
 * @param {number} column hidden columns counted
 */
function open(mixer, column) {
  const name = `${column} ${mixer.filled}`;
  if (mixer.open?.name === name) return mixer.open;
  const { n_columns, born, died, bucket, tier_side, class_of_tier } = mixer.payload;
  const [runs, dollars] = [new Uint32Array(born.length), new Float64Array(born.length)];
  let n = 0;
  for (let r = 0; r < born.length; r++) {
    if (born[r] > column || died[r] <= column) continue;
    const row = class_of_tier[tier_side[r] >> 1] * n_columns;
    const left = Math.exp(mixer.cumulated[row + born[r]] - mixer.cumulated[row + column]);
    runs[n] = r;
    dollars[n++] = mixer.held[r] * left * mixer.prices[bucket[r]];
  }
  mixer.open = { name, runs: runs.subarray(0, n), dollars: dollars.subarray(0, n) };
  return mixer.open;
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
