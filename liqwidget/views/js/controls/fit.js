// @ts-check
// Fit the mix to realised liquidations: Python does it; here it is asked for, and its limits said.
import { fittedOf, isSameMix, noteOf } from "../reading/fit.js";
import { button, element, setText } from "./element.js";
/** @import { Context } from "../state/context.js" */

/**
 * @param {Context} context
 */
export function createFit({ model, store, scene, signal, announce }) {
  let asked = 0;
  const why = element("span", { class: "liqwidget-note", "data-note": "no-fit" });
  const press = button("Fit to realised liquidations", { "data-control": "fit" }, () => {
    asked = store.get("_fit_asked") + 1;
    store.wish({ _fit_asked: asked });
  }, signal);
  const note = element("div", { class: "liqwidget-note liqwidget-fit-note", "data-note": "fit", hidden: true });
  let said = "";
  const fitted = () => fittedOf(store.get("fitted"));
  const isFitted = () => isSameMix(fitted(), store.get("weights"));
  return {
    el: element("div", { class: "liqwidget-fit" }, press, why),
    note,
    isFitted,
    /** Whether the prints of the last fit do not tell a tier. @param {number} tier */
    isUnknown: (tier) => fitted()?.identified[tier] === false,
    update() {
      const { why_no_fit } = model.get("_prints");
      const reason = why_no_fit || (store.kernel.state() === "none" ? "needs Python" : "");
      press.disabled = Boolean(reason) || !store.kernel.listens();
      setText(why, reason);
      why.hidden = !reason;
      const shown = scene();
      const end = shown ? shown.mixer.payload.ends[shown.column()] : Infinity;
      const words = noteOf(fitted(), isFitted(), end);
      note.hidden = !words;
      setText(note, words);
      if (asked && words && words !== said) {
        announce(words);
        asked = 0;
      }
      said = words;
    },
  };
}
