// @ts-check
// A reading as a small card: price, distance, time, amounts by tier and side, age.
import { element } from "../controls/element.js";
import { amount, dollars, duration, inUnit, percent, price, time } from "./format.js";
/** @import { Cell } from "../mixing/cells.js" */
/** @import { Scene } from "../figure/scene.js" */

const ROWS = 6;
const COLUMNS = ["tier", "long", "short"];

/**
 * @typedef {object} Reading
 * @property {string[]} head price, time, amount
 * @property {[string, string, ...string[]][]} rows of the table
 * @property {string[]} [columns] heads of the table, if they are not tier, long and short
 * @property {string[]} foot
 */

/**
 * A cell in words, in the order of what matters.
 * @param {Scene} scene
 * @param {Cell} cell
 * @param {string} unit
 * @returns {Reading}
 */
export function reading(scene, cell, unit) {
  const { payload, openInterest } = scene.shown().mixer;
  const coins = cell.dollars / cell.price;
  const open = openInterest[cell.column + payload.first];
  const inOther = unit === "coins" ? coins : open > 0 ? (100 * coins) / open : 0;
  const extra = unit === "USD" ? "" : ` \u00b7 ${inUnit(inOther, unit)}`;
  /** @type {[number, number, number][]} */
  const tiers = payload.leverages.map((leverage, k) => [leverage, cell.long[k], cell.short[k]]);
  const some = tiers.filter(([, long, short]) => long + short >= 1).sort((a, b) => b[1] + b[2] - a[1] - a[2]);
  const said = (/** @type {number} */ value) => (value >= 1 ? amount(value) : "");
  return {
    head: [
      `${price(cell.price)}  ${percent(cell.price / scene.price() - 1)} from the last price`,
      time(cell.time),
      `${dollars(cell.dollars)}${extra} would be force-closed here`,
    ],
    rows: some.slice(0, ROWS).map(([leverage, long, short]) => [`${leverage}x`, said(long), said(short)]),
    foot: [
      Number.isFinite(cell.age) ? `opened ${duration(cell.age)} before, on average` : "",
      cell.older >= 0.005 ? `${(100 * cell.older).toFixed(0)} % was open before the data began` : "",
    ].filter(Boolean),
  };
}

/**
 * What may be read while the map is hidden: where the cursor is, and nothing of the map.
 * @param {Scene} scene
 * @param {number} bucket
 * @param {number} column
 * @returns {Reading}
 */
export function blindReading(scene, bucket, column) {
  const { mixer } = scene;
  const at = mixer.prices[bucket];
  const { payload } = mixer;
  return {
    head: [
      `${price(at)}  ${percent(at / scene.price() - 1)} from the last price`,
      time(payload.ends[column]),
      "The map is hidden: click or Enter marks this price",
    ],
    rows: [],
    foot: [],
  };
}

/**
 * The same as one sentence, for a screen reader.
 * @param {Reading} read
 */
export function sentence({ head, rows, foot, columns = COLUMNS }) {
  const parts = rows.map(([tier, ...cells]) =>
    cells.map((words, i) => words && `${tier} ${columns[i + 1]} ${words}`).filter(Boolean).join(", "));
  return [...head, ...parts, ...foot].join("; ");
}

/**
 * @param {HTMLElement} card
 * @param {Reading} read
 * @param {string[]} extra lines of the layers
 */
export function fillCard(card, { head, rows, foot, columns = COLUMNS }, extra) {
  const line = (/** @type {string} */ text, className = "") => element("div", { class: className }, text);
  const parts = [line(head[0], "liqwidget-card-price"), line(head[1], "liqwidget-note"), line(head[2])];
  if (rows.length) {
    parts.push(element(
      "table", {},
      element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...rows.map(([tier, ...cells]) => element(
        "tr", {}, element("th", { scope: "row" }, tier), ...cells.map((words) => element("td", {}, words)),
      ))),
    ));
  }
  card.replaceChildren(...parts, ...foot.map((text) => line(text, "liqwidget-note")), ...extra.map((text) => line(text, "liqwidget-card-extra")));
}
