// @ts-check
// What the reader draws: levels, moves and openings as Python computes them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { byBucket } from "../mixing/cells.js";
import { level, openedIn, reachedIn } from "../mixing/levels.js";
import { mix } from "../mixing/mix.js";
import { move } from "../mixing/move.js";
import { entryFactors, openings } from "../mixing/openings.js";
import { profile } from "../mixing/profile.js";
import { MARKETS, mixedAsMade } from "./golden.js";

const near = (/** @type {number} */ found, /** @type {number} */ expected, slack = 1e-6) =>
  assert.ok(Math.abs(found - expected) <= slack * Math.max(1, Math.abs(expected)), `${found} is not ${expected}`);
const LEVELS = JSON.parse(readFileSync(new URL("../../../../tests/golden/levels.json", import.meta.url), "utf-8"));

test("a liquidation level is Python's at every venue, and so are its words", () => {
  let [levels, without] = [0, 0];
  for (const { rules, positions } of LEVELS) {
    for (const position of positions) {
      const found = level(rules, position);

      assert.equal(found.words, position.words);
      if (position.price === null) assert.equal(found.price, null);
      else near(/** @type {number} */ (found.price) / position.price, 1, 1e-12);
      if (position.price === null) without += 1;
      else levels += 1;
    }
  }
  assert.ok(levels > 150 && without > 20);
});

for (const name of MARKETS) {
  const { mixer, chosen, cells, moves } = mixedAsMade(name);
  mix(mixer, chosen);

  test(`${name}: a move sweeps what liqwidget.move says, by tier and side`, () => {
    for (const expected of moves) {
      const stacked = profile(mixer, chosen, expected.column);

      const found = move(mixer, stacked, expected.price, expected.target);

      found.long.forEach((dollars, tier) => near(dollars, expected.long[tier]));
      found.short.forEach((dollars, tier) => near(dollars, expected.short[tier]));
      near(found.dollars, [...expected.long, ...expected.short].reduce((sum, v) => sum + v, 0));
      near(mixer.payload.closes[expected.column], expected.price, 1e-12);
    }
    assert.ok(moves.some((/** @type {any} */ one) => one.long.some((/** @type {number} */ v) => v > 1)));
    assert.ok(moves.some((/** @type {any} */ one) => one.short.some((/** @type {number} */ v) => v > 1)));
  });

  test(`${name}: a cell was opened in the bars that Python names`, () => {
    const index = byBucket(mixer.payload.bucket, mixer.payload.n_buckets);
    const factors = entryFactors(mixer);
    for (const { bucket, column, opened, opened_at, long } of cells) {
      const found = openings(mixer, chosen, index, factors, bucket, column);

      assert.equal(found.length, opened.length);
      found.forEach((one, i) => {
        near(one.dollars, opened[i]);
        // columns before the window have no time on the page: it counts back at the usual step
        if (one.column >= mixer.payload.first) assert.equal(one.time, opened_at[i]);
      });
      if (long.every((/** @type {number} */ v) => v === 0)) assert.ok(found.every((one) => one.long === 0));
    }
  });

  test(`${name}: an opening lies at a price that was traded in its bar`, () => {
    const { payload } = mixer;
    const index = byBucket(payload.bucket, payload.n_buckets);
    const factors = entryFactors(mixer);
    const step = Math.log(payload.high / payload.low) / payload.n_buckets;
    for (const { bucket, column } of cells) {
      for (const { column: born, entry } of openings(mixer, chosen, index, factors, bucket, column)) {
        if (born < payload.first) continue;
        // the cell's price is that of its middle, so the entry is known to half a bucket
        assert.ok(entry >= payload.lowest[born - payload.first] * Math.exp(-step), `${entry}`);
        assert.ok(entry <= payload.highest[born - payload.first] * Math.exp(step), `${entry}`);
      }
    }
  });
}

test("a position is at risk from the column after its own, and nothing later than shown counts", () => {
  const payload = { lowest: [90, 95, 99, 80, 70], highest: [100, 101, 102, 103, 120] };

  assert.equal(reachedIn(payload, "long", 90, 0, 4), 3);
  assert.equal(reachedIn(payload, "long", 90, -1, 4), 0);
  assert.equal(reachedIn(payload, "long", 90, 0, 2), -1);
  assert.equal(reachedIn(payload, "short", 102, 1, 4), 2);
});

test("a position opened before the window is there from its start, one after the cursor is not", () => {
  const columns = { starts: [10, 20, 40], ends: [20, 30, 50] };

  assert.deepEqual([5, 10, 19, 20, 35, 45, 50].map((time) => openedIn(columns, time, 2)), [-1, 0, 0, 1, 2, 2, null]);
  assert.equal(openedIn(columns, 45, 1), null);
});
