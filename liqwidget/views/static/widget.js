// controls/element.js
var FOCUSABLE = ["input", "select", "button"];
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  if (FOCUSABLE.includes(tag)) made.setAttribute("data-lm-suppress-shortcuts", "true");
  made.append(...children);
  return made;
}
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
function setAttribute(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}
function button(text, attributes, pressed, signal) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", pressed, { signal });
  return made;
}
function segments(label, name, options, chosen, signal) {
  const group = `liqwidget-${name}-${Math.random().toString(36).slice(2)}`;
  const el = element("div", { class: "liqwidget-segments", role: "radiogroup", "aria-label": label, "data-control": name });
  const offer = (offered) => {
    const key = JSON.stringify(offered);
    if (el.dataset.offered === key) return;
    el.dataset.offered = key;
    el.replaceChildren(...offered.map(([value, words]) => element(
      "label",
      {},
      element("input", { type: "radio", name: group, value }),
      element("span", {}, words)
    )));
  };
  offer(options);
  el.addEventListener("change", (event) => {
    chosen(
      /** @type {HTMLInputElement} */
      event.target.value
    );
  }, { signal });
  return {
    el,
    offer,
    /** @param {string} value @param {boolean} [disabled] */
    set(value, disabled = false) {
      for (const input of el.querySelectorAll("input")) {
        input.checked = input.value === value;
        input.disabled = disabled;
      }
    }
  };
}
function select(label, name, chosen, signal) {
  const input = element("select", { "data-control": name });
  const el = element("label", { class: "liqwidget-field" }, element("span", {}, label), input);
  input.addEventListener("change", () => chosen(input.value), { signal });
  return {
    el,
    input,
    /** @param {[string, string][]} offered @param {string} value @param {boolean} [disabled] */
    set(offered, value, disabled = false) {
      const key = JSON.stringify(offered);
      if (input.dataset.offered !== key) {
        input.dataset.offered = key;
        input.replaceChildren(...offered.map(([option, words]) => element("option", { value: option }, words)));
      }
      if (input.value !== value) input.value = value;
      input.disabled = disabled;
    }
  };
}
function slider({ label, name, spoken, range, moved, settled, usual }, signal) {
  const input = element("input", { type: "range", ...range, "aria-label": spoken, "data-control": name });
  const value = element("output", {});
  const back = button("↺", { class: "liqwidget-back", "aria-label": `${label}: back`, title: "Back" }, usual, signal);
  const el = element(
    "div",
    { class: "liqwidget-slider" },
    element("span", { class: "liqwidget-slider-label" }, label),
    value,
    back,
    input
  );
  input.addEventListener("input", () => moved(input.valueAsNumber), { signal });
  input.addEventListener("change", settled, { signal });
  return {
    el,
    input,
    /** @param {number} number @param {string} words @param {boolean} isUsual @param {boolean} [disabled] */
    set(number, words, isUsual, disabled = false) {
      if (Math.abs(input.valueAsNumber - number) > 1e-9) input.value = String(number);
      setText(value, words);
      setAttribute(input, "aria-valuetext", words);
      back.style.visibility = isUsual || disabled ? "hidden" : "visible";
      input.disabled = disabled;
    }
  };
}

// controls/compact.js
function createCompactHead({ model, store, signal }, savePicture) {
  const title = element("div", { class: "liqwidget-title" });
  const save = button("Save PNG", { title: "Save this picture as PNG" }, savePicture, signal);
  return {
    el: element("div", { class: "liqwidget-head" }, title, save),
    update() {
      setText(title, `${store.get("window")} · ${model.get("symbol")}`);
      save.setAttribute("aria-label", `Save the ${store.get("window")} map as PNG`);
    }
  };
}

// reading/format.js
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
var inUnit = (value, unit) => `${amount(value)} ${unit}`;
function duration(ms) {
  const hours = ms / 36e5;
  if (hours >= 48) return `${(hours / 24).toFixed(1)} days`;
  return hours >= 1 ? `${hours.toFixed(1)} h` : `${Math.round(60 * hours)} min`;
}
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

// reading/compared.js
var ROWS = 6;
var signed = (value) => Math.abs(value) < 0.5 ? "0" : `${value > 0 ? "+" : "−"}${amount(Math.abs(value))}`;
function mixWords({ weights, tiers, funding_shift, open_interest_scale, jump_share, jump_bars }, leverages) {
  const parts = leverages.map((leverage, k) => [leverage, 100 * weights[k]]).filter(([, part]) => part >= 0.5);
  const hidden = leverages.filter((_, k) => !tiers[k]);
  const bp = 1e4 * funding_shift;
  return [
    `mix ${parts.map(([leverage, part]) => `${leverage}x ${part.toFixed(0)} %`).join(", ") || "unlevered"}`,
    Math.abs(bp) >= 0.05 ? `funding ${bp > 0 ? "+" : "−"}${Math.abs(bp).toFixed(1)} bp` : "",
    open_interest_scale === 1 ? "" : `changes of open interest × ${open_interest_scale.toFixed(2)}`,
    jump_share ? `open interest +${(100 * jump_share).toFixed(0)} % over the last ${jump_bars} bars` : "",
    hidden.length ? `not drawn: ${hidden.map((leverage) => `${leverage}x`).join(", ")}` : ""
  ].filter(Boolean).join("; ");
}
function totalsWords(scene) {
  const { a, b } = scene.bothTotals();
  const side = scene.side();
  const one = ({ long, short }) => `longs ${dollars(long)} below and shorts ${dollars(short)} above`;
  if (side !== "A - B") return `${side}${side === "B" ? ", as kept" : ""}: ${one(side === "B" ? b : a)} are drawn`;
  const parts = [a.long - b.long, a.short - b.short];
  const same = parts.every((part) => Math.abs(part) < 5e-3 * Math.max(a.long, a.short, 1));
  return `A − B: longs ${signed(parts[0])} USD (A ${amount(a.long)}, B ${amount(b.long)}), shorts ${signed(parts[1])} USD (A ${amount(a.short)}, B ${amount(b.short)})${same ? ", in total the same" : ""}`;
}
function differenceReading(scene, bucket, column) {
  const { a, b } = scene.bothCells(bucket, column);
  const { leverages } = scene.mixer.payload;
  const apart = a.dollars - b.dollars;
  const tiers = leverages.flatMap((leverage, k) => (
    /** @type {[string, number, number][]} */
    [
      [`${leverage}x long`, a.long[k], b.long[k]],
      [`${leverage}x short`, a.short[k], b.short[k]]
    ]
  ));
  const some = tiers.filter(([, ofA, ofB]) => Math.max(ofA, ofB) >= 1).sort((x, y) => Math.abs(y[1] - y[2]) - Math.abs(x[1] - x[2]));
  const said = (value) => value >= 1 ? amount(value) : "0";
  return {
    head: [
      `${price(a.price)}  ${percent(a.price / scene.price() - 1)} from the last price`,
      time(a.time),
      Math.abs(apart) < 1 ? `A and B both have ${dollars(a.dollars)} here` : `${apart > 0 ? "A" : "B"} has ${dollars(Math.abs(apart))} more: A ${amount(a.dollars)}, B ${amount(b.dollars)}`
    ],
    columns: ["tier", "A", "B", "A − B"],
    rows: some.slice(0, ROWS).map(([name, ofA, ofB]) => [name, said(ofA), said(ofB), signed(ofA - ofB)]),
    foot: []
  };
}

// mixing/flows.js
var CERTAIN = 1 - 1e-12;
function columnFlows(payload, { open_interest_scale: scale, jump_share, jump_bars }) {
  const { n_columns, n_bars, bars_per_column, turnover, first_open_interest, first_bar, bars } = payload;
  const opened = new Float64Array(n_columns);
  const hazard = new Float64Array(n_columns);
  const openInterest = new Float64Array(n_columns);
  const jumping = Math.min(Math.max(jump_bars, 1), n_bars);
  const perBar = jump_share * payload.last_open_interest / jumping;
  const jumped = (n) => Math.max(0, n - (n_bars - jumping));
  for (let c = 0; c < n_columns; c++) {
    const jump = perBar * (jumped(first_bar[c] + bars[c]) - jumped(first_bar[c]));
    let opening = scale * payload.rise[c];
    let closing = scale * payload.fall[c];
    if (bars_per_column === 1) {
      const net = opening - closing + jump;
      opening = Math.max(net, 0);
      closing = Math.max(-net, 0);
    } else {
      opening += Math.max(jump, 0);
      closing += Math.max(-jump, 0);
    }
    const before = first_open_interest + scale * payload.before[c] + perBar * jumped(Math.max(first_bar[c], 1));
    const volume = payload.volume[c] + Math.abs(jump);
    const churn = before > 0 ? 0.5 * turnover * Math.max(volume - opening - closing, 0) : 0;
    opened[c] = (opening + churn) * payload.opens[c];
    hazard[c] = before > 0 ? Math.min((closing + churn) / before, CERTAIN) : 0;
    const change = scale * (payload.before[c] + payload.rise[c] - payload.fall[c]);
    openInterest[c] = Math.max(0, first_open_interest + change + perBar * jumped(first_bar[c] + bars[c]));
  }
  const atFirst = Math.max(0, first_open_interest + perBar * jumped(1));
  return { opened, hazard, openInterest, atFirst };
}
function fill(mixer, chosen) {
  const { payload, cumulated, decay, held, gone } = mixer;
  const { n_columns, speed, class_of_tier, bars_per_column, born, died, tier_side } = payload;
  const { opened, hazard, openInterest, atFirst } = columnFlows(payload, chosen);
  const packed = columnFlows(payload, payload);
  const seed = packed.atFirst > 0 ? atFirst / packed.atFirst : 1;
  for (let q = 0; q < speed.length; q++) {
    let total = 0;
    for (let c = 0; c < n_columns; c++) {
      const at = q * n_columns + c;
      let faded = -Math.log1p(-Math.min(speed[q] * hazard[c], CERTAIN));
      if (bars_per_column > 1) {
        faded = payload.fade[at] * (packed.hazard[c] > 0 ? hazard[c] / packed.hazard[c] : 1);
      }
      total += faded;
      cumulated[at] = total;
      decay[at] = Math.exp(-faded);
    }
  }
  for (let r = 0; r < born.length; r++) {
    const c = born[r];
    const share = tier_side[r] & 1 ? payload.short_share[c] : payload.long_share[c];
    const coins = payload.share[r] * (opened[c] * share + seed * payload.inventory[c]);
    const row = class_of_tier[tier_side[r] >> 1] * n_columns;
    held[r] = coins;
    gone[r] = died[r] < n_columns ? coins * Math.exp(cumulated[row + c] - cumulated[row + died[r]]) : 0;
  }
  mixer.openInterest = openInterest;
  mixer.filled = nameOf(chosen);
}
var nameOf = ({ open_interest_scale, jump_share, jump_bars }) => `${open_interest_scale} ${jump_share} ${jump_share ? jump_bars : 0}`;
var isPreview = (payload, chosen) => payload.bars_per_column > 1 && nameOf(chosen) !== nameOf(payload);

// controls/compare.js
var SHOWN = (
  /** @type {[string, string][]} */
  [["A", "A"], ["B", "B"], ["A - B", "A − B"]]
);
function compareGroup({ store, scene, signal, announce, paint }) {
  const choose = (values) => {
    store.draft(values);
    store.send();
  };
  const now = () => {
    const { weights, tiers, funding_shift, open_interest_scale, jump_share, jump_bars } = store.look();
    return structuredClone({ weights, tiers, funding_shift, open_interest_scale, jump_share, jump_bars });
  };
  const keep = button("", { "data-control": "keep" }, () => {
    choose({ baseline: now(), comparison: "A - B" });
    announce("Kept as B. The map shows A minus B: drag the mix.");
  }, signal);
  const swap = button("Swap A and B", { "data-control": "swap" }, () => {
    const b = store.get("baseline");
    if (!b) return;
    choose({ ...structuredClone(b), baseline: now() });
    announce("A and B are swapped.");
  }, signal);
  const leave = button("Stop comparing", { "data-control": "leave" }, () => {
    choose({ baseline: null, comparison: "A - B", difference_limit: null });
    paint({ fit: true });
    announce("The map shows A alone.");
  }, signal);
  const shown = segments("Show A, B or their difference", "comparison", SHOWN, (value) => {
    choose({ comparison: value });
    paint({ fit: true });
  }, signal);
  const field = element("div", { class: "liqwidget-field" }, element("span", {}, "Show"), shown.el);
  const note = element("div", { class: "liqwidget-note" });
  const words = () => {
    const b = store.get("baseline");
    if (store.get("blind")) return "The map is hidden: reveal it to compare.";
    if (!b) return "Keep the mix and the what-ifs of now as B, drag on, and see the difference.";
    const payload = scene()?.mixer.payload;
    const off = payload && isPreview(payload, b) && payload.bars_per_column > 1;
    const same = JSON.stringify(b) === JSON.stringify(now());
    return `B: ${mixWords(b, store.get("leverages"))}.${off ? " A preview of B, a few per cent off: widget.difference() is exact." : ""} ${same ? "A is the same still: drag the mix." : "Dragging changes A."}`;
  };
  return {
    name: "compare",
    title: "Compare",
    el: element(
      "div",
      { class: "liqwidget-stack liqwidget-compare" },
      element("div", { class: "liqwidget-field" }, keep, swap, leave),
      field,
      note
    ),
    state: () => !store.get("baseline") ? "off" : store.get("blind") ? "hidden" : SHOWN.find(([value]) => value === store.get("comparison"))?.[1] ?? "",
    update() {
      const on = Boolean(store.get("baseline"));
      const blind = store.get("blind");
      setText(keep, on ? "Keep A as B now" : "Keep as B");
      for (const control of [keep, swap, leave]) control.disabled = blind;
      swap.hidden = leave.hidden = field.hidden = !on;
      shown.set(store.get("comparison"), blind);
      setText(note, words());
    }
  };
}

// controls/head.js
function createHead({ model, store, signal }, act) {
  const alone = model.get("group") === "";
  const title = element("div", { class: "liqwidget-title" });
  const window2 = segments("Window", "window", [], (name) => store.wish({ window: name }), signal);
  const needs = element("span", { class: "liqwidget-note" });
  const el = element(
    "div",
    { class: "liqwidget-head" },
    title,
    ...alone ? [element("div", { class: "liqwidget-span" }, window2.el, needs)] : [],
    element(
      "div",
      { class: "liqwidget-actions" },
      button("Fit colors", { title: "Set the brightest color to what is drawn now" }, act.fitColors, signal),
      button("Reset", { title: "Back to how it started" }, act.reset, signal),
      ...alone ? [button("Save PNG", { title: "Save this picture as PNG" }, act.savePicture, signal)] : []
    )
  );
  return {
    el,
    update() {
      setText(title, model.get("headline"));
      window2.offer(model.get("windows").map((name) => [name, name]));
      window2.set(store.get("window"), !store.kernel.listens());
      setText(needs, store.kernel.state() === "none" ? "needs Python" : "");
    }
  };
}

