// @ts-check
// One tier's share as a number of its own, so that `jslink` can drive it without a kernel.
import { moveShare, shares } from "../mixing/shares.js";
/** @import { Context } from "./context.js" */
/** @import { Name } from "./state.js" */

/** The name that Python gives the number. @param {number} leverage */
export const shareName = (leverage) => /** @type {Name} */ (`share_${leverage}x`.replace(".", "_"));

/**
 * The numbers that belong to a mix, by name.
 * @param {number[]} leverages
 * @param {number[]} weights
 * @returns {Record<string, number>}
 */
export function shareNumbers(leverages, weights) {
  const parts = shares(weights);
  return Object.fromEntries(leverages.map((leverage, k) => [shareName(leverage), parts[k]]));
}

/**
 * Move a tier whenever its number moves.
 * @param {Context} context
 */
export function linkShares({ model, store, signal }) {
  /** @type {[Name, () => void][]} */
  let listening = [];
  const leave = () => listening.forEach(([name, listener]) => model.off(`change:${name}`, listener));
  const listen = () => {
    leave();
    listening = model.get("leverages").map((leverage, tier) => {
      const name = shareName(leverage);
      const moved = () => {
        const share = /** @type {unknown} */ (model.get(name));
        if (typeof share !== "number") return;
        const mix = store.get("weights");
        // whoever tells a mix tells its numbers after it: that is no move
        if (Math.abs(shares(mix)[tier] - share) < 1e-6) return;
        store.draft({ weights: moveShare(mix, tier, share, store.get("locked")) });
        store.settle();
      };
      model.on(`change:${name}`, moved);
      return [name, moved];
    });
  };
  listen();
  model.on("change:leverages", listen);
  signal.addEventListener("abort", () => {
    model.off("change:leverages", listen);
    leave();
  });
}
