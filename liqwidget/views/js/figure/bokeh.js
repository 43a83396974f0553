// @ts-check
// BokehJS from the installed wheel, once per page, and one figure in it.
import { gunzip } from "../mixing/payload.js";
import { carried } from "../state/carried.js";
/** @import { AnyModel } from "@anywidget/types" */
/** @import { State } from "../state/state.js" */
/** @import { Place } from "./draft.js" */

// Two versions of this package may be in one page, so what the page shares lives on globalThis.
const KEY = Symbol.for("liqwidget.bokehjs");
/** @type {Map<string, Promise<any>>} */
const loaded = (/** @type {any} */ (globalThis)[KEY] ??= new Map());

/**
 * BokehJS of the version that built the figure. It stays private: `window.Bokeh` is used if it
 * is the same version and never set.
 * @param {AnyModel<State>} model
 * @returns {Promise<any>}
 */
export function loadBokeh(model) {
  const version = model.get("_bokeh_version");
  const known = /** @type {any} */ (globalThis).Bokeh;
  if (known?.version === version) return Promise.resolve(known);
  const found = loaded.get(version);
  if (found) return found;
  const loading = carried(model, "bokehjs").then(evaluate);
  loading.catch(() => loaded.delete(version));
  loaded.set(version, loading);
  return loading;
}

/**
 * The script comes as a module with a `this` of its own: as it is, it would look for a global.
 * @param {BufferSource} bytes
 */
async function evaluate(bytes) {
  const text = new TextDecoder().decode(await gunzip(bytes));
  const parts = ["const ns={};(function(getComputedStyle){", text, `\n}).call(ns,(${plainStyle})());export default ns.Bokeh;`];
  const url = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Makes the style of an element, without Bokeh's own variables: it asks for some 1,700 of them while it draws a
 * figure, and for the size of letters with every label, and the browser works out the page's style anew for
 * many. Colors come from Python and `theme.js`. Its text goes into the module, so it needs nothing from here.
 */
const plainStyle = () => {
  /** Sizes of letters, kept for one turn of the page's loop. @type {Map<Element, string>} */
  const sizes = new Map();
  const letterSize = (/** @type {Element} */ el) => {
    const known = sizes.get(el);
    if (known !== undefined) return known;
    if (sizes.size === 0) setTimeout(() => sizes.clear());
    const size = globalThis.getComputedStyle(el).fontSize;
    sizes.set(el, size);
    return size;
  };
  return (/** @type {Element} */ el) => new Proxy({}, {
    get(_, name) {
      if (name === "fontSize") return letterSize(el);
      const style = globalThis.getComputedStyle(el);
      if (name !== "getPropertyValue") return Reflect.get(style, name);
      return (/** @type {string} */ property) => (property.startsWith("--bk-") ? "" : style.getPropertyValue(property));
    },
  });
};

/**
 * What can be asked of a figure that Bokeh has drawn.
 * @typedef {object} Embedded
 * @property {(path: string, properties: Record<string, any>) => void} set
 * @property {(panel: string) => void} mirror
 * @property {(places: Place[], cols: string[]) => void} arrange
 * @property {(name: string) => any} view of a figure by its name; null if there is none
 * @property {() => Promise<HTMLCanvasElement>} picture what Bokeh drew
 * @property {() => void} dispose
 */

/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * Embed a figure. One at a time, because listeners are recorded while it is built.
 * @param {any} Bokeh
 * @param {any} item
 * @param {HTMLElement} host
 * @returns {Promise<Embedded>}
 */
export function embed(Bokeh, item, host) {
  const mine = turn.then(() => embedNow(Bokeh, item, host));
  turn = mine.then(() => {}, () => {});  // a promise of the figure itself would keep it alive
  return mine;
}

/**
 * @param {any} Bokeh
 * @param {any} item
 * @param {HTMLElement} host
 * @returns {Promise<Embedded>}
 */
async function embedNow(Bokeh, item, host) {
  // BokehJS adds listeners to the visual viewport and never removes them; each would keep a
  // disposed figure alive
  const viewport = /** @type {any} */ (globalThis.visualViewport);
  /** @type {any[][]} */
  const added = [];
  const add = viewport?.addEventListener;
  if (viewport) {
    viewport.addEventListener = (/** @type {any[]} */ ...args) => {
      added.push(args);
      return add.apply(viewport, args);
    };
  }
  // Apart from the page: for each of its parts Bokeh would have the browser lay the whole page out.
  const apart = document.createElement("div");
  let views;
  try {
    const made = Bokeh.require("document").Document.from_json(item.doc);
    views = await Bokeh.embed.add_document_standalone(made, apart);
  } finally {
    if (viewport) delete viewport.addEventListener;
  }
  const root = views.get_by_id(item.root_id);
  const doc = root.model.document;
  host.append(...apart.childNodes);
  root.invalidate_layout();
  const model = (/** @type {string} */ name) => doc.get_model_by_name(name);
  /** Views of the panels: Bokeh would search all of its views for each. @type {Map<string, any>} */
  const panels = new Map();
  for (const view of views.query((/** @type {any} */ view) => view.frame !== undefined)) panels.set(view.model.name, view);
  return {
    set(path, properties) {
      const [name, ...inside] = path.split(".");
      inside.reduce((found, attribute) => found?.[attribute], model(name))?.setv(properties);
    },
    mirror(panel) {
      const found = model(panel);
      found?.setv({ left: found.right, right: found.left });
    },
    arrange(places, cols) {
      root.model.children[0].setv({ cols, children: places.map(([panel, row, column]) => [model(panel), row, column]) });
    },
    view: (name) => panels.get(name) ?? null,
    picture: async () => root.export("png").canvas,
    dispose: () => {
      for (const [type, listener, options] of added) {
        viewport.removeEventListener(type, listener, options);
      }
      views.clear();
      doc.clear();
      const at = Bokeh.documents.indexOf(doc);
      if (at >= 0) Bokeh.documents.splice(at, 1);
    },
  };
}
