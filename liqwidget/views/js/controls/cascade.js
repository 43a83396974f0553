// @ts-check
// A handle that pulls price, and the chain that follows, step by step. A scenario: the depth is an
// assumption that can be changed.
import { chainSentence, chainSteps } from "../reading/chain.js";
import { dollars, percent, price as priceText } from "../reading/format.js";
import { button, element, setText, slider } from "./element.js";
/** @import { Context } from "../state/context.js" */
/** @import { Group } from "./deck.js" */

const STEP_MS = 700;
const MILLION = 1e6;

/**
 * @param {Context} context
 * @returns {Group}
 */
export function cascadeGroup({ store, scene, signal, chain, paint, announce }) {
  const still = globalThis.matchMedia("(prefers-reduced-motion: reduce)");
  let timer = 0;
  let spoken = "";
  const stop = () => {
    clearInterval(timer);
    timer = 0;
  };
  const show = (/** @type {number} */ rounds) => {
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
  const choose = (/** @type {Partial<import("../state/state.js").State>} */ values) => {
    stop();
    store.draft(values);
    settled();
  };
  const move = slider({
    label: "Pull price by", name: "shock", spoken: "Move of price from outside, per cent",
    range: { min: -20, max: 20, step: 0.1 },
    moved: (per_cent) => { stop(); store.draft({ shock: per_cent / 100 }); }, settled, usual: () => choose({ shock: 0 }),
  }, signal);
  const depth = element("input", { type: "number", min: 0.001, step: "any", "data-control": "depth", "aria-label": "Assumption: million dollars of market orders that move price by 1 per cent" });
  depth.addEventListener("change", () => {
    const millions = depth.valueAsNumber;
    if (millions * MILLION >= 1) choose({ depth: millions * MILLION });
    else group.update();
  }, { signal });
  const guess = button("\u21ba", { class: "liqwidget-back", "aria-label": "Depth: back to the guess from volume", title: "Back to the guess" }, () => choose({ depth: null }), signal);
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
  const sentence = element("div", { "data-note": "chain" });
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
    "div", { class: "liqwidget-cascade" },
    element(
      "div", { class: "liqwidget-stack" }, move.el,
      element("div", { class: "liqwidget-field" }, element("span", {}, "Assumed depth"), depth, element("span", {}, "M USD move price by 1 %"), guess),
      source, element("div", { class: "liqwidget-field" }, play, step), warning,
    ),
    element("div", { class: "liqwidget-stack" }, sentence, list),
  );
  /** @type {Group} */
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
      move.set(100 * shock, shock && shown ? `${percent(shock)}, to ${priceText(shown.price() * (1 + shock))}` : "0 %: not at all", shock === 0);
      const { dollars: assumed, guessed } = chain.depth();
      if (document.activeElement !== depth) {
        const text = assumed > 0 ? String(Number((assumed / MILLION).toPrecision(3))) : "";
        if (depth.value !== text) depth.value = text;
      }
      guess.style.visibility = guessed ? "hidden" : "visible";
      setText(source, guessed
        ? assumed > 0 ? "assumption: 1 % of a mean day of the last 7 days, an illustration" : "assumption: no volume is known to guess it from; write one"
        : `assumption: ${dollars(assumed)}, given by hand`);
      const total = found?.rounds.length ?? 0;
      play.hidden = still.matches;
      play.disabled = step.disabled = total === 0;
      setText(play, timer ? "Pause" : "Play");
      setText(step, chain.shown() >= total ? "From the start" : "Next step");
      setText(sentence, found ? chainSentence(found) : blind ? "Hidden while the map is." : "Pull price with the slider, or by its handle on the map once it is off its place.");
      const until = chain.shown();
      // while the mix is dragged the sentence follows, and the list when it rests
      const lines = store.isDrafting() && shock === listedOf && found ? null : items();
      const now = JSON.stringify(lines);
      if (lines && now !== listed) {
        listed = now;
        listedOf = shock;
        list.replaceChildren(...lines.map((line) => element("li", {}, line)));
      }
      [...list.children].forEach((item, i) => item.classList.toggle("liqwidget-later", i > until));
    },
  };
  return group;
}
