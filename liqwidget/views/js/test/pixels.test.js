// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { colorTable, signedTable } from "../painting/colors.js";
import { colorize, shareBeyond } from "../painting/pixels.js";
import { sample } from "../painting/sampling.js";

/** @param {number} rows @param {number} columns */
const ones = (rows, columns) => ({ row: new Float64Array(rows).fill(1), column: new Float64Array(columns).fill(1) });
/** @param {number} n @param {number} size */
const whole = (n, size) => sample([{ first: 0, end: n, start: 0, stop: size }], size);
/** @param {import("../painting/sampling.js").Sampling} sampling */
const ranges = ({ from, to }) => Array.from(from, (cell, p) => [cell, to[p]]);

test("as many pixels as cells: each shows its own", () => {
  assert.deepEqual(ranges(whole(3, 3)), [[0, 1], [1, 2], [2, 3]]);
});

test("more pixels than cells: each shows the cell under its middle", () => {
  assert.deepEqual(ranges(whole(2, 5)), [[0, 1], [0, 1], [1, 2], [1, 2], [1, 2]]);
});

test("more cells than pixels: every cell is under exactly one pixel", () => {
  for (const [n, size] of [[7, 3], [800, 461], [1440, 706], [721, 720]]) {
    const { from, to } = whole(n, size);
    assert.deepEqual(Array.from(from.subarray(1)), Array.from(to.subarray(0, -1)));
    assert.deepEqual([from[0], to[size - 1]], [0, n]);
  }
});

test("zoomed in, the frame shows a part and each pixel the cell that is there", () => {
  const { from } = sample([{ first: 0, end: 100, start: -500, stop: 500 }], 20);

  assert.deepEqual(Array.from(from), [50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51]);
});

test("a gap between pieces has no cells", () => {
  const { from } = sample([{ first: 0, end: 2, start: 0, stop: 2 }, { first: 2, end: 3, start: 4, stop: 5 }], 6);

  assert.deepEqual(Array.from(from), [0, 1, -1, -1, 2, -1]);
});

test("the sample is that of an obvious loop over pixels", () => {
  for (const [n, start, stop, size] of [[13, 2.3, 40.7, 50], [13, -7.5, 91.2, 50], [90, -3.1, 51.9, 50], [1, 10.2, 10.4, 50]]) {
    const { from, to } = sample([{ first: 0, end: n, start, stop }], size);
    const middle = (/** @type {number} */ i) => start + ((i + 0.5) * (stop - start)) / n;
    for (let p = 0; p < size; p++) {
      const inside = Array.from({ length: n }, (_, i) => i).filter((i) => Math.floor(middle(i)) === p);
      const under = Math.floor(((p + 0.5 - start) / (stop - start)) * n);
      const expected = inside.length ? [inside[0], inside[inside.length - 1] + 1] : under >= 0 && under < n ? [under, under + 1] : [-1, -1];
      assert.deepEqual([from[p], to[p]], expected);
    }
  }
});

test("a pixel over several cells shows the brightest of them", () => {
  const table = colorTable("inferno", "linear");
  const grid = new Float64Array(4 * 4);
  grid[2 * 4 + 1] = 7;
  const pixels = new Uint32Array(4);

  colorize({ grid, factors: ones(4, 4), across: whole(4, 2), down: whole(4, 2), until: 4 }, { limit: 10, floor: 0, table, signed: false }, pixels);

  // row 2 of four lies in the upper half
  assert.deepEqual([...pixels], [table[Math.floor(0.7 * (table.length - 1))], table[0], table[0], table[0]]);
});

test("a signed amount has the color of its side, its mirror image that of the other", () => {
  const table = signedTable("linear");
  const middle = (table.length - 1) / 2;
  const pixels = new Uint32Array(6);
  // two rows of three columns; row 0 is the lowest price and the last row of pixels
  const grid = Float64Array.from([0, 5, -5, 20, -20, 1]);
  const picture = { grid, factors: ones(2, 3), across: whole(3, 3), down: whole(2, 2), until: 3 };

  colorize(picture, { limit: 10, floor: 2, table, signed: true }, pixels);

  assert.deepEqual([...pixels], [
    table[table.length - 1], table[0], table[middle],
    table[middle], table[middle + (middle >> 1)], table[middle - (middle >> 1)],
  ]);
  assert.equal(shareBeyond(picture, 10), 2 / 6);
});

test("of a difference, a pixel over several cells shows the larger of either sign", () => {
  const table = signedTable("linear");
  const pixels = new Uint32Array(1);

  colorize({ grid: Float64Array.from([3, -8]), factors: ones(1, 2), across: whole(2, 1), down: whole(1, 1), until: 2 }, { limit: 8, floor: 0, table, signed: true }, pixels);

  assert.equal(pixels[0], table[0]);
});

test("columns that are not known yet stay clear, and what is in them brightens nothing", () => {
  const table = colorTable("inferno", "linear");
  const pixels = new Uint32Array(2);

  colorize({ grid: Float64Array.from([1, 9, 9, 9]), factors: ones(1, 4), across: whole(4, 2), down: whole(1, 1), until: 1 }, { limit: 10, floor: 0, table, signed: false }, pixels);

  assert.deepEqual([...pixels], [table[Math.floor(0.1 * (table.length - 1))], 0]);
});

test("what is below the floor is as dark as nothing", () => {
  const table = colorTable("inferno", "sqrt");
  const pixels = new Uint32Array(3);

  colorize({ grid: Float64Array.from([0, 4, 6]), factors: ones(1, 3), across: whole(3, 3), down: whole(1, 1), until: 3 }, { limit: 10, floor: 5, table, signed: false }, pixels);

  assert.deepEqual([...pixels.subarray(0, 2)], [table[0], table[0]]);
  assert.notEqual(pixels[2], table[0]);
});
