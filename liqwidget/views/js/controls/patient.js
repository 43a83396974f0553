// @ts-check
// Choices that Python must follow: keys walk through them, and only where they stop is asked for.

const PAUSE_MS = 700;

/**
 * Hold a choice made by keys until Enter, Space, a pause, or the focus leaves; a choice made by a
 * pointer goes at once.
 * @template T
 * @param {HTMLElement} el holds the control
 * @param {(value: T) => void} chosen
 * @param {AbortSignal} signal
 */
export function createPatience(el, chosen, signal) {
  let byKeys = false;
  let timer = 0;
  /** @type {{ value: T } | null} */
  let held = null;
  const release = () => {
    clearTimeout(timer);
    const now = held;
    held = null;
    if (now) chosen(now.value);
  };
  el.addEventListener("pointerdown", () => { byKeys = false; }, { signal, capture: true });
  el.addEventListener("keydown", (event) => {
    byKeys = true;
    if (held && (event.key === "Enter" || event.key === " ")) release();
  }, { signal, capture: true });
  el.addEventListener("focusout", (event) => {
    if (!el.contains(/** @type {Node | null} */ (event.relatedTarget))) release();
  }, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    /** @param {T} value */
    choose(value) {
      held = { value };
      clearTimeout(timer);
      if (byKeys) timer = window.setTimeout(release, PAUSE_MS);
      else release();
    },
    /** Whether a choice is held back: the control shows it already. */
    isHolding: () => held !== null,
  };
}
