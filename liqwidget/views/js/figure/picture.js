// @ts-check
// The picture as the reader sees it: Bokeh's own export lacks what this page painted.
import { isDark } from "./theme.js";
/** @import { Layer } from "../painting/canvases.js" */
/** @import { Figure } from "./bokeh.js" */

/**
 * @param {Figure} figure
 * @param {HTMLElement} stage
 * @param {{ under: Layer[], over: Layer[] }} layers
 * @param {string} title
 * @param {string[]} lines what the picture must say
 * @returns {Promise<HTMLCanvasElement>}
 */
export async function compose(figure, stage, layers, title, lines) {
  const drawn = await figure.picture();
  const root = /** @type {HTMLElement} */ ([...stage.children].find((child) => child.shadowRoot) ?? stage);
  const box = root.getBoundingClientRect();
  const outer = stage.getBoundingClientRect();
  const scale = drawn.width / box.width;
  const size = Math.round((13 * drawn.width) / 1200);
  const head = 2 * size;
  const out = document.createElement("canvas");
  out.width = drawn.width;
  out.height = head + drawn.height + Math.round(1.5 * size * (lines.length + 1));
  const context = /** @type {CanvasRenderingContext2D} */ (out.getContext("2d"));
  const place = (/** @type {Layer} */ layer) => {
    const { left, top, width, height } = layer.box();
    const x = (left - box.left + outer.left) * scale;
    const y = head + (top - box.top + outer.top) * scale;
    context.drawImage(layer.canvas, x, y, width * scale, height * scale);
  };
  const [paper, ink, soft] = isDark() ? ["#111316", "#d8dce2", "#9aa4b0"] : ["#ffffff", "#1f2328", "#57606a"];
  context.fillStyle = paper;
  context.fillRect(0, 0, out.width, out.height);
  context.fillStyle = ink;
  context.font = `600 ${Math.round(1.15 * size)}px system-ui, sans-serif`;
  context.fillText(title, size, 1.5 * size, out.width - 2 * size);
  layers.under.forEach(place);
  context.drawImage(drawn, 0, head);
  layers.over.forEach(place);
  context.fillStyle = soft;
  context.font = `${size}px system-ui, sans-serif`;
  lines.forEach((line, i) => {
    context.fillText(line, size, head + drawn.height + 1.5 * size * (i + 1), out.width - 2 * size);
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
