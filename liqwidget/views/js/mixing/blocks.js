// @ts-check
// The runs in blocks: four neighboring rows of one holding class, whose columns are summed side by
// side. A block's lines and its rows of the grid stay close to the core, where the whole grid does
// not; and each column waits for the one before, so four at once are about twice as fast as one.
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

/**
 * @param {Payload} payload
 * @returns {Blocks}
 */
export function blocksOf({ n_columns, class_of_tier, speed, bucket, born, died, tier_side }) {
  const classes = speed.length;
  const blockOf = (/** @type {number} */ r) => Math.floor(bucket[r] / LANES) * classes + class_of_tier[tier_side[r] >> 1];
  const run = Uint32Array.from(born.keys()).sort((a, b) => blockOf(a) - blockOf(b) || a - b);
  /** @type {{ block: number, start: number, from: number, to: number }[]} */
  const found = [];
  run.forEach((r, i) => {
    const block = blockOf(r);
    if (found.at(-1)?.block !== block) found.push({ block, start: i, from: n_columns, to: 0 });
    const last = found[found.length - 1];
    last.from = Math.min(last.from, born[r]);
    last.to = Math.max(last.to, Math.min(died[r], n_columns));
  });
  const place = (/** @type {number} */ r, /** @type {number} */ column) => column * LANES + (bucket[r] % LANES);
  return {
    row: Uint32Array.from(found, ({ block }) => Math.floor(block / classes) * LANES),
    speed: Uint8Array.from(found, ({ block }) => block % classes),
    from: Uint32Array.from(found, ({ from }) => from),
    to: Uint32Array.from(found, ({ to }) => to),
    start: Uint32Array.from([...found.map(({ start }) => start), run.length]),
    run,
    tier: Uint8Array.from(run, (r) => tier_side[r] >> 1),
    weight: run.map((r) => tier_side[r] * n_columns + born[r]),
    opens: run.map((r) => place(r, born[r])),
    closes: run.map((r) => place(r, Math.min(died[r], n_columns))),
  };
}
