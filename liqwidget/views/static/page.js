// state/peers.js
var KEY = Symbol.for("liqwidget.groups");
var groups = (
  /** @type {any} */
  globalThis[KEY] ??= /* @__PURE__ */ new Map()
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
function seat({ hosts, decks }) {
  decks.forEach(({ el, home }, i) => {
    const place = hosts[i] ?? home;
    if (el.parentElement !== place) place.prepend(el);
  });
}
function host(name, el) {
  const group = groupOf(name);
  group.hosts.push(el);
  seat(group);
  return () => {
    group.hosts.splice(group.hosts.indexOf(el), 1);
    seat(group);
    tidy(name);
  };
}

// page.js
var bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
var PageModel = class {
  /** @type {Map<string, Set<Function>>} */
  #listeners = /* @__PURE__ */ new Map();
  /** @type {Record<string, any>} */
  #state;
  /** @param {Record<string, any>} state @param {Uint8Array} bokehjs */
  constructor(state2, bokehjs) {
    this.#state = state2;
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
};
var inside = (id) => document.getElementById(id)?.textContent ?? "";
var state = JSON.parse(
  inside("liqwidget-state"),
  (_, value) => typeof value?.$bytes === "string" ? bytes(value.$bytes) : value
);
var main = (
  /** @type {HTMLElement} */
  document.getElementById("liqwidget")
);
var url = URL.createObjectURL(new Blob([inside("liqwidget-widget")], { type: "text/javascript" }));
var { default: widget } = await import(url);
if (state.models.length > 1) {
  const place = document.createElement("div");
  place.className = "liqwidget liqwidget-host";
  main.append(place);
  host(state.models[0].group, place);
}
var maps = document.createElement("div");
maps.className = state.models.length > 1 ? "liqwidget-windows" : "";
main.append(maps);
main.classList.toggle("liqwidget-linked", state.models.length > 1);
await Promise.all(state.models.map((one) => {
  const el = document.createElement("div");
  maps.append(el);
  return widget.render(
    /** @type {any} */
    { model: new PageModel(one, state.bokehjs), el }
  );
}));
