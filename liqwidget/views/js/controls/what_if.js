// @ts-check
// What if funding or open interest had been other than recorded?
import { element, slider } from "./element.js";
/** @import { Context } from "../state/context.js" */
/** @import { Group } from "./deck.js" */

const signed = (/** @type {number} */ value, /** @type {number} */ digits) =>
  `${value > 0 ? "+" : "\u2212"}${Math.abs(value).toFixed(digits)}`;

/**
 * @param {Context} context
 * @returns {Group}
 */
export function whatIfGroup({ store, signal }) {
  const settled = () => store.settle();
  const back = (/** @type {Partial<import("../state/state.js").State>} */ values) => () => {
    store.draft(values);
    store.settle();
  };
  const funding = slider({
    label: "Funding", name: "funding", spoken: "Funding shift, basis points per 8 hours",
    range: { min: -10, max: 10, step: 0.1 },
    moved: (bp) => store.draft({ funding_shift: bp / 1e4 }), settled, usual: back({ funding_shift: 0 }),
  }, signal);
  const scale = slider({
    label: "Open interest changes", name: "open-interest", spoken: "Changes of open interest, times",
    range: { min: 0, max: 3, step: 0.05 },
    moved: (times) => store.draft({ open_interest_scale: times }), settled, usual: back({ open_interest_scale: 1 }),
  }, signal);
  const jump = slider({
    label: "Open interest jump", name: "jump", spoken: "Rise of open interest over the last bars, per cent",
    range: { min: 0, max: 100, step: 1 },
    moved: (per_cent) => store.draft({ jump_share: per_cent / 100 }), settled, usual: back({ jump_share: 0 }),
  }, signal);
  const bars = element("input", { type: "number", min: 1, max: 9999, step: 1, "data-control": "jump-bars", "aria-label": "Bars that the jump is spread over" });
  bars.addEventListener("change", () => {
    const n = Math.round(bars.valueAsNumber);
    if (n >= 1) store.draft({ jump_bars: n });
    else bars.value = String(store.get("jump_bars"));
    store.settle();
  }, { signal });
  const fundingWords = () => {
    const bp = 1e4 * store.get("funding_shift");
    return Math.abs(bp) < 0.05 ? "as recorded" : `${signed(bp, 1)} bp per 8 h`;
  };
  const el = element(
    "div", { class: "liqwidget-sliders" }, funding.el, scale.el, jump.el,
    element("label", { class: "liqwidget-field" }, element("span", {}, "over the last"), bars, element("span", {}, "bars")),
  );
  return {
    name: "what-if",
    title: "What if",
    el,
    state() {
      const [times, share] = [store.get("open_interest_scale"), store.get("jump_share")];
      const parts = [
        fundingWords() === "as recorded" ? "" : `funding ${fundingWords()}`,
        times === 1 ? "" : `changes \u00d7 ${times.toFixed(2)}`,
        share ? `jump +${(100 * share).toFixed(0)} %` : "",
      ].filter(Boolean);
      return parts.join(", ") || "as recorded";
    },
    update() {
      const bp = 1e4 * store.get("funding_shift");
      funding.set(bp, fundingWords(), Math.abs(bp) < 0.05);
      const times = store.get("open_interest_scale");
      scale.input.max = String(store.get("max_open_interest_scale"));
      scale.set(times, `\u00d7 ${times.toFixed(2)}`, times === 1);
      const share = store.get("jump_share");
      jump.set(100 * share, share ? `+${(100 * share).toFixed(0)} %` : "none", share === 0);
      if (document.activeElement !== bars) bars.value = String(store.get("jump_bars"));
    },
  };
}
