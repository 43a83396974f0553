// @ts-check
// The ruler: a price to drag to, and the dollars that a move there would force on the way.
import { createHandle } from "../drawing/handle.js";
import { WHITE, plate, stroke, write } from "../drawing/ink.js";
import { rulerWords } from "../reading/ruler.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Handle } from "../drawing/handle.js" */
/** @import { Overlay } from "./overlays.js" */

const GRIP = 34;  // CSS pixels of the grip at the right edge

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function rulerLayer(scene, { store, drawing }) {
  /** @type {Handle | null} */
  let handle = null;
  return {
    name: "ruler",
    always: true,
    draw(pen) {
      const { over, out, x, y, width, height, ratio } = pen;
      const target = store.get("ruler");
      if (over === "heat" && target === null) handle?.place(null);
      if (target === null) return;
      const price = scene.price();
      const lines = over === "heat" ? rulerWords(scene, store, target) : [];
      if (over === "heat") {
        handle ??= createHandle(scene, drawing, {
          kind: "ruler",
          moved: (to) => drawing.drag({ ruler: to }),
          removed: () => drawing.change({ ruler: null }, "Ruler removed."),
        });
        handle.place({ price: target, name: "Ruler, price", words: lines.join("; "), text: "\u2195" });
      }
      const [from, to] = [y(price), y(target)];
      const top = Math.max(0, Math.min(from, to));
      const bottom = Math.min(height, Math.max(from, to));
      out.fillStyle = over === "heat" ? "rgba(255, 255, 255, 0.08)" : "rgba(128, 136, 146, 0.22)";
      if (bottom > top) out.fillRect(0, top, width, bottom - top);
      if (!(to >= 0 && to <= height)) return;
      stroke(pen, [0, to, width, to], WHITE, 1.6, [8, 4]);
      if (over !== "heat") return;
      const end = Math.min(width, x(scene.mixer.payload.ends[scene.column()])) - GRIP * ratio;
      write(pen, lines, end - plate(pen, lines).width, to, WHITE, target < price, end);
    },
  };
}
