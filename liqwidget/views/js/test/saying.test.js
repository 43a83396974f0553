// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeLabels } from "../reading/labels.js";
import { amountText, leaning, place, say, sentenceOf } from "../reading/saying.js";
import { createVoice } from "../reading/speaking.js";
import { ageOf, knownOf } from "../reading/staleness.js";

const HOUR = 3600000;

const cluster = (/** @type {any} */ given) => ({
  id: "", side: "short", price: 110, low: 108, high: 112, peak: 110, dollars: 2.2e6, coins: 2e4, prominence: 1, distance: 0.1, rank: 1, ...given,
});
const label = (/** @type {number} */ y, /** @type {any} */ more = {}) => ({ y, way: /** @type {1 | -1} */ (1), wanted: false, ...more });

test("labels never overlap, and the later one in order goes without", () => {
  const placed = placeLabels([label(50), label(58), label(70)], 16, 200);

  assert.deepEqual(placed.map(({ y }) => y), [50, 70]);
});

test("any number of labels keeps a line between any two of them", () => {
  const many = Array.from({ length: 60 }, (_, i) => label((i * 37) % 300, { wanted: i % 5 === 0, way: i % 2 ? 1 : -1 }));

  const at = placeLabels(many, 16, 300).map((one) => one.at).sort((a, b) => a - b);

  assert.ok(at.length > 8);
  for (let i = 1; i < at.length; i++) assert.ok(at[i] - at[i - 1] >= 16);
  assert.ok(at[0] >= 8 && at[at.length - 1] <= 292);
});

test("a wanted label moves aside, away from the price", () => {
  const [, second] = placeLabels([label(50), label(55, { wanted: true, way: 1 })], 16, 200);
  const [, above] = placeLabels([label(50), label(45, { wanted: true, way: -1 })], 16, 200);

  assert.ok(second.at >= 66 && above.at <= 34);
});

test("a wanted label keeps off the candles if it can", () => {
  const [only] = placeLabels([label(50, { wanted: true, way: 1 })], 16, 200, [40, 70]);
  const [stuck] = placeLabels([label(50, { wanted: true, way: 1 })], 16, 200, [0, 200]);

  assert.ok(only.at >= 78);
  assert.equal(stuck.at, 50);
});

test("what lies outside the frame has no label", () => {
  assert.deepEqual(placeLabels([label(-3), label(203)], 16, 200), []);
});

test("the page says the nearest two of each side and the asymmetry", () => {
  const found = [
    cluster({ side: "long", rank: 1, price: 95, distance: -0.05, dollars: 1e6 }),
    cluster({ rank: 3, price: 130, distance: 0.3, dollars: 9e6 }), cluster({ rank: 2, price: 120, distance: 0.2, dollars: 3e6 }), cluster({}),
  ];

  const said = say(100, found, { value: -0.25, within: 0.05, long: 5, short: 3 }, "simulated");

  assert.equal(said, "Price 100.0: the nearest shorts above are 2.20M USD at 110.0 (+10.00 %) and 3.00M USD at 120.0 (+20.00 %). "
    + "The nearest longs below are 1.00M USD at 95.000 (\u22125.00 %). Asymmetry \u22120.25 within 5 %, leaning long. An estimate from simulated data.");
});

test("where nothing stands out the page says so", () => {
  const said = say(100, [], { value: NaN, within: 0.05, long: 0, short: 0 }, "yours");

  assert.match(said, /no cluster of shorts stands out\. No cluster of longs stands out\. Nothing lies within 5 % of it\. An estimate from your data\./);
});

test("asymmetry has the words that Python uses", () => {
  assert.deepEqual([NaN, 0.19, -0.2, 0.49, 0.5, -0.9].map(leaning), ["empty", "balanced", "leaning long", "leaning short", "short-heavy", "long-heavy"]);
});

