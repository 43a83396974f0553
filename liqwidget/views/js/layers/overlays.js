// @ts-check
// What lies over heat and bars. A layer is a small module: it draws, and may answer for a point.
import { isDark } from "../figure/theme.js";
import { candlesLayer } from "./candles.js";
import { cursorLayer } from "./cursor.js";
import { sweepsLayer } from "./sweeps.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Look } from "../state/store.js" */

/**
 * Where a layer draws: one frame, in device pixels.
 * @typedef {object} Pen
 * @property {"heat" | "map"} over
 * @property {CanvasRenderingContext2D} out cleared
 * @property {(time: number) => number} x
 * @property {(price: number) => number} y
 * @property {number} width
 * @property {number} height
 * @property {number} ratio device pixels per CSS pixel
 * @property {boolean} dark
 */

/**
 * @typedef {object} Overlay
 * @property {string} name in the trait `layers`, or one that is always on
 * @property {boolean} [always] whether it cannot be switched off
 * @property {(look: Look, on: boolean) => void} [follow] after a mix
 * @property {(pen: Pen) => void} [draw]
 * @property {(x: number, y: number, pen: Pen) => string[]} [read] lines about a point, in device pixels
 */

/** Every layer, from the bottom up: a new one is a module and a line here. */
const LAYERS = [candlesLayer, sweepsLayer, cursorLayer];

/**
 * @param {Scene} scene
 * @param {Context} context
 */
export function createOverlays(scene, context) {
  const overlays = LAYERS.map((create) => /** @type {Overlay} */ (create(scene, context)));
  const isOn = (/** @type {Overlay} */ { name, always }) =>
    Boolean(always) || context.store.get("layers").includes(name);
  /** @param {"heat" | "map"} over @returns {Pen} */
  const pen = (over) => {
    const layer = over === "heat" ? scene.layers.overHeat : scene.layers.overMap;
    const out = layer.place();
    const { width, height } = layer.canvas;
    return { over, out, x: layer.x, y: layer.y, width, height, ratio: layer.ratio(), dark: isDark() };
  };
  return {
    /** @param {Look} look */
    follow(look) {
      for (const overlay of overlays) overlay.follow?.(look, isOn(overlay));
    },
    draw() {
      for (const over of /** @type {const} */ (["heat", "map"])) {
        const one = pen(over);
        for (const overlay of overlays) if (isOn(overlay)) overlay.draw?.(one);
      }
    },
    /**
     * What the layers say about a point of the window over the heat.
     * @param {number} clientX
     * @param {number} clientY
     */
    read(clientX, clientY) {
      const layer = scene.layers.overHeat;
      const box = layer.canvas.getBoundingClientRect();
      const ratio = layer.ratio();
      const { width, height } = layer.canvas;
      const out = /** @type {CanvasRenderingContext2D} */ (layer.canvas.getContext("2d"));
      const one = { over: /** @type {const} */ ("heat"), out, x: layer.x, y: layer.y, width, height, ratio, dark: isDark() };
      const [x, y] = [(clientX - box.left) * ratio, (clientY - box.top) * ratio];
      return overlays.filter(isOn).flatMap((overlay) => overlay.read?.(x, y, one) ?? []);
    },
  };
}
