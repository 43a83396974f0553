// @ts-check
// What is drawn over heat and bars. A layer is a small module: it draws, and may answer for a point.
// Most draw on the canvas of heat or bars itself, under Bokeh's candles: a canvas more would be
// composed anew in every frame of a drag. Those that must lie above are kept idle.
import { isDark } from "../figure/theme.js";
import { attributionLayer } from "./attribution.js";
import { candlesLayer } from "./candles.js";
import { clustersLayer } from "./clusters.js";
import { cascadeLayer } from "./cascade.js";
import { cursorLayer } from "./cursor.js";
import { linesLayer } from "./lines.js";
import { marksLayer } from "./marks.js";
import { positionsLayer } from "./positions.js";
import { priceLineLayer } from "./price_line.js";
import { realisedLayer } from "./realised.js";
import { replayLayer } from "./replay.js";
import { rulerLayer } from "./ruler.js";
import { sweepsLayer } from "./sweeps.js";
import { uncertainLayer } from "./uncertain.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Layer } from "../painting/canvases.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Look } from "../state/store.js" */

/**
 * Where a layer draws: one frame, in device pixels.
 * @typedef {object} Pen
 * @property {"heat" | "map"} over
 * @property {CanvasRenderingContext2D} out
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
 * @property {boolean} [single] whether it is of one map: hidden while two are subtracted
 * @property {boolean} [tells] whether it shows what the map says: hidden while the reader is blind
 * @property {() => boolean} [above] whether it has something to draw above the candles
 * @property {(look: Look, on: boolean) => void} [follow] after a mix
 * @property {(pen: Pen) => void} [draw]
 * @property {(x: number, y: number, pen: Pen) => string[]} [read] lines about a point, in device pixels
 */

/** Every layer, from the bottom up: a new one is a module and a line here. */
const LAYERS = [
  candlesLayer, uncertainLayer, sweepsLayer, realisedLayer, attributionLayer, clustersLayer, priceLineLayer,
  linesLayer, positionsLayer, rulerLayer, replayLayer, cascadeLayer, marksLayer, cursorLayer,
];

/**
 * @param {Scene} scene
 * @param {Context} context
 */
export function createOverlays(scene, context) {
  const overlays = LAYERS.map((create) => /** @type {Overlay} */ (create(scene, context)));
  const isOn = (/** @type {Overlay} */ { name, always, tells, single }) =>
    !(tells && context.store.get("blind")) && !(single && scene.side() === "A - B")
    && (Boolean(always) || context.store.get("layers").includes(name));
  /** @param {"heat" | "map"} over @param {Layer} layer @param {CanvasRenderingContext2D} out @returns {Pen} */
  const pen = (over, layer, out) => {
    const { width, height } = layer.canvas;
    return { over, out, x: layer.x, y: layer.y, width, height, ratio: layer.ratio(), dark: isDark() };
  };
  const { layers } = scene;
  return {
    /** @param {Look} look */
    follow(look) {
      for (const overlay of overlays) overlay.follow?.(look, isOn(overlay));
    },
    /** Draw on what was just painted. @param {"heat" | "map"} over @param {CanvasRenderingContext2D} out */
    drawOn(over, out) {
      const one = pen(over, layers[over], out);
      for (const overlay of overlays) if (isOn(overlay) && !overlay.above) overlay.draw?.(one);
    },
    drawAbove() {
      const busy = overlays.filter((overlay) => isOn(overlay) && overlay.above?.());
      for (const [over, layer] of /** @type {const} */ ([["heat", layers.overHeat], ["map", layers.overMap]])) {
        if (layer.canvas.hidden !== (busy.length === 0)) layer.canvas.hidden = busy.length === 0;
        if (!busy.length) continue;
        const one = pen(over, layer, layer.place());
        for (const overlay of busy) overlay.draw?.(one);
      }
    },
    /**
     * What the layers say about a point of the window over the heat.
     * @param {number} clientX
     * @param {number} clientY
     */
    read(clientX, clientY) {
      const layer = layers.heat;
      const box = layer.canvas.getBoundingClientRect();
      const out = /** @type {CanvasRenderingContext2D} */ (layer.canvas.getContext("2d"));
      const one = pen("heat", layer, out);
      const [x, y] = [(clientX - box.left) * one.ratio, (clientY - box.top) * one.ratio];
      return overlays.filter(isOn).flatMap((overlay) => overlay.read?.(x, y, one) ?? []);
    },
  };
}