// controls/look.js
var LAYERS = (
  /** @type {[string, string][]} */
  [
    ["candles", "Candles"],
    ["sweeps", "Swept levels"],
    ["curves", "Sums from price"]
  ]
);
var SCALES = (
  /** @type {[string, string][]} */
  [["linear", "linear"], ["sqrt", "square root"], ["log", "log"]]
);
var UNITS = (
  /** @type {[string, string][]} */
  [["USD", "USD"], ["coins", "coins"], ["% of OI", "% of OI"]]
);
var PALETTES = (
  /** @type {[string, string][]} */
  ["inferno", "viridis", "cividis"].map((name) => [name, name])
);
var MANY = 0.02;
function lookGroup({ store, signal, scene }) {
  const choose = (values) => {
    store.draft(values);
    store.settle();
  };
  const palette = select("Palette", "palette", (name) => choose({ palette: name }), signal);
  const scale = segments("Color scale", "scale", SCALES, (name) => choose({ color_scale: name }), signal);
  const unit = segments("Unit", "unit", UNITS, (name) => choose({ unit: name }), signal);
  const threshold = slider({
    label: "Hide below",
    name: "threshold",
    spoken: "Percentile of what is drawn below which the heat stays dark",
    range: { min: 0, max: 99, step: 1 },
    moved: (per_cent) => store.draft({ threshold: per_cent }),
    settled: () => store.settle(),
    usual: () => choose({ threshold: 0 })
  }, signal);
  const note = element("div", { class: "liqwidget-note", "data-note": "colors" });
  const boxes = LAYERS.map(([name, words2]) => {
    const box = element("input", { type: "checkbox", "data-layer-box": name });
    box.addEventListener("change", () => {
      const others = store.get("layers").filter((layer) => layer !== name);
      choose({ layers: box.checked ? [...others, name] : others });
    }, { signal });
    return { name, box, el: element("label", { class: "liqwidget-check" }, box, words2) };
  });
  const field = (label, control) => element("div", { class: "liqwidget-field" }, element("span", {}, label), control);
  const el = element(
    "div",
    { class: "liqwidget-look" },
    element("div", { class: "liqwidget-stack" }, palette.el, field("Scale", scale.el), field("Unit", unit.el)),
    element("div", { class: "liqwidget-stack" }, threshold.el, note),
    element("div", { class: "liqwidget-stack", role: "group", "aria-label": "Layers" }, ...boxes.map((one) => one.el))
  );
  const words = () => {
    const below = store.get("threshold");
    const shown = scene();
    return store.get("blind") && below > 0 ? `${below.toFixed(0)} %` : below > 0 && shown ? `${below.toFixed(0)} %: ${inUnit(shown.floor(), store.get("unit"))}` : "nothing";
  };
  return {
    name: "look",
    title: "Colors and layers",
    el,
    state: () => `${store.get("palette")}, ${SCALES.find(([name]) => name === store.get("color_scale"))?.[1]}, ${store.get("unit")}`,
    update() {
      const shown = scene();
      palette.set(PALETTES, store.get("palette"), shown?.side() === "A - B");
      scale.set(store.get("color_scale"));
      unit.set(store.get("unit"));
      threshold.set(store.get("threshold"), words(), store.get("threshold") === 0);
      if (shown) {
        const limit = inUnit(shown.limit(), store.get("unit"));
        const beyond = shown.clipped() > MANY ? `; ${(100 * shown.clipped()).toFixed(0)} % of cells are beyond it: Fit colors` : "";
        setText(note, `Brightest color from ${shown.side() === "A - B" ? "±" : ""}${limit} per bucket. It stays while you drag${beyond}.`);
      }
      for (const { name, box } of boxes) box.checked = store.get("layers").includes(name);
    }
  };
}

// controls/marks.js
function marksGroup({ store, signal, announce }) {
  const choose = (values) => {
    store.draft(values);
    store.send();
  };
  const hide = button("", { "data-control": "blind" }, () => {
    const blind = !store.get("blind");
    choose({ blind });
    announce(blind ? "The map is hidden." : "The map is shown.");
  }, signal);
  const clear = button("Remove all marks", { "data-control": "clear-marks" }, () => choose({ marks: [] }), signal);
  const list = element("ol", { class: "liqwidget-marks", "aria-label": "Marks" });
  const note = element("div", { class: "liqwidget-note" });
  const el = element(
    "div",
    { class: "liqwidget-stack" },
    element("div", { class: "liqwidget-field" }, hide, clear),
    note,
    list
  );
  let listed = "";
  return {
    name: "marks",
    title: "Blind reading",
    el,
    state() {
      const { length } = store.get("marks");
      const marked = length === 1 ? "1 mark" : `${length} marks`;
      return store.get("blind") ? `map hidden, ${marked}` : length ? marked : "off";
    },
    update() {
      const marks = store.get("marks");
      const blind = store.get("blind");
      setText(hide, blind ? "Reveal the map" : "Hide the map");
      clear.hidden = marks.length === 0;
      setText(note, blind ? "Click where you expect a cluster, or press Enter on the map's cursor. The same price again removes its mark." : "Hide the map, mark where you expect clusters, then reveal it.");
      const now = JSON.stringify(marks);
      if (now === listed) return;
      listed = now;
      list.replaceChildren(...marks.map((mark) => element(
        "li",
        {},
        price(mark),
        button("×", { class: "liqwidget-small", "aria-label": `Remove the mark at ${price(mark)}` }, () => {
          choose({ marks: store.get("marks").filter((other) => other !== mark) });
        }, signal)
      )));
    }
  };
}

// mixing/shares.js
var NOTHING = 1e-12;
var sum = (values) => values.reduce((total, value) => total + value, 0);
function shares(weights) {
  const total = sum(weights);
  return weights.map((w) => total > 0 ? w / total : 0);
}
function moveShare(weights, tier, share, locked = []) {
  return drawShares(weights, /* @__PURE__ */ new Map([[tier, share]]), tier, locked);
}
function drawShares(weights, drawn, latest, locked = []) {
  const total = sum(weights) || 1;
  const of = weights.map((w) => w / total);
  const tiers = weights.map((_, k) => k);
  const free = tiers.filter((k) => !locked[k] && !drawn.has(k));
  const before = tiers.filter((k) => !locked[k] && drawn.has(k) && k !== latest);
  const kept = sum(tiers.filter((k) => locked[k] && k !== latest).map((k) => of[k]));
  const open = 1 - kept;
  let share = Math.min(Math.max(drawn.get(latest) ?? 0, 0), open);
  const passed = before.map((k) => drawn.get(k) ?? 0);
  if (!free.length && !(sum(passed) > NOTHING)) {
    if (!before.length) share = open;
  }
  const rest = open - share;
  const givers = sum(passed);
  const toPassed = free.length ? Math.min(givers, rest) : rest;
  const moved = of.slice();
  moved[latest] = share;
  spread(moved, before, passed, toPassed);
  spread(moved, free, free.map((k) => of[k]), rest - toPassed);
  return moved.map((part) => Math.max(part, 0) * total);
}
function spread(moved, tiers, proportions, amount2) {
  const whole = sum(proportions);
  tiers.forEach((k, i) => {
    moved[k] = whole > NOTHING ? amount2 * proportions[i] / whole : amount2 / tiers.length;
  });
}

// figure/theme.js
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

// controls/pen.js
var SLACK = 5;
function createPen(row, bars, signal) {
  let pen = null;
  const nearest = ({ clientX }, rects) => {
    const far = (r) => Math.abs(clientX - (r.left + r.right) / 2);
    return rects.reduce((best, rect, k) => far(rect) < far(rects[best]) ? k : best, 0);
  };
  const share = (y, rect) => Math.min(Math.max(bars.top() * (rect.bottom - y) / rect.height, 0), 1);
  const draw = (event) => {
    if (!pen) return;
    const { rects, stroke } = pen;
    let next = nearest(event, rects);
    const { left, right } = rects[next];
    const inside = event.clientX > left + SLACK && event.clientX < right - SLACK;
    if (next !== pen.tier && !inside) next = pen.tier;
    const step = Math.sign(next - pen.tier);
    for (let k = pen.tier + step; step && k !== next; k += step) {
      const y = pen.y + (event.clientY - pen.y) * (k - pen.tier) / (next - pen.tier);
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
    const tier = tracks.findIndex((track) => track.contains(
      /** @type {Node} */
      event.target
    ));
    if (tier < 0 || event.button) return;
    event.preventDefault();
    tracks[tier].querySelector("input")?.focus({ preventScroll: true });
    row.setPointerCapture(event.pointerId);
    pen = { rects: tracks.map((track) => track.getBoundingClientRect()), stroke: /* @__PURE__ */ new Map(), tier, y: event.clientY };
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

// controls/mix.js
var HALF = 0.5;
function mixGroup(context) {
  const { model, store, signal } = context;
  let base = store.get("weights");
  let top = 1;
  let drawing = false;
  let columns = [];
  let built = "";
  const row = element("div", { class: "liqwidget-tiers" });
  const topText = element("span", { class: "liqwidget-top" });
  const hold = () => {
    const mix2 = store.get("weights");
    if (mix2.filter((w) => w > 0).length > 1) base = mix2;
  };
  const move = (tier, share) => store.draft({ weights: moveShare(base, tier, share, store.get("locked")) });
  const flags = (name, values) => {
    store.draft({ [name]: values });
    store.settle();
  };
  const toggled2 = (values, tier) => values.map((v, k) => k === tier ? !v : v);
  const solo = (tier) => {
    const drawn = store.get("tiers");
    const alone = drawn[tier] && drawn.filter(Boolean).length === 1;
    flags("tiers", drawn.map((_, k) => alone || k === tier));
  };
  const tierColumn = (leverage, tier) => {
    const name = `${leverage}x`;
    const input = element("input", {
      type: "range",
      min: 0,
      max: 100,
      step: 1,
      class: "liqwidget-tier-slider",
      "aria-label": `Share opened at ${leverage} times leverage, per cent`,
      "data-tier": leverage
    });
    const number = element("input", {
      type: "number",
      min: 0,
      max: 100,
      step: "any",
      class: "liqwidget-share",
      "data-share": leverage,
      "aria-label": `Share opened at ${leverage} times leverage, per cent, as a number`
    });
    const bar = element("div", { class: "liqwidget-bar", "aria-hidden": "true" });
    const track = element("div", { class: "liqwidget-track" }, bar, input);
    input.addEventListener("focus", hold, { signal });
    input.addEventListener("input", () => move(tier, input.valueAsNumber / 100), { signal });
    input.addEventListener("change", () => store.settle(), { signal });
    number.addEventListener("focus", hold, { signal });
    number.addEventListener("change", () => {
      if (Number.isFinite(number.valueAsNumber)) move(tier, number.valueAsNumber / 100);
      number.value = "";
      store.settle();
    }, { signal });
    const drawn = button(name, { class: "liqwidget-tier-name", title: `Draw the ${name} tier, or hide it` }, () => flags("tiers", toggled2(store.get("tiers"), tier)), signal);
    const only = button("solo", { class: "liqwidget-small", "aria-label": `Only ${name}`, title: `Draw only the ${name} tier` }, () => solo(tier), signal);
    const lock = button("lock", { class: "liqwidget-small", "aria-label": `Lock ${name}`, title: `Keep the share of ${name} while others move` }, () => flags("locked", toggled2(store.get("locked"), tier)), signal);
    const el2 = element("div", { class: "liqwidget-tier" }, number, track, drawn, only, lock);
    return { el: el2, track, bar, input, number, drawn, only, lock };
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
    }
  }, signal);
  const presets = element("select", { "aria-label": "Leverage mix preset", "data-control": "preset" });
  presets.addEventListener("change", () => {
    const mix2 = presets.value === "start" ? model.get("_initial").weights : model.get("presets")[presets.value.slice(1)];
    presets.value = "";
    if (!mix2) return;
    base = mix2;
    store.draft({ weights: mix2 });
    store.settle();
  }, { signal });
  const all = button("Draw all", { title: "Draw every tier again" }, () => flags("tiers", store.get("tiers").map(() => true)), signal);
  const unlock = button("Unlock all", {}, () => flags("locked", store.get("locked").map(() => false)), signal);
  const unlevered = element("span", { class: "liqwidget-note" });
  const el = element(
    "div",
    { class: "liqwidget-mix" },
    element("div", { class: "liqwidget-mix-bars" }, topText, row),
    element(
      "div",
      { class: "liqwidget-mix-side" },
      presets,
      all,
      unlock,
      unlevered,
      element("span", { class: "liqwidget-note liqwidget-hint" }, "Drag a bar, or draw across them.")
    )
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
      element("option", { value: "" }, "Presets…"),
      element("option", { value: "start" }, "As at the start"),
      ...names.map((name) => element("option", { value: `=${name}` }, name))
    );
  };
  return {
    name: "mix",
    title: "Leverage mix",
    el,
    state() {
      const parts = shares(store.get("weights"));
      const most = parts.indexOf(Math.max(...parts));
      const hidden = store.get("tiers").filter((drawn) => !drawn).length;
      const words = sum(parts) > 0 ? `mostly ${model.get("leverages")[most]}x (${(100 * parts[most]).toFixed(0)} %)` : "unlevered";
      return hidden ? `${words}, ${hidden} hidden` : words;
    },
    update() {
      build();
      const mix2 = store.get("weights");
      const parts = shares(mix2);
      if (!drawing && !store.isDrafting() && !store.isOurs("weights")) base = mix2;
      if (!drawing) top = Math.max(...parts) > 0.9 * HALF ? 1 : HALF;
      setText(topText, `${100 * top} %`);
      const colors = context.scene()?.mixer.payload.tier_colors[isDark() ? "dark" : "light"];
      const [drawn, locked] = [store.get("tiers"), store.get("locked")];
      columns.forEach((column, tier) => {
        const per_cent = 100 * parts[tier];
        if (Math.abs(column.input.valueAsNumber - per_cent) >= 0.5) column.input.value = String(Math.round(per_cent));
        setAttribute(column.input, "aria-valuetext", `${per_cent.toFixed(1)} per cent${locked[tier] ? ", locked" : ""}`);
        column.input.disabled = locked[tier];
        column.number.disabled = locked[tier];
        const text = per_cent.toFixed(per_cent > 0 && per_cent < 9.95 ? 1 : 0);
        if (document.activeElement !== column.number || column.number.value === "") column.number.value = text;
        column.bar.style.height = `${Math.min(100, 100 * parts[tier] / top)}%`;
        const fill2 = colors ? `linear-gradient(90deg, ${colors.long[tier]} 50%, ${colors.short[tier]} 50%)` : "";
        if (column.bar.dataset.fill !== fill2) column.bar.style.background = column.bar.dataset.fill = fill2;
        column.el.classList.toggle("liqwidget-off", !drawn[tier]);
        column.el.classList.toggle("liqwidget-locked", locked[tier]);
        setAttribute(column.drawn, "aria-pressed", String(drawn[tier]));
        setAttribute(column.only, "aria-pressed", String(drawn[tier] && drawn.filter(Boolean).length === 1));
        setAttribute(column.lock, "aria-pressed", String(locked[tier]));
      });
      all.hidden = !drawn.includes(false);
      unlock.hidden = !locked.includes(true);
      const rest = 100 * (1 - sum(mix2));
      setText(unlevered, rest >= 0.05 ? `+ ${rest.toFixed(1)} % unlevered` : "");
    }
  };
}

