// @ts-check
// The map under the keys: arrows move by bucket and bar, Enter pins, or draws with the tool that is chosen; Control Z takes back what was drawn last. Escape leaves.
import { element } from "../controls/element.js";
import { bucketOf } from "../mixing/cells.js";
import { amountText, sentenceOf } from "../reading/saying.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */

const PAGE = 10;

/**
 * Make the heat of a scene a stop of the Tab key.
 * @param {Scene} scene
 * @param {Context} context
 * @param {AbortSignal} signal of the scene
 */
export function listenToKeys(scene, { announce, cursor, drawing, store }, signal) {
  const el = element("div", {
    class: "liqwidget-map-focus", tabindex: 0, role: "application", "data-lm-suppress-shortcuts": true,
    "aria-label": "Map of price and time. Arrow keys move the cursor by bucket and bar, Page Up and Page Down by ten buckets, Home and End to the first and last bar, Shift with Up or Down to the next cluster. Enter pins, Escape leaves.",
  });
  scene.stage.append(el);
  const { payload } = scene.mixer;
  const follow = () => {
    const { left, top, width, height } = scene.layers.heat.box();
    Object.assign(el.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  };
  const start = () => ({
    bucket: Math.max(0, bucketOf(payload, scene.price())), column: scene.column(),
  });
  /** @type {Record<string, (at: { bucket: number, column: number }) => void>} */
  const moves = {
    ArrowUp: (at) => { at.bucket += 1; },
    ArrowDown: (at) => { at.bucket -= 1; },
    PageUp: (at) => { at.bucket += PAGE; },
    PageDown: (at) => { at.bucket -= PAGE; },
    ArrowLeft: (at) => { at.column -= 1; },
    ArrowRight: (at) => { at.column += 1; },
    Home: (at) => { at.column = 0; },
    End: (at) => { at.column = scene.column(); },
  };
  /** Move to the next cluster on the way, and read it out. @param {number} from bucket @param {boolean} up */
  const jump = (from, up) => {
    const stops = scene.clusters()
      .map((cluster) => ({ cluster, bucket: bucketOf(payload, cluster.peak) }))
      .filter(({ bucket }) => (up ? bucket > from : bucket >= 0 && bucket < from))
      .sort((a, b) => a.bucket - b.bucket);
    const next = up ? stops[0] : stops.at(-1);
    if (store.get("blind")) announce("The map is hidden: there are no clusters to jump to");
    else if (!next) announce(`No cluster further ${up ? "up" : "down"}`);
    else {
      const open = scene.mixer.openInterest[scene.column() + payload.first];
      const words = sentenceOf(next.cluster, amountText(next.cluster, store.get("unit"), open));
      cursor.move({ bucket: next.bucket, column: scene.column() }, words);
    }
  };
  el.addEventListener("focus", () => {
    follow();
    if (!cursor.keys()) cursor.move(start());
  }, { signal });
  el.addEventListener("blur", () => cursor.move(null), { signal });
  // anywhere on the map: a click leaves the focus on one of Bokeh's nodes
  scene.stage.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    drawing.undo();
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
  el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = { ...(cursor.keys() ?? start()) };
    if (event.shiftKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      jump(at.bucket, event.key === "ArrowUp");
    } else if (event.key in moves) {
      moves[event.key](at);
      at.bucket = Math.min(Math.max(at.bucket, 0), payload.n_buckets - 1);
      at.column = Math.min(Math.max(at.column, 0), scene.column());
      cursor.move(at);
    } else if (event.key === "Enter") cursor.pin(at);
    else if (event.key === "Escape") el.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
}
