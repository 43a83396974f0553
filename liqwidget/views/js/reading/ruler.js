// @ts-check
// "A move of X % = $Y" in words.
import { move } from "../mixing/move.js";
import { amount, dollars, percent, price as priceText } from "./format.js";
/** @import { Scene } from "../figure/scene.js" */

const TIERS = 4;

/**
 * What a straight move from the price shown to the ruler would sweep, line by line; while the map
 * is hidden only where the ruler is.
 * @param {Scene} scene
 * @param {number} target
 * @param {boolean} blind
 * @returns {string[]}
 */
export function rulerWords(scene, target, blind) {
  const price = scene.price();
  const head = `Ruler ${priceText(target)}  ${percent(target / price - 1)}`;
  if (blind) return [head];
  const { long, short, dollars: total } = move(scene.mixer, scene.profile(), price, target);
  const { leverages } = scene.mixer.payload;
  const falls = target < price;
  const tiers = leverages
    .map((leverage, k) => /** @type {[number, number]} */ ([leverage, long[k] + short[k]]))
    .filter(([, part]) => part >= 0.005 * total && part >= 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, TIERS);
  return [
    head,
    `${dollars(total)} of ${falls ? "longs" : "shorts"} would be forced on the way`,
    tiers.map(([leverage, part]) => `${leverage}x ${amount(part)}`).join(" \u00b7 "),
  ].filter(Boolean);
}
