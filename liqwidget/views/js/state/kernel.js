// @ts-check
// Whether Python keeps up: nothing waits for it but the readings, and the reader should know.
/** @import { AnyModel } from "@anywidget/types" */
/** @import { State } from "./state.js" */

const BUSY_MS = 1500;
const SILENT_MS = 15000;

/**
 * @typedef {object} Kernel
 * @property {() => "none" | "ready" | "busy" | "silent"} state none in an exported page
 * @property {() => boolean} listens whether a wish may be sent
 * @property {() => void} ask count a question and wait for its answer; the caller sends it
 */

/**
 * @param {AnyModel<State>} model
 * @param {AbortSignal} signal
 * @param {(state: "ready" | "busy" | "silent") => void} changed
 * @returns {Kernel}
 */
export function createKernel(model, signal, changed) {
  /** @type {"ready" | "busy" | "silent"} */
  let state = "ready";
  let asked = model.get("_asked");
  /** @type {number[]} */
  let timers = [];
  const become = (/** @type {typeof state} */ next) => {
    if (next === state || signal.aborted) return;
    state = next;
    changed(next);
  };
  const calm = () => {
    timers.forEach(clearTimeout);
    timers = [];
  };
  const answered = () => {
    if (model.get("_answered") < asked) return;
    calm();
    become("ready");
  };
  model.on("change:_answered", answered);
  signal.addEventListener("abort", () => {
    model.off("change:_answered", answered);
    calm();
  });
  return {
    state: () => (model.get("_has_kernel") ? state : "none"),
    listens: () => model.get("_has_kernel") && state !== "silent",
    ask() {
      asked = model.get("_asked") + 1;
      model.set("_asked", asked);
      if (!model.get("_has_kernel") || timers.length) return;
      timers = [
        window.setTimeout(() => become("busy"), BUSY_MS),
        window.setTimeout(() => become("silent"), SILENT_MS),
      ];
    },
  };
}
