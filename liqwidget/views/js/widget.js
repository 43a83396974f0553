// @ts-check
// The widget: a map that is mixed and painted here while the reader drags.
import { createCompactHead } from "./controls/compact.js";
import { createDeck } from "./controls/deck.js";
import { element, setText } from "./controls/element.js";
import { createDrawing } from "./drawing/drawing.js";
import { loadBokeh } from "./figure/bokeh.js";
import { download } from "./figure/picture.js";
import { createScene } from "./figure/scene.js";
import { createCaption } from "./reading/caption.js";
import { createCursor } from "./reading/cursor.js";
import { createVoice } from "./reading/speaking.js";
import { createStatus } from "./reading/status.js";
import { mixAhead } from "./state/ahead.js";
import { createChain } from "./state/chain.js";
import { inNextFrame, inThisFrame, notInNextFrame } from "./state/frames.js";
import { createPace } from "./state/pace.js";
import { lodge } from "./state/peers.js";
import { linkShares } from "./state/shares.js";
import { GEOMETRY, LOOK, createStore, lookOf } from "./state/store.js";
import { useStyle } from "./style.js";
/** @import { RenderProps } from "@anywidget/types" */
/** @import { Context, Part } from "./state/context.js" */
/** @import { Name, State } from "./state/state.js" */
/** @import { Scene } from "./figure/scene.js" */

/** @param {RenderProps<State>} props */
async function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {Scene | null} */
  let scene = null;
  const view = {};  // whose frame it is
  let building = 0;
  let wishes = { fit: false, regrade: false };

  /** @type {Context["paint"]} */
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
        const isMoving = store.isDrafting();
        if (isMoving) for (const part of parts) part.follow?.();
        say(isMoving);
        if (scene) el.dispatchEvent(new CustomEvent("liqwidget-painted", { bubbles: true }));
      },
    });
  };
  /** The colors were fitted while painting: what is painted is what is sent. @param {Pick<State, "color_limit" | "difference_limit">} limits */
  const keepLimits = (limits) => {
    store.draft(limits);
    notInNextFrame(view);
    store.settle();
  };
  const store = createStore(model, signal, () => paint());
  const say = createPace(() => {
    for (const part of parts) part.update();
    context.cursor.update();
  }, signal);
  const spoken = element("div", { class: "liqwidget-spoken", "aria-live": "polite" });
  const voice = createVoice((words) => setText(spoken, words), {
    now: () => performance.now(), wait: (then, ms) => setTimeout(then, ms), cancel: (timer) => clearTimeout(timer),
  });
  signal.addEventListener("abort", voice.stop);
  /** @type {Context} */
  const context = {
    model, store, signal, paint,
    scene: () => scene,
    cursor: createCursor(() => context, signal),
    drawing: createDrawing(() => context),
    chain: createChain(() => context),
    announce: (words) => voice.answer(words),
    rest: (words) => voice.rest(words),
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
    savePicture,
  });
  const head = group ? createCompactHead(context, savePicture) : null;
  /** @type {Part[]} */
  const parts = [deck, head, status, caption].filter((part) => part !== null);
  const root = element(
    "div", { class: "liqwidget", role: "group", "aria-label": group ? `Liquidation map, ${model.get("window")}` : "Liquidation map" },
    ...(deck ? [deck.el] : []), ...(head ? [head.el] : []), figure, status.el, caption.el, spoken,
  );
  if (group && deck) lodge(group, deck.el, root, signal);
  useStyle(el);
  el.append(root);
  for (const part of parts) part.update();

  /** Build the figure anew; only the last of several requests is shown. */
  const build = async () => {
    const mine = ++building;
    const isLate = () => mine !== building || signal.aborted;
    root.setAttribute("aria-busy", "true");
    try {
      const made = await createScene(figure, context);
      await isLaidOut(figure, signal);
      if (isLate()) return made.dispose();
      scene?.dispose();
      scene = made;
      useStyle(el);  // a host may have put the view into a shadow root
      paint({ fit: true });
      inThisFrame(view);
      // heat and bars are on the screen before Bokeh takes the page for itself
      await new Promise((resolve) => setTimeout(resolve));
      if (isLate()) return;
      const Bokeh = await loadBokeh(model);
      if (isLate() || !(await made.complete(Bokeh))) return;
      root.removeAttribute("aria-busy");
      el.dispatchEvent(new CustomEvent("liqwidget-complete", { bubbles: true }));
    } catch (error) {
      root.removeAttribute("aria-busy");
      setText(status.el.firstElementChild ?? status.el, `The map could not be drawn: ${error instanceof Error ? error.message : error}`);
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
  /** @type {Name[]} */
  const followed = [
    ...LOOK, ...GEOMETRY, "locked", "selection", "summary", "caption", "notice", "headline", "_prints", "_fit_asked",
    "max_open_interest_scale", "windows", "presets", "leverages",
  ];
  for (const name of followed) model.on(`change:${name}`, follow);
  for (const name of /** @type {const} */ (["_payload", "_figure"])) model.on(`change:${name}`, rebuild);
  linkShares(context);
  signal.addEventListener("abort", () => {
    for (const name of followed) model.off(`change:${name}`, follow);
    for (const name of /** @type {const} */ (["_payload", "_figure"])) model.off(`change:${name}`, rebuild);
    notInNextFrame(view);
    scene?.dispose();
    scene = null;
    root.remove();
  });
  // the first message opens the kernel's channel for comms, so that the first drag need not
  if (model.get("_has_kernel")) model.send({ type: "hello" });
  void build();  // a host may wait for this function before it shows the element
  return () => ending.abort();
}

/**
 * Resolves in a frame, before it is painted, in which an element has a width: a host may show it later, or in a
 * tab of its own.
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
async function isLaidOut(el, signal) {
  if (signal.aborted) return;
  await new Promise((resolve) => {
    const observer = new ResizeObserver(() => { if (el.clientWidth > 0) done(); });
    const done = () => {
      observer.disconnect();
      resolve(null);
    };
    signal.addEventListener("abort", done);
    observer.observe(el);
  });
}

/** Called before a host shows anything: the map arrives a message later. @param {{ model: RenderProps<State>["model"] }} props */
function initialize({ model }) {
  const read = () => {
    const bytes = model.get("_payload");
    // what is wrong with it, the view says
    if (bytes.byteLength) mixAhead(bytes, () => lookOf((name) => model.get(name))).catch(() => {});
  };
  read();
  model.on("change:_payload", read);
  return () => model.off("change:_payload", read);
}

export default { initialize, render };
