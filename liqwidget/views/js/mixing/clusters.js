// @ts-check
// Clusters and asymmetry of one column, the same as in liqwidget/readings, from what is drawn.
import { findProminent } from "./peaks.js";

const BLUR = 0.0015;  // standard deviation of the smoothing, in log price
const PROMINENCE = 0.05;
const CELL = 0.0025;  // height of a cell of the ladder of names, in log price
const WITHIN = 0.05;

/**
 * What one column holds: dollars by bucket, and the price of its time.
 * @typedef {object} Column
 * @property {Float64Array} long dollars per bucket
 * @property {Float64Array} short dollars per bucket
 * @property {Float64Array} prices geometric bucket centers
 * @property {number} low lower edge of the lowest bucket
 * @property {number} high upper edge of the highest bucket
 * @property {number} price last close
 */

/**
 * A band of prices where one side would be force-closed.
 * @typedef {object} Cluster
 * @property {string} id side and place, such as "long-92390"
 * @property {"long" | "short"} side
 * @property {number} price mean level of its coins
 * @property {number} low lower end of the extent
 * @property {number} high upper end of the extent
 * @property {number} peak price at which the smoothed profile is highest
 * @property {number} dollars
 * @property {number} coins
 * @property {number} prominence over the height of the highest peak of its side
 * @property {number} distance from the price to the cluster's, over the price
 * @property {number} rank 1 for the nearest of its side, 2 for the next, ...
 */

/**
 * Dollars of each side, the tiers together.
 * @param {Float64Array} stacked (2 * n_tiers, n_buckets)
 * @param {number} n_buckets
 */
export function bySide(stacked, n_buckets) {
  const sides = [new Float64Array(n_buckets), new Float64Array(n_buckets)];
  for (let row = 0; row * n_buckets < stacked.length; row++) {
    const side = sides[row & 1];
    for (let b = 0; b < n_buckets; b++) side[b] += stacked[row * n_buckets + b];
  }
  return { long: sides[0], short: sides[1] };
}

/**
 * Clusters of both sides, lowest price first.
 * @param {Column} column
 * @returns {Cluster[]}
 */
export function findClusters(column) {
  const { prices, low, high, price } = column;
  const step = Math.log(high / low) / prices.length;
  const edge = (/** @type {number} */ b) => low * Math.exp(b * step);
  /** @type {Cluster[]} */
  const found = [];
  for (const side of /** @type {const} */ (["long", "short"])) {
    for (const { place, prominence, start, stop } of findProminent(column[side], Math.max(BLUR / step, 1), PROMINENCE)) {
      let [dollars, coins] = [0, 0];
      for (let b = start; b < stop; b++) {
        dollars += column[side][b];
        coins += column[side][b] / prices[b];
      }
      if (!(dollars > 0)) continue;  // smoothing may raise a hill between two bands
      const at = dollars / coins;
      found.push({
        id: "", side, price: at, low: edge(start), high: edge(stop), peak: prices[0] * Math.exp(place * step),
        dollars, coins, prominence, distance: at / price - 1, rank: 0,
      });
    }
  }
  found.sort((a, b) => a.price - b.price);
  rank(found);
  name(found);
  return found;
}

/** Number the clusters of each side from the price outward. @param {Cluster[]} found */
function rank(found) {
  const counted = { long: 0, short: 0 };
  const outward = found.slice().sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  for (const cluster of outward) cluster.rank = counted[cluster.side] += 1;
}

/** Name them by the cell of their peak; where a cell holds two, the lesser gets a letter. @param {Cluster[]} found */
function name(found) {
  const given = new Set();
  for (const cluster of found.slice().sort((a, b) => b.prominence - a.prominence)) {
    const cell = `${cluster.side}-${cellName(cluster.peak)}`;
    let free = cell;
    for (let letter = 98; given.has(free); letter++) free = `${cell}${String.fromCharCode(letter)}`;
    given.add(free);
    cluster.id = free;
  }
}

/** The middle of a price's cell, in four digits. @param {number} price */
function cellName(price) {
  const middle = Math.exp((Math.floor(Math.log(price) / CELL) + 0.5) * CELL);
  return String(Number(middle.toPrecision(4)));
}

/**
 * (short - long) / (short + long) of the buckets within five per cent of the price.
 * @param {Column} column
 */
export function findAsymmetry({ long, short, prices, price }) {
  const sides = { long: 0, short: 0 };
  prices.forEach((at, b) => {
    if (at < price * (1 - WITHIN) || at > price * (1 + WITHIN)) return;
    sides.long += long[b];
    sides.short += short[b];
  });
  const both = sides.short + sides.long;
  return { ...sides, within: WITHIN, value: both > 0 ? (sides.short - sides.long) / both : NaN };
}
