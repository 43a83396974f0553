// @ts-check
// What is under the pointer: price, time, distance, dollars by tier and side.
import { dollars, percent, price, time } from "./format.js";
import { aliveCoins } from "./mix.js";
/** @import { Controls, Mixer } from "./mix.js" */
/** @import { Layer } from "./layers.js" */

/**
 * Runs of every bucket: `runs[start[b] .. start[b + 1]]`.
 * @param {Uint32Array} bucket per run
 * @param {number} n_buckets
 */
export function byBucket(bucket, n_buckets) {
  const start = new Uint32Array(n_buckets + 1);
  for (const b of bucket) start[b + 1] += 1;
  for (let b = 0; b < n_buckets; b++) start[b + 1] += start[b];
  const at = start.slice();
  const runs = new Uint32Array(bucket.length);
  for (let r = 0; r < bucket.length; r++) runs[at[bucket[r]]++] = r;
  return { start, runs };
}

/**
 * Dollars in one cell, by tier-side, largest first.
 * @param {Mixer} mixer
 * @param {Controls} controls
 * @param {{ start: Uint32Array, runs: Uint32Array }} index
 * @param {number} bucket
 * @param {number} column shown column
 * @returns {{ leverage: number, side: string, dollars: number }[]}
 */
export function cell(mixer, controls, index, bucket, column) {
  const { leverages, first, tier_side } = mixer.payload;
  const found = new Float64Array(2 * leverages.length);
  for (let i = index.start[bucket]; i < index.start[bucket + 1]; i++) {
    const r = index.runs[i];
    found[tier_side[r]] += aliveCoins(mixer, controls, r, column + first) * mixer.prices[bucket];
  }
  return Array.from(found, (amount, k) => ({
    leverage: leverages[k >> 1], side: k & 1 ? "short" : "long", dollars: amount,
  })).filter((part) => part.dollars >= 1).sort((a, b) => b.dollars - a.dollars);
}

/**
 * @param {HTMLElement} host
 * @param {{ heat: Layer, map: Layer }} layers
 * @param {{ heat: any, map: any }} views Bokeh's views, for their scales
 * @param {() => { mixer: Mixer, controls: Controls }} state
 * @param {AbortSignal} signal
 */
export function createTooltip(host, layers, views, state, signal) {
  const box = document.createElement("div");
  box.className = "liqwidget-tooltip";
  box.hidden = true;
  host.append(box);
  const { payload } = state().mixer;
  const index = byBucket(payload.bucket, payload.n_buckets);
  const step = Math.log(payload.high / payload.low) / payload.n_buckets;

  /** @param {PointerEvent} event */
  const show = (event) => {
    const outer = host.getBoundingClientRect();
    const x = event.clientX - outer.left;
    const y = event.clientY - outer.top;
    const inside = (/** @type {Layer} */ layer) => {
      const { left, top, width, height } = layer.box();
      return x >= left && x <= left + width && y >= top && y <= top + height;
    };
    const over = inside(layers.heat) ? "heat" : inside(layers.map) ? "map" : null;
    box.hidden = true;
    if (!over) return;
    const frame = layers[over].box();
    const scale = views[over].frame;
    const at = scale.y_scale.invert(y - frame.top + scale.bbox.top);
    const bucket = Math.floor(Math.log(at / payload.low) / step);
    if (bucket < 0 || bucket >= payload.n_buckets) return;
    let column = payload.starts.length - 1;
    if (over === "heat") {
      const when = scale.x_scale.invert(x - frame.left + scale.bbox.left);
      while (column >= 0 && payload.starts[column] > when) column -= 1;
      if (column < 0 || when > payload.ends[column]) return;
    }
    fillIn(box, lines(bucket, column));
    box.hidden = false;
    const beyond = x + box.offsetWidth + 24 > host.clientWidth;
    box.style.left = `${beyond ? x - box.offsetWidth - 14 : x + 14}px`;
    box.style.top = `${Math.max(0, Math.min(y + 14, host.clientHeight - box.offsetHeight))}px`;
  };

  /** @param {number} bucket @param {number} column */
  const lines = (bucket, column) => {
    const { mixer, controls } = state();
    const parts = cell(mixer, controls, index, bucket, column);
    const here = mixer.prices[bucket];
    const total = parts.reduce((sum, part) => sum + part.dollars, 0);
    return [
      `${price(here)}  ${percent(here / payload.price - 1)} from the last price`,
      time(payload.ends[column]),
      `${dollars(total)} would be force-closed here`,
      ...parts.slice(0, 8).map((p) => `${p.leverage}x ${p.side}: ${dollars(p.dollars)}`),
    ];
  };

  host.addEventListener("pointermove", show, { signal });
  host.addEventListener("pointerleave", () => { box.hidden = true; }, { signal });
}

/** @param {HTMLElement} box @param {string[]} lines */
function fillIn(box, lines) {
  box.replaceChildren(...lines.map((line) => {
    const row = document.createElement("div");
    row.textContent = line;
    return row;
  }));
}
