// @ts-check
// Holds the figure to its plan. Narrow pages: the bar map drops below the heat, and everything has the full width.
import { plan } from "./plan.js";
/** @import { Figure } from "./figure.js" */
/** @import { Insets, Plan, Sizes } from "./plan.js" */

const COMPACT = 380;  // height in pixels
const FEW = 4;  // ticks of time
const WIDE_PANELS = /** @type {[string, number, number][]} */ ([["heat", 0, 0], ["map", 0, 1], ["funding", 1, 0], ["open_interest", 2, 0]]);
const LOWER = ["funding", "open_interest"];

/**
 * Lay the panels out for a width; changes nothing while it fits.
 * @param {Figure} figure
 * @param {boolean} compact one of several maps: lower, and without the panels that all share
 * @param {number} label width of the widest price
 * @returns {(width: number) => Plan}
 */
export function createLayout(figure, compact, label) {
  if (compact) {
    for (const name of ["heat", "map"]) figure.set(name, { height: COMPACT });
    figure.set("map_price_axis.ticker", { desired_num_ticks: FEW + 2 });
  }
  const height = (/** @type {string} */ name) => figure.written(name, "height");
  /** @type {Sizes} */
  const sizes = {
    compact, label,
    heat: compact ? COMPACT : height("heat"),
    lower: compact ? 0 : height("funding") + height("open_interest"),
    beside: figure.written("map", "width"),
  };
  const times = ["heat_time_axis", "open_interest_time_axis", "funding_time_axis"];
  const ticks = figure.written("heat_time_axis.ticker", "desired_num_ticks");
  const title = figure.written("heat_price_axis", "axis_label");
  const cols = [`minmax(0, 1fr)`, `${sizes.beside}px`];
  const shown = WIDE_PANELS.filter(([name]) => !compact || !LOWER.includes(name));
  /** @type {boolean | null} */
  let narrow = null;
  return (width) => {
    const planned = plan(sizes, width);
    if (narrow === planned.narrow) return planned;
    const turned = narrow !== null || planned.narrow;
    narrow = planned.narrow;
    figure.set("heat", borders(planned.heat.inset));
    figure.set("map", { ...borders(planned.map.inset), height: planned.map.height });
    for (const name of LOWER) figure.set(name, { min_border_left: planned.lower.left });
    if (narrow) {
      figure.set("map", { sizing_mode: "stretch_width" });
      figure.arrange(shown.map(([name], row) => [name, row, 0]), cols.slice(0, 1));
    } else {
      figure.set("map", { sizing_mode: null, width: sizes.beside });
      figure.arrange(shown, cols);
    }
    if (turned) {
      for (const axis of times) figure.set(`${axis}.ticker`, { desired_num_ticks: narrow ? FEW : ticks });
      figure.set("heat_price_axis", { axis_label: narrow ? "" : title });
      figure.mirror("map");
    }
    return planned;
  };
}

/** @param {Insets} inset */
const borders = (inset) => ({
  min_border_left: inset.left, min_border_top: inset.top, min_border_right: inset.right, min_border_bottom: inset.bottom,
});
