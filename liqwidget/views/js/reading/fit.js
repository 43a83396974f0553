// @ts-check
// What is to be known of a fitted mix: pure functions.
/** @import { Fitted } from "../state/state.js" */

const SAME = 1e-9;

/** The fit, or null without one. @param {Fitted | {}} fitted @returns {Fitted | null} */
export const fittedOf = (fitted) => ("weights" in fitted ? fitted : null);

/**
 * Whether a mix is the one that was fitted.
 * @param {Fitted | null} fitted
 * @param {number[]} weights
 */
export const isSameMix = (fitted, weights) =>
  fitted !== null && fitted.weights.length === weights.length && weights.every((w, k) => Math.abs(w - fitted.weights[k]) <= SAME);

/**
 * The words of a fit, as liqwidget/views/widget/fitting.py says them.
 * @param {Fitted | null} fitted
 * @param {boolean} same whether the mix is still the fitted one
 * @param {number} end of the column that is shown, ms
 */
export function noteOf(fitted, same, end) {
  if (!fitted) return "";
  return [
    fitted.note,
    same ? "" : "Moved by hand since: the mix is assumed again.",
    fitted.until > end ? "The bar shown is earlier: this mix knows what came after it." : "",
  ].filter(Boolean).join(" ");
}
