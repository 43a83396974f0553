// @ts-check
// Strokes and words of the reader: over heat strokes have a dark rim and words a plate.
/** @import { Pen } from "../layers/overlays.js" */

const RIM = "rgba(0, 0, 0, 0.75)";
const PLATE = "rgba(12, 14, 17, 0.82)";
const LINE = 17;  // CSS pixels of one line of words

export const WHITE = "#ffffff";
/** Longs and shorts: on the heat, which is dark in both themes. */
export const SIDES = { long: "#4cb2f0", short: "#ff9145" };

/**
 * @param {Pen} pen
 * @param {number[]} points x and y by turns, device pixels
 * @param {string} color
 * @param {number} width CSS pixels
 * @param {number[]} [dash]
 */
export function stroke({ over, out, ratio, dark }, points, color, width, dash = []) {
  out.beginPath();
  for (let i = 0; i < points.length; i += 2) out.lineTo(points[i], points[i + 1]);
  out.setLineDash(dash.map((part) => part * ratio));
  const onHeat = [[RIM, width + 2], [color, width]];
  const onPaper = [[color === WHITE && !dark ? "#1f2328" : color, width]];
  for (const [ink, wide] of /** @type {[string, number][]} */ (over === "heat" ? onHeat : onPaper)) {
    out.strokeStyle = ink;
    out.lineWidth = wide * ratio;
    out.stroke();
  }
  out.setLineDash([]);
}

/** Size of a plate with some lines of words. @param {Pen} pen @param {string[]} lines */
export function plate({ out, ratio }, lines) {
  out.font = `${Math.round(12 * ratio)}px system-ui, sans-serif`;
  const width = Math.max(...lines.map((line) => out.measureText(line).width)) + 10 * ratio;
  return { width, height: (lines.length * LINE + 2) * ratio };
}

/**
 * Lines of words on a plate, held inside the frame.
 * @param {Pen} pen
 * @param {string[]} lines
 * @param {number} x left edge, device pixels
 * @param {number} y where the plate touches
 * @param {string} color
 * @param {boolean} below whether it hangs from there or stands on it
 * @param {number} [end] where the frame ends for words
 */
export function write(pen, lines, x, y, color, below, end = pen.width) {
  const { out, ratio, height } = pen;
  const size = plate(pen, lines);
  const left = Math.max(0, Math.min(x, end - size.width));
  const [over, under] = [y - 3 * ratio - size.height, y + 3 * ratio];
  const top = below ? (under + size.height > height ? over : under) : over < 0 ? under : over;
  out.fillStyle = PLATE;
  out.fillRect(left, top, size.width, size.height);
  out.fillStyle = color;
  out.textAlign = "left";
  out.textBaseline = "middle";
  lines.forEach((line, i) => out.fillText(line, left + 5 * ratio, top + (1 + (i + 0.5) * LINE) * ratio));
}
