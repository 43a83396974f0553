// @ts-check
// The widget without Jupyter: a model that lives in the page, and the widget's own module.

const bytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** The part of the widget model that the view uses. */
class PageModel {
  /** @type {Map<string, Set<Function>>} */
  #listeners = new Map();
  /** @type {Record<string, any>} */
  #state;

  /** @param {Record<string, any>} state */
  constructor(state) {
    this.#state = state;
  }

  /** @param {string} name */
  get(name) {
    return this.#state[name];
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    if (this.#state[name] === value) return;
    this.#state[name] = value;
    for (const listener of this.#listeners.get(`change:${name}`) ?? []) listener();
  }

  /** @param {string} name @param {Function} listener */
  on(name, listener) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, new Set());
    this.#listeners.get(name)?.add(listener);
  }

  /** @param {string} name @param {Function} listener */
  off(name, listener) {
    this.#listeners.get(name)?.delete(listener);
  }

  save_changes() {}

  send() {}

  /** The model that carries BokehJS. */
  widget_manager = { get_model: async () => ({ get: () => this.#state.bokehjs }) };
}

const inside = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? "";
const state = JSON.parse(inside("liqwidget-state"), (_, value) =>
  typeof value?.$bytes === "string" ? bytes(value.$bytes) : value,
);
const model = new PageModel(state);
const el = /** @type {HTMLElement} */ (document.getElementById("liqwidget"));
const url = URL.createObjectURL(new Blob([inside("liqwidget-widget")], { type: "text/javascript" }));
const { default: widget } = await import(url);
await widget.render(/** @type {any} */ ({ model, el }));

export {};
