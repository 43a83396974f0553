// @ts-check
// The last price that is known: of the map, or of the bar that a replay has reached. Not one of
// Bokeh's annotations: those leave a trace of where they were first, which in a replay is the end.
/** @import { Scene } from "../figure/scene.js" */
/** @import { Overlay } from "./overlays.js" */

/**
 * @param {Scene} scene
 * @returns {Overlay}
 */
export function priceLineLayer(scene) {
  const { payload } = scene.mixer;
  return {
    name: "price line",
    always: true,
    tells: true,  // in a blind reading the ground stays even
    draw({ over, out, x, y, width, ratio, dark }) {
      const level = y(scene.price());
      const end = over === "heat" ? Math.min(width, x(payload.ends[scene.column()])) : width;
      const onHeat = [["rgba(0,0,0,0.6)", 3], ["#ffffff", 1]];
      const strokes = over === "heat" ? onHeat : [[dark ? "#e6e8eb" : "#1f2328", 1]];
      out.setLineDash([4 * ratio, 4 * ratio]);
      out.beginPath();
      out.moveTo(0, level);
      out.lineTo(end, level);
      for (const [color, wide] of /** @type {[string, number][]} */ (strokes)) {
        out.strokeStyle = color;
        out.lineWidth = wide * ratio;
        out.stroke();
      }
      out.setLineDash([]);
    },
  };
}
