// @ts-check
// Clusters of the shown column: a bracket over each extent and what lies in it, at the end of the
// heat and on the bar map. The nearest two of each side are named, and marked by a triangle that is
// full for the first and hollow for the second.
import { placeLabels } from "../reading/labels.js";
import { amountOf, place } from "../reading/saying.js";
import { amount } from "../reading/format.js";
/** @import { Cluster } from "../mixing/clusters.js" */
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Overlay, Pen } from "./overlays.js" */

const ON_HEAT = { long: "#7cc8f7", short: "#ffb27a" };  // the heat is dark in both themes
const ON_PAPER = { light: { long: "#005a8e", short: "#a33b00" }, dark: ON_HEAT };
const RIM = "rgba(0, 0, 0, 0.78)";
const SIZE = 11;  // CSS pixels of a letter
const LINE = 17;  // of a label
const WIDE = 140;
const NEAREST = 2;
const TOTALS = 24;  // reach of the words beside the price on the bar map

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function clustersLayer(scene, { store }) {
  const { mixer } = scene;
  const isNear = (/** @type {Cluster} */ { rank }) => rank <= NEAREST;
  /** The nearest first, then by size: those that find no room are the smaller. */
  const ordered = () => scene.clusters().slice().sort((a, b) =>
    Number(isNear(b)) - Number(isNear(a)) || (isNear(a) ? a.rank - b.rank : b.dollars - a.dollars));
  const words = (/** @type {Cluster} */ cluster) => {
    const unit = store.get("unit");
    const open = mixer.openInterest[scene.column() + mixer.payload.first];
    const held = `${amount(amountOf(cluster, unit, open))}${unit === "USD" ? "" : ` ${unit}`}`;
    return isNear(cluster) ? `${place(cluster)} ${held}` : held;
  };
  /** @param {Pen} pen @param {Cluster} cluster @param {number} at @param {number} top @param {number} bottom @param {string} color @param {string} rim */
  const bracket = ({ out, ratio }, cluster, at, top, bottom, color, rim) => {
    const arm = 4 * ratio;
    out.beginPath();
    out.moveTo(at - arm, top);
    out.lineTo(at, top);
    out.lineTo(at, bottom);
    out.lineTo(at - arm, bottom);
    const wide = isNear(cluster) ? 2.2 : 1.2;
    for (const [stroke, more] of /** @type {[string, number][]} */ ([[rim, 2], [color, 0]])) {
      out.strokeStyle = stroke;
      out.lineWidth = (wide + more) * ratio;
      out.stroke();
    }
  };
  /** Up for shorts, down for longs; full for the first. @param {Pen} pen @param {Cluster} cluster @param {number} x @param {number} y @param {string} color */
  const triangle = ({ out, ratio }, cluster, x, y, color) => {
    const half = 4 * ratio;
    const tip = cluster.side === "long" ? half : -half;
    out.beginPath();
    out.moveTo(x, y + tip);
    out.lineTo(x + half, y - tip);
    out.lineTo(x - half, y - tip);
    out.closePath();
    out.lineWidth = 1.4 * ratio;
    out.strokeStyle = out.fillStyle = color;
    if (cluster.rank === 1) out.fill();
    out.stroke();
  };
  /** From where to where candles stand where the labels are: they lie above. @param {Pen} pen @returns {[number, number]} */
  const candles = ({ x, y, ratio }) => {
    if (!store.get("layers").includes("candles")) return [0, 0];
    const { starts, ends, lowest, highest } = mixer.payload;
    const end = ends[scene.column()];
    const start = end - (WIDE * ratio * (end - starts[0])) / (x(end) - x(starts[0]));
    let [most, least] = [-Infinity, Infinity];
    for (let i = scene.column(); i >= 0 && ends[i] > start; i--) {
      if (highest[i] > most) most = highest[i];
      if (lowest[i] < least) least = lowest[i];
    }
    return least < most ? [y(most), y(least)] : [0, 0];
  };
  /** @param {Pen} pen @param {number} edge of what is known */
  const drawLabels = (pen, edge) => {
    const { out, y, height, ratio } = pen;
    const [line, pad] = [LINE * ratio, 4 * ratio];
    out.textAlign = "left";
    out.textBaseline = "middle";
    /** @type {boolean | null} */
    let bold = null;
    const labels = ordered().map((cluster) => ({
      cluster, y: y(cluster.price), wanted: isNear(cluster), way: /** @type {1 | -1} */ (cluster.side === "long" ? 1 : -1),
    }));
    for (const { cluster, y: level, at } of placeLabels(labels, line, height, candles(pen))) {
      const near = isNear(cluster);
      if (near !== bold) out.font = `${near ? 700 : 400} ${SIZE * ratio}px system-ui, sans-serif`;
      bold = near;
      const text = words(cluster);
      const mark = near ? 13 * ratio : 0;
      const wide = out.measureText(text).width + 2 * pad + mark;
      const left = edge - 12 * ratio - wide;
      if (left < 0) continue;  // early in a replay there is no room yet
      const color = ON_HEAT[cluster.side];
      if (Math.abs(at - level) > ratio) {  // moved aside: a thread leads to its place
        out.beginPath();
        out.moveTo(left + wide, at);
        out.lineTo(edge - 6 * ratio, level);
        out.strokeStyle = color;
        out.lineWidth = ratio;
        out.stroke();
      }
      out.fillStyle = RIM;
      out.fillRect(left, at - line / 2 + ratio, wide, line - 2 * ratio);
      if (near) triangle(pen, cluster, left + pad + 4.5 * ratio, at, color);
      out.fillStyle = near ? "#ffffff" : "#dfe3e8";
      out.fillText(text, left + pad + mark, at + 0.5 * ratio);
    }
  };
  return {
    name: "clusters",
    tells: true,
    draw(pen) {
      const { over, x, y, width, height, ratio, dark } = pen;
      const edge = over === "heat" ? Math.min(width, x(mixer.payload.ends[scene.column()])) : width;
      const colors = over === "heat" ? ON_HEAT : ON_PAPER[dark ? "dark" : "light"];
      const rim = over === "heat" ? RIM : dark ? "#1a1d21" : "#ffffff";
      const level = y(scene.price());
      for (const cluster of scene.clusters()) {
        const [top, bottom] = [y(cluster.high), y(cluster.low)];
        if (bottom < 0 || top > height) continue;
        bracket(pen, cluster, edge - 4 * ratio, top, bottom, colors[cluster.side], rim);
        if (over === "heat" || !isNear(cluster)) continue;
        const at = y(cluster.price);
        // beside the price stand the totals of both sides
        if (Math.abs(at - level) > TOTALS * ratio) triangle(pen, cluster, edge - 14 * ratio, at, colors[cluster.side]);
      }
      if (over === "heat") drawLabels(pen, edge);
    },
    read(px, py, { x, y, width, ratio }) {
      const edge = Math.min(width, x(mixer.payload.ends[scene.column()]));
      if (px < edge - WIDE * ratio || px > edge) return [];
      const hit = scene.clusters().find((one) => py >= y(one.high) && py <= y(one.low));
      return hit ? [`Cluster ${words(hit)}${store.get("unit") === "USD" ? " USD" : ""}, ${place(hit)}`] : [];
    },
  };
}