test("a cluster is named by its place, in the unit asked for", () => {
  assert.deepEqual([cluster({}), cluster({ rank: 2, side: "long" }), cluster({ rank: 11 })].map(place), ["1st above", "2nd below", "11th above"]);
  assert.deepEqual(["USD", "coins", "% of OI"].map((unit) => amountText(cluster({}), unit, 1e6)), ["2.20M USD", "20.0k coins", "2 % of OI"]);
  assert.equal(sentenceOf(cluster({}), "2.20M USD"), "1st above: shorts, 2.20M USD at 110.0, +10.00 %, from 108.0 to 112.0");
});

test("your data is fresh for a bar, late for three, and stale after that", () => {
  const words = [0.5, 2, 4].map((hours) => ageOf("yours", 0, hours * HOUR, HOUR));

  assert.deepEqual(words.map((one) => one.words.split(":")[0]), ["Fresh", "Late", "Stale"]);
  assert.deepEqual(words.map((one) => one.warns), [false, false, true]);
  assert.equal(words[2].words, "Stale: the last bar closed 4.0 h ago");
});

test("history is never called stale, and says when it ends", () => {
  for (const provenance of ["simulated", "reconstructed", "historical"]) {
    const { words, warns } = ageOf(provenance, 0, 1e5 * HOUR, HOUR);
    assert.equal(words.toLowerCase(), `${provenance} data, ends 1970-01-01 00:00 utc`);
    assert.equal(warns, false);
  }
});

test("data from after the page's clock has no age", () => {
  assert.equal(ageOf("yours", HOUR, 0, HOUR).words, "Your data, ends 1970-01-01 01:00 UTC");
});

test("the share of bars whose open interest is known counts up to the shown column", () => {
  const payload = { first: 1, bars: Uint32Array.from([9, 4, 4, 4]), known: Uint32Array.from([4, 4, 1]) };

  assert.deepEqual(knownOf(payload, 1), { words: "open interest known in every bar", warns: false });
  assert.deepEqual(knownOf(payload, 2), { words: "open interest known in only 75 % of bars", warns: true });
});

/** A clock that moves when told. */
const clock = () => {
  let time = 0;
  /** @type {{ at: number, then: () => void }[]} */
  let waiting = [];
  return {
    now: () => time,
    wait: (/** @type {() => void} */ then, /** @type {number} */ ms) => {
      const timer = { at: time + ms, then };
      waiting.push(timer);
      return timer;
    },
    cancel: (/** @type {any} */ timer) => { waiting = waiting.filter((other) => other !== timer); },
    pass(/** @type {number} */ ms) {
      for (const end = time + ms; time < end;) {
        time += 10;
        const due = waiting.filter(({ at }) => at <= time);
        waiting = waiting.filter(({ at }) => at > time);
        due.forEach(({ then }) => then());
      }
    },
  };
};

test("of many answers the first is heard at once and the last soon", () => {
  /** @type {string[]} */
  const heard = [];
  const time = clock();
  const voice = createVoice((words) => heard.push(words), time);

  for (let i = 0; i < 20; i++) {
    voice.answer(String(i));
    time.pass(20);
  }
  time.pass(1000);

  assert.deepEqual(heard, ["0", "19"]);
});

test("the status is heard once it rests, not in the frames of a drag, and not at the start", () => {
  /** @type {string[]} */
  const heard = [];
  const time = clock();
  const voice = createVoice((words) => heard.push(words), time);
  voice.rest("start");
  time.pass(3000);

  for (let i = 0; i < 100; i++) {
    voice.rest(`drag ${i}`);
    time.pass(20);
  }
  assert.deepEqual(heard, []);
  time.pass(2000);

  assert.deepEqual(heard, ["drag 99"]);
});

test("the status waits until an answer has been heard", () => {
  /** @type {string[]} */
  const heard = [];
  const time = clock();
  const voice = createVoice((words) => heard.push(words), time);
  voice.rest("start");
  voice.rest("moved");
  time.pass(1000);
  voice.answer("Marked");

  time.pass(500);
  assert.deepEqual(heard, ["Marked"]);
  time.pass(1000);
  assert.deepEqual(heard, ["Marked", "moved"]);
});
