// @ts-check
// What Bokeh's color bar and the axes of the bar map say.
import { amount, roundTicks, shortAmount } from "../reading/format.js";
/** @import { Figure } from "./bokeh.js" */

/**
 * Tell the color bar what the colors mean now.
 * @param {Figure} figure
 * @param {Uint32Array} table
 * @param {number} limit
 * @param {string} unit
 */
export function showGrade(figure, table, limit, unit) {
  const mapper = figure.model("color_mapper");
  if (!mapper) return;
  mapper.setv({ palette: paletteOf(table, 1024), low: 0, high: limit });
  const ticks = roundTicks(limit);
  const labels = new Map(ticks.map((tick) => /** @type {[number, string]} */ ([tick, tick ? shortAmount(tick) : "0"])));
  const bar = figure.model("color_bar");
  bar?.ticker.setv({ ticks });
  bar?.setv({ major_label_overrides: labels, title: `${unit} per bucket in the heat` });
}

/**
 * The same for a difference: both signs, the middle is nothing.
 * @param {Figure} figure
 * @param {Uint32Array} table of odd length
 * @param {number} limit
 * @param {string} unit
 */
export function showSignedGrade(figure, table, limit, unit) {
  const mapper = figure.model("color_mapper");
  if (!mapper) return;
  mapper.setv({ palette: paletteOf(table, 1025), low: -limit, high: limit });
  const end = roundTicks(limit).at(-1) ?? 0;
  const ticks = [-end, 0, end];
  const labels = new Map(ticks.map((tick) => /** @type {[number, string]} */ ([
    tick, tick ? `${tick > 0 ? "+" : "\u2212"}${shortAmount(Math.abs(tick))}` : "0",
  ])));
  const bar = figure.model("color_bar");
  bar?.ticker.setv({ ticks });
  bar?.setv({ major_label_overrides: labels, title: `\u2212 B has more  |  ${unit}  |  A has more +` });
}

/** @param {Uint32Array} table @param {number} n */
function paletteOf(table, n) {
  return Array.from({ length: n }, (_, i) => {
    const pixel = table[Math.floor((i * (table.length - 1)) / (n - 1))];
    const rgb = ((pixel & 255) << 16) | (pixel & 0xff00) | ((pixel >> 16) & 255);
    return `#${rgb.toString(16).padStart(6, "0")}`;
  });
}

/** Take the amounts off the color bar. @param {Figure} figure */
export function hideGrade(figure) {
  const bar = figure.model("color_bar");
  bar?.ticker.setv({ ticks: [] });
  bar?.setv({ major_label_overrides: new Map(), title: "Amounts are hidden with the map" });
}

/** Take the amounts off the axes of the bar map. @param {Figure} figure */
export function hideScale(figure) {
  for (const name of ["map_usd_axis", "map_cumulative_axis"]) {
    figure.model(name)?.setv({ major_label_overrides: new Map([[0, ""], [0.5, ""], [1, ""]]) });
  }
}

/**
 * Label the axes of the bar map: it paints shares of the longest bar and curve.
 * @param {Figure} figure
 * @param {number} widest
 * @param {number} most
 * @param {string} unit
 */
export function showScale(figure, widest, most, unit) {
  const axes = /** @type {[string, number, string][]} */ ([
    ["map_usd_axis", widest, `${unit} per bucket (bars)`],
    ["map_cumulative_axis", most, `${unit} from price to here (lines)`],
  ]);
  for (const [name, top, axis_label] of axes) {
    const labels = new Map(/** @type {[number, string][]} */ ([[0, "0"], [0.5, amount(top / 2)], [1, amount(top)]]));
    figure.model(name)?.setv({ major_label_overrides: labels, axis_label });
  }
}
