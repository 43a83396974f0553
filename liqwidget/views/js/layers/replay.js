// @ts-check
// The end of what is known in a replay: later candles are covered.
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
  return {
    name: "replay",
    always: true,
    above: () => scene.column() < last,
    draw({ over, out, x, width, height }) {
      if (over === "map") return;
      const from = Math.max(0, x(payload.ends[scene.column()]));
      out.fillStyle = paper();
      out.fillRect(from, 0, width - from, height);
    },
  };
}
