// @ts-check
// What the shown column says: found when somebody asks, once for every mix.
import { bySide, findAsymmetry, findClusters } from "../mixing/clusters.js";
/** @import { Cluster } from "../mixing/clusters.js" */
/** @import { Mixer } from "../mixing/mixer.js" */
/** @import { Asymmetry } from "./saying.js" */

/**
 * @param {Mixer} mixer
 */
export function createColumnReading({ payload, prices }) {
  let stacked = new Float64Array(2 * prices.length);
  let price = payload.price;
  /** @type {import("../mixing/clusters.js").Column | null} */
  let column = null;
  /** @type {Cluster[] | null} */
  let found = null;
  const read = () => (column ??= { ...bySide(stacked, prices.length), prices, low: payload.low, high: payload.high, price });
  return {
    /** Forget what was found. @param {Float64Array} profile (2 * n_tiers, n_buckets) @param {number} at */
    follow(profile, at) {
      stacked = profile;
      price = at;
      column = found = null;
    },
    clusters: () => (found ??= findClusters(read())),
    /** @returns {Asymmetry} */
    lean: () => findAsymmetry(read()),
  };
}
