// @ts-check
// The heatmap: a picture of the grid, stretched to its times and prices.
import { colorize, colorizeSigned } from "./colors.js";
/** @import { Payload } from "../mixing/payload.js" */
/** @import { Factors } from "../mixing/units.js" */
/** @import { Layer } from "./canvases.js" */

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

/**
 * @param {Layer} layer
 * @param {Payload} payload
 * @param {(out: CanvasRenderingContext2D) => void} over draws what lies on it
 */
export function createHeat(layer, payload, over) {
  const columns = payload.starts.length;
  const rows = payload.n_buckets;
  const picture = document.createElement("canvas");
  picture.width = columns;
  picture.height = rows;
  const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  const pixels = new Uint32Array(rows * columns);
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), columns, rows);
  const pieces = stretches(payload);
  let until = columns;

  const draw = () => {
    const out = layer.place();
    out.imageSmoothingEnabled = false;
    const top = layer.y(payload.high);
    const height = layer.y(payload.low) - top;
    for (const [from, end] of pieces) {
      const to = Math.min(end, until);
      if (to <= from) continue;
      const left = layer.x(payload.starts[from]);
      const right = layer.x(payload.ends[to - 1]);
      out.drawImage(picture, from, 0, to - from, rows, left, top, right - left, height);
    }
    over(out);
  };
  return {
    draw,
    /**
     * Color the grid; `draw` shows it.
     * @param {Float64Array} grid
     * @param {Factors} factors
     * @param {number} limit
     * @param {number} floor
     * @param {Uint32Array} table
     * @param {number} column last one that is shown
     */
    paint(grid, factors, limit, floor, table, column) {
      until = column + 1;
      const clipped = colorize(grid, factors, limit, floor, table, pixels);
      context.putImageData(image, 0, 0);
      return clipped;
    },
    /**
     * Color a difference; `draw` shows it.
     * @param {Float64Array} grid signed, in the unit of the limit
     * @param {number} limit
     * @param {number} floor
     * @param {Uint32Array} table
     * @param {number} column last one that is shown
     */
    paintSigned(grid, limit, floor, table, column) {
      until = column + 1;
      const clipped = colorizeSigned(grid, columns, limit, floor, table, pixels);
      context.putImageData(image, 0, 0);
      return clipped;
    },
  };
}
