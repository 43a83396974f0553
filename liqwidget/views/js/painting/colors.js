// @ts-check
// Dollars to pixels.
import { PALETTES } from "./palettes.js";

const TABLE = 16384;
const LOG_SPAN = 1000; // as in liqwidget/views/colors.py

/** @type {Record<string, (x: number) => number>} */
const TONES = {
  linear: (x) => x,
  sqrt: Math.sqrt,
  log: (x) => Math.log(Math.max(x * LOG_SPAN, 1)) / Math.log(LOG_SPAN),
};

/**
 * A table from dollars over the color limit to a pixel (ABGR).
 * @param {string} palette
 * @param {string} scale
 * @returns {Uint32Array}
 */
export function colorTable(palette, scale) {
  const rgb = Uint8Array.from(atob(PALETTES[palette] ?? PALETTES.inferno), (c) => c.charCodeAt(0));
  const tone = TONES[scale] ?? TONES.sqrt;
  return new Uint32Array(TABLE).map((_, i) => {
    const at = 3 * Math.min(255, Math.floor(256 * tone(i / (TABLE - 1))));
    return (255 << 24) | (rgb[at + 2] << 16) | (rgb[at + 1] << 8) | rgb[at];
  });
}

/**
 * Color a grid into pixels, highest price first.
 * @param {Float64Array} grid (rows, columns), row 0 the lowest price
 * @param {number} rows
 * @param {number} columns
 * @param {number} limit dollars of the brightest color
 * @param {Uint32Array} table
 * @param {Uint32Array} pixels
 */
export function colorize(grid, rows, columns, limit, table, pixels) {
  const top = table.length - 1;
  const scale = limit > 0 ? top / limit : 0;
  for (let b = 0; b < rows; b++) {
    const from = b * columns;
    const to = (rows - 1 - b) * columns;
    for (let c = 0; c < columns; c++) {
      const at = grid[from + c] * scale;
      pixels[to + c] = table[at < top ? at | 0 : top];
    }
  }
}

/**
 * The color limit of a grid: a value that few cells exceed, so that one spike does not hide
 * the rest.
 * @param {Float64Array} grid
 * @returns {number}
 */
export function colorLimit(grid) {
  const sample = [];
  const step = Math.max(1, Math.floor(grid.length / 50000));
  for (let i = 0; i < grid.length; i += step) if (grid[i] > 0) sample.push(grid[i]);
  if (!sample.length) return 1;
  sample.sort((a, b) => a - b);
  return sample[Math.min(sample.length - 1, Math.floor(0.995 * sample.length))];
}
