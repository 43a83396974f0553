// @ts-check
// Replay: a cursor in time and a play button; nothing later than the cursor is drawn.
import { columnAfter } from "../reading/replay.js";
import { time as timeText } from "../reading/format.js";
import { button, element, segments, setText, slider } from "./element.js";
/** @import { Context } from "../state/context.js" */
/** @import { Group } from "./deck.js" */

const SPEEDS = /** @type {[string, string][]} */ (["5", "15", "40"].map((speed) => [speed, `${speed} bars/s`]));

/**
 * @param {Context} context
 * @returns {Group}
 */
export function replayGroup({ store, scene, signal }) {
  const still = globalThis.matchMedia("(prefers-reduced-motion: reduce)");
  let speed = "15";
  let frame = 0;
  const last = () => (scene()?.mixer.payload.starts.length ?? 1) - 1;
  const shown = () => (store.get("bar") < 0 ? last() : Math.min(store.get("bar"), last()));
  const show = (/** @type {number} */ column) => store.draft({ bar: column >= last() ? -1 : column });
  const stop = () => {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    store.settle();
  };
  const start = () => {
    const from = shown() === last() ? 0 : shown();
    show(from);
    let began = 0;
    /** @param {number} now */
    const step = (now) => {
      began ||= now;
      const column = columnAfter(from, now - began, Number(speed), last());
      if (column !== shown()) show(column);
      if (column >= last()) stop();
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };
  const play = button("", { "data-control": "play" }, () => {
    if (frame) stop();
    else if (still.matches) {  // no motion unless the reader moves it
      show(shown() === last() ? 0 : shown() + 1);
      store.settle();
    } else start();
    group.update();
  }, signal);
  const rate = segments("Speed of the replay", "speed", SPEEDS, (value) => {
    const playing = frame !== 0;
    stop();
    speed = value;
    if (playing) start();
  }, signal);
  const cursor = slider({
    label: "Shown up to", name: "bar", spoken: "Last bar shown", range: { min: 0, max: 1, step: 1 },
    moved: (column) => { stop(); show(column); }, settled: () => store.settle(),
    usual: () => { stop(); store.draft({ bar: -1 }); store.settle(); },
  }, signal);
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));
  const when = () => {
    const shownScene = scene();
    return shownScene ? timeText(shownScene.mixer.payload.ends[shown()]) : "";
  };
  /** @type {Group} */
  const group = {
    name: "replay",
    title: "Replay",
    el: element("div", { class: "liqwidget-stack" }, cursor.el, element("div", { class: "liqwidget-field" }, play, rate.el)),
    state: () => (store.get("bar") < 0 ? "to the last bar" : `to ${when()}`),
    update() {
      cursor.input.max = String(last());
      cursor.set(shown(), when(), shown() === last());
      setText(play, frame ? "Pause" : still.matches ? "Next bar" : "Play");
      rate.el.hidden = still.matches;
      rate.set(speed);
    },
  };
  return group;
}
