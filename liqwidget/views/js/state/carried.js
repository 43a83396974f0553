// @ts-check
// What one model of the kernel carries for all maps of a notebook: BokehJS, and the code of this page.
/** @import { AnyModel } from "@anywidget/types" */
/** @import { State } from "./state.js" */

const PATIENCE_MS = 20000;
const CALLED = { bokehjs: "BokehJS", page: "its code" };

/**
 * From the model that carries it, or else from the kernel.
 * @param {AnyModel<State>} model of a map
 * @param {"bokehjs" | "page"} name
 * @returns {Promise<BufferSource>}
 */
export async function carried(model, name) {
  try {
    const id = (model.get("_runtime") ?? "").replace(/^(IPY_MODEL_|anywidget:)/, "");
    const runtime = await /** @type {any} */ (model.widget_manager).get_model(id);
    const bytes = runtime.get(name);
    if (bytes?.byteLength) return bytes;
  } catch {
    // a host without a widget manager: ask the kernel below
  }
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      model.off("msg:custom", answer);
      reject(new Error(`${CALLED[name]} did not arrive, and no kernel answers; run the cell again`));
    }, PATIENCE_MS);
    /** @param {any} message @param {DataView[]} buffers */
    const answer = (message, buffers) => {
      if (message?.type !== "carried" || message.name !== name) return;
      clearTimeout(late);
      model.off("msg:custom", answer);
      resolve(buffers[0]);
    };
    model.on("msg:custom", answer);
    model.send({ type: "need", name });
  });
}
