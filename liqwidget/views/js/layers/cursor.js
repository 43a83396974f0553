// @ts-check
// The cursor of the keyboard, and the pin.
import { bucketOf, columnOf } from "../mixing/cells.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Overlay } from "./overlays.js" */

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function cursorLayer(scene, { store, cursor }) {
  const { payload, prices } = scene.mixer;
  const middle = (/** @type {number} */ c) => (payload.starts[c] + payload.ends[c]) / 2;
  return {
    name: "cursor",
    always: true,
    above: () => Boolean(cursor.keys() || store.get("selection").price),
    draw({ over, out, x, y, width, height, ratio }) {
      const keys = cursor.keys();
      const line = (/** @type {number[]} */ [fromX, fromY, toX, toY]) => {
        out.beginPath();
        out.moveTo(fromX, fromY);
        out.lineTo(toX, toY);
        for (const [color, wide] of /** @type {[string, number][]} */ ([["rgba(0,0,0,0.6)", 3], ["#ffffff", 1]])) {
          out.strokeStyle = color;
          out.lineWidth = wide * ratio;
          out.stroke();
        }
      };
      if (keys) {
        const level = y(prices[keys.bucket]);
        line([0, level, width, level]);
        if (over === "heat") line([x(middle(keys.column)), 0, x(middle(keys.column)), height]);
      }
      const pin = store.get("selection");
      if (!pin.price || pin.time === undefined || bucketOf(payload, pin.price) < 0) return;
      const level = y(pin.price);
      const column = columnOf(payload, pin.time);
      if (over === "map") line([0, level, 8 * ratio, level]);
      if (over === "map" || column < 0 || column > scene.column()) return;
      const at = x(middle(column));
      const size = 6 * ratio;
      line([at - 2 * size, level, at - size, level]);
      line([at + size, level, at + 2 * size, level]);
      line([at, level - 2 * size, at, level - size]);
      line([at, level + size, at, level + 2 * size]);
      out.beginPath();
      out.arc(at, level, 2 * ratio, 0, 2 * Math.PI);
      out.fillStyle = "#ffffff";
      out.fill();
    },
  };
}
