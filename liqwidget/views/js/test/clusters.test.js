// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { bySide, findAsymmetry, findClusters } from "../mixing/clusters.js";
import { mix } from "../mixing/mix.js";
import { findProminent, smooth } from "../mixing/peaks.js";
import { isPreview } from "../mixing/flows.js";
import { profile } from "../mixing/profile.js";
import { leaning } from "../reading/saying.js";
import { MARKETS, columns, golden } from "./golden.js";

const near = (/** @type {number} */ found, /** @type {number} */ expected, /** @type {string} */ what) =>
  assert.ok(Math.abs(found - expected) <= 1e-6 * Math.max(1e-6, Math.abs(expected)), `${what}: ${found} is not ${expected}`);

const compared = /** @type {const} */ (["price", "low", "high", "peak", "dollars", "coins", "distance"]);

for (const name of MARKETS) {
  const { mixer, cases } = golden(name);
  const { payload, prices } = mixer;
  for (const [i, { controls, readings }] of cases.entries()) {
    if (isPreview(payload, controls)) continue;  // Python replaces what is only a first order
    test(`${name}, case ${i}: the page finds the clusters that Python finds`, () => {
      mix(mixer, controls);
      for (const { column, price, clusters, asymmetry, words } of readings) {
        const sides = bySide(profile(mixer, controls, column), payload.n_buckets);
        const seen = { ...sides, prices, low: payload.low, high: payload.high, price };

        const found = findClusters(seen);

        assert.deepEqual(found.map(({ id }) => id), clusters.map((/** @type {any} */ one) => one.id));
        found.forEach((one, j) => {
          for (const key of compared) near(one[key], clusters[j][key], key);
        });
        const lean = findAsymmetry(seen);
        if (asymmetry === null) assert.ok(Number.isNaN(lean.value));
        else near(lean.value, asymmetry, "asymmetry");
        assert.equal(leaning(lean.value), words);
      }
    });
  }
}

test("the nearest of each side is first, whatever it holds", () => {
  const at = (/** @type {Record<number, number>} */ held) => Float64Array.from({ length: 100 }, (_, b) => held[b] ?? 0);
  const prices = Float64Array.from({ length: 100 }, (_, b) => 100 * Math.exp(0.01 * (b + 0.5)));
  const column = { long: at({ 10: 9, 30: 1 }), short: at({ 60: 2, 80: 8, 90: 4 }), prices, low: 100, high: 100 * Math.E, price: prices[50] };

  const found = findClusters(column);

  assert.deepEqual(found.map(({ side, rank, dollars }) => [side, rank, Math.round(dollars)]), [
    ["long", 2, 9], ["long", 1, 1], ["short", 1, 2], ["short", 2, 8], ["short", 3, 4],
  ]);
});

for (const [i, { low, high, long, short, price, clusters, asymmetry }] of columns().entries()) {
  test(`fine map, column ${i}: the page finds the ${clusters.length} clusters that Python finds`, () => {
    const step = Math.log(high / low) / long.length;
    const prices = Float64Array.from(long, (_, b) => low * Math.exp((b + 0.5) * step));
    const seen = { long: Float64Array.from(long), short: Float64Array.from(short), prices, low, high, price };

    const found = findClusters(seen);

    assert.deepEqual(found.map(({ id }) => id), clusters.map((/** @type {any} */ one) => one.id));
    found.forEach((one, j) => {
      for (const key of compared) near(one[key], clusters[j][key], key);
    });
    near(findAsymmetry(seen).value, asymmetry, "asymmetry");
  });
}

test("of nothing there are no clusters and no asymmetry", () => {
  const nothing = new Float64Array(30);
  const prices = Float64Array.from({ length: 30 }, (_, b) => 1 + b);
  const column = { long: nothing, short: nothing, prices, low: 0.5, high: 31, price: 15 };

  assert.deepEqual(findClusters(column), []);
  assert.ok(Number.isNaN(findAsymmetry(column).value));
});

test("a plateau is one peak, at its middle", () => {
  const flat = Float64Array.from([0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0, 0, 0, 0, 0]);

  const found = findProminent(flat, 1, 0.05);

  assert.equal(found.length, 1);
  assert.equal(found[0].place, 12.5);
});

test("two peaks share no bucket", () => {
  const two = Float64Array.from({ length: 40 }, (_, b) => Math.exp(-(((b - 15) / 3) ** 2)) + 0.8 * Math.exp(-(((b - 23) / 3) ** 2)));

  const [first, second] = findProminent(two, 1, 0.02);

  assert.ok(first.stop <= second.start);
  assert.ok(first.start < 15 && second.stop > 23);
});

test("smoothing keeps what lies away from the ends", () => {
  const one = new Float64Array(41);
  one[20] = 7;

  const smoothed = smooth(one, 2);

  assert.ok(Math.abs(smoothed.reduce((sum, v) => sum + v, 0) - 7) < 1e-12);
  assert.equal(smoothed[11], 0);  // four deviations and a half: cut
  assert.ok(smoothed[12] > 0);
});