// controls/model.js
var ENTRIES = (
  /** @type {[string, string][]} */
  [
    ["auto", "usual for the bar"],
    ["path", "along the bar's path"],
    ["close", "at the close"],
    ["hlc3", "at (high + low + close) / 3"]
  ]
);
var SIDES = (
  /** @type {[string, string][]} */
  [["both", "both sides"], ["aggressor", "by color of the bar"]]
);
function modelGroup({ model, store, signal }) {
  const wish = store.wish;
  const symbol = select("Market", "symbol", (value) => wish({ symbol: value }), signal);
  const venue = select("Venue", "venue", (value) => wish({ venue: value }), signal);
  const frame = select("Bars", "time-frame", (value) => wish({ time_frame: value }), signal);
  const entry = select("Entries", "entry", (value) => wish({ entry: value }), signal);
  const side = segments("Side rule", "side-rule", SIDES, (value) => wish({ side_rule: value }), signal);
  let held = {};
  const released = (name, value) => () => {
    if (!(name in held)) return;
    const chosen = value(held[name]);
    held = {};
    wish({ [name]: chosen });
  };
  const hold = (name, value) => {
    held = { [name]: value };
    group.update();
  };
  const turnover = slider({
    label: "Turnover",
    name: "turnover",
    spoken: "Share of volume that is positions changing hands, per cent",
    range: { min: 0, max: 50, step: 1 },
    moved: (v) => hold("turnover", v),
    settled: released("turnover", (v) => v / 100),
    usual: () => wish({ turnover: 0.1 })
  }, signal);
  const holding = slider({
    label: "Higher leverage closes sooner",
    name: "holding",
    spoken: "Exponent of leverage in how soon positions close",
    range: { min: 0, max: 1.5, step: 0.1 },
    moved: (v) => hold("holding_exponent", v),
    settled: released("holding_exponent", (v) => v),
    usual: () => wish({ holding_exponent: 0.5 })
  }, signal);
  const margin = slider({
    label: "Maintenance margin",
    name: "maintenance",
    spoken: "Maintenance margin instead of the venue's, per cent of notional",
    range: { min: 0, max: 3, step: 0.05 },
    moved: (v) => hold("maintenance_margin", v),
    settled: released("maintenance_margin", (v) => v > 0 ? v / 100 : null),
    usual: () => wish({ maintenance_margin: null })
  }, signal);
  const needs = element("div", { class: "liqwidget-note", "data-note": "python" });
  const el = element(
    "div",
    { class: "liqwidget-model" },
    element("div", { class: "liqwidget-stack" }, symbol.el, venue.el, frame.el),
    element("div", { class: "liqwidget-stack" }, entry.el, element("div", { class: "liqwidget-field" }, element("span", {}, "Sides"), side.el), needs),
    element("div", { class: "liqwidget-sliders" }, turnover.el, holding.el, margin.el)
  );
  const NOTES2 = {
    none: "These need Python: open the notebook to change them.",
    silent: "Python does not answer: these wait for a running kernel.",
    ready: "Computed in Python when released.",
    busy: "Computed in Python when released."
  };
  const group = {
    name: "model",
    title: "Model",
    el,
    state: () => {
      const where = model.get("venues")[store.get("venue")] ?? store.get("venue");
      return `${where}, ${store.get("time_frame")} bars${store.kernel.state() === "none" ? " · needs Python" : ""}`;
    },
    update() {
      const off = !store.kernel.listens();
      const own = (names) => (
        /** @type {[string, string][]} */
        names.map((name) => [name, name])
      );
      symbol.el.hidden = model.get("symbols").length < 2;
      symbol.set(own(model.get("symbols")), store.get("symbol"), off);
      venue.set(Object.entries(model.get("venues")), store.get("venue"), off);
      frame.set(own(model.get("time_frames")), store.get("time_frame"), off || model.get("time_frames").length < 2);
      entry.set(ENTRIES, store.get("entry"), off);
      side.set(store.get("side_rule"), off);
      const at = held.turnover ?? 100 * store.get("turnover");
      turnover.set(at, `${at.toFixed(0)} % of volume`, Math.abs(at - 10) < 1e-9, off);
      const power = held.holding_exponent ?? store.get("holding_exponent");
      holding.set(power, power === 0 ? "no" : `leverage ^ ${power.toFixed(1)}`, power === 0.5, off);
      const rate = held.maintenance_margin ?? 100 * (store.get("maintenance_margin") ?? 0);
      margin.set(rate, rate === 0 ? "the venue's" : `${rate.toFixed(2)} %`, rate === 0, off);
      setText(needs, NOTES2[store.kernel.state()]);
    }
  };
  return group;
}

// reading/replay.js
function closeBefore({ time: time2, close }, end, otherwise) {
  let found = otherwise;
  for (let i = 0; i < time2.length && time2[i] < end; i++) found = close[i];
  return found;
}
var columnAfter = (from, elapsed, speed, last) => Math.min(last, from + Math.floor(elapsed * speed / 1e3));

// controls/replay.js
var SPEEDS = (
  /** @type {[string, string][]} */
  ["5", "15", "40"].map((speed) => [speed, `${speed} bars/s`])
);
function replayGroup({ store, scene, signal }) {
  const still = globalThis.matchMedia("(prefers-reduced-motion: reduce)");
  let speed = "15";
  let frame = 0;
  const last = () => (scene()?.mixer.payload.starts.length ?? 1) - 1;
  const shown = () => store.get("bar") < 0 ? last() : Math.min(store.get("bar"), last());
  const show = (column) => store.draft({ bar: column >= last() ? -1 : column });
  const stop = () => {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    store.settle();
  };
  const start = () => {
    const from = shown() === last() ? 0 : shown();
    show(from);
    let began = 0;
    const step = (now) => {
      began ||= now;
      const column = columnAfter(from, now - began, Number(speed), last());
      if (column !== shown()) show(column);
      if (column >= last()) stop();
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };
  const play = button("", { "data-control": "play" }, () => {
    if (frame) stop();
    else if (still.matches) {
      show(shown() === last() ? 0 : shown() + 1);
      store.settle();
    } else start();
    group.update();
  }, signal);
  const rate = segments("Speed of the replay", "speed", SPEEDS, (value) => {
    const playing = frame !== 0;
    stop();
    speed = value;
    if (playing) start();
  }, signal);
  const cursor = slider({
    label: "Shown up to",
    name: "bar",
    spoken: "Last bar shown",
    range: { min: 0, max: 1, step: 1 },
    moved: (column) => {
      stop();
      show(column);
    },
    settled: () => store.settle(),
    usual: () => {
      stop();
      store.draft({ bar: -1 });
      store.settle();
    }
  }, signal);
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));
  const when = () => {
    const shownScene = scene();
    return shownScene ? time(shownScene.mixer.payload.ends[shown()]) : "";
  };
  const group = {
    name: "replay",
    title: "Replay",
    el: element("div", { class: "liqwidget-stack" }, cursor.el, element("div", { class: "liqwidget-field" }, play, rate.el)),
    state: () => store.get("bar") < 0 ? "to the last bar" : `to ${when()}`,
    update() {
      cursor.input.max = String(last());
      cursor.set(shown(), when(), shown() === last());
      setText(play, frame ? "Pause" : still.matches ? "Next bar" : "Play");
      rate.el.hidden = still.matches;
      rate.set(speed);
    }
  };
  return group;
}

// controls/what_if.js
var signed2 = (value, digits) => `${value > 0 ? "+" : "−"}${Math.abs(value).toFixed(digits)}`;
function whatIfGroup({ store, signal }) {
  const settled = () => store.settle();
  const back = (values) => () => {
    store.draft(values);
    store.settle();
  };
  const funding = slider({
    label: "Funding",
    name: "funding",
    spoken: "Funding shift, basis points per 8 hours",
    range: { min: -10, max: 10, step: 0.1 },
    moved: (bp) => store.draft({ funding_shift: bp / 1e4 }),
    settled,
    usual: back({ funding_shift: 0 })
  }, signal);
  const scale = slider({
    label: "Open interest changes",
    name: "open-interest",
    spoken: "Changes of open interest, times",
    range: { min: 0, max: 3, step: 0.05 },
    moved: (times) => store.draft({ open_interest_scale: times }),
    settled,
    usual: back({ open_interest_scale: 1 })
  }, signal);
  const jump = slider({
    label: "Open interest jump",
    name: "jump",
    spoken: "Rise of open interest over the last bars, per cent",
    range: { min: 0, max: 100, step: 1 },
    moved: (per_cent) => store.draft({ jump_share: per_cent / 100 }),
    settled,
    usual: back({ jump_share: 0 })
  }, signal);
  const bars = element("input", { type: "number", min: 1, max: 9999, step: 1, "data-control": "jump-bars", "aria-label": "Bars that the jump is spread over" });
  bars.addEventListener("change", () => {
    const n = Math.round(bars.valueAsNumber);
    if (n >= 1) store.draft({ jump_bars: n });
    else bars.value = String(store.get("jump_bars"));
    store.settle();
  }, { signal });
  const fundingWords = () => {
    const bp = 1e4 * store.get("funding_shift");
    return Math.abs(bp) < 0.05 ? "as recorded" : `${signed2(bp, 1)} bp per 8 h`;
  };
  const el = element(
    "div",
    { class: "liqwidget-sliders" },
    funding.el,
    scale.el,
    jump.el,
    element("label", { class: "liqwidget-field" }, element("span", {}, "over the last"), bars, element("span", {}, "bars"))
  );
  return {
    name: "what-if",
    title: "What if",
    el,
    state() {
      const [times, share] = [store.get("open_interest_scale"), store.get("jump_share")];
      const parts = [
        fundingWords() === "as recorded" ? "" : `funding ${fundingWords()}`,
        times === 1 ? "" : `changes × ${times.toFixed(2)}`,
        share ? `jump +${(100 * share).toFixed(0)} %` : ""
      ].filter(Boolean);
      return parts.join(", ") || "as recorded";
    },
    update() {
      const bp = 1e4 * store.get("funding_shift");
      funding.set(bp, fundingWords(), Math.abs(bp) < 0.05);
      const times = store.get("open_interest_scale");
      scale.input.max = String(store.get("max_open_interest_scale"));
      scale.set(times, `× ${times.toFixed(2)}`, times === 1);
      const share = store.get("jump_share");
      jump.set(100 * share, share ? `+${(100 * share).toFixed(0)} %` : "none", share === 0);
      if (document.activeElement !== bars) bars.value = String(store.get("jump_bars"));
    }
  };
}

// controls/deck.js
var GROUPS = [mixGroup, whatIfGroup, compareGroup, lookGroup, replayGroup, marksGroup, modelGroup];
var OPEN_FIRST = ["mix"];
function createDeck(context, act) {
  const head = createHead(context, act);
  const tabs = element("div", { class: "liqwidget-tabs" });
  const panels = element("div", { class: "liqwidget-panels" });
  const offered = context.model.get("group") === "" ? GROUPS : GROUPS.filter((create) => create !== replayGroup);
  const groups2 = offered.map((create) => (
    /** @type {Group} */
    create(context)
  ));
  const parts = groups2.map((group) => {
    const id = `liqwidget-panel-${Math.random().toString(36).slice(2)}`;
    const said = element("span", { class: "liqwidget-tab-state" });
    const tab = button("", { class: "liqwidget-tab", "aria-controls": id, "data-group": group.name }, () => open(panel.hidden), context.signal);
    tab.append(element("span", { class: "liqwidget-tab-title" }, group.title), said);
    const panel = element("section", { id, class: "liqwidget-panel", "data-group": group.name, "aria-label": group.title }, group.el);
    const open = (isOpen) => {
      panel.hidden = !isOpen;
      setAttribute(tab, "aria-expanded", String(isOpen));
    };
    open(OPEN_FIRST.includes(group.name));
    tabs.append(tab);
    panels.append(panel);
    return { group, said };
  });
  return {
    el: element("div", { class: "liqwidget-deck" }, head.el, tabs, panels),
    update() {
      head.update();
      for (const { group, said } of parts) {
        group.update();
        setText(said, group.state());
      }
    }
  };
}

// mixing/payload.js
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

// figure/bokeh.js
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
    grid: () => root.model.children?.[0] ?? null,
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

// figure/picture.js
async function compose(figure, stage, layers, title, lines) {
  const drawn = await figure.picture();
  const root = (
    /** @type {HTMLElement} */
    [...stage.children].find((child) => child.shadowRoot) ?? stage
  );
  const box = root.getBoundingClientRect();
  const outer = stage.getBoundingClientRect();
  const scale = drawn.width / box.width;
  const size = Math.round(13 * drawn.width / 1200);
  const head = 2 * size;
  const out = document.createElement("canvas");
  out.width = drawn.width;
  out.height = head + drawn.height + Math.round(1.5 * size * (lines.length + 1));
  const context = (
    /** @type {CanvasRenderingContext2D} */
    out.getContext("2d")
  );
  const place = (layer) => {
    const { left, top, width, height } = layer.box();
    const x = (left - box.left + outer.left) * scale;
    const y = head + (top - box.top + outer.top) * scale;
    context.drawImage(layer.canvas, x, y, width * scale, height * scale);
  };
  const [paper2, ink, soft] = isDark() ? ["#111316", "#d8dce2", "#9aa4b0"] : ["#ffffff", "#1f2328", "#57606a"];
  context.fillStyle = paper2;
  context.fillRect(0, 0, out.width, out.height);
  context.fillStyle = ink;
  context.font = `600 ${Math.round(1.15 * size)}px system-ui, sans-serif`;
  context.fillText(title, size, 1.5 * size, out.width - 2 * size);
  layers.under.forEach(place);
  context.drawImage(drawn, 0, head);
  layers.over.forEach(place);
  context.fillStyle = soft;
  context.font = `${size}px system-ui, sans-serif`;
  lines.forEach((line, i) => {
    context.fillText(line, size, head + drawn.height + 1.5 * size * (i + 1), out.width - 2 * size);
  });
  return out;
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

// mixing/profile.js
function profile(mixer, chosen, column) {
  const { payload, prices } = mixer;
  const { n_buckets, leverages, first, born, bucket, tier_side } = payload;
  const stacked = new Float64Array(2 * leverages.length * n_buckets);
  for (let r = 0; r < born.length; r++) {
    const coins = aliveCoins(mixer, chosen, r, column + first);
    if (coins > 0) stacked[tier_side[r] * n_buckets + bucket[r]] += coins * prices[bucket[r]];
  }
  return stacked;
}
function aliveCoins(mixer, chosen, r, column) {
  const { n_columns, born, died, tier_side, class_of_tier } = mixer.payload;
  const tier = tier_side[r] >> 1;
  if (born[r] > column || died[r] <= column || !chosen.tiers[tier]) return 0;
  const row = class_of_tier[tier] * n_columns;
  const left = Math.exp(mixer.cumulated[row + born[r]] - mixer.cumulated[row + column]);
  return mixer.sideWeights[tier_side[r] * n_columns + born[r]] * mixer.held[r] * left;
}

// mixing/cells.js
function byBucket(bucket, n_buckets) {
  const start = new Uint32Array(n_buckets + 1);
  for (const b of bucket) start[b + 1] += 1;
  for (let b = 0; b < n_buckets; b++) start[b + 1] += start[b];
  const at = start.slice();
  const runs = new Uint32Array(bucket.length);
  for (let r = 0; r < bucket.length; r++) runs[at[bucket[r]]++] = r;
  return { start, runs };
}
function endOf({ first, starts, ends }, column) {
  if (column >= first) return ends[column - first];
  return starts[0] - (first - 1 - column) * (ends[0] - starts[0]);
}
function cell(mixer, chosen, index, bucket, column) {
  const { payload, prices } = mixer;
  const { leverages, first, tier_side, born, bars } = payload;
  const sides = [new Float64Array(leverages.length), new Float64Array(leverages.length)];
  const now = payload.ends[column];
  let dollars2 = 0;
  let aged = 0;
  let age = 0;
  for (let i = index.start[bucket]; i < index.start[bucket + 1]; i++) {
    const r = index.runs[i];
    const amount2 = aliveCoins(mixer, chosen, r, column + first) * prices[bucket];
    if (!(amount2 > 0)) continue;
    sides[tier_side[r] & 1][tier_side[r] >> 1] += amount2;
    dollars2 += amount2;
    if (bars[born[r]] === 0) continue;
    aged += amount2;
    age += amount2 * (now - endOf(payload, born[r]));
  }
  return {
    bucket,
    column,
    price: prices[bucket],
    time: now,
    dollars: dollars2,
    long: sides[0],
    short: sides[1],
    age: aged > 0 ? age / aged : NaN,
    older: dollars2 > 0 ? 1 - aged / dollars2 : 0
  };
}
function bucketOf({ low, high, n_buckets }, price2) {
  const bucket = Math.floor(Math.log(price2 / low) / Math.log(high / low) * n_buckets);
  return bucket >= 0 && bucket < n_buckets ? bucket : -1;
}
function columnOf({ starts, ends }, time2) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (starts[middle] <= time2) low = middle + 1;
    else high = middle;
  }
  return low > 0 && time2 < ends[low - 1] ? low - 1 : -1;
}

// mixing/mixer.js
function createMixer(payload) {
  const { n_buckets, n_columns, first, low, high, leverages, speed, class_of_tier, born, bucket, tier_side } = payload;
  const step = Math.log(high / low) / n_buckets;
  const array = (n) => new Float64Array(n);
  const all = Array.from(born.keys());
  const runs = speed.map((_, q) => Uint32Array.from(all.filter((r) => class_of_tier[tier_side[r] >> 1] === q)));
  return {
    payload,
    prices: array(n_buckets).map((_, b) => low * Math.exp((b + 0.5) * step)),
    held: array(born.length),
    gone: array(born.length),
    openInterest: array(n_columns),
    cumulated: array(speed.length * n_columns),
    decay: array(speed.length * n_columns),
    lean: array(leverages.length * n_columns),
    sideWeights: array(2 * leverages.length * n_columns),
    steps: array(n_buckets * n_columns),
    grid: array(n_buckets * (n_columns - first)),
    runs,
    rows: runs.map((ofClass) => Uint32Array.from(new Set(ofClass.map((r) => bucket[r])))),
    filled: "",
    shift: null
  };
}

