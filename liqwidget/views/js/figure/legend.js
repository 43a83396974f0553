// @ts-check
// The key: what the colors of tiers and heat mean. Beside it, what the axes of the bar map say.
import { amount, roundTicks, shortAmount } from "../reading/format.js";
import { isDark } from "./theme.js";
/** @import { Payload } from "../mixing/payload.js" */
/** @import { Themes } from "../state/state.js" */
/** @import { Figure } from "./figure.js" */

const WIDTH = 236;
const HEIGHT = 128;
const PAD = 5;
const ROW = 27;  // of squares
const BAR = 10;
const SIDES = /** @type {const} */ (["short", "long"]);

/** @typedef {{ table: Uint32Array | null, ticks: [at: number, words: string][], title: string }} Grade `at` as a share of the bar */

/**
 * The color bar for amounts from zero to a limit.
 * @param {Uint32Array} table
 * @param {number} limit
 * @param {string} unit
 * @returns {Grade}
 */
export function gradeOf(table, limit, unit) {
  const ticks = roundTicks(limit).map((tick) => /** @type {[number, string]} */ ([tick / limit, tick ? shortAmount(tick) : "0"]));
  return { table, ticks, title: `${unit} per bucket in the heat` };
}

/**
 * The same for a difference: both signs, the middle is nothing.
 * @param {Uint32Array} table of odd length
 * @param {number} limit
 * @param {string} unit
 * @returns {Grade}
 */
export function signedGradeOf(table, limit, unit) {
  const end = roundTicks(limit).at(-1) ?? 0;
  const ticks = [-end, 0, end].map((tick) => /** @type {[number, string]} */ ([
    0.5 + tick / limit / 2, tick ? `${tick > 0 ? "+" : "\u2212"}${shortAmount(Math.abs(tick))}` : "0",
  ]));
  return { table, ticks, title: `\u2212 B has more  |  ${unit}  |  A has more +` };
}

/** Of a map that is hidden: no amounts. @param {Uint32Array} table @returns {Grade} */
export const hiddenGrade = (table) => ({ table, ticks: [], title: "Amounts are hidden with the map" });

/**
 * @param {HTMLElement} stage
 * @param {Payload} payload
 * @param {Themes} themes
 */
export function createKey(stage, { leverages, tier_colors }, themes) {
  const canvas = document.createElement("canvas");
  canvas.className = "liqwidget-key";
  canvas.dataset.layer = "key";
  canvas.setAttribute("role", "img");
  canvas.style.width = `${WIDTH}px`;
  canvas.style.height = `${HEIGHT}px`;
  stage.append(canvas);
  /** @type {Grade} */
  let shown = { table: null, ticks: [], title: "" };
  const tiers = leverages.map((leverage) => String(leverage));

  const draw = () => {
    const ratio = globalThis.devicePixelRatio || 1;
    canvas.width = Math.round(WIDTH * ratio);
    canvas.height = Math.round(HEIGHT * ratio);
    const out = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    out.scale(ratio, ratio);
    const mode = isDark() ? "dark" : "light";
    const { key_text, color_bar } = themes[mode];
    out.textBaseline = "middle";
    out.font = "10px system-ui, sans-serif";
    out.fillStyle = key_text.text_color;
    const words = ["leverage", "shorts", "longs"];
    const left = PAD + Math.ceil(Math.max(...words.map((word) => out.measureText(word).width))) + 6;
    const step = (WIDTH - PAD - left) / tiers.length;
    const row = (/** @type {number} */ i) => 8 + i * ROW - (i ? 4 : 0);
    out.textAlign = "right";
    words.forEach((word, i) => out.fillText(word, left - 6, row(i)));
    out.textAlign = "center";
    tiers.forEach((tier, k) => out.fillText(tier, left + (k + 0.5) * step, row(0)));
    SIDES.forEach((side, i) => tiers.forEach((_, k) => {
      out.fillStyle = tier_colors[mode][side][k];
      out.fillRect(left + (k + 0.04) * step, row(i + 1) - 0.42 * ROW, 0.92 * step, 0.84 * ROW);
    }));
    out.textAlign = "left";
    out.font = "11px system-ui, sans-serif";
    out.fillStyle = color_bar.title_text_color;
    const top = row(2) + ROW;
    out.fillText(shown.title, PAD, top, WIDTH - 2 * PAD);
    const long = WIDTH - 2 * PAD;
    if (shown.table) out.drawImage(strip(shown.table, Math.round(long * ratio)), PAD, top + 10, long, BAR);
    out.strokeStyle = color_bar.bar_line_color;
    out.strokeRect(PAD + 0.5, top + 10.5, long - 1, BAR - 1);
    for (const [at, label] of shown.ticks) {
      const x = PAD + at * long;
      out.fillStyle = color_bar.major_tick_line_color;
      out.fillRect(Math.min(x, PAD + long - 1), top + 10 + BAR - 5, 1, 5);
      out.fillStyle = color_bar.major_label_text_color;
      const half = out.measureText(label).width / 2;
      out.fillText(label, Math.max(PAD, Math.min(x - half, PAD + long - 2 * half)), top + 10 + BAR + 10);
    }
  };
  return {
    canvas,
    draw,
    /** Where it is in the stage, CSS pixels. */
    box() {
      const outer = stage.getBoundingClientRect();
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return { left: left - outer.left, top: top - outer.top, width, height };
    },
    /** @param {Grade} grade */
    show(grade) {
      shown = grade;
      const ends = grade.ticks.length ? `, from ${grade.ticks[0][1]} to ${grade.ticks[grade.ticks.length - 1][1]}` : "";
      canvas.setAttribute("aria-label", `Key: shorts vermillion, longs blue, a shade for each leverage ${tiers.join(", ")}. Color bar: ${grade.title}${ends}`);
      draw();
    },
    /** Beside what is below the heat, else under the figure. @param {number | null} top CSS pixels in the stage */
    place(top) {
      canvas.style.position = top === null ? "relative" : "absolute";
      canvas.style.top = top === null ? "" : `${top}px`;
    },
  };
}

/** One row of the table's colors, evenly. @param {Uint32Array} table @param {number} length */
function strip(table, length) {
  const canvas = document.createElement("canvas");
  canvas.width = length;
  canvas.height = 1;
  const pixels = Uint32Array.from({ length }, (_, i) => table[Math.floor((i * (table.length - 1)) / (length - 1))]);
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), length, 1);
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).putImageData(image, 0, 0);
  return canvas;
}

/** Take the amounts off the axes of the bar map. @param {Figure} figure */
export function hideScale(figure) {
  for (const name of ["map_usd_axis", "map_cumulative_axis"]) {
    figure.set(name, { major_label_overrides: new Map([[0, ""], [0.5, ""], [1, ""]]) });
  }
}

/**
 * Label the axes of the bar map: it paints shares of the longest bar and curve.
 * @param {Figure} figure
 * @param {number} widest
 * @param {number} most
 * @param {string} unit
 */
export function showScale(figure, widest, most, unit) {
  const axes = /** @type {[string, number, string][]} */ ([
    ["map_usd_axis", widest, `${unit} per bucket (bars)`],
    ["map_cumulative_axis", most, `${unit} from price to here (lines)`],
  ]);
  for (const [name, top, axis_label] of axes) {
    const labels = new Map(/** @type {[number, string][]} */ ([[0, "0"], [0.5, amount(top / 2)], [1, amount(top)]]));
    figure.set(name, { major_label_overrides: labels, axis_label });
  }
}
