// @ts-check
// What covers the bars after the cursor of a replay, in the panels that the page does not paint.
import { createLayer } from "../painting/canvases.js";
import { isDark } from "./theme.js";
/** @import { Payload } from "../mixing/payload.js" */
/** @import { Figure } from "./figure.js" */

/** The color behind a figure. */
export const paper = () => (isDark() ? "#111316" : "#ffffff");

/**
 * @param {HTMLElement} stage
 * @param {Figure} figure that Bokeh has drawn
 * @param {Payload} payload
 */
export function createCurtain(stage, figure, payload) {
  const layers = ["funding", "open_interest"].flatMap((name) => {
    const view = figure.view(name);  // a compact map has no such panels
    return view ? [createLayer(stage, view, `over ${name.replace("_", " ")}`, "over")] : [];
  });
  return {
    layers,
    /** Cover what is after a column; -1 covers nothing. @param {number} column */
    draw(column) {
      for (const layer of layers) {
        if (layer.canvas.hidden !== column < 0) layer.canvas.hidden = column < 0;
        if (column < 0) continue;
        const out = layer.place();
        const from = Math.max(0, layer.x(payload.ends[column]));
        out.fillStyle = paper();
        out.fillRect(from, 0, layer.canvas.width - from, layer.canvas.height);
      }
    },
  };
}
