// @ts-check
// Words that follow a control are written beside the frames of the drag, not in them: numbers that
// change sixty times a second cannot be read, and laying them out costs more than painting the map.

const PAUSE_MS = 100;

/**
 * @param {() => void} write
 * @param {AbortSignal} signal
 * @returns {(isMoving: boolean) => void} write at once, or while a control moves soon, ten times a second
 */
export function createPace(write, signal) {
  let written = -Infinity;
  let timer = 0;
  const now = () => {
    clearTimeout(timer);
    timer = 0;
    written = performance.now();
    write();
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (isMoving) => {
    if (!isMoving) now();
    else timer ||= window.setTimeout(now, Math.max(0, written + PAUSE_MS - performance.now()));
  };
}
