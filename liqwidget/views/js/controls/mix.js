// @ts-check
// The leverage mix as a distribution: bars to drag and to draw over, with a number for each.
import { drawShares, moveShare, shares, sum } from "../mixing/shares.js";
import { isDark } from "../figure/theme.js";
import { button, element, setAttribute, setText } from "./element.js";
import { createFit } from "./fit.js";
import { createPen } from "./pen.js";
/** @import { Context } from "../state/context.js" */
/** @import { Group } from "./deck.js" */

const HALF = 0.5;

/**
 * @param {Context} context
 * @returns {Group}
 */
export function mixGroup(context) {
  const { model, store, signal } = context;
  /** The mix that shares are moved from: it remembers proportions while one tier takes all. @type {number[]} */
  let base = store.get("weights");
  /** Share at the top of the bars; stays while the pen is down. */
  let top = 1;
  let drawing = false;
  /** @type {ReturnType<typeof tierColumn>[]} */
  let columns = [];
  let built = "";
  const row = element("div", { class: "liqwidget-tiers" });
  const topText = element("span", { class: "liqwidget-top" });

  const hold = () => {
    const mix = store.get("weights");
    if (mix.filter((w) => w > 0).length > 1) base = mix;
  };
  const move = (/** @type {number} */ tier, /** @type {number} */ share) =>
    store.draft({ weights: moveShare(base, tier, share, store.get("locked")) });
  const flags = (/** @type {"tiers" | "locked"} */ name, /** @type {boolean[]} */ values) => {
    store.draft({ [name]: values });
    store.settle();
  };
  const toggled = (/** @type {boolean[]} */ values, /** @type {number} */ tier) => values.map((v, k) => (k === tier ? !v : v));
  const solo = (/** @type {number} */ tier) => {
    const drawn = store.get("tiers");
    const alone = drawn[tier] && drawn.filter(Boolean).length === 1;
    flags("tiers", drawn.map((_, k) => alone || k === tier));
  };

  /** @param {number} leverage @param {number} tier */
  const tierColumn = (leverage, tier) => {
    const name = `${leverage}x`;
    const input = element("input", {
      type: "range", min: 0, max: 100, step: 1, class: "liqwidget-tier-slider",
      "aria-label": `Share opened at ${leverage} times leverage, per cent`, "data-tier": leverage,
    });
    const number = element("input", {
      type: "number", min: 0, max: 100, step: "any", class: "liqwidget-share", "data-share": leverage,
      "aria-label": `Share opened at ${leverage} times leverage, per cent, as a number`,
    });
    const bar = element("div", { class: "liqwidget-bar", "aria-hidden": "true" });
    const track = element("div", { class: "liqwidget-track" }, element("div", { class: "liqwidget-well" }, bar), input);
    input.addEventListener("focus", hold, { signal });
    input.addEventListener("input", () => move(tier, input.valueAsNumber / 100), { signal });
    input.addEventListener("change", () => store.settle(), { signal });
    number.addEventListener("focus", hold, { signal });
    number.addEventListener("change", () => {
      if (Number.isFinite(number.valueAsNumber)) move(tier, number.valueAsNumber / 100);
      number.value = "";  // so that the number is written anew, also where it was refused
      store.settle();
    }, { signal });
    const drawn = button(name, { class: "liqwidget-tier-name", title: `Draw the ${name} tier, or hide it` }, () => flags("tiers", toggled(store.get("tiers"), tier)), signal);
    const only = button("solo", { class: "liqwidget-small", "aria-label": `Solo ${name}`, title: `Draw only the ${name} tier` }, () => solo(tier), signal);
    const lock = button("lock", { class: "liqwidget-small", "aria-label": `Lock ${name}`, title: `Keep the share of ${name} while others move` }, () => flags("locked", toggled(store.get("locked"), tier)), signal);
    const el = element("div", { class: "liqwidget-tier" }, number, track, drawn, only, lock);
    return { el, track, bar, input, number, drawn, only, lock };
  };

  createPen(row, {
    tracks: () => columns.map((column) => column.track),
    isLocked: (tier) => store.get("locked")[tier],
    top: () => top,
    down() {
      hold();
      drawing = true;
    },
    drawn: (stroke, latest) => store.draft({ weights: drawShares(base, stroke, latest, store.get("locked")) }),
    up() {
      drawing = false;
      base = store.get("weights");
      store.settle();
    },
  }, signal);

  const presets = element("select", { "aria-label": "Leverage mix preset", "data-control": "preset" });
  presets.addEventListener("change", () => {
    const mix = presets.value === "start" ? model.get("_initial").weights : model.get("presets")[presets.value.slice(1)];
    presets.value = "";
    if (!mix) return;
    base = mix;
    store.draft({ weights: mix });
    store.settle();
  }, { signal });
  const all = button("Draw all", { title: "Draw every tier again" }, () => flags("tiers", store.get("tiers").map(() => true)), signal);
  const unlock = button("Unlock all", {}, () => flags("locked", store.get("locked").map(() => false)), signal);
  const unlevered = element("span", { class: "liqwidget-note" });
  const fit = createFit(context);
  const el = element(
    "div", { class: "liqwidget-mix" },
    element("div", { class: "liqwidget-mix-bars" }, topText, row),
    element("div", { class: "liqwidget-mix-side" }, presets, fit.el, all, unlock, unlevered,
      element("span", { class: "liqwidget-note liqwidget-hint" }, "Drag a bar, or draw across them.")),
    fit.note,
  );

  const build = () => {
    const leverages = model.get("leverages");
    const names = Object.keys(model.get("presets"));
    const key = JSON.stringify([leverages, names]);
    if (key === built) return;
    built = key;
    columns = leverages.map(tierColumn);
    row.replaceChildren(...columns.map((column) => column.el));
    presets.replaceChildren(
      element("option", { value: "" }, "Presets\u2026"), element("option", { value: "start" }, "As at the start"),
      ...names.map((name) => element("option", { value: `=${name}` }, name)),
    );
  };

  /** Raise the bars: moved, not resized, so that the browser lays nothing out. */
  const raise = () => {
    const parts = shares(store.get("weights"));
    if (!drawing) top = Math.max(...parts) > 0.9 * HALF ? 1 : HALF;
    columns.forEach(({ bar }, tier) => {
      const sunk = `translateY(${(100 - Math.min(100, (100 * parts[tier]) / top)).toFixed(2)}%)`;
      if (bar.style.transform !== sunk) bar.style.transform = sunk;
    });
  };

  return {
    name: "mix",
    title: "Leverage mix",
    el,
    follow: raise,
    state() {
      const parts = shares(store.get("weights"));
      const most = parts.indexOf(Math.max(...parts));
      const hidden = store.get("tiers").filter((drawn) => !drawn).length;
      const words = sum(parts) > 0 ? `mostly ${model.get("leverages")[most]}x (${(100 * parts[most]).toFixed(0)} %)` : "unlevered";
      return [words, hidden ? `${hidden} hidden` : "", fit.isFitted() ? "fitted" : ""].filter(Boolean).join(", ");
    },
    update() {
      build();
      fit.update();
      const mix = store.get("weights");
      const parts = shares(mix);
      if (!drawing && !store.isDrafting() && !store.isOurs("weights")) base = mix;
      raise();
      setText(topText, `${100 * top} %`);
      const colors = context.scene()?.mixer.payload.tier_colors[isDark() ? "dark" : "light"];
      const [drawn, locked] = [store.get("tiers"), store.get("locked")];
      columns.forEach((column, tier) => {
        const per_cent = 100 * parts[tier];
        if (Math.abs(column.input.valueAsNumber - per_cent) >= 0.5) column.input.value = String(Math.round(per_cent));
        setAttribute(column.input, "aria-valuetext", `${per_cent.toFixed(1)} per cent${locked[tier] ? ", locked" : ""}${fit.isUnknown(tier) ? ", not known to the prints" : ""}`);
        column.input.disabled = locked[tier];
        column.number.disabled = locked[tier];
        const text = per_cent.toFixed(per_cent > 0 && per_cent < 9.95 ? 1 : 0);
        if (document.activeElement !== column.number || column.number.value === "") column.number.value = text;
        const fill = colors ? `linear-gradient(90deg, ${colors.long[tier]} 50%, ${colors.short[tier]} 50%)` : "";
        if (column.bar.dataset.fill !== fill) column.bar.style.background = column.bar.dataset.fill = fill;
        column.el.classList.toggle("liqwidget-off", !drawn[tier]);
        column.el.classList.toggle("liqwidget-locked", locked[tier]);
        column.el.classList.toggle("liqwidget-unknown", fit.isUnknown(tier));
        setAttribute(column.drawn, "aria-pressed", String(drawn[tier]));
        setAttribute(column.only, "aria-pressed", String(drawn[tier] && drawn.filter(Boolean).length === 1));
        setAttribute(column.lock, "aria-pressed", String(locked[tier]));
      });
      all.hidden = !drawn.includes(false);
      unlock.hidden = !locked.includes(true);
      const rest = 100 * (1 - sum(mix));
      setText(unlevered, rest >= 0.05 ? `+ ${rest.toFixed(1)} % unlevered` : "");
    },
  };
}
