// @ts-check
// Where the positions of one cell were opened, in words.
import { amount, time } from "./format.js";
/** @import { Scene } from "../figure/scene.js" */

const SAID = 3;

/**
 * @param {Scene} scene
 * @param {number} bucket
 * @param {number} column
 * @returns {string[]}
 */
export function openedWords(scene, bucket, column) {
  const found = scene.openings(bucket, column).slice(0, SAID).filter(({ dollars }) => dollars >= 1);
  if (!found.length) return [];
  const bars = found.map(({ time: at, dollars }) => `${time(at).slice(5, 16)} (${amount(dollars)})`);
  return [`Mostly opened at ${bars.join(", ")}`];
}
