// @ts-check
// The bar map: amounts at one column by price, stacked by tier, with cumulative curves.
// Longs and shorts differ in hue, place and the dash of their curve: nothing hangs on color alone.
import { isDark } from "../figure/theme.js";
import { amount, inUnit } from "../reading/format.js";
/** @import { Payload } from "../mixing/payload.js" */
/** @import { Layer } from "./canvases.js" */

/**
 * Curves of what would be forced on the way: longs summed down from price, shorts up.
 * @param {Float64Array} stacked (2 * n_tiers, n_buckets)
 * @param {number} n_buckets
 * @returns {{ long: Float64Array, short: Float64Array, both: Float64Array, widest: number, most: number }}
 */
export function cumulate(stacked, n_buckets) {
  const rows = stacked.length / n_buckets;
  const long = new Float64Array(n_buckets);
  const short = new Float64Array(n_buckets);
  const both = new Float64Array(n_buckets);
  let widest = 0;
  for (let b = 0; b < n_buckets; b++) {
    for (let k = 0; k < rows; k++) (k & 1 ? short : long)[b] += stacked[k * n_buckets + b];
    both[b] = long[b] + short[b];
    widest = Math.max(widest, both[b]);
  }
  for (let b = n_buckets - 2; b >= 0; b--) long[b] += long[b + 1];
  for (let b = 1; b < n_buckets; b++) short[b] += short[b - 1];
  return { long, short, both, widest, most: Math.max(long[0] || 0, short[n_buckets - 1] || 0) };
}

const FAINT = 0.25;  // of bars below the threshold: there, but not to be read

/**
 * The map that the bars are compared with.
 * @typedef {object} Other
 * @property {string} name
 * @property {Float64Array} sums of both sides per bucket
 * @property {{ long: number, short: number }} totals
 */

/**
 * Bars and curves, each as a share of the longest; `onScale` hears when the longest changes.
 * @param {Layer} layer
 * @param {Payload} payload
 * @param {(widest: number, most: number, unit: string) => void} onScale
 * @param {(out: CanvasRenderingContext2D) => void} over draws what lies on it
 */
