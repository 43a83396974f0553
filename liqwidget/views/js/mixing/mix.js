// @ts-check
// The arithmetic of the map on the page: the same model as liqwidget.estimator, from the runs.
// Pure: numbers and typed arrays, no DOM. Tested in Node against files that Python wrote.
import { fill, nameOf } from "./flows.js";
import { lean, leanWeights } from "./lean.js";
/** @import { Choice, Mixer } from "./mixer.js" */

/**
 * Mix the runs into `mixer.grid`, in dollars.
 * @param {Mixer} mixer
 * @param {Choice} chosen
 * @returns {Float64Array} (n_buckets, shown columns)
 */
export function mix(mixer, chosen) {
  const { payload, held, gone, decay, steps, grid, prices, sideWeights } = mixer;
  const { n_buckets, n_columns, first, speed, class_of_tier, bucket, born, died, tier_side } = payload;
  weigh(mixer, chosen);

  const shown = n_columns - first;
  let started = false;
  for (let q = 0; q < speed.length; q++) {
    steps.fill(0);
    let used = false;
    for (let r = 0; r < born.length; r++) {
      const tier = tier_side[r] >> 1;
      if (class_of_tier[tier] !== q || !chosen.tiers[tier]) continue;
      const weight = sideWeights[tier_side[r] * n_columns + born[r]];
      if (weight === 0) continue;
      const row = bucket[r] * n_columns;
      steps[row + born[r]] += weight * held[r];
      if (died[r] < n_columns) steps[row + died[r]] -= weight * gone[r];
      used = true;
    }
    if (!used) continue;
    const fades = decay.subarray(q * n_columns, (q + 1) * n_columns);
    for (let b = 0; b < n_buckets; b++) {
      const row = b * n_columns;
      const out = b * shown - first;
      const price = prices[b];
      let coins = 0;
      for (let c = 0; c < first; c++) coins = coins * fades[c] + steps[row + c];
      for (let c = first; c < n_columns; c++) {
        coins = coins * fades[c] + steps[row + c];
        // a cell that emptied may keep a last bit of either sign
        const dollars = coins > 0 ? coins * price : 0;
        grid[out + c] = started ? grid[out + c] + dollars : dollars;
      }
    }
    started = true;
  }
  if (!started) grid.fill(0);
  return grid;
}

/**
 * Bring quantities and weights up to date.
 * @param {Mixer} mixer
 * @param {Choice} chosen
 */
function weigh(mixer, chosen) {
  if (mixer.filled !== nameOf(chosen)) fill(mixer, chosen);
  if (mixer.shift !== chosen.funding_shift) lean(mixer, chosen.funding_shift);
  leanWeights(mixer, chosen.weights);
}
