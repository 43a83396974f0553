// @ts-check
// Time in a replay: pure functions.

/**
 * Last close of the candles that stand before a time.
 * @param {{ time: ArrayLike<number>, close: ArrayLike<number> }} candles
 * @param {number} end ms
 * @param {number} otherwise if there is none
 */
export function closeBefore({ time, close }, end, otherwise) {
  let found = otherwise;
  for (let i = 0; i < time.length && time[i] < end; i++) found = close[i];
  return found;
}

/**
 * The column to show after some milliseconds of play, at most the last.
 * @param {number} from column at the start of play
 * @param {number} elapsed ms
 * @param {number} speed columns per second
 * @param {number} last
 */
export const columnAfter = (from, elapsed, speed, last) => Math.min(last, from + Math.floor((elapsed * speed) / 1000));
