// @ts-check
// The heatmap: the cells under each pixel of the frame, colored.
import { colorize } from "./pixels.js";
import { sample, stretches } from "./sampling.js";
/** @import { Factors } from "../mixing/units.js" */
/** @import { Payload } from "../mixing/payload.js" */
/** @import { Layer } from "./canvases.js" */
/** @import { Sampling } from "./sampling.js" */

/**
 * What is painted, and how.
 * @typedef {object} Painting
 * @property {Float64Array} grid
 * @property {Factors} factors from the grid to the unit of the limit
 * @property {number} limit amount of the brightest color
 * @property {number} floor amount below which a cell stays dark
 * @property {Uint32Array} table
 * @property {boolean} signed whether it is a difference
 * @property {number} column last one that is shown
 */

/**
 * @param {Layer} layer
 * @param {Payload} payload
 * @param {(out: CanvasRenderingContext2D) => void} over draws what lies on it
 */
export function createHeat(layer, payload, over) {
  const pieces = stretches(payload);
  /** @type {Painting | null} */
  let painting = null;
  let image = new ImageData(1, 1);
  let pixels = new Uint32Array(image.data.buffer);
  let laid = "";
  /** @type {Sampling} */
  let across;
  /** @type {Sampling} */
  let down;

  /** Find the cells under the pixels again, if the axes moved. */
  const layOut = () => {
    const { width, height } = layer.canvas;
    const { starts, ends, low, high, n_buckets } = payload;
    const [top, bottom] = [layer.y(high), layer.y(low)];
    const [left, right] = [layer.x(starts[0]), layer.x(ends[ends.length - 1])];
    const key = `${width} ${height} ${top} ${bottom} ${left} ${right}`;
    if (key === laid) return;
    laid = key;
    if (image.width !== width || image.height !== height) {
      image = new ImageData(width, height);
      pixels = new Uint32Array(image.data.buffer);
    }
    across = sample(pieces.map(([first, end]) => ({
      first, end, start: layer.x(starts[first]), stop: layer.x(ends[end - 1]),
    })), width);
    down = sample([{ first: 0, end: n_buckets, start: top, stop: bottom }], height);
  };
  return {
    draw() {
      const out = layer.place();
      if (painting) {
        layOut();
        const { grid, factors, column } = painting;
        colorize({ grid, factors, across, down, until: column + 1 }, painting, pixels);
        out.putImageData(image, 0, 0);
      }
      over(out);
    },
    /** What `draw` shows from now on. @param {Painting} next */
    paint(next) {
      painting = next;
    },
  };
}
