// payload.js
var TYPES = { uint32: Uint32Array, uint8: Uint8Array, float32: Float32Array, float64: Float64Array };
function decode(buffer) {
  const head = new DataView(buffer);
  if (head.getUint32(0) !== 1279873329) throw new Error("liqwidget: not a map payload");
  const length = head.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const payload = { ...header };
  delete payload.arrays;
  for (const { name, type, length: size, at } of header.arrays) {
    const Type = TYPES[
      /** @type {keyof typeof TYPES} */
      type
    ];
    payload[name] = new Type(buffer, 8 + length + at, size);
  }
  return payload;
}
async function gunzip(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

// bokeh.js
var KEY = Symbol.for("liqwidget.bokehjs");
var loaded = (
  /** @type {any} */
  globalThis[KEY] ??= /* @__PURE__ */ new Map()
);
function loadBokeh(model) {
  const version = model.get("_bokeh_version");
  const known = (
    /** @type {any} */
    globalThis.Bokeh
  );
  if (known?.version === version) return Promise.resolve(known);
  const found = loaded.get(version);
  if (found) return found;
  const loading = runtimeBytes(model).then(evaluate);
  loading.catch(() => loaded.delete(version));
  loaded.set(version, loading);
  return loading;
}
async function evaluate(bytes) {
  const text = new TextDecoder().decode(await gunzip(bytes));
  const parts = ["const ns={};(function(){", text, "\n}).call(ns);export default ns.Bokeh;"];
  const url = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}
async function runtimeBytes(model) {
  const reference = model.get("_runtime");
  try {
    const id = (reference ?? "").replace(/^(IPY_MODEL_|anywidget:)/, "");
    const runtime = await /** @type {any} */
    model.widget_manager.get_model(id);
    const bytes = runtime.get("code");
    if (bytes?.byteLength) return bytes;
  } catch {
  }
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      model.off("msg:custom", answer);
      reject(new Error("BokehJS did not arrive: the kernel does not answer"));
    }, 2e4);
    const answer = (message, buffers) => {
      if (message?.type !== "bokehjs") return;
      clearTimeout(late);
      model.off("msg:custom", answer);
      resolve(buffers[0]);
    };
    model.on("msg:custom", answer);
    model.send({ type: "need bokehjs" });
  });
}
var turn = Promise.resolve();
function embed(Bokeh, json, host) {
  const mine = turn.then(() => embedNow(Bokeh, JSON.parse(json), host));
  turn = mine.catch(() => {
  });
  return mine;
}
async function embedNow(Bokeh, item, host) {
  const viewport = (
    /** @type {any} */
    globalThis.visualViewport
  );
  const added = [];
  const add = viewport?.addEventListener;
  if (viewport) {
    viewport.addEventListener = (...args) => {
      added.push(args);
      return add.apply(viewport, args);
    };
  }
  let views;
  try {
    views = await Bokeh.embed.embed_item(item, host);
  } finally {
    if (viewport) delete viewport.addEventListener;
  }
  const root = views.get_by_id(item.root_id);
  const doc = root.model.document;
  return {
    doc,
    model: (name) => doc.get_model_by_name(name),
    view: (name) => {
      const model = doc.get_model_by_name(name);
      for (const view of views.query((v) => v.model === model)) return view;
      return null;
    },
    picture: async () => root.export("png").canvas,
    dispose: () => {
      for (const [type, listener, options] of added) {
        viewport.removeEventListener(type, listener, options);
      }
      views.clear();
      doc.clear();
      const at = Bokeh.documents.indexOf(doc);
      if (at >= 0) Bokeh.documents.splice(at, 1);
    }
  };
}

