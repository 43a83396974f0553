// @ts-check
// Dollars to pixels.
import { LESS, MORE } from "./diverging.js";
import { PALETTES } from "./palettes.js";
/** @import { Factors } from "../mixing/units.js" */

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
  return toned(PALETTES[palette] ?? PALETTES.inferno, scale);
}

/**
 * A table for signed amounts: minus the limit comes first, nothing is in the middle.
 * @param {string} scale
 * @returns {Uint32Array} of odd length
 */
export function signedTable(scale) {
  const [less, more] = [toned(LESS, scale), toned(MORE, scale)];
  const table = new Uint32Array(2 * TABLE - 1);
  table.set(less.reverse());
  table.set(more, TABLE - 1);
  return table;
}

/**
 * @param {string} colors 256 of them, base64
 * @param {string} scale
 */
function toned(colors, scale) {
  const rgb = Uint8Array.from(atob(colors), (c) => c.charCodeAt(0));
  const tone = TONES[scale] ?? TONES.sqrt;
  return new Uint32Array(TABLE).map((_, i) => {
    const at = 3 * Math.min(255, Math.floor(256 * tone(i / (TABLE - 1))));
    return (255 << 24) | (rgb[at + 2] << 16) | (rgb[at + 1] << 8) | rgb[at];
  });
}

/**
 * Color a grid into pixels, highest price first.
 * @param {Float64Array} grid dollars, (rows, columns), row 0 the lowest price
 * @param {Factors} factors from dollars to the unit of the limit
 * @param {number} limit amount of the brightest color
 * @param {number} floor amount below which a cell stays dark
 * @param {Uint32Array} table
 * @param {Uint32Array} pixels
 * @returns {number} how many cells are brighter than the scale shows
 */
export function colorize(grid, { row, column }, limit, floor, table, pixels) {
  const top = table.length - 1;
  const scale = limit > 0 ? top / limit : 0;
  const least = floor * scale;
  const rows = row.length;
  const columns = column.length;
  let clipped = 0;
  for (let b = 0; b < rows; b++) {
    const from = b * columns;
    const to = (rows - 1 - b) * columns;
    const ofRow = scale * row[b];
    for (let c = 0; c < columns; c++) {
      const at = grid[from + c] * ofRow * column[c];
      if (at > top) clipped += 1;
      pixels[to + c] = table[at < least ? 0 : at < top ? at | 0 : top];
    }
  }
  return clipped;
}

/**
 * Color signed amounts into pixels, highest price first.
 * @param {Float64Array} grid amounts, (rows, columns), row 0 the lowest price
 * @param {number} columns
 * @param {number} limit amount of the brightest colors
 * @param {number} floor amount below which a cell stays in the middle, whatever its sign
 * @param {Uint32Array} table from `signedTable`
 * @param {Uint32Array} pixels
 * @returns {number} how many cells are beyond the scale
 */
export function colorizeSigned(grid, columns, limit, floor, table, pixels) {
  const middle = (table.length - 1) / 2;
  const scale = limit > 0 ? middle / limit : 0;
  const rows = grid.length / columns;
  let clipped = 0;
  for (let b = 0; b < rows; b++) {
    const from = b * columns;
    const to = (rows - 1 - b) * columns;
    for (let c = 0; c < columns; c++) {
      const amount = grid[from + c];
      if (amount < floor && amount > -floor) {
        pixels[to + c] = table[middle];
        continue;
      }
      let at = amount * scale;
      if (at > middle || at < -middle) {
        clipped += 1;
        at = at > 0 ? middle : -middle;
      }
      pixels[to + c] = table[middle + (at | 0)];
    }
  }
  return clipped;
}
