// @ts-check
// One figure with its canvases: what is replaced when the geometry changes.
import { createColumnReading } from "../reading/column.js";
import { byBucket, bucketOf, cell, columnOf } from "../mixing/cells.js";
import { totalsBySide, perBucket, sizes } from "../mixing/difference.js";
import { remix } from "../mixing/mix.js";
import { drawnAmounts, percentile } from "../mixing/percentile.js";
import { profile } from "../mixing/profile.js";
import { factors } from "../mixing/units.js";
import { entryFactors, openings } from "../mixing/openings.js";
import { payloadOf, takeMixer } from "../state/ahead.js";
import { listenToKeys } from "../keyboard/map_keys.js";
import { createOverlays } from "../layers/overlays.js";
import { createBars } from "../painting/bars.js";
import { createLayer } from "../painting/canvases.js";
import { colorTable, signedTable } from "../painting/colors.js";
import { createHeat } from "../painting/heat.js";
import { shareBeyond } from "../painting/pixels.js";
import { createComparison } from "./comparison.js";
import { createFigure } from "./figure.js";
import { createKey, gradeOf, hiddenGrade, hideScale, showScale, signedGradeOf } from "./legend.js";
import { compose } from "./picture.js";
import { createFrame, labelWidth } from "./plan.js";
import { createCurtain } from "./curtain.js";
import { createLayout } from "./responsive.js";
import { applyTheme, isDark, onTheme } from "./theme.js";
/** @import { Cell } from "../mixing/cells.js" */
/** @import { Cluster } from "../mixing/clusters.js" */
/** @import { Asymmetry } from "../reading/saying.js" */
/** @import { Mixer } from "../mixing/mixer.js" */
/** @import { Opening } from "../mixing/openings.js" */
/** @import { Layer } from "../painting/canvases.js" */
/** @import { Painting } from "../painting/heat.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Look } from "../state/store.js" */
/** @import { Figure } from "./figure.js" */
/** @import { Side } from "./comparison.js" */

const BRIGHTEST = 99.5;
const CENT = 0.01;

/** @typedef {{ long: number, short: number }} Totals dollars */

/**
 * @typedef {object} Scene
 * @property {HTMLElement} stage
 * @property {Figure} figure
 * @property {Mixer} mixer
 * @property {{ heat: Layer, map: Layer, overHeat: Layer, overMap: Layer }} layers
 * @property {(look: Look, wish?: { fit?: boolean, regrade?: boolean }) => Look} paint returns the look as painted: with `regrade` its color limit is new
 * @property {() => void} drawOver draw what lies above the candles, without mixing
 * @property {() => { long: number, short: number }} totals dollars drawn at the last column shown
 * @property {() => Cluster[]} clusters of the column shown, lowest price first; none while the map is hidden or a difference is shown
 * @property {() => Asymmetry} lean asymmetry of the column shown
 * @property {() => Float64Array} wholeProfile dollars at the last column shown, hidden tiers included, (2 * n_tiers, n_buckets)
 * @property {(bucket: number) => number} barShare length of a bar as a share of the bar map's width
 * @property {() => number} column the last one shown
 * @property {() => number} price last close of the columns shown
 * @property {() => Float64Array} profile dollars of the column shown, (2 * n_tiers, n_buckets)
 * @property {() => Side | null} side which of two maps is shown, or their difference; null if there is one map
 * @property {() => { mixer: Mixer, look: Pick<Look, "tiers"> }} shown the map that layers, cards and totals are of: B while B is shown, else A
 * @property {() => { a: Totals, b: Totals }} bothTotals
 * @property {(bucket: number, column: number) => { a: Cell, b: Cell }} bothCells
 * @property {(bucket: number, column: number) => Cell} cell
 * @property {(bucket: number, column: number) => Opening[]} openings where what is in a cell was opened
 * @property {(x: number, y: number) => { over: "heat" | "map", bucket: number, column: number, price: number } | null} at what is under a point of the window
 * @property {(y: number) => number} priceAt price at a height of the window
 * @property {() => number} floor amount that the threshold stands for, in the unit
 * @property {() => number} clipped share of all cells that are brighter than the scale shows
 * @property {(amount: number) => number} limitIn dollars per bucket at the last price, in the unit
 * @property {() => number} limit amount of the brightest color, in the unit
 * @property {(title: string, lines: string[]) => Promise<HTMLCanvasElement>} picture
 * @property {(Bokeh: any) => Promise<boolean>} complete have Bokeh draw axes, candles and the panels below; false if it was disposed of meanwhile
 * @property {() => void} dispose
 */

