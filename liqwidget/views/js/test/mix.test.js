// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { isPreview } from "../mixing/flows.js";
import { decode } from "../mixing/payload.js";
import { mix } from "../mixing/mix.js";
import { profile } from "../mixing/profile.js";
import { sortedBy } from "../mixing/sorted.js";
import { MARKETS, golden } from "./golden.js";

const total = (/** @type {Iterable<number>} */ values) => [...values].reduce((sum, v) => sum + v, 0);

for (const name of MARKETS) {
  const { mixer, cases } = golden(name);
  const shown = mixer.payload.n_columns - mixer.payload.first;

  for (const [i, { controls, grid, long, short, open_interest }] of cases.entries()) {
    test(`${name}, case ${i}: the page mixes what Python computes`, () => {
      const preview = isPreview(mixer.payload, controls);
      // a market rougher than any real one: 1.5 % of open interest comes or goes per bar
      const tolerance = preview ? 0.025 : 1e-6;
      const expected = grid.split(" ").map(Number);
      const top = Math.max(...expected);

      const mixed = mix(mixer, controls);
      const last = profile(mixer, controls, shown - 1);

      assert.equal(mixed.length, expected.length);
      const worst = mixed.reduce((w, v, j) => Math.max(w, Math.abs(v - expected[j])), 0);
      if (preview) assert.ok(Math.abs(total(mixed) / total(expected) - 1) <= tolerance, `total off by ${total(mixed) / total(expected) - 1}`);
      else assert.ok(worst <= tolerance * top, `off by ${worst / top}`);
      const sides = [0, 0];
      last.forEach((v, j) => (sides[Math.floor(j / mixer.payload.n_buckets) & 1] += v));
      for (const [side, value] of [long, short].entries()) {
        const slack = (preview ? 0.1 : 1e-6) * Math.max(long, short);
        assert.ok(Math.abs(sides[side] - value) <= slack);
      }
      mixer.openInterest.slice(mixer.payload.first).forEach((/** @type {number} */ coins, /** @type {number} */ c) => {
        assert.ok(Math.abs(coins - open_interest[c]) <= 1e-9 * open_interest[c], `open interest of ${c}`);
      });
    });
  }

  test(`${name}: mixing again after other controls gives the same grid`, () => {
    const chosen = cases.map((/** @type {any} */ { controls }) => controls);
    const once = mix(mixer, chosen[0]).slice();

    for (const other of chosen) mix(mixer, other);

    assert.deepEqual(mix(mixer, chosen[0]), once);
  });
}

for (const what of [{ open_interest_scale: 0.3 }, { jump_share: 0.3, jump_bars: 12 }]) {
  test(`the normalized profile changes with ${Object.keys(what)[0]}: not only its brightness`, () => {
    const { mixer, cases } = golden("hours");
    const column = mixer.payload.n_columns - mixer.payload.first - 1;
    const shape = (/** @type {any} */ chosen) => {
      mix(mixer, chosen);
      const drawn = profile(mixer, chosen, column);
      return drawn.map((v) => v / total(drawn));
    };

    const before = shape(cases[0].controls);
    const after = shape({ ...cases[0].controls, ...what });

    const moved = total(before.map((v, i) => Math.abs(v - after[i]))) / 2;
    assert.ok(moved > 0.03, `only ${moved} of the profile moved`);
  });
}

test("what is not a payload is refused", () => {
  assert.throws(() => decode(new ArrayBuffer(16)), /not a map payload/);
});

test("keys are sorted as a stable sort does", () => {
  const keys = [5, 3, 5, 0, 3, 3, 2 ** 32 - 1, 2 ** 22];

  assert.deepEqual([...sortedBy(keys)], [...keys.keys()].sort((a, b) => keys[a] - keys[b] || a - b));
  assert.deepEqual([...sortedBy([])], []);
});
