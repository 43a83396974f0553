// @ts-check
// The arithmetic of the map on the page: the same model as liqwidget.estimator, from the runs.
// Pure: numbers and typed arrays, no DOM. Tested in Node against files that Python wrote.
/** @import { Payload } from "./payload.js" */

/**
 * What the reader chooses.
 * @typedef {object} Controls
 * @property {number[]} weights share of openings per tier
 * @property {boolean[]} tiers which tiers are drawn
 * @property {number} fundingShift
 * @property {number} openInterestScale
 */

/**
 * A payload filled with quantities; buffers are reused from frame to frame.
 * @typedef {object} Mixer
 * @property {Payload} payload
 * @property {Float64Array} prices geometric bucket centers
 * @property {Float64Array} held coins of each run at the end of its birth column, weight one
 * @property {Float64Array} gone the same at the end of its death column
 * @property {Float64Array} cumulated closing hazard at column ends, class by class
 * @property {Float64Array} decay survival from the column before, class by class
 * @property {Float64Array} lean leverage to the power of tilt times crowding, by tier and column
 * @property {Float64Array} sideWeights mix of each tier-side and column
 * @property {Float64Array} steps scratch: changes of one holding class
 * @property {Float64Array} grid dollars, (n_buckets, shown columns), row 0 the lowest price
 * @property {number | null} scale open interest scale of held and gone
 * @property {number | null} shift funding shift of lean
 */

const CERTAIN = 1 - 1e-12;
const NEUTRAL_FUNDING = 1e-4;
const TYPICAL_FUNDING = 2e-4;

/**
 * @param {Payload} payload
 * @returns {Mixer}
 */
export function createMixer(payload) {
  const { n_buckets, n_columns, first, low, high, leverages, speed, born } = payload;
  const step = Math.log(high / low) / n_buckets;
  const array = (/** @type {number} */ n) => new Float64Array(n);
  return {
    payload,
    prices: array(n_buckets).map((_, b) => low * Math.exp((b + 0.5) * step)),
    held: array(born.length),
    gone: array(born.length),
    cumulated: array(speed.length * n_columns),
    decay: array(speed.length * n_columns),
    lean: array(leverages.length * n_columns),
    sideWeights: array(2 * leverages.length * n_columns),
    steps: array(n_buckets * n_columns),
    grid: array(n_buckets * (n_columns - first)),
    scale: null,
    shift: null,
  };
}

/**
 * Openings per side and closing hazard of every column at one scale of open interest.
 * With several bars to a column the closings are first order: Python's map replaces them.
 * @param {Payload} payload
 * @param {number} scale
 */
export function columnFlows(payload, scale) {
  const { n_columns, bars_per_column, turnover, first_open_interest } = payload;
  const opened = new Float64Array(n_columns);
  const hazard = new Float64Array(n_columns);
  for (let c = 0; c < n_columns; c++) {
    let opening = scale * payload.rise[c];
    let closing = scale * payload.fall[c];
    if (bars_per_column === 1) {
      const net = opening - closing + payload.jump[c];
      opening = Math.max(net, 0);
      closing = Math.max(-net, 0);
    } else {
      opening += Math.max(payload.jump[c], 0);
      closing += Math.max(-payload.jump[c], 0);
    }
    const before = first_open_interest + scale * payload.before[c] + payload.before_jump[c];
    const churn = before > 0 ? 0.5 * turnover * Math.max(payload.volume[c] - opening - closing, 0) : 0;
    opened[c] = (opening + churn) * payload.opens[c];
    hazard[c] = before > 0 ? Math.min((closing + churn) / before, CERTAIN) : 0;
  }
  return { opened, hazard };
}

/**
 * Fill the runs with coins and let them fade.
 * @param {Mixer} mixer
 * @param {number} scale
 */
