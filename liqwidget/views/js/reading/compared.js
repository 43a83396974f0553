// @ts-check
// Two maps in words: what A and B are, and where they differ.
import { amount, dollars, percent, price, time } from "./format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Baseline } from "../state/state.js" */
/** @import { Reading } from "./card.js" */

const ROWS = 6;

/** A sign that is read out, and three digits. @param {number} value */
export const signed = (value) => (Math.abs(value) < 0.5 ? "0" : `${value > 0 ? "+" : "\u2212"}${amount(Math.abs(value))}`);

/**
 * A mix and its what-ifs in words.
 * @param {Baseline} kept
 * @param {number[]} leverages
 */
export function mixWords({ weights, tiers, funding_shift, open_interest_scale, jump_share, jump_bars }, leverages) {
  const parts = leverages.map((leverage, k) => [leverage, 100 * weights[k]]).filter(([, part]) => part >= 0.5);
  const hidden = leverages.filter((_, k) => !tiers[k]);
  const bp = 1e4 * funding_shift;
  return [
    `mix ${parts.map(([leverage, part]) => `${leverage}x ${part.toFixed(0)} %`).join(", ") || "unlevered"}`,
    Math.abs(bp) >= 0.05 ? `funding ${bp > 0 ? "+" : "\u2212"}${Math.abs(bp).toFixed(1)} bp` : "",
    open_interest_scale === 1 ? "" : `changes of open interest \u00d7 ${open_interest_scale.toFixed(2)}`,
    jump_share ? `open interest +${(100 * jump_share).toFixed(0)} % over the last ${jump_bars} bars` : "",
    hidden.length ? `not drawn: ${hidden.map((leverage) => `${leverage}x`).join(", ")}` : "",
  ].filter(Boolean).join("; ");
}

/**
 * What is drawn at the last column shown.
 * @param {Scene} scene
 */
export function totalsWords(scene) {
  const { a, b } = scene.bothTotals();
  const side = scene.side();
  const one = (/** @type {{ long: number, short: number }} */ { long, short }) => `longs ${dollars(long)} below and shorts ${dollars(short)} above`;
  if (side !== "A - B") return `${side}${side === "B" ? ", as kept" : ""}: ${one(side === "B" ? b : a)} are drawn`;
  const parts = [a.long - b.long, a.short - b.short];
  const same = parts.every((part) => Math.abs(part) < 0.005 * Math.max(a.long, a.short, 1));
  return `A \u2212 B: longs ${signed(parts[0])} USD (A ${amount(a.long)}, B ${amount(b.long)}), `
    + `shorts ${signed(parts[1])} USD (A ${amount(a.short)}, B ${amount(b.short)})${same ? ", in total the same" : ""}`;
}

/**
 * A cell of a difference: A, B and what lies between them, by tier and side.
 * @param {Scene} scene
 * @param {number} bucket
 * @param {number} column
 * @returns {Reading}
 */
export function differenceReading(scene, bucket, column) {
  const { a, b } = scene.bothCells(bucket, column);
  const { leverages } = scene.mixer.payload;
  const apart = a.dollars - b.dollars;
  const tiers = leverages.flatMap((leverage, k) => /** @type {[string, number, number][]} */ ([
    [`${leverage}x long`, a.long[k], b.long[k]], [`${leverage}x short`, a.short[k], b.short[k]],
  ]));
  const some = tiers.filter(([, ofA, ofB]) => Math.max(ofA, ofB) >= 1)
    .sort((x, y) => Math.abs(y[1] - y[2]) - Math.abs(x[1] - x[2]));
  const said = (/** @type {number} */ value) => (value >= 1 ? amount(value) : "0");
  return {
    head: [
      `${price(a.price)}  ${percent(a.price / scene.price() - 1)} from the last price`,
      time(a.time),
      Math.abs(apart) < 1 ? `A and B both have ${dollars(a.dollars)} here` : `${apart > 0 ? "A" : "B"} has ${dollars(Math.abs(apart))} more: A ${amount(a.dollars)}, B ${amount(b.dollars)}`,
    ],
    columns: ["tier", "A", "B", "A \u2212 B"],
    rows: some.slice(0, ROWS).map(([name, ofA, ofB]) => [name, said(ofA), said(ofB), signed(ofA - ofB)]),
    foot: [],
  };
}
