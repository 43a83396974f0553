// @ts-check
// A payload with room for quantities: the buffers that are filled anew from frame to frame.
import { LANES, blocksOf } from "./blocks.js";
/** @import { Blocks } from "./blocks.js" */
/** @import { Payload } from "./payload.js" */

/**
 * What the reader chooses, under the names of the traits.
 * @typedef {object} Choice
 * @property {number[]} weights share of openings per tier
 * @property {boolean[]} tiers which tiers are drawn
 * @property {number} funding_shift
 * @property {number} open_interest_scale
 * @property {number} jump_share what-if rise of open interest, as a share of the last
 * @property {number} jump_bars bars that the rise is spread over
 */

/**
 * @typedef {object} Mixer
 * @property {Payload} payload
 * @property {Float64Array} prices geometric bucket centers
 * @property {Float64Array} held coins of each run at the end of its birth column, weight one
 * @property {Float64Array} gone the same at the end of its death column
 * @property {Float64Array} openInterest coins at the end of each column
 * @property {Float64Array} cumulated closing hazard at column ends, class by class
 * @property {Float64Array} decay survival from the column before, class by class
 * @property {Float64Array} lean leverage to the power of tilt times crowding, by tier and column
 * @property {Float64Array} sideWeights mix of each tier-side and column
 * @property {Blocks} blocks the runs in the order of mixing
 * @property {Float64Array} lines scratch, empty between two blocks: changes by column and lane
 * @property {Float64Array} grid dollars, (n_buckets, shown columns), row 0 the lowest price
 * @property {{ name: string, runs: Uint32Array, dollars: Float64Array } | null} open runs open at the column that was asked for last, see profile.js
 * @property {string} mixed choice that the grid is of, once `remix` was asked
 * @property {string} filled open interest that held and gone are of
 * @property {number | null} shift funding shift of lean
 */

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
    openInterest: array(n_columns),
    cumulated: array(speed.length * n_columns),
    decay: array(speed.length * n_columns),
    lean: array(leverages.length * n_columns),
    sideWeights: array(2 * leverages.length * n_columns),
    blocks: blocksOf(payload),
    lines: array((n_columns + 1) * LANES),
    grid: array(n_buckets * (n_columns - first)),
    open: null,
    mixed: "",
    filled: "",
    shift: null,
  };
}
