// @ts-check
// What a change of the mix moves: how far the dollars of a cell would spread if the leverage mix
// were drawn about the one shown, in closed form. The same as liqwidget.what_if, for every cell.
// A what-if, never a confidence band.
import { spread } from "./mix.js";
/** @import { Mixer } from "./mixer.js" */

const QUANTILE = 1.6448536269514722;  // of the normal at 95 %: nine in ten lie between the ends

/**
 * Slopes of the side mixes along one weight, all shares adding up to one: (2 * n_tiers, n_columns).
 * @param {Mixer} mixer after `mix`
 * @param {number[]} weights
 * @param {number} tier
 */
function slopes({ payload, sideWeights, lean }, weights, tier) {
  const { n_columns, leverages } = payload;
  const unlevered = 1 - weights.reduce((sum, w) => sum + w, 0);
  const found = new Float64Array(sideWeights.length);
  for (let c = 0; c < n_columns; c++) {
    const normal = [unlevered, unlevered];
    for (let k = 0; k < weights.length; k++) {
      normal[0] += weights[k] * lean[k * n_columns + c];
      normal[1] += weights[k] / lean[k * n_columns + c];
    }
    for (const side of [0, 1]) {
      const power = lean[tier * n_columns + c];
      const own = (side ? 1 / power : power) / normal[side];
      for (let k = 0; k < leverages.length; k++) {
        const at = (2 * k + side) * n_columns + c;
        found[at] = (k === tier ? own : 0) - sideWeights[at] * own;
      }
    }
  }
  return found;
}

/**
 * Variance of every cell, times one more than the strength of the mix; tier by tier, since that
 * is no work for one frame.
 * @param {Mixer} mixer after `mix`
 * @param {{ weights: number[], tiers: boolean[] }} chosen what was mixed
 * @returns {Generator<void, Float64Array>} dollars squared, (n_buckets, shown columns)
 */
export function* variances(mixer, { weights, tiers }) {
  const found = new Float64Array(mixer.grid.length);
  const dollars = new Float64Array(found.length);
  const rest = Math.max(1 - weights.reduce((sum, w) => sum + w, 0), 0);
  const left = rest > 1e-9 ? new Float64Array(found.length) : null;
  for (let k = 0; k < weights.length; k++) {
    if (!(weights[k] > 0)) continue;
    spread(mixer, slopes(mixer, weights, k), tiers, -Infinity, dollars);
    for (let i = 0; i < found.length; i++) {
      found[i] += weights[k] * dollars[i] * dollars[i];
      if (left) left[i] -= (weights[k] * dollars[i]) / rest;  // weighted slopes add up to nothing
    }
    yield;
  }
  if (left) left.forEach((amount, i) => { found[i] += rest * amount * amount; });
  return found;
}

/**
 * The band of one cell: ends of a log-normal with this mean and variance.
 * @param {number} mean
 * @param {number} variance as `variances` returns it
 * @param {number} strength openings that the mix is trusted as if counted on
 */
export function band(mean, variance, strength) {
  if (!(mean > 0)) return { low: 0, high: 0 };
  const square = variance / (strength + 1) / (mean * mean);
  const middle = mean / Math.sqrt(1 + square);
  const reach = Math.exp(QUANTILE * Math.sqrt(Math.log1p(square)));
  return { low: middle / reach, high: middle * reach };
}

/**
 * Relative variance above which one mix in twenty leaves less than half: `low < mean / 2`.
 * @param {number} strength
 */
export function halvingAt(strength) {
  let [low, high] = [0, 100];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (band(1, middle, strength).low < 0.5) high = middle;
    else low = middle;
  }
  return high;
}