/**
 * Heat and bars are painted where Bokeh will frame them; `complete` adds what Bokeh draws.
 * @param {HTMLElement} host
 * @param {Context} context
 * @returns {Promise<Scene>}
 */
export async function createScene(host, context) {
  const { model, store } = context;
  const payload = await payloadOf(model.get("_payload"));
  const stage = document.createElement("div");  // of this scene only: another may be built meanwhile
  stage.className = "liqwidget-stage";
  stage.setAttribute("data-lm-suppress-shortcuts", "true");  // Bokeh's own nodes take the focus too
  const figure = createFigure(model.get("_figure"));
  stage.append(figure.el);
  const ending = new AbortController();
  const numerals = figure.written("heat_price_axis.formatter", "format") ?? "0,0";
  const label = Math.max(labelWidth(numerals, payload.low), labelWidth(numerals, payload.high));
  const compact = model.get("group") !== "";
  const layOut = createLayout(figure, compact, label);
  let planned = layOut(host.clientWidth);
  const views = {
    heat: createFrame(stage, () => planned.heat, { from: payload.starts[0], to: payload.ends[payload.ends.length - 1] }, payload),
    map: createFrame(stage, () => planned.map, { from: 0, to: 1 }, payload),
  };
  const layers = {
    map: createLayer(stage, views.map, "map", "under"),
    heat: createLayer(stage, views.heat, "heat", "under"),
    overMap: createLayer(stage, views.map, "over map", "over"),
    overHeat: createLayer(stage, views.heat, "over heat", "over"),
  };
  const heat = createHeat(layers.heat, payload, (out) => overlays.drawOn("heat", out));
  const bars = createBars(layers.map, payload, (widest, most, unit) => showScale(figure, widest, most, unit), (out) => overlays.drawOn("map", out));
  const mixer = takeMixer(payload);
  const ofColumn = createColumnReading(mixer);
  const comparison = createComparison(payload);
  /** @type {Side | null} */
  let side = null;
  let limit = 1;
  const index = byBucket(payload.bucket, payload.n_buckets);
  const ofEntry = entryFactors(mixer);
  const columns = payload.starts.length;
  const last = columns - 1;
  let table = new Uint32Array();
  let graded = "";
  const ones = factors(mixer, "USD");
  let read = ones;
  let readOf = "";
  let barsShown = false;
  let hidden = false;
  let column = last;
  let profiled = -1;
  let floor = 0;
  /** @type {Painting | null} */
  let painted = null;
  /** @type {Float64Array} */
  let atLast = new Float64Array();
  /** The same with hidden tiers, once it is asked for. @type {Float64Array | null} */
  let whole = null;
  /** @type {Look} */
  let look = store.look();

  /** @type {Scene} */
  const scene = {
    stage, figure, mixer, layers,
    paint(asked, { fit = false, regrade = false } = {}) {
      look = asked;
      if (remix(mixer, look)) profiled = -1;  // else only colors are new
      column = look.bar < 0 ? last : Math.min(look.bar, last);
      if (profiled !== column) {
        atLast = profile(mixer, look, column);
        whole = look.tiers.includes(false) ? null : atLast;
        ofColumn.follow(atLast, scene.price());
      }
      profiled = column;
      const sideBefore = side;
      side = comparison.follow(look);
      if (side === "B") ofColumn.follow(comparison.profile(column), scene.price());
      else if (sideBefore === "B") ofColumn.follow(atLast, scene.price());
      const shown = scene.shown();
      const reading = `${look.unit} ${shown.mixer.filled}`;
      if (reading !== readOf) read = factors(shown.mixer, look.unit);
      readOf = reading;
      const curves = look.layers.includes("curves");
      if (side === "A - B") {
        const until = column + 1;
        if (regrade) {
          const dollars = sizes(comparison.difference(mixer, read, "USD"), columns, CENT, until);
          look = { ...look, difference_limit: percentile(dollars, BRIGHTEST) || null };
        }
        const grid = comparison.difference(mixer, read, look.unit);
        limit = scene.limitIn(look.difference_limit ?? look.color_limit);
        const drawn = look.threshold > 0 ? sizes(grid, columns, 0, until) : null;
        floor = drawn ? percentile(drawn, look.threshold) : 0;
        grade();
        painted = { grid, factors: ones, limit, floor, table, signed: true, column };
      } else {
        const { grid } = shown.mixer;
        if (regrade) {  // by what is shown: in a replay, by nothing later
          const drawn = drawnAmounts(grid, ones, column + 1);
          look = { ...look, color_limit: percentile(drawn, BRIGHTEST) || 1 };
        }
        limit = scene.limitIn(look.color_limit);
        const drawn = look.threshold > 0 ? drawnAmounts(grid, read, column + 1) : null;
        floor = drawn ? percentile(drawn, look.threshold) : 0;
        grade();
        // a floor that nothing reaches: the heat stays dark, and candles keep their ground
        painted = { grid, factors: read, limit, floor: look.blind ? Infinity : floor, table, signed: false, column };
      }
      heat.paint(painted);
      if (look.blind && (barsShown || !hidden)) hideScale(figure);
      hidden = look.blind;
      if (look.blind) bars.hide();
      else {
        const [own, other] = side === "B" ? [comparison.profile(column), atLast] : [atLast, side && comparison.profile(column)];
        const beside = other && { name: side === "B" ? "A" : "B", sums: perBucket(inUnit(other), payload.n_buckets), totals: totalsBySide(inUnit(other), payload.n_buckets) };
        bars.paint(inUnit(own), { unit: look.unit, curves, rescale: fit || !barsShown, price: scene.price(), floor: side === "A - B" ? 0 : floor, other: beside });
      }
      barsShown = !look.blind;
      overlays.follow(side === "B" && look.baseline ? { ...look, ...look.baseline } : look);
      redraw.heat();
      redraw.map();
      return look;
    },
    drawOver: () => overlays.drawAbove(),
    side: () => side,
    shown: () => (side === "B" ? comparison.b() : { mixer, look }),
    totals: () => (side === "B" ? comparison.totals(column) : totalsBySide(atLast, payload.n_buckets)),
    bothTotals: () => ({ a: totalsBySide(atLast, payload.n_buckets), b: comparison.totals(column) }),
    bothCells(bucket, column) {
      const b = comparison.b();
      return { a: cell(mixer, look, index, bucket, column), b: cell(b.mixer, b.look, index, bucket, column) };
    },
    wholeProfile: () => (whole ??= profile(mixer, { tiers: look.tiers.map(() => true) }, column)),
    barShare: bars.share,
    clusters: () => (look.blind || side === "A - B" ? [] : ofColumn.clusters()),
    lean: () => ofColumn.lean(),
    column: () => column,
    price: () => (column === last ? payload.price : payload.closes[column] || payload.price),
    profile: () => atLast,
    cell(bucket, column) {
      const shown = scene.shown();
      return cell(shown.mixer, shown.look, index, bucket, column);
    },
    openings: (bucket, column) => openings(mixer, look, index, ofEntry, bucket, column),
    priceAt(clientY) {
      const { top } = layers.heat.box();
      const { frame } = views.heat;
      return frame.y_scale.invert(clientY - stage.getBoundingClientRect().top - top + frame.bbox.top);
    },
    at(clientX, clientY) {
      const outer = stage.getBoundingClientRect();
      const x = clientX - outer.left;
      const y = clientY - outer.top;
      for (const over of /** @type {const} */ (["heat", "map"])) {
        const { left, top, width, height } = layers[over].box();
        if (x < left || x > left + width || y < top || y > top + height) continue;
        const { frame } = views[over];
        const price = frame.y_scale.invert(y - top + frame.bbox.top);
        const bucket = bucketOf(payload, price);
        const time = frame.x_scale.invert(x - left + frame.bbox.left);
        const under = over === "heat" ? columnOf(payload, time) : column;
        return bucket < 0 || under < 0 || under > column ? null : { over, bucket, column: under, price };
      }
      return null;
    },
    floor: () => floor,
    clipped: () => (painted && !look.blind ? shareBeyond(painted, limit) : 0),
    limit: () => limit,
    limitIn(dollars) {
      if (look.unit === "USD") return dollars;
      const coins = dollars / payload.price;
      return look.unit === "coins" ? coins : (100 * coins) / (scene.shown().mixer.openInterest.at(-1) || 1);
    },
    picture: (title, lines) => compose(
      figure, stage, { under: [layers.heat, layers.map], over: [...(curtain?.layers ?? []), layers.overHeat, layers.overMap, key] }, title, lines,
    ),
    async complete(Bokeh) {
      if (!(await figure.embed(Bokeh))) return false;
      for (const name of /** @type {const} */ (["heat", "map"])) {
        const view = figure.view(name);
        views[name].follow(view);
        view.repainted.connect(redraw[name]);
      }
      curtain = createCurtain(stage, figure, payload);
      redraw.heat();
      redraw.map();
      return true;
    },
    dispose() {
      ending.abort();
      resized.disconnect();
      figure.view("heat")?.repainted.disconnect(redraw.heat);
      figure.view("map")?.repainted.disconnect(redraw.map);
      figure.dispose();
      stage.remove();
    },
  };

  /** @param {Float64Array} stacked dollars of the last column */
  const inUnit = (stacked) => {
    if (look.unit === "USD") return stacked;
    const { n_buckets } = payload;
    return stacked.map((dollars, i) => dollars * read.row[i % n_buckets] * read.column[column]);
  };
  /** Follow palette, scale and limit; the legend says what the colors mean. */
  const grade = () => {
    const signed = side === "A - B";
    const name = `${signed || look.palette} ${look.color_scale} ${look.unit} ${look.blind ? "hidden" : limit}`;
    if (name === graded) return;
    table = signed ? signedTable(look.color_scale) : colorTable(look.palette, look.color_scale);
    key.show(look.blind ? hiddenGrade(table) : signed ? signedGradeOf(table, limit, look.unit) : gradeOf(table, limit, look.unit));
    graded = name;
  };
  const key = createKey(stage, payload, model.get("_themes"));
  const overlays = createOverlays(scene, context);
  /** @type {ReturnType<typeof createCurtain> | null} */
  let curtain = null;
  const redraw = {
    heat() {
      heat.draw();
      curtain?.draw(column < last ? column : -1);
      overlays.drawAbove();
    },
    map: () => bars.draw(),
  };
  context.cursor.attach(scene, overlays.read, ending.signal);
  listenToKeys(scene, context, ending.signal);
  const layIn = () => {
    planned = layOut(host.clientWidth);
    key.place(planned.narrow || compact ? null : planned.heat.top + planned.heat.height);
    figure.el.style.minHeight = `${planned.height}px`;
  };
  const dress = () => applyTheme(figure, model.get("_themes"));
  layIn();
  dress();
  host.append(stage);
  const resized = new ResizeObserver(() => {
    layIn();
    redraw.heat();
    redraw.map();
  });
  resized.observe(stage);
  onTheme(() => {
    dress();
    key.draw();
    context.paint();  // the bars of the mix have the colors of the theme too
  }, ending.signal);
  return scene;
}