// palettes.js
var PALETTES = {
  inferno: "AAADAAAEAAAGAQAHAQEJAQELAgEOAgIQAwISBAMUBAMWBQQYBgQbBwUdCAYfCQYhCgcjCwcmDQgoDggqDwktEAkvEgoyEwo0FAs2Fgs5Fws7GQs+GgtAHAxDHQxFHwxHIAxKIgtMJAtOJgtQJwtSKQtUKwpWLQpYLgpaMApcMgldNAlfNQlgNwlhOQliOwlkPAllPglmQAlmQQlnQwpoRQppRgppSAtqSgtqSwxrTQxrTw1sUA1sUg5sUw5tVQ9tVw9tWBBtWhFtWxFuXRJuXxJuYBNuYhRuYxRuZRVuZhVuaBZuahduaxdubRhubhhucBluchltcxptdRttdhtteBxtehxtex1sfR1sfh5sgB9rgR9rgyBrhSBqhiFqiCFqiSJpiyJpjSNpjiRokCRokSVnkyVnlSZmliZmmCdlmShkmyhknCljniljoCpioSthoythpCxgpixfpy1fqS5eqy5drC9crjBbrzFbsTFasjJZtDNYtTNXtzRWuDVWujZVuzdUvTdTvjhSvzlRwTpQwjtPxDxOxT1Nxz5MyD5LyT9Ky0BJzEFIzUJHz0RG0EVE0UZD0kdC1EhB1UlA1ko/10s+2U092k4720863FA53VI43lM331Q24FY04lcz41gy5Fox5Vsw5lwu5l4t518s6GEr6WIq6mQo62Un7Gcm7Wgl7Woj7mwi720h8G8f8HAe8XId8nQc8nUa83cZ83kY9HoW9XwV9X4U9oAS9oER94MQ94UO+IcN+IgM+IoL+YwJ+Y4I+ZAI+pEH+pMG+pUG+pcG+5kG+5sG+50G+54H+6AH+6II+6QK+6YL+6gN+6oO+6wQ+64S+7AU+7EW+7MY+7Ua+7cc+7ke+rsh+r0j+r8l+sEo+cMq+cUs+ccv+Mkx+Ms0+M03988699E89tM/9tVC9ddF9dlI9NtL9NxP895S8+BW8+JZ8uRd8uZg8ehk8elo8ets8e1w8e508fB58fJ98vOB8vSF8/aJ9PeN9fiR9vqV9/uZ+fyd+v2g/P6k",
  viridis: "RAFURAJVRANXRQVYRQZaRQhbRglcRgteRgxfRg5hRw9iRxFjRxJlRxRmRxVnRxZpRxhqSBlrSBpsSBxuSB1vSB5wSCBxSCFySCJzSCN0RyV1RyZ2Ryd3Ryh4Ryp5Ryt6Ryx7Ri18Ri98RjB9RjF+RTJ/RTR/RTWARTaBRDeBRDmCQzqDQzuDQzyEQj2EQj6FQkCFQUGGQUKGQEOHQESHP0WHP0eIPkiIPkmJPUqJPUuJPUyJPE2KPE6KO1CKO1GKOlKLOlOLOVSLOVWLOFaLOFeMN1iMN1mMNlqMNluMNVyMNV2MNF6NNF+NM2CNM2GNMmKNMmONMWSNMWWNMWaNMGeNMGiNL2mNL2qNLmuOLmyOLm2OLW6OLW+OLHCOLHGOLHKOK3OOK3SOKnWOKnaOKneOKXiOKXmOKHqOKHqOKHuOJ3yOJ32OJ36OJn+OJoCOJoGOJYKOJYONJISNJIWNJIaNI4eNI4iNI4mNIomNIoqNIouNIYyNIY2MIY6MII+MIJCMIJGMH5KMH5OLH5SLH5WLH5aLHpeKHpiKHpmKHpmKHpqJHpuJHpyJHp2IHp6IHp+IHqCHH6GHH6KGH6OGIKSFIKWFIaaFIaeEIqeEI6iDI6mCJKqCJauBJqyBJ62AKK5/Ka9/KrB+K7F9LLF9LrJ8L7N7MLR6MrV6M7Z5Nbd4Nrh3OLl2Obl2O7p1Pbt0PrxzQL1yQr5xRL5wRb9vR8BuScFtS8JsTcJrT8NpUcRoU8VnVcZmV8ZlWcdkW8hiXslhYMlgYspfZMtdZ8xcacxba81Zbc5YcM5Wcs9VdNBUd9BSedFRfNJPftJOgdNMg9NLhtRJiNVHi9VGjdZEkNZDktdBldc/l9g+mtg8ndk6n9k4oto3pdo1p9szqtsyrdwwr9wust0std0rt90put4nvd4mv98kwt8ixd8hx+AfyuAezeAdz+Ec0uEb1OEa1+IZ2uIY3OIY3+MY4eMY5OMY5+QZ6eQZ7OQa7uUb8eUc8+Ue9uYf+OYh+uYi/eck",
  cividis: "ACBMACBOACFQACJRACNTACNVACRWACVYACZaACZbACddAChfAChhACljACpkACpmACtoACxqAC1sAC1tAC5uAC5vAC9vAC9vADBvADFvADFvADJuADNuADRuADRuATVuBjZuCjdtDjdtEjhtFTltFzltGjpsHDtsHjxsIDxsIj1sJD5sJj5sJz9sKUBrK0FrLEFrLkJrL0NrMURrMkRrM0VrNUZrNkZrN0drOEhrOklrO0lrPEprPUtrPktrQExrQU1rQk5rQ05rRE9rRVBrRlBrR1FrSFJrSVNrSlNrS1RrTFVrTVVrTlZrT1dsUFhsUVhsUllsU1psVFpsVVtsVlxsV11tWF1tWV5tWl9tW19tXGBtXWFuXmJuX2JuX2NuYGRuYWVvYmVvY2ZvZGdvZWdvZmhwZ2lwaGpwaGpwaWtxamxxa21xbG1ybW5ybm9yb29yb3BzcHFzcXJzcnJ0c3N0dHR1dXV1dXV1dnZ2d3d2eHh2eXh3enl3e3p3e3t4fHt4fXx4fn14f354gH54gX94goB4g4F4hIF4hYJ4hoN4h4R4iIV4iYV4ioZ4i4d4jIh4jYh4jol4j4p4kIt4kYx4kox4k414lI54lY94lo93l5B3mJF3mZJ3mpN3m5N3nJR3nZV3npZ2n5d2oJh2oZh2opl2o5p1pJt1pZx1ppx1p511qJ50qZ90qqB0q6F0rKFzraJzrqNzr6RzsKVysaZysqZytKdxtahxtqlxt6pwuKtwuatwuqxvu61vvK5uva9uvrBuv7FtwLFtwbJswrNsw7RsxbVrxrZrx7dqyLhqybhpyrlpy7pozLtozbxnzr1n0L5m0b9m0sBl08Bl1MFk1cJj1sNj18Ri2MVh2cZh28dg3Mhg3clf3spe38td4Mtd4cxc481b5M5b5c9a5tBZ59FY6NJX6dNW69RW7NVV7dZU7tdT79hS8NlR8dpQ89tP9NxO9d1N9t5M999L+eBJ+uBI++FH/OJG/eNF/+RD/+VC/+ZC/+dD/+hE/+lF"
};

// colors.js
var TABLE = 16384;
var LOG_SPAN = 1e3;
var TONES = {
  linear: (x) => x,
  sqrt: Math.sqrt,
  log: (x) => Math.log(Math.max(x * LOG_SPAN, 1)) / Math.log(LOG_SPAN)
};
function colorTable(palette, scale) {
  const rgb = Uint8Array.from(atob(PALETTES[palette] ?? PALETTES.inferno), (c) => c.charCodeAt(0));
  const tone = TONES[scale] ?? TONES.sqrt;
  return new Uint32Array(TABLE).map((_, i) => {
    const at = 3 * Math.min(255, Math.floor(256 * tone(i / (TABLE - 1))));
    return 255 << 24 | rgb[at + 2] << 16 | rgb[at + 1] << 8 | rgb[at];
  });
}
function colorize(grid, rows, columns, limit, table, pixels) {
  const top = table.length - 1;
  const scale = limit > 0 ? top / limit : 0;
  for (let b = 0; b < rows; b++) {
    const from = b * columns;
    const to = (rows - 1 - b) * columns;
    for (let c = 0; c < columns; c++) {
      const at = grid[from + c] * scale;
      pixels[to + c] = table[at < top ? at | 0 : top];
    }
  }
}
function colorLimit(grid) {
  const sample = [];
  const step = Math.max(1, Math.floor(grid.length / 5e4));
  for (let i = 0; i < grid.length; i += step) if (grid[i] > 0) sample.push(grid[i]);
  if (!sample.length) return 1;
  sample.sort((a, b) => a - b);
  return sample[Math.min(sample.length - 1, Math.floor(0.995 * sample.length))];
}

