// @ts-check
// How far the mix is trusted by the layer that hatches what another mix would halve, and what that
// layer means.
import { doubtWords } from "../reading/doubt.js";
import { element, segments, setText } from "./element.js";
/** @import { Context } from "../state/context.js" */

const STRENGTHS = /** @type {[string, string][]} */ ([["10", "a guess"], ["30", "usual"], ["100", "well known"]]);

/**
 * @param {Context} context
 */
export function createDoubt({ store, signal }) {
  const strength = segments("How well the mix is known", "mix-strength", STRENGTHS, (value) => {
    store.draft({ mix_strength: Number(value) });
    store.settle();
  }, signal);
  const note = element("div", { class: "liqwidget-note", "data-note": "uncertain" });
  const el = element(
    "div", { class: "liqwidget-stack", hidden: true },
    element("div", { class: "liqwidget-field" }, element("span", {}, "The mix is"), strength.el), note,
  );
  return {
    el,
    update() {
      el.hidden = !store.get("layers").includes("uncertain");
      strength.set(String(store.get("mix_strength")));
      setText(note, doubtWords(store.get("mix_strength")));
    },
  };
}
