// @ts-check
// Candles are Bokeh's; here they are only switched on and off.
/** @import { Scene } from "../figure/scene.js" */
/** @import { Overlay } from "./overlays.js" */

/**
 * @param {Scene} scene
 * @returns {Overlay}
 */
export function candlesLayer({ figure }) {
  let shown = true;
  return {
    name: "candles",
    follow(_look, on) {
      if (on === shown) return;
      shown = on;
      for (const name of ["wicks", "bodies"]) figure.set(name, { visible: on });
    },
  };
}
