// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { toggled } from "../reading/marks.js";

test("a price that is new is marked, after the others", () => {
  assert.deepEqual(toggled([300, 100], 200), [300, 100, 200]);
});

test("marking a price again takes its mark away, and no other", () => {
  assert.deepEqual(toggled([300, 100, 200], 100), [300, 200]);
});
