// controls/patient.js
var PAUSE_MS = 700;
function createPatience(el, chosen, signal) {
  let byKeys = false;
  let timer = 0;
  let held = null;
  const release = () => {
    clearTimeout(timer);
    const now = held;
    held = null;
    if (now) chosen(now.value);
  };
  el.addEventListener("pointerdown", () => {
    byKeys = false;
  }, { signal, capture: true });
  el.addEventListener("keydown", (event) => {
    byKeys = true;
    if (held && (event.key === "Enter" || event.key === " ")) release();
  }, { signal, capture: true });
  el.addEventListener("focusout", (event) => {
    if (!el.contains(
      /** @type {Node | null} */
      event.relatedTarget
    )) release();
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
    isHolding: () => held !== null
  };
}

// controls/element.js
var FOCUSABLE = ["input", "select", "button"];
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name2, value] of Object.entries(attributes)) {
    if (value === false) continue;
    made.setAttribute(name2, value === true ? "" : String(value));
  }
  if (FOCUSABLE.includes(tag)) made.setAttribute("data-lm-suppress-shortcuts", "true");
  made.append(...children);
  return made;
}
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
function setAttribute(node, name2, value) {
  if (node.getAttribute(name2) !== value) node.setAttribute(name2, value);
}
function button(text, attributes, pressed, signal) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", pressed, { signal });
  return made;
}
function segments(label, name2, options, chosen, signal, { patient = false } = {}) {
  const group = `liqwidget-${name2}-${Math.random().toString(36).slice(2)}`;
  const el = element("div", { class: "liqwidget-segments", role: "radiogroup", "aria-label": label, "data-control": name2 });
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
  const wait = createPatience(el, chosen, signal);
  const choose = patient ? wait.choose : chosen;
  el.addEventListener("change", (event) => {
    choose(
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
        if (!wait.isHolding()) input.checked = input.value === value;
        input.disabled = disabled;
      }
    }
  };
}
function select(label, name2, chosen, signal) {
  const input = element("select", { "data-control": name2 });
  const el = element("label", { class: "liqwidget-field" }, element("span", {}, label), input);
  const wait = createPatience(el, chosen, signal);
  input.addEventListener("change", () => wait.choose(input.value), { signal });
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
      if (input.value !== value && !wait.isHolding()) input.value = value;
      input.disabled = disabled;
    }
  };
}
function slider({ label, name: name2, spoken, range, moved, settled, usual, patient = false }, signal) {
  const input = element("input", { type: "range", ...range, "aria-label": spoken, "data-control": name2 });
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
  const wait = createPatience(el, settled, signal);
  input.addEventListener("change", patient ? wait.choose : settled, { signal });
  return {
    el,
    input,
    /** @param {number} number @param {string} words @param {boolean} isUsual @param {boolean} [disabled] */
    set(number2, words, isUsual, disabled = false) {
      if (Math.abs(input.valueAsNumber - number2) > 1e-9) input.value = String(number2);
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
    const [unit, size2] of
    /** @type {[string, number][]} */
    [["T", 1e12], ["B", 1e9], ["M", 1e6], ["k", 1e3]]
  ) {
    if (Math.abs(value) >= 0.9995 * size2) return `${(value / size2).toPrecision(3)}${unit}`;
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
var FORMATS = /* @__PURE__ */ new Map();
function price(price2) {
  const digits2 = price2 >= 1e4 ? 0 : price2 >= 100 ? 1 : Math.max(0, Math.min(12, 5 - Math.ceil(Math.log10(price2))));
  let format = FORMATS.get(digits2);
  if (!format) {
    format = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits2, maximumFractionDigits: digits2 });
    FORMATS.set(digits2, format);
  }
  return format.format(price2);
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
  const far = (size2) => Math.abs(Math.log(size2 / rough));
  const step = [1, 2, 5, 10].map((digit) => digit * power).sort((a, b) => far(a) - far(b))[0];
  return Array.from({ length: Math.floor(limit / step + 1e-9) + 1 }, (_, i) => i * step);
}

// reading/chain.js
var levels = ({ levels: levels2, first, last }) => levels2 === 1 ? `1 level at ${price(first)}` : `${levels2} levels from ${price(first)} to ${price(last)}`;
function chainSteps(chain) {
  const falls = chain.shock < 0;
  const [way, sold, side] = falls ? ["falls", "sold", "longs"] : ["rises", "bought", "shorts"];
  return [
    `Shock: price ${way} to ${price(chain.shocked)}, as if ${dollars(chain.flow)} were ${sold}`,
    ...chain.rounds.map((round) => `${dollars(round.dollars)} of ${side} ${sold}, ${levels(round)}: price to ${price(round.after)} (${percent(round.after / chain.price - 1)})`)
  ];
}
function chainSentence(chain) {
  const way = chain.shock < 0 ? "fall" : "rise";
  const side = chain.shock < 0 ? "longs" : "shorts";
  const beyond = chain.stop === "end of the map";
  const rounds = chain.rounds.length === 1 ? "1 round" : `${chain.rounds.length} rounds`;
  return chain.rounds.length ? `A ${way} of ${size(chain.shock)} becomes one of ${beyond ? "at least " : ""}${size(chain.end)}, to ${price(chain.end_price)}: ${dollars(chain.dollars)} of ${side} in ${rounds}; ${beyond ? "the map ends before it does" : "no further order is in reach"}.` : `A ${way} of ${size(chain.shock)} forces nobody: no order is in reach.`;
}
var size = (share) => `${Math.abs(100 * share).toFixed(2)} %`;

// controls/cascade.js
var STEP_MS = 700;
var MILLION = 1e6;
function cascadeGroup({ store, scene, signal, chain, paint, announce }) {
  const still = globalThis.matchMedia("(prefers-reduced-motion: reduce)");
  let timer = 0;
  let spoken = "";
  const stop = () => {
    clearInterval(timer);
    timer = 0;
  };
  const show = (rounds) => {
    chain.show(rounds);
    paint();
  };
  const settled = () => {
    store.settle();
    const found = chain.find();
    const words = found ? chainSentence(found) : "";
    if (words && words !== spoken) announce(words);
    spoken = words;
  };
  const choose = (values) => {
    stop();
    store.draft(values);
    settled();
  };
  const move2 = slider({
    label: "Pull price by",
    name: "shock",
    spoken: "Move of price from outside, per cent",
    range: { min: -20, max: 20, step: 0.1 },
    moved: (per_cent) => {
      stop();
      store.draft({ shock: per_cent / 100 });
    },
    settled,
    usual: () => choose({ shock: 0 })
  }, signal);
  const depth = element("input", { type: "number", min: 1e-3, step: "any", "data-control": "depth", "aria-label": "Assumption: million dollars of market orders that move price by 1 per cent" });
  depth.addEventListener("change", () => {
    const millions = depth.valueAsNumber;
    if (millions * MILLION >= 1) choose({ depth: millions * MILLION });
    else group.update();
  }, { signal });
  const guess = button("↺", { class: "liqwidget-back", "aria-label": "Depth: back to the guess from volume", title: "Back to the guess" }, () => choose({ depth: null }), signal);
  const source = element("span", { class: "liqwidget-note" });
  const step = button("Next step", { "data-control": "chain-step" }, () => {
    stop();
    const total = chain.find()?.rounds.length ?? 0;
    const next = chain.shown() >= total ? 0 : chain.shown() + 1;
    show(next);
    announce(items()[next] ?? "");
  }, signal);
  const play = button("Play", { "data-control": "chain-play" }, () => {
    if (timer) {
      stop();
    } else {
      show(0);
      timer = window.setInterval(() => {
        const total = chain.find()?.rounds.length ?? 0;
        if (chain.shown() >= total) stop();
        show(chain.shown() < total ? chain.shown() + 1 : Infinity);
      }, STEP_MS);
    }
    group.update();
  }, signal);
  signal.addEventListener("abort", stop);
  const sentence2 = element("div", { "data-note": "chain" });
  const list = element("ol", { class: "liqwidget-marks liqwidget-chain", "aria-label": "Steps of the cascade", start: 0 });
  const warning = element("div", { class: "liqwidget-note" });
  setText(warning, "A scenario, not a forecast. Candles do not hold the order book, so the depth is assumed; and with a mix that was not fitted, what forced orders add is often several times too much.");
  const items = () => {
    const found = chain.find();
    return found ? chainSteps(found) : [];
  };
  let listed = "";
  let listedOf = 0;
  const el = element(
    "div",
    { class: "liqwidget-cascade" },
    element(
      "div",
      { class: "liqwidget-stack" },
      move2.el,
      element("div", { class: "liqwidget-field" }, element("span", {}, "Assumed depth"), depth, element("span", {}, "M USD move price by 1 %"), guess),
      source,
      element("div", { class: "liqwidget-field" }, play, step),
      warning
    ),
    element("div", { class: "liqwidget-stack" }, sentence2, list)
  );
  const group = {
    name: "cascade",
    title: "Cascade",
    el,
    state() {
      const found = chain.find();
      return found ? `${percent(found.shock)} becomes ${percent(found.end)}` : store.get("blind") ? "map hidden" : "none";
    },
    update() {
      const shock = store.get("shock");
      const shown = scene();
      const found = chain.find();
      const blind = store.get("blind");
      move2.set(100 * shock, shock && shown ? `${percent(shock)}, to ${price(shown.price() * (1 + shock))}` : "0 %: not at all", shock === 0);
      const { dollars: assumed, guessed } = chain.depth();
      if (document.activeElement !== depth) {
        const text = assumed > 0 ? String(Number((assumed / MILLION).toPrecision(3))) : "";
        if (depth.value !== text) depth.value = text;
      }
      guess.style.visibility = guessed ? "hidden" : "visible";
      setText(source, guessed ? assumed > 0 ? "assumption: 1 % of a mean day of the last 7 days, an illustration" : "assumption: no volume is known to guess it from; write one" : `assumption: ${dollars(assumed)}, given by hand`);
      const total = found?.rounds.length ?? 0;
      play.hidden = still.matches;
      play.disabled = step.disabled = total === 0;
      setText(play, timer ? "Pause" : "Play");
      setText(step, chain.shown() >= total ? "From the start" : "Next step");
      setText(sentence2, found ? chainSentence(found) : blind ? "Hidden while the map is." : "Pull price with the slider, or by its handle on the map once it is off its place.");
      const until = chain.shown();
      const lines = store.isDrafting() && shock === listedOf && found ? null : items();
      const now = JSON.stringify(lines);
      if (lines && now !== listed) {
        listed = now;
        listedOf = shock;
        list.replaceChildren(...lines.map((line) => element("li", {}, line)));
      }
      [...list.children].forEach((item, i) => item.classList.toggle("liqwidget-later", i > until));
    }
  };
  return group;
}

// drawing/ink.js
var RIM = "rgba(0, 0, 0, 0.75)";
var PLATE = "rgba(12, 14, 17, 0.82)";
var LINE = 17;
var WHITE = "#ffffff";
var SIDES = { long: "#4cb2f0", short: "#ff9145" };
function stroke({ over, out, ratio, dark }, points, color, width, dash = []) {
  out.beginPath();
  for (let i = 0; i < points.length; i += 2) out.lineTo(points[i], points[i + 1]);
  out.setLineDash(dash.map((part) => part * ratio));
  const onHeat = [[RIM, width + 2], [color, width]];
  const onPaper = [[color === WHITE && !dark ? "#1f2328" : color, width]];
  for (
    const [ink, wide] of
    /** @type {[string, number][]} */
    over === "heat" ? onHeat : onPaper
  ) {
    out.strokeStyle = ink;
    out.lineWidth = wide * ratio;
    out.stroke();
  }
  out.setLineDash([]);
}
function plate({ out, ratio }, lines) {
  out.font = `${Math.round(12 * ratio)}px system-ui, sans-serif`;
  const width = Math.max(...lines.map((line) => out.measureText(line).width)) + 10 * ratio;
  return { width, height: (lines.length * LINE + 2) * ratio };
}
function write(pen, lines, x, y, color, below, end = pen.width) {
  const { out, ratio, height } = pen;
  const size2 = plate(pen, lines);
  const left = Math.max(0, Math.min(x, end - size2.width));
  const [over, under] = [y - 3 * ratio - size2.height, y + 3 * ratio];
  const top = below ? under + size2.height > height ? over : under : over < 0 ? under : over;
  out.fillStyle = PLATE;
  out.fillRect(left, top, size2.width, size2.height);
  out.fillStyle = color;
  out.textAlign = "left";
  out.textBaseline = "middle";
  lines.forEach((line, i) => out.fillText(line, left + 5 * ratio, top + (1 + (i + 0.5) * LINE) * ratio));
}

// mixing/levels.js
var plain = (value) => String(Number(value.toPrecision(6)));
function level(rules, { entry, side, leverage, notional }) {
  const name2 = `${side} ${plain(leverage)}x from ${price(entry)}`;
  const none = (why) => ({ price: null, words: `${name2}: ${why}` });
  const asked = required(rules, entry, leverage, notional);
  if (!asked) return none(`larger than any bracket of ${rules.title}`);
  const { rate, credit, most } = asked;
  if (leverage > most) return none(`${rules.title} offers ${plain(most)}x at most for that`);
  const margin = 1 / leverage + credit;
  const linear = rules.family.startsWith("linear");
  if (leverage === 1 && side === "long" === linear) return none("never liquidated at 1x");
  if (rate >= margin) return none(`cannot be opened, it must keep ${plain(rate)} of ${plain(margin)} put in`);
  const price2 = entry * factor(rules.family, side, margin, rate);
  return { price: price2, words: `${name2}: ${equation(rules.family, side, entry, leverage, credit, rate)} = ${price(price2)}` };
}
function factor(family, side, margin, rate) {
  const s = side === "long" ? 1 : -1;
  switch (family) {
    case "linear_mark":
      return (1 - s * margin) / (1 - s * rate);
    case "linear_entry":
      return 1 - s * margin + s * rate;
    case "inverse_mark":
      return (1 + s * rate) / (1 + s * margin);
    default:
      return 1 / (1 + s * margin - s * rate);
  }
}
function required(rules, entry, leverage, notional) {
  const { rates, leverages, brackets, fee, per_coin, unit, max_leverage } = rules;
  if (rates) {
    const tier = leverages.findIndex((other) => other >= leverage);
    return { rate: rates[tier < 0 ? rates.length - 1 : tier], credit: 0, most: max_leverage };
  }
  if (!notional) return { rate: brackets[0].rate + fee, credit: 0, most: max_leverage };
  const size2 = unit !== "USD" || per_coin > 0 ? notional / entry : notional;
  const found = brackets.find(({ cap }) => cap === null || size2 <= cap);
  if (!found) return null;
  return { rate: found.rate + per_coin * size2 + fee, credit: found.amount / size2, most: found.max_leverage };
}
function equation(family, side, entry, leverage, credit, rate) {
  const part = `1/${plain(leverage)}`;
  const margin = credit > 0 ? `(${part} + ${plain(credit)})` : part;
  const kept = plain(rate);
  const [minus, plus] = side === "long" ? ["-", "+"] : ["+", "-"];
  const paid = {
    linear_mark: `× (1 ${minus} ${margin}) / (1 ${minus} ${kept})`,
    linear_entry: `× (1 ${minus} ${margin} ${plus} ${kept})`,
    inverse_mark: `× (1 ${plus} ${kept}) / (1 ${plus} ${margin})`,
    inverse_entry: `/ (1 ${plus} ${margin} ${minus} ${kept})`
  };
  return `${price(entry)} ${paid[family]}`;
}
function openedIn({ starts, ends }, time2, last) {
  if (time2 < starts[0]) return -1;
  for (let c = 0; c <= last; c++) if (time2 < ends[c]) return c;
  return null;
}
function reachedIn({ lowest: lowest2, highest }, side, price2, opened, last) {
  for (let c = opened + 1; c <= last; c++) {
    if (side === "long" ? lowest2[c] <= price2 : highest[c] >= price2) return c;
  }
  return -1;
}

// layers/positions.js
var GRIP = 34;
var NEAR = 6;
var ENOUGH = 520;
var FOUND = /* @__PURE__ */ new WeakMap();
function placed({ mixer: { payload }, column }, position) {
  const last = column();
  const known = FOUND.get(position);
  if (known?.payload === payload && known.last === last) return known.found;
  const found = place(payload, position, last);
  FOUND.set(position, { payload, last, found });
  return found;
}
function place(payload, position, last) {
  const opened = openedIn(payload, position.time, last);
  if (opened === null) return null;
  const { price: price2, words } = level(payload.rules, position);
  const reached = price2 === null ? -1 : reachedIn(payload, position.side, price2, opened, last);
  return { opened, price: price2, words, reached };
}
function placedWords(scene, position) {
  const at = placed(scene, position);
  if (!at) return "opens after the bar shown";
  const { reached, words, price: price2 } = at;
  if (price2 === null) return words;
  return `${words}, ${reached < 0 ? "not reached" : `reached by ${time(scene.mixer.payload.ends[reached])}`}`;
}
function positionsLayer(scene, { store }) {
  const { payload } = scene.mixer;
  const middle = (c) => (payload.starts[c] + payload.ends[c]) / 2;
  const one = (pen, position) => {
    const at = placed(scene, position);
    if (!at) return;
    const { over, out, x, y, width, height, ratio } = pen;
    const { side, leverage, entry } = position;
    const color = SIDES[side];
    const { price: price2, reached, opened, words } = at;
    const s = side === "long" ? 1 : -1;
    if (over === "map") {
      if (price2 !== null && reached < 0) stroke(pen, [0, y(price2), 10 * ratio, y(price2)], color, 2);
      return;
    }
    const left = opened < 0 ? 0 : x(middle(opened));
    const known = Math.min(width, x(payload.ends[scene.column()]));
    const end = known - GRIP * ratio;
    if (opened >= 0) {
      if (price2 !== null) stroke(pen, [left, y(entry), left, y(price2)], color, 1, [2, 3]);
      const size2 = 6 * ratio;
      out.beginPath();
      out.moveTo(left, y(entry) - s * size2);
      out.lineTo(left - size2, y(entry) + s * size2);
      out.lineTo(left + size2, y(entry) + s * size2);
      out.closePath();
      out.lineWidth = 3 * ratio;
      out.strokeStyle = "rgba(0, 0, 0, 0.75)";
      out.stroke();
      out.fillStyle = color;
      out.fill();
    }
    if (price2 === null) {
      write(pen, [words], left + 10 * ratio, y(entry), color, true, end);
      return;
    }
    const right = reached < 0 ? known : x(middle(reached));
    const to = y(price2);
    stroke(pen, [left, to, right, to], color, 2, side === "short" ? [6, 3] : []);
    if (reached >= 0) {
      out.beginPath();
      out.arc(right, to, 5 * ratio, 0, 2 * Math.PI);
      for (
        const [ink, wide] of
        /** @type {[string, number][]} */
        [["rgba(0, 0, 0, 0.75)", 4], [color, 2]]
      ) {
        out.strokeStyle = ink;
        out.lineWidth = wide * ratio;
        out.stroke();
      }
    }
    if (!(to >= 0 && to <= height)) return;
    const label = width / ratio > ENOUGH ? words : `${side} ${leverage}x: ${price(price2)}`;
    write(pen, [label], left + 4 * ratio, to, color, side === "long", end);
  };
  return {
    name: "positions",
    always: true,
    draw(pen) {
      for (const position of store.get("positions")) one(pen, position);
    },
    read(px, py, { x, y, ratio }) {
      const said = [];
      for (const position of store.get("positions")) {
        const { price: price2, opened } = placed(scene, position) ?? {};
        if (price2 === null || price2 === void 0 || opened === void 0) continue;
        const from = opened < 0 ? 0 : x(middle(opened));
        if (px >= from && Math.abs(py - y(price2)) <= NEAR * ratio) said.push(placedWords(scene, position));
      }
      return said;
    }
  };
}

// mixing/move.js
function move({ prices, payload }, stacked, price2, target) {
  const { n_buckets, leverages } = payload;
  const long = new Float64Array(leverages.length);
  const short = new Float64Array(leverages.length);
  let dollars2 = 0;
  const falls = target < price2;
  if (target === price2) return { long, short, dollars: dollars2 };
  for (let b = 0; b < n_buckets; b++) {
    if (falls ? prices[b] < target : prices[b] > target) continue;
    for (let k = 0; k < leverages.length; k++) {
      const amount2 = stacked[(2 * k + (falls ? 0 : 1)) * n_buckets + b];
      (falls ? long : short)[k] += amount2;
      dollars2 += amount2;
    }
  }
  return { long, short, dollars: dollars2 };
}

// reading/ruler.js
var TIERS = 4;
function rulerWords(scene, store, target) {
  const price2 = scene.price();
  const head = `Ruler ${price(target)}  ${percent(target / price2 - 1)}`;
  if (store.get("blind")) return [head];
  const { long, short, dollars: total } = move(scene.mixer, scene.profile(), price2, target);
  const { leverages } = scene.mixer.payload;
  const side = target < price2 ? "longs" : "shorts";
  const which = store.get("tiers").includes(false) ? `the ${side} that are drawn` : side;
  const tiers = leverages.map((leverage, k) => (
    /** @type {[number, number]} */
    [leverage, long[k] + short[k]]
  )).filter(([, part]) => part >= 5e-3 * total && part >= 1).sort((a, b) => b[1] - a[1]).slice(0, TIERS);
  return [
    head,
    `${dollars(total)} of ${which} would be forced on the way`,
    tiers.map(([leverage, part]) => `${leverage}x ${amount(part)}`).join(" · ")
  ].filter(Boolean);
}

// controls/rows.js
function createRows(label, create) {
  const el = element("ol", { class: "liqwidget-drawn", "aria-label": label });
  const rows = [];
  return {
    el,
    /** @param {number} count */
    update(count) {
      while (rows.length > count) rows.pop()?.el.remove();
      while (rows.length < count) {
        const row = create(rows.length);
        rows.push(row);
        el.append(row.el);
      }
      el.hidden = count === 0;
      for (const row of rows) row.update();
    }
  };
}

// controls/draw.js
var TOOLS = (
  /** @type {[string, string][]} */
  [["pin", "Pin"], ["position", "Position"], ["line", "Line"], ["ruler", "Ruler"]]
);
var SIDES2 = (
  /** @type {[string, string][]} */
  [["long", "long"], ["short", "short"]]
);
var ENTRIES = (
  /** @type {[string, string][]} */
  [["click", "where clicked"], ["close", "close of the bar"]]
);
var NOTES = {
  pin: "A click pins a cell and shows where its positions were opened.",
  position: "A click opens a position there and draws its liquidation level.",
  line: "A click draws a line; drag its grip at the right edge.",
  ruler: "A click sets the ruler; drag its grip and read what a move there would force."
};
function number(name2, label, typed, limits = {}) {
  const input = element("input", { type: "number", step: "any", "data-control": name2, "aria-label": label, ...limits });
  input.addEventListener("change", () => {
    const value = input.valueAsNumber;
    input.value = "";
    typed(value);
  });
  return {
    el: input,
    /** @param {string} text */
    set(text) {
      if (document.activeElement !== input || input.value === "") input.value = text;
    }
  };
}
var digits = (price2) => price(price2).replaceAll(",", "");
function drawGroup({ store, scene, drawing, signal }) {
  const tool = segments("What a click on the map does", "tool", TOOLS, (value) => {
    store.draft({ tool: value });
    store.send();
  }, signal);
  const note = element("div", { class: "liqwidget-note" });
  const { pen } = drawing;
  const side = segments("Side of the next position", "pen-side", SIDES2, (value) => {
    pen.side = /** @type {"long" | "short"} */
    value;
    group.update();
  }, signal);
  const leverage = number("pen-leverage", "Leverage of the next position", (value) => {
    if (value >= 1) pen.leverage = value;
    group.update();
  }, { min: 1 });
  const entry = segments("Entry of the next position", "pen-entry", ENTRIES, (value) => {
    pen.entry = /** @type {"click" | "close"} */
    value;
    group.update();
  }, signal);
  const nib = element("div", { class: "liqwidget-field" }, side.el, leverage.el, element("span", {}, "x, entry"), entry.el);
  const undo = button("Undo", { "data-control": "undo", title: "Take back what was drawn last (Ctrl or Cmd Z on the map)" }, () => drawing.undo(), signal);
  const update = () => group.update();
  const cross = (label, pressed) => button("×", { class: "liqwidget-small liqwidget-remove", "aria-label": label, title: label }, pressed, signal);
  const positions = createRows("Positions", (i) => {
    const set = (part) => {
      drawing.change({ positions: store.get("positions").map((one, k) => k === i ? { ...one, ...part } : one) });
      update();
    };
    const which = segments(`Side of position ${i + 1}`, "position-side", SIDES2, (value) => set({ side: (
      /** @type {"long" | "short"} */
      value
    ) }), signal);
    const times = number("position-leverage", `Leverage of position ${i + 1}`, (value) => value >= 1 ? set({ leverage: value }) : update(), { min: 1 });
    const from = number("position-entry", `Entry price of position ${i + 1}`, (value) => value > 0 ? set({ entry: value }) : update(), { min: 0 });
    const words2 = element("div", { class: "liqwidget-drawn-words" });
    return {
      el: element(
        "li",
        {},
        element(
          "div",
          { class: "liqwidget-field" },
          which.el,
          times.el,
          element("span", {}, "x from"),
          from.el,
          cross(`Remove position ${i + 1}`, () => drawing.change({ positions: store.get("positions").filter((_, k) => k !== i) }, "Position removed."))
        ),
        words2
      ),
      update() {
        const one = store.get("positions")[i];
        const shown = scene();
        which.set(one.side);
        times.set(String(one.leverage));
        from.set(digits(one.entry));
        setText(words2, shown ? placedWords(shown, one) : "");
      }
    };
  });
  const lines = createRows("Lines", (i) => {
    const set = (part) => {
      drawing.change({ lines: store.get("lines").map((one, k) => k === i ? { ...one, ...part } : one) });
      update();
    };
    const at = number("line-price", `Price of line ${i + 1}`, (value) => value > 0 ? set({ price: value }) : update(), { min: 0 });
    const label = element("input", { type: "text", maxlength: 60, "data-control": "line-label", "aria-label": `Name of line ${i + 1}`, list: words.id });
    label.addEventListener("change", () => set({ label: label.value }));
    const away = element("span", {});
    return {
      el: element("li", {}, element(
        "div",
        { class: "liqwidget-field" },
        label,
        at.el,
        away,
        cross(`Remove line ${i + 1}`, () => drawing.change({ lines: store.get("lines").filter((_, k) => k !== i) }, "Line removed."))
      )),
      update() {
        const one = store.get("lines")[i];
        const shown = scene();
        if (document.activeElement !== label && label.value !== one.label) label.value = one.label;
        at.set(digits(one.price));
        setText(away, shown ? percent(one.price / shown.price() - 1) : "");
      }
    };
  });
  const words = element(
    "datalist",
    { id: `liqwidget-words-${Math.random().toString(36).slice(2)}` },
    ...["support", "resistance"].map((word) => element("option", { value: word }))
  );
  const shownPrice = () => scene()?.price() ?? 0;
  const ruler = number("ruler", "Ruler, per cent from the last price", (per_cent) => {
    if (per_cent > -100 && shownPrice() > 0) drawing.change({ ruler: shownPrice() * (1 + per_cent / 100) });
    group.update();
  }, { step: 0.1, min: -99 });
  const noRuler = cross("Remove the ruler", () => drawing.change({ ruler: null }, "Ruler removed."));
  const said = element("div", { class: "liqwidget-drawn-words", "data-note": "ruler" });
  const addPosition = button("Add", { "data-control": "add-position", title: "A position at the last price shown" }, () => {
    const shown = scene();
    if (shown) drawing.change({ positions: [...store.get("positions"), drawing.position(shown, shown.column(), shown.price())] });
  }, signal);
  const addLine = button("Add", { "data-control": "add-line", title: "A line at the last price shown" }, () => {
    if (shownPrice() > 0) drawing.change({ lines: [...store.get("lines"), { price: shownPrice(), label: "" }] });
  }, signal);
  const head = (text, ...nodes) => element("div", { class: "liqwidget-field liqwidget-drawn-head" }, element("span", {}, text), ...nodes);
  const el = element(
    "div",
    { class: "liqwidget-draw" },
    element("div", { class: "liqwidget-stack" }, head("Click", tool.el, undo), note, nib, head("Ruler: a move of", ruler.el, element("span", {}, "%"), noRuler), said),
    element("div", { class: "liqwidget-stack" }, head("Positions", addPosition), positions.el),
    element("div", { class: "liqwidget-stack" }, head("Lines", addLine), lines.el, words)
  );
  const group = {
    name: "draw",
    title: "Draw",
    el,
    state() {
      const counts = [
        [store.get("positions").length, "position"],
        [store.get("lines").length, "line"],
        [store.get("ruler") === null ? 0 : 1, "ruler"]
      ].filter(([n]) => n).map(([n, name2]) => `${n} ${name2}${n === 1 ? "" : "s"}`);
      const active = store.get("tool");
      return [active === "pin" ? "" : `click: ${active}`, ...counts].filter(Boolean).join(", ") || "nothing drawn";
    },
    update() {
      const active = store.get("tool");
      const blind = store.get("blind");
      const target = store.get("ruler");
      const shown = scene();
      tool.set(active);
      setText(note, blind ? "While the map is hidden a click marks a price." : NOTES[active]);
      nib.hidden = active !== "position";
      side.set(pen.side);
      leverage.set(String(pen.leverage));
      entry.set(pen.entry);
      undo.disabled = !drawing.canUndo();
      positions.update(store.get("positions").length);
      lines.update(store.get("lines").length);
      ruler.set(target !== null && shown ? (100 * (target / shown.price() - 1)).toFixed(2) : "");
      noRuler.hidden = target === null;
      setText(said, target !== null && shown ? rulerWords(shown, store, target).join("; ") : "");
    }
  };
  return group;
}

// mixing/profile.js
function profile(mixer, chosen, column) {
  const { n_columns, n_buckets, leverages, first, born, bucket, tier_side } = mixer.payload;
  const stacked = new Float64Array(2 * leverages.length * n_buckets);
  const { runs, dollars: dollars2 } = open(mixer, column + first);
  for (let i = 0; i < runs.length; i++) {
    const r = runs[i];
    const side = tier_side[r];
    if (!chosen.tiers[side >> 1]) continue;
    stacked[side * n_buckets + bucket[r]] += mixer.sideWeights[side * n_columns + born[r]] * dollars2[i];
  }
  return stacked;
}
function open(mixer, column) {
  const name2 = `${column} ${mixer.filled}`;
  if (mixer.open?.name === name2) return mixer.open;
  const { n_columns, born, died, bucket, tier_side, class_of_tier } = mixer.payload;
  const runs = Uint32Array.from(born.keys()).filter((r) => born[r] <= column && died[r] > column);
  const dollars2 = Float64Array.from(runs, (r) => {
    const row = class_of_tier[tier_side[r] >> 1] * n_columns;
    const left = Math.exp(mixer.cumulated[row + born[r]] - mixer.cumulated[row + column]);
    return mixer.held[r] * left * mixer.prices[bucket[r]];
  });
  mixer.open = { name: name2, runs, dollars: dollars2 };
  return mixer.open;
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

// reading/saying.js
var BALANCED = 0.2;
var HEAVY = 0.5;
var PLACES = ["1st", "2nd", "3rd"];
function leaning(value) {
  if (Number.isNaN(value)) return "empty";
  if (Math.abs(value) < BALANCED) return "balanced";
  const side = value < 0 ? "long" : "short";
  return Math.abs(value) >= HEAVY ? `${side}-heavy` : `leaning ${side}`;
}
var place2 = ({ rank: rank2, side }) => `${PLACES[rank2 - 1] ?? `${rank2}th`} ${side === "long" ? "below" : "above"}`;
var sentenceOf = (cluster, amount2) => `${place2(cluster)}: ${cluster.side}s, ${amount2} at ${price(cluster.price)}, ${percent(cluster.distance)}, from ${price(cluster.low)} to ${price(cluster.high)}`;
function say(price2, clusters, lean2, provenance) {
  const of = (side) => clusters.filter((one) => one.side === side && one.rank <= 2).sort((a, b) => a.rank - b.rank).map((one) => `${dollars(one.dollars)} at ${price(one.price)} (${percent(one.distance)})`).join(" and ");
  const [above, below] = [of("short"), of("long")];
  const up = above ? `the nearest shorts above are ${above}` : "no cluster of shorts stands out";
  const down = below ? `The nearest longs below are ${below}` : "No cluster of longs stands out";
  const within = `${(100 * lean2.within).toFixed(0)} %`;
  const signed3 = `${lean2.value < 0 ? "−" : "+"}${Math.abs(lean2.value).toFixed(2)}`;
  const tilt = Number.isNaN(lean2.value) ? `Nothing lies within ${within} of it.` : `Asymmetry ${signed3} within ${within}, ${leaning(lean2.value)}.`;
  return `Price ${price(price2)}: ${up}. ${down}. ${tilt} An estimate from ${provenance === "yours" ? "your" : provenance} data.`;
}
function amountOf({ dollars: dollars2, coins }, unit, open2) {
  if (unit === "USD") return dollars2;
  return unit === "coins" ? coins : open2 > 0 ? 100 * coins / open2 : 0;
}
var amountText = (cluster, unit, open2) => inUnit(amountOf(cluster, unit, open2), unit);

// controls/clusters.js
function clustersGroup(context) {
  const { store, scene, signal, cursor } = context;
  const caption = element("caption", {});
  const unit = element("th", { scope: "col" });
  const body = element("tbody", {});
  const cell2 = (tag, name2) => element(tag, { ...tag === "th" && { scope: "col" }, class: name2 === "Extent" && "liqwidget-extent" }, tag === "th" ? name2 : "");
  const heads = ["Rank", "Side", "Price", "Distance", "Extent"].map((name2) => cell2("th", name2));
  const table = element("table", { class: "liqwidget-clusters" }, caption, element("thead", {}, element("tr", {}, ...heads, unit)), body);
  const note = element("div", { class: "liqwidget-note" });
  const el = element("div", { class: "liqwidget-stack" }, element("div", { class: "liqwidget-scroll" }, table), note);
  let rows = [];
  const createRow = () => {
    const cells = ["Side", "Distance", "Extent", "Amount"].map((name2) => cell2("td", name2));
    const head = element("th", { scope: "row" });
    const pin = button("", { class: "liqwidget-small" }, () => {
      const shown = scene();
      const found = rows.find((row) => row.price === pin)?.cluster;
      if (shown && found) cursor.pin({ bucket: bucketOf(shown.mixer.payload, found.peak), column: shown.column() });
    }, signal);
    const tr = element("tr", {}, head, cells[0], element("td", {}, pin), ...cells.slice(1));
    return { tr, cells: [head, ...cells], price: pin, cluster: (
      /** @type {any} */
      null
    ) };
  };
  const write2 = (shown) => {
    const found = shown.clusters().slice().reverse();
    const open2 = shown.mixer.openInterest[shown.column() + shown.mixer.payload.first];
    const count = rows.length;
    while (rows.length < found.length) rows.push(createRow());
    rows.length = found.length;
    if (count !== rows.length) body.replaceChildren(...rows.map((row) => row.tr));
    setText(unit, store.get("unit"));
    found.forEach((cluster, i) => {
      const row = rows[i];
      row.cluster = cluster;
      setText(row.price, price(cluster.price));
      row.price.title = "Pin this cluster on the map";
      row.tr.dataset.side = cluster.side;
      row.tr.classList.toggle("liqwidget-nearest", cluster.rank <= 2);
      const words = [
        place2(cluster),
        cluster.side === "long" ? "longs" : "shorts",
        percent(cluster.distance),
        `${price(cluster.low)} – ${price(cluster.high)}`,
        amount(amountOf(cluster, store.get("unit"), open2))
      ];
      words.forEach((text, j) => setText(row.cells[j], text));
    });
    const { long, short } = shown.totals();
    setText(caption, `Clusters at ${price(shown.price())}, ${time(shown.mixer.payload.ends[shown.column()])}`);
    setText(note, `In all, longs ${dollars(long)} below and shorts ${dollars(short)} above are drawn. A cluster is fuel, not a target: it says nothing about whether price goes there.`);
  };
  return {
    name: "clusters",
    title: "Clusters",
    el,
    state() {
      const shown = scene();
      if (!shown || store.get("blind")) return store.get("blind") ? "hidden" : "";
      const above = shown.clusters().filter(({ side }) => side === "short").length;
      return `${above} of shorts, ${shown.clusters().length - above} of longs`;
    },
    update() {
      const shown = scene();
      const blind = store.get("blind");
      table.hidden = blind || !shown;
      if (blind) {
        rows = [];
        body.replaceChildren();
        setText(caption, "");
        setText(note, "The map is hidden: mark where you expect clusters.");
        return;
      }
      if (shown && !el.closest("[hidden]")) write2(shown);
    }
  };
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
  const same2 = parts.every((part) => Math.abs(part) < 5e-3 * Math.max(a.long, a.short, 1));
  return `A − B: longs ${signed(parts[0])} USD (A ${amount(a.long)}, B ${amount(b.long)}), shorts ${signed(parts[1])} USD (A ${amount(a.short)}, B ${amount(b.short)})${same2 ? ", in total the same" : ""}`;
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
    rows: some.slice(0, ROWS).map(([name2, ofA, ofB]) => [name2, said(ofA), said(ofB), signed(ofA - ofB)]),
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
    const change2 = scale * (payload.before[c] + payload.rise[c] - payload.fall[c]);
    openInterest[c] = Math.max(0, first_open_interest + change2 + perBar * jumped(first_bar[c] + bars[c]));
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
        const even = (rate) => Math.log1p(-Math.min(speed[q] * rate / payload.bars[c], CERTAIN));
        faded = payload.fade[at] * (packed.hazard[c] > 0 ? even(hazard[c]) / even(packed.hazard[c]) : 1);
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
    const same2 = JSON.stringify(b) === JSON.stringify(now());
    return `B: ${mixWords(b, store.get("leverages"))}.${off ? " A preview of B, a few per cent off: widget.difference() is exact." : ""} ${same2 ? "A is the same still: drag the mix." : "Dragging changes A."}`;
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

// reading/staleness.js
var LATE_BARS = 1;
var STALE_BARS = 3;
var MANY = 0.9;
function ageOf(provenance, end, now, bar_length) {
  const bars = (now - end) / bar_length;
  const counted = provenance === "yours" || provenance === "historical" && bars <= STALE_BARS;
  if (bars < 0 || !counted) {
    const whose = provenance === "yours" ? "Your" : `${provenance.charAt(0).toUpperCase()}${provenance.slice(1)}`;
    return { words: `${whose} data, ends ${time(end)}`, warns: false };
  }
  const verdict = bars <= LATE_BARS ? "Fresh" : bars <= STALE_BARS ? "Late" : "Stale";
  return { words: `${verdict}: the last bar closed ${duration(now - end)} ago`, warns: bars > STALE_BARS };
}
function knownOf({ bars, known, first }, column) {
  let [all, some] = [0, 0];
  for (let c = 0; c <= column; c++) {
    all += bars[first + c];
    some += known[c];
  }
  const share = all > 0 ? some / all : 0;
  if (some === all) return { words: "open interest known in every bar", warns: false };
  const only = share < MANY ? "only " : "";
  return { words: `open interest known in ${only}${Math.floor(100 * share)} % of bars`, warns: share < MANY };
}

// controls/badge.js
var TICK_MS = 3e4;
function createBadge({ scene, signal }) {
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
    const said = column < last ? { words: `Replay, as of ${time(end)}`, warns: false } : ageOf(payload.provenance, end, Date.now(), payload.bar_length);
    for (
      const [node, { words, warns }] of
      /** @type {const} */
      [[age, said], [known, knownOf(payload, column)]]
    ) {
      setText(node, words);
      node.classList.toggle("liqwidget-warns", warns);
    }
  };
  const ticking = setInterval(update, TICK_MS);
  signal.addEventListener("abort", () => clearInterval(ticking));
  return { el, update };
}

// controls/head.js
function createHead(context, act) {
  const { model, store, signal } = context;
  const alone = model.get("group") === "";
  const badge = createBadge(context);
  const title = element("div", { class: "liqwidget-title" });
  const window2 = segments("Window", "window", [], (name2) => store.wish({ window: name2 }), signal, { patient: true });
  const needs = element("span", { class: "liqwidget-note" });
  const el = element(
    "div",
    { class: "liqwidget-head" },
    element("div", { class: "liqwidget-what" }, title, badge.el),
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
      badge.update();
      window2.offer(model.get("windows").map((name2) => [name2, name2]));
      window2.set(store.get("window"), !store.kernel.listens());
      setText(needs, store.kernel.state() === "none" ? "needs Python" : "");
    }
  };
}

// layers/realised.js
var LARGEST = 11;
var SMALLEST = 2.5;
var MOST = 150;
var COLORS = ["#4cb2f0", "#ff9145"];
var HALF = Math.sqrt(3) / 2;
function realisedLayer(scene, { model }) {
  const { payload } = scene.mixer;
  const prints = model.get("_prints");
  const order = prints.dollars.map((_, i) => i).sort((a, b) => prints.dollars[b] - prints.dollars[a]);
  let known = [];
  let until = -1;
  const drawn = () => {
    if (until !== scene.column()) {
      until = scene.column();
      known = order.filter((i) => prints.column[i] <= until).slice(0, MOST);
    }
    return known;
  };
  const size2 = (i, most) => Math.max(SMALLEST, LARGEST * Math.sqrt(prints.dollars[i] / most));
  const place3 = (i, most, { x, y, ratio }) => {
    const c = prints.column[i];
    const reach = size2(i, most) * ratio;
    const away = (prints.side[i] ? -1 : 1) * (reach + 2 * ratio);
    return { x: x((payload.starts[c] + payload.ends[c]) / 2), y: y(prints.price[i]) + away, reach };
  };
  return {
    name: "realised",
    draw(pen) {
      const { over, out, ratio } = pen;
      if (over !== "heat" || !order.length) return;
      const shown = drawn();
      const most = shown.length ? prints.dollars[shown[0]] : 1;
      COLORS.forEach((color, side) => {
        out.beginPath();
        for (const i of shown) {
          if (prints.side[i] !== side) continue;
          const at = place3(i, most, pen);
          const tip = side ? -at.reach : at.reach;
          out.moveTo(at.x, at.y + tip);
          out.lineTo(at.x - HALF * at.reach, at.y - tip / 2);
          out.lineTo(at.x + HALF * at.reach, at.y - tip / 2);
          out.closePath();
        }
        out.lineWidth = 1.6 * ratio;
        out.strokeStyle = "rgba(0, 0, 0, 0.75)";
        out.stroke();
        out.fillStyle = color;
        out.fill();
      });
    },
    read(px, py, pen) {
      const shown = drawn();
      const hit = shown.filter((i) => {
        const at = place3(i, prints.dollars[shown[0]], pen);
        return Math.hypot(px - at.x, py - at.y) <= at.reach + 3 * pen.ratio;
      }).at(-1);
      if (hit === void 0) return [];
      const side = prints.side[hit] ? "shorts" : "longs";
      const least = prints.lower_bound ? "at least " : "";
      return [
        `Realised: ${least}${dollars(prints.dollars[hit])} of ${side} in the bar to ${time(payload.ends[prints.column[hit]])}`,
        `Drawn at its ${prints.side[hit] ? "high" : "low"}, the record has no price · ${prints.feed}`
      ];
    }
  };
}

// reading/doubt.js
var doubtWords = (strength) => `Hatched: one mix in twenty leaves less than half there, were the mix drawn at random as if it had been counted on ${strength} openings. Entries, margins and closings are taken as they are. A what-if, not a confidence band: on exchanges whose every position is known such bands, meant to hold nine in ten, held the truth three in ten.`;

// controls/doubt.js
var STRENGTHS = (
  /** @type {[string, string][]} */
  [["10", "a guess"], ["30", "usual"], ["100", "well known"]]
);
function createDoubt({ store, signal }) {
  const strength = segments("How well the mix is known", "mix-strength", STRENGTHS, (value) => {
    store.draft({ mix_strength: Number(value) });
    store.settle();
  }, signal);
  const note = element("div", { class: "liqwidget-note", "data-note": "uncertain" });
  const el = element(
    "div",
    { class: "liqwidget-stack", hidden: true },
    element("div", { class: "liqwidget-field" }, element("span", {}, "The mix is"), strength.el),
    note
  );
  return {
    el,
    update() {
      el.hidden = !store.get("layers").includes("uncertain");
      strength.set(String(store.get("mix_strength")));
      setText(note, doubtWords(store.get("mix_strength")));
    }
  };
}

// controls/look.js
var LAYERS = (
  /** @type {[string, string][]} */
  [
    ["candles", "Candles"],
    ["sweeps", "Swept levels"],
    ["clusters", "Clusters"],
    ["curves", "Sums from price"],
    ["attribution", "Opened at"],
    ["realised", "Realised liquidations"],
    ["uncertain", "What another mix would halve"]
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
  ["inferno", "viridis", "cividis"].map((name2) => [name2, name2])
);
var MANY2 = 0.02;
function lookGroup(context) {
  const { model, store, signal, scene } = context;
  const choose = (values) => {
    store.draft(values);
    store.settle();
  };
  const palette = select("Palette", "palette", (name2) => choose({ palette: name2 }), signal);
  const scale = segments("Color scale", "scale", SCALES, (name2) => choose({ color_scale: name2 }), signal);
  const unit = segments("Unit", "unit", UNITS, (name2) => choose({ unit: name2 }), signal);
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
  const boxes = LAYERS.map(([name2, words2]) => {
    const box = element("input", { type: "checkbox", "data-layer-box": name2 });
    box.addEventListener("change", () => {
      const others = store.get("layers").filter((layer) => layer !== name2);
      choose({ layers: box.checked ? [...others, name2] : others });
    }, { signal });
    const said = element("span", {}, words2);
    return { name: name2, box, said, el: element("label", { class: "liqwidget-check" }, box, said) };
  });
  const doubt = createDoubt(context);
  const field = (label, control) => element("div", { class: "liqwidget-field" }, element("span", {}, label), control);
  const el = element(
    "div",
    { class: "liqwidget-look" },
    element("div", { class: "liqwidget-stack" }, palette.el, field("Scale", scale.el), field("Unit", unit.el)),
    element("div", { class: "liqwidget-stack" }, threshold.el, note),
    element("div", { class: "liqwidget-stack", role: "group", "aria-label": "Layers" }, ...boxes.map((one) => one.el), doubt.el)
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
    state: () => `${store.get("palette")}, ${SCALES.find(([name2]) => name2 === store.get("color_scale"))?.[1]}, ${store.get("unit")}`,
    update() {
      const shown = scene();
      palette.set(PALETTES, store.get("palette"), shown?.side() === "A - B");
      scale.set(store.get("color_scale"));
      unit.set(store.get("unit"));
      threshold.set(store.get("threshold"), words(), store.get("threshold") === 0);
      note.hidden = store.get("blind");
      if (note.hidden) setText(note, "");
      else if (shown && !el.closest("[hidden]")) {
        const beyond = shown.clipped();
        const limit = inUnit(shown.limit(), store.get("unit"));
        const many = beyond > MANY2 ? `; ${(100 * beyond).toFixed(0)} % of cells are beyond it: Fit colors` : "";
        setText(note, `Brightest color from ${shown.side() === "A - B" ? "±" : ""}${limit} per bucket. It stays while you drag${many}.`);
      }
      for (const { name: name2, box, said, el: label } of boxes) {
        box.checked = store.get("layers").includes(name2);
        if (name2 !== "realised") continue;
        const { length } = model.get("_prints").dollars;
        label.hidden = length === 0;
        setText(said, length > MOST ? `Realised liquidations, the ${MOST} largest` : "Realised liquidations");
      }
      doubt.update();
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
  const open2 = 1 - kept;
  let share = Math.min(Math.max(drawn.get(latest) ?? 0, 0), open2);
  const passed = before.map((k) => drawn.get(k) ?? 0);
  if (!free.length && !(sum(passed) > NOTHING)) {
    if (!before.length) share = open2;
  }
  const rest = open2 - share;
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
  for (const [name2, properties] of Object.entries(themes[isDark() ? "dark" : "light"])) {
    model(name2)?.setv(properties);
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

// reading/fit.js
var SAME = 1e-9;
var fittedOf = (fitted) => "weights" in fitted ? fitted : null;
var isSameMix = (fitted, weights) => fitted !== null && fitted.weights.length === weights.length && weights.every((w, k) => Math.abs(w - fitted.weights[k]) <= SAME);
function noteOf(fitted, same2, end) {
  if (!fitted) return "";
  return [
    fitted.note,
    same2 ? "" : "Moved by hand since: the mix is assumed again.",
    fitted.until > end ? "The bar shown is earlier: this mix knows what came after it." : ""
  ].filter(Boolean).join(" ");
}

// controls/fit.js
function createFit({ model, store, scene, signal, announce }) {
  let asked = 0;
  const why = element("span", { class: "liqwidget-note", "data-note": "no-fit" });
  const press = button("Fit to realised liquidations", { "data-control": "fit" }, () => {
    asked = store.get("_fit_asked") + 1;
    store.wish({ _fit_asked: asked });
  }, signal);
  const note = element("div", { class: "liqwidget-note liqwidget-fit-note", "data-note": "fit", hidden: true });
  let said = "";
  const fitted = () => fittedOf(store.get("fitted"));
  const isFitted = () => isSameMix(fitted(), store.get("weights"));
  return {
    el: element("div", { class: "liqwidget-fit" }, press, why),
    note,
    isFitted,
    /** Whether the prints of the last fit do not tell a tier. @param {number} tier */
    isUnknown: (tier) => fitted()?.identified[tier] === false,
    update() {
      const { why_no_fit } = model.get("_prints");
      const reason = why_no_fit || (store.kernel.state() === "none" ? "needs Python" : "");
      press.disabled = Boolean(reason) || !store.kernel.listens();
      setText(why, reason);
      why.hidden = !reason;
      const shown = scene();
      const end = shown ? shown.mixer.payload.ends[shown.column()] : Infinity;
      const words = noteOf(fitted(), isFitted(), end);
      note.hidden = !words;
      setText(note, words);
      if (asked && words && words !== said) {
        announce(words);
        asked = 0;
      }
      said = words;
    }
  };
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
    const { rects, stroke: stroke2 } = pen;
    let next = nearest(event, rects);
    const { left, right } = rects[next];
    const inside = event.clientX > left + SLACK && event.clientX < right - SLACK;
    if (next !== pen.tier && !inside) next = pen.tier;
    const step = Math.sign(next - pen.tier);
    for (let k = pen.tier + step; step && k !== next; k += step) {
      const y = pen.y + (event.clientY - pen.y) * (k - pen.tier) / (next - pen.tier);
      if (!bars.isLocked(k)) stroke2.set(k, share(y, rects[k]));
    }
    pen.tier = next;
    pen.y = event.clientY;
    if (bars.isLocked(next)) return;
    stroke2.set(next, share(event.clientY, rects[next]));
    bars.drawn(stroke2, next);
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
var HALF2 = 0.5;
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
  const move2 = (tier, share) => store.draft({ weights: moveShare(base, tier, share, store.get("locked")) });
  const flags = (name2, values) => {
    store.draft({ [name2]: values });
    store.settle();
  };
  const toggled2 = (values, tier) => values.map((v, k) => k === tier ? !v : v);
  const solo = (tier) => {
    const drawn = store.get("tiers");
    const alone = drawn[tier] && drawn.filter(Boolean).length === 1;
    flags("tiers", drawn.map((_, k) => alone || k === tier));
  };
  const tierColumn = (leverage, tier) => {
    const name2 = `${leverage}x`;
    const input = element("input", {
      type: "range",
      min: 0,
      max: 100,
      step: 1,
      class: "liqwidget-tier-slider",
      "aria-label": `Share opened at ${leverage} times leverage, per cent`,
      "data-tier": leverage
    });
    const number2 = element("input", {
      type: "number",
      min: 0,
      max: 100,
      step: "any",
      class: "liqwidget-share",
      "data-share": leverage,
      "aria-label": `Share opened at ${leverage} times leverage, per cent, as a number`
    });
    const bar = element("div", { class: "liqwidget-bar", "aria-hidden": "true" });
    const track = element("div", { class: "liqwidget-track" }, element("div", { class: "liqwidget-well" }, bar), input);
    input.addEventListener("focus", hold, { signal });
    input.addEventListener("input", () => move2(tier, input.valueAsNumber / 100), { signal });
    input.addEventListener("change", () => store.settle(), { signal });
    number2.addEventListener("focus", hold, { signal });
    number2.addEventListener("change", () => {
      if (Number.isFinite(number2.valueAsNumber)) move2(tier, number2.valueAsNumber / 100);
      number2.value = "";
      store.settle();
    }, { signal });
    const drawn = button(name2, { class: "liqwidget-tier-name", title: `Draw the ${name2} tier, or hide it` }, () => flags("tiers", toggled2(store.get("tiers"), tier)), signal);
    const only = button("solo", { class: "liqwidget-small", "aria-label": `Solo ${name2}`, title: `Draw only the ${name2} tier` }, () => solo(tier), signal);
    const lock = button("lock", { class: "liqwidget-small", "aria-label": `Lock ${name2}`, title: `Keep the share of ${name2} while others move` }, () => flags("locked", toggled2(store.get("locked"), tier)), signal);
    const el2 = element("div", { class: "liqwidget-tier" }, number2, track, drawn, only, lock);
    return { el: el2, track, bar, input, number: number2, drawn, only, lock };
  };
  createPen(row, {
    tracks: () => columns.map((column) => column.track),
    isLocked: (tier) => store.get("locked")[tier],
    top: () => top,
    down() {
      hold();
      drawing = true;
    },
    drawn: (stroke2, latest) => store.draft({ weights: drawShares(base, stroke2, latest, store.get("locked")) }),
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
  const fit = createFit(context);
  const el = element(
    "div",
    { class: "liqwidget-mix" },
    element("div", { class: "liqwidget-mix-bars" }, topText, row),
    element(
      "div",
      { class: "liqwidget-mix-side" },
      presets,
      fit.el,
      all,
      unlock,
      unlevered,
      element("span", { class: "liqwidget-note liqwidget-hint" }, "Drag a bar, or draw across them.")
    ),
    fit.note
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
      ...names.map((name2) => element("option", { value: `=${name2}` }, name2))
    );
  };
  const raise = () => {
    const parts = shares(store.get("weights"));
    if (!drawing) top = Math.max(...parts) > 0.9 * HALF2 ? 1 : HALF2;
    columns.forEach(({ bar }, tier) => {
      const sunk = `translateY(${(100 - Math.min(100, 100 * parts[tier] / top)).toFixed(2)}%)`;
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
      const mix2 = store.get("weights");
      const parts = shares(mix2);
      if (!drawing && !store.isDrafting() && !store.isOurs("weights")) base = mix2;
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
        const fill2 = colors ? `linear-gradient(90deg, ${colors.long[tier]} 50%, ${colors.short[tier]} 50%)` : "";
        if (column.bar.dataset.fill !== fill2) column.bar.style.background = column.bar.dataset.fill = fill2;
        column.el.classList.toggle("liqwidget-off", !drawn[tier]);
        column.el.classList.toggle("liqwidget-locked", locked[tier]);
        column.el.classList.toggle("liqwidget-unknown", fit.isUnknown(tier));
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
var ENTRIES2 = (
  /** @type {[string, string][]} */
  [
    ["auto", "usual for the bar"],
    ["path", "along the bar's path"],
    ["close", "at the close"],
    ["hlc3", "at (high + low + close) / 3"]
  ]
);
var SIDES3 = (
  /** @type {[string, string][]} */
  [["both", "both sides"], ["aggressor", "by color of the bar"]]
);
function modelGroup({ model, store, signal }) {
  const wish = store.wish;
  const symbol = select("Market", "symbol", (value) => wish({ symbol: value }), signal);
  const venue = select("Venue", "venue", (value) => wish({ venue: value }), signal);
  const frame = select("Bars", "time-frame", (value) => wish({ time_frame: value }), signal);
  const entry = select("Entries", "entry", (value) => wish({ entry: value }), signal);
  const side = segments("Side rule", "side-rule", SIDES3, (value) => wish({ side_rule: value }), signal, { patient: true });
  let held = {};
  const released = (name2, value) => () => {
    if (!(name2 in held)) return;
    const chosen = value(held[name2]);
    held = {};
    wish({ [name2]: chosen });
  };
  const hold = (name2, value) => {
    held = { [name2]: value };
    group.update();
  };
  const turnover = slider({
    label: "Turnover",
    name: "turnover",
    patient: true,
    spoken: "Share of volume that is positions changing hands, per cent",
    range: { min: 0, max: 50, step: 1 },
    moved: (v) => hold("turnover", v),
    settled: released("turnover", (v) => v / 100),
    usual: () => wish({ turnover: 0.1 })
  }, signal);
  const holding = slider({
    label: "Higher leverage closes sooner",
    name: "holding",
    patient: true,
    spoken: "Exponent of leverage in how soon positions close",
    range: { min: 0, max: 1.5, step: 0.1 },
    moved: (v) => hold("holding_exponent", v),
    settled: released("holding_exponent", (v) => v),
    usual: () => wish({ holding_exponent: 0.5 })
  }, signal);
  const margin = slider({
    label: "Maintenance margin",
    name: "maintenance",
    patient: true,
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
  const NOTES3 = {
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
        names.map((name2) => [name2, name2])
      );
      symbol.el.hidden = model.get("symbols").length < 2;
      symbol.set(own(model.get("symbols")), store.get("symbol"), off);
      venue.set(Object.entries(model.get("venues")), store.get("venue"), off);
      frame.set(own(model.get("time_frames")), store.get("time_frame"), off || model.get("time_frames").length < 2);
      entry.set(ENTRIES2, store.get("entry"), off);
      side.set(store.get("side_rule"), off);
      const at = held.turnover ?? 100 * store.get("turnover");
      turnover.set(at, `${at.toFixed(0)} % of volume`, Math.abs(at - 10) < 1e-9, off);
      const power = held.holding_exponent ?? store.get("holding_exponent");
      holding.set(power, power === 0 ? "no" : `leverage ^ ${power.toFixed(1)}`, power === 0.5, off);
      const rate = held.maintenance_margin ?? 100 * (store.get("maintenance_margin") ?? 0);
      margin.set(rate, rate === 0 ? "the venue's" : `${rate.toFixed(2)} %`, rate === 0, off);
      setText(needs, NOTES3[store.kernel.state()]);
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
var signed2 = (value, digits2) => `${value > 0 ? "+" : "−"}${Math.abs(value).toFixed(digits2)}`;
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
var GROUPS = [
  mixGroup,
  whatIfGroup,
  compareGroup,
  lookGroup,
  clustersGroup,
  drawGroup,
  replayGroup,
  cascadeGroup,
  marksGroup,
  modelGroup
];
var openFirst = ({ store }) => store.get("blind") ? "marks" : store.get("bar") >= 0 ? "replay" : "mix";
function createDeck(context, act) {
  const first = openFirst(context);
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
    const tab = button("", { class: "liqwidget-tab", "aria-controls": id, "data-group": group.name }, () => {
      open2(panel.hidden);
      group.update();
    }, context.signal);
    tab.append(element("span", { class: "liqwidget-tab-title" }, group.title), said);
    const panel = element("section", { id, class: "liqwidget-panel", "data-group": group.name, "aria-label": group.title }, group.el);
    const open2 = (isOpen) => {
      panel.hidden = !isOpen;
      setAttribute(tab, "aria-expanded", String(isOpen));
    };
    open2(group.name === first);
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
    },
    follow() {
      for (const { group } of parts) group.follow?.();
    }
  };
}

// drawing/drawing.js
var MOST_STEPS = 100;
function createDrawing(context) {
  const steps = [];
  let dragged = null;
  const before = (values) => (
    /** @type {Drawn} */
    Object.fromEntries(Object.keys(values).map((name2) => [name2, context().store.get(
      /** @type {keyof Drawn} */
      name2
    )]))
  );
  const keep = (step) => {
    if (same(step, before(step))) return;
    steps.push(step);
    if (steps.length > MOST_STEPS) steps.shift();
  };
  const drawing = {
    pen: { side: "long", leverage: 25, entry: "click" },
    use(bucket, column, price2) {
      const { store } = context();
      const scene = context().scene();
      const tool = store.get("tool");
      if (!scene || tool === "pin") return false;
      if (tool === "position") {
        const position = drawing.position(scene, column, price2);
        drawing.change({ positions: [...store.get("positions"), position] }, `Position drawn: ${level(scene.mixer.payload.rules, position).words}`);
      } else if (tool === "line") {
        const label = price2 < scene.price() ? "support" : "resistance";
        drawing.change({ lines: [...store.get("lines"), { price: price2, label }] }, `Line drawn: ${label} at ${price(price2)}`);
      } else {
        drawing.change({ ruler: price2 }, `Ruler at ${price(price2)}, ${percent(price2 / scene.price() - 1)} from the last price`);
      }
      return true;
    },
    position(scene, column, price2) {
      const { starts, closes } = scene.mixer.payload;
      const { side, leverage, entry } = drawing.pen;
      const close = closes[column];
      return { time: starts[column], entry: entry === "close" && close > 0 ? close : price2, side, leverage };
    },
    change(values, words) {
      const { store, announce } = context();
      const step = before(values);
      store.draft(values);
      keep(step);
      store.send();
      if (words) announce(words);
    },
    drag(values) {
      dragged ??= before(values);
      context().store.draft(values);
    },
    settle() {
      if (!dragged) return;
      keep(dragged);
      dragged = null;
      context().store.send();
    },
    undo() {
      drawing.settle();
      const step = steps.pop();
      if (!step) return;
      const { store, announce } = context();
      store.draft(step);
      store.send();
      announce("Taken back.");
    },
    canUndo: () => steps.length > 0
  };
  return drawing;
}
var same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// mixing/payload.js
var TYPES = { uint32: Uint32Array, uint8: Uint8Array, float32: Float32Array, float64: Float64Array };
function decode(buffer) {
  const head = new DataView(buffer);
  if (head.getUint32(0) !== 1279873329) throw new Error("liqwidget: not a map payload");
  const length = head.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const payload = { ...header };
  delete payload.arrays;
  for (const { name: name2, type, length: size2, at } of header.arrays) {
    const Type = TYPES[
      /** @type {keyof typeof TYPES} */
      type
    ];
    payload[name2] = new Type(buffer, 8 + length + at, size2);
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
  turn = mine.then(() => {
  }, () => {
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
    model: (name2) => doc.get_model_by_name(name2),
    view: (name2) => {
      const model = doc.get_model_by_name(name2);
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
  const size2 = Math.round(13 * drawn.width / 1200);
  const head = 2 * size2;
  const out = document.createElement("canvas");
  out.width = drawn.width;
  out.height = head + drawn.height + Math.round(1.5 * size2 * (lines.length + 1));
  const context = (
    /** @type {CanvasRenderingContext2D} */
    out.getContext("2d")
  );
  const place3 = (layer) => {
    const { left, top, width, height } = layer.box();
    const x = (left - box.left + outer.left) * scale;
    const y = head + (top - box.top + outer.top) * scale;
    context.drawImage(layer.canvas, x, y, width * scale, height * scale);
  };
  const [paper2, ink, soft] = isDark() ? ["#111316", "#d8dce2", "#9aa4b0"] : ["#ffffff", "#1f2328", "#57606a"];
  context.fillStyle = paper2;
  context.fillRect(0, 0, out.width, out.height);
  context.fillStyle = ink;
  context.font = `600 ${Math.round(1.15 * size2)}px system-ui, sans-serif`;
  context.fillText(title, size2, 1.5 * size2, out.width - 2 * size2);
  layers.under.forEach(place3);
  context.drawImage(drawn, 0, head);
  layers.over.forEach(place3);
  context.fillStyle = soft;
  context.font = `${size2}px system-ui, sans-serif`;
  lines.forEach((line, i) => {
    context.fillText(line, size2, head + drawn.height + 1.5 * size2 * (i + 1), out.width - 2 * size2);
  });
  return out;
}
function download(canvas, name2) {
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name2;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

// mixing/peaks.js
var REACH = 4;
var DECIMALS = 1e12;
var LEAST = 1e-300;
function smooth(values, deviation) {
  const radius = Math.floor(REACH * deviation + 0.5);
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-0.5 * ((i - radius) / deviation) ** 2));
  const whole = kernel.reduce((sum3, part) => sum3 + part, 0);
  const smoothed = new Float64Array(values.length);
  for (let b = 0; b < values.length; b++) {
    if (values[b] === 0) continue;
    const from = Math.max(0, b - radius);
    const to = Math.min(values.length - 1, b + radius);
    const value = values[b] / whole;
    for (let i = from; i <= to; i++) smoothed[i] += value * kernel[i - b + radius];
  }
  return smoothed;
}
function findProminent(values, deviation, least) {
  const smoothed = smooth(values, deviation);
  const highest = Math.max(smoothed.reduce((a, b) => Math.max(a, b), 0), LEAST);
  const line = new Float64Array(values.length + 2);
  smoothed.forEach((value, b) => {
    line[b + 1] = Math.round(value / highest * DECIMALS) / DECIMALS;
  });
  const found = [];
  for (const { left, right } of plateaus(line)) {
    const peak = left + right >> 1;
    const prominence = line[peak] - Math.max(lowest(line, peak, -1), lowest(line, peak, 1));
    if (prominence < least) continue;
    const half = line[peak] - 0.5 * prominence;
    found.push({
      peak,
      prominence,
      place: placeOf(line, left, right) - 1,
      start: Math.ceil(crossing(line, peak, half, -1)) - 1,
      stop: Math.floor(crossing(line, peak, half, 1))
    });
  }
  for (let i = 1; i < found.length; i++) {
    const [before, after] = [found[i - 1], found[i]];
    let valley = before.peak;
    for (let b = before.peak; b <= after.peak; b++) if (line[b] < line[valley]) valley = b;
    before.stop = Math.min(before.stop, valley - 1);
    after.start = Math.max(after.start, valley - 1);
  }
  return found.map(({ place: place3, prominence, start, stop }) => ({
    place: place3,
    prominence,
    start: Math.max(start, 0),
    stop: Math.min(stop, values.length)
  }));
}
function plateaus(line) {
  const found = [];
  for (let left = 1; left < line.length - 1; left++) {
    if (!(line[left] > line[left - 1])) continue;
    let right = left;
    while (right < line.length - 1 && line[right + 1] === line[left]) right += 1;
    if (line[right + 1] < line[left]) found.push({ left, right });
    left = right;
  }
  return found;
}
function lowest(line, peak, way) {
  let least = line[peak];
  for (let b = peak; b >= 0 && b < line.length && line[b] <= line[peak]; b += way) least = Math.min(least, line[b]);
  return least;
}
function crossing(line, peak, height, way) {
  let b = peak;
  while (b > 0 && b < line.length - 1 && height < line[b]) b += way;
  return line[b] < height ? b - way * (height - line[b]) / (line[b - way] - line[b]) : b;
}
function placeOf(line, left, right) {
  if (left !== right) return (left + right) / 2;
  const [before, top, after] = [left - 1, left, right + 1].map((b) => Math.log(Math.max(line[b], LEAST)));
  const bend = before - 2 * top + after;
  const moved = bend < 0 ? 0.5 * (before - after) / bend : 0;
  return left + Math.max(-0.5, Math.min(0.5, moved));
}

// mixing/clusters.js
var BLUR = 15e-4;
var PROMINENCE = 0.05;
var CELL = 25e-4;
var WITHIN = 0.05;
function bySide(stacked, n_buckets) {
  const sides = [new Float64Array(n_buckets), new Float64Array(n_buckets)];
  for (let row = 0; row * n_buckets < stacked.length; row++) {
    const side = sides[row & 1];
    for (let b = 0; b < n_buckets; b++) side[b] += stacked[row * n_buckets + b];
  }
  return { long: sides[0], short: sides[1] };
}
function findClusters(column) {
  const { prices, low, high, price: price2 } = column;
  const step = Math.log(high / low) / prices.length;
  const edge = (b) => low * Math.exp(b * step);
  const found = [];
  for (
    const side of
    /** @type {const} */
    ["long", "short"]
  ) {
    for (const { place: place3, prominence, start, stop } of findProminent(column[side], Math.max(BLUR / step, 1), PROMINENCE)) {
      let [dollars2, coins] = [0, 0];
      for (let b = start; b < stop; b++) {
        dollars2 += column[side][b];
        coins += column[side][b] / prices[b];
      }
      if (!(dollars2 > 0)) continue;
      const at = dollars2 / coins;
      found.push({
        id: "",
        side,
        price: at,
        low: edge(start),
        high: edge(stop),
        peak: prices[0] * Math.exp(place3 * step),
        dollars: dollars2,
        coins,
        prominence,
        distance: at / price2 - 1,
        rank: 0
      });
    }
  }
  found.sort((a, b) => a.price - b.price);
  rank(found);
  name(found);
  return found;
}
function rank(found) {
  const counted = { long: 0, short: 0 };
  const outward = found.slice().sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  for (const cluster of outward) cluster.rank = counted[cluster.side] += 1;
}
function name(found) {
  const given = /* @__PURE__ */ new Set();
  for (const cluster of found.slice().sort((a, b) => b.prominence - a.prominence)) {
    const cell2 = `${cluster.side}-${cellName(cluster.peak)}`;
    let free = cell2;
    for (let letter = 98; given.has(free); letter++) free = `${cell2}${String.fromCharCode(letter)}`;
    given.add(free);
    cluster.id = free;
  }
}
function cellName(price2) {
  const middle = Math.exp((Math.floor(Math.log(price2) / CELL) + 0.5) * CELL);
  return String(Number(middle.toPrecision(4)));
}
function findAsymmetry({ long, short, prices, price: price2 }) {
  const sides = { long: 0, short: 0 };
  prices.forEach((at, b) => {
    if (at < price2 * (1 - WITHIN) || at > price2 * (1 + WITHIN)) return;
    sides.long += long[b];
    sides.short += short[b];
  });
  const both = sides.short + sides.long;
  return { ...sides, within: WITHIN, value: both > 0 ? (sides.short - sides.long) / both : NaN };
}

// reading/column.js
function createColumnReading({ payload, prices }) {
  let stacked = new Float64Array(2 * prices.length);
  let price2 = payload.price;
  let column = null;
  let found = null;
  const read2 = () => column ??= { ...bySide(stacked, prices.length), prices, low: payload.low, high: payload.high, price: price2 };
  return {
    /** Forget what was found. @param {Float64Array} profile (2 * n_tiers, n_buckets) @param {number} at */
    follow(profile2, at) {
      stacked = profile2;
      price2 = at;
      column = found = null;
    },
    clusters: () => found ??= findClusters(read2()),
    /** @returns {Asymmetry} */
    lean: () => findAsymmetry(read2())
  };
}

// mixing/blocks.js
var LANES = 4;
function blocksOf({ n_columns, class_of_tier, speed, bucket, born, died, tier_side }) {
  const classes = speed.length;
  const blockOf = (r) => Math.floor(bucket[r] / LANES) * classes + class_of_tier[tier_side[r] >> 1];
  const run2 = Uint32Array.from(born.keys()).sort((a, b) => blockOf(a) - blockOf(b) || a - b);
  const found = [];
  run2.forEach((r, i) => {
    const block = blockOf(r);
    if (found.at(-1)?.block !== block) found.push({ block, start: i, from: n_columns, to: 0 });
    const last = found[found.length - 1];
    last.from = Math.min(last.from, born[r]);
    last.to = Math.max(last.to, Math.min(died[r], n_columns));
  });
  const place3 = (r, column) => column * LANES + bucket[r] % LANES;
  return {
    row: Uint32Array.from(found, ({ block }) => Math.floor(block / classes) * LANES),
    speed: Uint8Array.from(found, ({ block }) => block % classes),
    from: Uint32Array.from(found, ({ from }) => from),
    to: Uint32Array.from(found, ({ to }) => to),
    start: Uint32Array.from([...found.map(({ start }) => start), run2.length]),
    run: run2,
    tier: Uint8Array.from(run2, (r) => tier_side[r] >> 1),
    weight: run2.map((r) => tier_side[r] * n_columns + born[r]),
    opens: run2.map((r) => place3(r, born[r])),
    closes: run2.map((r) => place3(r, Math.min(died[r], n_columns)))
  };
}

// mixing/mixer.js
function createMixer(payload) {
  const { n_buckets, n_columns, first, low, high, leverages, speed, born } = payload;
  const step = Math.log(high / low) / n_buckets;
  const array = (n) => new Float64Array(n);
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
    blocks: blocksOf(payload),
    lines: array((n_columns + 1) * LANES),
    grid: array(n_buckets * (n_columns - first)),
    open: null,
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
    const size2 = Math.abs(grid[i]);
    if (size2 > least && i % columns < until) found[n++] = size2;
  }
  return found.subarray(0, n).sort();
}
function totalsBySide(stacked, n_buckets) {
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
  const unlevered = 1 - weights.reduce((sum3, w) => sum3 + w, 0);
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
  weigh(mixer, chosen);
  return spread2(mixer, mixer.sideWeights, chosen.tiers, 0, mixer.grid);
}
function spread2(mixer, sideMix, tiers, above, grid) {
  grid.fill(0);
  for (let i = 0; i < mixer.blocks.row.length; i++) {
    if (change(mixer, sideMix, tiers, i)) sum2(mixer, above, grid, i);
  }
  return grid;
}
function change({ held, gone, lines, blocks }, sideMix, tiers, block) {
  const { start, run: run2, tier, weight, opens, closes } = blocks;
  const end = start[block + 1];
  let any = false;
  for (let i = start[block]; i < end; i++) {
    const share = sideMix[weight[i]];
    if (share === 0 || !tiers[tier[i]]) continue;
    const r = run2[i];
    lines[opens[i]] += share * held[r];
    lines[closes[i]] -= share * gone[r];
    any = true;
  }
  return any;
}
function sum2({ payload, blocks, lines, decay, prices }, above, grid, block) {
  const { n_columns, first } = payload;
  const shown = n_columns - first;
  const b = blocks.row[block];
  const to = blocks.to[block];
  const fades = blocks.speed[block] * n_columns;
  const [p0, p1, p2, p3] = [prices[b], prices[b + 1], prices[b + 2], prices[b + 3]];
  const o0 = b * shown - first;
  const [o1, o2, o3] = [o0 + shown, o0 + 2 * shown, o0 + 3 * shown];
  let [x0, x1, x2, x3] = [0, 0, 0, 0];
  let c = blocks.from[block];
  for (; c < first && c < to; c++) {
    const at = c * LANES;
    const fade = decay[fades + c];
    x0 = x0 * fade + lines[at];
    x1 = x1 * fade + lines[at + 1];
    x2 = x2 * fade + lines[at + 2];
    x3 = x3 * fade + lines[at + 3];
  }
  for (; c < to; c++) {
    const at = c * LANES;
    const fade = decay[fades + c];
    x0 = x0 * fade + lines[at];
    x1 = x1 * fade + lines[at + 1];
    x2 = x2 * fade + lines[at + 2];
    x3 = x3 * fade + lines[at + 3];
    if (x0 > above) grid[o0 + c] += x0 * p0;
    if (x1 > above) grid[o1 + c] += x1 * p1;
    if (x2 > above) grid[o2 + c] += x2 * p2;
    if (x3 > above) grid[o3 + c] += x3 * p3;
  }
  lines.fill(0, blocks.from[block] * LANES, (to + 1) * LANES);
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

// mixing/openings.js
function entryFactors({ payload }) {
  return Float64Array.from({ length: 2 * payload.leverages.length }, (_, k) => {
    const side = k & 1 ? "short" : "long";
    return level(payload.rules, { entry: 1, side, leverage: payload.leverages[k >> 1] }).price ?? NaN;
  });
}
function openings(mixer, chosen, index, factors2, bucket, column) {
  const { payload, prices } = mixer;
  const { first, born, bars, tier_side, starts, ends } = payload;
  const found = /* @__PURE__ */ new Map();
  for (let i = index.start[bucket]; i < index.start[bucket + 1]; i++) {
    const r = index.runs[i];
    const dollars2 = aliveCoins(mixer, chosen, r, column + first) * prices[bucket];
    if (!(dollars2 > 0) || bars[born[r]] === 0) continue;
    const c = born[r];
    const time2 = c >= first ? starts[c - first] : starts[0] - (first - c) * (ends[0] - starts[0]);
    const one = found.get(c) ?? { column: c, time: time2, dollars: 0, long: 0, entry: 0 };
    one.dollars += dollars2;
    if (!(tier_side[r] & 1)) one.long += dollars2;
    one.entry += dollars2 * prices[bucket] / factors2[tier_side[r]];
    found.set(c, one);
  }
  for (const one of found.values()) one.entry /= one.dollars;
  return [...found.values()].sort((a, b) => b.dollars - a.dollars);
}

// keyboard/map_keys.js
var PAGE = 10;
function listenToKeys(scene, { announce, cursor, drawing, store }, signal) {
  const el = element("div", {
    class: "liqwidget-map-focus",
    tabindex: 0,
    role: "application",
    "data-lm-suppress-shortcuts": true,
    "aria-label": "Map of price and time. Arrow keys move the cursor by bucket and bar, Page Up and Page Down by ten buckets, Home and End to the first and last bar, Shift with Up or Down to the next cluster. Enter pins, Escape leaves."
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
  const jump = (from, up) => {
    const stops = scene.clusters().map((cluster) => ({ cluster, bucket: bucketOf(payload, cluster.peak) })).filter(({ bucket }) => up ? bucket > from : bucket >= 0 && bucket < from).sort((a, b) => a.bucket - b.bucket);
    const next = up ? stops[0] : stops.at(-1);
    if (store.get("blind")) announce("The map is hidden: there are no clusters to jump to");
    else if (!next) announce(`No cluster further ${up ? "up" : "down"}`);
    else {
      const open2 = scene.mixer.openInterest[scene.column() + payload.first];
      const words = sentenceOf(next.cluster, amountText(next.cluster, store.get("unit"), open2));
      cursor.move({ bucket: next.bucket, column: scene.column() }, words);
    }
  };
  el.addEventListener("focus", () => {
    follow();
    if (!cursor.keys()) cursor.move(start());
  }, { signal });
  el.addEventListener("blur", () => cursor.move(null), { signal });
  scene.stage.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    drawing.undo();
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
  el.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = { ...cursor.keys() ?? start() };
    if (event.shiftKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      jump(at.bucket, event.key === "ArrowUp");
    } else if (event.key in moves) {
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

// layers/attribution.js
var MOST2 = 8;
var WIDEST = 6;
var FAINTEST = 0.02;
function attributionLayer(scene, { store, cursor }) {
  const { payload, prices } = scene.mixer;
  const { first, starts, ends } = payload;
  const middle = (c) => (starts[c] + ends[c]) / 2;
  const step = ends[0] - starts[0];
  const place3 = () => {
    const keys = cursor.keys();
    if (keys) return keys;
    const { price: price2, time: time2 } = store.get("selection");
    if (!price2 || time2 === void 0) return null;
    const at = { bucket: bucketOf(payload, price2), column: columnOf(payload, time2) };
    return at.bucket < 0 || at.column < 0 || at.column > scene.column() ? null : at;
  };
  let found = [];
  let foundAt = "";
  return {
    name: "attribution",
    tells: true,
    above: () => place3() !== null,
    // where the cursor's layer draws too: it follows the keys without a mix
    follow() {
      foundAt = "";
    },
    draw({ over, out, x, y, ratio }) {
      const at = over === "heat" ? place3() : null;
      if (!at) return;
      const key = `${at.bucket} ${at.column}`;
      if (key !== foundAt) found = scene.openings(at.bucket, at.column).slice(0, MOST2);
      foundAt = key;
      if (!found.length) return;
      const most = found[0].dollars;
      const to = [x(middle(at.column)), y(prices[at.bucket])];
      for (const { column, time: time2, dollars: dollars2, long, entry } of found.filter((one) => one.dollars >= FAINTEST * most).reverse()) {
        const from = [x(column >= first ? middle(column - first) : time2 + step / 2), y(entry)];
        const isLong = 2 * long >= dollars2;
        const wide = Math.max(1, WIDEST * (dollars2 / most));
        out.beginPath();
        out.moveTo(to[0], to[1]);
        out.quadraticCurveTo(from[0], to[1], from[0], from[1]);
        out.setLineDash(isLong ? [] : [6 * ratio, 3 * ratio]);
        for (
          const [ink, more] of
          /** @type {[string, number][]} */
          [["rgba(0, 0, 0, 0.6)", 2], [isLong ? SIDES.long : SIDES.short, 0]]
        ) {
          out.strokeStyle = ink;
          out.lineWidth = (wide + more) * ratio;
          out.stroke();
        }
        out.setLineDash([]);
        out.beginPath();
        out.arc(from[0], from[1], (wide / 2 + 2.5) * ratio, 0, 2 * Math.PI);
        out.fillStyle = "#ffffff";
        out.fill();
        out.lineWidth = 1.5 * ratio;
        out.strokeStyle = "rgba(0, 0, 0, 0.75)";
        out.stroke();
      }
    }
  };
}

// layers/candles.js
function candlesLayer({ figure }) {
  let shown = true;
  return {
    name: "candles",
    follow(_look, on) {
      if (on === shown) return;
      shown = on;
      for (const name2 of ["wicks", "bodies"]) figure.model(name2)?.setv({ visible: on });
    }
  };
}

// reading/labels.js
var FAR = 8;
function placeLabels(labels, size2, bottom, taken = [0, 0]) {
  const placed2 = [];
  const fits = (at) => at - size2 / 2 >= 0 && at + size2 / 2 <= bottom && placed2.every((other) => Math.abs(other.at - at) >= size2);
  const isClear = (at) => fits(at) && (at + size2 / 2 <= taken[0] || at - size2 / 2 >= taken[1]);
  for (const label of labels) {
    if (label.y < 0 || label.y > bottom) continue;
    const inside = Math.min(Math.max(label.y, size2 / 2), bottom - size2 / 2);
    const outward = Array.from({ length: label.wanted ? FAR : 1 }, (_, i) => inside + label.way * i * size2 / 2);
    const tries = label.wanted ? [...outward, inside - label.way * size2 / 2, inside - label.way * size2] : outward;
    const at = tries.find(isClear) ?? tries.find(fits);
    if (at !== void 0) placed2.push({ ...label, at });
  }
  return placed2;
}

// layers/clusters.js
var ON_HEAT = { long: "#7cc8f7", short: "#ffb27a" };
var ON_PAPER = { light: { long: "#005a8e", short: "#a33b00" }, dark: ON_HEAT };
var RIM2 = "rgba(0, 0, 0, 0.78)";
var SIZE = 11;
var LINE2 = 17;
var WIDE = 140;
var NEAREST = 2;
var TOTALS = 24;
function clustersLayer(scene, { store }) {
  const { mixer } = scene;
  const source = scene.figure.model("candles");
  const isNear = ({ rank: rank2 }) => rank2 <= NEAREST;
  const ordered = () => scene.clusters().slice().sort((a, b) => Number(isNear(b)) - Number(isNear(a)) || (isNear(a) ? a.rank - b.rank : b.dollars - a.dollars));
  const words = (cluster) => {
    const unit = store.get("unit");
    const open2 = mixer.openInterest[scene.column() + mixer.payload.first];
    const held = `${amount(amountOf(cluster, unit, open2))}${unit === "USD" ? "" : ` ${unit}`}`;
    return isNear(cluster) ? `${place2(cluster)} ${held}` : held;
  };
  const bracket = ({ out, ratio }, cluster, at, top, bottom, color, rim) => {
    const arm = 4 * ratio;
    out.beginPath();
    out.moveTo(at - arm, top);
    out.lineTo(at, top);
    out.lineTo(at, bottom);
    out.lineTo(at - arm, bottom);
    const wide = isNear(cluster) ? 2.2 : 1.2;
    for (
      const [stroke2, more] of
      /** @type {[string, number][]} */
      [[rim, 2], [color, 0]]
    ) {
      out.strokeStyle = stroke2;
      out.lineWidth = (wide + more) * ratio;
      out.stroke();
    }
  };
  const triangle = ({ out, ratio }, cluster, x, y, color) => {
    const half = 4 * ratio;
    const tip = cluster.side === "long" ? half : -half;
    out.beginPath();
    out.moveTo(x, y + tip);
    out.lineTo(x + half, y - tip);
    out.lineTo(x - half, y - tip);
    out.closePath();
    out.lineWidth = 1.4 * ratio;
    out.strokeStyle = out.fillStyle = color;
    if (cluster.rank === 1) out.fill();
    out.stroke();
  };
  const candles = ({ x, y, ratio }) => {
    if (!store.get("layers").includes("candles")) return [0, 0];
    const { time: time2, high, low } = source.data;
    const { starts, ends } = mixer.payload;
    const end = ends[scene.column()];
    const start = end - WIDE * ratio * (end - starts[0]) / (x(end) - x(starts[0]));
    let [most, least] = [-Infinity, Infinity];
    for (let i = time2.length - 1; i >= 0 && time2[i] > start; i--) {
      if (time2[i] >= end) continue;
      most = Math.max(most, high[i]);
      least = Math.min(least, low[i]);
    }
    return least < most ? [y(most), y(least)] : [0, 0];
  };
  const drawLabels = (pen, edge) => {
    const { out, y, height, ratio } = pen;
    const [line, pad] = [LINE2 * ratio, 4 * ratio];
    out.textAlign = "left";
    out.textBaseline = "middle";
    let bold = null;
    const labels = ordered().map((cluster) => ({
      cluster,
      y: y(cluster.price),
      wanted: isNear(cluster),
      way: (
        /** @type {1 | -1} */
        cluster.side === "long" ? 1 : -1
      )
    }));
    for (const { cluster, y: level2, at } of placeLabels(labels, line, height, candles(pen))) {
      const near = isNear(cluster);
      if (near !== bold) out.font = `${near ? 700 : 400} ${SIZE * ratio}px system-ui, sans-serif`;
      bold = near;
      const text = words(cluster);
      const mark = near ? 13 * ratio : 0;
      const wide = out.measureText(text).width + 2 * pad + mark;
      const left = edge - 12 * ratio - wide;
      if (left < 0) continue;
      const color = ON_HEAT[cluster.side];
      if (Math.abs(at - level2) > ratio) {
        out.beginPath();
        out.moveTo(left + wide, at);
        out.lineTo(edge - 6 * ratio, level2);
        out.strokeStyle = color;
        out.lineWidth = ratio;
        out.stroke();
      }
      out.fillStyle = RIM2;
      out.fillRect(left, at - line / 2 + ratio, wide, line - 2 * ratio);
      if (near) triangle(pen, cluster, left + pad + 4.5 * ratio, at, color);
      out.fillStyle = near ? "#ffffff" : "#dfe3e8";
      out.fillText(text, left + pad + mark, at + 0.5 * ratio);
    }
  };
  return {
    name: "clusters",
    tells: true,
    draw(pen) {
      const { over, x, y, width, height, ratio, dark } = pen;
      const edge = over === "heat" ? Math.min(width, x(mixer.payload.ends[scene.column()])) : width;
      const colors = over === "heat" ? ON_HEAT : ON_PAPER[dark ? "dark" : "light"];
      const rim = over === "heat" ? RIM2 : dark ? "#1a1d21" : "#ffffff";
      const level2 = y(scene.price());
      for (const cluster of scene.clusters()) {
        const [top, bottom] = [y(cluster.high), y(cluster.low)];
        if (bottom < 0 || top > height) continue;
        bracket(pen, cluster, edge - 4 * ratio, top, bottom, colors[cluster.side], rim);
        if (over === "heat" || !isNear(cluster)) continue;
        const at = y(cluster.price);
        if (Math.abs(at - level2) > TOTALS * ratio) triangle(pen, cluster, edge - 14 * ratio, at, colors[cluster.side]);
      }
      if (over === "heat") drawLabels(pen, edge);
    },
    read(px, py, { x, y, width, ratio }) {
      const edge = Math.min(width, x(mixer.payload.ends[scene.column()]));
      if (px < edge - WIDE * ratio || px > edge) return [];
      const hit = scene.clusters().find((one) => py >= y(one.high) && py <= y(one.low));
      return hit ? [`Cluster ${words(hit)}${store.get("unit") === "USD" ? " USD" : ""}, ${place2(hit)}`] : [];
    }
  };
}

// layers/cascade.js
var RIM3 = "rgba(0, 0, 0, 0.75)";
var COLORS2 = ["#7cc8f6", "#ffb27c"];
var FROM = 0.6;
var FURTHEST = 0.5;
var LABEL = 13;
function cascadeLayer(scene, { store, chain, signal }) {
  const { payload } = scene.mixer;
  const handle = element("div", { class: "liqwidget-pull", "data-own-pointer": true, "aria-hidden": "true", title: "Pull price", hidden: true });
  scene.stage.append(handle);
  let held = false;
  const pull = (event) => {
    if (!held) return;
    const { heat } = scene.layers;
    const box = heat.canvas.getBoundingClientRect();
    const move2 = heat.price((event.clientY - box.top) * heat.ratio()) / scene.price() - 1;
    const shock = Math.round(1e3 * Math.min(Math.max(move2, -FURTHEST), FURTHEST)) / 1e3;
    store.draft({ shock: shock || Math.sign(store.get("shock")) / 1e3 });
  };
  handle.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    held = true;
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  }, { signal });
  handle.addEventListener("pointermove", pull, { signal });
  for (const end of ["pointerup", "pointercancel"]) {
    handle.addEventListener(end, () => {
      if (held) store.settle();
      held = false;
    }, { signal });
  }
  const line = ({ out, ratio }, points, color, dash) => {
    out.setLineDash(dash.map((length) => length * ratio));
    out.beginPath();
    for (const [x, y] of points) out.lineTo(x, y);
    for (
      const [stroke2, wide] of
      /** @type {[string, number][]} */
      [[RIM3, 4.5], [color, 2]]
    ) {
      out.strokeStyle = stroke2;
      out.lineWidth = wide * ratio;
      out.stroke();
    }
    out.setLineDash([]);
  };
  const label = ({ out, ratio }, words, x, y, color, align) => {
    out.font = `600 ${Math.round(12 * ratio)}px system-ui, sans-serif`;
    out.textAlign = align;
    out.textBaseline = "middle";
    out.lineWidth = 4 * ratio;
    out.lineJoin = "round";
    out.strokeStyle = RIM3;
    out.strokeText(words, x, y);
    out.fillStyle = color;
    out.fillText(words, x, y);
  };
  return {
    name: "cascade",
    always: true,
    tells: true,
    above: () => chain.find() !== null,
    follow(_look, on) {
      const found = on ? chain.find() : null;
      handle.hidden = !found;
    },
    draw(pen) {
      const found = chain.find();
      if (!found) return;
      const { over, x, y, width, ratio } = pen;
      const color = COLORS2[found.shock < 0 ? 0 : 1];
      const rounds = found.rounds.slice(0, chain.shown());
      if (over === "map") {
        line(pen, [[0, y(found.shocked)], [width, y(found.shocked)]], "#ffffff", [5, 4]);
        if (rounds.length) line(pen, [[0, y(rounds[rounds.length - 1].after)], [width, y(rounds[rounds.length - 1].after)]], color, []);
        return;
      }
      const right = Math.max(Math.min(width, x(payload.ends[scene.column()])), 0.45 * width) - 92 * ratio;
      const left = FROM * right;
      const step = Math.min((right - left) / (found.rounds.length + 1), 46 * ratio);
      const at = (i) => right - (found.rounds.length - i) * step;
      line(pen, [[at(0) - step, y(found.price)], [at(0), y(found.price)], [at(0), y(found.shocked)]], "#ffffff", [5, 4]);
      const stairs = [[at(0), y(found.shocked)]];
      rounds.forEach((round, i) => stairs.push([at(i + 1), y(round.before)], [at(i + 1), y(round.after)]));
      if (stairs.length > 1) line(pen, stairs, color, []);
      let free = y(found.shocked);
      rounds.forEach((round, i) => {
        const middle = (y(round.before) + y(round.after)) / 2;
        if (Math.abs(middle - free) < LABEL * ratio || middle < 0 || middle > pen.height) return;
        label(pen, `${i + 1}: ${shortAmount(round.dollars)}`, at(i + 1) - 5 * ratio, middle, color, "right");
        free = middle;
      });
      const end = rounds.length ? rounds[rounds.length - 1].after : found.shocked;
      const beside = y(end) + (found.shock < 0 ? 11 : -11) * ratio;
      const seen = Math.min(Math.max(beside, 9 * ratio), pen.height - 9 * ratio);
      label(pen, percent(end / found.price - 1), at(rounds.length) + 14 * ratio, seen, "#ffffff", "right");
      const { left: boxLeft, top, width: wide } = scene.layers.heat.box();
      const inside = Math.min(Math.max(y(found.shocked) / ratio, 12), pen.height / ratio - 12);
      Object.assign(handle.style, { left: `${boxLeft + wide - 72}px`, top: `${top + inside - 12}px` });
      handle.textContent = `⇕ ${percent(found.shock)}`;
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
        const level3 = y(prices[keys.bucket]);
        line([0, level3, width, level3]);
        if (over === "heat") line([x(middle(keys.column)), 0, x(middle(keys.column)), height]);
      }
      const pin = store.get("selection");
      if (!pin.price || pin.time === void 0 || bucketOf(payload, pin.price) < 0) return;
      const level2 = y(pin.price);
      const column = columnOf(payload, pin.time);
      if (over === "map") line([0, level2, 8 * ratio, level2]);
      if (over === "map" || column < 0 || column > scene.column()) return;
      const at = x(middle(column));
      const size2 = 6 * ratio;
      line([at - 2 * size2, level2, at - size2, level2]);
      line([at + size2, level2, at + 2 * size2, level2]);
      line([at, level2 - 2 * size2, at, level2 - size2]);
      line([at, level2 + size2, at, level2 + 2 * size2]);
      out.beginPath();
      out.arc(at, level2, 2 * ratio, 0, 2 * Math.PI);
      out.fillStyle = "#ffffff";
      out.fill();
    }
  };
}

// drawing/handle.js
var WIDTH = 26;
var HEIGHT = 24;
var PAGE2 = 10;
function createHandle(scene, drawing, { kind, moved, removed }) {
  const { payload, prices } = scene.mixer;
  let price2 = NaN;
  const el = element("div", {
    class: "liqwidget-handle",
    role: "slider",
    tabindex: 0,
    "aria-orientation": "vertical",
    "data-handle": kind,
    "data-lm-suppress-shortcuts": "true",
    "aria-valuemin": payload.low,
    "aria-valuemax": payload.high
  });
  const to = (wanted) => moved(Math.min(Math.max(wanted, payload.low), payload.high));
  let offset = 0;
  let held = false;
  el.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    event.stopPropagation();
    el.focus({ preventScroll: true });
    el.setPointerCapture(event.pointerId);
    const box = el.getBoundingClientRect();
    offset = event.clientY - (box.top + box.height / 2);
    held = true;
  });
  el.addEventListener("pointermove", (event) => {
    if (!held) return;
    event.stopPropagation();
    to(scene.priceAt(event.clientY - offset));
  });
  for (const end of ["pointerup", "pointercancel"]) {
    el.addEventListener(end, () => {
      held = false;
      drawing.settle();
    });
  }
  const steps = (
    /** @type {Record<string, number>} */
    { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: PAGE2, PageDown: -PAGE2 }
  );
  el.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in steps) {
      const n = payload.n_buckets;
      const bucket = bucketOf(payload, Math.min(Math.max(price2, payload.low), payload.high * (1 - 1e-12)));
      to(prices[Math.min(Math.max(bucket + steps[event.key], 0), n - 1)]);
    } else if (event.key === "Delete" || event.key === "Backspace") removed();
    else if (event.key === "Escape") el.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  el.addEventListener("keyup", () => drawing.settle());
  el.addEventListener("blur", () => drawing.settle());
  scene.stage.append(el);
  return {
    place(at) {
      const { left, top, width, height } = scene.layers.heat.box();
      const y = at ? scene.layers.heat.y(at.price) / scene.layers.heat.ratio() : NaN;
      const shown = at !== null && y >= 0 && y <= height;
      if (el.hidden === shown) el.hidden = !shown;
      if (!at || !shown) return;
      price2 = at.price;
      setText(el, at.text);
      setAttribute(el, "aria-label", at.name);
      setAttribute(el, "aria-valuenow", price(price2).replaceAll(",", ""));
      setAttribute(el, "aria-valuetext", at.words);
      const { heat } = scene.layers;
      const end = Math.min(width, heat.x(payload.ends[scene.column()]) / heat.ratio());
      const place3 = `translate(${left + Math.max(end - WIDTH, 0)}px, ${top + y - HEIGHT / 2}px)`;
      if (el.style.transform !== place3) el.style.transform = place3;
    },
    remove: () => el.remove()
  };
}

// layers/lines.js
function linesLayer(scene, { store, drawing }) {
  const handles = [];
  const handle = (i) => createHandle(scene, drawing, {
    kind: "line",
    moved: (price2) => drawing.drag({ lines: store.get("lines").map((line, k) => k === i ? { ...line, price: price2 } : line) }),
    removed: () => drawing.change({ lines: store.get("lines").filter((_, k) => k !== i) }, "Line removed.")
  });
  return {
    name: "lines",
    always: true,
    draw(pen) {
      const { over, y, width, height, ratio } = pen;
      const lines = store.get("lines");
      if (over === "heat") {
        while (handles.length > lines.length) handles.pop()?.remove();
        while (handles.length < lines.length) handles.push(handle(handles.length));
      }
      lines.forEach(({ price: price2, label }, i) => {
        const name2 = label || `line ${i + 1}`;
        const away = percent(price2 / scene.price() - 1);
        if (over === "heat") {
          handles[i].place({ price: price2, name: `${name2}, price`, words: `${price(price2)}, ${away} from the last price`, text: "↕" });
        }
        const level2 = y(price2);
        if (!(level2 >= 0 && level2 <= height)) return;
        stroke(pen, [0, level2, width, level2], WHITE, 1.6);
        if (over === "heat") write(pen, [`${name2} ${price(price2)}  ${away}`], 4 * ratio, level2, WHITE, price2 < scene.price());
      });
    }
  };
}

// layers/marks.js
var COLOR = "#8ff0a4";
var RIM4 = "rgba(0, 0, 0, 0.75)";
var ON_PAPER2 = "#1a7f37";
function marksLayer(_scene, { store }) {
  return {
    name: "marks",
    always: true,
    above: () => store.get("marks").length > 0,
    draw({ over, out, y, width, height, ratio, dark }) {
      const strokes = over === "heat" || dark ? [[RIM4, 3.5], [COLOR, 1.6]] : [[ON_PAPER2, 1.6]];
      out.font = `${Math.round(12 * ratio)}px system-ui, sans-serif`;
      out.textBaseline = "bottom";
      out.textAlign = "left";
      store.get("marks").forEach((mark, i) => {
        const level2 = y(mark);
        if (!(level2 >= 0 && level2 <= height)) return;
        out.setLineDash([7 * ratio, 4 * ratio]);
        for (
          const [color, wide] of
          /** @type {[string, number][]} */
          strokes
        ) {
          out.beginPath();
          out.moveTo(0, level2);
          out.lineTo(width, level2);
          out.strokeStyle = color;
          out.lineWidth = wide * ratio;
          out.stroke();
        }
        out.setLineDash([]);
        if (over !== "heat") return;
        const words = `mark ${i + 1}: ${price(mark)}`;
        out.lineWidth = 4 * ratio;
        out.strokeStyle = RIM4;
        out.strokeText(words, 6 * ratio, level2 - 2 * ratio);
        out.fillStyle = COLOR;
        out.fillText(words, 6 * ratio, level2 - 2 * ratio);
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
      const level2 = y(scene.price());
      const end = over === "heat" ? Math.min(width, x(payload.ends[scene.column()])) : width;
      const onHeat = [["rgba(0,0,0,0.6)", 3], ["#ffffff", 1]];
      const strokes = over === "heat" ? onHeat : [[dark ? "#e6e8eb" : "#1f2328", 1]];
      out.setLineDash([4 * ratio, 4 * ratio]);
      out.beginPath();
      out.moveTo(0, level2);
      out.lineTo(end, level2);
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
function createLayer(host, view, name2, place3) {
  const canvas = document.createElement("canvas");
  canvas.className = "liqwidget-layer";
  canvas.dataset.layer = name2;
  canvas.dataset.place = place3;
  canvas.setAttribute("aria-hidden", "true");
  host.append(canvas);
  const box = () => {
    const outer = host.getBoundingClientRect();
    const inner = view.canvas_view.el.getBoundingClientRect();
    const { left, top, width, height } = view.frame.bbox;
    return { left: inner.left - outer.left + left, top: inner.top - outer.top + top, width, height };
  };
  let placed2 = "";
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
      if (at !== placed2) canvas.style.cssText = placed2 = at;
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
    price: (y) => view.frame.y_scale.invert(y / ratio() + view.frame.bbox.top),
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

// layers/ruler.js
var GRIP2 = 34;
function rulerLayer(scene, { store, drawing }) {
  let handle = null;
  return {
    name: "ruler",
    always: true,
    draw(pen) {
      const { over, out, x, y, width, height, ratio } = pen;
      const target = store.get("ruler");
      if (over === "heat" && target === null) handle?.place(null);
      if (target === null) return;
      const price2 = scene.price();
      const lines = over === "heat" ? rulerWords(scene, store, target) : [];
      if (over === "heat") {
        handle ??= createHandle(scene, drawing, {
          kind: "ruler",
          moved: (to2) => drawing.drag({ ruler: to2 }),
          removed: () => drawing.change({ ruler: null }, "Ruler removed.")
        });
        handle.place({ price: target, name: "Ruler, price", words: lines.join("; "), text: "↕" });
      }
      const [from, to] = [y(price2), y(target)];
      const top = Math.max(0, Math.min(from, to));
      const bottom = Math.min(height, Math.max(from, to));
      out.fillStyle = over === "heat" ? "rgba(255, 255, 255, 0.08)" : "rgba(128, 136, 146, 0.22)";
      if (bottom > top) out.fillRect(0, top, width, bottom - top);
      if (!(to >= 0 && to <= height)) return;
      stroke(pen, [0, to, width, to], WHITE, 1.6, [8, 4]);
      if (over !== "heat") return;
      const end = Math.min(width, x(scene.mixer.payload.ends[scene.column()])) - GRIP2 * ratio;
      write(pen, lines, end - plate(pen, lines).width, to, WHITE, target < price2, end);
    }
  };
}

// mixing/sweeps.js
function findSweeps({ n_columns, first, born, died, bucket, tier_side }) {
  const runs = [];
  for (let r = 0; r < born.length; r++) if (died[r] >= first && died[r] < n_columns) runs.push(r);
  const side = (r) => tier_side[r] & 1;
  runs.sort((a, b) => died[a] - died[b] || side(a) - side(b) || bucket[a] - bucket[b]);
  const of = new Uint32Array(runs.length);
  const found = [];
  runs.forEach((r, i) => {
    const last = found.at(-1);
    const before = runs[i - 1];
    const joins = last && died[before] === died[r] && side(before) === side(r) && bucket[r] <= last[3] + 1;
    if (joins) last[3] = bucket[r];
    else found.push([died[r] - first, side(r), bucket[r], bucket[r]]);
    of[i] = found.length - 1;
  });
  const column = (i) => found.map((sweep) => sweep[i]);
  return {
    runs: Uint32Array.from(runs),
    of,
    column: Uint32Array.from(column(0)),
    side: Uint8Array.from(column(1)),
    low: Uint32Array.from(column(2)),
    high: Uint32Array.from(column(3))
  };
}
function burned(mixer, chosen, { runs, of, column }) {
  const { payload, gone, sideWeights, prices } = mixer;
  const { born, bucket, tier_side, n_columns } = payload;
  const dollars2 = new Float64Array(column.length);
  const price2 = new Float64Array(column.length);
  for (let i = 0; i < runs.length; i++) {
    const r = runs[i];
    if (!chosen.tiers[tier_side[r] >> 1]) continue;
    const amount2 = sideWeights[tier_side[r] * n_columns + born[r]] * gone[r] * prices[bucket[r]];
    dollars2[of[i]] += amount2;
    price2[of[i]] += amount2 * prices[bucket[r]];
  }
  for (let i = 0; i < price2.length; i++) if (dollars2[i] > 0) price2[i] /= dollars2[i];
  return { dollars: dollars2, price: price2 };
}
function burnedByTier(mixer, chosen, { runs, of }, sweep) {
  const { payload, gone, sideWeights, prices } = mixer;
  const { born, bucket, tier_side, n_columns, leverages } = payload;
  const found = new Float64Array(leverages.length);
  for (let i = of.indexOf(sweep); i < runs.length && of[i] === sweep; i++) {
    const r = runs[i];
    const tier = tier_side[r] >> 1;
    if (!chosen.tiers[tier]) continue;
    found[tier] += sideWeights[tier_side[r] * n_columns + born[r]] * gone[r] * prices[bucket[r]];
  }
  return found;
}

// painting/rings.js
var STEPS = 2;
function createRings({ largest, ratio, styles }) {
  const sizes2 = Math.ceil(largest * ratio * STEPS) + 1;
  const half = Math.ceil((largest + 2) * ratio) + 1;
  const side = 2 * half;
  const sheet = new OffscreenCanvas(sizes2 * side, styles.length * side);
  const pen = (
    /** @type {OffscreenCanvasRenderingContext2D} */
    sheet.getContext("2d")
  );
  styles.forEach(({ color, dash }, row) => {
    pen.setLineDash(dash.map((length) => length * ratio));
    for (let size2 = 0; size2 < sizes2; size2++) {
      pen.beginPath();
      pen.arc(size2 * side + half, row * side + half, size2 / STEPS, 0, 2 * Math.PI);
      for (
        const [stroke2, wide] of
        /** @type {[string, number][]} */
        [["rgba(0, 0, 0, 0.55)", 3.2], [color, 1.4]]
      ) {
        pen.strokeStyle = stroke2;
        pen.lineWidth = wide * ratio;
        pen.stroke();
      }
    }
  });
  const image = sheet.transferToImageBitmap();
  return (out, style, x, y, radius) => {
    const size2 = Math.min(sizes2 - 1, Math.round(radius * STEPS));
    out.drawImage(image, size2 * side, style * side, side, side, Math.round(x) - half, Math.round(y) - half, side, side);
  };
}

// layers/sweeps.js
var LARGEST2 = 13;
var SMALLEST_SHARE = 0.05;
var MOST3 = 120;
var STYLES = [
  // longs and shorts: on the heat, which is dark in both themes; dashed as their curve
  { color: "#4cb2f0", dash: [] },
  { color: "#ff9145", dash: [4, 2] }
];
function sweepsLayer(scene) {
  const { payload } = scene.mixer;
  const sweeps = findSweeps(payload);
  let amounts = { dollars: new Float64Array(), price: new Float64Array() };
  let drawn = [];
  let shown = null;
  let most = 0;
  let stampedAt = 0;
  let stamp;
  const radius = (i) => LARGEST2 * Math.sqrt(amounts.dollars[i] / most);
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
      drawn.length = Math.min(drawn.length, MOST3);
    },
    draw({ over, out, x, y, ratio }) {
      if (over !== "heat") return;
      if (stampedAt !== ratio) {
        stamp = createRings({ largest: LARGEST2, ratio, styles: STYLES });
        stampedAt = ratio;
      }
      for (const i of drawn) stamp(out, sweeps.side[i], x(at(i)), y(amounts.price[i]), radius(i) * ratio);
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

// mixing/doubt.js
var QUANTILE = 1.6448536269514722;
function slopes({ payload, sideWeights, lean: lean2 }, weights, tier) {
  const { n_columns, leverages } = payload;
  const unlevered = 1 - weights.reduce((sum3, w) => sum3 + w, 0);
  const found = new Float64Array(sideWeights.length);
  for (let c = 0; c < n_columns; c++) {
    const normal = [unlevered, unlevered];
    for (let k = 0; k < weights.length; k++) {
      normal[0] += weights[k] * lean2[k * n_columns + c];
      normal[1] += weights[k] / lean2[k * n_columns + c];
    }
    for (const side of [0, 1]) {
      const power = lean2[tier * n_columns + c];
      const own = (side ? 1 / power : power) / normal[side];
      for (let k = 0; k < leverages.length; k++) {
        const at = (2 * k + side) * n_columns + c;
        found[at] = (k === tier ? own : 0) - sideWeights[at] * own;
      }
    }
  }
  return found;
}
function* variances(mixer, { weights, tiers }) {
  const found = new Float64Array(mixer.grid.length);
  const dollars2 = new Float64Array(found.length);
  const rest = Math.max(1 - weights.reduce((sum3, w) => sum3 + w, 0), 0);
  const left = rest > 1e-9 ? new Float64Array(found.length) : null;
  for (let k = 0; k < weights.length; k++) {
    if (!(weights[k] > 0)) continue;
    spread2(mixer, slopes(mixer, weights, k), tiers, -Infinity, dollars2);
    for (let i = 0; i < found.length; i++) {
      found[i] += weights[k] * dollars2[i] * dollars2[i];
      if (left) left[i] -= weights[k] * dollars2[i] / rest;
    }
    yield;
  }
  if (left) left.forEach((amount2, i) => {
    found[i] += rest * amount2 * amount2;
  });
  return found;
}
function band(mean, variance, strength) {
  if (!(mean > 0)) return { low: 0, high: 0 };
  const square = variance / (strength + 1) / (mean * mean);
  const middle = mean / Math.sqrt(1 + square);
  const reach = Math.exp(QUANTILE * Math.sqrt(Math.log1p(square)));
  return { low: middle / reach, high: middle * reach };
}
function halvingAt(strength) {
  let [low, high] = [0, 100];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (band(1, middle, strength).low < 0.5) high = middle;
    else low = middle;
  }
  return high;
}

// painting/sampling.js
function sample(pieces, size2) {
  const from = new Int32Array(size2).fill(-1);
  const to = new Int32Array(size2).fill(-1);
  for (const { first, end, start, stop } of pieces) {
    const wide = (stop - start) / (end - first);
    if (!(wide > 0)) continue;
    const low = Math.max(first, first + Math.floor(-start / wide));
    const high = Math.min(end, first + Math.ceil((size2 - start) / wide));
    for (let i = low; i < high; i++) {
      const p = Math.floor(start + (i - first + 0.5) * wide);
      if (p < 0 || p >= size2) continue;
      if (from[p] < 0) from[p] = i;
      to[p] = i + 1;
    }
    const until = Math.min(size2, Math.ceil(stop - 0.5));
    for (let p = Math.max(0, Math.ceil(start - 0.5)); p < until; p++) {
      if (from[p] >= 0) continue;
      from[p] = Math.min(end - 1, first + Math.floor((p + 0.5 - start) / wide));
      to[p] = from[p] + 1;
    }
  }
  return { from, to };
}
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

// layers/uncertain.js
var FAINT = 0.03;
var GAP = 6;
function uncertainLayer(scene, { store, signal, paint }) {
  const { mixer } = scene;
  const { payload } = mixer;
  const shown = payload.starts.length;
  const pieces = stretches(payload);
  const mask = document.createElement("canvas");
  mask.width = shown;
  mask.height = payload.n_buckets;
  const sheet = document.createElement("canvas");
  let found = null;
  let foundOf = "";
  let wanted = "";
  let masked = "";
  let timer = 0;
  let look = null;
  signal.addEventListener("abort", () => clearTimeout(timer));
  const key = (at) => JSON.stringify([at.weights, at.tiers, at.funding_shift, nameOf(at)]);
  const start = (at) => {
    clearTimeout(timer);
    wanted = key(at);
    const work = variances(mixer, at);
    const go = () => {
      if (store.isDrafting()) {
        wanted = "";
        return;
      }
      const step = work.next();
      if (!step.done) {
        timer = window.setTimeout(go);
        return;
      }
      found = step.value;
      foundOf = wanted;
      masked = "";
      paint();
    };
    timer = window.setTimeout(go);
  };
  const isCurrent = () => found !== null && look !== null && foundOf === key(look);
  const isHatched = (at, limit, least2) => {
    const mean = mixer.grid[at];
    return found !== null && mean > least2 && found[at] > limit * mean * mean;
  };
  const least = () => Math.max(FAINT * (look?.color_limit ?? 0), 0.01);
  const fill2 = () => {
    if (!look || !found) return;
    const name2 = `${foundOf} ${look.mix_strength} ${look.color_limit}`;
    if (name2 === masked) return;
    masked = name2;
    const limit = halvingAt(look.mix_strength);
    const image = new ImageData(shown, payload.n_buckets);
    for (let b = 0; b < payload.n_buckets; b++) {
      const row = (payload.n_buckets - 1 - b) * shown;
      for (let c = 0; c < shown; c++) if (isHatched(b * shown + c, limit, least())) image.data[4 * (row + c) + 3] = 255;
    }
    mask.getContext("2d").putImageData(image, 0, 0);
  };
  const lines = (out, width, height, ratio, color) => {
    out.beginPath();
    for (let x = -height; x < width; x += GAP * ratio) {
      out.moveTo(x, height);
      out.lineTo(x + height, 0);
    }
    out.strokeStyle = color;
    out.lineWidth = 1.6 * ratio;
    out.stroke();
  };
  return {
    name: "uncertain",
    tells: true,
    follow(now, on) {
      look = now;
      if (on && !store.isDrafting() && key(now) !== foundOf && key(now) !== wanted) start(now);
    },
    draw(pen) {
      if (!isCurrent()) return;
      fill2();
      const { over, out, x, y, width, height, ratio, dark } = pen;
      sheet.width = width;
      sheet.height = height;
      const on = (
        /** @type {CanvasRenderingContext2D} */
        sheet.getContext("2d")
      );
      const limit = halvingAt(look?.mix_strength ?? 30);
      const column = scene.column();
      if (over === "heat") {
        on.imageSmoothingEnabled = false;
        const top = y(payload.high);
        for (const [from, end] of pieces) {
          const to = Math.min(end, column + 1);
          if (to <= from) continue;
          const left = x(payload.starts[from]);
          on.drawImage(mask, from, 0, to - from, payload.n_buckets, left, top, x(payload.ends[to - 1]) - left, y(payload.low) - top);
        }
      } else {
        const step = Math.log(payload.high / payload.low) / payload.n_buckets;
        for (let b = 0; b < payload.n_buckets; b++) {
          if (!isHatched(b * shown + column, limit, 0.01)) continue;
          const [low, high] = [y(payload.low * Math.exp(b * step)), y(payload.low * Math.exp((b + 1) * step))];
          on.fillRect(0, high, scene.barShare(b) * width, Math.max(1, low - high));
        }
      }
      on.globalCompositeOperation = "source-in";
      const ink = document.createElement("canvas");
      ink.width = width;
      ink.height = height;
      const inkOn = (
        /** @type {CanvasRenderingContext2D} */
        ink.getContext("2d")
      );
      lines(inkOn, width, height, ratio, over === "heat" ? "rgba(255, 255, 255, 0.6)" : dark ? "#111316" : "#ffffff");
      on.drawImage(ink, 0, 0);
      out.drawImage(sheet, 0, 0);
    },
    read(px, py, { x: toX, ratio }) {
      if (!look) return [];
      if (!isCurrent()) return ["What if the mix were another: found once the controls rest"];
      const { heat } = scene.layers;
      const bucket = bucketOf(payload, heat.price(py));
      const first = toX(payload.starts[0]);
      const per = (toX(payload.ends[shown - 1]) - first) / (payload.ends[shown - 1] - payload.starts[0]);
      const column = columnOf(payload, payload.starts[0] + (px - first) / per);
      if (bucket < 0 || column < 0 || column > scene.column() || !(ratio > 0)) return [];
      const at = bucket * shown + column;
      const { low, high } = band(mixer.grid[at], found ? found[at] : 0, look.mix_strength);
      return mixer.grid[at] > 0.01 ? [`What if the mix were another: ${dollars(low)} to ${dollars(high)}, nine mixes in ten`] : [];
    }
  };
}

// layers/overlays.js
var LAYERS2 = [
  candlesLayer,
  uncertainLayer,
  sweepsLayer,
  realisedLayer,
  attributionLayer,
  clustersLayer,
  priceLineLayer,
  linesLayer,
  positionsLayer,
  rulerLayer,
  replayLayer,
  cascadeLayer,
  marksLayer,
  cursorLayer
];
function createOverlays(scene, context) {
  const overlays = LAYERS2.map((create) => (
    /** @type {Overlay} */
    create(scene, context)
  ));
  const isOn = ({ name: name2, always, tells, single }) => !(tells && context.store.get("blind")) && !(single && scene.side() === "A - B") && (Boolean(always) || context.store.get("layers").includes(name2));
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
  const both = new Float64Array(n_buckets);
  let widest = 0;
  for (let b = 0; b < n_buckets; b++) {
    for (let k = 0; k < rows; k++) (k & 1 ? short : long)[b] += stacked[k * n_buckets + b];
    both[b] = long[b] + short[b];
    widest = Math.max(widest, both[b]);
  }
  for (let b = n_buckets - 2; b >= 0; b--) long[b] += long[b + 1];
  for (let b = 1; b < n_buckets; b++) short[b] += short[b - 1];
  return { long, short, both, widest, most: Math.max(long[0] || 0, short[n_buckets - 1] || 0) };
}
var FAINT2 = 0.25;
function createBars(layer, payload, onScale, over) {
  const rows = payload.n_buckets;
  const n_tiers = payload.leverages.length;
  const step = Math.log(payload.high / payload.low) / rows;
  const edges = Array.from({ length: rows + 1 }, (_, b) => payload.low * Math.exp(b * step));
  let y = edges;
  let laid = "";
  const layOut = () => {
    const key = `${layer.canvas.height} ${layer.y(payload.low)} ${layer.y(payload.high)}`;
    if (key !== laid) y = edges.map((price3) => layer.y(price3));
    laid = key;
  };
  let stacked = null;
  let widest = 0;
  let most = 0;
  let unit = "USD";
  let curves = true;
  let floor = 0;
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
    layOut();
    if (other) ghost(out, other.sums, width, dark ? "#4a515a" : "#c9ced4", "bars");
    const sums = cumulate(stacked, rows);
    if (floor > 0) {
      out.globalAlpha = FAINT2;
      stack(out, stacked, width, colors, (b) => sums.both[b] < floor);
      out.globalAlpha = 1;
      stack(out, stacked, width, colors, (b) => sums.both[b] >= floor);
    } else stack(out, stacked, width, colors, () => true);
    if (other) ghost(out, other.sums, width, dark ? "#d8dce2" : "#1f2328", "ends");
    if (curves) {
      curve(out, sums.long, width, colors.long[n_tiers - 1], []);
      curve(out, sums.short, width, colors.short[n_tiers - 1], [6, 4]);
    }
    const size2 = Math.round(height / layer.box().height * 12);
    out.font = `${size2}px system-ui, sans-serif`;
    out.textAlign = "right";
    const middle = layer.y(price2);
    for (
      const [words, at] of
      /** @type {[string, number][]} */
      [
        [`shorts ${inUnit(sums.short[rows - 1], unit)}${other ? `, ${other.name} ${amount(other.totals.short)}` : ""}`, middle - 0.6 * size2],
        [`longs ${inUnit(sums.long[0], unit)}${other ? `, ${other.name} ${amount(other.totals.long)}` : ""}`, middle + 1.3 * size2],
        ...other ? [
          /** @type {[string, number]} */
          [`gray: ${other.name}`, height - 0.6 * size2]
        ] : []
      ]
    ) {
      out.lineWidth = size2 / 3;
      out.strokeStyle = dark ? "#1a1d21" : "#ffffff";
      out.strokeText(words, width - 1.2 * size2, at);
      out.fillStyle = dark ? "#d8dce2" : "#1f2328";
      out.fillText(words, width - 1.2 * size2, at);
    }
    over(out);
  };
  const stack = (out, values, width, colors, isMeant) => {
    const scale = widest > 0 ? width / widest : 0;
    const left = new Float64Array(rows);
    for (let tier = 0; tier < n_tiers; tier++) {
      for (const side of [0, 1]) {
        const from = (2 * tier + side) * rows;
        out.fillStyle = (side ? colors.short : colors.long)[tier];
        out.beginPath();
        for (let b = 0; b < rows; b++) {
          const length = values[from + b] * scale;
          if (length <= 0 || !isMeant(b)) continue;
          out.rect(left[b], y[b + 1], length, Math.max(1, y[b] - y[b + 1]));
          left[b] += length;
        }
        out.fill();
      }
    }
  };
  const curve = (out, values, width, color, dash) => {
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
  const ghost = (out, sums, width, color, what) => {
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
    /** Length of one bar as a share of the frame's width. @param {number} b bucket */
    share(b) {
      let value = 0;
      for (let k = b; stacked && k < stacked.length; k += rows) value += stacked[k];
      return widest > 0 ? value / widest : 0;
    },
    /** Draw no bars until they are painted again. */
    hide() {
      stacked = null;
    },
    /**
     * @param {Float64Array} profile (2 * n_tiers, n_buckets), in the unit
     * @param {{ unit: string, curves: boolean, rescale: boolean, price: number, floor: number, other?: Other | null }} how with `rescale` the longest bar sets the scale
     */
    paint(profile2, how) {
      const rescale = how.rescale || how.unit !== unit;
      stacked = profile2;
      ({ unit, curves, price: price2, floor } = how);
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

// painting/pixels.js
function colorize({ grid, factors: { row, column }, across, down, until }, { limit, floor, table, signed: signed3 }, pixels) {
  const columns = column.length;
  const width = across.from.length;
  const middle = signed3 ? (table.length - 1) / 2 : 0;
  const top = table.length - 1 - middle;
  const scale = limit > 0 ? top / limit : 0;
  const tint = signed3 ? tintSigned : tintPlain;
  const isEven = column.every((factor2) => factor2 === 1);
  const from = across.from.map((c) => c < until ? c : -1);
  const end = across.to.map((c) => Math.min(c, until));
  const crowded = Int32Array.from(from.keys()).filter((x) => end[x] > from[x] + 1);
  const line = new Float64Array(columns);
  for (let p = 0; p < down.from.length; p++) {
    const at = p * width;
    const first = down.from[p];
    if (first < 0) {
      pixels.fill(0, at, at + width);
      continue;
    }
    if (p > 0 && down.from[p - 1] === first && down.to[p - 1] === down.to[p]) {
      pixels.copyWithin(at, at - width, at);
      continue;
    }
    for (let r = first; r < down.to[p]; r++) {
      const b = row.length - 1 - r;
      (r > first ? merge : read)(grid, b * columns, scale * row[b], line);
    }
    if (!isEven) for (let c = 0; c < columns; c++) line[c] *= column[c];
    squeeze(line, crowded, from, end);
    tint(line, from, table, middle, top, floor * scale, pixels, at);
  }
}
function read(grid, base, factor2, line) {
  for (let c = 0; c < line.length; c++) line[c] = grid[base + c] * factor2;
}
function merge(grid, base, factor2, line) {
  for (let c = 0; c < line.length; c++) {
    const amount2 = grid[base + c] * factor2;
    if (Math.abs(amount2) > Math.abs(line[c])) line[c] = amount2;
  }
}
function squeeze(line, crowded, from, end) {
  for (let i = 0; i < crowded.length; i++) {
    const x = crowded[i];
    let most = line[from[x]];
    for (let c = from[x] + 1; c < end[x]; c++) if (Math.abs(line[c]) > Math.abs(most)) most = line[c];
    line[from[x]] = most;
  }
}
function tintPlain(line, from, table, middle, top, least, pixels, at) {
  for (let x = 0; x < from.length; x++) {
    const c = from[x];
    if (c < 0) {
      pixels[at + x] = 0;
      continue;
    }
    const amount2 = line[c];
    pixels[at + x] = table[amount2 < least ? 0 : amount2 < top ? amount2 | 0 : top];
  }
}
function tintSigned(line, from, table, middle, top, least, pixels, at) {
  for (let x = 0; x < from.length; x++) {
    const c = from[x];
    if (c < 0) {
      pixels[at + x] = 0;
      continue;
    }
    const amount2 = line[c];
    const isSmall = amount2 < least && amount2 > -least;
    pixels[at + x] = table[middle + (isSmall ? 0 : amount2 > top ? top : amount2 < -top ? -top : amount2 | 0)];
  }
}
function shareBeyond({ grid, factors: { row, column } }, limit) {
  if (!(limit > 0)) return 0;
  const columns = column.length;
  let beyond = 0;
  for (let b = 0; b < row.length; b++) {
    for (let c = 0; c < columns; c++) if (Math.abs(grid[b * columns + c] * row[b] * column[c]) > limit) beyond += 1;
  }
  return beyond / grid.length;
}

// painting/heat.js
function createHeat(layer, payload, over) {
  const pieces = stretches(payload);
  let painting = null;
  let image = new ImageData(1, 1);
  let pixels = new Uint32Array(image.data.buffer);
  let laid = "";
  let across;
  let down;
  const layOut = () => {
    const { width, height } = layer.canvas;
    const { starts, ends, low, high, n_buckets } = payload;
    const [top, bottom] = [layer.y(high), layer.y(low)];
    const [left, right] = [layer.x(starts[0]), layer.x(ends[ends.length - 1])];
    const key = `${width} ${height} ${top} ${bottom} ${left} ${right}`;
    if (key === laid) return;
    laid = key;
    if (image.width !== width || image.height !== height) {
      image = new ImageData(width, height);
      pixels = new Uint32Array(image.data.buffer);
    }
    across = sample(pieces.map(([first, end]) => ({
      first,
      end,
      start: layer.x(starts[first]),
      stop: layer.x(ends[end - 1])
    })), width);
    down = sample([{ first: 0, end: n_buckets, start: top, stop: bottom }], height);
  };
  return {
    draw() {
      const out = layer.place();
      if (painting) {
        layOut();
        const { grid, factors: factors2, column } = painting;
        colorize({ grid, factors: factors2, across, down, until: column + 1 }, painting, pixels);
        out.putImageData(image, 0, 0);
      }
      over(out);
    },
    /** What `draw` shows from now on. @param {Painting} next */
    paint(next) {
      painting = next;
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
    totals: (column) => totalsBySide(ofColumn(column), payload.n_buckets),
    /** @param {string} unit */
    read: (unit) => factors(b().mixer, unit),
    /**
     * A less B in a unit; the buffer is filled anew each time.
     * @param {Mixer} a after `mix`
     * @param {Factors} read of A
     * @param {string} unit
     */
    difference(a, read2, unit) {
      if (!signed3.length) signed3 = new Float64Array(payload.n_buckets * columns);
      const other = b().mixer;
      return subtract({ grid: a.grid, read: read2 }, { grid: other.grid, read: factors(other, unit) }, unit === "USD", signed3);
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
function hideGrade(figure) {
  const bar = figure.model("color_bar");
  bar?.ticker.setv({ ticks: [] });
  bar?.setv({ major_label_overrides: /* @__PURE__ */ new Map(), title: "Amounts are hidden with the map" });
}
function hideScale(figure) {
  for (const name2 of ["map_usd_axis", "map_cumulative_axis"]) {
    figure.model(name2)?.setv({ major_label_overrides: /* @__PURE__ */ new Map([[0, ""], [0.5, ""], [1, ""]]) });
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
  for (const [name2, top, axis_label] of axes) {
    const labels = /* @__PURE__ */ new Map(
      /** @type {[number, string][]} */
      [[0, "0"], [0.5, amount(top / 2)], [1, amount(top)]]
    );
    figure.model(name2)?.setv({ major_label_overrides: labels, axis_label });
  }
}

// figure/responsive.js
var NARROW = 680;
var COMPACT = 380;
var FEW = 4;
function createLayout(figure, compact) {
  if (compact) {
    for (const name2 of ["funding", "open_interest"]) figure.model(name2)?.setv({ visible: false });
    for (const name2 of ["heat", "map"]) figure.model(name2)?.setv({ height: COMPACT });
    figure.model("map_price_axis")?.ticker.setv({ desired_num_ticks: FEW + 2 });
  }
  const grid = figure.grid();
  const map = figure.model("map");
  const wide = grid && { children: grid.children, cols: grid.cols };
  const beside = map?.width;
  const times = ["heat_time_axis", "open_interest_time_axis", "funding_time_axis"].map((name2) => figure.model(name2));
  const ticks = times.map((axis) => axis?.ticker.desired_num_ticks);
  const label = figure.model("heat_price_axis")?.axis_label;
  let narrow = false;
  return (width) => {
    if (!grid || !(width > 0) || narrow === width < NARROW) return;
    narrow = !narrow;
    const panel = (name2) => figure.model(name2);
    const key = panel("key");
    if (narrow) {
      times.forEach((axis) => axis?.ticker.setv({ desired_num_ticks: FEW }));
      panel("heat_price_axis").setv({ axis_label: "" });
      map.setv({ sizing_mode: "stretch_width", height: compact ? 240 : 300, left: map.right, right: map.left });
      key.setv({ sizing_mode: "stretch_width" });
      const order = ["heat", "map", "key", "funding", "open_interest"];
      grid.setv({ cols: ["minmax(0, 1fr)"], children: order.map((name2, row) => [panel(name2), row, 0]) });
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
  const ofColumn = createColumnReading(mixer);
  const comparison = createComparison(payload);
  let side = null;
  let limit = 1;
  const index = byBucket(payload.bucket, payload.n_buckets);
  const ofEntry = entryFactors(mixer);
  const columns = payload.starts.length;
  const last = columns - 1;
  let table = new Uint32Array();
  let graded = "";
  let read2 = factors(mixer, "USD");
  let readOf = "";
  let mixed = "";
  let barsShown = false;
  let hidden = false;
  let column = last;
  let profiled = -1;
  let floor = 0;
  let painted = null;
  const ones = factors(mixer, "USD");
  let atLast = new Float64Array();
  let whole = null;
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
      if (profiled !== column) {
        atLast = profile(mixer, look, column);
        whole = look.tiers.includes(false) ? null : atLast;
        ofColumn.follow(atLast, scene.price());
      }
      profiled = column;
      const sideBefore = side;
      side = comparison.follow(look);
      if (side === "B") ofColumn.follow(comparison.profile(column), scene.price());
      else if (sideBefore === "B") ofColumn.follow(atLast, scene.price());
      const shown = scene.shown();
      const reading2 = `${look.unit} ${shown.mixer.filled}`;
      if (reading2 !== readOf) read2 = factors(shown.mixer, look.unit);
      readOf = reading2;
      const curves = look.layers.includes("curves");
      if (side === "A - B") {
        const until = column + 1;
        if (regrade) {
          const dollars2 = sizes(comparison.difference(mixer, read2, "USD"), columns, CENT2, until);
          look = { ...look, difference_limit: percentile(dollars2, BRIGHTEST) || null };
        }
        const grid = comparison.difference(mixer, read2, look.unit);
        limit = scene.limitIn(look.difference_limit ?? look.color_limit);
        const drawn = look.threshold > 0 ? sizes(grid, columns, 0, until) : null;
        floor = drawn ? percentile(drawn, look.threshold) : 0;
        grade();
        painted = { grid, factors: ones, limit, floor, table, signed: true, column };
      } else {
        const { grid } = shown.mixer;
        if (regrade) {
          const drawn2 = drawnAmounts(grid, factors(shown.mixer, "USD"), column + 1);
          look = { ...look, color_limit: percentile(drawn2, BRIGHTEST) || 1 };
        }
        limit = scene.limitIn(look.color_limit);
        const drawn = look.threshold > 0 ? drawnAmounts(grid, read2, column + 1) : null;
        floor = drawn ? percentile(drawn, look.threshold) : 0;
        grade();
        painted = { grid, factors: read2, limit, floor: look.blind ? Infinity : floor, table, signed: false, column };
      }
      heat.paint(painted);
      if (look.blind && (barsShown || !hidden)) hideScale(figure);
      hidden = look.blind;
      if (look.blind) bars.hide();
      else {
        const [own, other] = side === "B" ? [comparison.profile(column), atLast] : [atLast, side && comparison.profile(column)];
        const beside = other && { name: side === "B" ? "A" : "B", sums: perBucket(inUnit2(other), payload.n_buckets), totals: totalsBySide(inUnit2(other), payload.n_buckets) };
        bars.paint(inUnit2(own), { unit: look.unit, curves, rescale: fit || !barsShown, price: scene.price(), floor: side === "A - B" ? 0 : floor, other: beside });
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
    totals: () => side === "B" ? comparison.totals(column) : totalsBySide(atLast, payload.n_buckets),
    bothTotals: () => ({ a: totalsBySide(atLast, payload.n_buckets), b: comparison.totals(column) }),
    bothCells(bucket, column2) {
      const b = comparison.b();
      return { a: cell(mixer, look, index, bucket, column2), b: cell(b.mixer, b.look, index, bucket, column2) };
    },
    wholeProfile: () => whole ??= profile(mixer, { tiers: look.tiers.map(() => true) }, column),
    barShare: bars.share,
    clusters: () => look.blind || side === "A - B" ? [] : ofColumn.clusters(),
    lean: () => ofColumn.lean(),
    column: () => column,
    price: () => column === last ? payload.price : closeBefore(figure.model("candles").data, payload.ends[column], payload.price),
    profile: () => atLast,
    cell(bucket, column2) {
      const shown = scene.shown();
      return cell(shown.mixer, shown.look, index, bucket, column2);
    },
    openings: (bucket, column2) => openings(mixer, look, index, ofEntry, bucket, column2),
    priceAt(clientY) {
      const { top } = layers.heat.box();
      const { frame } = views.heat;
      return frame.y_scale.invert(clientY - stage.getBoundingClientRect().top - top + frame.bbox.top);
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
        const price2 = frame.y_scale.invert(y - top + frame.bbox.top);
        const bucket = bucketOf(payload, price2);
        const time2 = frame.x_scale.invert(x - left + frame.bbox.left);
        const under = over === "heat" ? columnOf(payload, time2) : column;
        return bucket < 0 || under < 0 || under > column ? null : { over, bucket, column: under, price: price2 };
      }
      return null;
    },
    floor: () => floor,
    clipped: () => painted && !look.blind ? shareBeyond(painted, limit) : 0,
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
    return stacked.map((dollars2, i) => dollars2 * read2.row[i % n_buckets] * read2.column[column]);
  };
  const grade = () => {
    const signed3 = side === "A - B";
    const name2 = `${signed3 || look.palette} ${look.color_scale} ${look.unit} ${look.blind ? "hidden" : limit}`;
    if (name2 === graded) return;
    table = signed3 ? signedTable(look.color_scale) : colorTable(look.palette, look.color_scale);
    if (look.blind) hideGrade(figure);
    else if (signed3) showSignedGrade(figure, table, limit, look.unit);
    else showGrade(figure, table, limit, look.unit);
    graded = name2;
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
    "difference_limit",
    "tool",
    "positions",
    "lines",
    "ruler",
    "mix_strength",
    "shock",
    "depth"
  ]
);
var KEY2 = Symbol.for("liqwidget.groups");
var groups = (
  /** @type {any} */
  globalThis[KEY2] ??= /* @__PURE__ */ new Map()
);
function groupOf(name2) {
  const found = groups.get(name2) ?? { peers: /* @__PURE__ */ new Set(), hosts: [], decks: [] };
  groups.set(name2, found);
  return found;
}
function tidy(name2) {
  const group = groups.get(name2);
  if (group && !group.peers.size && !group.hosts.length && !group.decks.length) groups.delete(name2);
}
function join(name2, me, signal) {
  if (!name2) return { tell() {
  }, deliver() {
  } };
  const { peers } = groupOf(name2);
  peers.add(me);
  signal.addEventListener("abort", () => {
    peers.delete(me);
    tidy(name2);
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
    const place3 = hosts[i] ?? home;
    if (el.parentElement !== place3) place3.prepend(el);
  });
}
function lodge(name2, el, home, signal) {
  const group = groupOf(name2);
  const deck = { el, home };
  group.decks.push(deck);
  seat(group);
  signal.addEventListener("abort", () => {
    group.decks.splice(group.decks.indexOf(deck), 1);
    el.remove();
    seat(group);
    tidy(name2);
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
  const leave = () => listening.forEach(([name2, listener]) => model.off(`change:${name2}`, listener));
  const listen = () => {
    leave();
    listening = model.get("leverages").map((leverage, tier) => {
      const name2 = shareName(leverage);
      const moved = () => {
        const share = (
          /** @type {unknown} */
          model.get(name2)
        );
        if (typeof share !== "number") return;
        const mix2 = store.get("weights");
        if (Math.abs(shares(mix2)[tier] - share) < 1e-6) return;
        store.draft({ weights: moveShare(mix2, tier, share, store.get("locked")) });
        store.settle();
      };
      model.on(`change:${name2}`, moved);
      return [name2, moved];
    });
  };
  listen();
  model.on("change:leverages", listen);
  signal.addEventListener("abort", () => {
    model.off("change:leverages", listen);
    leave();
  });
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
    "tool",
    "positions",
    "lines",
    "ruler",
    "mix_strength",
    "shock",
    "depth",
    "fitted",
    "baseline",
    "comparison",
    "difference_limit"
  ]
);
var SUMMED = (
  /** @type {const} */
  [
    "weights",
    "tiers",
    "funding_shift",
    "open_interest_scale",
    "jump_share",
    "jump_bars",
    "blind",
    "bar",
    "fitted"
  ]
);
var ASSUMED = (
  /** @type {const} */
  [
    "weights",
    "tiers",
    "funding_shift",
    "open_interest_scale",
    "jump_share",
    "jump_bars"
  ]
);
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
  const stale = /* @__PURE__ */ new Set();
  let timer = 0;
  const kernel = createKernel(model, signal, (state) => {
    if (state === "silent") {
      for (const [name2, value] of Object.entries(before)) model.set(
        /** @type {Name} */
        name2,
        value
      );
    }
    if (state !== "busy") before = {};
    changed();
  });
  const get = (name2) => name2 in draft ? draft[name2] : model.get(name2);
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const deliver = () => {
    stop();
    const news = Object.entries(draft).filter(
      ([name2, value]) => JSON.stringify(model.get(
        /** @type {Name} */
        name2
      )) !== JSON.stringify(value)
    );
    for (const [name2, value] of Object.entries(draft)) sent[name2] = JSON.stringify(value);
    draft = {};
    if (news.length) {
      for (const [name2, value] of news) model.set(
        /** @type {Name} */
        name2,
        value
      );
      const mix2 = model.get("weights");
      const numbers = news.some(([name2]) => name2 === "weights") ? shareNumbers(model.get("leverages"), mix2) : {};
      for (const [name2, value] of Object.entries(numbers)) model.set(
        /** @type {any} */
        name2,
        value
      );
      for (const [name2] of news) stale.add(name2);
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
    stale.clear();
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
      Object.fromEntries(LOOK.map((name2) => [name2, get(name2)]))
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
      for (const [name2, value] of Object.entries(values)) {
        before[name2] ??= model.get(
          /** @type {Name} */
          name2
        );
        model.set(
          /** @type {Name} */
          name2,
          value
        );
      }
      kernel.ask();
      model.save_changes();
      changed();
    },
    isDrafting: () => Object.keys(draft).length > 0,
    isFresh: (names = SUMMED) => !names.some((name2) => stale.has(name2) || name2 in draft),
    isWaiting: () => Object.keys(before).length > 0,
    isOurs: (name2) => sent[name2] === JSON.stringify(model.get(name2)),
    kernel
  };
}

// reading/caption.js
function since({ store, scene }) {
  if (store.isFresh(ASSUMED) && !store.get("tiers").includes(false)) return "";
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
  const worth = shown.column() < shown.mixer.payload.ends.length - 1 ? "" : `, the worth of ${dollars(color_limit)} at the last price`;
  return [
    unit === "USD" || shown.side() === "A - B" ? "" : `Heat in ${unit}: brightest color from ${inUnit(shown.limitIn(color_limit), unit)} per bucket${worth}`,
    threshold > 0 ? `Cells below ${inUnit(shown.floor(), unit)}, the ${threshold.toFixed(0)}th percentile of what is drawn, are dark` : ""
  ].filter(Boolean).join(". ");
}
function asOf({ scene }) {
  const shown = scene();
  return shown ? `To ${time(shown.mixer.payload.ends[shown.column()])}; nothing later is drawn. An estimate, not a record of positions.` : "";
}
function supposed({ store, chain }) {
  const found = chain.find();
  const isHatched = store.get("layers").includes("uncertain") && !store.get("blind");
  return [
    found ? `Scenario, with an assumed depth of ${dollars(found.depth)} per 1 %: ${chainSentence(found)}` : "",
    isHatched ? doubtWords(store.get("mix_strength")) : ""
  ];
}
function createCaption(context) {
  const { model, store } = context;
  const folded = model.get("group") !== "";
  const inner = element("div", {});
  const head = element("summary", { "data-lm-suppress-shortcuts": "true" });
  const el = folded ? element("details", { class: "liqwidget-caption" }, head, inner) : element("div", { class: "liqwidget-caption" }, inner);
  const first = store.get("bar");
  const isOfColumn = () => store.kernel.state() === "none" ? store.get("bar") === first : store.isFresh() && store.get("bar") === model.get("bar");
  const told = () => {
    const all = model.get("caption");
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
  const open2 = openInterest[cell2.column + payload.first];
  const inOther = unit === "coins" ? coins : open2 > 0 ? 100 * coins / open2 : 0;
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
      element("thead", {}, element("tr", {}, ...columns.map((name2) => element("th", { scope: "col" }, name2)))),
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

// reading/opened.js
var SAID = 3;
function openedWords(scene, bucket, column) {
  const found = scene.openings(bucket, column).slice(0, SAID).filter(({ dollars: dollars2 }) => dollars2 >= 1);
  if (!found.length) return [];
  const bars = found.map(({ time: at, dollars: dollars2 }) => `${time(at).slice(5, 16)} (${amount(dollars2)})`);
  return [`Mostly opened at ${bars.join(", ")}`];
}

// reading/cursor.js
var CLICK = 4;
var TAP = 10;
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
  const place3 = (card, stage, x, y) => {
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
  const read2 = (scene, at) => context().store.get("blind") ? blindReading(scene, at.bucket, at.column) : scene.side() === "A - B" ? differenceReading(scene, at.bucket, at.column) : reading(scene, scene.cell(at.bucket, at.column), context().store.get("unit"));
  const opened = (scene, at) => {
    const { store } = context();
    return !store.get("blind") && store.get("layers").includes("attribution") ? openedWords(scene, at.bucket, at.column) : [];
  };
  const hint = (scene, { column, price: price2 }) => {
    const { store, drawing } = context();
    if (store.get("tool") !== "position" || store.get("blind")) return [];
    return [`Click: ${level(scene.mixer.payload.rules, drawing.position(scene, column, price2)).words}`];
  };
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
    fillCard(hover, read2(scene, at), [...hint(scene, at), ...extra]);
    const outer = scene.stage.getBoundingClientRect();
    place3(hover, scene.stage, pointer.x - outer.left, pointer.y - outer.top);
  };
  const showPinned = () => {
    const scene = context().scene();
    const { price: price2, time: time2 } = context().store.get("selection");
    if (scene && keys) {
      keys = { ...keys, column: Math.min(keys.column, scene.column()) };
      fillCard(body, read2(scene, keys), opened(scene, keys));
      const { x: x2, y: y2 } = middle(scene, keys);
      place3(pinned, scene.stage, x2, y2);
      return;
    }
    pinned.hidden = true;
    if (!scene || !price2 || time2 === void 0) return;
    const bucket = bucketOf(scene.mixer.payload, price2);
    const column = columnOf(scene.mixer.payload, time2);
    if (bucket < 0 || column < 0 || column > scene.column()) return;
    fillCard(body, read2(scene, { bucket, column }), opened(scene, { bucket, column }));
    const { x, y } = middle(scene, { bucket, column });
    place3(pinned, scene.stage, x, y);
  };
  const cursor = {
    keys: () => keys,
    move(at, words) {
      const scene = context().scene();
      keys = at;
      showPinned();
      scene?.drawOver();
      if (scene && at) context().announce(words ?? sentence(read2(scene, at)));
    },
    pin(at, price2) {
      const scene = context().scene();
      if (!scene) return;
      if (at && context().store.get("blind")) {
        mark(scene, at);
        return;
      }
      if (at && context().drawing.use(at.bucket, at.column, price2 ?? scene.mixer.prices[at.bucket])) return;
      const { ends, starts } = scene.mixer.payload;
      const selection = at ? { price: scene.mixer.prices[at.bucket], time: (starts[at.column] + ends[at.column]) / 2 } : {};
      context().store.draft({ selection });
      context().store.send();
      if (at) context().announce([`Pinned: ${sentence(read2(scene, at))}`, ...opened(scene, at)].join("; "));
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
      const isOurs = ({ target }) => target instanceof Element && (pinned.contains(target) || target.closest(".liqwidget-handle, [data-own-pointer]") !== null);
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
        const slack = event.pointerType === "touch" ? TAP : CLICK;
        const still = down && Math.hypot(event.clientX - down.x, event.clientY - down.y) < slack;
        down = null;
        const at = still && scene.at(event.clientX, event.clientY);
        if (at) cursor.pin(at, at.price);
      }, { signal, capture: true });
    }
  };
  return cursor;
}

// reading/speaking.js
var MOST4 = 6;
var SPAN_MS = 1e3;
var REST_MS = 1200;
function createVoice(say2, clock) {
  let said = [];
  let answering = null;
  let resting = null;
  let known = null;
  const speak = (words) => {
    said = [...said, clock.now()].slice(-MOST4);
    answering = null;
    say2(words);
  };
  return {
    answer(words) {
      if (answering !== null) clock.cancel(answering);
      const due = said.length < MOST4 ? 0 : said[0] + SPAN_MS - clock.now();
      if (due <= 0) speak(words);
      else answering = clock.wait(() => speak(words), due);
    },
    rest(words) {
      if (words === known) return;
      const first = known === null;
      known = words;
      if (resting !== null) clock.cancel(resting);
      resting = null;
      if (first) return;
      const due = () => {
        resting = null;
        const since2 = clock.now() - (said.at(-1) ?? -Infinity);
        if (since2 < REST_MS) resting = clock.wait(due, REST_MS - since2);
        else speak(words);
      };
      resting = clock.wait(due, REST_MS);
    },
    stop() {
      if (answering !== null) clock.cancel(answering);
      if (resting !== null) clock.cancel(resting);
    }
  };
}

// reading/status.js
var NOTES2 = {
  none: "",
  ready: "",
  busy: "Python is busy: readings wait, dragging goes on",
  silent: "Python does not answer: readings are frozen, dragging goes on"
};
function createStatus({ model, store, scene, rest }) {
  const text = element("div", { class: "liqwidget-status-text" });
  const note = element("span", { class: "liqwidget-status-note", role: "status" });
  const el = element("div", { class: "liqwidget-status" }, text, note);
  setText(text, "Loading…");
  const words = (shown) => {
    if (store.get("blind")) return `Price ${price(shown.price())} · the map is hidden: mark the prices where you expect clusters`;
    if (shown.side()) return `Price ${price(shown.price())} · ${totalsWords(shown)} · estimates`;
    if (store.isFresh()) return model.get("summary");
    const whole = store.get("tiers").includes(false) ? "Of the tiers drawn. " : "";
    return whole + say(shown.price(), shown.clusters(), shown.lean(), shown.mixer.payload.provenance);
  };
  const age = ({ column, mixer: { payload } }) => {
    const last = payload.ends.length - 1;
    if (payload.provenance !== "yours" || column() < last) return "";
    return ` ${ageOf(payload.provenance, payload.ends[last], Date.now(), payload.bar_length).words}.`;
  };
  return {
    el,
    update() {
      const shown = scene();
      const state = store.kernel.state();
      if (shown) {
        const said = words(shown);
        setText(text, said + age(shown));
        rest(said);
      }
      const waiting = store.isWaiting() && state !== "silent" ? "Computing in Python…" : NOTES2[state];
      setText(note, waiting || model.get("notice"));
    }
  };
}

// mixing/chain.js
var TOUCH = 1e-12;
var PERCENT = 0.01;
function ordersAhead(stacked, { low, high, n_buckets }, price2, direction) {
  const side = direction < 0 ? 0 : 1;
  const step = Math.log(high / low) / n_buckets;
  const start = Math.log(low / price2);
  const found = { direction, distance: [], dollars: [], reach: 0 };
  for (let i = 0; i < n_buckets; i++) {
    const b = direction < 0 ? n_buckets - 1 - i : i;
    const edges = [direction * (start + b * step), direction * (start + (b + 1) * step)];
    const far = Math.max(...edges);
    found.reach = Math.max(found.reach, far);
    if (far <= 0) continue;
    let dollars2 = 0;
    for (let row = side; row * n_buckets < stacked.length; row += 2) dollars2 += stacked[row * n_buckets + b];
    if (!(dollars2 > 0)) continue;
    found.distance.push((Math.max(Math.min(...edges), 0) + far) / 2);
    found.dollars.push(dollars2);
  }
  return found;
}
function findChain({ direction, distance, dollars: dollars2, reach }, price2, shock, depth) {
  const at = (moved2) => price2 * Math.exp(direction * moved2);
  const start = Math.abs(Math.log1p(shock));
  const rounds = [];
  let moved = start;
  let total = 0;
  for (let n = 0; n < distance.length && distance[n] <= moved + TOUCH; ) {
    const from = n;
    let amount2 = 0;
    while (n < distance.length && distance[n] <= moved + TOUCH) amount2 += dollars2[n++];
    total += amount2;
    const before = at(moved);
    moved = start + PERCENT * total / depth;
    rounds.push({ dollars: amount2, levels: n - from, first: at(distance[from]), last: at(distance[n - 1]), before, after: at(moved) });
  }
  return {
    shock,
    depth,
    price: price2,
    shocked: at(start),
    flow: start / PERCENT * depth,
    rounds,
    dollars: total,
    end: Math.expm1(direction * moved),
    end_price: at(moved),
    stop: moved >= reach ? "end of the map" : "out of reach"
  };
}

// state/chain.js
var SHARE = 0.01;
function createChain(context) {
  let shown = Infinity;
  let last = null;
  const depth = () => {
    const { store, scene } = context();
    const given = store.get("depth");
    const now = scene();
    return given ? { dollars: given, guessed: false } : { dollars: now ? SHARE * now.mixer.payload.traded[now.column()] : 0, guessed: true };
  };
  return {
    depth,
    find() {
      const { store, scene } = context();
      const now = scene();
      const shock = store.get("shock");
      const { dollars: dollars2 } = depth();
      if (!now || !shock || !(dollars2 > 0) || store.get("blind")) return null;
      const stacked = now.wholeProfile();
      if (!last || last.stacked !== stacked || last.shock !== shock || last.depth !== dollars2) {
        const price2 = now.price();
        const chain = findChain(ordersAhead(stacked, now.mixer.payload, price2, Math.sign(shock)), price2, shock, dollars2);
        if (last?.shock !== shock) shown = Infinity;
        last = { stacked, shock, depth: dollars2, chain };
      }
      return last.chain;
    },
    shown: () => Math.min(shown, last?.chain.rounds.length ?? 0),
    show(rounds) {
      shown = rounds;
    }
  };
}

// state/frames.js
var KEY3 = Symbol.for("liqwidget.frames");
var page = (
  /** @type {any} */
  globalThis[KEY3] ??= { jobs: /* @__PURE__ */ new Map(), frame: 0 }
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

// state/pace.js
var PAUSE_MS2 = 100;
function createPace(write2, signal) {
  let written = -Infinity;
  let timer = 0;
  const now = () => {
    clearTimeout(timer);
    timer = 0;
    written = performance.now();
    write2();
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (isMoving) => {
    if (!isMoving) now();
    else timer ||= window.setTimeout(now, Math.max(0, written + PAUSE_MS2 - performance.now()));
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
        for (const part of parts) part.follow?.();
        say2(store.isDrafting());
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
  const say2 = createPace(() => {
    for (const part of parts) part.update();
    context.cursor.update();
  }, signal);
  const spoken = element("div", { class: "liqwidget-spoken", "aria-live": "polite" });
  const voice = createVoice((words) => setText(spoken, words), {
    now: () => performance.now(),
    wait: (then, ms) => setTimeout(then, ms),
    cancel: (timer) => clearTimeout(timer)
  });
  signal.addEventListener("abort", voice.stop);
  const context = {
    model,
    store,
    signal,
    paint,
    scene: () => scene,
    cursor: createCursor(() => context, signal),
    drawing: createDrawing(() => context),
    chain: createChain(() => context),
    announce: (words) => voice.answer(words),
    rest: (words) => voice.rest(words)
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
    "_prints",
    "_fit_asked",
    "max_open_interest_scale",
    "windows",
    "presets",
    "leverages"
  ];
  for (const name2 of followed) model.on(`change:${name2}`, follow);
  for (
    const name2 of
    /** @type {const} */
    ["_payload", "_figure"]
  ) model.on(`change:${name2}`, rebuild);
  linkShares(context);
  signal.addEventListener("abort", () => {
    for (const name2 of followed) model.off(`change:${name2}`, follow);
    for (
      const name2 of
      /** @type {const} */
      ["_payload", "_figure"]
    ) model.off(`change:${name2}`, rebuild);
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
