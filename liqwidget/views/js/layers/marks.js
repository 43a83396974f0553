// @ts-check
// Prices that the reader marked: numbered lines over heat and bars, there before and after the map.
import { price as priceText } from "../reading/format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Overlay } from "./overlays.js" */

const COLOR = "#8ff0a4";  // on a dark rim: neither a side's color nor one of the heat's
const RIM = "rgba(0, 0, 0, 0.75)";
const ON_PAPER = "#1a7f37";  // beside the heat the ground is light in a light theme: no rim there

/**
 * @param {Scene} _scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function marksLayer(_scene, { store }) {
  return {
    name: "marks",
    always: true,
    above: () => store.get("marks").length > 0,
    draw({ over, out, y, width, height, ratio, dark }) {
      const strokes = over === "heat" || dark ? [[RIM, 3.5], [COLOR, 1.6]] : [[ON_PAPER, 1.6]];
      out.font = `${Math.round(12 * ratio)}px system-ui, sans-serif`;
      out.textBaseline = "bottom";
      out.textAlign = "left";
      store.get("marks").forEach((mark, i) => {
        const level = y(mark);
        if (!(level >= 0 && level <= height)) return;
        out.setLineDash([7 * ratio, 4 * ratio]);
        for (const [color, wide] of /** @type {[string, number][]} */ (strokes)) {
          out.beginPath();
          out.moveTo(0, level);
          out.lineTo(width, level);
          out.strokeStyle = color;
          out.lineWidth = wide * ratio;
          out.stroke();
        }
        out.setLineDash([]);
        if (over !== "heat") return;
        const words = `mark ${i + 1}: ${priceText(mark)}`;
        out.lineWidth = 4 * ratio;
        out.strokeStyle = RIM;
        out.strokeText(words, 6 * ratio, level - 2 * ratio);
        out.fillStyle = COLOR;
        out.fillText(words, 6 * ratio, level - 2 * ratio);
      });
    },
  };
}
