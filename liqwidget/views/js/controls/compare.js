// @ts-check
// Comparing: keep the mix as B, go on dragging, and see what A has more and B has more.
import { mixWords } from "../reading/compared.js";
import { isPreview } from "../mixing/flows.js";
import { button, element, segments, setText } from "./element.js";
/** @import { Context } from "../state/context.js" */
/** @import { Baseline } from "../state/state.js" */
/** @import { Group } from "./deck.js" */

const SHOWN = /** @type {[string, string][]} */ ([["A", "A"], ["B", "B"], ["A - B", "A \u2212 B"]]);

/**
 * @param {Context} context
 * @returns {Group}
 */
export function compareGroup({ store, scene, signal, announce, paint }) {
  const choose = (/** @type {Partial<import("../state/state.js").State>} */ values) => {
    store.draft(values);
    store.send();
  };
  /** @returns {Baseline} */
  const now = () => {
    const { weights, tiers, funding_shift, open_interest_scale, jump_share, jump_bars } = store.look();
    return structuredClone({ weights, tiers, funding_shift, open_interest_scale, jump_share, jump_bars });
  };
  const keep = button("", { "data-control": "keep" }, () => {
    choose({ baseline: now(), comparison: "A - B" });
    announce("Kept as B. The map shows A minus B: drag the mix.");
  }, signal);
  const swap = button("Swap A and B", { "data-control": "swap" }, () => {
    const b = store.get("baseline");
    if (!b) return;
    choose({ ...structuredClone(b), baseline: now() });
    announce("A and B are swapped.");
  }, signal);
  const leave = button("Stop comparing", { "data-control": "leave" }, () => {
    choose({ baseline: null, comparison: "A - B", difference_limit: null });
    paint({ fit: true });
    announce("The map shows A alone.");
  }, signal);
  const shown = segments("Show A, B or their difference", "comparison", SHOWN, (value) => {
    choose({ comparison: value });
    paint({ fit: true });
  }, signal);
  const field = element("div", { class: "liqwidget-field" }, element("span", {}, "Show"), shown.el);
  const note = element("div", { class: "liqwidget-note" });
  const words = () => {
    const b = store.get("baseline");
    if (store.get("blind")) return "The map is hidden: reveal it to compare.";
    if (!b) return "Keep the mix and the what-ifs of now as B, drag on, and see the difference.";
    const payload = scene()?.mixer.payload;
    const off = payload && isPreview(payload, b) && payload.bars_per_column > 1;
    const same = JSON.stringify(b) === JSON.stringify(now());
    return `B: ${mixWords(b, store.get("leverages"))}.${off ? " A preview of B, a few per cent off: widget.difference() is exact." : ""} ${same ? "A is the same still: drag the mix." : "Dragging changes A."}`;
  };
  return {
    name: "compare",
    title: "Compare",
    el: element(
      "div", { class: "liqwidget-stack liqwidget-compare" },
      element("div", { class: "liqwidget-field" }, keep, swap, leave), field, note,
    ),
    state: () => (!store.get("baseline") ? "off" : store.get("blind") ? "hidden" : SHOWN.find(([value]) => value === store.get("comparison"))?.[1] ?? ""),
    update() {
      const on = Boolean(store.get("baseline"));
      const blind = store.get("blind");
      setText(keep, on ? "Keep A as B now" : "Keep as B");
      for (const control of [keep, swap, leave]) control.disabled = blind;
      swap.hidden = leave.hidden = field.hidden = !on;
      shown.set(store.get("comparison"), blind);
      setText(note, words());
    },
  };
}
