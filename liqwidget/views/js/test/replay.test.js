// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { createMixer } from "../mixing/mixer.js";
import { mix } from "../mixing/mix.js";
import { profile } from "../mixing/profile.js";
import { columnAfter } from "../reading/replay.js";
import { MARKETS, mixedAsMade } from "./golden.js";

for (const name of MARKETS) {
  test(`${name}: nothing up to a column depends on flows after it`, () => {
    const { mixer, chosen } = mixedAsMade(name);
    const { payload } = mixer;
    const shown = payload.n_columns - payload.first;
    const cut = Math.floor(shown / 2);
    const other = { ...payload };
    for (const flow of /** @type {const} */ (["rise", "fall", "volume", "funding"])) {
      other[flow] = payload[flow].map((/** @type {number} */ value, /** @type {number} */ c) => (c > cut + payload.first ? 3 * value : value));
    }
    const changed = createMixer(other);
    const usual = { ...chosen, jump_share: 0 };
    mix(mixer, usual);
    mix(changed, usual);

    let later = 0;
    for (let b = 0; b < payload.n_buckets; b++) {
      for (let c = 0; c < shown; c++) {
        const [one, two] = [mixer.grid[b * shown + c], changed.grid[b * shown + c]];
        if (c <= cut) assert.equal(one, two);
        else later += Math.abs(one - two);
      }
    }
    assert.ok(later > 0);
  });

  test(`${name}: the bars of any column add up to that column of the heat`, () => {
    const { mixer, chosen } = mixedAsMade(name);
    mix(mixer, chosen);
    const { payload, grid } = mixer;
    const shown = payload.n_columns - payload.first;
    for (const column of [0, Math.floor(shown / 2), shown - 1]) {
      const stacked = profile(mixer, chosen, column);
      const bars = stacked.reduce((sum, value) => sum + value, 0);
      let heat = 0;
      for (let b = 0; b < payload.n_buckets; b++) heat += grid[b * shown + column];
      assert.ok(Math.abs(bars - heat) <= 1e-9 * heat);
    }
  });
}

test("play shows so many columns a second and stops at the last", () => {
  assert.deepEqual([0, 99, 100, 1000, 9000].map((ms) => columnAfter(4, ms, 10, 20)), [4, 4, 5, 14, 20]);
});
