// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { mix, remix } from "../mixing/mix.js";
import { gunzip } from "../mixing/payload.js";
import { mixAhead, payloadOf, takeMixer } from "../state/ahead.js";
import { MARKETS, golden, payloadBytes } from "./golden.js";

const { cases } = golden(MARKETS[0]);
const { controls } = cases[0];
const other = { ...controls, weights: controls.weights.map((/** @type {number} */ w, /** @type {number} */ k) => (k === 2 ? 0 : w)) };

test("bytes come back as they were, also many of them", async () => {
  for (const length of [0, 1, 65536, 1000003]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * i) >> 3);
    assert.deepEqual(new Uint8Array(await gunzip(gzipSync(bytes))), bytes);
  }
});

test("bytes that are cut off or no archive are refused", async () => {
  await assert.rejects(gunzip(gzipSync(new Uint8Array(5000)).subarray(0, 20)));
  await assert.rejects(gunzip(new Uint8Array([1, 2, 3, 4])));
});

test("a grid is mixed anew for another choice only", () => {
  const { mixer } = golden(MARKETS[0]);
  assert.equal(remix(mixer, controls), true);
  const grid = mixer.grid.slice();

  assert.equal(remix(mixer, { ...controls }), false);
  assert.equal(remix(mixer, other), true);
  assert.notDeepEqual(mixer.grid, grid);
  mix(mixer, controls);  // past it: what it left is not taken for the other choice's
  assert.equal(remix(mixer, other), true);
});

test("the first view finds its map mixed, the next one gets a mixer of its own", async () => {
  const bytes = payloadBytes(MARKETS[0]);
  await mixAhead(bytes, () => controls);
  const payload = await payloadOf(bytes);

  const [first, second] = [takeMixer(payload), takeMixer(payload)];

  assert.equal(remix(first, controls), false);
  assert.notEqual(first, second);
  assert.equal(remix(second, controls), true);
  assert.deepEqual(first.grid, second.grid);
});

test("a payload that cannot be read is an error for whoever asks", async () => {
  const bytes = gzipSync(new Uint8Array(64));
  await assert.rejects(mixAhead(bytes, () => controls), /not a map payload/);
  await assert.rejects(payloadOf(bytes), /not a map payload/);
});
