// @ts-check
// What covers the bars after the cursor of a replay, in the panels that the page does not paint.
import { createLayer } from "../painting/canvases.js";
import { isDark } from "./theme.js";
/** @import { Payload } from "../mixing/payload.js" */
/** @import { Figure } from "./bokeh.js" */

/** The color behind a figure. */
export const paper = () => (isDark() ? "#111316" : "#ffffff");

/**
 * @param {HTMLElement} stage
 * @param {Figure} figure
 * @param {Payload} payload
 */
export function createCurtain(stage, figure, payload) {
  const funding = createLayer(stage, figure.view("funding"), "over funding", "over");
  const open_interest = createLayer(stage, figure.view("open_interest"), "over open interest", "over");
  return {
    funding,
    open_interest,
    /** Cover what is after a column; -1 covers nothing. @param {number} column */
    draw(column) {
      for (const layer of [funding, open_interest]) {
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
