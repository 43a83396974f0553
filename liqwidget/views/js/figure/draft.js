// @ts-check
// Bokeh's figure before Bokeh has it: JSON, whose models are changed by name so that they are born right.

/** @typedef {{ name: string, id: string, attributes: Record<string, any> }} Node */
/** @typedef {[panel: string, row: number, column: number]} Place of a panel in the grid */

/**
 * @param {string} json as Bokeh's `json_item` writes it
 */
export function createDraft(json) {
  const item = JSON.parse(json);
  /** @type {Map<string, Node>} */
  const byId = new Map();
  /** @type {Map<string, Node>} */
  const byName = new Map();
  /** @param {any} part */
  const walk = (part) => {
    if (part === null || typeof part !== "object") return;
    if (Array.isArray(part)) return part.forEach(walk);
    if (part.type === "object") {
      part.attributes ??= {};
      byId.set(part.id, part);
      if (part.attributes.name) byName.set(part.attributes.name, part);
    }
    if (part.type !== "ndarray") Object.values(part).forEach(walk);
  };
  walk(item.doc);
  /** @param {string} path @returns {Node | undefined} */
  const find = (path) => {
    const [name, ...inside] = path.split(".");
    let node = byName.get(name);
    for (const attribute of inside) node = byId.get(node?.attributes[attribute]?.id);
    return node;
  };
  const grid = () => byId.get(item.root_id)?.attributes.children[0].attributes;
  return {
    item,
    /** An attribute that was written, as it was. @param {string} path of a model @param {string} attribute */
    get: (path, attribute) => find(path)?.attributes[attribute],
    /**
     * @param {string} path name of a model, or of one and its attributes: "heat_time_axis.ticker"
     * @param {Record<string, any>} properties
     */
    set(path, properties) {
      const node = find(path);
      if (!node) return;
      for (const [name, value] of Object.entries(properties)) node.attributes[name] = encoded(value);
    },
    /** Have what stands left of a panel stand right of it, and the other way around. @param {string} panel */
    mirror(panel) {
      const node = byName.get(panel);
      if (!node) return;
      // in their place among the others: a model is written out where it is named first
      node.attributes = Object.fromEntries(Object.entries(node.attributes).map(
        ([name, value]) => [name === "left" ? "right" : name === "right" ? "left" : name, value],
      ));
    },
    /** Lay these panels out; the others are not made. @param {Place[]} places @param {string[]} cols widths in CSS */
    arrange(places, cols) {
      const into = grid();
      if (into) Object.assign(into, { children: places.map(([panel, row, column]) => [byName.get(panel), row, column]), cols });
    },
  };
}

/** A value as Bokeh writes it. @param {any} value */
const encoded = (value) => (value instanceof Map ? { type: "map", entries: [...value] } : value);
