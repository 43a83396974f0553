// @ts-check
// Liquidations that were printed: filled triangles outside the candle of their column, as large as
// their dollars. They are the market's record and say nothing of the map, so that they stay in a
// blind reading; and nothing of later than the shown column.
import { dollars, time as timeText } from "../reading/format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Overlay, Pen } from "./overlays.js" */

const LARGEST = 11;  // CSS pixels from the middle to a corner
const SMALLEST = 2.5;
/** The largest up to the shown column that are drawn. */
export const MOST = 150;
const COLORS = ["#4cb2f0", "#ff9145"];  // longs and shorts, as their rings
const HALF = Math.sqrt(3) / 2;

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function realisedLayer(scene, { model }) {
  const { payload } = scene.mixer;
  const prints = model.get("_prints");
  /** Largest last, so that a small one is never hidden. */
  const order = prints.dollars.map((_, i) => i).sort((a, b) => prints.dollars[b] - prints.dollars[a]);
  /** @type {number[]} */
  let known = [];
  let until = -1;
  const drawn = () => {
    if (until !== scene.column()) {
      until = scene.column();
      known = order.filter((i) => prints.column[i] <= until).slice(0, MOST);
    }
    return known;
  };
  const size = (/** @type {number} */ i, /** @type {number} */ most) =>
    Math.max(SMALLEST, LARGEST * Math.sqrt(prints.dollars[i] / most));
  /** Where the middle of a triangle is: below the low for longs, above the high for shorts. @param {number} i @param {number} most @param {Pen} pen */
  const place = (i, most, { x, y, ratio }) => {
    const c = prints.column[i];
    const reach = size(i, most) * ratio;
    const away = (prints.side[i] ? -1 : 1) * (reach + 2 * ratio);
    return { x: x((payload.starts[c] + payload.ends[c]) / 2), y: y(prints.price[i]) + away, reach };
  };
  return {
    name: "realised",
    draw(pen) {
      const { over, out, ratio } = pen;
      if (over !== "heat" || !order.length) return;
      const shown = drawn();
      const most = shown.length ? prints.dollars[shown[0]] : 1;
      COLORS.forEach((color, side) => {  // one path a side: a frame of a drag has no time for more
        out.beginPath();
        for (const i of shown) {
          if (prints.side[i] !== side) continue;
          const at = place(i, most, pen);
          const tip = side ? -at.reach : at.reach;  // it points where price went
          out.moveTo(at.x, at.y + tip);
          out.lineTo(at.x - HALF * at.reach, at.y - tip / 2);
          out.lineTo(at.x + HALF * at.reach, at.y - tip / 2);
          out.closePath();
        }
        out.lineWidth = 1.6 * ratio;
        out.strokeStyle = "rgba(0, 0, 0, 0.75)";
        out.stroke();
        out.fillStyle = color;
        out.fill();
      });
    },
    read(px, py, pen) {
      const shown = drawn();
      const hit = shown.filter((i) => {
        const at = place(i, prints.dollars[shown[0]], pen);
        return Math.hypot(px - at.x, py - at.y) <= at.reach + 3 * pen.ratio;
      }).at(-1);
      if (hit === undefined) return [];
      const side = prints.side[hit] ? "shorts" : "longs";
      const least = prints.lower_bound ? "at least " : "";
      return [
        `Realised: ${least}${dollars(prints.dollars[hit])} of ${side} in the bar to ${timeText(payload.ends[prints.column[hit]])}`,
        `Drawn at its ${prints.side[hit] ? "high" : "low"}, the record has no price \u00b7 ${prints.feed}`,
      ];
    },
  };
}
