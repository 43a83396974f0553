// @ts-check
// Controls: real inputs, so that keyboard and screen reader come for free.

/**
 * What the controls tell the widget. A draft is shown at once; `settle` sends it to Python.
 * @typedef {object} Actions
 * @property {(tier: number, share: number) => void} moveTier
 * @property {() => void} holdMix remember the mix that a drag starts from
 * @property {(name: string, value: any) => void} draft
 * @property {() => void} settle
 * @property {(name: string) => void} preset
 * @property {() => void} reset
 * @property {() => void} fitColors
 * @property {() => void} savePicture
 * @property {(window: string) => void} chooseWindow
 */

/**
 * What the controls show.
 * @typedef {object} Shown
 * @property {number[]} leverages
 * @property {number[]} weights
 * @property {boolean[]} tiers
 * @property {number} fundingShift
 * @property {number} openInterestScale
 * @property {number} maxOpenInterestScale
 * @property {string} palette
 * @property {string} colorScale
 * @property {string} window
 * @property {string[]} windows
 * @property {string[]} presets
 * @property {boolean} hasKernel
 */

/**
 * An element with attributes and children. Text becomes text nodes, never markup.
 * @param {string} tag
 * @param {Record<string, string | number | boolean>} attributes
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  if (["input", "select", "button"].includes(tag)) {
    // JupyterLab takes the arrow keys of whatever has the focus, unless the element says so
    made.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  made.append(...children);
  return made;
}

/**
 * @param {Shown} shown
 * @param {Actions} act
 * @param {AbortSignal} signal
 * @returns {{ el: HTMLElement, update: (shown: Shown) => void }}
 */
export function createControls(shown, act, signal) {
  const mix = mixControls(shown, act, signal);
  const what = whatIfControls(shown, act, signal);
  const view = viewControls(shown, act, signal);
  const el = element("div", { class: "liqwidget-controls" }, mix.el, what.el, view.el);
  return {
    el,
    update(now) {
      mix.update(now);
      what.update(now);
      view.update(now);
    },
  };
}

/**
 * One vertical slider per tier: together they read as the distribution.
 * @param {Shown} shown
 * @param {Actions} act
 * @param {AbortSignal} signal
 */
function mixControls(shown, act, signal) {
  const unlevered = element("span", { class: "liqwidget-note" });
  const tiers = shown.leverages.map((leverage, tier) => {
    const slider = element("input", {
      type: "range", min: 0, max: 100, step: 1, class: "liqwidget-tier-slider",
      "aria-label": `Share opened at ${leverage} times leverage, per cent`,
      "data-tier": leverage,
    });
    const share = element("output", { class: "liqwidget-share" });
    const shownBox = element("input", {
      type: "checkbox", "aria-label": `Draw the ${leverage}x tier`, title: `Draw the ${leverage}x tier`,
    });
    const hold = () => act.holdMix();
    slider.addEventListener("pointerdown", hold, { signal });
    slider.addEventListener("focus", hold, { signal });
    slider.addEventListener("input", () => act.moveTier(tier, slider.valueAsNumber / 100), { signal });
    slider.addEventListener("change", () => act.settle(), { signal });
    shownBox.addEventListener("change", () => {
      act.draft("tiers", tiers.map((t) => t.shownBox.checked));
      act.settle();
    }, { signal });
    const column = element(
      "div", { class: "liqwidget-tier" }, share, slider,
      element("label", { class: "liqwidget-tier-name" }, shownBox, `${leverage}x`),
    );
    return { slider, share, shownBox, column };
  });
  const row = element("div", { class: "liqwidget-tiers" }, ...tiers.map((t) => t.column));
  const presets = element(
    "select", { "aria-label": "Leverage mix preset" },
    element("option", { value: "" }, "Preset\u2026"),
    ...shown.presets.map((name) => element("option", { value: name }, name)),
  );
  presets.addEventListener("change", () => {
    if (presets.value) act.preset(presets.value);
    presets.value = "";
  }, { signal });
  const reset = element("button", { type: "button" }, "Reset");
  reset.addEventListener("click", () => act.reset(), { signal });
  const el = element(
    "fieldset", { class: "liqwidget-mix" },
    element("legend", {}, "Leverage mix: share of what is opened"),
    row, element("div", { class: "liqwidget-row" }, presets, reset, unlevered),
  );
  return {
    el,
    /** @param {Shown} now */
    update(now) {
      const total = now.weights.reduce((sum, w) => sum + w, 0);
      tiers.forEach(({ slider, share, shownBox }, tier) => {
        const part = total > 0 ? (100 * now.weights[tier]) / total : 0;
        if (Math.abs(slider.valueAsNumber - part) >= 0.5) slider.value = String(Math.round(part));
        share.textContent = `${part.toFixed(part > 0 && part < 10 ? 1 : 0)} %`;
        slider.setAttribute("aria-valuetext", `${part.toFixed(1)} per cent`);
        shownBox.checked = now.tiers[tier];
      });
      const rest = 100 * (1 - total);
      unlevered.textContent = rest >= 0.05 ? `+ ${rest.toFixed(1)} % unlevered` : "";
    },
  };
}