// controls.js
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  if (["input", "select", "button"].includes(tag)) {
    made.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  made.append(...children);
  return made;
}
function createControls(shown, act, signal) {
  const mix2 = mixControls(shown, act, signal);
  const what = whatIfControls(shown, act, signal);
  const view = viewControls(shown, act, signal);
  const el = element("div", { class: "liqwidget-controls" }, mix2.el, what.el, view.el);
  return {
    el,
    update(now) {
      mix2.update(now);
      what.update(now);
      view.update(now);
    }
  };
}
function mixControls(shown, act, signal) {
  const unlevered = element("span", { class: "liqwidget-note" });
  const tiers = shown.leverages.map((leverage, tier) => {
    const slider = element("input", {
      type: "range",
      min: 0,
      max: 100,
      step: 1,
      class: "liqwidget-tier-slider",
      "aria-label": `Share opened at ${leverage} times leverage, per cent`,
      "data-tier": leverage
    });
    const share = element("output", { class: "liqwidget-share" });
    const shownBox = element("input", {
      type: "checkbox",
      "aria-label": `Draw the ${leverage}x tier`,
      title: `Draw the ${leverage}x tier`
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
      "div",
      { class: "liqwidget-tier" },
      share,
      slider,
      element("label", { class: "liqwidget-tier-name" }, shownBox, `${leverage}x`)
    );
    return { slider, share, shownBox, column };
  });
  const row = element("div", { class: "liqwidget-tiers" }, ...tiers.map((t) => t.column));
  const presets = element(
    "select",
    { "aria-label": "Leverage mix preset" },
    element("option", { value: "" }, "Preset…"),
    ...shown.presets.map((name) => element("option", { value: name }, name))
  );
  presets.addEventListener("change", () => {
    if (presets.value) act.preset(presets.value);
    presets.value = "";
  }, { signal });
  const reset = element("button", { type: "button" }, "Reset");
  reset.addEventListener("click", () => act.reset(), { signal });
  const el = element(
    "fieldset",
    { class: "liqwidget-mix" },
    element("legend", {}, "Leverage mix: share of what is opened"),
    row,
    element("div", { class: "liqwidget-row" }, presets, reset, unlevered)
  );
  return {
    el,
    /** @param {Shown} now */
    update(now) {
      const total = now.weights.reduce((sum, w) => sum + w, 0);
      tiers.forEach(({ slider, share, shownBox }, tier) => {
        const part = total > 0 ? 100 * now.weights[tier] / total : 0;
        if (Math.abs(slider.valueAsNumber - part) >= 0.5) slider.value = String(Math.round(part));
        share.textContent = `${part.toFixed(part > 0 && part < 10 ? 1 : 0)} %`;
        slider.setAttribute("aria-valuetext", `${part.toFixed(1)} per cent`);
        shownBox.checked = now.tiers[tier];
      });
      const rest = 100 * (1 - total);
      unlevered.textContent = rest >= 0.05 ? `+ ${rest.toFixed(1)} % unlevered` : "";
    }
  };
}
function whatIfControls(shown, act, signal) {
  const slider = (attributes, moved) => {
    const input = element("input", { type: "range", ...attributes });
    input.addEventListener("input", () => moved(input.valueAsNumber), { signal });
    input.addEventListener("change", () => act.settle(), { signal });
    return input;
  };
  const funding = slider(
    { min: -10, max: 10, step: 0.1, "aria-label": "Funding shift, basis points per 8 hours", "data-control": "funding" },
    (bp) => act.draft("funding_shift", bp / 1e4)
  );
  const scale = slider(
    { min: 0, max: shown.maxOpenInterestScale, step: 0.05, "aria-label": "Changes of open interest, times", "data-control": "open-interest" },
    (times) => act.draft("open_interest_scale", times)
  );
  const fundingText = element("output", {});
  const scaleText = element("output", {});
  const el = element(
    "fieldset",
    { class: "liqwidget-what-if" },
    element("legend", {}, "What if"),
    element("label", {}, element("span", {}, "Funding", " ", fundingText), funding),
    element("label", {}, element("span", {}, "Open interest changes", " ", scaleText), scale)
  );
  return {
    el,
    /** @param {Shown} now */
    update(now) {
      const bp = 1e4 * now.fundingShift;
      scale.max = String(now.maxOpenInterestScale);
      funding.value = String(bp);
      scale.value = String(now.openInterestScale);
      fundingText.textContent = Math.abs(bp) < 0.05 ? "as recorded" : `${bp > 0 ? "+" : "−"}${Math.abs(bp).toFixed(1)} bp per 8 h`;
      scaleText.textContent = `× ${now.openInterestScale.toFixed(2)}`;
      funding.setAttribute("aria-valuetext", fundingText.textContent);
      scale.setAttribute("aria-valuetext", `times ${now.openInterestScale.toFixed(2)}`);
    }
  };
}
function viewControls(shown, act, signal) {
  const select = (label, options, chosen) => {
    const made = element("select", { "aria-label": label }, ...options.map((name) => element("option", { value: name }, name)));
    made.addEventListener("change", () => chosen(made.value), { signal });
    return made;
  };
  const window2 = select("Window", shown.windows, (name) => act.chooseWindow(name));
  window2.dataset.control = "window";
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
    "fieldset",
    { class: "liqwidget-view" },
    element("legend", {}, "View"),
    element("label", {}, "Window ", window2, " ", needs),
    element("label", {}, "Colors ", palette, scale),
    element("div", { class: "liqwidget-row" }, fit, save)
  );
  return {
    el,
    /** @param {Shown} now */
    update(now) {
      window2.value = now.window;
      window2.disabled = !now.hasKernel;
      needs.textContent = now.hasKernel ? "" : "needs Python";
      palette.value = now.palette;
      scale.value = now.colorScale;
    }
  };
}

