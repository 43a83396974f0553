// @ts-check
// Rings to stamp: stroking a hundred of them anew costs more than coloring the whole map.

const STEPS = 2;  // sizes per device pixel of radius

/**
 * Rings of some styles in all sizes on one sheet, drawn once.
 * @param {{ largest: number, ratio: number, styles: { color: string, dash: number[] }[] }} how CSS
 *   pixels, and device pixels for each
 * @returns {(out: CanvasRenderingContext2D, style: number, x: number, y: number, radius: number) => void}
 *   stamp a ring; place and radius in device pixels, to half a pixel
 */
export function createRings({ largest, ratio, styles }) {
  const sizes = Math.ceil(largest * ratio * STEPS) + 1;
  const half = Math.ceil((largest + 2) * ratio) + 1;
  const side = 2 * half;
  const sheet = new OffscreenCanvas(sizes * side, styles.length * side);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (sheet.getContext("2d"));
  styles.forEach(({ color, dash }, row) => {
    pen.setLineDash(dash.map((length) => length * ratio));
    for (let size = 0; size < sizes; size++) {
      pen.beginPath();
      pen.arc(size * side + half, row * side + half, size / STEPS, 0, 2 * Math.PI);
      for (const [stroke, wide] of /** @type {[string, number][]} */ ([["rgba(0, 0, 0, 0.55)", 3.2], [color, 1.4]])) {
        pen.strokeStyle = stroke;
        pen.lineWidth = wide * ratio;
        pen.stroke();
      }
    }
  });
  const image = sheet.transferToImageBitmap();  // a canvas would be copied for every frame
  return (out, style, x, y, radius) => {
    const size = Math.min(sizes - 1, Math.round(radius * STEPS));
    out.drawImage(image, size * side, style * side, side, side, Math.round(x) - half, Math.round(y) - half, side, side);
  };
}
