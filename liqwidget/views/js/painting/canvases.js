// @ts-check
// Canvases that lie under or over Bokeh's transparent frames, so that a new mix repaints nothing
// of Bokeh.

/**
 * A canvas kept in place with the frame of one figure.
 * @typedef {object} Layer
 * @property {HTMLCanvasElement} canvas
 * @property {() => CanvasRenderingContext2D} place put it in place and return a cleared context
 * @property {(price: number) => number} y in device pixels from the top of the frame
 * @property {(y: number) => number} price at a height in device pixels
 * @property {(value: number) => number} x in device pixels from the left of the frame
 * @property {() => number} ratio device pixels per CSS pixel
 * @property {() => { left: number, top: number, width: number, height: number }} box in the host, CSS pixels
 */

/**
 * @param {HTMLElement} host
 * @param {any} view Bokeh's view of the figure
 * @param {string} name of what is painted, for tests and style
 * @param {"under" | "over"} place
 * @returns {Layer}
 */
export function createLayer(host, view, name, place) {
  const canvas = document.createElement("canvas");
  canvas.className = "liqwidget-layer";
  canvas.dataset.layer = name;
  canvas.dataset.place = place;
  canvas.setAttribute("aria-hidden", "true");
  host.append(canvas);

  const box = () => {
    const outer = host.getBoundingClientRect();
    const inner = view.canvas_view.el.getBoundingClientRect();
    const { left, top, width, height } = view.frame.bbox;
    return { left: inner.left - outer.left + left, top: inner.top - outer.top + top, width, height };
  };
  let placed = "";
  const ratio = () => globalThis.devicePixelRatio || 1;
  return {
    canvas,
    box,
    place() {
      const { left, top, width, height } = box();
      const scale = ratio();
      const wide = Math.max(1, Math.round(width * scale));
      const high = Math.max(1, Math.round(height * scale));
      const at = `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
      if (at !== placed) canvas.style.cssText = placed = at;  // writing makes the next box() a layout
      if (canvas.width !== wide || canvas.height !== high) {
        canvas.width = wide;
        canvas.height = high;
      }
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      context.clearRect(0, 0, wide, high);
      return context;
    },
    y: (price) => (view.frame.y_scale.compute(price) - view.frame.bbox.top) * ratio(),
    price: (y) => view.frame.y_scale.invert(y / ratio() + view.frame.bbox.top),
    ratio,
    x: (value) => (view.frame.x_scale.compute(value) - view.frame.bbox.left) * ratio(),
  };
}
