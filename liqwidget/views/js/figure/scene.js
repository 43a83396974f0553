// @ts-check
// One figure with its canvases: what is replaced when the window changes.
import { createBars } from "./bars.js";
import { embed } from "./bokeh.js";
import { colorTable } from "./colors.js";
import { amount, roundTicks, shortAmount } from "./format.js";
import { createHeat } from "./heat.js";
import { createLayer } from "./layers.js";
import { createMixer, mix, profile } from "./mix.js";
import { decode, gunzip } from "./payload.js";
import { applyTheme, isDark, onTheme } from "./theme.js";
import { createTooltip } from "./tooltip.js";
/** @import { Controls, Mixer } from "./mix.js" */
/** @import { Figure } from "./bokeh.js" */

/**
 * What a scene needs to know to paint.
 * @typedef {Controls & { palette: string, colorScale: string, limit: number }} Look
 */

/**
 * @typedef {object} Scene
 * @property {(look: Look, options?: { fit?: boolean }) => void} paint
 * @property {() => { long: number, short: number }} totals dollars drawn at the last column
 * @property {(lines: string[]) => Promise<HTMLCanvasElement>} picture with words below: heat, bars and everything Bokeh drew
 * @property {Mixer} mixer
 * @property {Float64Array} grid as last painted
 * @property {() => void} dispose
 */

/**
 * @param {any} Bokeh
 * @param {string} json
 * @param {BufferSource} packed
 * @param {HTMLElement} host
 * @param {() => Look} look
 * @param {import("./state.js").Themes} themes
 * @returns {Promise<Scene>}
 */
export async function createScene(Bokeh, json, packed, host, look, themes) {
  const payload = decode(await gunzip(packed));
  const stage = document.createElement("div");  // of this scene only: another may be built meanwhile
  stage.className = "liqwidget-stage";
  host.append(stage);
  const figure = await embed(Bokeh, json, stage);
  const ending = new AbortController();
  const views = { heat: figure.view("heat"), map: figure.view("map") };
  const layers = { heat: createLayer(stage, views.heat), map: createLayer(stage, views.map) };
  const heat = createHeat(layers.heat, payload);
  const bars = createBars(layers.map, payload, (widest, most) => showScale(figure, widest, most));
  const mixer = createMixer(payload);
  let table = new Uint32Array();
  let graded = "";
  /** @type {Float64Array} */
  let last = new Float64Array();

  const redraw = [heat.draw, bars.draw];
  views.heat.repainted.connect(redraw[0]);
  views.map.repainted.connect(redraw[1]);
  const resized = new ResizeObserver(() => redraw.forEach((draw) => draw()));
  resized.observe(stage);
  createTooltip(stage, layers, views, () => ({ mixer, controls: look() }), ending.signal);
  const dress = () => {
    applyTheme(figure.model, themes);
    const colors = payload.tier_colors[isDark() ? "dark" : "light"];
    for (const side of /** @type {const} */ (["long", "short"])) {
      const key = figure.model(`key_${side}_source`);
      if (key) key.data = { ...key.data, color: colors[side] };
    }
  };
  dress();
  onTheme(() => {
    dress();
    bars.draw();
  }, ending.signal);

  /** Follow palette, scale and limit; the legend says what the colors mean. @param {Look} now */
  const grade = ({ palette, colorScale, limit }) => {
    const name = `${palette} ${colorScale} ${limit}`;
    if (name === graded) return;
    table = colorTable(palette, colorScale);
    showGrade(figure, table, limit);
    graded = name;
  };

  return {
    mixer,
    get grid() {
      return mixer.grid;
    },
    paint(now, { fit = false } = {}) {
      const grid = mix(mixer, now);
      grade(now);
      heat.paint(grid, now.limit, table);
      last = profile(mixer, now, payload.starts.length - 1);
      bars.paint(last, fit);
    },
    totals() {
      const sides = [0, 0];
      last.forEach((value, i) => { sides[Math.floor(i / payload.n_buckets) & 1] += value; });
      return { long: sides[0], short: sides[1] };
    },
    picture: (lines) => compose(figure, stage, layers, lines),
    dispose() {
      ending.abort();
      resized.disconnect();
      views.heat.repainted.disconnect(redraw[0]);
      views.map.repainted.disconnect(redraw[1]);
      for (const layer of Object.values(layers)) layer.canvas.remove();
      figure.dispose();
      stage.remove();
    },
  };
}

/**
 * Tell Bokeh's color bar what the colors mean now.
 * @param {Figure} figure
 * @param {Uint32Array} table
 * @param {number} limit
 */
function showGrade(figure, table, limit) {
  const mapper = figure.model("color_mapper");
  if (!mapper) return;
  const palette = Array.from({ length: 1024 }, (_, i) => {
    const pixel = table[Math.floor((i * (table.length - 1)) / 1023)];
    const rgb = ((pixel & 255) << 16) | (pixel & 0xff00) | ((pixel >> 16) & 255);
    return `#${rgb.toString(16).padStart(6, "0")}`;
  });
  mapper.setv({ palette, low: 0, high: limit });
  const ticks = roundTicks(limit);
  const labels = new Map(ticks.map((tick) => /** @type {[number, string]} */ ([tick, tick ? shortAmount(tick) : "0"])));
  const bar = figure.model("color_bar");
  bar?.ticker.setv({ ticks });
  bar?.setv({ major_label_overrides: labels });
}

/**
 * Label the axes of the bar map: it paints shares of the longest bar and curve.
 * @param {Figure} figure
 * @param {number} widest
 * @param {number} most
 */
function showScale(figure, widest, most) {
  for (const [name, top] of /** @type {[string, number][]} */ ([["map_usd_axis", widest], ["map_cumulative_axis", most]])) {
    const labels = new Map(/** @type {[number, string][]} */ ([[0, "0"], [0.5, amount(top / 2)], [1, amount(top)]]));
    figure.model(name)?.setv({ major_label_overrides: labels });
  }
}

/**
 * The picture as the reader sees it: Bokeh's own export lacks heat and bars.
 * @param {Figure} figure
 * @param {HTMLElement} host
 * @param {Record<string, import("./layers.js").Layer>} layers
 * @param {string[]} lines what the picture must say
 */
async function compose(figure, host, layers, lines) {
  const drawn = await figure.picture();
  const out = document.createElement("canvas");
  out.width = drawn.width;
  const size = Math.round((13 * drawn.width) / 1200);
  out.height = drawn.height + Math.round(1.5 * size * (lines.length + 1));
  const context = /** @type {CanvasRenderingContext2D} */ (out.getContext("2d"));
  const root = /** @type {HTMLElement} */ ([...host.children].find((child) => child.shadowRoot) ?? host);
  const scale = drawn.width / root.getBoundingClientRect().width;
  const shift = root.getBoundingClientRect();
  const outer = host.getBoundingClientRect();
  context.fillStyle = isDark() ? "#111316" : "#ffffff";
  context.fillRect(0, 0, out.width, out.height);
  for (const layer of Object.values(layers)) {
    const { left, top, width, height } = layer.box();
    const x = (left - shift.left + outer.left) * scale;
    const y = (top - shift.top + outer.top) * scale;
    context.drawImage(layer.canvas, x, y, width * scale, height * scale);
  }
  context.drawImage(drawn, 0, 0);
  context.fillStyle = isDark() ? "#9aa4b0" : "#57606a";
  context.font = `${size}px system-ui, sans-serif`;
  lines.forEach((line, i) => context.fillText(line, size, drawn.height + 1.5 * size * (i + 1), out.width - 2 * size));
  return out;
}
