// @ts-check
// The runs in blocks: four neighboring rows of one holding class, whose columns are summed side by
// side. A block's lines and its rows of the grid stay close to the core, where the whole grid does
// not; and each column waits for the one before, so four at once are about twice as fast as one.
import { once } from "./once.js";
import { sortedBy } from "./sorted.js";
/** @import { Payload } from "./payload.js" */

export const LANES = 4;

/**
 * Blocks by row, then class; per block, then per run of a block.
 * @typedef {object} Blocks
 * @property {Uint32Array} row lowest of the four rows
 * @property {Uint8Array} speed holding class
 * @property {Uint32Array} from first column in which anything is open
 * @property {Uint32Array} to one past the last
 * @property {Uint32Array} start first of its runs; one more entry than blocks
 * @property {Uint32Array} run number in the payload
 * @property {Uint8Array} tier
 * @property {Uint32Array} weight place of its weight in `sideWeights`
 * @property {Uint32Array} opens place in the lines, (column, lane), that it adds to
 * @property {Uint32Array} closes place that it takes from; of those that stay open, after the last column
 */

/** The blocks of a payload. */
export const blocksOf = once(layOut);

/**
 * @param {Payload} payload
 * @returns {Blocks}
 */
function layOut({ n_columns, class_of_tier, speed, bucket, born, died, tier_side }) {
  const n = born.length;
  const classes = speed.length;
  const blockOf = new Uint32Array(n);
  for (let r = 0; r < n; r++) blockOf[r] = Math.floor(bucket[r] / LANES) * classes + class_of_tier[tier_side[r] >> 1];
  const run = sortedBy(blockOf);
  const [weight, opens, closes] = [new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)];
  const tier = new Uint8Array(n);
  /** Per block: its number, first run, columns. @type {[number[], number[], number[], number[]]} */
  const [block, start, from, to] = [[], [], [], []];
  for (let i = 0, last = -1; i < n; i++) {
    const r = run[i];
    const [opened, closed] = [born[r], Math.min(died[r], n_columns)];
    const lane = bucket[r] % LANES;
    tier[i] = tier_side[r] >> 1;
    weight[i] = tier_side[r] * n_columns + opened;
    opens[i] = opened * LANES + lane;
    closes[i] = closed * LANES + lane;
    if (block[last] !== blockOf[r]) {
      last = block.push(blockOf[r]) - 1;
      start.push(i);
      from.push(opened);
      to.push(closed);
    }
    if (opened < from[last]) from[last] = opened;
    if (closed > to[last]) to[last] = closed;
  }
  start.push(n);
  return {
    row: Uint32Array.from(block, (of) => Math.floor(of / classes) * LANES),
    speed: Uint8Array.from(block, (of) => of % classes),
    from: Uint32Array.from(from), to: Uint32Array.from(to), start: Uint32Array.from(start),
    run, tier, weight, opens, closes,
  };
}
