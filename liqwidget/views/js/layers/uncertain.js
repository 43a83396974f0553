// @ts-check
// What does not survive a change of the mix, hatched: cells in which one mix in twenty leaves less
// than half. A what-if, not a confidence band. Found once the controls rest, tier by tier; while
// they move there is no hatching, since it would be that of another mix.
import { bucketOf, columnOf } from "../mixing/cells.js";
import { band, halvingAt, variances } from "../mixing/doubt.js";
import { nameOf } from "../mixing/flows.js";
import { stretches } from "../painting/sampling.js";
import { dollars } from "../reading/format.js";
/** @import { Scene } from "../figure/scene.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Look } from "../state/store.js" */
/** @import { Overlay } from "./overlays.js" */

const FAINT = 0.03;  // of the brightest color: below it nothing is seen that could be hatched
const GAP = 6;  // CSS pixels between two lines

/**
 * @param {Scene} scene
 * @param {Context} context
 * @returns {Overlay}
 */
export function uncertainLayer(scene, { store, signal, paint }) {
  const { mixer } = scene;
  const { payload } = mixer;
  const shown = payload.starts.length;
  const pieces = stretches(payload);
  const mask = document.createElement("canvas");
  mask.width = shown;
  mask.height = payload.n_buckets;
  const sheet = document.createElement("canvas");
  /** @type {Float64Array | null} */
  let found = null;
  let foundOf = "";
  let wanted = "";
  let masked = "";
  let timer = 0;
  /** @type {Look | null} */
  let look = null;
  signal.addEventListener("abort", () => clearTimeout(timer));

  const key = (/** @type {Look} */ at) => JSON.stringify([at.weights, at.tiers, at.funding_shift, nameOf(at)]);
  /** Start anew for what is shown; a tier at a time, so that the page stays live. @param {Look} at */
  const start = (at) => {
    clearTimeout(timer);
    wanted = key(at);
    const work = variances(mixer, at);
    const go = () => {
      if (store.isDrafting()) {  // the runs are being refilled: begin again when that rests
        wanted = "";
        return;
      }
      const step = work.next();
      if (!step.done) {
        timer = window.setTimeout(go);
        return;
      }
      found = step.value;
      foundOf = wanted;
      masked = "";
      paint();
    };
    timer = window.setTimeout(go);
  };
  const isCurrent = () => found !== null && look !== null && foundOf === key(look);
  const isHatched = (/** @type {number} */ at, /** @type {number} */ limit, /** @type {number} */ least) => {
    const mean = mixer.grid[at];
    return found !== null && mean > least && found[at] > limit * mean * mean;
  };
  const least = () => Math.max(FAINT * (look?.color_limit ?? 0), 0.01);
  /** Paint what is hatched into the mask, if it is news. */
  const fill = () => {
    if (!look || !found) return;
    const name = `${foundOf} ${look.mix_strength} ${look.color_limit}`;
    if (name === masked) return;
    masked = name;
    const limit = halvingAt(look.mix_strength);
    const image = new ImageData(shown, payload.n_buckets);
    for (let b = 0; b < payload.n_buckets; b++) {
      const row = (payload.n_buckets - 1 - b) * shown;
      for (let c = 0; c < shown; c++) if (isHatched(b * shown + c, limit, least())) image.data[4 * (row + c) + 3] = 255;
    }
    /** @type {CanvasRenderingContext2D} */ (mask.getContext("2d")).putImageData(image, 0, 0);
  };
  /** Draw lines across a canvas. @param {CanvasRenderingContext2D} out @param {number} width @param {number} height @param {number} ratio @param {string} color */
  const lines = (out, width, height, ratio, color) => {
    out.beginPath();
    for (let x = -height; x < width; x += GAP * ratio) {
      out.moveTo(x, height);
      out.lineTo(x + height, 0);
    }
    out.strokeStyle = color;
    out.lineWidth = 1.6 * ratio;
    out.stroke();
  };
  return {
    name: "uncertain",
    tells: true,
    follow(now, on) {
      look = now;
      if (on && !store.isDrafting() && key(now) !== foundOf && key(now) !== wanted) start(now);
    },
    draw(pen) {
      if (!isCurrent()) return;
      fill();
      const { over, out, x, y, width, height, ratio, dark } = pen;
      sheet.width = width;
      sheet.height = height;
      const on = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
      const limit = halvingAt(look?.mix_strength ?? 30);
      const column = scene.column();
      if (over === "heat") {
        on.imageSmoothingEnabled = false;
        const top = y(payload.high);
        for (const [from, end] of pieces) {
          const to = Math.min(end, column + 1);
          if (to <= from) continue;
          const left = x(payload.starts[from]);
          on.drawImage(mask, from, 0, to - from, payload.n_buckets, left, top, x(payload.ends[to - 1]) - left, y(payload.low) - top);
        }
      } else {
        const step = Math.log(payload.high / payload.low) / payload.n_buckets;
        for (let b = 0; b < payload.n_buckets; b++) {
          if (!isHatched(b * shown + column, limit, 0.01)) continue;
          const [low, high] = [y(payload.low * Math.exp(b * step)), y(payload.low * Math.exp((b + 1) * step))];
          on.fillRect(0, high, scene.barShare(b) * width, Math.max(1, low - high));
        }
      }
      on.globalCompositeOperation = "source-in";
      const ink = document.createElement("canvas");
      ink.width = width;
      ink.height = height;
      const inkOn = /** @type {CanvasRenderingContext2D} */ (ink.getContext("2d"));
      lines(inkOn, width, height, ratio, over === "heat" ? "rgba(255, 255, 255, 0.6)" : dark ? "#111316" : "#ffffff");
      on.drawImage(ink, 0, 0);
      out.drawImage(sheet, 0, 0);
    },
    read(px, py, { x: toX, ratio }) {
      if (!look) return [];
      if (!isCurrent()) return ["What if the mix were another: found once the controls rest"];
      const { heat } = scene.layers;
      const bucket = bucketOf(payload, heat.price(py));
      const first = toX(payload.starts[0]);
      const per = (toX(payload.ends[shown - 1]) - first) / (payload.ends[shown - 1] - payload.starts[0]);
      const column = columnOf(payload, payload.starts[0] + (px - first) / per);
      if (bucket < 0 || column < 0 || column > scene.column() || !(ratio > 0)) return [];
      const at = bucket * shown + column;
      const { low, high } = band(mixer.grid[at], found ? found[at] : 0, look.mix_strength);
      return mixer.grid[at] > 0.01 ? [`What if the mix were another: ${dollars(low)} to ${dollars(high)}, nine mixes in ten`] : [];
    },
  };
}
