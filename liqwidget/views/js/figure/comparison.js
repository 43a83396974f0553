// @ts-check
// B, the mix that was kept: mixed from the same payload as A, once until it changes.
import { totalsBySide, perBucket, subtract } from "../mixing/difference.js";
import { remix } from "../mixing/mix.js";
import { createMixer } from "../mixing/mixer.js";
import { profile } from "../mixing/profile.js";
import { factors } from "../mixing/units.js";
/** @import { Mixer } from "../mixing/mixer.js" */
/** @import { Factors } from "../mixing/units.js" */
/** @import { Baseline } from "../state/state.js" */
/** @import { Look } from "../state/store.js" */

/** @typedef {"A" | "B" | "A - B"} Side */

/**
 * What of two maps a look asks for; null if there is only one, or both are hidden.
 * @param {Pick<Look, "baseline" | "comparison" | "blind">} look
 * @returns {Side | null}
 */
export const compared = ({ baseline, comparison, blind }) =>
  (baseline && !blind ? /** @type {Side} */ (comparison) : null);

/** @param {import("../mixing/payload.js").Payload} payload */
export function createComparison(payload) {
  const columns = payload.n_columns - payload.first;
  /** @type {Mixer | null} */
  let mixer = null;
  /** @type {Baseline | null} */
  let kept = null;
  let profiled = -1;
  /** @type {Float64Array} */
  let atLast = new Float64Array();
  let signed = new Float64Array();
  const b = () => {
    if (!mixer || !kept) throw new Error("liqwidget: nothing was kept as B");
    return { mixer, look: kept };
  };
  /** Dollars of B by tier-side and bucket at the end of a column. @param {number} column */
  const ofColumn = (column) => {
    if (profiled !== column) atLast = profile(b().mixer, b().look, column);
    profiled = column;
    return atLast;
  };
  return {
    /** Mix B if it is asked for and new. @param {Look} look @returns {Side | null} */
    follow(look) {
      const side = compared(look);
      if (!side || !look.baseline) return null;
      kept = look.baseline;
      mixer ??= createMixer(payload);
      if (remix(mixer, kept)) profiled = -1;
      return side;
    },
    b,
    profile: ofColumn,
    /** Dollars of B by side. @param {number} column */
    totals: (column) => totalsBySide(ofColumn(column), payload.n_buckets),
    /** @param {string} unit */
    read: (unit) => factors(b().mixer, unit),
    /**
     * A less B in a unit; the buffer is filled anew each time.
     * @param {Mixer} a after `mix`
     * @param {Factors} read of A
     * @param {string} unit
     */
    difference(a, read, unit) {
      if (!signed.length) signed = new Float64Array(payload.n_buckets * columns);
      const other = b().mixer;
      return subtract({ grid: a.grid, read }, { grid: other.grid, read: factors(other, unit) }, unit === "USD", signed);
    },
    /** Sums per bucket. @param {Float64Array} stacked */
    perBucket: (stacked) => perBucket(stacked, payload.n_buckets),
  };
}
