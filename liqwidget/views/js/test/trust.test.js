// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { findChain, ordersAhead } from "../mixing/chain.js";
import { band, halvingAt, variances } from "../mixing/doubt.js";
import { mix } from "../mixing/mix.js";
import { createMixer } from "../mixing/mixer.js";
import { decode } from "../mixing/payload.js";
import { profile } from "../mixing/profile.js";

const STRENGTH = 30;
const stored = JSON.parse(readFileSync(new URL("../../../../tests/golden/trust.json", import.meta.url), "utf-8"));
const near = (/** @type {number} */ found, /** @type {number} */ expected, /** @type {number} */ size) =>
  assert.ok(Math.abs(found - expected) <= 1e-6 * size, `${found} instead of ${expected}`);
const finish = (/** @type {Generator<void, Float64Array>} */ work) => {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
};

for (const [name, { payload, cases }] of Object.entries(stored)) {
  const bytes = gunzipSync(Buffer.from(payload, "base64"));
  const mixer = createMixer(decode(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)));
  const { n_buckets, n_columns, first } = mixer.payload;
  const shown = n_columns - first;

  for (const [i, { controls, bands, chains }] of cases.entries()) {
    test(`${name}, case ${i}: every bar's band is that of what_if`, () => {
      const grid = mix(mixer, controls);
      const found = finish(variances(mixer, controls));
      const limit = halvingAt(STRENGTH);

      for (const { column, low, high, halved } of bands) {
        const most = Math.max(...high);
        let hatched = 0;
        for (let b = 0; b < n_buckets; b++) {
          const at = b * shown + column;
          const ends = band(grid[at], found[at], STRENGTH);
          near(ends.low, low[b], most);
          near(ends.high, high[b], most);
          if (grid[at] < 1e-9 * most) continue;
          const square = found[at] / (grid[at] * grid[at]);
          if (Math.abs(square / limit - 1) > 1e-6) assert.equal(square > limit, halved[b], `bucket ${b}`);
          hatched += halved[b] ? 1 : 0;
        }
        assert.ok(hatched > 0 && hatched < n_buckets, "the case tells nothing");
      }
    });

    test(`${name}, case ${i}: every chain is that of cascade, round by round`, () => {
      mix(mixer, controls);
      let most = 0;
      for (const { column, shock, depth, price, flow, dollars, levels, after, end, stop } of chains) {
        const orders = ordersAhead(profile(mixer, controls, column), mixer.payload, price, Math.sign(shock));

        const found = findChain(orders, price, shock, depth);

        assert.deepEqual(found.rounds.map((round) => round.levels), levels);
        found.rounds.forEach((round, n) => {
          near(round.dollars, dollars[n], depth);
          near(round.after, after[n], price);
        });
        near(found.end, end, 1);
        near(found.flow, flow, flow);
        assert.equal(found.stop, stop);
        most = Math.max(most, found.rounds.length);
      }
      assert.ok(most > 1, "no chain has a second round");
    });
  }
}

test("orders are sold round by round until none is in reach", () => {
  // 26 M in reach of a fall of 1 % move price by 0.52 %, to 1.52 %: the next 26 M and then 10 M go
  const orders = { direction: -1, distance: [0.01, 0.015, 0.02, 0.05], dollars: [26e6, 26e6, 10e6, 1e6], reach: 0.1 };

  const { rounds, end_price, stop } = findChain(orders, 100, Math.expm1(-0.01), 50e6);

  assert.deepEqual(rounds.map(({ dollars }) => dollars), [26e6, 26e6, 10e6]);
  near(end_price, 100 * Math.exp(-0.01 - 0.62 / 50), 100);
  assert.equal(stop, "out of reach");
});

test("dollars that no change of the mix moves have a band without width", () => {
  assert.deepEqual(band(5, 0, 30), { low: 5, high: 5 });
});
