// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawShares, moveShare, sum } from "../mixing/shares.js";

const close = (/** @type {number[]} */ found, /** @type {number[]} */ expected) =>
  found.forEach((v, i) => assert.ok(Math.abs(v - expected[i]) < 1e-12, `${found} is not ${expected}`));

test("moving one share keeps the total and the proportions of the others", () => {
  close(moveShare([0.1, 0.3, 0.5], 2, 0.2), [0.18, 0.54, 0.18]);
});

test("a share taken from a tier that had everything is spread evenly", () => {
  assert.deepEqual(moveShare([0, 1, 0], 1, 0.5), [0.25, 0.5, 0.25]);
});

test("a locked tier keeps its share", () => {
  close(moveShare([0.2, 0.3, 0.5], 2, 0.1, [true, false, false]), [0.2, 0.7, 0.1]);
});

test("a tier takes no more than what is not locked", () => {
  close(moveShare([0.2, 0.3, 0.5], 2, 1, [true, false, false]), [0.2, 0, 0.8]);
});

test("where all others are locked nothing moves", () => {
  close(moveShare([0.2, 0.3, 0.5], 2, 0.1, [true, true, false]), [0.2, 0.3, 0.5]);
});

test("a mix of nothing becomes a mix of everything", () => {
  close(moveShare([0, 0], 1, 0.4), [0.6, 0.4]);
});

test("tiers the pen has passed stay where it left them", () => {
  const drawn = new Map([[0, 0.5], [1, 0.3]]);

  close(drawShares([0.25, 0.25, 0.25, 0.25], drawn, 1), [0.5, 0.3, 0.1, 0.1]);
});

test("when the rest has nothing left, tiers passed before give in proportion", () => {
  const drawn = new Map([[0, 0.6], [1, 0.2], [2, 0.6]]);

  close(drawShares([0.25, 0.25, 0.25, 0.25], drawn, 2), [0.3, 0.1, 0.6, 0]);
});

test("drawing keeps what is unlevered", () => {
  const drawn = new Map([[0, 0.9], [1, 0.7], [2, 0.2]]);

  assert.ok(Math.abs(sum(drawShares([0.2, 0.3, 0.3], drawn, 2)) - 0.8) < 1e-12);
});