// mixing/difference.js
var SAMPLE = 2e4;
function subtract(a, b, inDollars, out) {
  const [one, two] = [a.grid, b.grid];
  if (inDollars) {
    for (let i = 0; i < out.length; i++) out[i] = one[i] - two[i];
    return out;
  }
  const [ofOne, ofTwo] = [a.read.column, b.read.column];
  const columns = ofOne.length;
  for (let row = 0, i = 0; i < out.length; row++) {
    const price2 = a.read.row[row];
    for (let c = 0; c < columns; c++, i++) out[i] = price2 * (one[i] * ofOne[c] - two[i] * ofTwo[c]);
  }
  return out;
}
function sizes(grid, columns, least, until) {
  const step = Math.max(1, Math.floor(grid.length / SAMPLE));
  const found = new Float64Array(Math.ceil(grid.length / step));
  let n = 0;
  for (let i = 0; i < grid.length; i += step) {
    const size = Math.abs(grid[i]);
    if (size > least && i % columns < until) found[n++] = size;
  }
  return found.subarray(0, n).sort();
}
function bySide(stacked, n_buckets) {
  const sides = [0, 0];
  stacked.forEach((value, i) => {
    sides[Math.floor(i / n_buckets) & 1] += value;
  });
  return { long: sides[0], short: sides[1] };
}
function perBucket(stacked, n_buckets) {
  const sums = new Float64Array(n_buckets);
  stacked.forEach((value, i) => {
    sums[i % n_buckets] += value;
  });
  return sums;
}

// mixing/lean.js
var NEUTRAL_FUNDING = 1e-4;
var TYPICAL_FUNDING = 2e-4;
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
  const unlevered = 1 - weights.reduce((sum2, w) => sum2 + w, 0);
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

// mixing/mix.js
function mix(mixer, chosen) {
  const { payload, held, gone, decay, steps, grid, prices, sideWeights, runs, rows } = mixer;
  const { n_buckets, n_columns, first, bucket, born, died, tier_side } = payload;
  weigh(mixer, chosen);
  const shown = n_columns - first;
  const started = new Uint8Array(n_buckets);
  runs.forEach((ofClass, q) => {
    for (const b of rows[q]) steps.fill(0, b * n_columns, (b + 1) * n_columns);
    for (let i = 0; i < ofClass.length; i++) {
      const r = ofClass[i];
      const side = tier_side[r];
      if (!chosen.tiers[side >> 1]) continue;
      const weight = sideWeights[side * n_columns + born[r]];
      if (weight === 0) continue;
      const row = bucket[r] * n_columns;
      steps[row + born[r]] += weight * held[r];
      if (died[r] < n_columns) steps[row + died[r]] -= weight * gone[r];
    }
    const fades = decay.subarray(q * n_columns, (q + 1) * n_columns);
    for (const b of rows[q]) {
      const row = b * n_columns;
      const out = b * shown - first;
      const price2 = prices[b];
      const add = started[b];
      let coins = 0;
      for (let c = 0; c < first; c++) coins = coins * fades[c] + steps[row + c];
      for (let c = first; c < n_columns; c++) {
        coins = coins * fades[c] + steps[row + c];
        const dollars2 = coins > 0 ? coins * price2 : 0;
        grid[out + c] = add ? grid[out + c] + dollars2 : dollars2;
      }
      started[b] = 1;
    }
  });
  started.forEach((filled, b) => {
    if (!filled) grid.fill(0, b * shown, (b + 1) * shown);
  });
  return grid;
}
function weigh(mixer, chosen) {
  if (mixer.filled !== nameOf(chosen)) fill(mixer, chosen);
  if (mixer.shift !== chosen.funding_shift) lean(mixer, chosen.funding_shift);
  leanWeights(mixer, chosen.weights);
}

// mixing/percentile.js
var SAMPLE2 = 2e4;
var CENT = 0.01;
function drawnAmounts(grid, { row, column }, until = column.length) {
  const step = Math.max(1, Math.floor(grid.length / SAMPLE2));
  const found = new Float64Array(Math.ceil(grid.length / step));
  let n = 0;
  for (let i = 0; i < grid.length; i += step) {
    const c = i % column.length;
    if (grid[i] > CENT && c < until) found[n++] = grid[i] * row[Math.floor(i / column.length)] * column[c];
  }
  return found.subarray(0, n).sort();
}
function percentile(ascending, per_cent) {
  const n = ascending.length;
  return n ? ascending[Math.min(n - 1, Math.floor(per_cent / 100 * n))] : 0;
}

// mixing/units.js
function factors({ payload, prices, openInterest }, unit) {
  const { first } = payload;
  const row = new Float64Array(prices.length).fill(1);
  const column = new Float64Array(openInterest.length - first).fill(1);
  if (unit !== "USD") prices.forEach((price2, b) => {
    row[b] = 1 / price2;
  });
  if (unit === "% of OI") {
    for (let c = 0; c < column.length; c++) {
      const coins = openInterest[c + first];
      column[c] = coins > 0 ? 100 / coins : 0;
    }
  }
  return { row, column };
}

// keyboard/map_keys.js
var PAGE = 10;
function listenToKeys(scene, { cursor }, signal) {
  const el = element("div", {
    class: "liqwidget-map-focus",
    tabindex: 0,
    role: "application",
    "data-lm-suppress-shortcuts": true,
    "aria-label": "Map of price and time. Arrow keys move the cursor by bucket and bar, Page Up and Page Down by ten buckets, Home and End to the first and last bar. Enter pins, Escape leaves."
  });
  scene.stage.append(el);
  const { payload } = scene.mixer;
  const follow = () => {
    const { left, top, width, height } = scene.layers.heat.box();
    Object.assign(el.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  };
  const start = () => ({
    bucket: Math.max(0, bucketOf(payload, scene.price())),
    column: scene.column()
  });
  const moves = {
    ArrowUp: (at) => {
      at.bucket += 1;
    },
    ArrowDown: (at) => {
      at.bucket -= 1;
    },
    PageUp: (at) => {
      at.bucket += PAGE;
    },
    PageDown: (at) => {
      at.bucket -= PAGE;
    },
    ArrowLeft: (at) => {
      at.column -= 1;
    },
    ArrowRight: (at) => {
      at.column += 1;
    },
    Home: (at) => {
      at.column = 0;
    },
    End: (at) => {
      at.column = scene.column();
    }
  };
  el.addEventListener("focus", () => {
    follow();
    if (!cursor.keys()) cursor.move(start());
  }, { signal });
  el.addEventListener("blur", () => cursor.move(null), { signal });
  el.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = { ...cursor.keys() ?? start() };
    if (event.key in moves) {
      moves[event.key](at);
      at.bucket = Math.min(Math.max(at.bucket, 0), payload.n_buckets - 1);
      at.column = Math.min(Math.max(at.column, 0), scene.column());
      cursor.move(at);
    } else if (event.key === "Enter") cursor.pin(at);
    else if (event.key === "Escape") el.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
}

// layers/candles.js
function candlesLayer({ figure }) {
  let shown = true;
  return {
    name: "candles",
    follow(_look, on) {
      if (on === shown) return;
      shown = on;
      for (const name of ["wicks", "bodies"]) figure.model(name)?.setv({ visible: on });
    }
  };
}

// layers/cursor.js
function cursorLayer(scene, { store, cursor }) {
  const { payload, prices } = scene.mixer;
  const middle = (c) => (payload.starts[c] + payload.ends[c]) / 2;
  return {
    name: "cursor",
    always: true,
    above: () => Boolean(cursor.keys() || store.get("selection").price),
    draw({ over, out, x, y, width, height, ratio }) {
      const keys = cursor.keys();
      const line = ([fromX, fromY, toX, toY]) => {
        out.beginPath();
        out.moveTo(fromX, fromY);
        out.lineTo(toX, toY);
        for (
          const [color, wide] of
          /** @type {[string, number][]} */
          [["rgba(0,0,0,0.6)", 3], ["#ffffff", 1]]
        ) {
          out.strokeStyle = color;
          out.lineWidth = wide * ratio;
          out.stroke();
        }
      };
      if (keys) {
        const level2 = y(prices[keys.bucket]);
        line([0, level2, width, level2]);
        if (over === "heat") line([x(middle(keys.column)), 0, x(middle(keys.column)), height]);
      }
      const pin = store.get("selection");
      if (!pin.price || pin.time === void 0 || bucketOf(payload, pin.price) < 0) return;
      const level = y(pin.price);
      const column = columnOf(payload, pin.time);
      if (over === "map") line([0, level, 8 * ratio, level]);
      if (over === "map" || column < 0 || column > scene.column()) return;
      const at = x(middle(column));
      const size = 6 * ratio;
      line([at - 2 * size, level, at - size, level]);
      line([at + size, level, at + 2 * size, level]);
      line([at, level - 2 * size, at, level - size]);
      line([at, level + size, at, level + 2 * size]);
      out.beginPath();
      out.arc(at, level, 2 * ratio, 0, 2 * Math.PI);
      out.fillStyle = "#ffffff";
      out.fill();
    }
  };
}

// layers/marks.js
var COLOR = "#8ff0a4";
var RIM = "rgba(0, 0, 0, 0.75)";
function marksLayer(_scene, { store }) {
  return {
    name: "marks",
    always: true,
    above: () => store.get("marks").length > 0,
    draw({ over, out, y, width, height, ratio }) {
      out.font = `${Math.round(12 * ratio)}px system-ui, sans-serif`;
      out.textBaseline = "bottom";
      out.textAlign = "left";
      store.get("marks").forEach((mark, i) => {
        const level = y(mark);
        if (!(level >= 0 && level <= height)) return;
        out.setLineDash([7 * ratio, 4 * ratio]);
        for (
          const [color, wide] of
          /** @type {[string, number][]} */
          [[RIM, 3.5], [COLOR, 1.6]]
        ) {
          out.beginPath();
          out.moveTo(0, level);
          out.lineTo(width, level);
          out.strokeStyle = color;
          out.lineWidth = wide * ratio;
          out.stroke();
        }
        out.setLineDash([]);
        if (over !== "heat") return;
        const words = `mark ${i + 1}: ${price(mark)}`;
        out.lineWidth = 4 * ratio;
        out.strokeStyle = RIM;
        out.strokeText(words, 6 * ratio, level - 2 * ratio);
        out.fillStyle = COLOR;
        out.fillText(words, 6 * ratio, level - 2 * ratio);
      });
    }
  };
}

// layers/price_line.js
function priceLineLayer(scene) {
  const { payload } = scene.mixer;
  return {
    name: "price line",
    always: true,
    tells: true,
    // in a blind reading the ground stays even
    draw({ over, out, x, y, width, ratio, dark }) {
      const level = y(scene.price());
      const end = over === "heat" ? Math.min(width, x(payload.ends[scene.column()])) : width;
      const onHeat = [["rgba(0,0,0,0.6)", 3], ["#ffffff", 1]];
      const strokes = over === "heat" ? onHeat : [[dark ? "#e6e8eb" : "#1f2328", 1]];
      out.setLineDash([4 * ratio, 4 * ratio]);
      out.beginPath();
      out.moveTo(0, level);
      out.lineTo(end, level);
      for (
        const [color, wide] of
        /** @type {[string, number][]} */
        strokes
      ) {
        out.strokeStyle = color;
        out.lineWidth = wide * ratio;
        out.stroke();
      }
      out.setLineDash([]);
    }
  };
}

// painting/canvases.js
function createLayer(host, view, name, place) {
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
      if (at !== placed) canvas.style.cssText = placed = at;
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
    ratio,
    x: (value) => (view.frame.x_scale.compute(value) - view.frame.bbox.left) * ratio()
  };
}

// figure/curtain.js
var paper = () => isDark() ? "#111316" : "#ffffff";
function createCurtain(stage, figure, payload) {
  const funding = createLayer(stage, figure.view("funding"), "over funding", "over");
  const open_interest = createLayer(stage, figure.view("open_interest"), "over open interest", "over");
  return {
    funding,
    open_interest,
    /** Cover what is after a column; -1 covers nothing. @param {number} column */
    draw(column) {
      for (const layer of [funding, open_interest]) {
        if (layer.canvas.hidden !== column < 0) layer.canvas.hidden = column < 0;
        if (column < 0) continue;
        const out = layer.place();
        const from = Math.max(0, layer.x(payload.ends[column]));
        out.fillStyle = paper();
        out.fillRect(from, 0, layer.canvas.width - from, layer.canvas.height);
      }
    }
  };
}

// layers/replay.js
function replayLayer(scene) {
  const { payload } = scene.mixer;
  const last = payload.starts.length - 1;
  return {
    name: "replay",
    always: true,
    above: () => scene.column() < last,
    draw({ over, out, x, width, height }) {
      if (over === "map") return;
      const from = Math.max(0, x(payload.ends[scene.column()]));
      out.fillStyle = paper();
      out.fillRect(from, 0, width - from, height);
    }
  };
}

// mixing/sweeps.js
var NONE = 4294967295;
function findSweeps({ n_columns, first, born, died, bucket, tier_side }) {
  const runs = [];
  for (let r = 0; r < born.length; r++) if (died[r] >= first && died[r] < n_columns) runs.push(r);
  const side = (r) => tier_side[r] & 1;
  runs.sort((a, b) => died[a] - died[b] || side(a) - side(b) || bucket[a] - bucket[b]);
  const of = new Uint32Array(born.length).fill(NONE);
  const found = [];
  runs.forEach((r, i) => {
    const last = found.at(-1);
    const before = runs[i - 1];
    const joins = last && died[before] === died[r] && side(before) === side(r) && bucket[r] <= last[3] + 1;
    if (joins) last[3] = bucket[r];
    else found.push([died[r] - first, side(r), bucket[r], bucket[r]]);
    of[r] = found.length - 1;
  });
  const column = (i) => found.map((sweep) => sweep[i]);
  return {
    of,
    column: Uint32Array.from(column(0)),
    side: Uint8Array.from(column(1)),
    low: Uint32Array.from(column(2)),
    high: Uint32Array.from(column(3))
  };
}
function burned(mixer, chosen, { of, column }) {
  const { payload, gone, sideWeights, prices } = mixer;
  const { born, bucket, tier_side, n_columns } = payload;
  const dollars2 = new Float64Array(column.length);
  const price2 = new Float64Array(column.length);
  for (let r = 0; r < born.length; r++) {
    if (of[r] === NONE || !chosen.tiers[tier_side[r] >> 1]) continue;
    const amount2 = sideWeights[tier_side[r] * n_columns + born[r]] * gone[r] * prices[bucket[r]];
    dollars2[of[r]] += amount2;
    price2[of[r]] += amount2 * prices[bucket[r]];
  }
  for (let i = 0; i < price2.length; i++) if (dollars2[i] > 0) price2[i] /= dollars2[i];
  return { dollars: dollars2, price: price2 };
}
function burnedByTier(mixer, chosen, { of }, sweep) {
  const { payload, gone, sideWeights, prices } = mixer;
  const { born, bucket, tier_side, n_columns, leverages } = payload;
  const found = new Float64Array(leverages.length);
  for (let r = 0; r < born.length; r++) {
    const tier = tier_side[r] >> 1;
    if (of[r] !== sweep || !chosen.tiers[tier]) continue;
    found[tier] += sideWeights[tier_side[r] * n_columns + born[r]] * gone[r] * prices[bucket[r]];
  }
  return found;
}