export function fill(mixer, scale) {
  const { payload, cumulated, decay, held, gone } = mixer;
  const { n_columns, speed, class_of_tier, bars_per_column, born, died, tier_side } = payload;
  const { opened, hazard } = columnFlows(payload, scale);
  const asPacked = columnFlows(payload, payload.open_interest_scale).hazard;
  for (let q = 0; q < speed.length; q++) {
    let total = 0;
    for (let c = 0; c < n_columns; c++) {
      const at = q * n_columns + c;
      let faded = -Math.log1p(-Math.min(speed[q] * hazard[c], CERTAIN));
      if (bars_per_column > 1) {
        faded = payload.fade[at] * (asPacked[c] > 0 ? hazard[c] / asPacked[c] : 1);
      }
      total += faded;
      cumulated[at] = total;
      decay[at] = Math.exp(-faded);
    }
  }
  for (let r = 0; r < born.length; r++) {
    const c = born[r];
    const share = tier_side[r] & 1 ? payload.short_share[c] : payload.long_share[c];
    const coins = payload.share[r] * (opened[c] * share + payload.inventory[c]);
    const row = class_of_tier[tier_side[r] >> 1] * n_columns;
    held[r] = coins;
    gone[r] = died[r] < n_columns ? coins * Math.exp(cumulated[row + c] - cumulated[row + died[r]]) : 0;
  }
  mixer.scale = scale;
}

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

/**
 * Mix the runs into `mixer.grid`, in dollars.
 * @param {Mixer} mixer
 * @param {Controls} controls
 * @returns {Float64Array} (n_buckets, shown columns)
 */
export function mix(mixer, controls) {
  const { payload, held, gone, decay, steps, grid, prices, sideWeights } = mixer;
  const { n_buckets, n_columns, first, speed, class_of_tier, bucket, born, died, tier_side } = payload;
  if (mixer.scale !== controls.openInterestScale) fill(mixer, controls.openInterestScale);
  if (mixer.shift !== controls.fundingShift) lean(mixer, controls.fundingShift);
  leanWeights(mixer, controls.weights);

  const shown = n_columns - first;
  let started = false;
  for (let q = 0; q < speed.length; q++) {
    steps.fill(0);
    let used = false;
    for (let r = 0; r < born.length; r++) {
      const tier = tier_side[r] >> 1;
      if (class_of_tier[tier] !== q || !controls.tiers[tier]) continue;
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
 * Dollars of every tier-side and bucket at the end of one shown column.
 * @param {Mixer} mixer after `mix`
 * @param {Controls} controls
 * @param {number} column shown column
 * @returns {Float64Array} (2 * n_tiers, n_buckets)
 */
export function profile(mixer, controls, column) {
  const { payload, prices } = mixer;
  const { n_buckets, leverages, first, born, bucket, tier_side } = payload;
  const stacked = new Float64Array(2 * leverages.length * n_buckets);
  for (let r = 0; r < born.length; r++) {
    const coins = aliveCoins(mixer, controls, r, column + first);
    if (coins > 0) stacked[tier_side[r] * n_buckets + bucket[r]] += coins * prices[bucket[r]];
  }
  return stacked;
}

/**
 * Coins of one run that are alive at the end of a column, hidden columns counted.
 * @param {Mixer} mixer
 * @param {Controls} controls
 * @param {number} r
 * @param {number} column
 */
export function aliveCoins(mixer, controls, r, column) {
  const { n_columns, born, died, tier_side, class_of_tier } = mixer.payload;
  const tier = tier_side[r] >> 1;
  if (born[r] > column || died[r] <= column || !controls.tiers[tier]) return 0;
  const row = class_of_tier[tier] * n_columns;
  const left = Math.exp(mixer.cumulated[row + born[r]] - mixer.cumulated[row + column]);
  return mixer.sideWeights[tier_side[r] * n_columns + born[r]] * mixer.held[r] * left;
}

/**
 * Move one tier's share and let the others keep their proportions.
 * @param {number[]} weights as they were when the drag began
 * @param {number} tier
 * @param {number} share of the levered total, 0 to 1
 * @returns {number[]}
 */
export function moveShare(weights, tier, share) {
  const total = weights.reduce((sum, w) => sum + w, 0) || 1;  // from nothing: of everything
  const rest = total - weights[tier];
  const left = total * (1 - share);
  return weights.map((w, k) => {
    if (k === tier) return total * share;
    return rest > 1e-12 ? (w / rest) * left : left / (weights.length - 1);
  });
}
