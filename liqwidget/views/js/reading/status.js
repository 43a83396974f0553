// @ts-check
// The line below the map: Python's words, or the page's own while they are being dragged away from.
import { element, setText } from "../controls/element.js";
import { price } from "./format.js";
import { say } from "./saying.js";
/** @import { Context, Part } from "../state/context.js" */

const NOTES = {
  none: "",
  ready: "",
  busy: "Python is busy: readings wait, dragging goes on",
  silent: "Python does not answer: readings are frozen, dragging goes on",
};

/**
 * @param {Context} context
 * @returns {Part}
 */
export function createStatus({ model, store, scene, rest }) {
  // not a live region: it changes in every frame of a drag, and is spoken once it rests
  const text = element("div", { class: "liqwidget-status-text" });
  const note = element("span", { class: "liqwidget-status-note", role: "status" });
  const el = element("div", { class: "liqwidget-status" }, text, note);
  setText(text, "Loading\u2026");
  return {
    el,
    update() {
      const shown = scene();
      const state = store.kernel.state();
      if (shown) {
        const live = !store.isFresh() || store.isDrafting();
        setText(text, store.get("blind")
          ? `Price ${price(shown.price())} \u00b7 the map is hidden: mark the prices where you expect clusters`
          : live
          ? `${store.get("tiers").includes(false) ? "Of the tiers drawn. " : ""}${say(shown.price(), shown.clusters(), shown.lean(), shown.mixer.payload.provenance)}`
          : model.get("summary"));
        rest(text.textContent ?? "");
      }
      const waiting = store.isWaiting() && state !== "silent" ? "Computing in Python\u2026" : NOTES[state];
      setText(note, waiting || model.get("notice"));
    },
  };
}
