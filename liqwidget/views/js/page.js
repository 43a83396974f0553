// @ts-check
// The widget without Jupyter: a model that lives in the page, and the widget's own module.

import { host } from "./state/peers.js";

const bytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** The part of the widget model that the view uses. */
class PageModel {
  /** @type {Map<string, Set<Function>>} */
  #listeners = new Map();
  /** @type {Record<string, any>} */
  #state;

  /** @param {Record<string, any>} state @param {Uint8Array} bokehjs */
  constructor(state, bokehjs) {
    this.#state = state;
    this.widget_manager = { get_model: async () => ({ get: () => bokehjs }) };
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
}

const inside = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? "";
const state = JSON.parse(inside("liqwidget-state"), (_, value) =>
  typeof value?.$bytes === "string" ? bytes(value.$bytes) : value,
);
const main = /** @type {HTMLElement} */ (document.getElementById("liqwidget"));
const url = URL.createObjectURL(new Blob([inside("liqwidget-widget")], { type: "text/javascript" }));
const { default: widget } = await import(url);
if (state.models.length > 1) {
  const place = document.createElement("div");
  place.className = "liqwidget liqwidget-host";
  main.append(place);
  host(state.models[0].group, place);
}
const maps = document.createElement("div");
maps.className = state.models.length > 1 ? "liqwidget-windows" : "";
main.append(maps);
main.classList.toggle("liqwidget-linked", state.models.length > 1);
await Promise.all(state.models.map((/** @type {Record<string, any>} */ one) => {
  const el = document.createElement("div");
  maps.append(el);
  return widget.render(/** @type {any} */ ({ model: new PageModel(one, state.bokehjs), el }));
}));

export {};