export function createBars(layer, payload, onScale, over) {
  const rows = payload.n_buckets;
  const n_tiers = payload.leverages.length;
  const step = Math.log(payload.high / payload.low) / rows;
  const edges = Array.from({ length: rows + 1 }, (_, b) => payload.low * Math.exp(b * step));
  let y = edges;
  let laid = "";
  /** Where the edges are: hundreds of them, asked for again only when the axis moved. */
  const layOut = () => {
    const key = `${layer.canvas.height} ${layer.y(payload.low)} ${layer.y(payload.high)}`;
    if (key !== laid) y = edges.map((price) => layer.y(price));
    laid = key;
  };
  /** @type {Float64Array | null} */
  let stacked = null;
  let widest = 0;
  let most = 0;
  let unit = "USD";
  let curves = true;
  let floor = 0;
  /** @type {Other | null} */
  let other = null;

  let price = payload.price;

  const draw = () => {
    const out = layer.place();
    if (!stacked) {
      over(out);
      return;
    }
    const { width, height } = layer.canvas;
    const dark = isDark();
    const colors = payload.tier_colors[dark ? "dark" : "light"];
    layOut();
    if (other) ghost(out, other.sums, width, dark ? "#4a515a" : "#c9ced4", "bars");
    const sums = cumulate(stacked, rows);
    if (floor > 0) {
      out.globalAlpha = FAINT;
      stack(out, stacked, width, colors, (b) => sums.both[b] < floor);
      out.globalAlpha = 1;
      stack(out, stacked, width, colors, (b) => sums.both[b] >= floor);
    } else stack(out, stacked, width, colors, () => true);
    if (other) ghost(out, other.sums, width, dark ? "#d8dce2" : "#1f2328", "ends");
    if (curves) {
      curve(out, sums.long, width, colors.long[n_tiers - 1], []);
      curve(out, sums.short, width, colors.short[n_tiers - 1], [6, 4]);
    }
    const size = Math.round(height / layer.box().height * 12);
    out.font = `${size}px system-ui, sans-serif`;
    out.textAlign = "right";
    const middle = layer.y(price);
    for (const [words, at] of /** @type {[string, number][]} */ ([
      [`shorts ${inUnit(sums.short[rows - 1], unit)}${other ? `, ${other.name} ${amount(other.totals.short)}` : ""}`, middle - 0.6 * size],
      [`longs ${inUnit(sums.long[0], unit)}${other ? `, ${other.name} ${amount(other.totals.long)}` : ""}`, middle + 1.3 * size],
      ...(other ? [/** @type {[string, number]} */ ([`gray: ${other.name}`, height - 0.6 * size])] : []),
    ])) {
      out.lineWidth = size / 3;
      out.strokeStyle = dark ? "#1a1d21" : "#ffffff";
      out.strokeText(words, width - 1.2 * size, at);  // a rim, to be read over bars
      out.fillStyle = dark ? "#d8dce2" : "#1f2328";
      out.fillText(words, width - 1.2 * size, at);
    }
    over(out);
  };

  /**
   * @param {CanvasRenderingContext2D} out
   * @param {Float64Array} values
   * @param {number} width
   * @param {{ long: string[], short: string[] }} colors
   * @param {(bucket: number) => boolean} isMeant
   */
  const stack = (out, values, width, colors, isMeant) => {
    const scale = widest > 0 ? width / widest : 0;
    const left = new Float64Array(rows);
    for (let tier = 0; tier < n_tiers; tier++) {
      for (const side of [0, 1]) {
        const from = (2 * tier + side) * rows;
        out.fillStyle = (side ? colors.short : colors.long)[tier];
        out.beginPath();
        for (let b = 0; b < rows; b++) {
          const length = values[from + b] * scale;
          if (length <= 0 || !isMeant(b)) continue;
          out.rect(left[b], y[b + 1], length, Math.max(1, y[b] - y[b + 1]));
          left[b] += length;
        }
        out.fill();
      }
    }
  };

  /**
   * @param {CanvasRenderingContext2D} out
   * @param {Float64Array} values
   * @param {number} width
   * @param {string} color
   * @param {number[]} dash
   */
  const curve = (out, values, width, color, dash) => {
    if (!(most > 0)) return;
    out.strokeStyle = color;
    out.lineWidth = 2;
    out.setLineDash(dash);
    out.beginPath();
    for (let b = 0; b < rows; b++) {
      if (values[b] > 0) out.lineTo((width * values[b]) / most, (y[b] + y[b + 1]) / 2);
    }
    out.stroke();
    out.setLineDash([]);
  };

  /**
   * The bars of the other map: gray behind these, or a mark where each of them ends.
   * @param {CanvasRenderingContext2D} out
   * @param {Float64Array} sums
   * @param {number} width
   * @param {string} color
   * @param {"bars" | "ends"} what
   */
  const ghost = (out, sums, width, color, what) => {
    if (!(widest > 0)) return;
    const mark = 1.5 * layer.ratio();
    out.fillStyle = color;
    out.beginPath();
    for (let b = 0; b < rows; b++) {
      const end = (width * sums[b]) / widest;
      if (end < mark) continue;
      const left = what === "ends" ? end - mark : 0;
      out.rect(left, y[b + 1], end - left, Math.max(1, y[b] - y[b + 1]));
    }
    out.fill();
  };

  return {
    draw,
    /** Length of one bar as a share of the frame's width. @param {number} b bucket */
    share(b) {
      let value = 0;
      for (let k = b; stacked && k < stacked.length; k += rows) value += stacked[k];
      return widest > 0 ? value / widest : 0;
    },
    /** Draw no bars until they are painted again. */
    hide() {
      stacked = null;
    },
    /**
     * @param {Float64Array} profile (2 * n_tiers, n_buckets), in the unit
     * @param {{ unit: string, curves: boolean, rescale: boolean, price: number, floor: number, other?: Other | null }} how with `rescale` the longest bar sets the scale
     */
    paint(profile, how) {
      const rescale = how.rescale || how.unit !== unit;
      stacked = profile;
      ({ unit, curves, price, floor } = how);
      other = how.other ?? null;
      const sums = cumulate(profile, rows);
      if (other) sums.widest = other.sums.reduce((a, b) => Math.max(a, b), sums.widest);
      // the scale stays while the reader drags, unless something would leave the frame
      if (rescale || sums.widest > widest || sums.most > most) {
        widest = rescale ? sums.widest : Math.max(widest, sums.widest);
        most = rescale ? sums.most : Math.max(most, sums.most);
        onScale(widest, most, unit);
      }
    },
  };
}
