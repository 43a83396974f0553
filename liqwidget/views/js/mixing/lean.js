// @ts-check
// How funding leans the leverage mix of longs and shorts apart.
/** @import { Mixer } from "./mixer.js" */

const NEUTRAL_FUNDING = 1e-4;
const TYPICAL_FUNDING = 2e-4;

/**
 * How funding leans every tier, before normalization.
 * @param {Mixer} mixer
 * @param {number} shift
 */
export function lean(mixer, shift) {
  const { payload } = mixer;
  const { n_columns, leverages, funding, funding_tilt } = payload;
  for (let c = 0; c < n_columns; c++) {
    const crowded = Math.tanh((funding[c] + shift - NEUTRAL_FUNDING) / TYPICAL_FUNDING);
    const strength = Number.isNaN(crowded) ? 0 : funding_tilt * crowded;
    for (let k = 0; k < leverages.length; k++) {
      mixer.lean[k * n_columns + c] = leverages[k] ** strength;
    }
  }
  mixer.shift = shift;
}

/**
 * The mix of each side in each column; both sides keep equal totals.
 * @param {Mixer} mixer
 * @param {number[]} weights
 */
export function leanWeights(mixer, weights) {
  const { sideWeights, payload } = mixer;
  const { n_columns } = payload;
  const unlevered = 1 - weights.reduce((sum, w) => sum + w, 0);
  for (let c = 0; c < n_columns; c++) {
    let long = unlevered;
    let short = unlevered;
    for (let k = 0; k < weights.length; k++) {
      const power = mixer.lean[k * n_columns + c];
      long += weights[k] * power;
      short += weights[k] / power;
    }
    for (let k = 0; k < weights.length; k++) {
      const power = mixer.lean[k * n_columns + c];
      sideWeights[2 * k * n_columns + c] = (weights[k] * power) / long;
      sideWeights[(2 * k + 1) * n_columns + c] = weights[k] / power / short;
    }
  }
}
