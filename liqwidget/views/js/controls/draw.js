// @ts-check
// What the reader draws: the tool that a click uses, and lists of what was drawn, to type in.
import { placedWords } from "../layers/positions.js";
import { percent, price as priceText } from "../reading/format.js";
import { rulerWords } from "../reading/ruler.js";
import { createRows } from "./rows.js";
import { button, element, segments, setText } from "./element.js";
/** @import { Context } from "../state/context.js" */
/** @import { Position } from "../mixing/levels.js" */
/** @import { Group } from "./deck.js" */

const TOOLS = /** @type {[string, string][]} */ ([["pin", "Pin"], ["position", "Position"], ["line", "Line"], ["ruler", "Ruler"]]);
const SIDES = /** @type {[string, string][]} */ ([["long", "long"], ["short", "short"]]);
const ENTRIES = /** @type {[string, string][]} */ ([["click", "where clicked"], ["close", "close of the bar"]]);
/** @type {Record<string, string>} */
const NOTES = {
  pin: "A click pins a cell and shows where its positions were opened.",
  position: "A click opens a position there and draws its liquidation level.",
  line: "A click draws a line; drag its grip at the right edge.",
  ruler: "A click sets the ruler; drag its grip and read what a move there would force.",
};

/**
 * A number to type: invalid text changes nothing.
 * @param {string} name
 * @param {string} label
 * @param {(value: number) => void} typed
 * @param {Record<string, string | number>} [limits]
 */
function number(name, label, typed, limits = {}) {
  const input = element("input", { type: "number", step: "any", "data-control": name, "aria-label": label, ...limits });
  input.addEventListener("change", () => {
    const value = input.valueAsNumber;
    input.value = "";  // written anew by the next update, also where it was refused
    typed(value);
  });
  return {
    el: input,
    /** @param {string} text */
    set(text) {
      if (document.activeElement !== input || input.value === "") input.value = text;
    },
  };
}

/** A price for a number input: its digits, without separators. @param {number} price */
const digits = (price) => priceText(price).replaceAll(",", "");

/**
 * @param {Context} context
 * @returns {Group}
 */
