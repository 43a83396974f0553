// @ts-check
// Where the positions in one cell were opened: by birth column, with the price they were opened at.
import { level } from "./levels.js";
import { aliveCoins } from "./profile.js";
/** @import { Choice, Mixer } from "./mixer.js" */

/**
 * @typedef {object} Opening
 * @property {number} column of the opening, hidden ones counted
 * @property {number} time when that column begins, ms
 * @property {number} dollars that are still in the cell
 * @property {number} long dollars of them that are longs
 * @property {number} entry mean entry price, by dollars
 */

/**
 * Level over entry of every tier-side, NaN where it has no level.
 * @param {Mixer} mixer
 */
export function entryFactors({ payload }) {
  return Float64Array.from({ length: 2 * payload.leverages.length }, (_, k) => {
    const side = k & 1 ? "short" : "long";
    return level(payload.rules, { entry: 1, side, leverage: payload.leverages[k >> 1] }).price ?? NaN;
  });
}

/**
 * @param {Mixer} mixer after `mix`
 * @param {Pick<Choice, "tiers">} chosen
 * @param {{ start: Uint32Array, runs: Uint32Array }} index
 * @param {Float64Array} factors
 * @param {number} bucket
 * @param {number} column shown column
 * @returns {Opening[]} most dollars first; what was open before the data began is not among them
 */
export function openings(mixer, chosen, index, factors, bucket, column) {
  const { payload, prices } = mixer;
  const { first, born, bars, tier_side, starts, ends } = payload;
  /** @type {Map<number, Opening>} */
  const found = new Map();
  for (let i = index.start[bucket]; i < index.start[bucket + 1]; i++) {
    const r = index.runs[i];
    const dollars = aliveCoins(mixer, chosen, r, column + first) * prices[bucket];
    if (!(dollars > 0) || bars[born[r]] === 0) continue;
    const c = born[r];
    const time = c >= first ? starts[c - first] : starts[0] - (first - c) * (ends[0] - starts[0]);
    const one = found.get(c) ?? { column: c, time, dollars: 0, long: 0, entry: 0 };
    one.dollars += dollars;
    if (!(tier_side[r] & 1)) one.long += dollars;
    one.entry += (dollars * prices[bucket]) / factors[tier_side[r]];
    found.set(c, one);
  }
  for (const one of found.values()) one.entry /= one.dollars;
  return [...found.values()].sort((a, b) => b.dollars - a.dollars);
}
