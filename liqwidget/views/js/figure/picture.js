// @ts-check
// The picture as the reader sees it: Bokeh's own export lacks what this page painted.
import { isDark } from "./theme.js";
/** @import { Figure } from "./figure.js" */

/** @typedef {{ canvas: HTMLCanvasElement, box: () => { left: number, top: number, width: number, height: number } }} Piece in the stage, CSS pixels */

/**
 * @param {Figure} figure
 * @param {HTMLElement} stage
 * @param {{ under: Piece[], over: Piece[] }} pieces below and above what Bokeh drew
 * @param {string} title
 * @param {string[]} lines what the picture must say
 * @returns {Promise<HTMLCanvasElement>}
 */
export async function compose(figure, stage, pieces, title, lines) {
  const drawn = await figure.picture();
  const box = figure.el.getBoundingClientRect();
  const outer = stage.getBoundingClientRect();
  const scale = drawn.width / box.width;
  const size = Math.round((13 * drawn.width) / 1200);
  const head = 2 * size;
  const boxes = [...pieces.under, ...pieces.over].filter(({ canvas }) => !canvas.hidden).map((piece) => piece.box());
  const foot = head + Math.max(drawn.height, ...boxes.map(({ top, height }) => Math.ceil((top + height - box.top + outer.top) * scale)));
  const out = document.createElement("canvas");
  out.width = drawn.width;
  out.height = foot + Math.round(1.5 * size * (lines.length + 1));
  const context = /** @type {CanvasRenderingContext2D} */ (out.getContext("2d"));
  const place = (/** @type {Piece} */ piece) => {
    if (piece.canvas.hidden) return;
    const { left, top, width, height } = piece.box();
    const x = (left - box.left + outer.left) * scale;
    const y = head + (top - box.top + outer.top) * scale;
    context.drawImage(piece.canvas, x, y, width * scale, height * scale);
  };
  const [paper, ink, soft] = isDark() ? ["#111316", "#d8dce2", "#9aa4b0"] : ["#ffffff", "#1f2328", "#57606a"];
  context.fillStyle = paper;
  context.fillRect(0, 0, out.width, out.height);
  context.fillStyle = ink;
  context.font = `600 ${Math.round(1.15 * size)}px system-ui, sans-serif`;
  context.fillText(title, size, 1.5 * size, out.width - 2 * size);
  pieces.under.forEach(place);
  context.drawImage(drawn, 0, head);
  pieces.over.forEach(place);
  context.fillStyle = soft;
  context.font = `${size}px system-ui, sans-serif`;
  lines.forEach((line, i) => {
    context.fillText(line, size, foot + 1.5 * size * (i + 1), out.width - 2 * size);
  });
  return out;
}

/** @param {HTMLCanvasElement} canvas @param {string} name */
export function download(canvas, name) {
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
