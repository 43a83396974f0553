// @ts-check
// The line below the map: Python's words, or the page's own while they are being dragged away from.
import { element, setText } from "../controls/element.js";
import { totalsWords } from "./compared.js";
import { price } from "./format.js";
import { say } from "./saying.js";
import { ageOf } from "./staleness.js";
/** @import { Scene } from "../figure/scene.js" */
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
  /** @param {Scene} shown */
  const words = (shown) => {
    if (store.get("blind")) return `Price ${price(shown.price())} \u00b7 the map is hidden: mark the prices where you expect clusters`;
    if (shown.side()) return `Price ${price(shown.price())} \u00b7 ${totalsWords(shown)} \u00b7 estimates`;
    if (store.isFresh() && !store.isDrafting()) return model.get("summary");
    const whole = store.get("tiers").includes(false) ? "Of the tiers drawn. " : "";
    return whole + say(shown.price(), shown.clusters(), shown.lean(), shown.mixer.payload.provenance);
  };
  /** How old data of the reader's own is: a minute later it is another. @param {Scene} shown */
  const age = ({ column, mixer: { payload } }) => {
    const last = payload.ends.length - 1;
    if (payload.provenance !== "yours" || column() < last) return "";
    return ` ${ageOf(payload.provenance, payload.ends[last], Date.now(), payload.bar_length).words}.`;
  };
  return {
    el,
    update() {
      const shown = scene();
      const state = store.kernel.state();
      if (shown) {
        const said = words(shown);
        setText(text, said + age(shown));
        rest(said);
      }
      const waiting = store.isWaiting() && state !== "silent" ? "Computing in Python\u2026" : NOTES[state];
      setText(note, waiting || model.get("notice"));
    },
  };
}
