// @ts-check
// Narrow pages: the bar map drops below the heat, and everything has the full width.
/** @import { Figure } from "./bokeh.js" */

const NARROW = 680;
const COMPACT = 380;  // height in pixels
const FEW = 4;  // ticks of time

/**
 * Lay the panels out for a width; does nothing while it fits.
 * @param {Figure} figure
 * @param {boolean} compact one of several maps: lower, and without the panels that all share
 * @returns {(width: number) => void}
 */
export function createLayout(figure, compact) {
  if (compact) {
    for (const name of ["funding", "open_interest"]) figure.model(name)?.setv({ visible: false });
    for (const name of ["heat", "map"]) figure.model(name)?.setv({ height: COMPACT });
    figure.model("map_price_axis")?.ticker.setv({ desired_num_ticks: FEW + 2 });
  }
  const grid = figure.grid();
  const map = figure.model("map");
  const wide = grid && { children: grid.children, cols: grid.cols };
  const beside = map?.width;
  const times = ["heat_time_axis", "open_interest_time_axis", "funding_time_axis"].map((name) => figure.model(name));
  const ticks = times.map((axis) => axis?.ticker.desired_num_ticks);
  const label = figure.model("heat_price_axis")?.axis_label;
  let narrow = false;
  return (width) => {
    if (!grid || !(width > 0) || narrow === width < NARROW) return;
    narrow = !narrow;
    const panel = (/** @type {string} */ name) => figure.model(name);
    const key = panel("key");
    if (narrow) {
      times.forEach((axis) => axis?.ticker.setv({ desired_num_ticks: FEW }));
      panel("heat_price_axis").setv({ axis_label: "" });
      map.setv({ sizing_mode: "stretch_width", height: compact ? 240 : 300, left: map.right, right: map.left });
      key.setv({ sizing_mode: "stretch_width" });
      const order = ["heat", "map", "key", "funding", "open_interest"];
      grid.setv({ cols: ["minmax(0, 1fr)"], children: order.map((name, row) => [panel(name), row, 0]) });
    } else {
      times.forEach((axis, i) => axis?.ticker.setv({ desired_num_ticks: ticks[i] }));
      panel("heat_price_axis").setv({ axis_label: label });
      map.setv({ sizing_mode: null, width: beside, height: panel("heat").height, left: map.right, right: map.left });
      key.setv({ sizing_mode: null, width: beside });
      grid.setv(wide);
    }
  };
}