// format.js
function amount(value) {
  for (
    const [unit, size] of
    /** @type {[string, number][]} */
    [["T", 1e12], ["B", 1e9], ["M", 1e6], ["k", 1e3]]
  ) {
    if (Math.abs(value) >= 0.9995 * size) return `${(value / size).toPrecision(3)}${unit}`;
  }
  return String(Number(value.toPrecision(3)));
}
var shortAmount = (value) => amount(value).replace(/(\.\d*?)0+(\D|$)/, "$1$2").replace(/\.(\D|$)/, "$1");
var dollars = (value) => `${amount(value)} USD`;
function price(price2) {
  const digits = price2 >= 1e4 ? 0 : price2 >= 100 ? 1 : 5 - Math.ceil(Math.log10(price2));
  return price2.toLocaleString("en-US", {
    minimumFractionDigits: Math.max(0, Math.min(12, digits)),
    maximumFractionDigits: Math.max(0, Math.min(12, digits))
  });
}
function percent(share) {
  return `${share >= 0 ? "+" : "−"}${Math.abs(100 * share).toFixed(2)} %`;
}
function time(time2) {
  return `${new Date(time2).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
function roundTicks(limit) {
  if (!(limit > 0)) return [0];
  const rough = limit / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const far = (size) => Math.abs(Math.log(size / rough));
  const step = [1, 2, 5, 10].map((digit) => digit * power).sort((a, b) => far(a) - far(b))[0];
  return Array.from({ length: Math.floor(limit / step + 1e-9) + 1 }, (_, i) => i * step);
}

// mix.js
var CERTAIN = 1 - 1e-12;
var NEUTRAL_FUNDING = 1e-4;
var TYPICAL_FUNDING = 2e-4;
function createMixer(payload) {
  const { n_buckets, n_columns, first, low, high, leverages, speed, born } = payload;
  const step = Math.log(high / low) / n_buckets;
  const array = (n) => new Float64Array(n);
  return {
    payload,
    prices: array(n_buckets).map((_, b) => low * Math.exp((b + 0.5) * step)),
    held: array(born.length),
    gone: array(born.length),
    cumulated: array(speed.length * n_columns),
    decay: array(speed.length * n_columns),
    lean: array(leverages.length * n_columns),
    sideWeights: array(2 * leverages.length * n_columns),
    steps: array(n_buckets * n_columns),
    grid: array(n_buckets * (n_columns - first)),
    scale: null,
    shift: null
  };
}
function columnFlows(payload, scale) {
  const { n_columns, bars_per_column, turnover, first_open_interest } = payload;
  const opened = new Float64Array(n_columns);
  const hazard = new Float64Array(n_columns);
  for (let c = 0; c < n_columns; c++) {
    let opening = scale * payload.rise[c];
    let closing = scale * payload.fall[c];
    if (bars_per_column === 1) {
      const net = opening - closing + payload.jump[c];
      opening = Math.max(net, 0);
      closing = Math.max(-net, 0);
    } else {
      opening += Math.max(payload.jump[c], 0);
      closing += Math.max(-payload.jump[c], 0);
    }
    const before = first_open_interest + scale * payload.before[c] + payload.before_jump[c];
    const churn = before > 0 ? 0.5 * turnover * Math.max(payload.volume[c] - opening - closing, 0) : 0;
    opened[c] = (opening + churn) * payload.opens[c];
    hazard[c] = before > 0 ? Math.min((closing + churn) / before, CERTAIN) : 0;
  }
  return { opened, hazard };
}
function fill(mixer, scale) {
  const { payload, cumulated, decay, held, gone } = mixer;
  const { n_columns, speed, class_of_tier, bars_per_column, born, died, tier_side } = payload;
  const { opened, hazard } = columnFlows(payload, scale);
  const asPacked = columnFlows(payload, payload.open_interest_scale).hazard;
  for (let q = 0; q < speed.length; q++) {
    let total = 0;
    for (let c = 0; c < n_columns; c++) {
      const at = q * n_columns + c;
      let faded = -Math.log1p(-Math.min(speed[q] * hazard[c], CERTAIN));
      if (bars_per_column > 1) {
        faded = payload.fade[at] * (asPacked[c] > 0 ? hazard[c] / asPacked[c] : 1);
      }
      total += faded;
      cumulated[at] = total;
      decay[at] = Math.exp(-faded);
    }
  }
  for (let r = 0; r < born.length; r++) {
    const c = born[r];
    const share = tier_side[r] & 1 ? payload.short_share[c] : payload.long_share[c];
    const coins = payload.share[r] * (opened[c] * share + payload.inventory[c]);
    const row = class_of_tier[tier_side[r] >> 1] * n_columns;
    held[r] = coins;
    gone[r] = died[r] < n_columns ? coins * Math.exp(cumulated[row + c] - cumulated[row + died[r]]) : 0;
  }
  mixer.scale = scale;
}
function lean(mixer, shift) {
  const { payload } = mixer;
  const { n_columns, leverages, funding, funding_tilt } = payload;
  for (let c = 0; c < n_columns; c++) {
    const crowded = Math.tanh((funding[c] + shift - NEUTRAL_FUNDING) / TYPICAL_FUNDING);
    const strength = Number.isNaN(crowded) ? 0 : funding_tilt * crowded;
    for (let k = 0; k < leverages.length; k++) {
      mixer.lean[k * n_columns + c] = leverages[k] ** strength;
    }
  }
  mixer.shift = shift;
}
function leanWeights(mixer, weights) {
  const { sideWeights, payload } = mixer;
  const { n_columns } = payload;
  const unlevered = 1 - weights.reduce((sum, w) => sum + w, 0);
  for (let c = 0; c < n_columns; c++) {
    let long = unlevered;
    let short = unlevered;
    for (let k = 0; k < weights.length; k++) {
      const power = mixer.lean[k * n_columns + c];
      long += weights[k] * power;
      short += weights[k] / power;
    }
    for (let k = 0; k < weights.length; k++) {
      const power = mixer.lean[k * n_columns + c];
      sideWeights[2 * k * n_columns + c] = weights[k] * power / long;
      sideWeights[(2 * k + 1) * n_columns + c] = weights[k] / power / short;
    }
  }
}
function mix(mixer, controls) {
  const { payload, held, gone, decay, steps, grid, prices, sideWeights } = mixer;
  const { n_buckets, n_columns, first, speed, class_of_tier, bucket, born, died, tier_side } = payload;
  if (mixer.scale !== controls.openInterestScale) fill(mixer, controls.openInterestScale);
  if (mixer.shift !== controls.fundingShift) lean(mixer, controls.fundingShift);
  leanWeights(mixer, controls.weights);
  const shown = n_columns - first;
  let started = false;
  for (let q = 0; q < speed.length; q++) {
    steps.fill(0);
    let used = false;
    for (let r = 0; r < born.length; r++) {
      const tier = tier_side[r] >> 1;
      if (class_of_tier[tier] !== q || !controls.tiers[tier]) continue;
      const weight = sideWeights[tier_side[r] * n_columns + born[r]];
      if (weight === 0) continue;
      const row = bucket[r] * n_columns;
      steps[row + born[r]] += weight * held[r];
      if (died[r] < n_columns) steps[row + died[r]] -= weight * gone[r];
      used = true;
    }
    if (!used) continue;
    const fades = decay.subarray(q * n_columns, (q + 1) * n_columns);
    for (let b = 0; b < n_buckets; b++) {
      const row = b * n_columns;
      const out = b * shown - first;
      const price2 = prices[b];
      let coins = 0;
      for (let c = 0; c < first; c++) coins = coins * fades[c] + steps[row + c];
      for (let c = first; c < n_columns; c++) {
        coins = coins * fades[c] + steps[row + c];
        const dollars2 = coins > 0 ? coins * price2 : 0;
        grid[out + c] = started ? grid[out + c] + dollars2 : dollars2;
      }
    }
    started = true;
  }
  if (!started) grid.fill(0);
  return grid;
}
function profile(mixer, controls, column) {
  const { payload, prices } = mixer;
  const { n_buckets, leverages, first, born, bucket, tier_side } = payload;
  const stacked = new Float64Array(2 * leverages.length * n_buckets);
  for (let r = 0; r < born.length; r++) {
    const coins = aliveCoins(mixer, controls, r, column + first);
    if (coins > 0) stacked[tier_side[r] * n_buckets + bucket[r]] += coins * prices[bucket[r]];
  }
  return stacked;
}
function aliveCoins(mixer, controls, r, column) {
  const { n_columns, born, died, tier_side, class_of_tier } = mixer.payload;
  const tier = tier_side[r] >> 1;
  if (born[r] > column || died[r] <= column || !controls.tiers[tier]) return 0;
  const row = class_of_tier[tier] * n_columns;
  const left = Math.exp(mixer.cumulated[row + born[r]] - mixer.cumulated[row + column]);
  return mixer.sideWeights[tier_side[r] * n_columns + born[r]] * mixer.held[r] * left;
}
function moveShare(weights, tier, share) {
  const total = weights.reduce((sum, w) => sum + w, 0) || 1;
  const rest = total - weights[tier];
  const left = total * (1 - share);
  return weights.map((w, k) => {
    if (k === tier) return total * share;
    return rest > 1e-12 ? w / rest * left : left / (weights.length - 1);
  });
}

// theme.js
function isDark() {
  const { body, documentElement: root } = document;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  if (root.dataset.theme) return root.dataset.theme === "dark";
  if (root.classList.contains("dark") || body.classList.contains("vscode-dark")) return true;
  return globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
}
function applyTheme(model, themes) {
  for (const [name, properties] of Object.entries(themes[isDark() ? "dark" : "light"])) {
    model(name)?.setv(properties);
  }
}
function onTheme(changed, signal) {
  const observer = new MutationObserver(changed);
  const filter = { attributes: true, attributeFilter: ["data-jp-theme-light", "data-theme", "class"] };
  observer.observe(document.body, filter);
  observer.observe(document.documentElement, filter);
  globalThis.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", changed, { signal });
  signal.addEventListener("abort", () => observer.disconnect());
}

// bars.js
function cumulate(stacked, n_buckets) {
  const rows = stacked.length / n_buckets;
  const long = new Float64Array(n_buckets);
  const short = new Float64Array(n_buckets);
  let widest = 0;
  for (let b = 0; b < n_buckets; b++) {
    for (let k = 0; k < rows; k++) (k & 1 ? short : long)[b] += stacked[k * n_buckets + b];
    widest = Math.max(widest, long[b] + short[b]);
  }
  for (let b = n_buckets - 2; b >= 0; b--) long[b] += long[b + 1];
  for (let b = 1; b < n_buckets; b++) short[b] += short[b - 1];
  return { long, short, widest, most: Math.max(long[0] || 0, short[n_buckets - 1] || 0) };
}
function createBars(layer, payload, onScale) {
  const rows = payload.n_buckets;
  const n_tiers = payload.leverages.length;
  const step = Math.log(payload.high / payload.low) / rows;
  const edges = Array.from({ length: rows + 1 }, (_, b) => payload.low * Math.exp(b * step));
  let stacked = null;
  let widest = 0;
  let most = 0;
  const draw = () => {
    const out = layer.place();
    if (!stacked) return;
    const { width, height } = layer.canvas;
    const dark = isDark();
    const colors = payload.tier_colors[dark ? "dark" : "light"];
    const y = edges.map((price2) => layer.y(price2));
    stack(out, stacked, y, width, colors);
    const sums = cumulate(stacked, rows);
    curve(out, sums.long, y, width, colors.long[n_tiers - 1], []);
    curve(out, sums.short, y, width, colors.short[n_tiers - 1], [6, 4]);
    const size = Math.round(height / layer.box().height * 12);
    out.font = `${size}px system-ui, sans-serif`;
    out.textAlign = "right";
    const middle = layer.y(payload.price);
    for (
      const [words, y2] of
      /** @type {[string, number][]} */
      [
        [`shorts ${dollars(sums.short[rows - 1])}`, middle - 0.6 * size],
        [`longs ${dollars(sums.long[0])}`, middle + 1.3 * size]
      ]
    ) {
      out.lineWidth = size / 3;
      out.strokeStyle = dark ? "#1a1d21" : "#ffffff";
      out.strokeText(words, width - size / 2, y2);
      out.fillStyle = dark ? "#d8dce2" : "#1f2328";
      out.fillText(words, width - size / 2, y2);
    }
  };
  const stack = (out, values, y, width, colors) => {
    const scale = widest > 0 ? width / widest : 0;
    const left = new Float64Array(rows);
    for (let tier = 0; tier < n_tiers; tier++) {
      for (const side of [0, 1]) {
        const from = (2 * tier + side) * rows;
        out.fillStyle = (side ? colors.short : colors.long)[tier];
        out.beginPath();
        for (let b = 0; b < rows; b++) {
          const length = values[from + b] * scale;
          if (length <= 0) continue;
          out.rect(left[b], y[b + 1], length, Math.max(1, y[b] - y[b + 1]));
          left[b] += length;
        }
        out.fill();
      }
    }
  };
  const curve = (out, values, y, width, color, dash) => {
    if (!(most > 0)) return;
    out.strokeStyle = color;
    out.lineWidth = 2;
    out.setLineDash(dash);
    out.beginPath();
    for (let b = 0; b < rows; b++) {
      if (values[b] > 0) out.lineTo(width * values[b] / most, (y[b] + y[b + 1]) / 2);
    }
    out.stroke();
    out.setLineDash([]);
  };
  return {
    draw,
    /**
     * @param {Float64Array} profile (2 * n_tiers, n_buckets)
     * @param {boolean} rescale whether the longest bar may set the scale
     */
    paint(profile2, rescale) {
      stacked = profile2;
      const sums = cumulate(profile2, rows);
      if (rescale || sums.widest > widest || sums.most > most) {
        widest = rescale ? sums.widest : Math.max(widest, sums.widest);
        most = rescale ? sums.most : Math.max(most, sums.most);
        onScale(widest, most);
      }
      draw();
    }
  };
}

// heat.js
function stretches({ starts, ends }) {
  const pieces = [];
  let from = 0;
  for (let c = 1; c <= starts.length; c++) {
    const length = ends[from] - starts[from];
    const evenly = c < starts.length && starts[c] === ends[c - 1] && ends[c] - starts[c] === length;
    if (!evenly) {
      pieces.push([from, c]);
      from = c;
    }
  }
  return pieces;
}
function createHeat(layer, payload) {
  const columns = payload.starts.length;
  const rows = payload.n_buckets;
  const picture = document.createElement("canvas");
  picture.width = columns;
  picture.height = rows;
  const context = (
    /** @type {CanvasRenderingContext2D} */
    picture.getContext("2d")
  );
  const pixels = new Uint32Array(rows * columns);
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), columns, rows);
  const pieces = stretches(payload);
  const draw = () => {
    const out = layer.place();
    out.imageSmoothingEnabled = false;
    const top = layer.y(payload.high);
    const height = layer.y(payload.low) - top;
    for (const [from, to] of pieces) {
      const left = layer.x(payload.starts[from]);
      const right = layer.x(payload.ends[to - 1]);
      out.drawImage(picture, from, 0, to - from, rows, left, top, right - left, height);
    }
  };
  return {
    draw,
    /**
     * @param {Float64Array} grid
     * @param {number} limit
     * @param {Uint32Array} table
     */
    paint(grid, limit, table) {
      colorize(grid, rows, columns, limit, table, pixels);
      context.putImageData(image, 0, 0);
      draw();
    }
  };
}

// layers.js
function createLayer(host, view) {
  const canvas = document.createElement("canvas");
  canvas.className = "liqwidget-layer";
  canvas.setAttribute("aria-hidden", "true");
  host.prepend(canvas);
  const box = () => {
    const outer = host.getBoundingClientRect();
    const inner = view.canvas_view.el.getBoundingClientRect();
    const { left, top, width, height } = view.frame.bbox;
    return { left: inner.left - outer.left + left, top: inner.top - outer.top + top, width, height };
  };
  const ratio = () => globalThis.devicePixelRatio || 1;
  return {
    canvas,
    box,
    place() {
      const { left, top, width, height } = box();
      const scale = ratio();
      const wide = Math.max(1, Math.round(width * scale));
      const high = Math.max(1, Math.round(height * scale));
      Object.assign(canvas.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${height}px`
      });
      if (canvas.width !== wide || canvas.height !== high) {
        canvas.width = wide;
        canvas.height = high;
      }
      const context = (
        /** @type {CanvasRenderingContext2D} */
        canvas.getContext("2d")
      );
      context.clearRect(0, 0, wide, high);
      return context;
    },
    y: (price2) => (view.frame.y_scale.compute(price2) - view.frame.bbox.top) * ratio(),
    x: (value) => (view.frame.x_scale.compute(value) - view.frame.bbox.left) * ratio()
  };
}

