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
export function colorize({ grid, factors: { row, column }, across, down, until }, { limit, floor, table, signed }, pixels) {
  const columns = column.length;
  const width = across.from.length;
  const middle = signed ? (table.length - 1) / 2 : 0;
  const top = table.length - 1 - middle;
  const scale = limit > 0 ? top / limit : 0;
  const isEven = column.every((factor) => factor === 1);
  const from = across.from.map((c) => (c < until ? c : -1));
  const end = across.to.map((c) => Math.min(c, until));
  const crowded = Int32Array.from(from.keys()).filter((x) => end[x] > from[x] + 1);
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
    for (let r = first; r < down.to[p]; r++) {
      const b = row.length - 1 - r;
      (r > first ? merge : read)(grid, b * columns, scale * row[b], line);
    }
    if (!isEven) for (let c = 0; c < columns; c++) line[c] *= column[c];
    squeeze(line, crowded, from, end);
    tint(line, from, table, middle, floor * scale, pixels, at);
  }
}

// Small loops of their own: half the time of one that asks everything in every cell.

/** @param {Float64Array} grid @param {number} base @param {number} factor @param {Float64Array} line */
function read(grid, base, factor, line) {
  for (let c = 0; c < line.length; c++) line[c] = grid[base + c] * factor;
}

/** Keep the larger, whatever its sign. @type {typeof read} */
function merge(grid, base, factor, line) {
  for (let c = 0; c < line.length; c++) {
    const amount = grid[base + c] * factor;
    if (Math.abs(amount) > Math.abs(line[c])) line[c] = amount;
  }
}

/**
 * Put the strongest of a pixel's columns into the first of them: no other pixel looks there.
 * @param {Float64Array} line
 * @param {Int32Array} crowded pixels with several columns
 * @param {Int32Array} from
 * @param {Int32Array} end
 */
function squeeze(line, crowded, from, end) {
  for (let i = 0; i < crowded.length; i++) {
    const x = crowded[i];
    let most = line[from[x]];
    for (let c = from[x] + 1; c < end[x]; c++) if (Math.abs(line[c]) > Math.abs(most)) most = line[c];
    line[from[x]] = most;
  }
}

/**
 * Color one line of pixels.
 * @param {Float64Array} line amounts in steps of the table
 * @param {Int32Array} from column of each pixel, or -1
 * @param {Uint32Array} table
 * @param {number} middle place of nothing in the table
 * @param {number} least what is smaller, of either sign, is as dark as nothing
 * @param {Uint32Array} pixels
 * @param {number} at
 */
function tint(line, from, table, middle, least, pixels, at) {
  const top = table.length - 1 - middle;
  for (let x = 0; x < from.length; x++) {
    const c = from[x];
    if (c < 0) {
      pixels[at + x] = 0;
      continue;
    }
    const amount = line[c];
    const isSmall = amount < least && amount > -least;
    pixels[at + x] = table[middle + (isSmall ? 0 : amount > top ? top : amount < -top ? -top : amount | 0)];
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
