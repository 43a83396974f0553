// page.js
var bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
var PageModel = class {
  /** @type {Map<string, Set<Function>>} */
  #listeners = /* @__PURE__ */ new Map();
  /** @type {Record<string, any>} */
  #state;
  /** @param {Record<string, any>} state */
  constructor(state2) {
    this.#state = state2;
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
    if (!this.#listeners.has(name)) this.#listeners.set(name, /* @__PURE__ */ new Set());
    this.#listeners.get(name)?.add(listener);
  }
  /** @param {string} name @param {Function} listener */
  off(name, listener) {
    this.#listeners.get(name)?.delete(listener);
  }
  save_changes() {
  }
  send() {
  }
  /** The model that carries BokehJS. */
  widget_manager = { get_model: async () => ({ get: () => this.#state.bokehjs }) };
};
var inside = (id) => document.getElementById(id)?.textContent ?? "";
var state = JSON.parse(
  inside("liqwidget-state"),
  (_, value) => typeof value?.$bytes === "string" ? bytes(value.$bytes) : value
);
var model = new PageModel(state);
var el = (
  /** @type {HTMLElement} */
  document.getElementById("liqwidget")
);
var url = URL.createObjectURL(new Blob([inside("liqwidget-widget")], { type: "text/javascript" }));
var { default: widget } = await import(url);
await widget.render(
  /** @type {any} */
  { model, el }
);