// tooltip.js
function byBucket(bucket, n_buckets) {
  const start = new Uint32Array(n_buckets + 1);
  for (const b of bucket) start[b + 1] += 1;
  for (let b = 0; b < n_buckets; b++) start[b + 1] += start[b];
  const at = start.slice();
  const runs = new Uint32Array(bucket.length);
  for (let r = 0; r < bucket.length; r++) runs[at[bucket[r]]++] = r;
  return { start, runs };
}
function cell(mixer, controls, index, bucket, column) {
  const { leverages, first, tier_side } = mixer.payload;
  const found = new Float64Array(2 * leverages.length);
  for (let i = index.start[bucket]; i < index.start[bucket + 1]; i++) {
    const r = index.runs[i];
    found[tier_side[r]] += aliveCoins(mixer, controls, r, column + first) * mixer.prices[bucket];
  }
  return Array.from(found, (amount2, k) => ({
    leverage: leverages[k >> 1],
    side: k & 1 ? "short" : "long",
    dollars: amount2
  })).filter((part) => part.dollars >= 1).sort((a, b) => b.dollars - a.dollars);
}
function createTooltip(host, layers, views, state, signal) {
  const box = document.createElement("div");
  box.className = "liqwidget-tooltip";
  box.hidden = true;
  host.append(box);
  const { payload } = state().mixer;
  const index = byBucket(payload.bucket, payload.n_buckets);
  const step = Math.log(payload.high / payload.low) / payload.n_buckets;
  const show = (event) => {
    const outer = host.getBoundingClientRect();
    const x = event.clientX - outer.left;
    const y = event.clientY - outer.top;
    const inside = (layer) => {
      const { left, top, width, height } = layer.box();
      return x >= left && x <= left + width && y >= top && y <= top + height;
    };
    const over = inside(layers.heat) ? "heat" : inside(layers.map) ? "map" : null;
    box.hidden = true;
    if (!over) return;
    const frame = layers[over].box();
    const scale = views[over].frame;
    const at = scale.y_scale.invert(y - frame.top + scale.bbox.top);
    const bucket = Math.floor(Math.log(at / payload.low) / step);
    if (bucket < 0 || bucket >= payload.n_buckets) return;
    let column = payload.starts.length - 1;
    if (over === "heat") {
      const when = scale.x_scale.invert(x - frame.left + scale.bbox.left);
      while (column >= 0 && payload.starts[column] > when) column -= 1;
      if (column < 0 || when > payload.ends[column]) return;
    }
    fillIn(box, lines(bucket, column));
    box.hidden = false;
    const beyond = x + box.offsetWidth + 24 > host.clientWidth;
    box.style.left = `${beyond ? x - box.offsetWidth - 14 : x + 14}px`;
    box.style.top = `${Math.max(0, Math.min(y + 14, host.clientHeight - box.offsetHeight))}px`;
  };
  const lines = (bucket, column) => {
    const { mixer, controls } = state();
    const parts = cell(mixer, controls, index, bucket, column);
    const here = mixer.prices[bucket];
    const total = parts.reduce((sum, part) => sum + part.dollars, 0);
    return [
      `${price(here)}  ${percent(here / payload.price - 1)} from the last price`,
      time(payload.ends[column]),
      `${dollars(total)} would be force-closed here`,
      ...parts.slice(0, 8).map((p) => `${p.leverage}x ${p.side}: ${dollars(p.dollars)}`)
    ];
  };
  host.addEventListener("pointermove", show, { signal });
  host.addEventListener("pointerleave", () => {
    box.hidden = true;
  }, { signal });
}
function fillIn(box, lines) {
  box.replaceChildren(...lines.map((line) => {
    const row = document.createElement("div");
    row.textContent = line;
    return row;
  }));
}

