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

// host.js
function render({ model, el }) {
  const place = element("div", { class: "liqwidget liqwidget-host" });
  el.append(place);
  const leave = host(model.get("group"), place);
  return () => {
    leave();
    place.remove();
  };
}
var host_default = { render };
export {
  host_default as default
};
