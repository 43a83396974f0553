// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { totalsBySide, perBucket, sizes, subtract } from "../mixing/difference.js";
import { mix } from "../mixing/mix.js";
import { createMixer } from "../mixing/mixer.js";
import { profile } from "../mixing/profile.js";
import { factors } from "../mixing/units.js";
import { signedTable } from "../painting/colors.js";
import { mixWords, signed } from "../reading/compared.js";
import { MARKETS, golden } from "./golden.js";

const dollars = (/** @type {any} */ mixer) => ({ grid: mixer.grid, read: factors(mixer, "USD") });

for (const name of MARKETS) {
  const { mixer, cases, differences } = golden(name);
  const other = createMixer(mixer.payload);
  const last = mixer.payload.n_columns - mixer.payload.first - 1;

  for (const { a, b, grid, totals } of differences) {
    test(`${name}: case ${a} less case ${b} is what widget.difference() returns`, () => {
      const expected = grid.split(" ").map(Number);
      const most = Math.max(...expected.map(Math.abs));
      mix(mixer, cases[a].controls);
      mix(other, cases[b].controls);

      const found = subtract(dollars(mixer), dollars(other), true, new Float64Array(expected.length));
      const sums = [[mixer, a], [other, b]].map(([one, i]) => profile(one, cases[i].controls, last).reduce((x, y) => x + y, 0));

      const worst = found.reduce((w, v, j) => Math.max(w, Math.abs(v - expected[j])), 0);
      assert.ok(most > 0 && worst <= 1e-6 * most, `off by ${worst / most}`);
      sums.forEach((sum, i) => assert.ok(Math.abs(sum - totals[i]) <= 1e-6 * totals[i]));
    });
  }

  test(`${name}: in per cent of open interest each map counts by its own`, () => {
    const [one, two] = [cases[0].controls, cases[cases.length - 1].controls];
    mix(mixer, one);
    mix(other, two);
    const [ofA, ofB] = [factors(mixer, "% of OI"), factors(other, "% of OI")];
    const columns = last + 1;
    const at = 7 * columns + last;
    const expected = mixer.grid[at] * ofA.row[7] * ofA.column[last] - other.grid[at] * ofB.row[7] * ofB.column[last];

    const found = subtract({ grid: mixer.grid, read: ofA }, { grid: other.grid, read: ofB }, false, new Float64Array(mixer.grid.length));

    assert.ok(Math.abs(found[at] - expected) <= 1e-12 * Math.abs(mixer.grid[at] * ofA.row[7] * ofA.column[last]));
  });
}

test("the table is neutral in its middle and differs at its ends", () => {
  const table = signedTable("sqrt");
  const [red, , blue] = [table[(table.length - 1) / 2]].flatMap((v) => [v & 255, (v >> 8) & 255, (v >> 16) & 255]);

  assert.equal(table.length % 2, 1);
  assert.equal(red, blue);
  assert.notEqual(table[0], table[table.length - 1]);
});

test("sizes are of what differs, in the columns that are known", () => {
  // two rows of three columns, of which two are known
  assert.deepEqual([...sizes(Float64Array.from([-3, 0, 9, 1, -2, 8]), 3, 0.01, 2)], [1, 2, 3]);
});

test("tiers add up by side and by bucket", () => {
  const stacked = Float64Array.from([1, 2, 10, 20, 3, 4, 30, 40]);  // long, short, long, short of two buckets

  assert.deepEqual(totalsBySide(stacked, 2), { long: 10, short: 100 });
  assert.deepEqual([...perBucket(stacked, 2)], [44, 66]);
});

test("a mix says what was kept, hidden tiers included", () => {
  const kept = {
    weights: [0.25, 0.5], tiers: [true, false], funding_shift: -2e-4, open_interest_scale: 1.5, jump_share: 0.1, jump_bars: 24,
  };

  assert.equal(mixWords(kept, [5, 10]), "mix 5x 25 %, 10x 50 %; funding \u22122.0 bp; changes of open interest \u00d7 1.50; open interest +10 % over the last 24 bars; not drawn: 10x");
});

test("a difference carries its sign", () => {
  assert.deepEqual([2.2e6, -950, 0].map(signed), ["+2.20M", "\u2212950", "0"]);
});