// layers/sweeps.js
var LARGEST = 13;
var SMALLEST_SHARE = 0.05;
var MOST = 120;
var COLORS = ["#4cb2f0", "#ff9145"];
function sweepsLayer(scene) {
  const { payload } = scene.mixer;
  const sweeps = findSweeps(payload);
  let amounts = { dollars: new Float64Array(), price: new Float64Array() };
  let drawn = [];
  let shown = null;
  let most = 0;
  const radius = (i) => LARGEST * Math.sqrt(amounts.dollars[i] / most);
  const at = (i) => {
    const c = sweeps.column[i];
    return (payload.starts[c] + payload.ends[c]) / 2;
  };
  return {
    name: "sweeps",
    tells: true,
    single: true,
    // rings in the colors of the sides would be read as differences
    follow(look, on) {
      shown = look;
      if (!on) return;
      amounts = burned(scene.shown().mixer, look, sweeps);
      const known = (i) => sweeps.column[i] <= scene.column();
      most = amounts.dollars.reduce((a, b, i) => known(i) ? Math.max(a, b) : a, 0);
      drawn = [];
      amounts.dollars.forEach((amount2, i) => {
        if (known(i) && amount2 > SMALLEST_SHARE * most) drawn.push(i);
      });
      drawn.sort((a, b) => amounts.dollars[b] - amounts.dollars[a]);
      drawn.length = Math.min(drawn.length, MOST);
    },
    draw({ over, out, x, y, ratio }) {
      if (over !== "heat") return;
      for (const i of drawn) {
        out.beginPath();
        out.arc(x(at(i)), y(amounts.price[i]), radius(i) * ratio, 0, 2 * Math.PI);
        out.setLineDash(sweeps.side[i] ? [4 * ratio, 2 * ratio] : []);
        out.lineWidth = 3.2 * ratio;
        out.strokeStyle = "rgba(0, 0, 0, 0.55)";
        out.stroke();
        out.lineWidth = 1.4 * ratio;
        out.strokeStyle = COLORS[sweeps.side[i]];
        out.stroke();
      }
      out.setLineDash([]);
    },
    read(px, py, { x, y, ratio }) {
      const hit = drawn.filter((i) => {
        const reach = (radius(i) + 3) * ratio;
        return Math.hypot(px - x(at(i)), py - y(amounts.price[i])) <= reach;
      }).at(-1);
      if (hit === void 0 || !shown) return [];
      const side = sweeps.side[hit] ? "shorts" : "longs";
      const parts = [...burnedByTier(scene.shown().mixer, shown, sweeps, hit)].map((amount2, tier) => (
        /** @type {const} */
        [payload.leverages[tier], amount2]
      )).filter(([, amount2]) => amount2 >= 1).sort((a, b) => b[1] - a[1]).slice(0, 4);
      return [
        `Swept: ${dollars(amounts.dollars[hit])} of ${side} around ${price(amounts.price[hit])}`,
        `${time(payload.ends[sweeps.column[hit]])} · ${parts.map(([leverage, amount2]) => `${leverage}x ${dollars(amount2)}`).join(", ")}`
      ];
    }
  };
}

// layers/overlays.js
var LAYERS2 = [candlesLayer, sweepsLayer, priceLineLayer, replayLayer, marksLayer, cursorLayer];
function createOverlays(scene, context) {
  const overlays = LAYERS2.map((create) => (
    /** @type {Overlay} */
    create(scene, context)
  ));
  const isOn = ({ name, always, tells, single }) => !(tells && context.store.get("blind")) && !(single && scene.side() === "A - B") && (Boolean(always) || context.store.get("layers").includes(name));
  const pen = (over, layer, out) => {
    const { width, height } = layer.canvas;
    return { over, out, x: layer.x, y: layer.y, width, height, ratio: layer.ratio(), dark: isDark() };
  };
  const { layers } = scene;
  return {
    /** @param {Look} look */
    follow(look) {
      for (const overlay of overlays) overlay.follow?.(look, isOn(overlay));
    },
    /** Draw on what was just painted. @param {"heat" | "map"} over @param {CanvasRenderingContext2D} out */
    drawOn(over, out) {
      const one = pen(over, layers[over], out);
      for (const overlay of overlays) if (isOn(overlay) && !overlay.above) overlay.draw?.(one);
    },
    drawAbove() {
      const busy = overlays.filter((overlay) => isOn(overlay) && overlay.above?.());
      for (
        const [over, layer] of
        /** @type {const} */
        [["heat", layers.overHeat], ["map", layers.overMap]]
      ) {
        if (layer.canvas.hidden !== (busy.length === 0)) layer.canvas.hidden = busy.length === 0;
        if (!busy.length) continue;
        const one = pen(over, layer, layer.place());
        for (const overlay of busy) overlay.draw?.(one);
      }
    },
    /**
     * What the layers say about a point of the window over the heat.
     * @param {number} clientX
     * @param {number} clientY
     */
    read(clientX, clientY) {
      const layer = layers.heat;
      const box = layer.canvas.getBoundingClientRect();
      const out = (
        /** @type {CanvasRenderingContext2D} */
        layer.canvas.getContext("2d")
      );
      const one = pen("heat", layer, out);
      const [x, y] = [(clientX - box.left) * one.ratio, (clientY - box.top) * one.ratio];
      return overlays.filter(isOn).flatMap((overlay) => overlay.read?.(x, y, one) ?? []);
    }
  };
}

