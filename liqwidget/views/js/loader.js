// @ts-check
// What travels with every map: it takes the code of the page from a map before, or fetches it once.
import { carried } from "./state/carried.js";
/** @import { RenderProps } from "@anywidget/types" */
/** @import { State } from "./state/state.js" */

// the build writes the name of the code that it belongs to
const NAME = Symbol.for("liqwidget.code");

/** @param {RenderProps<State>["model"]} model */
async function code(model) {
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
  initialize: async (props) => (await code(props.model)).initialize(props),
  /** @param {RenderProps<State>} props */
  render: async (props) => (await code(props.model)).render(props),
};
