// @ts-check
// The widget: a map that is mixed and painted here while the reader drags.
import { loadBokeh } from "./bokeh.js";
import { colorLimit } from "./colors.js";
import { createControls, element } from "./controls.js";
import { dollars, price } from "./format.js";
import { moveShare } from "./mix.js";
import { createScene } from "./scene.js";
/** @import { RenderProps } from "@anywidget/types" */
/** @import { State } from "./state.js" */
/** @import { Scene } from "./scene.js" */

/** Traits that the reader drags: drafted here, sent to Python when they settle. */
const DRAFTED = /** @type {const} */ ([
  "weights", "tiers", "funding_shift", "open_interest_scale", "palette", "color_scale", "color_limit",
]);
/** Those among them that Python's line of text depends on. */
const SUMMED = ["weights", "tiers", "funding_shift", "open_interest_scale"];
const SETTLE_MS = 120;
const KERNEL_MS = 15000;

/** @param {RenderProps<State>} props */
async function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {Record<string, any>} */
  let draft = {};
  /** The mix that shares are moved from: it remembers proportions while one tier takes all. @type {number[]} */
  let base = model.get("weights");
  let ours = "";  // the mix that this view sent last
  let fresh = true;  // whether Python's summary is of what is shown
  /** @type {Scene | null} */
  let scene = null;
  let frame = 0;
  let timer = 0;
  let building = 0;

  /** @type {<K extends keyof State & string>(name: K) => State[K]} */
  const now = (name) => (name in draft ? draft[name] : model.get(name));
  const look = () => ({
    weights: now("weights"),
    tiers: now("tiers"),
    fundingShift: now("funding_shift"),
    openInterestScale: now("open_interest_scale"),
    palette: now("palette"),
    colorScale: now("color_scale"),
    limit: now("color_limit"),
  });
  const shown = () => ({
    ...look(),
    leverages: model.get("leverages"),
    maxOpenInterestScale: model.get("max_open_interest_scale"),
    window: model.get("window"),
    windows: model.get("windows"),
    presets: Object.keys(model.get("presets")),
    hasKernel: model.get("_has_kernel"),
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
    const { long, short } = /** @type {Scene} */ (scene).totals();
    const live = !fresh || Object.keys(draft).length > 0 || !model.get("_has_kernel");
    const at = price(/** @type {Scene} */ (scene).mixer.payload.price);
    status.textContent = live
      ? `Price ${at} \u00b7 longs ${dollars(long)} below and shorts ${dollars(short)} above are drawn \u00b7 an estimate`
      : model.get("summary");
  };
  /** Send what was drafted, if it is news. */
  const send = () => {
    clearTimeout(timer);
    timer = 0;
    const news = Object.entries(draft).filter(
      ([name, value]) => JSON.stringify(model.get(/** @type {any} */ (name))) !== JSON.stringify(value),
    );
    if ("weights" in draft) ours = JSON.stringify(draft.weights);
    draft = {};
    for (const [name, value] of news) model.set(/** @type {any} */ (name), value);
    if (news.some(([name]) => SUMMED.includes(name))) fresh = false;
    if (news.length) model.save_changes();
    paint();
  };
  const settle = () => {
    clearTimeout(timer);
    timer = window.setTimeout(send, SETTLE_MS);
  };
  /** @param {string} name @param {any} value */
  const change = (name, value) => {
    clearTimeout(timer);  // a new move before the last one was sent: both go when it settles
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
      const mix = now("weights");
      if (mix.filter((w) => w > 0).length > 1) base = mix;
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
      status.textContent = "Computing in Python\u2026";
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
    },
  }, signal);
  const figure = element("div", { class: "liqwidget-figure" });
  const status = element("output", { class: "liqwidget-status", role: "status", "aria-live": "polite" });
  const caption = element("div", { class: "liqwidget-caption" });
  const root = element(
    "div", { class: "liqwidget", role: "group", "aria-label": "Liquidation map" },
    controls.el, figure, status, caption,
  );
  el.append(root);
  controls.update(shown());
  status.textContent = "Loading\u2026";

  /** Build the figure anew; only the last of several requests is shown. */
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
    stale = true;  // figure and payload arrive together: build once
    queueMicrotask(() => { stale = false; void build(); });
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
  /** What was dragged since Python wrote the caption. */
  const since = () => {
    const mix = model.get("leverages").map((leverage, k) => [leverage, 100 * now("weights")[k]]);
    const parts = mix.filter(([, part]) => part >= 0.5).map(([leverage, part]) => `${leverage}x ${part.toFixed(0)} %`);
    const hidden = model.get("leverages").filter((_, k) => !now("tiers")[k]).map((leverage) => `${leverage}x`);
    const scale = now("open_interest_scale");
    const shift = 1e4 * now("funding_shift");
    return [
      `As dragged: mix ${parts.join(", ") || "unlevered"}`,
      Math.abs(shift) >= 0.05 ? `funding ${shift > 0 ? "+" : "\u2212"}${Math.abs(shift).toFixed(1)} bp` : "",
      scale === 1 ? "" : `changes of open interest \u00d7 ${scale.toFixed(2)}`,
      previewed(scale) ? "a preview, a few per cent off, until Python computes it" : "",
      hidden.length ? `not drawn: ${hidden.join(", ")}` : "",
    ].filter(Boolean).join("; ");
  };
  /** With several bars to a column survival is first order here. @param {number} scale */
  const previewed = (scale) => {
    const payload = scene?.mixer.payload;
    return payload && payload.bars_per_column > 1 && scale !== payload.open_interest_scale;
  };
  const words = () => [status.textContent ?? "", ...model.get("caption"), ...(dragged() ? [since()] : [])];
  const dragged = () => Object.keys(draft).length > 0 || !fresh || now("tiers").includes(false);
  const write = () => {
    const lines = dragged() ? [...model.get("caption"), since()] : model.get("caption");
    caption.replaceChildren(...lines.map((line) => element("div", {}, line)));
  };
  write();
  /** @type {[string, () => void][]} */
  const listeners = [
    ...DRAFTED.map((name) => /** @type {[string, () => void]} */ ([`change:${name}`, follow])),
    ["change:weights", followMix],
    ["change:summary", confirm],
    ["change:caption", write],
    ["change:max_open_interest_scale", follow],
    ["change:_payload", rebuild],
    ["change:_figure", rebuild],
  ];
  for (const [name, listener] of listeners) model.on(/** @type {any} */ (name), listener);
  signal.addEventListener("abort", () => {
    for (const [name, listener] of listeners) model.off(/** @type {any} */ (name), listener);
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    scene?.dispose();
    scene = null;
    root.remove();
  });
  // the first message opens the kernel's channel for comms, so that the first drag need not
  if (model.get("_has_kernel")) model.send({ type: "hello" });
  await build();
  return () => ending.abort();
}

/** @param {HTMLCanvasElement} canvas @param {string} name */
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

export default { render };
