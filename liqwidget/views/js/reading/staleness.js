// @ts-check
// How old the data is by the clock of the page, as liqwidget.staleness() tells it, and how much of
// open interest is known. Data that is history by its nature is not called stale.
import { duration, time as timeText } from "./format.js";
/** @import { Payload } from "../mixing/payload.js" */

const LATE_BARS = 1;
const STALE_BARS = 3;
const MANY = 0.9;  // share of bars without which the readings want a warning

/**
 * @param {string} provenance
 * @param {number} end ms, of the last bar
 * @param {number} now ms
 * @param {number} bar_length ms
 * @returns {{ words: string, warns: boolean }}
 */
export function ageOf(provenance, end, now, bar_length) {
  const bars = (now - end) / bar_length;
  const counted = provenance === "yours" || (provenance === "historical" && bars <= STALE_BARS);
  if (bars < 0 || !counted) {
    const whose = provenance === "yours" ? "Your" : `${provenance.charAt(0).toUpperCase()}${provenance.slice(1)}`;
    return { words: `${whose} data, ends ${timeText(end)}`, warns: false };
  }
  const verdict = bars <= LATE_BARS ? "Fresh" : bars <= STALE_BARS ? "Late" : "Stale";
  return { words: `${verdict}: the last bar closed ${duration(now - end)} ago`, warns: bars > STALE_BARS };
}

/**
 * Share of the bars up to a shown column whose open interest was recorded.
 * @param {Pick<Payload, "bars" | "known" | "first">} payload
 * @param {number} column
 * @returns {{ words: string, warns: boolean }}
 */
export function knownOf({ bars, known, first }, column) {
  let [all, some] = [0, 0];
  for (let c = 0; c <= column; c++) {
    all += bars[first + c];
    some += known[c];
  }
  const share = all > 0 ? some / all : 0;
  if (some === all) return { words: "open interest known in every bar", warns: false };
  const only = share < MANY ? "only " : "";
  return { words: `open interest known in ${only}${Math.floor(100 * share)} % of bars`, warns: share < MANY };
}