// painting/bars.js
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
function createBars(layer, payload, onScale, over) {
  const rows = payload.n_buckets;
  const n_tiers = payload.leverages.length;
  const step = Math.log(payload.high / payload.low) / rows;
  const edges = Array.from({ length: rows + 1 }, (_, b) => payload.low * Math.exp(b * step));
  let stacked = null;
  let widest = 0;
  let most = 0;
  let unit = "USD";
  let curves = true;
  let other = null;
  let price2 = payload.price;
  const draw = () => {
    const out = layer.place();
    if (!stacked) {
      over(out);
      return;
    }
    const { width, height } = layer.canvas;
    const dark = isDark();
    const colors = payload.tier_colors[dark ? "dark" : "light"];
    const y = edges.map((price3) => layer.y(price3));
    if (other) ghost(out, other.sums, y, width, dark ? "#4a515a" : "#c9ced4", "bars");
    stack(out, stacked, y, width, colors);
    if (other) ghost(out, other.sums, y, width, dark ? "#d8dce2" : "#1f2328", "ends");
    const sums = cumulate(stacked, rows);
    if (curves) {
      curve(out, sums.long, y, width, colors.long[n_tiers - 1], []);
      curve(out, sums.short, y, width, colors.short[n_tiers - 1], [6, 4]);
    }
    const size = Math.round(height / layer.box().height * 12);
    out.font = `${size}px system-ui, sans-serif`;
    out.textAlign = "right";
    const middle = layer.y(price2);
    for (
      const [words, y2] of
      /** @type {[string, number][]} */
      [
        [`shorts ${inUnit(sums.short[rows - 1], unit)}${other ? `, ${other.name} ${amount(other.totals.short)}` : ""}`, middle - 0.6 * size],
        [`longs ${inUnit(sums.long[0], unit)}${other ? `, ${other.name} ${amount(other.totals.long)}` : ""}`, middle + 1.3 * size],
        ...other ? [
          /** @type {[string, number]} */
          [`gray: ${other.name}`, height - 0.6 * size]
        ] : []
      ]
    ) {
      out.lineWidth = size / 3;
      out.strokeStyle = dark ? "#1a1d21" : "#ffffff";
      out.strokeText(words, width - size / 2, y2);
      out.fillStyle = dark ? "#d8dce2" : "#1f2328";
      out.fillText(words, width - size / 2, y2);
    }
    over(out);
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
  const ghost = (out, sums, y, width, color, what) => {
    if (!(widest > 0)) return;
    const mark = 1.5 * layer.ratio();
    out.fillStyle = color;
    out.beginPath();
    for (let b = 0; b < rows; b++) {
      const end = width * sums[b] / widest;
      if (end < mark) continue;
      const left = what === "ends" ? end - mark : 0;
      out.rect(left, y[b + 1], end - left, Math.max(1, y[b] - y[b + 1]));
    }
    out.fill();
  };
  return {
    draw,
    /** Draw no bars until they are painted again. */
    hide() {
      stacked = null;
    },
    /**
     * @param {Float64Array} profile (2 * n_tiers, n_buckets), in the unit
     * @param {{ unit: string, curves: boolean, rescale: boolean, price: number, other?: Other | null }} how with `rescale` the longest bar sets the scale
     */
    paint(profile2, how) {
      const rescale = how.rescale || how.unit !== unit;
      stacked = profile2;
      ({ unit, curves, price: price2 } = how);
      other = how.other ?? null;
      const sums = cumulate(profile2, rows);
      if (other) sums.widest = other.sums.reduce((a, b) => Math.max(a, b), sums.widest);
      if (rescale || sums.widest > widest || sums.most > most) {
        widest = rescale ? sums.widest : Math.max(widest, sums.widest);
        most = rescale ? sums.most : Math.max(most, sums.most);
        onScale(widest, most, unit);
      }
    }
  };
}

// painting/diverging.js
var MORE = "Dw8PEBAPEhAPExEPFBEPFRIPFhIPFxMPGBMPGRQPGhQPGxQPHRUPHhUPHxYPIBYPIRcPIhcPIxgPJBgPJhgPJxkOKBkOKRoOKhoOKxsOLBsOLRwNLxwNMBwNMR0NMh0NMx4MNB4MNh8MNx8MOB8LOSALOiALOyEKPCEKPiIKPyIJQCMJQSMJQiMIQyQIRSQHRiUHRyUGSCYGSSYGSicFTCcFTScETigETygDUCkDUSkCUyoCVCoBVSsBVisAVywAWSwAWi0AWy0AXC0AXS4AXi4AYC8AYS8AYjAAYzAAZDEAZTEAZzIAaDIAaTMAajMAazQAbDQAbjUAbzUAcDYAcTYAcjcAczcAdTgAdjkAdzkAeDoAeToAejsAezsAfTwAfjwAfz0AgD4AgT4Agj8Agz8AhUAAhkAAh0EAiEIAiUIAikMAi0MAjEQAjkUAj0UAkEYAkUYAkkcAk0gAlEgAlUkAlkoAl0oAmUsAmkwAm0wAnE0AnU4Ank4An08AoFAAoVAAolEAo1IApFIApVMAplQAp1UAqVUAqlYAq1cArFcArVgArlkAr1oAsFoAsVsAslwAs10AtF0AtV4Atl8At2AAuGEAuWEAumIAu2MAvGQAvWUAvWUAvmYAv2cAwGgBwWkDwmkFw2oIxGsKxWwNxm0Px24RyG4TyW8UyXAWynEYy3IazHMbzXQdznUfz3Ug0HYi0Hcj0Xgl0nkm03oo1Hsp1Xwr1n0s1n4t134v2H8w2YAy2oEz2oI124M23IQ33YU53oY63oc834g94Ik+4YpA4YtB4oxD441E5I5G5I9H5ZBI5pFK5pJL55JN6JNO6ZRQ6ZVR6pZS65dU65hV7JlX7ZpY7Zta7pxb755d759e8KBg8KFh8aJj8qNk8qRm86Vn86Zp9Kdq9ahs9alt9qpv9qtw96xy+K1z+K51+a92+bB4+rF5+rJ7+7N8+7R+/LWA/LeB/biD/bmE/rqG/ruI/7yJ/72L/76M/7+O/8CQ/8GR/8KT/8OU/8WW/8aY";
var LESS = "Dw8PDxAREBESEBETEBIUEBMVEBMXEBQYEBUZEBYaEBYbEBcdEBgeEBgfEBkgEBoiEBojEBskEBwlEBwnEB0oEB4pEB4qEB8sECAtECEuECEwECIxECMyECMzECQ1ECU2DyU3DyY5Dyc6Dyg7Dyg8Dyk+Dio/DipADitCDixDDS1EDS1GDS5HDS9IDC9KDDBLDDFMCzJOCzJPCzNQCjRSCjRTCTVUCTZWCDdXCDdYBzhaBzlbBjpcBjpeBTtfBTxgBDxiBD1jAz5kAz9lAj9nAkBoAUFpAUJrAEJsAENtAERvAEVwAEVxAEZzAEd0AEh1AEh3AEl4AEp5AEt7AEt8AEx9AE1+AE6AAE6BAE+CAFCEAFGFAFKGAFKHAFOJAFSKAFWLAFWNAFaOAFePAFiQAFmSAFmTAFqUAFuVAFyXAF2YAF2ZAF6aAF+bAGCdAGGeAGGfAGKgAGOhAGSjAGWkAGWlAGamAGenAGipAGmqAGmrAGqsAGutAGyuAG2wAG2xAG6yAG+zAHC0AHG1AHK2AHK3AHO4AHS6AHW7AHa8AHe9AHe+AHi/AHnAAHrBAHvCAHzDAXzEA33FBH7GBn/HCIDICoHJDILKDoLLD4PMEYTNE4XOFIbPFofQF4fRGYjSGonTHIrUHYvVHozWII3XIY3YI47ZJI/aJZDaJ5HbKJLcKZPdK5PeLJTfLZXgL5bhMJfhMZjiM5njNJrkNZrlN5vlOJzmOZ3nO57oPJ/pPaDpP6DqQKHrQaLsQ6PsRKTtRaXuR6bvSKfvSafwS6jxTKnxTaryT6vzUKzzUq30U671VK71Vq/2V7D3WLH3WrL4W7P4XbT5XrX6X7X6Ybb7Yrf7ZLj8Zbn9Zrr9aLv+abv+a7z/bL3/br7/b7//ccD/csH/c8L/dcL/dsP/eMT/ecX/e8b/fMf/fsj/f8j/gcn/gsr/hMv/hcz/h83/iM7/is7/i8//jdD/jtH/kNL/kdP/k9T/lNT/ltX/l9b/mdf/mtj/nNn/ndr/n9r/odv/";

// painting/palettes.js
var PALETTES2 = {
  inferno: "AAADAAAEAAAGAQAHAQEJAQELAgEOAgIQAwISBAMUBAMWBQQYBgQbBwUdCAYfCQYhCgcjCwcmDQgoDggqDwktEAkvEgoyEwo0FAs2Fgs5Fws7GQs+GgtAHAxDHQxFHwxHIAxKIgtMJAtOJgtQJwtSKQtUKwpWLQpYLgpaMApcMgldNAlfNQlgNwlhOQliOwlkPAllPglmQAlmQQlnQwpoRQppRgppSAtqSgtqSwxrTQxrTw1sUA1sUg5sUw5tVQ9tVw9tWBBtWhFtWxFuXRJuXxJuYBNuYhRuYxRuZRVuZhVuaBZuahduaxdubRhubhhucBluchltcxptdRttdhtteBxtehxtex1sfR1sfh5sgB9rgR9rgyBrhSBqhiFqiCFqiSJpiyJpjSNpjiRokCRokSVnkyVnlSZmliZmmCdlmShkmyhknCljniljoCpioSthoythpCxgpixfpy1fqS5eqy5drC9crjBbrzFbsTFasjJZtDNYtTNXtzRWuDVWujZVuzdUvTdTvjhSvzlRwTpQwjtPxDxOxT1Nxz5MyD5LyT9Ky0BJzEFIzUJHz0RG0EVE0UZD0kdC1EhB1UlA1ko/10s+2U092k4720863FA53VI43lM331Q24FY04lcz41gy5Fox5Vsw5lwu5l4t518s6GEr6WIq6mQo62Un7Gcm7Wgl7Woj7mwi720h8G8f8HAe8XId8nQc8nUa83cZ83kY9HoW9XwV9X4U9oAS9oER94MQ94UO+IcN+IgM+IoL+YwJ+Y4I+ZAI+pEH+pMG+pUG+pcG+5kG+5sG+50G+54H+6AH+6II+6QK+6YL+6gN+6oO+6wQ+64S+7AU+7EW+7MY+7Ua+7cc+7ke+rsh+r0j+r8l+sEo+cMq+cUs+ccv+Mkx+Ms0+M03988699E89tM/9tVC9ddF9dlI9NtL9NxP895S8+BW8+JZ8uRd8uZg8ehk8elo8ets8e1w8e508fB58fJ98vOB8vSF8/aJ9PeN9fiR9vqV9/uZ+fyd+v2g/P6k",
  viridis: "RAFURAJVRANXRQVYRQZaRQhbRglcRgteRgxfRg5hRw9iRxFjRxJlRxRmRxVnRxZpRxhqSBlrSBpsSBxuSB1vSB5wSCBxSCFySCJzSCN0RyV1RyZ2Ryd3Ryh4Ryp5Ryt6Ryx7Ri18Ri98RjB9RjF+RTJ/RTR/RTWARTaBRDeBRDmCQzqDQzuDQzyEQj2EQj6FQkCFQUGGQUKGQEOHQESHP0WHP0eIPkiIPkmJPUqJPUuJPUyJPE2KPE6KO1CKO1GKOlKLOlOLOVSLOVWLOFaLOFeMN1iMN1mMNlqMNluMNVyMNV2MNF6NNF+NM2CNM2GNMmKNMmONMWSNMWWNMWaNMGeNMGiNL2mNL2qNLmuOLmyOLm2OLW6OLW+OLHCOLHGOLHKOK3OOK3SOKnWOKnaOKneOKXiOKXmOKHqOKHqOKHuOJ3yOJ32OJ36OJn+OJoCOJoGOJYKOJYONJISNJIWNJIaNI4eNI4iNI4mNIomNIoqNIouNIYyNIY2MIY6MII+MIJCMIJGMH5KMH5OLH5SLH5WLH5aLHpeKHpiKHpmKHpmKHpqJHpuJHpyJHp2IHp6IHp+IHqCHH6GHH6KGH6OGIKSFIKWFIaaFIaeEIqeEI6iDI6mCJKqCJauBJqyBJ62AKK5/Ka9/KrB+K7F9LLF9LrJ8L7N7MLR6MrV6M7Z5Nbd4Nrh3OLl2Obl2O7p1Pbt0PrxzQL1yQr5xRL5wRb9vR8BuScFtS8JsTcJrT8NpUcRoU8VnVcZmV8ZlWcdkW8hiXslhYMlgYspfZMtdZ8xcacxba81Zbc5YcM5Wcs9VdNBUd9BSedFRfNJPftJOgdNMg9NLhtRJiNVHi9VGjdZEkNZDktdBldc/l9g+mtg8ndk6n9k4oto3pdo1p9szqtsyrdwwr9wust0std0rt90put4nvd4mv98kwt8ixd8hx+AfyuAezeAdz+Ec0uEb1OEa1+IZ2uIY3OIY3+MY4eMY5OMY5+QZ6eQZ7OQa7uUb8eUc8+Ue9uYf+OYh+uYi/eck",
  cividis: "ACBMACBOACFQACJRACNTACNVACRWACVYACZaACZbACddAChfAChhACljACpkACpmACtoACxqAC1sAC1tAC5uAC5vAC9vAC9vADBvADFvADFvADJuADNuADRuADRuATVuBjZuCjdtDjdtEjhtFTltFzltGjpsHDtsHjxsIDxsIj1sJD5sJj5sJz9sKUBrK0FrLEFrLkJrL0NrMURrMkRrM0VrNUZrNkZrN0drOEhrOklrO0lrPEprPUtrPktrQExrQU1rQk5rQ05rRE9rRVBrRlBrR1FrSFJrSVNrSlNrS1RrTFVrTVVrTlZrT1dsUFhsUVhsUllsU1psVFpsVVtsVlxsV11tWF1tWV5tWl9tW19tXGBtXWFuXmJuX2JuX2NuYGRuYWVvYmVvY2ZvZGdvZWdvZmhwZ2lwaGpwaGpwaWtxamxxa21xbG1ybW5ybm9yb29yb3BzcHFzcXJzcnJ0c3N0dHR1dXV1dXV1dnZ2d3d2eHh2eXh3enl3e3p3e3t4fHt4fXx4fn14f354gH54gX94goB4g4F4hIF4hYJ4hoN4h4R4iIV4iYV4ioZ4i4d4jIh4jYh4jol4j4p4kIt4kYx4kox4k414lI54lY94lo93l5B3mJF3mZJ3mpN3m5N3nJR3nZV3npZ2n5d2oJh2oZh2opl2o5p1pJt1pZx1ppx1p511qJ50qZ90qqB0q6F0rKFzraJzrqNzr6RzsKVysaZysqZytKdxtahxtqlxt6pwuKtwuatwuqxvu61vvK5uva9uvrBuv7FtwLFtwbJswrNsw7RsxbVrxrZrx7dqyLhqybhpyrlpy7pozLtozbxnzr1n0L5m0b9m0sBl08Bl1MFk1cJj1sNj18Ri2MVh2cZh28dg3Mhg3clf3spe38td4Mtd4cxc481b5M5b5c9a5tBZ59FY6NJX6dNW69RW7NVV7dZU7tdT79hS8NlR8dpQ89tP9NxO9d1N9t5M999L+eBJ+uBI++FH/OJG/eNF/+RD/+VC/+ZC/+dD/+hE/+lF"
};

// painting/colors.js
var TABLE = 16384;
var LOG_SPAN = 1e3;
var TONES = {
  linear: (x) => x,
  sqrt: Math.sqrt,
  log: (x) => Math.log(Math.max(x * LOG_SPAN, 1)) / Math.log(LOG_SPAN)
};
function colorTable(palette, scale) {
  return toned(PALETTES2[palette] ?? PALETTES2.inferno, scale);
}
function signedTable(scale) {
  const [less, more] = [toned(LESS, scale), toned(MORE, scale)];
  const table = new Uint32Array(2 * TABLE - 1);
  table.set(less.reverse());
  table.set(more, TABLE - 1);
  return table;
}
function toned(colors, scale) {
  const rgb = Uint8Array.from(atob(colors), (c) => c.charCodeAt(0));
  const tone = TONES[scale] ?? TONES.sqrt;
  return new Uint32Array(TABLE).map((_, i) => {
    const at = 3 * Math.min(255, Math.floor(256 * tone(i / (TABLE - 1))));
    return 255 << 24 | rgb[at + 2] << 16 | rgb[at + 1] << 8 | rgb[at];
  });
}
function colorize(grid, { row, column }, limit, floor, table, pixels) {
  const top = table.length - 1;
  const scale = limit > 0 ? top / limit : 0;
  const least = floor * scale;
  const rows = row.length;
  const columns = column.length;
  let clipped = 0;
  for (let b = 0; b < rows; b++) {
    const from = b * columns;
    const to = (rows - 1 - b) * columns;
    const ofRow = scale * row[b];
    for (let c = 0; c < columns; c++) {
      const at = grid[from + c] * ofRow * column[c];
      if (at > top) clipped += 1;
      pixels[to + c] = table[at < least ? 0 : at < top ? at | 0 : top];
    }
  }
  return clipped;
}
function colorizeSigned(grid, columns, limit, floor, table, pixels) {
  const middle = (table.length - 1) / 2;
  const scale = limit > 0 ? middle / limit : 0;
  const rows = grid.length / columns;
  let clipped = 0;
  for (let b = 0; b < rows; b++) {
    const from = b * columns;
    const to = (rows - 1 - b) * columns;
    for (let c = 0; c < columns; c++) {
      const amount2 = grid[from + c];
      if (amount2 < floor && amount2 > -floor) {
        pixels[to + c] = table[middle];
        continue;
      }
      let at = amount2 * scale;
      if (at > middle || at < -middle) {
        clipped += 1;
        at = at > 0 ? middle : -middle;
      }
      pixels[to + c] = table[middle + (at | 0)];
    }
  }
  return clipped;
}

// painting/heat.js
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
function createHeat(layer, payload, over) {
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
  let until = columns;
  const draw = () => {
    const out = layer.place();
    out.imageSmoothingEnabled = false;
    const top = layer.y(payload.high);
    const height = layer.y(payload.low) - top;
    for (const [from, end] of pieces) {
      const to = Math.min(end, until);
      if (to <= from) continue;
      const left = layer.x(payload.starts[from]);
      const right = layer.x(payload.ends[to - 1]);
      out.drawImage(picture, from, 0, to - from, rows, left, top, right - left, height);
    }
    over(out);
  };
  return {
    draw,
    /**
     * Color the grid; `draw` shows it.
     * @param {Float64Array} grid
     * @param {Factors} factors
     * @param {number} limit
     * @param {number} floor
     * @param {Uint32Array} table
     * @param {number} column last one that is shown
     */
    paint(grid, factors2, limit, floor, table, column) {
      until = column + 1;
      const clipped = colorize(grid, factors2, limit, floor, table, pixels);
      context.putImageData(image, 0, 0);
      return clipped;
    },
    /**
     * Color a difference; `draw` shows it.
     * @param {Float64Array} grid signed, in the unit of the limit
     * @param {number} limit
     * @param {number} floor
     * @param {Uint32Array} table
     * @param {number} column last one that is shown
     */
    paintSigned(grid, limit, floor, table, column) {
      until = column + 1;
      const clipped = colorizeSigned(grid, columns, limit, floor, table, pixels);
      context.putImageData(image, 0, 0);
      return clipped;
    }
  };
}

// figure/comparison.js
var compared = ({ baseline, comparison, blind }) => baseline && !blind ? (
  /** @type {Side} */
  comparison
) : null;
function createComparison(payload) {
  const columns = payload.n_columns - payload.first;
  let mixer = null;
  let kept = null;
  let mixed = "";
  let profiled = -1;
  let atLast = new Float64Array();
  let signed3 = new Float64Array();
  const b = () => {
    if (!mixer || !kept) throw new Error("liqwidget: nothing was kept as B");
    return { mixer, look: kept };
  };
  const ofColumn = (column) => {
    if (profiled !== column) atLast = profile(b().mixer, b().look, column);
    profiled = column;
    return atLast;
  };
  return {
    /** Mix B if it is asked for and new. @param {Look} look @returns {Side | null} */
    follow(look) {
      const side = compared(look);
      if (!side || !look.baseline) return null;
      kept = look.baseline;
      mixer ??= createMixer(payload);
      const choice = JSON.stringify([kept.weights, kept.tiers, kept.funding_shift, nameOf(kept)]);
      if (choice !== mixed) {
        mix(mixer, kept);
        mixed = choice;
        profiled = -1;
      }
      return side;
    },
    b,
    profile: ofColumn,
    /** Dollars of B by side. @param {number} column */
    totals: (column) => bySide(ofColumn(column), payload.n_buckets),
    /** @param {string} unit */
    read: (unit) => factors(b().mixer, unit),
    /**
     * A less B in a unit; the buffer is filled anew each time.
     * @param {Mixer} a after `mix`
     * @param {Factors} read of A
     * @param {string} unit
     */
    difference(a, read, unit) {
      if (!signed3.length) signed3 = new Float64Array(payload.n_buckets * columns);
      const other = b().mixer;
      return subtract({ grid: a.grid, read }, { grid: other.grid, read: factors(other, unit) }, unit === "USD", signed3);
    },
    /** Sums per bucket. @param {Float64Array} stacked */
    perBucket: (stacked) => perBucket(stacked, payload.n_buckets)
  };
}

// figure/legend.js
function showGrade(figure, table, limit, unit) {
  const mapper = figure.model("color_mapper");
  if (!mapper) return;
  mapper.setv({ palette: paletteOf(table, 1024), low: 0, high: limit });
  const ticks = roundTicks(limit);
  const labels = new Map(ticks.map((tick) => (
    /** @type {[number, string]} */
    [tick, tick ? shortAmount(tick) : "0"]
  )));
  const bar = figure.model("color_bar");
  bar?.ticker.setv({ ticks });
  bar?.setv({ major_label_overrides: labels, title: `${unit} per bucket in the heat` });
}
function showSignedGrade(figure, table, limit, unit) {
  const mapper = figure.model("color_mapper");
  if (!mapper) return;
  mapper.setv({ palette: paletteOf(table, 1025), low: -limit, high: limit });
  const end = roundTicks(limit).at(-1) ?? 0;
  const ticks = [-end, 0, end];
  const labels = new Map(ticks.map((tick) => (
    /** @type {[number, string]} */
    [
      tick,
      tick ? `${tick > 0 ? "+" : "−"}${shortAmount(Math.abs(tick))}` : "0"
    ]
  )));
  const bar = figure.model("color_bar");
  bar?.ticker.setv({ ticks });
  bar?.setv({ major_label_overrides: labels, title: `− B has more  |  ${unit}  |  A has more +` });
}
function paletteOf(table, n) {
  return Array.from({ length: n }, (_, i) => {
    const pixel = table[Math.floor(i * (table.length - 1) / (n - 1))];
    const rgb = (pixel & 255) << 16 | pixel & 65280 | pixel >> 16 & 255;
    return `#${rgb.toString(16).padStart(6, "0")}`;
  });
}
function hideScale(figure) {
  for (const name of ["map_usd_axis", "map_cumulative_axis"]) {
    figure.model(name)?.setv({ major_label_overrides: /* @__PURE__ */ new Map([[0, ""], [0.5, ""], [1, ""]]) });
  }
}
function showScale(figure, widest, most, unit) {
  const axes = (
    /** @type {[string, number, string][]} */
    [
      ["map_usd_axis", widest, `${unit} per bucket (bars)`],
      ["map_cumulative_axis", most, `${unit} from price to here (lines)`]
    ]
  );
  for (const [name, top, axis_label] of axes) {
    const labels = /* @__PURE__ */ new Map(
      /** @type {[number, string][]} */
      [[0, "0"], [0.5, amount(top / 2)], [1, amount(top)]]
    );
    figure.model(name)?.setv({ major_label_overrides: labels, axis_label });
  }
}

// figure/responsive.js
var NARROW = 680;
var COMPACT = 380;
var FEW = 4;
function createLayout(figure, compact) {
  if (compact) {
    for (const name of ["funding", "open_interest"]) figure.model(name)?.setv({ visible: false });
    for (const name of ["heat", "map"]) figure.model(name)?.setv({ height: COMPACT });
    figure.model("map_price_axis")?.ticker.setv({ desired_num_ticks: FEW + 2 });
  }
  const grid = figure.grid();
  const map = figure.model("map");
  const wide = grid && { children: grid.children, cols: grid.cols };
  const beside = map?.width;
  const times = ["heat_time_axis", "open_interest_time_axis", "funding_time_axis"].map((name) => figure.model(name));
  const ticks = times.map((axis) => axis?.ticker.desired_num_ticks);
  const label = figure.model("heat_price_axis")?.axis_label;
  let narrow = false;
  return (width) => {
    if (!grid || !(width > 0) || narrow === width < NARROW) return;
    narrow = !narrow;
    const panel = (name) => figure.model(name);
    const key = panel("key");
    if (narrow) {
      times.forEach((axis) => axis?.ticker.setv({ desired_num_ticks: FEW }));
      panel("heat_price_axis").setv({ axis_label: "" });
      map.setv({ sizing_mode: "stretch_width", height: compact ? 240 : 300, left: map.right, right: map.left });
      key.setv({ sizing_mode: "stretch_width" });
      const order = ["heat", "map", "key", "funding", "open_interest"];
      grid.setv({ cols: ["minmax(0, 1fr)"], children: order.map((name, row) => [panel(name), row, 0]) });
    } else {
      times.forEach((axis, i) => axis?.ticker.setv({ desired_num_ticks: ticks[i] }));
      panel("heat_price_axis").setv({ axis_label: label });
      map.setv({ sizing_mode: null, width: beside, height: panel("heat").height, left: map.right, right: map.left });
      key.setv({ sizing_mode: null, width: beside });
      grid.setv(wide);
    }
  };
}

// figure/scene.js
var BRIGHTEST = 99.5;
var CENT2 = 0.01;
async function createScene(Bokeh, host, context) {
  const { model, store } = context;
  const payload = decode(await gunzip(model.get("_payload")));
  const stage = document.createElement("div");
  stage.className = "liqwidget-stage";
  stage.setAttribute("data-lm-suppress-shortcuts", "true");
  host.append(stage);
  const figure = await embed(Bokeh, model.get("_figure"), stage);
  const ending = new AbortController();
  const views = { heat: figure.view("heat"), map: figure.view("map") };
  const layers = {
    map: createLayer(stage, views.map, "map", "under"),
    heat: createLayer(stage, views.heat, "heat", "under"),
    overMap: createLayer(stage, views.map, "over map", "over"),
    overHeat: createLayer(stage, views.heat, "over heat", "over")
  };
  const heat = createHeat(layers.heat, payload, (out) => overlays.drawOn("heat", out));
  const bars = createBars(layers.map, payload, (widest, most, unit) => showScale(figure, widest, most, unit), (out) => overlays.drawOn("map", out));
  const mixer = createMixer(payload);
  const comparison = createComparison(payload);
  let side = null;
  let limit = 1;
  const index = byBucket(payload.bucket, payload.n_buckets);
  const columns = payload.starts.length;
  const last = columns - 1;
  let table = new Uint32Array();
  let graded = "";
  let read = factors(mixer, "USD");
  let readOf = "";
  let mixed = "";
  let barsShown = false;
  let hidden = false;
  let column = last;
  let profiled = -1;
  let floor = 0;
  let clipped = 0;
  let atLast = new Float64Array();
  let look = store.look();
  const scene = {
    stage,
    figure,
    mixer,
    layers,
    paint(asked, { fit = false, regrade = false } = {}) {
      look = asked;
      const choice = JSON.stringify([look.weights, look.tiers, look.funding_shift, nameOf(look)]);
      if (choice !== mixed) {
        mix(mixer, look);
        mixed = choice;
        profiled = -1;
      }
      column = look.bar < 0 ? last : Math.min(look.bar, last);
      if (profiled !== column) atLast = profile(mixer, look, column);
      profiled = column;
      side = comparison.follow(look);
      const shown = scene.shown();
      const reading2 = `${look.unit} ${shown.mixer.filled}`;
      if (reading2 !== readOf) read = factors(shown.mixer, look.unit);
      readOf = reading2;
      const curves = look.layers.includes("curves");
      if (side === "A - B") {
        const until = column + 1;
        if (regrade) {
          const dollars2 = sizes(comparison.difference(mixer, read, "USD"), columns, CENT2, until);
          look = { ...look, difference_limit: percentile(dollars2, BRIGHTEST) || null };
        }
        const grid = comparison.difference(mixer, read, look.unit);
        limit = scene.limitIn(look.difference_limit ?? look.color_limit);
        const drawn = look.threshold > 0 ? sizes(grid, columns, 0, until) : null;
        floor = drawn ? percentile(drawn, look.threshold) : 0;
        grade();
        clipped = heat.paintSigned(grid, limit, floor, table, column) / grid.length;
      } else {
        const { grid } = shown.mixer;
        if (regrade) {
          const drawn2 = drawnAmounts(grid, factors(shown.mixer, "USD"), column + 1);
          look = { ...look, color_limit: percentile(drawn2, BRIGHTEST) || 1 };
        }
        limit = scene.limitIn(look.color_limit);
        const drawn = look.threshold > 0 ? drawnAmounts(grid, read, column + 1) : null;
        floor = drawn ? percentile(drawn, look.threshold) : 0;
        grade();
        clipped = heat.paint(grid, read, limit, look.blind ? Infinity : floor, table, column) / grid.length;
        if (look.blind) clipped = 0;
      }
      if (look.blind && (barsShown || !hidden)) hideScale(figure);
      hidden = look.blind;
      if (look.blind) bars.hide();
      else {
        const [own, other] = side === "B" ? [comparison.profile(column), atLast] : [atLast, side && comparison.profile(column)];
        const beside = other && { name: side === "B" ? "A" : "B", sums: perBucket(inUnit2(other), payload.n_buckets), totals: bySide(inUnit2(other), payload.n_buckets) };
        bars.paint(inUnit2(own), { unit: look.unit, curves, rescale: fit || !barsShown, price: scene.price(), other: beside });
      }
      barsShown = !look.blind;
      overlays.follow(side === "B" && look.baseline ? { ...look, ...look.baseline } : look);
      redraw.heat();
      redraw.map();
      return look;
    },
    drawOver: () => overlays.drawAbove(),
    side: () => side,
    shown: () => side === "B" ? comparison.b() : { mixer, look },
    totals: () => side === "B" ? comparison.totals(column) : bySide(atLast, payload.n_buckets),
    bothTotals: () => ({ a: bySide(atLast, payload.n_buckets), b: comparison.totals(column) }),
    bothCells(bucket, column2) {
      const b = comparison.b();
      return { a: cell(mixer, look, index, bucket, column2), b: cell(b.mixer, b.look, index, bucket, column2) };
    },
    column: () => column,
    price: () => column === last ? payload.price : closeBefore(figure.model("candles").data, payload.ends[column], payload.price),
    cell(bucket, column2) {
      const shown = scene.shown();
      return cell(shown.mixer, shown.look, index, bucket, column2);
    },
    at(clientX, clientY) {
      const outer = stage.getBoundingClientRect();
      const x = clientX - outer.left;
      const y = clientY - outer.top;
      for (
        const over of
        /** @type {const} */
        ["heat", "map"]
      ) {
        const { left, top, width, height } = layers[over].box();
        if (x < left || x > left + width || y < top || y > top + height) continue;
        const { frame } = views[over];
        const bucket = bucketOf(payload, frame.y_scale.invert(y - top + frame.bbox.top));
        const time2 = frame.x_scale.invert(x - left + frame.bbox.left);
        const under = over === "heat" ? columnOf(payload, time2) : column;
        return bucket < 0 || under < 0 || under > column ? null : { over, bucket, column: under };
      }
      return null;
    },
    floor: () => floor,
    clipped: () => clipped,
    limit: () => limit,
    limitIn(dollars2) {
      if (look.unit === "USD") return dollars2;
      const coins = dollars2 / payload.price;
      return look.unit === "coins" ? coins : 100 * coins / (scene.shown().mixer.openInterest.at(-1) || 1);
    },
    picture: (title, lines) => compose(
      figure,
      stage,
      { under: [layers.heat, layers.map], over: [curtain.funding, curtain.open_interest, layers.overHeat, layers.overMap] },
      title,
      lines
    ),
    dispose() {
      ending.abort();
      resized.disconnect();
      views.heat.repainted.disconnect(redraw.heat);
      views.map.repainted.disconnect(redraw.map);
      figure.dispose();
      stage.remove();
    }
  };
  const inUnit2 = (stacked) => {
    if (look.unit === "USD") return stacked;
    const { n_buckets } = payload;
    return stacked.map((dollars2, i) => dollars2 * read.row[i % n_buckets] * read.column[column]);
  };
  const grade = () => {
    const signed3 = side === "A - B";
    const name = `${signed3 || look.palette} ${look.color_scale} ${look.unit} ${limit}`;
    if (name === graded) return;
    table = signed3 ? signedTable(look.color_scale) : colorTable(look.palette, look.color_scale);
    if (signed3) showSignedGrade(figure, table, limit, look.unit);
    else showGrade(figure, table, limit, look.unit);
    graded = name;
  };
  const overlays = createOverlays(scene, context);
  const curtain = createCurtain(stage, figure, payload);
  const redraw = {
    heat() {
      heat.draw();
      curtain.draw(column < last ? column : -1);
      overlays.drawAbove();
    },
    map: () => bars.draw()
  };
  context.cursor.attach(scene, overlays.read, ending.signal);
  listenToKeys(scene, context, ending.signal);
  views.heat.repainted.connect(redraw.heat);
  views.map.repainted.connect(redraw.map);
  const layOut = createLayout(figure, model.get("group") !== "");
  layOut(host.clientWidth);
  const resized = new ResizeObserver(() => {
    layOut(host.clientWidth);
    redraw.heat();
    redraw.map();
  });
  resized.observe(stage);
  const dress = () => {
    applyTheme(figure.model, model.get("_themes"));
    const colors = payload.tier_colors[isDark() ? "dark" : "light"];
    for (
      const side2 of
      /** @type {const} */
      ["long", "short"]
    ) {
      const key = figure.model(`key_${side2}_source`);
      if (key) key.data = { ...key.data, color: colors[side2] };
    }
  };
  dress();
  onTheme(() => {
    dress();
    redraw.heat();
    redraw.map();
  }, ending.signal);
  return scene;
}

// reading/caption.js
function since({ store, scene }) {
  if (store.isFresh() && !store.isDrafting() && !store.get("tiers").includes(false)) return "";
  const payload = scene()?.mixer.payload;
  return [
    `As dragged: ${mixWords(store.look(), store.get("leverages"))}`,
    payload && isPreview(payload, store.look()) ? "a preview, a few per cent off, until Python computes it" : ""
  ].filter(Boolean).join("; ");
}
function comparing({ store, scene }) {
  const shown = scene();
  const b = store.get("baseline");
  if (!shown || !b || store.get("blind")) return "";
  const unit = store.get("unit");
  const off = isPreview(shown.mixer.payload, b) ? " (a preview of B, a few per cent off)" : "";
  const kept = `B: ${mixWords(b, store.get("leverages"))}, kept by the reader, on the market, venue and window of A${off}`;
  if (shown.side() !== "A - B") return `Shown is ${shown.side()}. ${kept}`;
  return `The heat shows A − B: orange where A has more, blue where B has more, brightest from ${inUnit(shown.limit(), unit)} per bucket. A: ${mixWords(store.look(), store.get("leverages"))}. ${kept}. The gray bars, and a mark where each ends, are B`;
}
function grading({ store, scene }) {
  const { threshold, unit, color_limit } = store.look();
  const shown = scene();
  if (!shown || store.get("blind")) return "";
  return [
    unit === "USD" || shown.side() === "A - B" ? "" : `Heat in ${unit}: brightest color from ${inUnit(shown.limitIn(color_limit), unit)} per bucket, the worth of ${dollars(color_limit)} at the last price`,
    threshold > 0 ? `Cells below ${inUnit(shown.floor(), unit)}, the ${threshold.toFixed(0)}th percentile of what is drawn, are dark` : ""
  ].filter(Boolean).join(". ");
}
function createCaption(context) {
  const folded = context.model.get("group") !== "";
  const inner = element("div", {});
  const head = element("summary", { "data-lm-suppress-shortcuts": "true" });
  const el = folded ? element("details", { class: "liqwidget-caption" }, head, inner) : element("div", { class: "liqwidget-caption" }, inner);
  const lines = () => [...context.model.get("caption"), comparing(context), grading(context), since(context)].filter(Boolean);
  return {
    el,
    lines,
    update() {
      const now = lines();
      setText(head, (now[0] ?? "").split(":")[0] + ": sources and assumptions");
      while (inner.childElementCount > now.length) inner.lastElementChild?.remove();
      while (inner.childElementCount < now.length) inner.append(element("div", {}));
      now.forEach((line, i) => setText(
        /** @type {HTMLElement} */
        inner.children[i],
        line
      ));
    }
  };
}

// reading/card.js
var ROWS2 = 6;
var COLUMNS = ["tier", "long", "short"];
function reading(scene, cell2, unit) {
  const { payload, openInterest } = scene.shown().mixer;
  const coins = cell2.dollars / cell2.price;
  const open = openInterest[cell2.column + payload.first];
  const inOther = unit === "coins" ? coins : open > 0 ? 100 * coins / open : 0;
  const extra = unit === "USD" ? "" : ` · ${inUnit(inOther, unit)}`;
  const tiers = payload.leverages.map((leverage, k) => [leverage, cell2.long[k], cell2.short[k]]);
  const some = tiers.filter(([, long, short]) => long + short >= 1).sort((a, b) => b[1] + b[2] - a[1] - a[2]);
  const said = (value) => value >= 1 ? amount(value) : "";
  return {
    head: [
      `${price(cell2.price)}  ${percent(cell2.price / scene.price() - 1)} from the last price`,
      time(cell2.time),
      `${dollars(cell2.dollars)}${extra} would be force-closed here`
    ],
    rows: some.slice(0, ROWS2).map(([leverage, long, short]) => [`${leverage}x`, said(long), said(short)]),
    foot: [
      Number.isFinite(cell2.age) ? `opened ${duration(cell2.age)} before, on average` : "",
      cell2.older >= 5e-3 ? `${(100 * cell2.older).toFixed(0)} % was open before the data began` : ""
    ].filter(Boolean)
  };
}
function blindReading(scene, bucket, column) {
  const { mixer } = scene;
  const at = mixer.prices[bucket];
  const { payload } = mixer;
  return {
    head: [
      `${price(at)}  ${percent(at / scene.price() - 1)} from the last price`,
      time(payload.ends[column]),
      "The map is hidden: click or Enter marks this price"
    ],
    rows: [],
    foot: []
  };
}
function sentence({ head, rows, foot, columns = COLUMNS }) {
  const parts = rows.map(([tier, ...cells]) => cells.map((words, i) => words && `${tier} ${columns[i + 1]} ${words}`).filter(Boolean).join(", "));
  return [...head, ...parts, ...foot].join("; ");
}
function fillCard(card, { head, rows, foot, columns = COLUMNS }, extra) {
  const line = (text, className = "") => element("div", { class: className }, text);
  const parts = [line(head[0], "liqwidget-card-price"), line(head[1], "liqwidget-note"), line(head[2])];
  if (rows.length) {
    parts.push(element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...rows.map(([tier, ...cells]) => element(
        "tr",
        {},
        element("th", { scope: "row" }, tier),
        ...cells.map((words) => element("td", {}, words))
      )))
    ));
  }
  card.replaceChildren(...parts, ...foot.map((text) => line(text, "liqwidget-note")), ...extra.map((text) => line(text, "liqwidget-card-extra")));
}

