// @ts-check
/** @import { Position } from "../mixing/levels.js" */

/**
 * What Python sends and the page reads: the traits of `LiquidationWidget`. Beside them each
 * tier has a number of its own, `share_25x`, see shares.js.
 * @typedef {object} State
 * @property {number[]} leverages leverage of each tier
 * @property {number[]} weights share of openings at each tier; what lacks to one is unlevered
 * @property {boolean[]} tiers which tiers are drawn
 * @property {boolean[]} locked which tiers keep their share while others are dragged
 * @property {number} funding_shift added to the recorded rate, per 8 h, as a fraction
 * @property {number} open_interest_scale multiplies the changes of open interest
 * @property {number} jump_share what-if rise of open interest, as a share of the last
 * @property {number} jump_bars bars that the rise is spread over
 * @property {number} threshold percentile of what is drawn below which the heat stays dark
 * @property {string} unit "USD", "coins" or "% of OI"
 * @property {string} palette name of the palette
 * @property {string} color_scale "sqrt", "linear" or "log"
 * @property {number} color_limit dollars of the brightest color
 * @property {string[]} layers what is drawn over heat and bars
 * @property {{ price?: number, time?: number }} selection the pinned cell, time in ms
 * @property {boolean} blind whether the map is hidden and clicks mark prices
 * @property {number[]} marks prices where the reader expects clusters
 * @property {string} tool what a click on the map does: "pin", "position", "line" or "ruler"
 * @property {Position[]} positions of the reader's own
 * @property {{ price: number, label: string }[]} lines prices of structure
 * @property {number | null} ruler price that a move is measured to
 * @property {number} bar last column that is shown, -1 for the last there is
 * @property {number} mix_strength openings that the mix is trusted as if counted on
 * @property {number} shock move of price whose cascade is drawn, a signed fraction, 0 for none
 * @property {number | null} depth dollars that move price by 1 %; guessed from volume if null
 * @property {Fitted | {}} fitted what the last fit of the mix found
 * @property {Baseline | null} baseline the mix and what-ifs that were kept as B; null if none was
 * @property {string} comparison which is shown while there is a baseline: "A", "B" or "A - B"
 * @property {number | null} difference_limit dollars of the brightest color of A - B; null for those of the map
 * @property {string} symbol market shown
 * @property {string[]} symbols markets on offer
 * @property {string} venue name of the venue
 * @property {Record<string, string>} venues titles by name
 * @property {string} window span shown, "All" for everything
 * @property {string[]} windows spans on offer
 * @property {string} time_frame length of a bar
 * @property {string[]} time_frames bars on offer
 * @property {string} entry where in a bar positions open
 * @property {string} side_rule "both" or "aggressor"
 * @property {number | null} maintenance_margin rate instead of the venue's, as a fraction
 * @property {number} turnover share of volume that is positions changing hands
 * @property {number} holding_exponent how much sooner higher leverage closes
 * @property {string} group maps of the same group move together; empty for a map by itself
 * @property {string} controls "full" or "none"
 * @property {string} headline market and provenance
 * @property {string} summary the map in one line, as Python computed it
 * @property {string[]} caption provenance and assumptions, line by line
 * @property {string} notice why the last wish could not be met
 * @property {Record<string, number[]>} presets named mixes
 * @property {number} max_open_interest_scale largest scale this market allows
 * @property {DataView} _payload runs and columns, see payload.js
 * @property {string} _figure Bokeh figure as JSON
 * @property {string} _bokeh_version
 * @property {string | null} _runtime reference to the model that carries BokehJS
 * @property {Record<string, any>} _initial what Reset goes back to
 * @property {Themes} _themes what light and dark set
 * @property {Prints} _prints liquidations that were printed
 * @property {number} _fit_asked counts the fits that were asked for
 * @property {boolean} _has_kernel false in an exported page
 * @property {number} _asked counts what this page sent
 * @property {number} _answered the last count that Python has worked through
 */

/** @typedef {keyof State & string} Name */

/**
 * A mix fitted to prints; empty without one.
 * @typedef {object} Fitted
 * @property {number[]} weights
 * @property {boolean[]} identified which tiers the prints know
 * @property {number} until end of the last bar whose prints were used, ms
 * @property {string} note what the fit did, in words
 * @property {string} line the same in short
 */

/**
 * Liquidations by column and side, parallel lists.
 * @typedef {object} Prints
 * @property {number[]} column shown column
 * @property {number[]} side 0 for longs, 1 for shorts
 * @property {number[]} dollars
 * @property {number[]} price where it is drawn: the record has none
 * @property {string} feed how complete the prints are, in words
 * @property {boolean} lower_bound whether totals are lower bounds
 * @property {string} why_no_fit why no mix can be fitted to them; empty if one can
 */

/**
 * What the reader kept as B: everything that the page mixes from.
 * @typedef {Pick<State, "weights" | "tiers" | "funding_shift" | "open_interest_scale" | "jump_share" | "jump_bars">} Baseline
 */

/**
 * Properties to set on each Bokeh model, by its name, in light and in dark.
 * @typedef {Record<"light" | "dark", Record<string, Record<string, any>>>} Themes
 */

export {};
