// @ts-check
// Where heat and bar map lie: a plan that Bokeh is held to, so that they are painted before Bokeh is there.
/** @import { Payload } from "../mixing/payload.js" */

const NARROW = 680;
const TOOLBAR = 30;
const GAP = 14;  // between the columns
const TICK = 11;  // beside the labels of an axis
const AXIS_LABEL = 21;
const SPARE = 2;
const LOWER = 48;  // room for the labels of funding and open interest

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Insets of the frame in its panel */
/** @typedef {{ left: number, top: number, width: number, height: number, inset: Insets }} Panel in the stage, CSS pixels */
/** @typedef {{ narrow: boolean, heat: Panel, map: Panel, lower: Insets, height: number }} Plan `height` of all that Bokeh draws */

/**
 * What a plan is made from, besides the width.
 * @typedef {object} Sizes
 * @property {boolean} compact without the panels below
 * @property {number} heat height of the heat
 * @property {number} lower height of the panels below
 * @property {number} beside width of the bar map
 * @property {number} label width of the widest price
 */

/**
 * @param {Sizes} sizes
 * @param {number} width of the stage
 * @returns {Plan}
 */
export function plan({ compact, heat, lower, beside, label }, width) {
  const narrow = width > 0 && width < NARROW;
  const prices = Math.ceil(label) + TICK + SPARE;
  const left = Math.max(LOWER, narrow ? prices : prices + AXIS_LABEL);
  const below = { left, top: 5, right: 5, bottom: 5 };
  if (narrow) {
    const tall = compact ? 240 : 300;
    return {
      narrow,
      heat: { left: 0, top: TOOLBAR, width, height: heat, inset: { left, top: 5, right: 5, bottom: 30 } },
      map: { left: 0, top: TOOLBAR + heat, width, height: tall, inset: { left, top: 50, right: 5, bottom: 50 } },
      lower: below,
      height: TOOLBAR + heat + tall + lower,
    };
  }
  return {
    narrow,
    heat: { left: 0, top: TOOLBAR, width: Math.max(0, width - beside - GAP), height: heat, inset: { left, top: 50, right: 5, bottom: 50 } },
    map: { left: width - beside, top: TOOLBAR, width: beside, height: heat, inset: { left: 5, top: 50, right: Math.max(prices, 45), bottom: 50 } },
    lower: below,
    height: TOOLBAR + heat + lower,
  };
}

/**
 * A panel's frame that can be painted on before Bokeh has drawn it: what `Layer` asks of Bokeh's view.
 * @param {HTMLElement} stage
 * @param {() => Panel} panel as planned now
 * @param {{ from: number, to: number }} across values at the left and right of the frame
 * @param {Payload} payload
 */
export function createFrame(stage, panel, across, { low, high }) {
  /** @type {any} Bokeh's view, once there is one */
  let drawn = null;
  const bbox = () => {
    const { width, height, inset } = panel();
    return { left: inset.left, top: inset.top, width: Math.max(0, width - inset.left - inset.right), height: height - inset.top - inset.bottom };
  };
  const rise = Math.log(high / low);
  const planned = {
    canvas_view: { el: { getBoundingClientRect() {
      const outer = stage.getBoundingClientRect();
      const { left, top } = panel();
      return { left: outer.left + left, top: outer.top + top };
    } } },
    frame: {
      get bbox() { return bbox(); },
      x_scale: {
        compute(/** @type {number} */ value) {
          const { left, width } = bbox();
          return left + (width * (value - across.from)) / (across.to - across.from);
        },
        invert(/** @type {number} */ x) {
          const { left, width } = bbox();
          return across.from + ((x - left) / width) * (across.to - across.from);
        },
      },
      y_scale: {
        compute(/** @type {number} */ price) {
          const { top, height } = bbox();
          return top + height * (1 - Math.log(price / low) / rise);
        },
        invert(/** @type {number} */ y) {
          const { top, height } = bbox();
          return low * Math.exp(rise * (1 - (y - top) / height));
        },
      },
    },
  };
  return {
    get canvas_view() { return drawn?.canvas_view ?? planned.canvas_view; },
    get frame() { return drawn?.frame ?? planned.frame; },
    /** Follow Bokeh from now on. @param {any} view */
    follow(view) {
      drawn = view;
    },
  };
}

/** Width of a price as Bokeh labels it. @param {string} format Bokeh's numeral format @param {number} price */
export function labelWidth(format, price) {
  // the browser's own number formats take ten milliseconds to be made
  const [whole, digits] = price.toFixed(format.split(".")[1]?.length ?? 0).split(".");
  const words = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (digits ? `.${digits}` : "");
  const out = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  out.font = "11px helvetica";
  return out.measureText(words).width;
}