// reading/marks.js
function toggled(marks, price2) {
  const others = marks.filter((mark) => Math.abs(mark / price2 - 1) > 1e-9);
  return others.length < marks.length ? others : [...marks, price2];
}

// reading/cursor.js
var CLICK = 4;
function createCursor(context, viewSignal) {
  const hover = element("div", { class: "liqwidget-card", hidden: true });
  const pinned = element("div", { class: "liqwidget-card liqwidget-pinned", hidden: true });
  const body = element("div", {});
  const close = element("button", { type: "button", class: "liqwidget-close", "aria-label": "Unpin" }, "×");
  pinned.append(close, body);
  let keys = null;
  let pointer = null;
  let readLayers = () => [];
  close.addEventListener("click", () => cursor.pin(null), { signal: viewSignal });
  const place = (card, stage, x, y) => {
    card.hidden = false;
    const beyond = x + card.offsetWidth + 18 > stage.clientWidth;
    const left = beyond ? x - card.offsetWidth - 14 : x + 14;
    card.style.left = `${Math.max(0, Math.min(left, stage.clientWidth - card.offsetWidth))}px`;
    card.style.top = `${Math.max(0, Math.min(y + 14, stage.clientHeight - card.offsetHeight))}px`;
  };
  const middle = ({ layers, mixer }, { bucket, column }) => {
    const { left, top } = layers.heat.box();
    const { starts, ends } = mixer.payload;
    const ratio = layers.heat.ratio();
    const x = layers.heat.x((starts[column] + ends[column]) / 2) / ratio;
    return { x: left + x, y: top + layers.heat.y(mixer.prices[bucket]) / ratio };
  };
  const read = (scene, at) => context().store.get("blind") ? blindReading(scene, at.bucket, at.column) : scene.side() === "A - B" ? differenceReading(scene, at.bucket, at.column) : reading(scene, scene.cell(at.bucket, at.column), context().store.get("unit"));
  const mark = (scene, at) => {
    const { store, announce } = context();
    const before = store.get("marks");
    const marks = toggled(before, scene.mixer.prices[at.bucket]);
    store.draft({ marks });
    store.send();
    announce(`${marks.length > before.length ? "Marked" : "Mark removed"}: ${price(scene.mixer.prices[at.bucket])}`);
  };
  const showHover = () => {
    const scene = context().scene();
    if (!scene || !pointer) {
      hover.hidden = true;
      return;
    }
    const at = scene.at(pointer.x, pointer.y);
    const extra = readLayers(pointer.x, pointer.y);
    if (!at) {
      hover.hidden = true;
      return;
    }
    fillCard(hover, read(scene, at), extra);
    const outer = scene.stage.getBoundingClientRect();
    place(hover, scene.stage, pointer.x - outer.left, pointer.y - outer.top);
  };
  const showPinned = () => {
    const scene = context().scene();
    const { price: price2, time: time2 } = context().store.get("selection");
    if (scene && keys) {
      keys = { ...keys, column: Math.min(keys.column, scene.column()) };
      fillCard(body, read(scene, keys), []);
      const { x: x2, y: y2 } = middle(scene, keys);
      place(pinned, scene.stage, x2, y2);
      return;
    }
    pinned.hidden = true;
    if (!scene || !price2 || time2 === void 0) return;
    const bucket = bucketOf(scene.mixer.payload, price2);
    const column = columnOf(scene.mixer.payload, time2);
    if (bucket < 0 || column < 0 || column > scene.column()) return;
    fillCard(body, read(scene, { bucket, column }), []);
    const { x, y } = middle(scene, { bucket, column });
    place(pinned, scene.stage, x, y);
  };
  const cursor = {
    keys: () => keys,
    move(at) {
      const scene = context().scene();
      keys = at;
      showPinned();
      scene?.drawOver();
      if (scene && at) context().announce(sentence(read(scene, at)));
    },
    pin(at) {
      const scene = context().scene();
      if (!scene) return;
      if (at && context().store.get("blind")) {
        mark(scene, at);
        return;
      }
      const { ends, starts } = scene.mixer.payload;
      const selection = at ? { price: scene.mixer.prices[at.bucket], time: (starts[at.column] + ends[at.column]) / 2 } : {};
      context().store.draft({ selection });
      context().store.send();
      if (at) context().announce(`Pinned: ${sentence(read(scene, at))}`);
    },
    update() {
      if (pointer) showHover();
      showPinned();
    },
    attach(scene, readAt, signal) {
      const { stage } = scene;
      readLayers = readAt;
      keys = null;
      stage.append(hover, pinned);
      let down = null;
      const isOurs = (event) => pinned.contains(
        /** @type {Node} */
        event.target
      );
      stage.addEventListener("pointermove", (event) => {
        pointer = isOurs(event) ? null : { x: event.clientX, y: event.clientY };
        showHover();
      }, { signal });
      stage.addEventListener("pointerleave", () => {
        pointer = null;
        showHover();
      }, { signal });
      stage.addEventListener("pointerdown", (event) => {
        down = isOurs(event) || event.button ? null : { x: event.clientX, y: event.clientY };
      }, { signal, capture: true });
      stage.addEventListener("pointerup", (event) => {
        const still = down && Math.hypot(event.clientX - down.x, event.clientY - down.y) < CLICK;
        down = null;
        const at = still && scene.at(event.clientX, event.clientY);
        if (at) cursor.pin(at);
      }, { signal, capture: true });
    }
  };
  return cursor;
}