// scene.js
async function createScene(Bokeh, json, packed, host, look, themes) {
  const payload = decode(await gunzip(packed));
  const stage = document.createElement("div");
  stage.className = "liqwidget-stage";
  host.append(stage);
  const figure = await embed(Bokeh, json, stage);
  const ending = new AbortController();
  const views = { heat: figure.view("heat"), map: figure.view("map") };
  const layers = { heat: createLayer(stage, views.heat), map: createLayer(stage, views.map) };
  const heat = createHeat(layers.heat, payload);
  const bars = createBars(layers.map, payload, (widest, most) => showScale(figure, widest, most));
  const mixer = createMixer(payload);
  let table = new Uint32Array();
  let graded = "";
  let last = new Float64Array();
  const redraw = [heat.draw, bars.draw];
  views.heat.repainted.connect(redraw[0]);
  views.map.repainted.connect(redraw[1]);
  const resized = new ResizeObserver(() => redraw.forEach((draw) => draw()));
  resized.observe(stage);
  createTooltip(stage, layers, views, () => ({ mixer, controls: look() }), ending.signal);
  const dress = () => {
    applyTheme(figure.model, themes);
    const colors = payload.tier_colors[isDark() ? "dark" : "light"];
    for (
      const side of
      /** @type {const} */
      ["long", "short"]
    ) {
      const key = figure.model(`key_${side}_source`);
      if (key) key.data = { ...key.data, color: colors[side] };
    }
  };
  dress();
  onTheme(() => {
    dress();
    bars.draw();
  }, ending.signal);
  const grade = ({ palette, colorScale, limit }) => {
    const name = `${palette} ${colorScale} ${limit}`;
    if (name === graded) return;
    table = colorTable(palette, colorScale);
    showGrade(figure, table, limit);
    graded = name;
  };
  return {
    mixer,
    get grid() {
      return mixer.grid;
    },
    paint(now, { fit = false } = {}) {
      const grid = mix(mixer, now);
      grade(now);
      heat.paint(grid, now.limit, table);
      last = profile(mixer, now, payload.starts.length - 1);
      bars.paint(last, fit);
    },
    totals() {
      const sides = [0, 0];
      last.forEach((value, i) => {
        sides[Math.floor(i / payload.n_buckets) & 1] += value;
      });
      return { long: sides[0], short: sides[1] };
    },
    picture: (lines) => compose(figure, stage, layers, lines),
    dispose() {
      ending.abort();
      resized.disconnect();
      views.heat.repainted.disconnect(redraw[0]);
      views.map.repainted.disconnect(redraw[1]);
      for (const layer of Object.values(layers)) layer.canvas.remove();
      figure.dispose();
      stage.remove();
    }
  };
}
function showGrade(figure, table, limit) {
  const mapper = figure.model("color_mapper");
  if (!mapper) return;
  const palette = Array.from({ length: 1024 }, (_, i) => {
    const pixel = table[Math.floor(i * (table.length - 1) / 1023)];
    const rgb = (pixel & 255) << 16 | pixel & 65280 | pixel >> 16 & 255;
    return `#${rgb.toString(16).padStart(6, "0")}`;
  });
  mapper.setv({ palette, low: 0, high: limit });
  const ticks = roundTicks(limit);
  const labels = new Map(ticks.map((tick) => (
    /** @type {[number, string]} */
    [tick, tick ? shortAmount(tick) : "0"]
  )));
  const bar = figure.model("color_bar");
  bar?.ticker.setv({ ticks });
  bar?.setv({ major_label_overrides: labels });
}
function showScale(figure, widest, most) {
  for (
    const [name, top] of
    /** @type {[string, number][]} */
    [["map_usd_axis", widest], ["map_cumulative_axis", most]]
  ) {
    const labels = /* @__PURE__ */ new Map(
      /** @type {[number, string][]} */
      [[0, "0"], [0.5, amount(top / 2)], [1, amount(top)]]
    );
    figure.model(name)?.setv({ major_label_overrides: labels });
  }
}
async function compose(figure, host, layers, lines) {
  const drawn = await figure.picture();
  const out = document.createElement("canvas");
  out.width = drawn.width;
  const size = Math.round(13 * drawn.width / 1200);
  out.height = drawn.height + Math.round(1.5 * size * (lines.length + 1));
  const context = (
    /** @type {CanvasRenderingContext2D} */
    out.getContext("2d")
  );
  const root = (
    /** @type {HTMLElement} */
    [...host.children].find((child) => child.shadowRoot) ?? host
  );
  const scale = drawn.width / root.getBoundingClientRect().width;
  const shift = root.getBoundingClientRect();
  const outer = host.getBoundingClientRect();
  context.fillStyle = isDark() ? "#111316" : "#ffffff";
  context.fillRect(0, 0, out.width, out.height);
  for (const layer of Object.values(layers)) {
    const { left, top, width, height } = layer.box();
    const x = (left - shift.left + outer.left) * scale;
    const y = (top - shift.top + outer.top) * scale;
    context.drawImage(layer.canvas, x, y, width * scale, height * scale);
  }
  context.drawImage(drawn, 0, 0);
  context.fillStyle = isDark() ? "#9aa4b0" : "#57606a";
  context.font = `${size}px system-ui, sans-serif`;
  lines.forEach((line, i) => context.fillText(line, size, drawn.height + 1.5 * size * (i + 1), out.width - 2 * size));
  return out;
}

