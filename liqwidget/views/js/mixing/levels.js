// @ts-check
// Where one isolated position is liquidated at the venue of the map, and how that follows. The
// same arithmetic and words as liqwidget/views/widget/rules.py.
import { price as priceText } from "../reading/format.js";

/**
 * What the venue of the map asks for.
 * @typedef {object} Rules
 * @property {string} title
 * @property {string} family "linear_mark", "linear_entry", "inverse_mark" or "inverse_entry"
 * @property {number} fee added to the maintenance rate
 * @property {number} max_leverage of a small position
 * @property {number[]} leverages tiers of the map
 * @property {number[] | null} rates per tier, where the map was given its own
 * @property {string} unit of the brackets: "USD", or a coin
 * @property {number} per_coin added to the rate for each coin of size
 * @property {{ cap: number | null, rate: number, amount: number, max_leverage: number }[]} brackets
 */

/**
 * @typedef {object} Position
 * @property {number} time ms since 1970
 * @property {number} entry
 * @property {"long" | "short"} side
 * @property {number} leverage
 * @property {number} [notional] size in USD
 */

/** Six digits, as Python's `:g` writes them. @param {number} value */
const plain = (value) => String(Number(value.toPrecision(6)));

/**
 * Liquidation price and the equation with the numbers put in; null and the reason if there is none.
 * @param {Rules} rules
 * @param {Pick<Position, "entry" | "side" | "leverage" | "notional">} position
 * @returns {{ price: number | null, words: string }}
 */
export function level(rules, { entry, side, leverage, notional }) {
  const name = `${side} ${plain(leverage)}x from ${priceText(entry)}`;
  const none = (/** @type {string} */ why) => ({ price: null, words: `${name}: ${why}` });
  const asked = required(rules, entry, leverage, notional);
  if (!asked) return none(`larger than any bracket of ${rules.title}`);
  const { rate, credit, most } = asked;
  if (leverage > most) return none(`${rules.title} offers ${plain(most)}x at most for that`);
  const margin = 1 / leverage + credit;
  const linear = rules.family.startsWith("linear");
  if (leverage === 1 && (side === "long") === linear) return none("never liquidated at 1x");
  if (rate >= margin) return none(`cannot be opened, it must keep ${plain(rate)} of ${plain(margin)} put in`);
  const price = entry * factor(rules.family, side, margin, rate);
  return { price, words: `${name}: ${equation(rules.family, side, entry, leverage, credit, rate)} = ${priceText(price)}` };
}

/**
 * Level over entry price.
 * @param {string} family
 * @param {"long" | "short"} side
 * @param {number} margin initial margin over notional
 * @param {number} rate maintenance margin
 */
function factor(family, side, margin, rate) {
  const s = side === "long" ? 1 : -1;
  switch (family) {
    case "linear_mark": return (1 - s * margin) / (1 - s * rate);
    case "linear_entry": return 1 - s * margin + s * rate;
    case "inverse_mark": return (1 + s * rate) / (1 + s * margin);
    default: return 1 / (1 + s * margin - s * rate);
  }
}

/**
 * Maintenance rate, amount credited over notional, and highest leverage; null beyond the brackets.
 * @param {Rules} rules
 * @param {number} entry
 * @param {number} leverage
 * @param {number} [notional]
 */
function required(rules, entry, leverage, notional) {
  const { rates, leverages, brackets, fee, per_coin, unit, max_leverage } = rules;
  if (rates) {
    const tier = leverages.findIndex((other) => other >= leverage);
    return { rate: rates[tier < 0 ? rates.length - 1 : tier], credit: 0, most: max_leverage };
  }
  if (!notional) return { rate: brackets[0].rate + fee, credit: 0, most: max_leverage };
  const size = unit !== "USD" || per_coin > 0 ? notional / entry : notional;
  const found = brackets.find(({ cap }) => cap === null || size <= cap);
  if (!found) return null;
  return { rate: found.rate + per_coin * size + fee, credit: found.amount / size, most: found.max_leverage };
}

/**
 * The right-hand side with the numbers put in.
 * @param {string} family
 * @param {"long" | "short"} side
 * @param {number} entry
 * @param {number} leverage
 * @param {number} credit
 * @param {number} rate
 */
function equation(family, side, entry, leverage, credit, rate) {
  const part = `1/${plain(leverage)}`;
  const margin = credit > 0 ? `(${part} + ${plain(credit)})` : part;
  const kept = plain(rate);
  const [minus, plus] = side === "long" ? ["-", "+"] : ["+", "-"];
  /** @type {Record<string, string>} */
  const paid = {
    linear_mark: `\u00d7 (1 ${minus} ${margin}) / (1 ${minus} ${kept})`,
    linear_entry: `\u00d7 (1 ${minus} ${margin} ${plus} ${kept})`,
    inverse_mark: `\u00d7 (1 ${plus} ${kept}) / (1 ${plus} ${margin})`,
    inverse_entry: `/ (1 ${plus} ${margin} ${minus} ${kept})`,
  };
  return `${priceText(entry)} ${paid[family]}`;
}

/**
 * Shown column in which a position was opened: -1 before the first, null after `last`.
 * @param {{ starts: ArrayLike<number>, ends: ArrayLike<number> }} columns
 * @param {number} time ms
 * @param {number} last last column shown
 */
export function openedIn({ starts, ends }, time, last) {
  if (time < starts[0]) return -1;
  for (let c = 0; c <= last; c++) if (time < ends[c]) return c;
  return null;
}

/**
 * The first column after its own in which price reached a level, up to `last`; -1 if none did.
 * @param {{ lowest: ArrayLike<number>, highest: ArrayLike<number> }} payload
 * @param {"long" | "short"} side
 * @param {number} price
 * @param {number} opened column, -1 before the first
 * @param {number} last
 */
export function reachedIn({ lowest, highest }, side, price, opened, last) {
  for (let c = opened + 1; c <= last; c++) {
    if (side === "long" ? lowest[c] <= price : highest[c] >= price) return c;
  }
  return -1;
}
