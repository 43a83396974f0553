// @ts-check
// What the reader looks at: under the pointer, under the keys, and pinned.
import { bucketOf, columnOf } from "../mixing/cells.js";
import { level } from "../mixing/levels.js";
import { element } from "../controls/element.js";
import { blindReading, fillCard, reading, sentence } from "./card.js";
import { differenceReading } from "./compared.js";
import { price as priceText } from "./format.js";
import { toggled } from "./marks.js";
import { openedWords } from "./opened.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */

const CLICK = 4;  // CSS pixels that a click may move
const TAP = 10;  // and a tap of a finger

/**
 * @typedef {object} Place
 * @property {number} bucket
 * @property {number} column
 */

/**
 * @typedef {object} Cursor
 * @property {() => Place | null} keys where the keyboard's cursor is
 * @property {(place: Place | null, words?: string) => void} move the keyboard's cursor, and read out these words or what is there
 * @property {(place: Place | null, price?: number) => void} pin, or do what the tool does, or mark while the map is hidden
 * @property {() => void} update cards follow the mix
 * @property {(scene: Scene, read: (x: number, y: number) => string[], signal: AbortSignal) => void} attach to a new scene
 */

/**
 * @param {() => Context} context of the view, which the cursor is part of
 * @param {AbortSignal} viewSignal
 * @returns {Cursor}
 */
