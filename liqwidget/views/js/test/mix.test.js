// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { decode } from "../payload.js";
import { createMixer, mix, moveShare, profile } from "../mix.js";

const GOLDEN = new URL("../../../../tests/golden/", import.meta.url);

for (const name of ["hours", "aggressor", "several_bars"]) {
  const golden = JSON.parse(readFileSync(new URL(`${name}.json`, GOLDEN), "utf-8"));
  const bytes = gunzipSync(Buffer.from(golden.payload, "base64"));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const mixer = createMixer(decode(buffer));
  const shown = mixer.payload.n_columns - mixer.payload.first;

  for (const [i, { controls, grid, long, short }] of golden.cases.entries()) {
    test(`${name}, case ${i}: the page mixes what Python computes`, () => {
      const chosen = {
        weights: controls.weights,
        tiers: controls.tiers,
        fundingShift: controls.funding_shift,
        openInterestScale: controls.open_interest_scale,
      };
      const preview = golden.bars_per_column > 1 && controls.open_interest_scale !== 1;
      // a market rougher than any real one: 1.5 % of open interest comes or goes per bar
      const tolerance = preview ? 0.02 : 1e-6;
      const expected = grid.split(" ").map(Number);
      const top = Math.max(...expected);

      const mixed = mix(mixer, chosen);
      const last = profile(mixer, chosen, shown - 1);

      assert.equal(mixed.length, expected.length);
      const worst = mixed.reduce((w, v, j) => Math.max(w, Math.abs(v - expected[j])), 0);
      const total = expected.reduce((/** @type {number} */ s, /** @type {number} */ v) => s + v, 0);
      const sum = mixed.reduce((s, v) => s + v, 0);
      if (preview) assert.ok(Math.abs(sum / total - 1) <= tolerance, `total off by ${sum / total - 1}`);
      else assert.ok(worst <= tolerance * top, `off by ${worst / top}`);
      const sides = [0, 0];
      last.forEach((v, j) => (sides[Math.floor(j / mixer.payload.n_buckets) & 1] += v));
      for (const [side, value] of [long, short].entries()) {
        const slack = (preview ? 0.1 : 1e-6) * Math.max(long, short);
        assert.ok(Math.abs(sides[side] - value) <= slack);
      }
    });
  }

  test(`${name}: mixing again after other controls gives the same grid`, () => {
    const chosen = golden.cases.map((/** @type {any} */ { controls }) => ({
      weights: controls.weights,
      tiers: controls.tiers,
      fundingShift: controls.funding_shift,
      openInterestScale: controls.open_interest_scale,
    }));
    const once = mix(mixer, chosen[0]).slice();

    for (const other of chosen) mix(mixer, other);

    assert.deepEqual(mix(mixer, chosen[0]), once);
  });
}

test("moving one share keeps the total and the proportions of the others", () => {
  const moved = moveShare([0.1, 0.3, 0.5], 2, 0.2);

  assert.ok(Math.abs(moved[0] + moved[1] + moved[2] - 0.9) < 1e-12);
  assert.ok(Math.abs(moved[2] - 0.18) < 1e-12);
  assert.ok(Math.abs(moved[1] / moved[0] - 3) < 1e-9);
});

test("a share taken from a tier that had everything is spread evenly", () => {
  assert.deepEqual(moveShare([0, 1, 0], 1, 0.5), [0.25, 0.5, 0.25]);
});

test("what is not a payload is refused", () => {
  assert.throws(() => decode(new ArrayBuffer(16)), /not a map payload/);
});
