// @ts-check
// The first row: what is shown, over which span, and what can be done with all of it.
import { createBadge } from "./badge.js";
import { button, element, segments, setText } from "./element.js";
/** @import { Context, Part } from "../state/context.js" */

/**
 * @typedef {object} Actions
 * @property {() => void} reset
 * @property {() => void} fitColors
 * @property {() => void} savePicture
 */

/**
 * @param {Context} context
 * @param {Actions} act
 * @returns {Part}
 */
export function createHead(context, act) {
  const { model, store, signal } = context;
  const alone = model.get("group") === "";  // maps of a group have each their window and picture
  const badge = createBadge(context);
  const title = element("div", { class: "liqwidget-title" });
  const window = segments("Window", "window", [], (name) => store.wish({ window: name }), signal);
  const needs = element("span", { class: "liqwidget-note" });
  const el = element(
    "div", { class: "liqwidget-head" },
    element("div", { class: "liqwidget-what" }, title, badge.el),
    ...(alone ? [element("div", { class: "liqwidget-span" }, window.el, needs)] : []),
    element(
      "div", { class: "liqwidget-actions" },
      button("Fit colors", { title: "Set the brightest color to what is drawn now" }, act.fitColors, signal),
      button("Reset", { title: "Back to how it started" }, act.reset, signal),
      ...(alone ? [button("Save PNG", { title: "Save this picture as PNG" }, act.savePicture, signal)] : []),
    ),
  );
  return {
    el,
    update() {
      setText(title, model.get("headline"));
      badge.update();
      window.offer(model.get("windows").map((name) => [name, name]));
      window.set(store.get("window"), !store.kernel.listens());
      setText(needs, store.kernel.state() === "none" ? "needs Python" : "");
    },
  };
}
