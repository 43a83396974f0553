// @ts-check
// "A move of X % = $Y" in words.
import { move } from "../mixing/move.js";
import { amount, dollars, percent, price as priceText } from "./format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Store } from "../state/store.js" */

const TIERS = 4;

/**
 * What a straight move from the price shown to the ruler would sweep of what is drawn, line by
 * line; while the map is hidden only where the ruler is.
 * @param {Scene} scene
 * @param {Store} store
 * @param {number} target
 * @returns {string[]}
 */
export function rulerWords(scene, store, target) {
  const price = scene.price();
  const head = `Ruler ${priceText(target)}  ${percent(target / price - 1)}`;
  if (store.get("blind")) return [head];
  const { long, short, dollars: total } = move(scene.mixer, scene.profile(), price, target);
  const { leverages } = scene.mixer.payload;
  const side = target < price ? "longs" : "shorts";
  const which = store.get("tiers").includes(false) ? `the ${side} that are drawn` : side;
  const tiers = leverages
    .map((leverage, k) => /** @type {[number, number]} */ ([leverage, long[k] + short[k]]))
    .filter(([, part]) => part >= 0.005 * total && part >= 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, TIERS);
  return [
    head,
    `${dollars(total)} of ${which} would be forced on the way`,
    tiers.map(([leverage, part]) => `${leverage}x ${amount(part)}`).join(" \u00b7 "),
  ].filter(Boolean);
}
