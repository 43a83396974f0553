// @ts-check
// What a move of price would set off now, and how much of it is shown: for the control and the
// picture alike.
import { findChain, ordersAhead } from "../mixing/chain.js";
/** @import { Chain } from "../mixing/chain.js" */
/** @import { Context } from "./context.js" */

const SHARE = 0.01;  // of a mean day's volume moves price by 1 %, as lq.Depth.from_volume guesses

/**
 * @typedef {object} ChainState
 * @property {() => Chain | null} find null while the handle rests, the map is hidden or no depth is known
 * @property {() => { dollars: number, guessed: boolean }} depth dollars that move price by 1 %; 0 if unknown
 * @property {() => number} shown rounds that are shown, the shock not counted
 * @property {(rounds: number) => void} show
 */

/**
 * @param {() => Context} context of the view, which this is part of
 * @returns {ChainState}
 */
export function createChain(context) {
  let shown = Infinity;
  /** @type {{ stacked: Float64Array, shock: number, depth: number, chain: Chain } | null} */
  let last = null;

  /** @type {ChainState["depth"]} */
  const depth = () => {
    const { store, scene } = context();
    const given = store.get("depth");
    const now = scene();
    return given ? { dollars: given, guessed: false } : { dollars: now ? SHARE * now.mixer.payload.traded[now.column()] : 0, guessed: true };
  };
  return {
    depth,
    find() {
      const { store, scene } = context();
      const now = scene();
      const shock = store.get("shock");
      const { dollars } = depth();
      if (!now || !shock || !(dollars > 0) || store.get("blind")) return null;
      const stacked = now.wholeProfile();
      if (!last || last.stacked !== stacked || last.shock !== shock || last.depth !== dollars) {
        const price = now.price();
        const chain = findChain(ordersAhead(stacked, now.mixer.payload, price, Math.sign(shock)), price, shock, dollars);
        if (last?.shock !== shock) shown = Infinity;
        last = { stacked, shock, depth: dollars, chain };
      }
      return last.chain;
    },
    shown: () => Math.min(shown, last?.chain.rounds.length ?? 0),
    show(rounds) {
      shown = rounds;
    },
  };
}
