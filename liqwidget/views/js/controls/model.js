// @ts-check
// What moves levels: computed in Python when a control is released.
import { element, segments, select, setText, slider } from "./element.js";
/** @import { Context } from "../state/context.js" */
/** @import { Group } from "./deck.js" */

const ENTRIES = /** @type {[string, string][]} */ ([
  ["auto", "usual for the bar"], ["path", "along the bar's path"], ["close", "at the close"], ["hlc3", "at (high + low + close) / 3"],
]);
const SIDES = /** @type {[string, string][]} */ ([["both", "both sides"], ["aggressor", "by color of the bar"]]);

/**
 * @param {Context} context
 * @returns {Group}
 */
export function modelGroup({ model, store, signal }) {
  const wish = store.wish;
  const symbol = select("Market", "symbol", (value) => wish({ symbol: value }), signal);
  const venue = select("Venue", "venue", (value) => wish({ venue: value }), signal);
  const frame = select("Bars", "time-frame", (value) => wish({ time_frame: value }), signal);
  const entry = select("Entries", "entry", (value) => wish({ entry: value }), signal);
  const side = segments("Side rule", "side-rule", SIDES, (value) => wish({ side_rule: value }), signal, { patient: true });
  /** What is under the thumb, until it is released. @type {Record<string, number>} */
  let held = {};
  const released = (/** @type {"turnover" | "holding_exponent" | "maintenance_margin"} */ name, /** @type {(v: number) => any} */ value) => () => {
    if (!(name in held)) return;
    const chosen = value(held[name]);
    held = {};
    wish({ [name]: chosen });
  };
  const hold = (/** @type {string} */ name, /** @type {number} */ value) => {
    held = { [name]: value };
    group.update();
  };
  const turnover = slider({
    label: "Turnover", name: "turnover", patient: true, spoken: "Share of volume that is positions changing hands, per cent",
    range: { min: 0, max: 50, step: 1 }, moved: (v) => hold("turnover", v),
    settled: released("turnover", (v) => v / 100), usual: () => wish({ turnover: 0.1 }),
  }, signal);
  const holding = slider({
    label: "Higher leverage closes sooner", name: "holding", patient: true, spoken: "Exponent of leverage in how soon positions close",
    range: { min: 0, max: 1.5, step: 0.1 }, moved: (v) => hold("holding_exponent", v),
    settled: released("holding_exponent", (v) => v), usual: () => wish({ holding_exponent: 0.5 }),
  }, signal);
  const margin = slider({
    label: "Maintenance margin", name: "maintenance", patient: true, spoken: "Maintenance margin instead of the venue's, per cent of notional",
    range: { min: 0, max: 3, step: 0.05 }, moved: (v) => hold("maintenance_margin", v),
    settled: released("maintenance_margin", (v) => (v > 0 ? v / 100 : null)), usual: () => wish({ maintenance_margin: null }),
  }, signal);
  const needs = element("div", { class: "liqwidget-note", "data-note": "python" });
  const el = element(
    "div", { class: "liqwidget-model" },
    element("div", { class: "liqwidget-stack" }, symbol.el, venue.el, frame.el),
    element("div", { class: "liqwidget-stack" }, entry.el, element("div", { class: "liqwidget-field" }, element("span", {}, "Sides"), side.el), needs),
    element("div", { class: "liqwidget-sliders" }, turnover.el, holding.el, margin.el),
  );
  const NOTES = {
    none: "These need Python: open the notebook to change them.",
    silent: "Python does not answer: these wait for a running kernel.",
    ready: "Computed in Python when released.",
    busy: "Computed in Python when released.",
  };
  /** @type {Group} */
  const group = {
    name: "model",
    title: "Model",
    el,
    state: () => {
      const where = model.get("venues")[store.get("venue")] ?? store.get("venue");
      return `${where}, ${store.get("time_frame")} bars${store.kernel.state() === "none" ? " \u00b7 needs Python" : ""}`;
    },
    update() {
      const off = !store.kernel.listens();
      const own = (/** @type {string[]} */ names) => /** @type {[string, string][]} */ (names.map((name) => [name, name]));
      symbol.el.hidden = model.get("symbols").length < 2;
      symbol.set(own(model.get("symbols")), store.get("symbol"), off);
      venue.set(Object.entries(model.get("venues")), store.get("venue"), off);
      frame.set(own(model.get("time_frames")), store.get("time_frame"), off || model.get("time_frames").length < 2);
      entry.set(ENTRIES, store.get("entry"), off);
      side.set(store.get("side_rule"), off);
      const at = held.turnover ?? 100 * store.get("turnover");
      turnover.set(at, `${at.toFixed(0)} % of volume`, Math.abs(at - 10) < 1e-9, off);
      const power = held.holding_exponent ?? store.get("holding_exponent");
      holding.set(power, power === 0 ? "no" : `leverage ^ ${power.toFixed(1)}`, power === 0.5, off);
      const rate = held.maintenance_margin ?? 100 * (store.get("maintenance_margin") ?? 0);
      margin.set(rate, rate === 0 ? "the venue's" : `${rate.toFixed(2)} %`, rate === 0, off);
      setText(needs, NOTES[store.kernel.state()]);
    },
  };
  return group;
}
