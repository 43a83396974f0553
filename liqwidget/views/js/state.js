// @ts-check

/**
 * What Python sends and the page reads: the traits of `LiquidationWidget`.
 * @typedef {object} State
 * @property {number[]} leverages leverage of each tier
 * @property {number[]} weights share of openings at each tier; what lacks to one is unlevered
 * @property {boolean[]} tiers which tiers are drawn
 * @property {number} funding_shift added to the recorded rate, per 8 h, as a fraction
 * @property {number} open_interest_scale multiplies the changes of open interest
 * @property {string} window span shown, "All" for everything
 * @property {string} palette name of the palette
 * @property {string} color_scale "sqrt", "linear" or "log"
 * @property {string} summary the map in one line, as Python computed it
 * @property {number} color_limit dollars of the brightest color
 * @property {string[]} caption provenance and assumptions, line by line
 * @property {string[]} windows spans on offer
 * @property {Record<string, number[]>} presets named mixes
 * @property {number} max_open_interest_scale largest scale this market allows
 * @property {DataView} _payload runs and columns, see payload.js
 * @property {string} _figure Bokeh figure as JSON
 * @property {string} _bokeh_version
 * @property {string | null} _runtime reference to the model that carries BokehJS
 * @property {Record<string, any>} _initial what Reset goes back to
 * @property {Themes} _themes what light and dark set
 * @property {boolean} _has_kernel false in an exported page
 */

/**
 * Properties to set on each Bokeh model, by its name, in light and in dark.
 * @typedef {Record<"light" | "dark", Record<string, Record<string, any>>>} Themes
 */

export {};
