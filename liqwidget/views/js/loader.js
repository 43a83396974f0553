// @ts-check
// What travels with every map: it takes the code of the page from a map before, or fetches it once.
import { carried } from "./state/carried.js";
/** @import { RenderProps } from "@anywidget/types" */
/** @import { State } from "./state/state.js" */

// the build writes the name of the code that it belongs to
const NAME = Symbol.for("liqwidget.code");

/** Hosts evaluate this module for every model. @type {Promise<any> | null} */
let arriving = null;
const code = (/** @type {RenderProps<State>["model"]} */ model) => (arriving ??= find(model));

/** @param {RenderProps<State>["model"]} model */
async function find(model) {
  const known = /** @type {any} */ (globalThis)[NAME];
  if (known) return known;
  const url = URL.createObjectURL(new Blob([await carried(model, "page")], { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export default {
  /** @param {{ model: RenderProps<State>["model"] }} props */
  async initialize(props) {
    const made = await code(props.model).catch(() => null);  // the view says what is wrong
    return made?.initialize(props);
  },
  /** @param {RenderProps<State>} props */
  async render(props) {
    try {
      return (await code(props.model)).render(props);
    } catch (error) {
      props.el.textContent = `The map could not be drawn: ${error instanceof Error ? error.message : error}.`;
    }
  },
};
