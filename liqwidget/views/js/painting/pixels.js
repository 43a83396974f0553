// @ts-check
// Amounts to pixels: each pixel shows the strongest of the cells under it.
/** @import { Factors } from "../mixing/units.js" */
/** @import { Sampling } from "./sampling.js" */

/**
 * A grid and where it is drawn.
 * @typedef {object} Picture
 * @property {Float64Array} grid (rows, columns), row 0 the lowest price
 * @property {Factors} factors what to multiply it with
 * @property {Sampling} across columns under each pixel
 * @property {Sampling} down rows under each pixel, counted from the highest price
 * @property {number} until columns that are shown
 */

/**
 * Color a grid into the pixels of a frame, highest price first. Pixels without a cell stay clear.
 * @param {Picture} picture
 * @param {{ limit: number, floor: number, table: Uint32Array, signed: boolean }} colors `limit` has the
 *   brightest color, what is below `floor` stays dark; a signed table has its middle for nothing
 * @param {Uint32Array} pixels
 */
export function colorize({ grid, factors, across, down, until }, { limit, floor, table, signed }, pixels) {
  const columns = factors.column.length;
  const rows = factors.row.length;
  const width = across.from.length;
  const middle = signed ? (table.length - 1) / 2 : 0;
  const top = table.length - 1 - middle;
  const scale = limit > 0 ? top / limit : 0;
  const least = floor * scale;
  const strongest = signed ? largest : highest;
  const line = new Float64Array(columns);
  for (let p = 0; p < down.from.length; p++) {
    const at = p * width;
    const first = down.from[p];
    if (first < 0) {
      pixels.fill(0, at, at + width);
      continue;
    }
    if (p > 0 && down.from[p - 1] === first && down.to[p - 1] === down.to[p]) {
      pixels.copyWithin(at, at - width, at);
      continue;
    }
    line.fill(0);
    for (let r = first; r < down.to[p]; r++) {
      const b = rows - 1 - r;
      strongest(grid, b * columns, scale * factors.row[b], line);
    }
    for (let x = 0; x < width; x++) {
      const from = across.from[x];
      if (from < 0 || from >= until) {
        pixels[at + x] = 0;
        continue;
      }
      let amount = line[from] * factors.column[from];
      const end = Math.min(across.to[x], until);
      for (let c = from + 1; c < end; c++) {
        const other = line[c] * factors.column[c];
        if (signed ? Math.abs(other) > Math.abs(amount) : other > amount) amount = other;
      }
      if (amount < least && amount > -least) pixels[at + x] = table[middle];
      else pixels[at + x] = table[middle + (amount > top ? top : amount < -top ? -top : amount | 0)];
    }
  }
}

/** @param {Float64Array} grid @param {number} from @param {number} factor @param {Float64Array} line */
function highest(grid, from, factor, line) {
  for (let c = 0; c < line.length; c++) {
    const amount = grid[from + c] * factor;
    if (amount > line[c]) line[c] = amount;
  }
}

/** @param {Float64Array} grid @param {number} from @param {number} factor @param {Float64Array} line */
function largest(grid, from, factor, line) {
  for (let c = 0; c < line.length; c++) {
    const amount = grid[from + c] * factor;
    if (Math.abs(amount) > Math.abs(line[c])) line[c] = amount;
  }
}

/**
 * Share of all cells that are beyond the scale.
 * @param {Pick<Picture, "grid" | "factors">} picture
 * @param {number} limit
 */
export function shareBeyond({ grid, factors: { row, column } }, limit) {
  if (!(limit > 0)) return 0;
  const columns = column.length;
  let beyond = 0;
  for (let b = 0; b < row.length; b++) {
    for (let c = 0; c < columns; c++) if (Math.abs(grid[b * columns + c] * row[b] * column[c]) > limit) beyond += 1;
  }
  return beyond / grid.length;
}
