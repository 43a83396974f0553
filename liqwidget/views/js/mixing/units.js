// @ts-check
// Dollars, coins or per cent of open interest: how a cell of dollars is read.
/** @import { Mixer } from "./mixer.js" */

/** @typedef {{ row: Float64Array, column: Float64Array }} Factors */

/**
 * What to multiply dollars of a bucket (row) and of a shown column with.
 * @param {Mixer} mixer after `mix`
 * @param {string} unit "USD", "coins" or "% of OI"
 * @returns {Factors}
 */
export function factors({ payload, prices, openInterest }, unit) {
  const { first } = payload;
  const row = new Float64Array(prices.length).fill(1);
  const column = new Float64Array(openInterest.length - first).fill(1);
  if (unit !== "USD") prices.forEach((price, b) => { row[b] = 1 / price; });
  if (unit === "% of OI") {
    for (let c = 0; c < column.length; c++) {
      const coins = openInterest[c + first];
      column[c] = coins > 0 ? 100 / coins : 0;
    }
  }
  return { row, column };
}