/**
 * @param {Shown} shown
 * @param {Actions} act
 * @param {AbortSignal} signal
 */
function whatIfControls(shown, act, signal) {
  const slider = (/** @type {Record<string, any>} */ attributes, /** @type {(v: number) => void} */ moved) => {
    const input = element("input", { type: "range", ...attributes });
    input.addEventListener("input", () => moved(input.valueAsNumber), { signal });
    input.addEventListener("change", () => act.settle(), { signal });
    return input;
  };
  const funding = slider(
    { min: -10, max: 10, step: 0.1, "aria-label": "Funding shift, basis points per 8 hours", "data-control": "funding" },
    (bp) => act.draft("funding_shift", bp / 1e4),
  );
  const scale = slider(
    { min: 0, max: shown.maxOpenInterestScale, step: 0.05, "aria-label": "Changes of open interest, times", "data-control": "open-interest" },
    (times) => act.draft("open_interest_scale", times),
  );
  const fundingText = element("output", {});
  const scaleText = element("output", {});
  const el = element(
    "fieldset", { class: "liqwidget-what-if" },
    element("legend", {}, "What if"),
    element("label", {}, element("span", {}, "Funding", " ", fundingText), funding),
    element("label", {}, element("span", {}, "Open interest changes", " ", scaleText), scale),
  );
  return {
    el,
    /** @param {Shown} now */
    update(now) {
      const bp = 1e4 * now.fundingShift;
      scale.max = String(now.maxOpenInterestScale);
      funding.value = String(bp);
      scale.value = String(now.openInterestScale);
      fundingText.textContent = Math.abs(bp) < 0.05 ? "as recorded" : `${bp > 0 ? "+" : "\u2212"}${Math.abs(bp).toFixed(1)} bp per 8 h`;
      scaleText.textContent = `\u00d7 ${now.openInterestScale.toFixed(2)}`;
      funding.setAttribute("aria-valuetext", fundingText.textContent);
      scale.setAttribute("aria-valuetext", `times ${now.openInterestScale.toFixed(2)}`);
    },
  };
}

/**
 * @param {Shown} shown
 * @param {Actions} act
 * @param {AbortSignal} signal
 */
function viewControls(shown, act, signal) {
  const select = (/** @type {string} */ label, /** @type {string[]} */ options, /** @type {(v: string) => void} */ chosen) => {
    const made = element("select", { "aria-label": label }, ...options.map((name) => element("option", { value: name }, name)));
    made.addEventListener("change", () => chosen(made.value), { signal });
    return made;
  };
  const window = select("Window", shown.windows, (name) => act.chooseWindow(name));
  window.dataset.control = "window";
  const palette = select("Palette", ["inferno", "viridis", "cividis"], (name) => {
    act.draft("palette", name);
    act.settle();
  });
  const scale = select("Color scale", ["sqrt", "linear", "log"], (name) => {
    act.draft("color_scale", name);
    act.settle();
  });
  const fit = element("button", { type: "button", title: "Set the brightest color to what is drawn now" }, "Fit colors");
  fit.addEventListener("click", () => act.fitColors(), { signal });
  const save = element("button", { type: "button", title: "Save this picture as PNG" }, "Save PNG");
  save.addEventListener("click", () => act.savePicture(), { signal });
  const needs = element("span", { class: "liqwidget-note" });
  const el = element(
    "fieldset", { class: "liqwidget-view" },
    element("legend", {}, "View"),
    element("label", {}, "Window ", window, " ", needs),
    element("label", {}, "Colors ", palette, scale),
    element("div", { class: "liqwidget-row" }, fit, save),
  );
  return {
    el,
    /** @param {Shown} now */
    update(now) {
      window.value = now.window;
      window.disabled = !now.hasKernel;
      needs.textContent = now.hasKernel ? "" : "needs Python";
      palette.value = now.palette;
      scale.value = now.colorScale;
    },
  };
}
