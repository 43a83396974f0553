// @ts-check
// Structure lines that the reader drew: across heat and bars, each with a grip.
import { createHandle } from "../drawing/handle.js";
import { WHITE, stroke, write } from "../drawing/ink.js";
import { percent, price as priceText } from "../reading/format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Handle } from "../drawing/handle.js" */
/** @import { Overlay } from "./overlays.js" */

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function linesLayer(scene, { store, drawing }) {
  /** @type {Handle[]} */
  const handles = [];
  const handle = (/** @type {number} */ i) => createHandle(scene, drawing, {
    kind: "line",
    moved: (price) => drawing.drag({ lines: store.get("lines").map((line, k) => (k === i ? { ...line, price } : line)) }),
    removed: () => drawing.change({ lines: store.get("lines").filter((_, k) => k !== i) }, "Line removed."),
  });
  return {
    name: "lines",
    always: true,
    draw(pen) {
      const { over, y, width, height, ratio } = pen;
      const lines = store.get("lines");
      if (over === "heat") {
        while (handles.length > lines.length) handles.pop()?.remove();
        while (handles.length < lines.length) handles.push(handle(handles.length));
      }
      lines.forEach(({ price, label }, i) => {
        const name = label || `line ${i + 1}`;
        const away = percent(price / scene.price() - 1);
        if (over === "heat") {
          handles[i].place({ price, name: `${name}, price`, words: `${priceText(price)}, ${away} from the last price`, text: "\u2195" });
        }
        const level = y(price);
        if (!(level >= 0 && level <= height)) return;
        stroke(pen, [0, level, width, level], WHITE, 1.6);
        if (over === "heat") write(pen, [`${name} ${priceText(price)}  ${away}`], 4 * ratio, level, WHITE, price < scene.price());
      });
    },
  };
}
