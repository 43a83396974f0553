// @ts-check
// Which cells lie under each pixel of a frame. Where there are more cells than pixels, a pixel has
// several, and none is left out: a level of one bucket must not vanish between two lines.
/** @import { Payload } from "../mixing/payload.js" */

/**
 * Cells under each pixel along one axis: `from[p] .. to[p]`, from -1 where there are none.
 * @typedef {{ from: Int32Array, to: Int32Array }} Sampling
 */

/**
 * Cells in a row without a gap, and where they are drawn.
 * @typedef {object} Piece
 * @property {number} first cell
 * @property {number} end one past the last cell
 * @property {number} start pixels from the edge of the frame, may lie outside
 * @property {number} stop
 */

/**
 * A cell goes to the pixel that its middle is in; a pixel that gets none shows what is under its own.
 * @param {Piece[]} pieces
 * @param {number} size pixels
 * @returns {Sampling}
 */
export function sample(pieces, size) {
  const from = new Int32Array(size).fill(-1);
  const to = new Int32Array(size).fill(-1);
  for (const { first, end, start, stop } of pieces) {
    const wide = (stop - start) / (end - first);
    if (!(wide > 0)) continue;
    const low = Math.max(first, first + Math.floor(-start / wide));
    const high = Math.min(end, first + Math.ceil((size - start) / wide));
    for (let i = low; i < high; i++) {
      const p = Math.floor(start + (i - first + 0.5) * wide);
      if (p < 0 || p >= size) continue;
      if (from[p] < 0) from[p] = i;
      to[p] = i + 1;
    }
    const until = Math.min(size, Math.ceil(stop - 0.5));
    for (let p = Math.max(0, Math.ceil(start - 0.5)); p < until; p++) {
      if (from[p] >= 0) continue;
      from[p] = Math.min(end - 1, first + Math.floor((p + 0.5 - start) / wide));
      to[p] = from[p] + 1;
    }
  }
  return { from, to };
}

/**
 * Pieces of the time axis without a gap: [first column, one past the last].
 * @param {Payload} payload
 * @returns {number[][]}
 */
export function stretches({ starts, ends }) {
  const pieces = [];
  let from = 0;
  for (let c = 1; c <= starts.length; c++) {
    const length = ends[from] - starts[from];
    const evenly = c < starts.length && starts[c] === ends[c - 1] && ends[c] - starts[c] === length;
    if (!evenly) {
      pieces.push([from, c]);
      from = c;
    }
  }
  return pieces;
}
