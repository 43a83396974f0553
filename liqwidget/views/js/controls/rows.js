// @ts-check
// A list whose rows stay while their values change, so that typing in one is not cut off.
import { element } from "./element.js";

/** @typedef {{ el: HTMLElement, update: () => void }} Row */

/**
 * @param {string} label
 * @param {(i: number) => Row} create
 */
export function createRows(label, create) {
  const el = element("ol", { class: "liqwidget-drawn", "aria-label": label });
  /** @type {Row[]} */
  const rows = [];
  return {
    el,
    /** @param {number} count */
    update(count) {
      while (rows.length > count) rows.pop()?.el.remove();
      while (rows.length < count) {
        const row = create(rows.length);
        rows.push(row);
        el.append(row.el);
      }
      el.hidden = count === 0;
      for (const row of rows) row.update();
    },
  };
}
