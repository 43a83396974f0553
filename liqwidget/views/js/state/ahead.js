// @ts-check
// Payloads, read as soon as a model has one: before the host shows the view that needs it, and once
// for all views of a model.
import { blocksOf } from "../mixing/blocks.js";
import { decode, gunzip } from "../mixing/payload.js";
import { findSweeps } from "../mixing/sweeps.js";
/** @import { Payload } from "../mixing/payload.js" */

/** @type {WeakMap<BufferSource, Promise<Payload>>} */
const ahead = new WeakMap();

/**
 * @param {BufferSource} bytes as Python packed them; the same object gives the same payload
 * @returns {Promise<Payload>} with what is found in it once, see `blocksOf` and `findSweeps`
 */
export function payloadOf(bytes) {
  const known = ahead.get(bytes);
  if (known) return known;
  const reading = gunzip(bytes).then((buffer) => {
    const payload = decode(buffer);
    blocksOf(payload);
    findSweeps(payload);
    return payload;
  });
  reading.catch(() => {});  // whoever waits for it hears of it
  ahead.set(bytes, reading);
  return reading;
}
