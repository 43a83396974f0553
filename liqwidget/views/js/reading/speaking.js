// @ts-check
// What a screen reader hears: answers to the reader's keys at once, unless a key is held down, and
// the map's own words once they rest.

const MOST = 6;  // answers in a span; of more, the last one is said at its end
const SPAN_MS = 1000;
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
  /** When the last answers were said. @type {number[]} */
  let said = [];
  /** @type {any} */
  let answering = null;
  /** @type {any} */
  let resting = null;
  /** @type {string | null} */
  let known = null;
  const speak = (/** @type {string} */ words) => {
    said = [...said, clock.now()].slice(-MOST);
    answering = null;
    say(words);
  };
  return {
    answer(words) {
      if (answering !== null) clock.cancel(answering);
      const due = said.length < MOST ? 0 : said[0] + SPAN_MS - clock.now();
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
        const since = clock.now() - (said.at(-1) ?? -Infinity);
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
