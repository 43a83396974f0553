// @ts-check
// The line below the map: Python's words, or the page's own while they are being dragged away from.
import { element, setText } from "../controls/element.js";
import { totalsWords } from "./compared.js";
import { dollars, price } from "./format.js";
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
export function createStatus({ model, store, scene }) {
  const text = element("output", { class: "liqwidget-status-text" });
  const note = element("span", { class: "liqwidget-status-note", role: "status" });
  const el = element("div", { class: "liqwidget-status" }, text, note);
  setText(text, "Loading\u2026");
  return {
    el,
    update() {
      const shown = scene();
      const state = store.kernel.state();
      if (shown) {
        const { long, short } = shown.totals();
        const live = !store.isFresh() || store.isDrafting() || state === "none";
        setText(text, store.get("blind")
          ? `Price ${price(shown.price())} \u00b7 the map is hidden: mark the prices where you expect clusters`
          : shown.side()
          ? `Price ${price(shown.price())} \u00b7 ${totalsWords(shown)} \u00b7 estimates`
          : live
          ? `Price ${price(shown.price())} \u00b7 longs ${dollars(long)} below and shorts ${dollars(short)} above are drawn \u00b7 an estimate`
          : model.get("summary"));
      }
      const waiting = store.isWaiting() && state !== "silent" ? "Computing in Python\u2026" : NOTES[state];
      setText(note, waiting || model.get("notice"));
    },
  };
}
