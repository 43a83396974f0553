// @ts-check
// The first row of a map that has no deck of its own: its window, and its picture.
import { button, element, setText } from "./element.js";
/** @import { Context, Part } from "../state/context.js" */

/**
 * @param {Context} context
 * @param {() => void} savePicture
 * @returns {Part}
 */
export function createCompactHead({ model, store, signal }, savePicture) {
  const title = element("div", { class: "liqwidget-title" });
  const save = button("Save PNG", { title: "Save this picture as PNG" }, savePicture, signal);
  return {
    el: element("div", { class: "liqwidget-head" }, title, save),
    update() {
      setText(title, `${store.get("window")} \u00b7 ${model.get("symbol")}`);
      save.setAttribute("aria-label", `Save the ${store.get("window")} map as PNG`);
    },
  };
}
