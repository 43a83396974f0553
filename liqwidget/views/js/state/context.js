// @ts-check

/** @import { AnyModel } from "@anywidget/types" */
/** @import { Cursor } from "../reading/cursor.js" */
/** @import { Drawing } from "../drawing/drawing.js" */
/** @import { Scene } from "../figure/scene.js" */
/** @import { ChainState } from "./chain.js" */
/** @import { State } from "./state.js" */
/** @import { Store } from "./store.js" */

/**
 * What every part of one view works with.
 * @typedef {object} Context
 * @property {AnyModel<State>} model
 * @property {Store} store
 * @property {AbortSignal} signal aborted when the view is removed
 * @property {() => Scene | null} scene null while the figure is being built
 * @property {(wish?: { fit?: boolean, regrade?: boolean }) => void} paint in the next frame
 * @property {Cursor} cursor
 * @property {Drawing} drawing
 * @property {ChainState} chain what a move of price would set off
 * @property {(words: string) => void} announce to a screen reader, as an answer
 * @property {(words: string) => void} rest the same once the words have rested
 */

/**
 * A part of the view.
 * @typedef {object} Part
 * @property {HTMLElement} el
 * @property {() => void} update say what is shown; while a control moves not in every frame
 * @property {() => void} [follow] what must stay under the pointer, in every frame
 */

export {};
