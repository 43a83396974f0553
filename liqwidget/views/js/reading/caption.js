// @ts-check
// Provenance and assumptions, and what was dragged since Python wrote them.
import { element, setText } from "../controls/element.js";
import { isPreview } from "../mixing/flows.js";
import { ASSUMED } from "../state/store.js";
import { chainSentence } from "./chain.js";
import { mixWords } from "./compared.js";
import { doubtWords } from "./doubt.js";
import { dollars, inUnit, time as timeText } from "./format.js";
/** @import { Context, Part } from "../state/context.js" */

/**
 * What was hidden or dragged since Python wrote the caption, in words; empty if nothing was.
 * @param {Context} context
 * @returns {string}
 */
export function since({ store, scene }) {
  const isAsWritten = store.isFresh(ASSUMED);
  if (isAsWritten && !store.get("tiers").includes(false)) return "";
  const payload = scene()?.mixer.payload;
  return [
    `${isAsWritten ? "As drawn" : "As dragged"}: ${mixWords(store.look(), store.get("leverages"))}`,
    payload && isPreview(payload, store.look()) ? "a preview, a few per cent off, until Python computes it" : "",
  ].filter(Boolean).join("; ");
}

/**
 * What B is, and what the colors of a difference mean.
 * @param {Context} context
 * @returns {string}
 */
function comparing({ store, scene }) {
  const shown = scene();
  const b = store.get("baseline");
  if (!shown || !b || store.get("blind")) return "";
  const unit = store.get("unit");
  const off = isPreview(shown.mixer.payload, b) ? " (a preview of B, a few per cent off)" : "";
  const kept = `B: ${mixWords(b, store.get("leverages"))}, kept by the reader, on the market, venue and window of A${off}`;
  if (shown.side() !== "A - B") return `Shown is ${shown.side()}. ${kept}`;
  return `The heat shows A \u2212 B: orange where A has more, blue where B has more, brightest from ${inUnit(shown.limit(), unit)} per bucket. `
    + `A: ${mixWords(store.look(), store.get("leverages"))}. ${kept}. The gray bars, and a mark where each ends, are B`;
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
  // in a replay the last price is not known yet
  const worth = shown.column() < shown.mixer.payload.ends.length - 1 ? "" : `, the worth of ${dollars(color_limit)} at the last price`;
  return [
    unit === "USD" || shown.side() === "A - B" ? "" : `Heat in ${unit}: brightest color from ${inUnit(shown.limitIn(color_limit), unit)} per bucket${worth}`,
    threshold > 0 ? `Cells below ${inUnit(shown.floor(), unit)}, the ${threshold.toFixed(0)}th percentile of what is drawn, are dark` : "",
  ].filter(Boolean).join(". ");
}

/** The end of what is shown. @param {Context} context */
function asOf({ scene }) {
  const shown = scene();
  return shown ? `To ${timeText(shown.mixer.payload.ends[shown.column()])}; nothing later is drawn. An estimate, not a record of positions.` : "";
}

/**
 * What is drawn over the map that is no reading of it: a scenario, and a what-if.
 * @param {Context} context
 * @returns {string[]}
 */
function supposed({ store, chain }) {
  const found = chain.find();
  const isHatched = store.get("layers").includes("uncertain") && !store.get("blind");
  return [
    found ? `Scenario, with an assumed depth of ${dollars(found.depth)} per 1 %: ${chainSentence(found)}` : "",
    isHatched ? doubtWords(store.get("mix_strength")) : "",
  ];
}

/**
 * @param {Context} context
 * @returns {Part & { lines: () => string[] }}
 */
export function createCaption(context) {
  const { model, store } = context;
  // beside other maps the words of all would be longer than the maps: they open on demand
  const folded = model.get("group") !== "";
  const inner = element("div", {});
  const head = element("summary", { "data-lm-suppress-shortcuts": "true" });
  const el = folded
    ? element("details", { class: "liqwidget-caption" }, head, inner)
    : element("div", { class: "liqwidget-caption" }, inner);
  const first = store.get("bar");
  /** Whether Python's last line, on coverage and amounts, is of the column shown. */
  const isOfColumn = () => (store.kernel.state() === "none"
    ? store.get("bar") === first
    : store.isFresh() && store.get("bar") === model.get("bar"));
  const told = () => {
    const all = model.get("caption");
    // while the map is hidden Python leaves the last line out; the page does not wait for it
    return isOfColumn() && !store.get("blind") ? all : [...all.slice(0, 2), asOf(context)];
  };
  const lines = () => [...told(), comparing(context), grading(context), ...supposed(context), since(context)].filter(Boolean);
  return {
    el,
    lines,
    update() {
      const now = lines();
      setText(head, (now[0] ?? "").split(":")[0] + ": sources and assumptions");
      while (inner.childElementCount > now.length) inner.lastElementChild?.remove();
      while (inner.childElementCount < now.length) inner.append(element("div", {}));
      now.forEach((line, i) => setText(/** @type {HTMLElement} */ (inner.children[i]), line));
    },
  };
}
