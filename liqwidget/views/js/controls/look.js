// @ts-check
// How it is painted: colors, unit, threshold, layers.
import { inUnit } from "../reading/format.js";
import { MOST } from "../layers/realised.js";
import { createDoubt } from "./doubt.js";
import { element, segments, select, setText, slider } from "./element.js";
/** @import { Context } from "../state/context.js" */
/** @import { Group } from "./deck.js" */

/** Names of the layers as a reader calls them, in the order of the boxes. */
const LAYERS = /** @type {[string, string][]} */ ([
  ["candles", "Candles"], ["sweeps", "Swept levels"], ["clusters", "Clusters"], ["curves", "Sums from price"],
  ["attribution", "Opened at"], ["realised", "Realised liquidations"], ["uncertain", "What another mix would halve"],
]);
const SCALES = /** @type {[string, string][]} */ ([["linear", "linear"], ["sqrt", "square root"], ["log", "log"]]);
const UNITS = /** @type {[string, string][]} */ ([["USD", "USD"], ["coins", "coins"], ["% of OI", "% of OI"]]);
const PALETTES = /** @type {[string, string][]} */ (["inferno", "viridis", "cividis"].map((name) => [name, name]));
/** Above this share of all cells the scale hides something. */
const MANY = 0.02;

/**
 * @param {Context} context
 * @returns {Group}
 */
export function lookGroup(context) {
  const { model, store, signal, scene } = context;
  const choose = (/** @type {Partial<import("../state/state.js").State>} */ values) => {
    store.draft(values);
    store.settle();
  };
  const palette = select("Palette", "palette", (name) => choose({ palette: name }), signal);
  const scale = segments("Color scale", "scale", SCALES, (name) => choose({ color_scale: name }), signal);
  const unit = segments("Unit", "unit", UNITS, (name) => choose({ unit: name }), signal);
  const threshold = slider({
    label: "Hide below", name: "threshold", spoken: "Percentile of what is drawn below which the heat stays dark",
    range: { min: 0, max: 99, step: 1 },
    moved: (per_cent) => store.draft({ threshold: per_cent }), settled: () => store.settle(), usual: () => choose({ threshold: 0 }),
  }, signal);
  const note = element("div", { class: "liqwidget-note", "data-note": "colors" });
  const boxes = LAYERS.map(([name, words]) => {
    const box = element("input", { type: "checkbox", "data-layer-box": name });
    box.addEventListener("change", () => {
      const others = store.get("layers").filter((layer) => layer !== name);
      choose({ layers: box.checked ? [...others, name] : others });
    }, { signal });
    const said = element("span", {}, words);
    return { name, box, said, el: element("label", { class: "liqwidget-check" }, box, said) };
  });
  const doubt = createDoubt(context);
  const field = (/** @type {string} */ label, /** @type {HTMLElement} */ control) =>
    element("div", { class: "liqwidget-field" }, element("span", {}, label), control);
  const el = element(
    "div", { class: "liqwidget-look" },
    element("div", { class: "liqwidget-stack" }, palette.el, field("Scale", scale.el), field("Unit", unit.el)),
    element("div", { class: "liqwidget-stack" }, threshold.el, note),
    element("div", { class: "liqwidget-stack", role: "group", "aria-label": "Layers" }, ...boxes.map((one) => one.el), doubt.el),
  );
  const words = () => {
    const below = store.get("threshold");
    const shown = scene();
    return store.get("blind") && below > 0 ? `${below.toFixed(0)} %` : below > 0 && shown ? `${below.toFixed(0)} %: ${inUnit(shown.floor(), store.get("unit"))}` : "nothing";
  };
  return {
    name: "look",
    title: "Colors and layers",
    el,
    state: () => `${store.get("palette")}, ${SCALES.find(([name]) => name === store.get("color_scale"))?.[1]}, ${store.get("unit")}`,
    update() {
      const shown = scene();
      palette.set(PALETTES, store.get("palette"), shown?.side() === "A - B");  // a difference has its own
      scale.set(store.get("color_scale"));
      unit.set(store.get("unit"));
      threshold.set(store.get("threshold"), words(), store.get("threshold") === 0);
      note.hidden = store.get("blind");  // the brightest color tells how much there is
      if (note.hidden) setText(note, "");
      else if (shown) {
        const beyond = el.closest("[hidden]") ? 0 : shown.clipped();  // all cells are counted: only for who reads it
        const limit = inUnit(shown.limit(), store.get("unit"));
        const many = beyond > MANY ? `; ${(100 * beyond).toFixed(0)} % of cells are beyond it: Fit colors` : "";
        setText(note, `Brightest color from ${shown.side() === "A - B" ? "\u00b1" : ""}${limit} per bucket. It stays while you drag${many}.`);
      }
      for (const { name, box, said, el: label } of boxes) {
        box.checked = store.get("layers").includes(name);
        if (name !== "realised") continue;
        const { length } = model.get("_prints").dollars;
        label.hidden = length === 0;
        setText(said, length > MOST ? `Realised liquidations, the ${MOST} largest` : "Realised liquidations");
      }
      doubt.update();
    },
  };
}
