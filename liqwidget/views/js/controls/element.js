// @ts-check
// Elements: real inputs, so that keyboard and screen reader come for free.
import { createPatience } from "./patient.js";

const FOCUSABLE = ["input", "select", "button"];

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
  // JupyterLab takes the arrow keys of whatever has the focus, unless the element says so
  if (FOCUSABLE.includes(tag)) made.setAttribute("data-lm-suppress-shortcuts", "true");
  made.append(...children);
  return made;
}

/** Write text if it is news: a frame should touch little. @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @param {HTMLElement} node @param {string} name @param {string} value */
export function setAttribute(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/**
 * A button.
 * @param {string} text
 * @param {Record<string, string | number | boolean>} attributes
 * @param {() => void} pressed
 * @param {AbortSignal} signal
 * @returns {HTMLButtonElement}
 */
export function button(text, attributes, pressed, signal) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", pressed, { signal });
  return made;
}

/**
 * A choice of few, side by side: radio buttons that look like one strip.
 * @param {string} label
 * @param {string} name of the control, for tests and style
 * @param {[string, string][]} options value and words
 * @param {(value: string) => void} chosen
 * @param {AbortSignal} signal
 * @param {{ patient?: boolean }} [how] with `patient`, keys walk and only where they stop is chosen
 */
export function segments(label, name, options, chosen, signal, { patient = false } = {}) {
  const group = `liqwidget-${name}-${Math.random().toString(36).slice(2)}`;
  const el = element("div", { class: "liqwidget-segments", role: "radiogroup", "aria-label": label, "data-control": name });
  const offer = (/** @type {[string, string][]} */ offered) => {
    const key = JSON.stringify(offered);
    if (el.dataset.offered === key) return;
    el.dataset.offered = key;
    el.replaceChildren(...offered.map(([value, words]) => element(
      "label", {}, element("input", { type: "radio", name: group, value }), element("span", {}, words),
    )));
  };
  offer(options);
  const wait = createPatience(el, chosen, signal);
  const choose = patient ? wait.choose : chosen;
  el.addEventListener("change", (/** @type {Event} */ event) => {
    choose(/** @type {HTMLInputElement} */ (event.target).value);
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
    },
  };
}

/**
 * A choice of many; keys walk through it, and only where they stop is chosen.
 * @param {string} label
 * @param {string} name
 * @param {(value: string) => void} chosen
 * @param {AbortSignal} signal
 */
export function select(label, name, chosen, signal) {
  const input = element("select", { "data-control": name });
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
    },
  };
}

/**
 * A slider with its value in words, and a way back when it has left its usual place.
 * @param {object} how
 * @param {string} how.label
 * @param {string} how.name
 * @param {string} how.spoken label for a screen reader, unit included
 * @param {{ min: number, max: number, step: number }} how.range
 * @param {(value: number) => void} how.moved while dragging
 * @param {() => void} how.settled on release, of keys a while after the last
 * @param {() => void} how.usual go back
 * @param {boolean} [how.patient] whether keys wait longer, because Python must follow
 * @param {AbortSignal} signal
 */
export function slider({ label, name, spoken, range, moved, settled, usual, patient = false }, signal) {
  const input = element("input", { type: "range", ...range, "aria-label": spoken, "data-control": name });
  const value = element("output", {});
  const back = button("\u21ba", { class: "liqwidget-back", "aria-label": `${label}: back`, title: "Back" }, usual, signal);
  const el = element(
    "div", { class: "liqwidget-slider" },
    element("span", { class: "liqwidget-slider-label" }, label), value, back, input,
  );
  input.addEventListener("input", () => moved(input.valueAsNumber), { signal });
  const wait = createPatience(el, settled, signal);
  input.addEventListener("change", patient ? wait.choose : settled, { signal });
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
    },
  };
}
