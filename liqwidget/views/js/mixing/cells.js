// @ts-check
// One cell of the map: dollars by tier and side, and how old the positions are.
import { aliveCoins } from "./profile.js";
import { sortedBy } from "./sorted.js";
/** @import { Choice, Mixer } from "./mixer.js" */
/** @import { Payload } from "./payload.js" */

/**
 * @typedef {object} Cell
 * @property {number} bucket
 * @property {number} column shown column
 * @property {number} price geometric center of the bucket
 * @property {number} time end of the column, ms
 * @property {number} dollars of everything drawn in it
 * @property {Float64Array} long dollars per tier
 * @property {Float64Array} short dollars per tier
 * @property {number} age mean age in ms, by dollars, of what was opened inside the data; NaN if nothing was
 * @property {number} older share of the dollars that was open before the data began
 */

/**
 * Runs of every bucket: `runs[start[b] .. start[b + 1]]`.
 * @param {Uint32Array} bucket per run
 * @param {number} n_buckets
 */
export function byBucket(bucket, n_buckets) {
  const start = new Uint32Array(n_buckets + 1);
  for (const b of bucket) start[b + 1] += 1;
  for (let b = 0; b < n_buckets; b++) start[b + 1] += start[b];
  return { start, runs: sortedBy(bucket) };
}

/**
 * End of a column, hidden ones counted back at the usual step.
 * @param {Payload} payload
 * @param {number} column hidden columns counted
 */
export function endOf({ first, starts, ends }, column) {
  if (column >= first) return ends[column - first];
  return starts[0] - (first - 1 - column) * (ends[0] - starts[0]);
}

/**
 * @param {Mixer} mixer after `mix`
 * @param {Pick<Choice, "tiers">} chosen
 * @param {{ start: Uint32Array, runs: Uint32Array }} index
 * @param {number} bucket
 * @param {number} column shown column
 * @returns {Cell}
 */
export function cell(mixer, chosen, index, bucket, column) {
  const { payload, prices } = mixer;
  const { leverages, first, tier_side, born, bars } = payload;
  const sides = [new Float64Array(leverages.length), new Float64Array(leverages.length)];
  const now = payload.ends[column];
  let dollars = 0;
  let aged = 0;
  let age = 0;
  for (let i = index.start[bucket]; i < index.start[bucket + 1]; i++) {
    const r = index.runs[i];
    const amount = aliveCoins(mixer, chosen, r, column + first) * prices[bucket];
    if (!(amount > 0)) continue;
    sides[tier_side[r] & 1][tier_side[r] >> 1] += amount;
    dollars += amount;
    if (bars[born[r]] === 0) continue;  // inventory: nobody saw it being opened
    aged += amount;
    age += amount * (now - endOf(payload, born[r]));
  }
  return {
    bucket, column, price: prices[bucket], time: now, dollars, long: sides[0], short: sides[1],
    age: aged > 0 ? age / aged : NaN, older: dollars > 0 ? 1 - aged / dollars : 0,
  };
}

/**
 * The bucket that holds a price, or -1.
 * @param {Payload} payload
 * @param {number} price
 */
export function bucketOf({ low, high, n_buckets }, price) {
  const bucket = Math.floor((Math.log(price / low) / Math.log(high / low)) * n_buckets);
  return bucket >= 0 && bucket < n_buckets ? bucket : -1;
}

/**
 * The shown column that holds a time, or -1.
 * @param {Payload} payload
 * @param {number} time ms
 */
export function columnOf({ starts, ends }, time) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low > 0 && time < ends[low - 1] ? low - 1 : -1;
}
