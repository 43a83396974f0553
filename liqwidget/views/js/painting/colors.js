// @ts-check
// Tables from amounts to colors.
import { LESS, MORE } from "./diverging.js";
import { PALETTES } from "./palettes.js";

const TABLE = 16384;
const LOG_SPAN = 1000; // as in liqwidget/views/colors.py

/** @type {Record<string, (x: number) => number>} */
const TONES = {
  linear: (x) => x,
  sqrt: Math.sqrt,
  log: (x) => Math.log(Math.max(x * LOG_SPAN, 1)) / Math.log(LOG_SPAN),
};

/**
 * A table from dollars over the color limit to a pixel (ABGR).
 * @param {string} palette
 * @param {string} scale
 * @returns {Uint32Array}
 */
export function colorTable(palette, scale) {
  return toned(PALETTES[palette] ?? PALETTES.inferno, scale);
}

/**
 * A table for signed amounts: minus the limit comes first, nothing is in the middle.
 * @param {string} scale
 * @returns {Uint32Array} of odd length
 */
export function signedTable(scale) {
  const [less, more] = [toned(LESS, scale), toned(MORE, scale)];
  const table = new Uint32Array(2 * TABLE - 1);
  table.set(less.reverse());
  table.set(more, TABLE - 1);
  return table;
}

/**
 * @param {string} colors 256 of them, base64
 * @param {string} scale
 */
function toned(colors, scale) {
  const rgb = Uint8Array.from(atob(colors), (c) => c.charCodeAt(0));
  const tone = TONES[scale] ?? TONES.sqrt;
  return new Uint32Array(TABLE).map((_, i) => {
    const at = 3 * Math.min(255, Math.floor(256 * tone(i / (TABLE - 1))));
    return (255 << 24) | (rgb[at + 2] << 16) | (rgb[at + 1] << 8) | rgb[at];
  });
}
