// @ts-check
// Blind reading: hide the map, mark where clusters are expected, and reveal it.
import { price as priceText } from "../reading/format.js";
import { button, element, setText } from "./element.js";
/** @import { Context } from "../state/context.js" */
/** @import { Group } from "./deck.js" */

/**
 * @param {Context} context
 * @returns {Group}
 */
export function marksGroup({ store, signal, announce }) {
  const choose = (/** @type {Partial<import("../state/state.js").State>} */ values) => {
    store.draft(values);
    store.send();
  };
  const hide = button("", { "data-control": "blind" }, () => {
    const blind = !store.get("blind");
    choose({ blind });
    announce(blind ? "The map is hidden." : "The map is shown.");
  }, signal);
  const clear = button("Remove all marks", { "data-control": "clear-marks" }, () => choose({ marks: [] }), signal);
  const list = element("ol", { class: "liqwidget-marks", "aria-label": "Marks" });
  const note = element("div", { class: "liqwidget-note" });
  const el = element(
    "div", { class: "liqwidget-stack" }, element("div", { class: "liqwidget-field" }, hide, clear), note, list,
  );
  let listed = "";
  return {
    name: "marks",
    title: "Blind reading",
    el,
    state() {
      const { length } = store.get("marks");
      const marked = length === 1 ? "1 mark" : `${length} marks`;
      return store.get("blind") ? `map hidden, ${marked}` : length ? marked : "off";
    },
    update() {
      const marks = store.get("marks");
      const blind = store.get("blind");
      setText(hide, blind ? "Reveal the map" : "Hide the map");
      clear.hidden = marks.length === 0;
      setText(note, blind
        ? "Click where you expect a cluster, or press Enter on the map's cursor. The same price again removes its mark."
        : "Hide the map, mark where you expect clusters, then reveal it.");
      const now = JSON.stringify(marks);
      if (now === listed) return;
      listed = now;
      list.replaceChildren(...marks.map((mark) => element(
        "li", {}, priceText(mark),
        button("\u00d7", { class: "liqwidget-small", "aria-label": `Remove the mark at ${priceText(mark)}` }, () => {
          choose({ marks: store.get("marks").filter((other) => other !== mark) });
        }, signal),
      )));
    },
  };
}
