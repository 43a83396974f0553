// @ts-check
// Drafts over the model: shown at once, sent to Python when they settle.
import { createKernel } from "./kernel.js";
import { join } from "./peers.js";
import { shareNumbers } from "./shares.js";
/** @import { AnyModel } from "@anywidget/types" */
/** @import { Name, State } from "./state.js" */
/** @import { Kernel } from "./kernel.js" */

const SETTLE_MS = 120;

/** Traits that a picture is painted from. */
export const LOOK = /** @type {const} */ ([
  "weights", "tiers", "funding_shift", "open_interest_scale", "jump_share", "jump_bars",
  "threshold", "unit", "palette", "color_scale", "color_limit", "layers", "blind", "marks", "bar",
  "tool", "positions", "lines", "ruler",
  "mix_strength", "shock", "depth", "fitted",
  "baseline", "comparison", "difference_limit",
]);
/** Those that Python's line of text depends on. */
const SUMMED = /** @type {const} */ ([
  "weights", "tiers", "funding_shift", "open_interest_scale", "jump_share", "jump_bars", "blind", "bar", "fitted",
]);
/** Those that Python's caption depends on: a replay changes none of them. */
export const ASSUMED = /** @type {const} */ ([
  "weights", "tiers", "funding_shift", "open_interest_scale", "jump_share", "jump_bars",
]);
/** Traits that only Python can follow. */
export const GEOMETRY = /** @type {const} */ ([
  "symbol", "time_frame", "venue", "window", "entry", "side_rule", "maintenance_margin",
  "turnover", "holding_exponent",
]);

/** @typedef {Pick<State, typeof LOOK[number]>} Look */

/**
 * @typedef {object} Store
 * @property {<K extends Name>(name: K) => State[K]} get the draft, or what the model has
 * @property {() => Look} look
 * @property {(values: Partial<State>) => void} draft show at once; send later
 * @property {() => void} settle send soon, unless another draft comes
 * @property {() => void} send what was drafted, if it is news
 * @property {(values: Partial<State>) => void} wish ask Python, at once
 * @property {() => boolean} isDrafting
 * @property {(names?: readonly Name[]) => boolean} isFresh whether Python's words are of what is shown
 * @property {() => boolean} isWaiting whether a wish is under way
 * @property {(name: Name) => boolean} isOurs whether this view sent the value that the model has
 * @property {Kernel} kernel
 */

/** @param {Store["get"]} get @returns {Look} */
export const lookOf = (get) => /** @type {any} */ (Object.fromEntries(LOOK.map((name) => [name, get(name)])));

/**
 * @param {AnyModel<State>} model
 * @param {AbortSignal} signal
 * @param {() => void} changed paint anew
 * @returns {Store}
 */
export function createStore(model, signal, changed) {
  /** @type {Record<string, any>} */
  let draft = {};
  /** @type {Record<string, string>} */
  const sent = {};
  /** What to go back to if Python does not answer. @type {Record<string, any>} */
  let before = {};
  /** What changed since Python spoke. @type {Set<string>} */
  const stale = new Set();
  let timer = 0;
  const kernel = createKernel(model, signal, (state) => {
    if (state === "silent") {
      for (const [name, value] of Object.entries(before)) model.set(/** @type {Name} */ (name), value);
    }
    if (state !== "busy") before = {};
    changed();
  });
  /** @type {Store["get"]} */
  const get = (name) => (name in draft ? draft[name] : model.get(name));
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  /** Send the draft of this view alone. */
  const deliver = () => {
    stop();
    const news = Object.entries(draft).filter(
      ([name, value]) => JSON.stringify(model.get(/** @type {Name} */ (name))) !== JSON.stringify(value),
    );
    for (const [name, value] of Object.entries(draft)) sent[name] = JSON.stringify(value);
    draft = {};
    if (news.length) {
      for (const [name, value] of news) model.set(/** @type {Name} */ (name), value);
      const mix = model.get("weights");
      const numbers = news.some(([name]) => name === "weights") ? shareNumbers(model.get("leverages"), mix) : {};
      for (const [name, value] of Object.entries(numbers)) model.set(/** @type {any} */ (name), value);
      for (const [name] of news) stale.add(name);
      kernel.ask();
      model.save_changes();
    }
    changed();
  };
  const send = () => {
    deliver();
    peers.deliver();
  };
  const peers = join(model.get("group"), {
    take(values) {
      stop();
      const most = model.get("max_open_interest_scale");
      const scale = values.open_interest_scale;
      Object.assign(draft, values, scale === undefined ? {} : { open_interest_scale: Math.min(scale, most) });
      changed();
    },
    deliver,
  }, signal);
  const confirm = () => {
    if (model.get("_answered") < model.get("_asked")) return;
    stale.clear();
    before = {};
    changed();
  };
  model.on("change:_answered", confirm);
  signal.addEventListener("abort", () => {
    model.off("change:_answered", confirm);
    stop();
  });
  return {
    get,
    look: () => lookOf(get),
    draft(values) {
      stop();  // a new move before the last one was sent: both go when it settles
      Object.assign(draft, values);
      changed();
      peers.tell(values);
    },
    settle() {
      stop();
      timer = window.setTimeout(send, SETTLE_MS);
    },
    send,
    wish(values) {
      send();
      for (const [name, value] of Object.entries(values)) {
        before[name] ??= model.get(/** @type {Name} */ (name));
        model.set(/** @type {Name} */ (name), value);
      }
      kernel.ask();
      model.save_changes();
      changed();
    },
    isDrafting: () => Object.keys(draft).length > 0,
    isFresh: (names = SUMMED) => !names.some((name) => stale.has(name) || name in draft),
    isWaiting: () => Object.keys(before).length > 0,
    isOurs: (name) => sent[name] === JSON.stringify(model.get(name)),
    kernel,
  };
}
