// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { createDraft } from "../figure/draft.js";
import { createFrame, plan } from "../figure/plan.js";
import { wrapped } from "../figure/picture.js";
import { createLayout } from "../figure/responsive.js";

/** A figure as Bokeh writes it: each model is written out where it is named first. */
const json = () => JSON.stringify({
  root_id: "root",
  doc: { roots: [{ type: "object", name: "Column", id: "root", attributes: { children: [{ type: "object", name: "GridPlot", id: "grid", attributes: {
    cols: ["minmax(0, 1fr)", "236px"],
    children: [
      [{ type: "object", name: "Figure", id: "1", attributes: { name: "heat", height: 520 } }, 0, 0],
      [{ type: "object", name: "Figure", id: "2", attributes: { name: "map", width: 236, height: 520, right: [
        { type: "object", name: "LogAxis", id: "3", attributes: { name: "map_price_axis", ticker: { type: "object", name: "LogTicker", id: "4" } } },
      ], center: [{ type: "object", name: "Grid", id: "5", attributes: { axis: { id: "3" } } }] } }, 0, 1],
      [{ type: "object", name: "Figure", id: "6", attributes: { name: "funding", height: 104 } }, 1, 0],
      [{ type: "object", name: "Figure", id: "7", attributes: { name: "open_interest", height: 142 } }, 2, 0],
    ],
  } }] } }] },
});
const grid = (/** @type {ReturnType<typeof createDraft>} */ draft) => draft.item.doc.roots[0].attributes.children[0].attributes;
/** What `createLayout` asks of a figure. @param {ReturnType<typeof createDraft>} draft */
const figureOf = (draft) => /** @type {any} */ ({ ...draft, written: draft.get });

test("a draft is changed by the names of its models and of what they hold", () => {
  const draft = createDraft(json());

  draft.set("heat", { height: 380 });
  draft.set("map_price_axis.ticker", { desired_num_ticks: 6 });
  draft.set("map_price_axis", { major_label_overrides: new Map([[1, "a"]]) });
  draft.set("nothing", { height: 1 });

  assert.equal(draft.get("heat", "height"), 380);
  assert.equal(draft.get("map_price_axis.ticker", "desired_num_ticks"), 6);
  assert.deepEqual(draft.get("map_price_axis", "major_label_overrides"), { type: "map", entries: [[1, "a"]] });
});

test("axes of a mirrored panel change sides and stay written before what refers to them", () => {
  const draft = createDraft(json());

  draft.mirror("map");

  const { attributes } = grid(draft).children[1][0];
  assert.equal(attributes.left[0].id, "3");
  assert.equal(attributes.right, undefined);
  assert.ok(Object.keys(attributes).indexOf("left") < Object.keys(attributes).indexOf("center"));
});

test("a compact map has no panels below", () => {
  const draft = createDraft(json());

  createLayout(figureOf(draft), true, 40)(1000);

  assert.deepEqual(grid(draft).children.map((/** @type {any} */ [panel]) => panel.attributes.name), ["heat", "map"]);
  assert.equal(draft.get("map", "height"), 380);
});

test("a page that gets narrow and wide again is laid out as at first", () => {
  const draft = createDraft(json());
  const layOut = createLayout(figureOf(draft), false, 40);

  layOut(1000);
  const places = grid(draft).children.map((/** @type {any} */ [, row, column]) => [row, column]);
  layOut(400);
  assert.equal(grid(draft).cols.length, 1);
  assert.equal(draft.get("map", "left")[0].id, "3");
  layOut(1000);

  assert.deepEqual(grid(draft).children.map((/** @type {any} */ [, row, column]) => [row, column]), places);
  assert.equal(draft.get("map", "right")[0].id, "3");
  assert.equal(draft.get("map", "height"), 520);
});

test("a planned frame turns prices and times into places and back", () => {
  const sizes = { compact: false, heat: 520, lower: 246, beside: 236, label: 34 };
  const stage = /** @type {any} */ ({ getBoundingClientRect: () => ({ left: 10, top: 20 }) });
  const payload = /** @type {any} */ ({ low: 100, high: 400 });
  const { frame, canvas_view } = createFrame(stage, () => plan(sizes, 1000).heat, { from: 0, to: 10 }, payload);

  // 750 px of panel, 68 for prices and 5 at the right; 520 px, 50 above and below
  assert.deepEqual(frame.bbox, { left: 68, top: 50, width: 677, height: 420 });
  assert.deepEqual(canvas_view.el.getBoundingClientRect(), { left: 10, top: 50 });
  assert.deepEqual([0, 5, 10].map(frame.x_scale.compute), [68, 406.5, 745]);
  assert.deepEqual([100, 200, 400].map((price) => Math.round(frame.y_scale.compute(price))), [470, 260, 50]);
  assert.ok(Math.abs(frame.y_scale.invert(frame.y_scale.compute(150)) - 150) < 1e-9);
  assert.ok(Math.abs(frame.x_scale.invert(frame.x_scale.compute(7)) - 7) < 1e-9);
});

test("words in a saved picture are broken where they would leave it", () => {
  assert.deepEqual(wrapped("one two three incomprehensible four", 9, (part) => part.length), ["one two", "three", "incomprehensible", "four"]);
});
