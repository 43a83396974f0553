// @ts-check
// What the reader draws on the map: tools, changes and the way back.
import { level } from "../mixing/levels.js";
import { percent, price as priceText } from "../reading/format.js";
/** @import { Context } from "../state/context.js" */
/** @import { State } from "../state/state.js" */
/** @import { Position } from "../mixing/levels.js" */
/** @import { Scene } from "../figure/scene.js" */

const MOST_STEPS = 100;

/** @typedef {Partial<Pick<State, "positions" | "lines" | "ruler">>} Drawn */

/**
 * How the next position is drawn.
 * @typedef {object} PositionPen
 * @property {"long" | "short"} side
 * @property {number} leverage
 * @property {"click" | "close"} entry where in the bar
 */

/**
 * @typedef {object} Drawing
 * @property {PositionPen} pen
 * @property {(bucket: number, column: number, price: number) => boolean} use the tool there; false if the tool is the pin
 * @property {(values: Drawn, words?: string) => void} change settle at once; one step to take back
 * @property {(values: Drawn) => void} drag show at once; `settle` ends it
 * @property {() => void} settle
 * @property {() => void} undo
 * @property {() => boolean} canUndo
 * @property {(scene: Scene, column: number, price: number) => Position} position that a click would draw
 */

/**
 * @param {() => Context} context
 * @returns {Drawing}
 */
export function createDrawing(context) {
  /** What each step changed, as it was before. @type {Drawn[]} */
  const steps = [];
  /** @type {Drawn | null} */
  let dragged = null;
  const before = (/** @type {Drawn} */ values) => /** @type {Drawn} */ (
    Object.fromEntries(Object.keys(values).map((name) => [name, context().store.get(/** @type {keyof Drawn} */ (name))])));
  const keep = (/** @type {Drawn} */ step) => {
    if (same(step, before(step))) return;  // nothing moved
    steps.push(step);
    if (steps.length > MOST_STEPS) steps.shift();
  };
  /** @type {Drawing} */
  const drawing = {
    pen: { side: "long", leverage: 25, entry: "click" },
    use(bucket, column, price) {
      const { store } = context();
      const scene = context().scene();
      const tool = store.get("tool");
      if (!scene || tool === "pin") return false;
      if (tool === "position") {
        const position = drawing.position(scene, column, price);
        drawing.change({ positions: [...store.get("positions"), position] }, `Position drawn: ${level(scene.mixer.payload.rules, position).words}`);
      } else if (tool === "line") {
        const label = price < scene.price() ? "support" : "resistance";
        drawing.change({ lines: [...store.get("lines"), { price, label }] }, `Line drawn: ${label} at ${priceText(price)}`);
      } else {
        drawing.change({ ruler: price }, `Ruler at ${priceText(price)}, ${percent(price / scene.price() - 1)} from the last price`);
      }
      return true;
    },
    position(scene, column, price) {
      const { starts, closes } = scene.mixer.payload;
      const { side, leverage, entry } = drawing.pen;
      const close = closes[column];  // NaN before the first that is known
      return { time: starts[column], entry: entry === "close" && close > 0 ? close : price, side, leverage };
    },
    change(values, words) {
      const { store, announce } = context();
      const step = before(values);
      store.draft(values);
      keep(step);
      store.send();
      if (words) announce(words);
    },
    drag(values) {
      dragged ??= before(values);
      context().store.draft(values);
    },
    settle() {
      if (!dragged) return;
      keep(dragged);
      dragged = null;
      context().store.send();
    },
    undo() {
      drawing.settle();
      const step = steps.pop();
      if (!step) return;
      const { store, announce } = context();
      store.draft(step);
      store.send();
      announce("Taken back.");
    },
    canUndo: () => steps.length > 0,
  };
  return drawing;
}

const same = (/** @type {Drawn} */ a, /** @type {Drawn} */ b) => JSON.stringify(a) === JSON.stringify(b);
