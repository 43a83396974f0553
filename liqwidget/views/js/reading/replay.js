// @ts-check
// Time in a replay: pure functions.

/**
 * The column to show after some milliseconds of play, at most the last.
 * @param {number} from column at the start of play
 * @param {number} elapsed ms
 * @param {number} speed columns per second
 * @param {number} last
 */
export const columnAfter = (from, elapsed, speed, last) => Math.min(last, from + Math.floor((elapsed * speed) / 1000));
