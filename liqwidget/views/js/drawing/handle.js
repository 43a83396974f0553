// @ts-check
// A grip at the edge of the heat that moves a price: by pointer, touch and keys, one slider each.
// An element of its own, so that touch drags it while the page still scrolls elsewhere.
import { element, setAttribute, setText } from "../controls/element.js";
import { bucketOf } from "../mixing/cells.js";
import { price as priceText } from "../reading/format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Drawing } from "./drawing.js" */

const WIDTH = 26;  // as in widget.css
const HEIGHT = 24;
const PAGE = 10;

/**
 * @typedef {object} Handle
 * @property {(at: { price: number, name: string, words: string, text: string } | null) => void} place null hides it
 * @property {() => void} remove
 */

/**
 * @param {Scene} scene
 * @param {Drawing} drawing
 * @param {object} what
 * @param {string} what.kind for style and tests
 * @param {(price: number) => void} what.moved to a price on the map
 * @param {() => void} what.removed by the Delete key
 * @returns {Handle}
 */
export function createHandle(scene, drawing, { kind, moved, removed }) {
  const { payload, prices } = scene.mixer;
  let price = NaN;
  const el = element("div", {
    class: "liqwidget-handle", role: "slider", tabindex: 0, "aria-orientation": "vertical",
    "data-handle": kind, "data-lm-suppress-shortcuts": "true",
    "aria-valuemin": payload.low, "aria-valuemax": payload.high,
  });
  const to = (/** @type {number} */ wanted) => moved(Math.min(Math.max(wanted, payload.low), payload.high));
  /** Distance from the pointer to the price it took. */
  let offset = 0;
  let held = false;
  el.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (event.button) return;
    event.preventDefault();
    event.stopPropagation();
    el.focus({ preventScroll: true });
    el.setPointerCapture(event.pointerId);
    const box = el.getBoundingClientRect();
    offset = event.clientY - (box.top + box.height / 2);
    held = true;
  });
  el.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!held) return;
    event.stopPropagation();
    to(scene.priceAt(event.clientY - offset));
  });
  for (const end of ["pointerup", "pointercancel"]) {
    el.addEventListener(end, () => {
      held = false;
      drawing.settle();
    });
  }
  const steps = /** @type {Record<string, number>} */ ({ ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: PAGE, PageDown: -PAGE });
  el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in steps) {
      const n = payload.n_buckets;
      const bucket = bucketOf(payload, Math.min(Math.max(price, payload.low), payload.high * (1 - 1e-12)));
      to(prices[Math.min(Math.max(bucket + steps[event.key], 0), n - 1)]);
    } else if (event.key === "Delete" || event.key === "Backspace") removed();
    else if (event.key === "Escape") el.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  el.addEventListener("keyup", () => drawing.settle());
  el.addEventListener("blur", () => drawing.settle());
  scene.stage.append(el);
  return {
    place(at) {
      const { left, top, width, height } = scene.layers.heat.box();
      const y = at ? scene.layers.heat.y(at.price) / scene.layers.heat.ratio() : NaN;
      const shown = at !== null && y >= 0 && y <= height;
      if (el.hidden === shown) el.hidden = !shown;
      if (!at || !shown) return;
      price = at.price;
      setText(el, at.text);
      setAttribute(el, "aria-label", at.name);
      setAttribute(el, "aria-valuenow", priceText(price).replaceAll(",", ""));
      setAttribute(el, "aria-valuetext", at.words);
      const { heat } = scene.layers;  // a replay ends before the frame does
      const end = Math.min(width, heat.x(payload.ends[scene.column()]) / heat.ratio());
      const place = `translate(${left + Math.max(end - WIDTH, 0)}px, ${top + y - HEIGHT / 2}px)`;
      if (el.style.transform !== place) el.style.transform = place;
    },
    remove: () => el.remove(),
  };
}
