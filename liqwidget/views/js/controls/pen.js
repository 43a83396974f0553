// @ts-check
// A pen over the bars: up and down moves one share, across draws the distribution.

const SLACK = 5;  // CSS pixels into the next bar before it is drawn, so that a wobble is none

/**
 * @param {HTMLElement} row
 * @param {object} bars
 * @param {() => HTMLElement[]} bars.tracks one per tier
 * @param {(tier: number) => boolean} bars.isLocked
 * @param {() => number} bars.top share at the top of a track
 * @param {() => void} bars.down
 * @param {(stroke: Map<number, number>, latest: number) => void} bars.drawn shares of the tiers passed
 * @param {() => void} bars.up
 * @param {AbortSignal} signal
 */
export function createPen(row, bars, signal) {
  /** @type {{ rects: DOMRect[], stroke: Map<number, number>, tier: number, y: number } | null} */
  let pen = null;
  /** @param {PointerEvent} event @param {DOMRect[]} rects */
  const nearest = ({ clientX }, rects) => {
    const far = (/** @type {DOMRect} */ r) => Math.abs(clientX - (r.left + r.right) / 2);
    return rects.reduce((best, rect, k) => (far(rect) < far(rects[best]) ? k : best), 0);
  };
  /** @param {number} y @param {DOMRect} rect */
  const share = (y, rect) => Math.min(Math.max((bars.top() * (rect.bottom - y)) / rect.height, 0), 1);
  /** @param {PointerEvent} event */
  const draw = (event) => {
    if (!pen) return;
    const { rects, stroke } = pen;
    let next = nearest(event, rects);
    const { left, right } = rects[next];
    const inside = event.clientX > left + SLACK && event.clientX < right - SLACK;
    if (next !== pen.tier && !inside) next = pen.tier;
    const step = Math.sign(next - pen.tier);
    for (let k = pen.tier + step; step && k !== next; k += step) {  // a quick pen skips none
      const y = pen.y + ((event.clientY - pen.y) * (k - pen.tier)) / (next - pen.tier);
      if (!bars.isLocked(k)) stroke.set(k, share(y, rects[k]));
    }
    pen.tier = next;
    pen.y = event.clientY;
    if (bars.isLocked(next)) return;
    stroke.set(next, share(event.clientY, rects[next]));
    bars.drawn(stroke, next);
  };
  row.addEventListener("pointerdown", (event) => {
    const tracks = bars.tracks();
    const tier = tracks.findIndex((track) => track.contains(/** @type {Node} */ (event.target)));
    if (tier < 0 || event.button) return;
    event.preventDefault();  // no selection of text on the way
    tracks[tier].querySelector("input")?.focus({ preventScroll: true });
    row.setPointerCapture(event.pointerId);
    pen = { rects: tracks.map((track) => track.getBoundingClientRect()), stroke: new Map(), tier, y: event.clientY };
    bars.down();
    draw(event);
  }, { signal });
  row.addEventListener("pointermove", draw, { signal });
  for (const end of ["pointerup", "pointercancel"]) {
    row.addEventListener(end, () => {
      if (pen) bars.up();
      pen = null;
    }, { signal });
  }
}
