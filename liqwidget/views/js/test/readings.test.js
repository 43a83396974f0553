// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { byBucket, cell, columnOf } from "../mixing/cells.js";
import { mix } from "../mixing/mix.js";
import { drawnAmounts, percentile } from "../mixing/percentile.js";
import { burned, burnedByTier, findSweeps } from "../mixing/sweeps.js";
import { factors } from "../mixing/units.js";
import { MARKETS, mixedAsMade } from "./golden.js";

const near = (/** @type {number} */ found, /** @type {number} */ expected, slack = 1e-6) =>
  assert.ok(Math.abs(found - expected) <= slack * Math.max(1, Math.abs(expected)), `${found} is not ${expected}`);

for (const name of MARKETS) {
  const { mixer, chosen, cells, swept } = mixedAsMade(name);
  mix(mixer, chosen);

  test(`${name}: a cell reads as Python explains it, age included`, () => {
    const index = byBucket(mixer.payload.bucket, mixer.payload.n_buckets);
    for (const expected of cells) {
      const read = cell(mixer, chosen, index, expected.bucket, expected.column);

      read.long.forEach((dollars, tier) => near(dollars, expected.long[tier]));
      read.short.forEach((dollars, tier) => near(dollars, expected.short[tier]));
      near(read.older, expected.older);
      if (expected.age !== null) near(read.age, expected.age);
    }
  });

  test(`${name}: what burned by tier adds up to what burned`, () => {
    const sweeps = findSweeps(mixer.payload);
    const { dollars } = burned(mixer, chosen, sweeps);
    const most = dollars.indexOf(Math.max(...dollars));

    near(burnedByTier(mixer, chosen, sweeps, most).reduce((sum, v) => sum + v, 0), dollars[most]);
    assert.ok(swept[0] + swept[1] > 0);
  });

  test(`${name}: a sweep lies in touching buckets of one side and one column`, () => {
    const { payload } = mixer;
    const sweeps = findSweeps(payload);
    assert.ok(sweeps.runs.length > 0);
    sweeps.runs.forEach((r, i) => {
      const sweep = sweeps.of[i];
      assert.equal(payload.died[r] - payload.first, sweeps.column[sweep]);
      assert.equal(payload.tier_side[r] & 1, sweeps.side[sweep]);
      assert.ok(payload.bucket[r] >= sweeps.low[sweep] && payload.bucket[r] <= sweeps.high[sweep]);
    });
  });
}

test("a run that was swept where it is drawn burns what the ledger says", () => {
  const { mixer, chosen, swept } = mixedAsMade("hours");
  mix(mixer, chosen);
  const sweeps = findSweeps(mixer.payload);
  const { dollars, price } = burned(mixer, chosen, sweeps);
  const coins = [0, 0];

  dollars.forEach((amount, i) => { coins[sweeps.side[i]] += amount > 0 ? amount / price[i] : 0; });

  // the ledger counts levels off the grid too, and what is swept in its own column
  for (const side of [0, 1]) assert.ok(coins[side] > 0 && coins[side] <= swept[side] * 1.001);
});

test("per cent of open interest is coins over the open interest of the column", () => {
  const { mixer, chosen } = mixedAsMade("hours");
  mix(mixer, chosen);

  const { row, column } = factors(mixer, "% of OI");

  near(row[3] * column[7], 100 / mixer.prices[3] / mixer.openInterest[mixer.payload.first + 7]);
});

test("percentiles are of what is drawn, not of empty cells", () => {
  const even = { row: new Float64Array(2).fill(1), column: new Float64Array(3).fill(1) };
  const drawn = drawnAmounts(Float64Array.from([0, 4, 1, 0, 3, 2]), even);

  assert.deepEqual([0, 25, 50, 99].map((p) => percentile(drawn, p)), [1, 2, 3, 4]);
  assert.equal(percentile(new Float64Array(), 50), 0);
});

test("percentiles in a replay are of the columns that are known", () => {
  const even = { row: new Float64Array(2).fill(1), column: new Float64Array(3).fill(1) };

  assert.deepEqual([...drawnAmounts(Float64Array.from([0, 4, 9, 5, 3, 2]), even, 2)], [3, 4, 5]);
});

test("a time belongs to the column it falls in, and to none in a gap", () => {
  const payload = /** @type {any} */ ({ starts: [0, 10, 40], ends: [10, 20, 50] });

  assert.deepEqual([-1, 0, 9, 10, 25, 40, 50].map((time) => columnOf(payload, time)), [-1, 0, 0, 1, -1, 2, -1]);
});
