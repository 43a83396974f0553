// @ts-check
// Where the pinned positions were opened: lines from the cell back to the bars, as wide as dollars.
import { SIDES } from "../drawing/ink.js";
import { bucketOf, columnOf } from "../mixing/cells.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Opening } from "../mixing/openings.js" */
/** @import { Overlay } from "./overlays.js" */

const MOST = 8;
const WIDEST = 6;  // CSS pixels
const FAINTEST = 0.02;  // of the largest

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function attributionLayer(scene, { store, cursor }) {
  const { payload, prices } = scene.mixer;
  const { first, starts, ends } = payload;
  const middle = (/** @type {number} */ c) => (starts[c] + ends[c]) / 2;
  const step = ends[0] - starts[0];
  /** The cell of the keys, or the pinned one. */
  const place = () => {
    const keys = cursor.keys();
    if (keys) return keys;
    const { price, time } = store.get("selection");
    if (!price || time === undefined) return null;
    const at = { bucket: bucketOf(payload, price), column: columnOf(payload, time) };
    return at.bucket < 0 || at.column < 0 || at.column > scene.column() ? null : at;
  };
  /** Openings of one cell, until the mix changes. @type {Opening[]} */
  let found = [];
  let foundAt = "";
  return {
    name: "attribution",
    tells: true,
    above: () => place() !== null,  // where the cursor's layer draws too: it follows the keys without a mix
    follow() { foundAt = ""; },
    draw({ over, out, x, y, ratio }) {
      const at = over === "heat" ? place() : null;
      if (!at) return;
      const key = `${at.bucket} ${at.column}`;
      if (key !== foundAt) found = scene.openings(at.bucket, at.column).slice(0, MOST);
      foundAt = key;
      if (!found.length) return;
      const most = found[0].dollars;
      const to = [x(middle(at.column)), y(prices[at.bucket])];
      for (const { column, time, dollars, long, entry } of found.filter((one) => one.dollars >= FAINTEST * most).reverse()) {
        const from = [x(column >= first ? middle(column - first) : time + step / 2), y(entry)];
        const isLong = 2 * long >= dollars;
        const wide = Math.max(1, WIDEST * (dollars / most));
        out.beginPath();
        out.moveTo(to[0], to[1]);
        // leaves the level along time, arrives at the bar along price
        out.quadraticCurveTo(from[0], to[1], from[0], from[1]);
        out.setLineDash(isLong ? [] : [6 * ratio, 3 * ratio]);
        for (const [ink, more] of /** @type {[string, number][]} */ ([["rgba(0, 0, 0, 0.6)", 2], [isLong ? SIDES.long : SIDES.short, 0]])) {
          out.strokeStyle = ink;
          out.lineWidth = (wide + more) * ratio;
          out.stroke();
        }
        out.setLineDash([]);
        out.beginPath();
        out.arc(from[0], from[1], (wide / 2 + 2.5) * ratio, 0, 2 * Math.PI);
        out.fillStyle = "#ffffff";
        out.fill();
        out.lineWidth = 1.5 * ratio;
        out.strokeStyle = "rgba(0, 0, 0, 0.75)";
        out.stroke();
      }
    },
  };
}