// reading/status.js
var NOTES = {
  none: "",
  ready: "",
  busy: "Python is busy: readings wait, dragging goes on",
  silent: "Python does not answer: readings are frozen, dragging goes on"
};
function createStatus({ model, store, scene }) {
  const text = element("output", { class: "liqwidget-status-text" });
  const note = element("span", { class: "liqwidget-status-note", role: "status" });
  const el = element("div", { class: "liqwidget-status" }, text, note);
  setText(text, "Loading…");
  return {
    el,
    update() {
      const shown = scene();
      const state = store.kernel.state();
      if (shown) {
        const { long, short } = shown.totals();
        const live = !store.isFresh() || store.isDrafting() || state === "none";
        setText(text, store.get("blind") ? `Price ${price(shown.price())} · the map is hidden: mark the prices where you expect clusters` : shown.side() ? `Price ${price(shown.price())} · ${totalsWords(shown)} · estimates` : live ? `Price ${price(shown.price())} · longs ${dollars(long)} below and shorts ${dollars(short)} above are drawn · an estimate` : model.get("summary"));
      }
      const waiting = store.isWaiting() && state !== "silent" ? "Computing in Python…" : NOTES[state];
      setText(note, waiting || model.get("notice"));
    }
  };
}

// state/frames.js
var KEY2 = Symbol.for("liqwidget.frames");
var page = (
  /** @type {any} */
  globalThis[KEY2] ??= { jobs: /* @__PURE__ */ new Map(), frame: 0 }
);
function inNextFrame(view, job) {
  page.jobs.set(view, job);
  page.frame ||= requestAnimationFrame(run);
}
function notInNextFrame(view) {
  page.jobs.delete(view);
}
function run() {
  page.frame = 0;
  const jobs = [...page.jobs.values()];
  page.jobs.clear();
  for (
    const step of
    /** @type {const} */
    ["paint", "write"]
  ) {
    for (const job of jobs) {
      try {
        job[step]();
      } catch (error) {
        reportError(error);
      }
    }
  }
}

// state/peers.js
var SHARED = /* @__PURE__ */ new Set(
  /** @type {(keyof State)[]} */
  [
    "weights",
    "tiers",
    "locked",
    "funding_shift",
    "open_interest_scale",
    "jump_share",
    "jump_bars",
    "threshold",
    "unit",
    "palette",
    "color_scale",
    "color_limit",
    "layers",
    "blind",
    "marks",
    "baseline",
    "comparison",
    "difference_limit"
  ]
);
var KEY3 = Symbol.for("liqwidget.groups");
var groups = (
  /** @type {any} */
  globalThis[KEY3] ??= /* @__PURE__ */ new Map()
);
function groupOf(name) {
  const found = groups.get(name) ?? { peers: /* @__PURE__ */ new Set(), hosts: [], decks: [] };
  groups.set(name, found);
  return found;
}
function tidy(name) {
  const group = groups.get(name);
  if (group && !group.peers.size && !group.hosts.length && !group.decks.length) groups.delete(name);
}
function join(name, me, signal) {
  if (!name) return { tell() {
  }, deliver() {
  } };
  const { peers } = groupOf(name);
  peers.add(me);
  signal.addEventListener("abort", () => {
    peers.delete(me);
    tidy(name);
  });
  const others = () => [...peers].filter((peer) => peer !== me);
  return {
    /** @param {Partial<State>} values */
    tell(values) {
      const shared = Object.entries(values).filter(([key]) => SHARED.has(
        /** @type {keyof State} */
        key
      ));
      if (shared.length) for (const peer of others()) peer.take(Object.fromEntries(shared));
    },
    deliver() {
      for (const peer of others()) peer.deliver();
    }
  };
}
function seat({ hosts, decks }) {
  decks.forEach(({ el, home }, i) => {
    const place = hosts[i] ?? home;
    if (el.parentElement !== place) place.prepend(el);
  });
}
function lodge(name, el, home, signal) {
  const group = groupOf(name);
  const deck = { el, home };
  group.decks.push(deck);
  seat(group);
  signal.addEventListener("abort", () => {
    group.decks.splice(group.decks.indexOf(deck), 1);
    el.remove();
    seat(group);
    tidy(name);
  });
}

// state/shares.js
var shareName = (leverage) => (
  /** @type {Name} */
  `share_${leverage}x`.replace(".", "_")
);
function shareNumbers(leverages, weights) {
  const parts = shares(weights);
  return Object.fromEntries(leverages.map((leverage, k) => [shareName(leverage), parts[k]]));
}
function linkShares({ model, store, signal }) {
  let listening = [];
  const leave = () => listening.forEach(([name, listener]) => model.off(`change:${name}`, listener));
  const listen = () => {
    leave();
    listening = model.get("leverages").map((leverage, tier) => {
      const name = shareName(leverage);
      const moved = () => {
        const share = (
          /** @type {unknown} */
          model.get(name)
        );
        if (typeof share !== "number") return;
        const mix2 = store.get("weights");
        if (Math.abs(shares(mix2)[tier] - share) < 1e-6) return;
        store.draft({ weights: moveShare(mix2, tier, share, store.get("locked")) });
        store.settle();
      };
      model.on(`change:${name}`, moved);
      return [name, moved];
    });
  };
  listen();
  model.on("change:leverages", listen);
  signal.addEventListener("abort", () => {
    model.off("change:leverages", listen);
    leave();
  });
}

// state/kernel.js
var BUSY_MS = 1500;
var SILENT_MS = 15e3;
function createKernel(model, signal, changed) {
  let state = "ready";
  let asked = model.get("_asked");
  let timers = [];
  const become = (next) => {
    if (next === state || signal.aborted) return;
    state = next;
    changed(next);
  };
  const calm = () => {
    timers.forEach(clearTimeout);
    timers = [];
  };
  const answered = () => {
    if (model.get("_answered") < asked) return;
    calm();
    become("ready");
  };
  model.on("change:_answered", answered);
  signal.addEventListener("abort", () => {
    model.off("change:_answered", answered);
    calm();
  });
  return {
    state: () => model.get("_has_kernel") ? state : "none",
    listens: () => model.get("_has_kernel") && state !== "silent",
    ask() {
      asked = model.get("_asked") + 1;
      model.set("_asked", asked);
      if (!model.get("_has_kernel") || timers.length) return;
      timers = [
        window.setTimeout(() => become("busy"), BUSY_MS),
        window.setTimeout(() => become("silent"), SILENT_MS)
      ];
    }
  };
}

// state/store.js
var SETTLE_MS = 120;
var LOOK = (
  /** @type {const} */
  [
    "weights",
    "tiers",
    "funding_shift",
    "open_interest_scale",
    "jump_share",
    "jump_bars",
    "threshold",
    "unit",
    "palette",
    "color_scale",
    "color_limit",
    "layers",
    "blind",
    "marks",
    "bar",
    "baseline",
    "comparison",
    "difference_limit"
  ]
);
var SUMMED = ["weights", "tiers", "funding_shift", "open_interest_scale", "jump_share", "jump_bars", "blind", "bar"];
var GEOMETRY = (
  /** @type {const} */
  [
    "symbol",
    "time_frame",
    "venue",
    "window",
    "entry",
    "side_rule",
    "maintenance_margin",
    "turnover",
    "holding_exponent"
  ]
);
function createStore(model, signal, changed) {
  let draft = {};
  const sent = {};
  let before = {};
  let fresh = true;
  let timer = 0;
  const kernel = createKernel(model, signal, (state) => {
    if (state === "silent") {
      for (const [name, value] of Object.entries(before)) model.set(
        /** @type {Name} */
        name,
        value
      );
    }
    if (state !== "busy") before = {};
    changed();
  });
  const get = (name) => name in draft ? draft[name] : model.get(name);
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const deliver = () => {
    stop();
    const news = Object.entries(draft).filter(
      ([name, value]) => JSON.stringify(model.get(
        /** @type {Name} */
        name
      )) !== JSON.stringify(value)
    );
    for (const [name, value] of Object.entries(draft)) sent[name] = JSON.stringify(value);
    draft = {};
    if (news.length) {
      for (const [name, value] of news) model.set(
        /** @type {Name} */
        name,
        value
      );
      const mix2 = model.get("weights");
      const numbers = news.some(([name]) => name === "weights") ? shareNumbers(model.get("leverages"), mix2) : {};
      for (const [name, value] of Object.entries(numbers)) model.set(
        /** @type {any} */
        name,
        value
      );
      if (news.some(([name]) => SUMMED.includes(name))) fresh = false;
      kernel.ask();
      model.save_changes();
    }
    changed();
  };
  const send = () => {
    deliver();
    peers.deliver();
  };
  const peers = join(model.get("group"), {
    take(values) {
      stop();
      const most = model.get("max_open_interest_scale");
      const scale = values.open_interest_scale;
      Object.assign(draft, values, scale === void 0 ? {} : { open_interest_scale: Math.min(scale, most) });
      changed();
    },
    deliver
  }, signal);
  const confirm = () => {
    if (model.get("_answered") < model.get("_asked")) return;
    fresh = true;
    before = {};
    changed();
  };
  model.on("change:_answered", confirm);
  signal.addEventListener("abort", () => {
    model.off("change:_answered", confirm);
    stop();
  });
  return {
    get,
    look: () => (
      /** @type {any} */
      Object.fromEntries(LOOK.map((name) => [name, get(name)]))
    ),
    draft(values) {
      stop();
      Object.assign(draft, values);
      changed();
      peers.tell(values);
    },
    settle() {
      stop();
      timer = window.setTimeout(send, SETTLE_MS);
    },
    send,
    wish(values) {
      send();
      for (const [name, value] of Object.entries(values)) {
        before[name] ??= model.get(
          /** @type {Name} */
          name
        );
        model.set(
          /** @type {Name} */
          name,
          value
        );
      }
      kernel.ask();
      model.save_changes();
      changed();
    },
    isDrafting: () => Object.keys(draft).length > 0,
    isFresh: () => fresh,
    isWaiting: () => Object.keys(before).length > 0,
    isOurs: (name) => sent[name] === JSON.stringify(model.get(name)),
    kernel
  };
}

// widget.js
async function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  let scene = null;
  const view = {};
  let building = 0;
  let wishes = { fit: false, regrade: false };
  const paint = ({ fit = false, regrade = false } = {}) => {
    wishes = { fit: wishes.fit || fit, regrade: wishes.regrade || regrade };
    inNextFrame(view, {
      paint() {
        if (!scene) return;
        const look = store.look();
        const painted = scene.paint(look, wishes);
        wishes = { fit: false, regrade: false };
        const { color_limit, difference_limit } = painted;
        if (color_limit !== look.color_limit || difference_limit !== look.difference_limit) keepLimits({ color_limit, difference_limit });
      },
      write() {
        for (const part of parts) part.update();
        context.cursor.update();
        if (scene) el.dispatchEvent(new CustomEvent("liqwidget-painted", { bubbles: true }));
      }
    });
  };
  const keepLimits = (limits) => {
    store.draft(limits);
    notInNextFrame(view);
    store.settle();
  };
  const store = createStore(model, signal, () => paint());
  const spoken = element("div", { class: "liqwidget-spoken", "aria-live": "polite" });
  const context = {
    model,
    store,
    signal,
    paint,
    scene: () => scene,
    cursor: createCursor(() => context, signal),
    announce: (words) => setText(spoken, words)
  };
  const figure = element("div", { class: "liqwidget-figure" });
  const status = createStatus(context);
  const caption = createCaption(context);
  const savePicture = async () => {
    if (!scene) return;
    const words = [status.el.textContent ?? "", ...caption.lines()];
    download(await scene.picture(model.get("headline"), words), "liquidation_map.png");
  };
  const group = model.get("group");
  const deck = model.get("controls") === "none" ? null : createDeck(context, {
    fitColors: () => paint({ fit: true, regrade: true }),
    reset() {
      store.draft(structuredClone(model.get("_initial")));
      paint({ fit: true, regrade: true });
    },
    savePicture
  });
  const head = group ? createCompactHead(context, savePicture) : null;
  const parts = [deck, head, status, caption].filter((part) => part !== null);
  const root = element(
    "div",
    { class: "liqwidget", role: "group", "aria-label": group ? `Liquidation map, ${model.get("window")}` : "Liquidation map" },
    ...deck ? [deck.el] : [],
    ...head ? [head.el] : [],
    figure,
    status.el,
    caption.el,
    spoken
  );
  if (group && deck) lodge(group, deck.el, root, signal);
  el.append(root);
  for (const part of parts) part.update();
  const build = async () => {
    const mine = ++building;
    try {
      const Bokeh = await loadBokeh(model);
      if (mine !== building || signal.aborted) return;
      scene?.dispose();
      scene = null;
      const made = await createScene(Bokeh, figure, context);
      if (mine !== building || signal.aborted) {
        made.dispose();
        return;
      }
      scene = made;
      paint({ fit: true });
    } catch (error) {
      setText(status.el.firstElementChild ?? status.el, `The map could not be drawn: ${error instanceof Error ? error.message : error}`);
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
  const followed = [
    ...LOOK,
    ...GEOMETRY,
    "locked",
    "selection",
    "summary",
    "caption",
    "notice",
    "headline",
    "max_open_interest_scale",
    "windows",
    "presets",
    "leverages"
  ];
  for (const name of followed) model.on(`change:${name}`, follow);
  for (
    const name of
    /** @type {const} */
    ["_payload", "_figure"]
  ) model.on(`change:${name}`, rebuild);
  linkShares(context);
  signal.addEventListener("abort", () => {
    for (const name of followed) model.off(`change:${name}`, follow);
    for (
      const name of
      /** @type {const} */
      ["_payload", "_figure"]
    ) model.off(`change:${name}`, rebuild);
    notInNextFrame(view);
    scene?.dispose();
    scene = null;
    root.remove();
  });
  if (model.get("_has_kernel")) model.send({ type: "hello" });
  await build();
  return () => ending.abort();
}
var widget_default = { render };
export {
  widget_default as default
};
