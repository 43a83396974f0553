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
  const { payload, held, gone, decay, steps, grid, prices, sideWeights, runs, rows } = mixer;
  const { n_buckets, n_columns, first, bucket, born, died, tier_side } = payload;
  weigh(mixer, chosen);

  const shown = n_columns - first;
  const started = new Uint8Array(n_buckets);
  runs.forEach((ofClass, q) => {
    for (const b of rows[q]) steps.fill(0, b * n_columns, (b + 1) * n_columns);
    for (let i = 0; i < ofClass.length; i++) {
      const r = ofClass[i];
      const side = tier_side[r];
      if (!chosen.tiers[side >> 1]) continue;
      const weight = sideWeights[side * n_columns + born[r]];
      if (weight === 0) continue;
      const row = bucket[r] * n_columns;
      steps[row + born[r]] += weight * held[r];
      if (died[r] < n_columns) steps[row + died[r]] -= weight * gone[r];
    }
    const fades = decay.subarray(q * n_columns, (q + 1) * n_columns);
    for (const b of rows[q]) {
      const row = b * n_columns;
      const out = b * shown - first;
      const price = prices[b];
      const add = started[b];
      let coins = 0;
      for (let c = 0; c < first; c++) coins = coins * fades[c] + steps[row + c];
      for (let c = first; c < n_columns; c++) {
        coins = coins * fades[c] + steps[row + c];
        // a cell that emptied may keep a last bit of either sign
        const dollars = coins > 0 ? coins * price : 0;
        grid[out + c] = add ? grid[out + c] + dollars : dollars;
      }
      started[b] = 1;
    }
  });
  started.forEach((filled, b) => { if (!filled) grid.fill(0, b * shown, (b + 1) * shown); });
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
