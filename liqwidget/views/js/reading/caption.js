// @ts-check
// Provenance and assumptions, and what was dragged since Python wrote them.
import { element, setText } from "../controls/element.js";
import { isPreview } from "../mixing/flows.js";
import { ASSUMED } from "../state/store.js";
import { dollars, inUnit } from "./format.js";
/** @import { Context, Part } from "../state/context.js" */

/**
 * What was dragged since Python wrote the caption, in words; empty if nothing was.
 * @param {Context} context
 * @returns {string}
 */
export function since({ store, scene }) {
  const { weights, tiers, funding_shift, open_interest_scale, jump_share, jump_bars } = store.look();
  const leverages = store.get("leverages");
  if (store.isFresh(ASSUMED) && !tiers.includes(false)) return "";
  const parts = leverages.map((leverage, k) => [leverage, 100 * weights[k]]).filter(([, part]) => part >= 0.5);
  const hidden = leverages.filter((_, k) => !tiers[k]);
  const bp = 1e4 * funding_shift;
  const payload = scene()?.mixer.payload;
  return [
    `As dragged: mix ${parts.map(([leverage, part]) => `${leverage}x ${part.toFixed(0)} %`).join(", ") || "unlevered"}`,
    Math.abs(bp) >= 0.05 ? `funding ${bp > 0 ? "+" : "\u2212"}${Math.abs(bp).toFixed(1)} bp` : "",
    open_interest_scale === 1 ? "" : `changes of open interest \u00d7 ${open_interest_scale.toFixed(2)}`,
    jump_share ? `open interest +${(100 * jump_share).toFixed(0)} % over the last ${jump_bars} bars` : "",
    payload && isPreview(payload, store.look()) ? "a preview, a few per cent off, until Python computes it" : "",
    hidden.length ? `not drawn: ${hidden.map((leverage) => `${leverage}x`).join(", ")}` : "",
  ].filter(Boolean).join("; ");
}

/**
 * What the page painted otherwise than the caption says.
 * @param {Context} context
 * @returns {string}
 */
function grading({ store, scene }) {
  const { threshold, unit, color_limit } = store.look();
  const shown = scene();
  if (!shown || store.get("blind")) return "";
  return [
    unit === "USD" ? "" : `Heat in ${unit}: brightest color from ${inUnit(shown.limitIn(color_limit), unit)} per bucket, the worth of ${dollars(color_limit)} at the last price`,
    threshold > 0 ? `Cells below ${inUnit(shown.floor(), unit)}, the ${threshold.toFixed(0)}th percentile of what is drawn, are dark` : "",
  ].filter(Boolean).join(". ");
}

/**
 * @param {Context} context
 * @returns {Part & { lines: () => string[] }}
 */
export function createCaption(context) {
  const el = element("div", { class: "liqwidget-caption" });
  const lines = () => [...context.model.get("caption"), grading(context), since(context)].filter(Boolean);
  return {
    el,
    lines,
    update() {
      const now = lines();
      while (el.childElementCount > now.length) el.lastElementChild?.remove();
      while (el.childElementCount < now.length) el.append(element("div", {}));
      now.forEach((line, i) => setText(/** @type {HTMLElement} */ (el.children[i]), line));
    },
  };
}