export function createCursor(context, viewSignal) {
  const hover = element("div", { class: "liqwidget-card", hidden: true });
  const pinned = element("div", { class: "liqwidget-card liqwidget-pinned", hidden: true });
  const body = element("div", {});
  const close = element("button", { type: "button", class: "liqwidget-close", "aria-label": "Unpin" }, "\u00d7");
  pinned.append(close, body);
  /** @type {Place | null} */
  let keys = null;
  /** @type {{ x: number, y: number } | null} */
  let pointer = null;
  /** @type {(x: number, y: number) => string[]} */
  let readLayers = () => [];
  close.addEventListener("click", () => cursor.pin(null), { signal: viewSignal });

  /** Put a card beside a point of the stage. @param {HTMLElement} card @param {HTMLElement} stage @param {number} x @param {number} y */
  const place = (card, stage, x, y) => {
    card.hidden = false;
    const beyond = x + card.offsetWidth + 18 > stage.clientWidth;
    const left = beyond ? x - card.offsetWidth - 14 : x + 14;
    card.style.left = `${Math.max(0, Math.min(left, stage.clientWidth - card.offsetWidth))}px`;
    card.style.top = `${Math.max(0, Math.min(y + 14, stage.clientHeight - card.offsetHeight))}px`;
  };
  /** Where the middle of a cell is in the stage. @param {Scene} scene @param {Place} at */
  const middle = ({ layers, mixer }, { bucket, column }) => {
    const { left, top } = layers.heat.box();
    const { starts, ends } = mixer.payload;
    const ratio = layers.heat.ratio();
    const x = layers.heat.x((starts[column] + ends[column]) / 2) / ratio;
    return { x: left + x, y: top + layers.heat.y(mixer.prices[bucket]) / ratio };
  };
  /** @param {Scene} scene @param {Place} at */
  const read = (scene, at) => (context().store.get("blind")
    ? blindReading(scene, at.bucket, at.column)
    : scene.side() === "A - B" ? differenceReading(scene, at.bucket, at.column)
    : reading(scene, scene.cell(at.bucket, at.column), context().store.get("unit")));
  /** Where a cell was opened, if the reader wants to see it. @param {Scene} scene @param {Place} at */
  const opened = (scene, at) => {
    const { store } = context();
    return !store.get("blind") && store.get("layers").includes("attribution") ? openedWords(scene, at.bucket, at.column) : [];
  };
  /** What a click there would draw. @param {Scene} scene @param {Place & { price: number }} at */
  const hint = (scene, { column, price }) => {
    const { store, drawing } = context();
    if (store.get("tool") !== "position" || store.get("blind")) return [];
    return [`Click: ${level(scene.mixer.payload.rules, drawing.position(scene, column, price)).words}`];
  };
  /** Mark the price of a cell, or take its mark away. @param {Scene} scene @param {Place} at */
  const mark = (scene, at) => {
    const { store, announce } = context();
    const before = store.get("marks");
    const marks = toggled(before, scene.mixer.prices[at.bucket]);
    store.draft({ marks });
    store.send();
    announce(`${marks.length > before.length ? "Marked" : "Mark removed"}: ${priceText(scene.mixer.prices[at.bucket])}`);
  };

  const showHover = () => {
    const scene = context().scene();
    if (!scene || !pointer) {
      hover.hidden = true;
      return;
    }
    const at = scene.at(pointer.x, pointer.y);
    const extra = readLayers(pointer.x, pointer.y);
    if (!at) {
      hover.hidden = true;
      return;
    }
    fillCard(hover, read(scene, at), [...hint(scene, at), ...extra]);
    const outer = scene.stage.getBoundingClientRect();
    place(hover, scene.stage, pointer.x - outer.left, pointer.y - outer.top);
  };
  const showPinned = () => {
    const scene = context().scene();
    const { price, time } = context().store.get("selection");
    if (scene && keys) {
      keys = { ...keys, column: Math.min(keys.column, scene.column()) };
      fillCard(body, read(scene, keys), opened(scene, keys));
      const { x, y } = middle(scene, keys);
      place(pinned, scene.stage, x, y);
      return;
    }
    pinned.hidden = true;
    if (!scene || !price || time === undefined) return;
    const bucket = bucketOf(scene.mixer.payload, price);
    const column = columnOf(scene.mixer.payload, time);
    if (bucket < 0 || column < 0 || column > scene.column()) return;
    fillCard(body, read(scene, { bucket, column }), opened(scene, { bucket, column }));
    const { x, y } = middle(scene, { bucket, column });
    place(pinned, scene.stage, x, y);
  };

  /** @type {Cursor} */
  const cursor = {
    keys: () => keys,
    move(at, words) {
      const scene = context().scene();
      keys = at;
      showPinned();
      scene?.drawOver();
      if (scene && at) context().announce(words ?? sentence(read(scene, at)));
    },
    pin(at, price) {
      const scene = context().scene();
      if (!scene) return;
      if (at && context().store.get("blind")) {
        mark(scene, at);
        return;
      }
      if (at && context().drawing.use(at.bucket, at.column, price ?? scene.mixer.prices[at.bucket])) return;
      const { ends, starts } = scene.mixer.payload;
      const selection = at
        ? { price: scene.mixer.prices[at.bucket], time: (starts[at.column] + ends[at.column]) / 2 }
        : {};
      context().store.draft({ selection });
      context().store.send();
      if (at) context().announce([`Pinned: ${sentence(read(scene, at))}`, ...opened(scene, at)].join("; "));
    },
    update() {
      if (pointer) showHover();
      showPinned();
    },
    attach(scene, readAt, signal) {
      const { stage } = scene;
      readLayers = readAt;
      keys = null;
      stage.append(hover, pinned);
      /** @type {{ x: number, y: number } | null} */
      let down = null;
      const isOurs = (/** @type {Event} */ { target }) =>
        target instanceof Element && (pinned.contains(target) || target.closest(".liqwidget-handle, [data-own-pointer]") !== null);
      stage.addEventListener("pointermove", (event) => {
        pointer = isOurs(event) ? null : { x: event.clientX, y: event.clientY };
        showHover();
      }, { signal });
      stage.addEventListener("pointerleave", () => {
        pointer = null;
        showHover();
      }, { signal });
      stage.addEventListener("pointerdown", (event) => {
        down = isOurs(event) || event.button ? null : { x: event.clientX, y: event.clientY };
      }, { signal, capture: true });
      stage.addEventListener("pointerup", (event) => {
        const slack = event.pointerType === "touch" ? TAP : CLICK;
        const still = down && Math.hypot(event.clientX - down.x, event.clientY - down.y) < slack;
        down = null;
        const at = still && scene.at(event.clientX, event.clientY);
        if (at) cursor.pin(at, at.price);
      }, { signal, capture: true });
    },
  };
  return cursor;
}
