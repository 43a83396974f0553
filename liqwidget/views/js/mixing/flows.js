// @ts-check
// Openings and closings of every column, and what they leave of each run.
/** @import { Choice, Mixer } from "./mixer.js" */
/** @import { Payload } from "./payload.js" */

const CERTAIN = 1 - 1e-12;

/**
 * What the reader may say about open interest.
 * @typedef {Pick<Choice, "open_interest_scale" | "jump_share" | "jump_bars">} OpenInterest
 */

/**
 * Openings per side, closing hazard and open interest of every column; `atFirst` is open
 * interest at the first bar.
 * With several bars to a column the closings are those of equal bars: Python's map replaces them.
 * @param {Payload} payload
 * @param {OpenInterest} chosen
 */
export function columnFlows(payload, { open_interest_scale: scale, jump_share, jump_bars }) {
  const { n_columns, n_bars, bars_per_column, turnover, first_open_interest, first_bar, bars } = payload;
  const opened = new Float64Array(n_columns);
  const hazard = new Float64Array(n_columns);
  const openInterest = new Float64Array(n_columns);
  const jumping = Math.min(Math.max(jump_bars, 1), n_bars);
  const perBar = (jump_share * payload.last_open_interest) / jumping;
  /** Bars of the jump among the first `n`. @param {number} n */
  const jumped = (n) => Math.max(0, n - (n_bars - jumping));
  for (let c = 0; c < n_columns; c++) {
    const jump = perBar * (jumped(first_bar[c] + bars[c]) - jumped(first_bar[c]));
    let opening = scale * payload.rise[c];
    let closing = scale * payload.fall[c];
    if (bars_per_column === 1) {
      const net = opening - closing + jump;
      opening = Math.max(net, 0);
      closing = Math.max(-net, 0);
    } else {
      opening += Math.max(jump, 0);
      closing += Math.max(-jump, 0);
    }
    const before = first_open_interest + scale * payload.before[c] + perBar * jumped(Math.max(first_bar[c], 1));
    const volume = payload.volume[c] + Math.abs(jump);
    const churn = before > 0 ? 0.5 * turnover * Math.max(volume - opening - closing, 0) : 0;
    opened[c] = (opening + churn) * payload.opens[c];
    hazard[c] = before > 0 ? Math.min((closing + churn) / before, CERTAIN) : 0;
    const change = scale * (payload.before[c] + payload.rise[c] - payload.fall[c]);
    openInterest[c] = Math.max(0, first_open_interest + change + perBar * jumped(first_bar[c] + bars[c]));
  }
  const atFirst = Math.max(0, first_open_interest + perBar * jumped(1));
  return { opened, hazard, openInterest, atFirst };
}

/**
 * Fill the runs with coins and let them fade.
 * @param {Mixer} mixer
 * @param {OpenInterest} chosen
 */
export function fill(mixer, chosen) {
  const { payload, cumulated, decay, held, gone } = mixer;
  const { n_columns, speed, class_of_tier, bars_per_column, born, died, tier_side } = payload;
  const { opened, hazard, openInterest, atFirst } = columnFlows(payload, chosen);
  const packed = columnFlows(payload, payload);
  const seed = packed.atFirst > 0 ? atFirst / packed.atFirst : 1;  // of what was open before
  for (let q = 0; q < speed.length; q++) {
    let total = 0;
    for (let c = 0; c < n_columns; c++) {
      const at = q * n_columns + c;
      let faded = -Math.log1p(-Math.min(speed[q] * hazard[c], CERTAIN));
      if (bars_per_column > 1) {
        const even = (/** @type {number} */ rate) => Math.log1p(-Math.min((speed[q] * rate) / payload.bars[c], CERTAIN));
        faded = payload.fade[at] * (packed.hazard[c] > 0 ? even(hazard[c]) / even(packed.hazard[c]) : 1);
      }
      total += faded;
      cumulated[at] = total;
      decay[at] = Math.exp(-faded);
    }
  }
  for (let r = 0; r < born.length; r++) {
    const c = born[r];
    const share = tier_side[r] & 1 ? payload.short_share[c] : payload.long_share[c];
    const coins = payload.share[r] * (opened[c] * share + seed * payload.inventory[c]);
    const row = class_of_tier[tier_side[r] >> 1] * n_columns;
    held[r] = coins;
    gone[r] = died[r] < n_columns ? coins * Math.exp(cumulated[row + c] - cumulated[row + died[r]]) : 0;
  }
  mixer.openInterest = openInterest;
  mixer.filled = nameOf(chosen);
}

/**
 * A name to compare two choices by.
 * @param {OpenInterest} chosen
 */
export const nameOf = ({ open_interest_scale, jump_share, jump_bars }) =>
  `${open_interest_scale} ${jump_share} ${jump_share ? jump_bars : 0}`;

/**
 * Whether the page shows a first-order preview of what Python will compute.
 * @param {Payload} payload
 * @param {OpenInterest} chosen
 */
export const isPreview = (payload, chosen) =>
  payload.bars_per_column > 1 && nameOf(chosen) !== nameOf(payload);
