// @ts-check
// The arithmetic of the map on the page: the same model as liqwidget.estimator, from the runs.
// Pure: numbers and typed arrays, no DOM. Tested in Node against files that Python wrote.
import { LANES } from "./blocks.js";
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
  mixer.mixed = "";
  weigh(mixer, chosen);
  // a cell that emptied may keep a last bit of either sign
  return spread(mixer, mixer.sideWeights, chosen.tiers, 0, mixer.grid);
}

/**
 * Mix unless the grid is of this choice already.
 * @param {Mixer} mixer
 * @param {Choice} chosen
 * @returns {boolean} whether the grid is news
 */
export function remix(mixer, chosen) {
  const name = JSON.stringify([chosen.weights, chosen.tiers, chosen.funding_shift, nameOf(chosen)]);
  if (name === mixer.mixed) return false;
  mix(mixer, chosen);
  mixer.mixed = name;
  return true;
}

/**
 * Dollars of the drawn tiers for given side mixes.
 * @param {Mixer} mixer with its quantities up to date
 * @param {Float64Array} sideMix (2 * n_tiers, n_columns)
 * @param {boolean[]} tiers which are drawn
 * @param {number} above what is not more counts as nothing: 0, or minus infinity for any sign
 * @param {Float64Array} grid (n_buckets, shown columns), written anew
 */
export function spread(mixer, sideMix, tiers, above, grid) {
  grid.fill(0);
  for (let i = 0; i < mixer.blocks.row.length; i++) {
    if (change(mixer, sideMix, tiers, i)) sum(mixer, above, grid, i);
  }
  return grid;
}

/**
 * Write what opens and closes in a block into the lines.
 * @param {Mixer} mixer
 * @param {Float64Array} sideMix
 * @param {boolean[]} tiers
 * @param {number} block
 * @returns {boolean} whether anything does
 */
function change({ held, gone, lines, blocks }, sideMix, tiers, block) {
  const { start, run, tier, weight, opens, closes } = blocks;
  const end = start[block + 1];
  let any = false;
  for (let i = start[block]; i < end; i++) {
    const share = sideMix[weight[i]];
    if (share === 0 || !tiers[tier[i]]) continue;
    const r = run[i];
    lines[opens[i]] += share * held[r];
    lines[closes[i]] -= share * gone[r];
    any = true;
  }
  return any;
}

/**
 * Sum the lines along time, fading, add their dollars to the grid, and leave the lines empty.
 * @param {Mixer} mixer
 * @param {number} above
 * @param {Float64Array} grid
 * @param {number} block
 */
function sum({ payload, blocks, lines, decay, prices }, above, grid, block) {
  const { n_columns, first } = payload;
  const shown = n_columns - first;
  const b = blocks.row[block];
  const to = blocks.to[block];
  const fades = blocks.speed[block] * n_columns;
  const [p0, p1, p2, p3] = [prices[b], prices[b + 1], prices[b + 2], prices[b + 3]];
  const o0 = b * shown - first;
  const [o1, o2, o3] = [o0 + shown, o0 + 2 * shown, o0 + 3 * shown];
  let [x0, x1, x2, x3] = [0, 0, 0, 0];
  for (let c = blocks.from[block]; c < to; c++) {
    const at = c * LANES;
    const fade = decay[fades + c];
    x0 = x0 * fade + lines[at];
    x1 = x1 * fade + lines[at + 1];
    x2 = x2 * fade + lines[at + 2];
    x3 = x3 * fade + lines[at + 3];
    if (c < first) continue;  // hidden columns only lead up to those shown
    if (x0 > above) grid[o0 + c] += x0 * p0;
    if (x1 > above) grid[o1 + c] += x1 * p1;
    if (x2 > above) grid[o2 + c] += x2 * p2;
    if (x3 > above) grid[o3 + c] += x3 * p3;
  }
  lines.fill(0, blocks.from[block] * LANES, (to + 1) * LANES);
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
