// @ts-check
// A cascade in words: pure functions.
import { dollars, percent, price } from "./format.js";
/** @import { Chain, Round } from "../mixing/chain.js" */

const levels = (/** @type {Round} */ { levels, first, last }) =>
  levels === 1 ? `1 level at ${price(first)}` : `${levels} levels from ${price(first)} to ${price(last)}`;

/**
 * One line for the shock, and one for each round.
 * @param {Chain} chain
 * @returns {string[]}
 */
export function chainSteps(chain) {
  const falls = chain.shock < 0;
  const [way, sold, side] = falls ? ["falls", "sold", "longs"] : ["rises", "bought", "shorts"];
  return [
    `Shock: price ${way} to ${price(chain.shocked)}, as if ${dollars(chain.flow)} were ${sold}`,
    ...chain.rounds.map((round) => `${dollars(round.dollars)} of ${side} ${sold}, ${levels(round)}: price to ${price(round.after)} (${percent(round.after / chain.price - 1)})`),
  ];
}

/**
 * The whole chain in a sentence.
 * @param {Chain} chain
 */
export function chainSentence(chain) {
  const way = chain.shock < 0 ? "fall" : "rise";
  const side = chain.shock < 0 ? "longs" : "shorts";
  const beyond = chain.stop === "end of the map";
  const rounds = chain.rounds.length === 1 ? "1 round" : `${chain.rounds.length} rounds`;
  return chain.rounds.length
    ? `A ${way} of ${size(chain.shock)} becomes one of ${beyond ? "at least " : ""}${size(chain.end)}, to ${price(chain.end_price)}: ${dollars(chain.dollars)} of ${side} in ${rounds}; ${beyond ? "the map ends before it does" : "no further order is in reach"}.`
    : `A ${way} of ${size(chain.shock)} forces nobody: no order is in reach.`;
}

/** @param {number} share */
const size = (share) => `${Math.abs(100 * share).toFixed(2)} %`;