// widget.js
var DRAFTED = (
  /** @type {const} */
  [
    "weights",
    "tiers",
    "funding_shift",
    "open_interest_scale",
    "palette",
    "color_scale",
    "color_limit"
  ]
);
var SUMMED = ["weights", "tiers", "funding_shift", "open_interest_scale"];
var SETTLE_MS = 120;
var KERNEL_MS = 15e3;
async function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  let draft = {};
  let base = model.get("weights");
  let ours = "";
  let fresh = true;
  let scene = null;
  let frame = 0;
  let timer = 0;
  let building = 0;
  const now = (name) => name in draft ? draft[name] : model.get(name);
  const look = () => ({
    weights: now("weights"),
    tiers: now("tiers"),
    fundingShift: now("funding_shift"),
    openInterestScale: now("open_interest_scale"),
    palette: now("palette"),
    colorScale: now("color_scale"),
    limit: now("color_limit")
  });
  const shown = () => ({
    ...look(),
    leverages: model.get("leverages"),
    maxOpenInterestScale: model.get("max_open_interest_scale"),
    window: model.get("window"),
    windows: model.get("windows"),
    presets: Object.keys(model.get("presets")),
    hasKernel: model.get("_has_kernel")
  });
  const paint = ({ fit = false } = {}) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (!scene) return;
      scene.paint(look(), { fit });
      controls.update(shown());
      say();
      write();
      el.dispatchEvent(new CustomEvent("liqwidget-painted", { bubbles: true }));
    });
  };
  const say = () => {
    const { long, short } = (
      /** @type {Scene} */
      scene.totals()
    );
    const live = !fresh || Object.keys(draft).length > 0 || !model.get("_has_kernel");
    const at = price(
      /** @type {Scene} */
      scene.mixer.payload.price
    );
    status.textContent = live ? `Price ${at} · longs ${dollars(long)} below and shorts ${dollars(short)} above are drawn · an estimate` : model.get("summary");
  };
  const send = () => {
    clearTimeout(timer);
    timer = 0;
    const news = Object.entries(draft).filter(
      ([name, value]) => JSON.stringify(model.get(
        /** @type {any} */
        name
      )) !== JSON.stringify(value)
    );
    if ("weights" in draft) ours = JSON.stringify(draft.weights);
    draft = {};
    for (const [name, value] of news) model.set(
      /** @type {any} */
      name,
      value
    );
    if (news.some(([name]) => SUMMED.includes(name))) fresh = false;
    if (news.length) model.save_changes();
    paint();
  };
  const settle = () => {
    clearTimeout(timer);
    timer = window.setTimeout(send, SETTLE_MS);
  };
  const change = (name, value) => {
    clearTimeout(timer);
    timer = 0;
    draft[name] = value;
    paint();
  };
  const fitColors = () => {
    if (!scene) return;
    scene.paint(look());
    change("color_limit", colorLimit(scene.grid));
    paint({ fit: true });
    settle();
  };
  const controls = createControls(shown(), {
    holdMix: () => {
      if (timer) send();
      const mix2 = now("weights");
      if (mix2.filter((w) => w > 0).length > 1) base = mix2;
    },
    moveTier: (tier, share) => change("weights", moveShare(base, tier, share)),
    draft: change,
    settle,
    preset: (name) => {
      base = model.get("presets")[name];
      change("weights", base);
      settle();
    },
    reset: () => {
      draft = structuredClone(model.get("_initial"));
      base = draft.weights;
      fitColors();
    },
    fitColors: () => fitColors(),
    savePicture: async () => {
      if (scene) download(await scene.picture(words()), "liquidation_map.png");
    },
    chooseWindow: (name) => {
      const before = model.get("window");
      status.textContent = "Computing in Python…";
      el.setAttribute("aria-busy", "true");
      model.set("window", name);
      model.save_changes();
      window.setTimeout(() => {
        if (!el.hasAttribute("aria-busy")) return;
        el.removeAttribute("aria-busy");
        model.set("window", before);
        controls.update(shown());
        status.textContent = "Python does not answer: another window needs a running kernel";
      }, KERNEL_MS);
    }
  }, signal);
  const figure = element("div", { class: "liqwidget-figure" });
  const status = element("output", { class: "liqwidget-status", role: "status", "aria-live": "polite" });
  const caption = element("div", { class: "liqwidget-caption" });
  const root = element(
    "div",
    { class: "liqwidget", role: "group", "aria-label": "Liquidation map" },
    controls.el,
    figure,
    status,
    caption
  );
  el.append(root);
  controls.update(shown());
  status.textContent = "Loading…";
  const build = async () => {
    const mine = ++building;
    try {
      const Bokeh = await loadBokeh(model);
      if (mine !== building || signal.aborted) return;
      scene?.dispose();
      scene = null;
      const made = await createScene(Bokeh, model.get("_figure"), model.get("_payload"), figure, look, model.get("_themes"));
      if (mine !== building || signal.aborted) {
        made.dispose();
        return;
      }
      scene = made;
      el.removeAttribute("aria-busy");
      paint({ fit: true });
    } catch (error) {
      status.textContent = `The map could not be drawn: ${error instanceof Error ? error.message : error}`;
      console.error(error);
    }
  };
  let stale = false;
  const rebuild = () => {
    if (stale) return;
    stale = true;
    queueMicrotask(() => {
      stale = false;
      void build();
    });
  };
  const follow = () => paint();
  const followMix = () => {
    if (JSON.stringify(model.get("weights")) !== ours) base = model.get("weights");
    paint();
  };
  const confirm = () => {
    fresh = true;
    paint();
  };
  const since = () => {
    const mix2 = model.get("leverages").map((leverage, k) => [leverage, 100 * now("weights")[k]]);
    const parts = mix2.filter(([, part]) => part >= 0.5).map(([leverage, part]) => `${leverage}x ${part.toFixed(0)} %`);
    const hidden = model.get("leverages").filter((_, k) => !now("tiers")[k]).map((leverage) => `${leverage}x`);
    const scale = now("open_interest_scale");
    const shift = 1e4 * now("funding_shift");
    return [
      `As dragged: mix ${parts.join(", ") || "unlevered"}`,
      Math.abs(shift) >= 0.05 ? `funding ${shift > 0 ? "+" : "−"}${Math.abs(shift).toFixed(1)} bp` : "",
      scale === 1 ? "" : `changes of open interest × ${scale.toFixed(2)}`,
      previewed(scale) ? "a preview, a few per cent off, until Python computes it" : "",
      hidden.length ? `not drawn: ${hidden.join(", ")}` : ""
    ].filter(Boolean).join("; ");
  };
  const previewed = (scale) => {
    const payload = scene?.mixer.payload;
    return payload && payload.bars_per_column > 1 && scale !== payload.open_interest_scale;
  };
  const words = () => [status.textContent ?? "", ...model.get("caption"), ...dragged() ? [since()] : []];
  const dragged = () => Object.keys(draft).length > 0 || !fresh || now("tiers").includes(false);
  const write = () => {
    const lines = dragged() ? [...model.get("caption"), since()] : model.get("caption");
    caption.replaceChildren(...lines.map((line) => element("div", {}, line)));
  };
  write();
  const listeners = [
    ...DRAFTED.map((name) => (
      /** @type {[string, () => void]} */
      [`change:${name}`, follow]
    )),
    ["change:weights", followMix],
    ["change:summary", confirm],
    ["change:caption", write],
    ["change:max_open_interest_scale", follow],
    ["change:_payload", rebuild],
    ["change:_figure", rebuild]
  ];
  for (const [name, listener] of listeners) model.on(
    /** @type {any} */
    name,
    listener
  );
  signal.addEventListener("abort", () => {
    for (const [name, listener] of listeners) model.off(
      /** @type {any} */
      name,
      listener
    );
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    scene?.dispose();
    scene = null;
    root.remove();
  });
  if (model.get("_has_kernel")) model.send({ type: "hello" });
  await build();
  return () => ending.abort();
}
function download(canvas, name) {
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
var widget_default = { render };
export {
  widget_default as default
};
