// @ts-check
// A cascade, round by round: a shock, the orders in its reach, their impact, the orders in reach
// of that, and so on. The same as liqwidget.cascade with linear impact.

const TOUCH = 1e-12;  // a level so near beyond a price is touched: rounding must not decide
const PERCENT = 0.01;

/**
 * Forced orders of one side, nearest first: distances in log price, dollars.
 * @typedef {object} Orders
 * @property {number} direction -1 where longs are closed, 1 for shorts
 * @property {number[]} distance
 * @property {number[]} dollars
 * @property {number} reach distance to the end of the map
 */

/**
 * One round: orders that price has reached, and where they lead it.
 * @typedef {object} Round
 * @property {number} dollars of the orders
 * @property {number} levels how many
 * @property {number} first price of the nearest
 * @property {number} last price of the furthest
 * @property {number} before price before they are filled
 * @property {number} after price once they are
 */

/**
 * @typedef {object} Chain
 * @property {number} shock signed fraction
 * @property {number} depth dollars that move price by 1 %
 * @property {number} price where it starts
 * @property {number} shocked price after the shock alone
 * @property {number} flow dollars of market orders that would make the shock
 * @property {Round[]} rounds
 * @property {number} dollars of all orders
 * @property {number} end signed fraction
 * @property {number} end_price
 * @property {"out of reach" | "end of the map"} stop
 */

/**
 * Orders of one side ahead of a price, one per bucket. In the bucket of the price an order lies
 * in the middle of what price has not passed.
 * @param {Float64Array} stacked dollars, (2 * n_tiers, n_buckets)
 * @param {{ low: number, high: number, n_buckets: number }} grid
 * @param {number} price
 * @param {number} direction
 * @returns {Orders}
 */
export function ordersAhead(stacked, { low, high, n_buckets }, price, direction) {
  const side = direction < 0 ? 0 : 1;
  const step = Math.log(high / low) / n_buckets;
  const start = Math.log(low / price);
  /** @type {Orders} */
  const found = { direction, distance: [], dollars: [], reach: 0 };
  for (let i = 0; i < n_buckets; i++) {
    const b = direction < 0 ? n_buckets - 1 - i : i;
    const edges = [direction * (start + b * step), direction * (start + (b + 1) * step)];
    const far = Math.max(...edges);
    found.reach = Math.max(found.reach, far);
    if (far <= 0) continue;
    let dollars = 0;
    for (let row = side; row * n_buckets < stacked.length; row += 2) dollars += stacked[row * n_buckets + b];
    if (!(dollars > 0)) continue;
    found.distance.push((Math.max(Math.min(...edges), 0) + far) / 2);
    found.dollars.push(dollars);
  }
  return found;
}

/**
 * @param {Orders} orders
 * @param {number} price where it starts
 * @param {number} shock signed fraction, not zero, of the orders' direction
 * @param {number} depth dollars that move price by 1 %
 * @returns {Chain}
 */
export function findChain({ direction, distance, dollars, reach }, price, shock, depth) {
  const at = (/** @type {number} */ moved) => price * Math.exp(direction * moved);
  const start = Math.abs(Math.log1p(shock));
  /** @type {Round[]} */
  const rounds = [];
  let moved = start;
  let total = 0;
  for (let n = 0; n < distance.length && distance[n] <= moved + TOUCH;) {
    const from = n;
    let amount = 0;
    while (n < distance.length && distance[n] <= moved + TOUCH) amount += dollars[n++];
    total += amount;
    const before = at(moved);
    moved = start + (PERCENT * total) / depth;
    rounds.push({ dollars: amount, levels: n - from, first: at(distance[from]), last: at(distance[n - 1]), before, after: at(moved) });
  }
  return {
    shock, depth, price, shocked: at(start), flow: (start / PERCENT) * depth, rounds, dollars: total,
    end: Math.expm1(direction * moved), end_price: at(moved), stop: moved >= reach ? "end of the map" : "out of reach",
  };
}
