// @ts-check
// Positions of the reader's own: the entry, and the level from there to where price reaches it.
import { SIDES, stroke, write } from "../drawing/ink.js";
import { level, openedIn, reachedIn } from "../mixing/levels.js";
import { price as priceText, time as timeText } from "../reading/format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Position } from "../mixing/levels.js" */
/** @import { Overlay, Pen } from "./overlays.js" */

const GRIP = 34;  // CSS pixels that grips may take at the right edge
const NEAR = 6;  // CSS pixels from a level that the cursor still reads
const ENOUGH = 520;  // CSS pixels of heat that hold the whole equation

/** What was found last for a position: it hangs on nothing that is dragged. @type {WeakMap<Position, { payload: object, last: number, found: Placed | null }>} */
const FOUND = new WeakMap();

/** @typedef {{ opened: number, price: number | null, words: string, reached: number }} Placed */

/**
 * A position as it is at the column shown; null if it was opened later.
 * @param {Scene} scene
 * @param {Position} position
 */
export function placed({ mixer: { payload }, column }, position) {
  const last = column();
  const known = FOUND.get(position);
  if (known?.payload === payload && known.last === last) return known.found;
  const found = place(payload, position, last);
  FOUND.set(position, { payload, last, found });
  return found;
}

/**
 * @param {Scene["mixer"]["payload"]} payload
 * @param {Position} position
 * @param {number} last
 * @returns {Placed | null}
 */
function place(payload, position, last) {
  const opened = openedIn(payload, position.time, last);
  if (opened === null) return null;
  const { price, words } = level(payload.rules, position);
  const reached = price === null ? -1 : reachedIn(payload, position.side, price, opened, last);
  return { opened, price, words, reached };
}

/**
 * The same in words.
 * @param {Scene} scene
 * @param {Position} position
 */
export function placedWords(scene, position) {
  const at = placed(scene, position);
  if (!at) return "opens after the bar shown";
  const { reached, words, price } = at;
  if (price === null) return words;
  return `${words}, ${reached < 0 ? "not reached" : `reached by ${timeText(scene.mixer.payload.ends[reached])}`}`;
}

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function positionsLayer(scene, { store }) {
  const { payload } = scene.mixer;
  const middle = (/** @type {number} */ c) => (payload.starts[c] + payload.ends[c]) / 2;
  /** @param {Pen} pen @param {Position} position */
  const one = (pen, position) => {
    const at = placed(scene, position);
    if (!at) return;
    const { over, out, x, y, width, height, ratio } = pen;
    const { side, leverage, entry } = position;
    const color = SIDES[side];
    const { price, reached, opened, words } = at;
    const s = side === "long" ? 1 : -1;
    if (over === "map") {
      if (price !== null && reached < 0) stroke(pen, [0, y(price), 10 * ratio, y(price)], color, 2);
      return;
    }
    const left = opened < 0 ? 0 : x(middle(opened));
    const known = Math.min(width, x(payload.ends[scene.column()]));  // a replay covers what is after it
    const end = known - GRIP * ratio;
    if (opened >= 0) {
      if (price !== null) stroke(pen, [left, y(entry), left, y(price)], color, 1, [2, 3]);
      const size = 6 * ratio;
      out.beginPath();  // up for a long, down for a short
      out.moveTo(left, y(entry) - s * size);
      out.lineTo(left - size, y(entry) + s * size);
      out.lineTo(left + size, y(entry) + s * size);
      out.closePath();
      out.lineWidth = 3 * ratio;
      out.strokeStyle = "rgba(0, 0, 0, 0.75)";
      out.stroke();
      out.fillStyle = color;
      out.fill();
    }
    if (price === null) {
      write(pen, [words], left + 10 * ratio, y(entry), color, true, end);
      return;
    }
    const right = reached < 0 ? known : x(middle(reached));
    const to = y(price);
    stroke(pen, [left, to, right, to], color, 2, side === "short" ? [6, 3] : []);
    if (reached >= 0) {
      out.beginPath();
      out.arc(right, to, 5 * ratio, 0, 2 * Math.PI);
      for (const [ink, wide] of /** @type {[string, number][]} */ ([["rgba(0, 0, 0, 0.75)", 4], [color, 2]])) {
        out.strokeStyle = ink;
        out.lineWidth = wide * ratio;
        out.stroke();
      }
    }
    if (!(to >= 0 && to <= height)) return;
    const label = width / ratio > ENOUGH ? words : `${side} ${leverage}x: ${priceText(price)}`;
    write(pen, [label], left + 4 * ratio, to, color, side === "long", end);  // on the side that the entry is not on
  };
  return {
    name: "positions",
    always: true,
    draw(pen) {
      for (const position of store.get("positions")) one(pen, position);
    },
    read(px, py, { x, y, ratio }) {
      /** @type {string[]} */
      const said = [];
      for (const position of store.get("positions")) {
        const { price, opened } = placed(scene, position) ?? {};
        if (price === null || price === undefined || opened === undefined) continue;
        const from = opened < 0 ? 0 : x(middle(opened));
        if (px >= from && Math.abs(py - y(price)) <= NEAR * ratio) said.push(placedWords(scene, position));
      }
      return said;
    },
  };
}
