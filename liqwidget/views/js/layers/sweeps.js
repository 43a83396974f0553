// @ts-check
// Levels that price has swept: hollow rings where they died, as large as what burned.
import { burned, burnedByTier, findSweeps } from "../mixing/sweeps.js";
import { createRings } from "../painting/rings.js";
import { dollars, price as priceText, time as timeText } from "../reading/format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Look } from "../state/store.js" */
/** @import { Overlay } from "./overlays.js" */

const LARGEST = 13;  // radius in CSS pixels
const SMALLEST_SHARE = 0.05;  // of the largest, below which a ring would be a dot
const MOST = 120;
const STYLES = [  // longs and shorts: on the heat, which is dark in both themes; dashed as their curve
  { color: "#4cb2f0", dash: [] },
  { color: "#ff9145", dash: [4, 2] },
];
/** Of every map, by device pixels per CSS pixel: drawing them takes longer than stamping. @type {Map<number, ReturnType<typeof createRings>>} */
const rings = new Map();

/** @param {number} ratio */
function ringsAt(ratio) {
  const known = rings.get(ratio);
  if (known) return known;
  const made = createRings({ largest: LARGEST, ratio, styles: STYLES });
  rings.set(ratio, made);
  return made;
}

/**
 * @param {Scene} scene
 * @returns {Overlay}
 */
export function sweepsLayer(scene) {
  const { payload } = scene.mixer;
  const sweeps = findSweeps(payload);
  let amounts = { dollars: new Float64Array(), price: new Float64Array() };
  /** Sweeps that are drawn, largest first. @type {number[]} */
  let drawn = [];
  /** @type {Look | null} */
  let shown = null;
  let most = 0;
  const radius = (/** @type {number} */ i) => LARGEST * Math.sqrt(amounts.dollars[i] / most);
  const at = (/** @type {number} */ i) => {
    const c = sweeps.column[i];
    return (payload.starts[c] + payload.ends[c]) / 2;
  };
  return {
    name: "sweeps",
    tells: true,
    single: true,  // rings in the colors of the sides would be read as differences
    follow(look, on) {
      shown = look;
      if (!on) return;
      amounts = burned(scene.shown().mixer, look, sweeps);
      const known = (/** @type {number} */ i) => sweeps.column[i] <= scene.column();
      most = amounts.dollars.reduce((a, b, i) => (known(i) ? Math.max(a, b) : a), 0);
      drawn = [];
      amounts.dollars.forEach((amount, i) => { if (known(i) && amount > SMALLEST_SHARE * most) drawn.push(i); });
      drawn.sort((a, b) => amounts.dollars[b] - amounts.dollars[a]);
      drawn.length = Math.min(drawn.length, MOST);
    },
    draw({ over, out, x, y, ratio }) {
      if (over !== "heat") return;
      const stamp = ringsAt(ratio);
      for (const i of drawn) stamp(out, sweeps.side[i], x(at(i)), y(amounts.price[i]), radius(i) * ratio);
    },
    read(px, py, { x, y, ratio }) {
      // the smallest ring under the pointer: it may lie inside a larger one
      const hit = drawn.filter((i) => {
        const reach = (radius(i) + 3) * ratio;
        return Math.hypot(px - x(at(i)), py - y(amounts.price[i])) <= reach;
      }).at(-1);
      if (hit === undefined || !shown) return [];
      const side = sweeps.side[hit] ? "shorts" : "longs";
      const parts = [...burnedByTier(scene.shown().mixer, shown, sweeps, hit)]
        .map((amount, tier) => /** @type {const} */ ([payload.leverages[tier], amount]))
        .filter(([, amount]) => amount >= 1)
        .sort((a, b) => b[1] - a[1])
        .slice(0, 4);
      return [
        `Swept: ${dollars(amounts.dollars[hit])} of ${side} around ${priceText(amounts.price[hit])}`,
        `${timeText(payload.ends[sweeps.column[hit]])} \u00b7 ${parts.map(([leverage, amount]) => `${leverage}x ${dollars(amount)}`).join(", ")}`,
      ];
    },
  };
}
