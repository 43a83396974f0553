// @ts-check
// One figure, from JSON to what Bokeh drew: it is changed by the same calls before, meanwhile and after.
import { embed } from "./bokeh.js";
import { createDraft } from "./draft.js";
/** @import { Embedded } from "./bokeh.js" */
/** @import { Place } from "./draft.js" */

/**
 * @typedef {object} Figure
 * @property {HTMLElement} el where Bokeh draws
 * @property {(path: string, attribute: string) => any} written an attribute as Python wrote it
 * @property {(path: string, properties: Record<string, any>) => void} set properties of a model by its name, or of one inside: "heat_time_axis.ticker"
 * @property {(panel: string) => void} mirror have what stands left of a panel stand right of it
 * @property {(places: Place[], cols: string[]) => void} arrange lay these panels out
 * @property {(name: string) => any} view of a panel; null before Bokeh has drawn it
 * @property {(Bokeh: any) => Promise<boolean>} embed have Bokeh draw it; false if it was disposed of meanwhile
 * @property {() => Promise<HTMLCanvasElement>} picture what Bokeh drew, once it did
 * @property {() => void} dispose
 */

/**
 * @param {string} json
 * @returns {Figure}
 */
export function createFigure(json) {
  const el = document.createElement("div");
  el.className = "liqwidget-bokeh";
  const draft = createDraft(json);
  /** What was asked for while Bokeh was at work. @type {((drawn: Embedded) => void)[]} */
  const late = [];
  /** @type {Embedded | null} */
  let drawn = null;
  let given = false;
  let disposed = false;
  /** @type {(drawn: Embedded) => void} */
  let isDrawn;
  /** @type {Promise<Embedded>} */
  const whenDrawn = new Promise((resolve) => { isDrawn = resolve; });
  /** @param {(to: Pick<Embedded, "set" | "mirror" | "arrange">) => void} change */
  const apply = (change) => {
    if (drawn) change(drawn);
    else if (given) late.push(change);
    else change(draft);
  };
  return {
    el,
    written: draft.get,
    set: (path, properties) => apply((to) => to.set(path, properties)),
    mirror: (panel) => apply((to) => to.mirror(panel)),
    arrange: (places, cols) => apply((to) => to.arrange(places, cols)),
    view: (name) => drawn?.view(name) ?? null,
    async embed(Bokeh) {
      given = true;
      const made = await embed(Bokeh, draft.item, el);
      if (disposed) {
        made.dispose();
        return false;
      }
      for (const change of late) change(made);
      drawn = made;
      isDrawn(made);
      return true;
    },
    picture: async () => (await whenDrawn).picture(),
    dispose() {
      disposed = true;
      drawn?.dispose();
    },
  };
}
