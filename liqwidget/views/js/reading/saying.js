// @ts-check
// What the page says of a column by itself, in the words of liqwidget/readings/describe.py.
import { dollars, inUnit, percent, price as priceText } from "./format.js";
/** @import { Cluster } from "../mixing/clusters.js" */

const BALANCED = 0.2;  // as in liqwidget/readings/asymmetry.py
const HEAVY = 0.5;
const PLACES = ["1st", "2nd", "3rd"];

/** @typedef {{ value: number, within: number, long: number, short: number }} Asymmetry */

/**
 * Asymmetry in words.
 * @param {number} value NaN if there is nothing
 */
export function leaning(value) {
  if (Number.isNaN(value)) return "empty";
  if (Math.abs(value) < BALANCED) return "balanced";
  const side = value < 0 ? "long" : "short";
  return Math.abs(value) >= HEAVY ? `${side}-heavy` : `leaning ${side}`;
}

/** Where a cluster stands among those of its side: "1st above". @param {Cluster} cluster */
export const place = ({ rank, side }) => `${PLACES[rank - 1] ?? `${rank}th`} ${side === "long" ? "below" : "above"}`;

/**
 * One cluster in a sentence.
 * @param {Cluster} cluster
 * @param {string} amount in words, with its unit
 */
export const sentenceOf = (cluster, amount) =>
  `${place(cluster)}: ${cluster.side}s, ${amount} at ${priceText(cluster.price)}, ${percent(cluster.distance)}, from ${priceText(cluster.low)} to ${priceText(cluster.high)}`;

/**
 * The nearest two clusters of each side, and asymmetry.
 * @param {number} price
 * @param {Cluster[]} clusters
 * @param {Asymmetry} lean
 * @param {string} provenance of the data
 */
export function say(price, clusters, lean, provenance) {
  const of = (/** @type {"long" | "short"} */ side) => clusters
    .filter((one) => one.side === side && one.rank <= 2)
    .sort((a, b) => a.rank - b.rank)
    .map((one) => `${dollars(one.dollars)} at ${priceText(one.price)} (${percent(one.distance)})`)
    .join(" and ");
  const [above, below] = [of("short"), of("long")];
  const up = above ? `the nearest shorts above are ${above}` : "no cluster of shorts stands out";
  const down = below ? `The nearest longs below are ${below}` : "No cluster of longs stands out";
  const within = `${(100 * lean.within).toFixed(0)} %`;
  const signed = `${lean.value < 0 ? "\u2212" : "+"}${Math.abs(lean.value).toFixed(2)}`;
  const tilt = Number.isNaN(lean.value)
    ? `Nothing lies within ${within} of it.`
    : `Asymmetry ${signed} within ${within}, ${leaning(lean.value)}.`;
  return `Price ${priceText(price)}: ${up}. ${down}. ${tilt} An estimate from ${provenance === "yours" ? "your" : provenance} data.`;
}

/**
 * A cluster's amount in a unit.
 * @param {Cluster} cluster
 * @param {string} unit "USD", "coins" or "% of OI"
 * @param {number} open coins of open interest at the column
 */
export function amountOf({ dollars, coins }, unit, open) {
  if (unit === "USD") return dollars;
  return unit === "coins" ? coins : open > 0 ? (100 * coins) / open : 0;
}

/** The same with its unit. @param {Cluster} cluster @param {string} unit @param {number} open */
export const amountText = (cluster, unit, open) => inUnit(amountOf(cluster, unit, open), unit);