export function drawGroup({ store, scene, drawing, signal }) {
  const tool = segments("What a click on the map does", "tool", TOOLS, (value) => {
    store.draft({ tool: value });
    store.send();
  }, signal);
  const note = element("div", { class: "liqwidget-note" });
  const { pen } = drawing;
  const side = segments("Side of the next position", "pen-side", SIDES, (value) => { pen.side = /** @type {"long" | "short"} */ (value); group.update(); }, signal);
  const leverage = number("pen-leverage", "Leverage of the next position", (value) => { if (value >= 1) pen.leverage = value; group.update(); }, { min: 1 });
  const entry = segments("Entry of the next position", "pen-entry", ENTRIES, (value) => { pen.entry = /** @type {"click" | "close"} */ (value); group.update(); }, signal);
  const nib = element("div", { class: "liqwidget-field" }, side.el, leverage.el, element("span", {}, "x, entry"), entry.el);
  const undo = button("Undo", { "data-control": "undo", title: "Take back what was drawn last (Ctrl or Cmd Z on the map)" }, () => drawing.undo(), signal);
  const update = () => group.update();
  const cross = (/** @type {string} */ label, /** @type {() => void} */ pressed) =>
    button("\u00d7", { class: "liqwidget-small liqwidget-remove", "aria-label": label, title: label }, pressed, signal);

  const positions = createRows("Positions", (/** @type {number} */ i) => {
    const set = (/** @type {Partial<Position>} */ part) => {
      drawing.change({ positions: store.get("positions").map((one, k) => (k === i ? { ...one, ...part } : one)) });
      update();
    };
    const which = segments(`Side of position ${i + 1}`, "position-side", SIDES, (value) => set({ side: /** @type {"long" | "short"} */ (value) }), signal);
    const times = number("position-leverage", `Leverage of position ${i + 1}`, (value) => (value >= 1 ? set({ leverage: value }) : update()), { min: 1 });
    const from = number("position-entry", `Entry price of position ${i + 1}`, (value) => (value > 0 ? set({ entry: value }) : update()), { min: 0 });
    const words = element("div", { class: "liqwidget-drawn-words" });
    return {
      el: element(
        "li", {}, element(
          "div", { class: "liqwidget-field" }, which.el, times.el, element("span", {}, "x from"), from.el,
          cross(`Remove position ${i + 1}`, () => drawing.change({ positions: store.get("positions").filter((_, k) => k !== i) }, "Position removed.")),
        ), words,
      ),
      update() {
        const one = store.get("positions")[i];
        const shown = scene();
        which.set(one.side);
        times.set(String(one.leverage));
        from.set(digits(one.entry));
        setText(words, shown ? placedWords(shown, one) : "");
      },
    };
  });
  const lines = createRows("Lines", (/** @type {number} */ i) => {
    const set = (/** @type {{ price?: number, label?: string }} */ part) => {
      drawing.change({ lines: store.get("lines").map((one, k) => (k === i ? { ...one, ...part } : one)) });
      update();
    };
    const at = number("line-price", `Price of line ${i + 1}`, (value) => (value > 0 ? set({ price: value }) : update()), { min: 0 });
    const label = element("input", { type: "text", maxlength: 60, "data-control": "line-label", "aria-label": `Name of line ${i + 1}`, list: words.id });
    label.addEventListener("change", () => set({ label: label.value }));
    const away = element("span", {});
    return {
      el: element("li", {}, element(
        "div", { class: "liqwidget-field" }, label, at.el, away,
        cross(`Remove line ${i + 1}`, () => drawing.change({ lines: store.get("lines").filter((_, k) => k !== i) }, "Line removed.")),
      )),
      update() {
        const one = store.get("lines")[i];
        const shown = scene();
        if (document.activeElement !== label && label.value !== one.label) label.value = one.label;
        at.set(digits(one.price));
        setText(away, shown ? percent(one.price / shown.price() - 1) : "");
      },
    };
  });
  const words = element(
    "datalist", { id: `liqwidget-words-${Math.random().toString(36).slice(2)}` },
    ...["support", "resistance"].map((word) => element("option", { value: word })),
  );

  const shownPrice = () => scene()?.price() ?? 0;
  const ruler = number("ruler", "Ruler, per cent from the last price", (per_cent) => {
    if (per_cent > -100 && shownPrice() > 0) drawing.change({ ruler: shownPrice() * (1 + per_cent / 100) });
    group.update();
  }, { step: 0.1, min: -99 });
  const noRuler = cross("Remove the ruler", () => drawing.change({ ruler: null }, "Ruler removed."));
  const said = element("div", { class: "liqwidget-drawn-words", "data-note": "ruler" });

  const addPosition = button("Add", { "data-control": "add-position", title: "A position at the last price shown" }, () => {
    const shown = scene();
    if (shown) drawing.change({ positions: [...store.get("positions"), drawing.position(shown, shown.column(), shown.price())] });
  }, signal);
  const addLine = button("Add", { "data-control": "add-line", title: "A line at the last price shown" }, () => {
    if (shownPrice() > 0) drawing.change({ lines: [...store.get("lines"), { price: shownPrice(), label: "" }] });
  }, signal);
  const head = (/** @type {string} */ text, /** @type {Node[]} */ ...nodes) =>
    element("div", { class: "liqwidget-field liqwidget-drawn-head" }, element("span", {}, text), ...nodes);
  const el = element(
    "div", { class: "liqwidget-draw" },
    element("div", { class: "liqwidget-stack" }, head("Click", tool.el, undo), note, nib, head("Ruler: a move of", ruler.el, element("span", {}, "%"), noRuler), said),
    element("div", { class: "liqwidget-stack" }, head("Positions", addPosition), positions.el),
    element("div", { class: "liqwidget-stack" }, head("Lines", addLine), lines.el, words),
  );
  /** @type {Group} */
  const group = {
    name: "draw",
    title: "Draw",
    el,
    state() {
      const counts = [
        [store.get("positions").length, "position"], [store.get("lines").length, "line"], [store.get("ruler") === null ? 0 : 1, "ruler"],
      ].filter(([n]) => n).map(([n, name]) => `${n} ${name}${n === 1 ? "" : "s"}`);
      const active = store.get("tool");
      return [active === "pin" ? "" : `click: ${active}`, ...counts].filter(Boolean).join(", ") || "nothing drawn";
    },
    update() {
      const active = store.get("tool");
      const blind = store.get("blind");
      const target = store.get("ruler");
      const shown = scene();
      tool.set(active);
      setText(note, blind ? "While the map is hidden a click marks a price." : NOTES[active]);
      nib.hidden = active !== "position";
      side.set(pen.side);
      leverage.set(String(pen.leverage));
      entry.set(pen.entry);
      undo.disabled = !drawing.canUndo();
      positions.update(store.get("positions").length);
      lines.update(store.get("lines").length);
      ruler.set(target !== null && shown ? (100 * (target / shown.price() - 1)).toFixed(2) : "");
      noRuler.hidden = target === null;
      setText(said, target !== null && shown ? rulerWords(shown, store, target).join("; ") : "");
    },
  };
  return group;
}
