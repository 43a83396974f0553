// @ts-check
// A quiet line under the title: whose data, how old by now, and how much of open interest is known.
import { time as timeText } from "../reading/format.js";
import { ageOf, knownOf } from "../reading/staleness.js";
import { element, setText } from "./element.js";
/** @import { Context, Part } from "../state/context.js" */

const TICK_MS = 30000;

/**
 * @param {Context} context
 * @returns {Part}
 */
export function createBadge({ scene, signal }) {
  const age = element("span", { "data-badge": "age" });
  const known = element("span", { "data-badge": "open-interest" });
  const el = element("div", { class: "liqwidget-badge" }, age, known);
  const update = () => {
    const shown = scene();
    el.hidden = !shown;
    if (!shown) return;
    const { payload } = shown.mixer;
    const column = shown.column();
    const [last, end] = [payload.ends.length - 1, payload.ends[column]];
    const said = column < last
      ? { words: `Replay, as of ${timeText(end)}`, warns: false }
      : ageOf(payload.provenance, end, Date.now(), payload.bar_length);
    for (const [node, { words, warns }] of /** @type {const} */ ([[age, said], [known, knownOf(payload, column)]])) {
      setText(node, words);
      node.classList.toggle("liqwidget-warns", warns);
    }
  };
  const ticking = setInterval(update, TICK_MS);  // a page that stays open ages
  signal.addEventListener("abort", () => clearInterval(ticking));
  return { el, update };
}
