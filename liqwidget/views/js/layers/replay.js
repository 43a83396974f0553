// @ts-check
// The end of what is known in a replay: later candles are covered, and price is the close of then.
import { paper } from "../figure/curtain.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Overlay } from "./overlays.js" */

/**
 * @param {Scene} scene
 * @returns {Overlay}
 */
export function replayLayer(scene) {
  const { payload } = scene.mixer;
  const last = payload.starts.length - 1;
  let shown = true;
  return {
    name: "replay",
    always: true,
    above: () => scene.column() < last,
    follow() {
      const whole = scene.column() === last;
      if (whole === shown) return;
      shown = whole;  // Bokeh's line is at the last price: ours stands in for it
      for (const name of ["heat_price_line", "map_price_line"]) scene.figure.model(name)?.setv({ visible: whole });
    },
    draw({ over, out, x, y, width, height, ratio }) {
      const from = over === "heat" ? Math.max(0, x(payload.ends[scene.column()])) : width;
      out.fillStyle = paper();
      out.fillRect(from, 0, width - from, height);
      const level = y(scene.price());
      for (const [color, wide] of /** @type {[string, number][]} */ ([["rgba(0,0,0,0.6)", 3], ["#ffffff", 1]])) {
        out.setLineDash([4 * ratio, 4 * ratio]);
        out.beginPath();
        out.moveTo(0, level);
        out.lineTo(from, level);
        out.strokeStyle = color;
        out.lineWidth = wide * ratio;
        out.stroke();
      }
      out.setLineDash([]);
    },
  };
}
