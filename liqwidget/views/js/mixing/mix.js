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
  const { payload, held, gone, decay, steps, grid, sideWeights, runs, rows } = mixer;
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
    const some = rows[q];
    const whole = some.length - (some.length % 4);
    for (let i = 0; i < whole; i += 4) fourRows(mixer, some, i, fades, started);
    for (let i = whole; i < some.length; i++) oneRow(mixer, some[i], fades, started);
  });
  started.forEach((filled, b) => { if (!filled) grid.fill(0, b * shown, (b + 1) * shown); });
  return grid;
}

/**
 * Sum the changes of one row along time, fading, and add its dollars to the grid.
 * @param {Mixer} mixer
 * @param {number} b
 * @param {Float64Array} fades
 * @param {Uint8Array} started rows that hold another class already
 */
function oneRow({ payload, steps, grid, prices }, b, fades, started) {
  const { n_columns, first } = payload;
  const row = b * n_columns;
  const out = b * (n_columns - first) - first;
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

/**
 * The same for four rows side by side: each column waits for the one before, so a core that works
 * on four at once is about twice as fast. The numbers are the same to the last bit.
 * @param {Mixer} mixer
 * @param {Uint32Array} rows
 * @param {number} i the first of the four in `rows`
 * @param {Float64Array} fades
 * @param {Uint8Array} started
 */
function fourRows({ payload, steps, grid, prices }, rows, i, fades, started) {
  const { n_columns, first } = payload;
  const shown = n_columns - first;
  const [b0, b1, b2, b3] = [rows[i], rows[i + 1], rows[i + 2], rows[i + 3]];
  const [r0, r1, r2, r3] = [b0 * n_columns, b1 * n_columns, b2 * n_columns, b3 * n_columns];
  const [o0, o1, o2, o3] = [b0 * shown - first, b1 * shown - first, b2 * shown - first, b3 * shown - first];
  const [p0, p1, p2, p3] = [prices[b0], prices[b1], prices[b2], prices[b3]];
  for (const b of [b0, b1, b2, b3]) {
    if (!started[b]) grid.fill(0, b * shown, (b + 1) * shown);
    started[b] = 1;
  }
  let [x0, x1, x2, x3] = [0, 0, 0, 0];
  for (let c = 0; c < first; c++) {
    const fade = fades[c];
    x0 = x0 * fade + steps[r0 + c];
    x1 = x1 * fade + steps[r1 + c];
    x2 = x2 * fade + steps[r2 + c];
    x3 = x3 * fade + steps[r3 + c];
  }
  for (let c = first; c < n_columns; c++) {
    const fade = fades[c];
    x0 = x0 * fade + steps[r0 + c];
    x1 = x1 * fade + steps[r1 + c];
    x2 = x2 * fade + steps[r2 + c];
    x3 = x3 * fade + steps[r3 + c];
    if (x0 > 0) grid[o0 + c] += x0 * p0;
    if (x1 > 0) grid[o1 + c] += x1 * p1;
    if (x2 > 0) grid[o2 + c] += x2 * p2;
    if (x3 > 0) grid[o3 + c] += x3 * p3;
  }
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
