// @ts-check
// Percentiles of what is drawn: of the threshold, and of the brightest color.
/** @import { Factors } from "./units.js" */

const SAMPLE = 20000;
const CENT = 0.01;  // less is what rounding leaves of a cell that emptied

/**
 * Amounts of cells that hold a cent or more, of one cell in `grid.length / 20000`, ascending. The
 * same cells as in liqwidget/views/units.py.
 * @param {Float64Array} grid dollars, (rows, columns)
 * @param {Factors} factors
 * @param {number} [until] columns that count; those after it are not known yet
 * @returns {Float64Array}
 */
export function drawnAmounts(grid, { row, column }, until = column.length) {
  const step = Math.max(1, Math.floor(grid.length / SAMPLE));
  const found = new Float64Array(Math.ceil(grid.length / step));
  let n = 0;
  for (let i = 0; i < grid.length; i += step) {
    const c = i % column.length;
    if (grid[i] > CENT && c < until) found[n++] = grid[i] * row[Math.floor(i / column.length)] * column[c];
  }
  return found.subarray(0, n).sort();
}

/**
 * @param {Float64Array} ascending
 * @param {number} per_cent
 * @returns {number} zero if nothing is drawn
 */
export function percentile(ascending, per_cent) {
  const n = ascending.length;
  return n ? ascending[Math.min(n - 1, Math.floor((per_cent / 100) * n))] : 0;
}
