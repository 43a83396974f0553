// @ts-check
// What a screen reader hears: answers to the reader's keys soon, the map's own words once they rest.

const GAP_MS = 500;  // between two answers: the last of several is said
const REST_MS = 1200;

/**
 * @typedef {object} Voice
 * @property {(words: string) => void} answer
 * @property {(words: string) => void} rest say it when it has not changed for a while, unless it was said or is the first
 * @property {() => void} stop
 */

/**
 * @param {(words: string) => void} say
 * @param {{ now: () => number, wait: (then: () => void, ms: number) => any, cancel: (timer: any) => void }} clock
 * @returns {Voice}
 */
export function createVoice(say, clock) {
  let last = -Infinity;
  /** @type {any} */
  let answering = null;
  /** @type {any} */
  let resting = null;
  /** @type {string | null} */
  let known = null;
  const speak = (/** @type {string} */ words) => {
    last = clock.now();
    answering = null;
    say(words);
  };
  return {
    answer(words) {
      if (answering !== null) clock.cancel(answering);
      const due = last + GAP_MS - clock.now();
      if (due <= 0) speak(words);
      else answering = clock.wait(() => speak(words), due);
    },
    rest(words) {
      if (words === known) return;
      const first = known === null;
      known = words;
      if (resting !== null) clock.cancel(resting);
      resting = null;
      if (first) return;
      const due = () => {
        resting = null;
        const since = clock.now() - last;
        if (since < REST_MS) resting = clock.wait(due, REST_MS - since);  // after what was answered
        else speak(words);
      };
      resting = clock.wait(due, REST_MS);
    },
    stop() {
      if (answering !== null) clock.cancel(answering);
      if (resting !== null) clock.cancel(resting);
    },
  };
}
