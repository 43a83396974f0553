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
  const size = Math.round(12 * scale);
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** Lines of text as wide as the picture. @param {string} words @param {string} font */
  const inLines = (words, font) => {
    pen.font = font;
    return wrapped(words, drawn.width - 2 * size, (part) => pen.measureText(part).width);
  };
  const [bold, plain] = [`600 ${Math.round(1.15 * size)}px system-ui, sans-serif`, `${size}px system-ui, sans-serif`];
  const titles = inLines(title, bold);
  const words = lines.flatMap((line) => inLines(line, plain));
  const head = Math.round(0.5 * size + 1.5 * size * titles.length);
  const boxes = [...pieces.under, ...pieces.over].filter(({ canvas }) => !canvas.hidden).map((piece) => piece.box());
  const foot = head + Math.max(drawn.height, ...boxes.map(({ top, height }) => Math.ceil((top + height - box.top + outer.top) * scale)));
  const out = document.createElement("canvas");
  out.width = drawn.width;
  out.height = foot + Math.round(1.5 * size * (words.length + 1));
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
  context.font = bold;
  titles.forEach((line, i) => context.fillText(line, size, 1.5 * size * (i + 1)));
  pieces.under.forEach(place);
  context.drawImage(drawn, 0, head);
  pieces.over.forEach(place);
  context.fillStyle = soft;
  context.font = plain;
  words.forEach((line, i) => context.fillText(line, size, foot + 1.5 * size * (i + 1)));
  return out;
}

/**
 * Break words into lines that fit; a word that is longer stands alone.
 * @param {string} words
 * @param {number} width
 * @param {(part: string) => number} measure
 * @returns {string[]}
 */
export function wrapped(words, width, measure) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
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
