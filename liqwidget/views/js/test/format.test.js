// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, percent, price, roundTicks, shortAmount, time } from "../reading/format.js";

test("amounts have three digits and a unit", () => {
  const written = [1.254e9, 2e7, 999.6e6, 12345, 500, 7, 0].map(amount);

  assert.deepEqual(written, ["1.25B", "20.0M", "1.00B", "12.3k", "500", "7", "0"]);
});

test("ticks drop the zeros at their end, and only those", () => {
  const written = [2e7, 2.5e7, 1.25e9, 1e8, 105e6].map(shortAmount);

  assert.deepEqual(written, ["20M", "25M", "1.25B", "100M", "105M"]);
});

test("ticks are round and stay below the limit", () => {
  assert.deepEqual(roundTicks(82e6), [0, 2e7, 4e7, 6e7, 8e7]);
  assert.deepEqual(roundTicks(0), [0]);
});

test("small prices keep their digits", () => {
  assert.deepEqual([67986.4, 152.34, 0.12345].map(price), ["67,986", "152.3", "0.12345"]);
});

test("distances carry their sign, times their zone", () => {
  assert.equal(percent(0.0671), "+6.71 %");
  assert.equal(percent(-0.01), "\u22121.00 %");
  assert.equal(time(0), "1970-01-01 00:00 UTC");
});
