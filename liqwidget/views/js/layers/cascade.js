// @ts-check
// The chain over heat and bars: a staircase of price, a step for each round with its dollars, and
// a handle that pulls the first step.
import { element } from "../controls/element.js";
import { percent, shortAmount } from "../reading/format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Overlay, Pen } from "./overlays.js" */

const RIM = "rgba(0, 0, 0, 0.75)";
const COLORS = ["#7cc8f6", "#ffb27c"];  // whose orders they are, on a dark rim
const FROM = 0.6;  // where the staircase begins, as a share of the width that is known
const FURTHEST = 0.5;
const LABEL = 13;  // CSS pixels between two labels

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function cascadeLayer(scene, { store, chain, signal }) {
  const { payload } = scene.mixer;
  const handle = element("div", { class: "liqwidget-pull", "data-own-pointer": true, "aria-hidden": "true", title: "Pull price", hidden: true });
  scene.stage.append(handle);
  let held = false;
  const pull = (/** @type {PointerEvent} */ event) => {
    if (!held) return;
    const { heat } = scene.layers;
    const box = heat.canvas.getBoundingClientRect();
    const move = heat.price((event.clientY - box.top) * heat.ratio()) / scene.price() - 1;
    const shock = Math.round(1000 * Math.min(Math.max(move, -FURTHEST), FURTHEST)) / 1000;
    store.draft({ shock: shock || Math.sign(store.get("shock")) / 1000 });  // the handle stays in reach
  };
  handle.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (event.button) return;
    held = true;
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  }, { signal });
  handle.addEventListener("pointermove", pull, { signal });
  for (const end of ["pointerup", "pointercancel"]) {
    handle.addEventListener(end, () => {
      if (held) store.settle();
      held = false;
    }, { signal });
  }

  /** @param {Pen} pen @param {[number, number][]} points @param {string} color @param {number[]} dash */
  const line = ({ out, ratio }, points, color, dash) => {
    out.setLineDash(dash.map((length) => length * ratio));
    out.beginPath();
    for (const [x, y] of points) out.lineTo(x, y);
    for (const [stroke, wide] of /** @type {[string, number][]} */ ([[RIM, 4.5], [color, 2]])) {
      out.strokeStyle = stroke;
      out.lineWidth = wide * ratio;
      out.stroke();
    }
    out.setLineDash([]);
  };
  /** @param {Pen} pen @param {string} words @param {number} x @param {number} y @param {string} color @param {CanvasTextAlign} align */
  const label = ({ out, ratio }, words, x, y, color, align) => {
    out.font = `600 ${Math.round(12 * ratio)}px system-ui, sans-serif`;
    out.textAlign = align;
    out.textBaseline = "middle";
    out.lineWidth = 4 * ratio;
    out.lineJoin = "round";  // or sharp letters have spikes
    out.strokeStyle = RIM;
    out.strokeText(words, x, y);
    out.fillStyle = color;
    out.fillText(words, x, y);
  };
  return {
    name: "cascade",
    always: true,
    tells: true,
    above: () => chain.find() !== null,
    follow(_look, on) {
      const found = on ? chain.find() : null;
      handle.hidden = !found;
    },
    draw(pen) {
      const found = chain.find();
      if (!found) return;
      const { over, x, y, width, ratio } = pen;
      const color = COLORS[found.shock < 0 ? 0 : 1];
      const rounds = found.rounds.slice(0, chain.shown());
      if (over === "map") {
        line(pen, [[0, y(found.shocked)], [width, y(found.shocked)]], "#ffffff", [5, 4]);
        if (rounds.length) line(pen, [[0, y(rounds[rounds.length - 1].after)], [width, y(rounds[rounds.length - 1].after)]], color, []);
        return;
      }
      const right = Math.max(Math.min(width, x(payload.ends[scene.column()])), 0.45 * width) - 92 * ratio;
      const left = FROM * right;
      const step = Math.min((right - left) / (found.rounds.length + 1), 46 * ratio);
      const at = (/** @type {number} */ i) => right - (found.rounds.length - i) * step;
      line(pen, [[at(0) - step, y(found.price)], [at(0), y(found.price)], [at(0), y(found.shocked)]], "#ffffff", [5, 4]);
      /** @type {[number, number][]} */
      const stairs = [[at(0), y(found.shocked)]];
      rounds.forEach((round, i) => stairs.push([at(i + 1), y(round.before)], [at(i + 1), y(round.after)]));
      if (stairs.length > 1) line(pen, stairs, color, []);
      let free = y(found.shocked);
      rounds.forEach((round, i) => {
        const middle = (y(round.before) + y(round.after)) / 2;
        if (Math.abs(middle - free) < LABEL * ratio || middle < 0 || middle > pen.height) return;
        label(pen, `${i + 1}: ${shortAmount(round.dollars)}`, at(i + 1) - 5 * ratio, middle, color, "right");
        free = middle;
      });
      const end = rounds.length ? rounds[rounds.length - 1].after : found.shocked;
      const beside = y(end) + (found.shock < 0 ? 11 : -11) * ratio;
      // an end that is beyond the frame is told at its edge
      const seen = Math.min(Math.max(beside, 9 * ratio), pen.height - 9 * ratio);
      label(pen, percent(end / found.price - 1), at(rounds.length) + 14 * ratio, seen, "#ffffff", "right");
      const { left: boxLeft, top, width: wide } = scene.layers.heat.box();
      const inside = Math.min(Math.max(y(found.shocked) / ratio, 12), pen.height / ratio - 12);
      Object.assign(handle.style, { left: `${boxLeft + wide - 72}px`, top: `${top + inside - 12}px` });
      handle.textContent = `\u21d5 ${percent(found.shock)}`;
    },
  };
}
