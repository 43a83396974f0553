// @ts-check
// Payloads, read as soon as a model has one: before the host shows the view that needs it, and once
// for all views of a model. The first of them finds its map mixed, too.
import { blocksOf } from "../mixing/blocks.js";
import { remix } from "../mixing/mix.js";
import { createMixer } from "../mixing/mixer.js";
import { once } from "../mixing/once.js";
import { decode, gunzip } from "../mixing/payload.js";
import { profile } from "../mixing/profile.js";
import { findSweeps } from "../mixing/sweeps.js";
/** @import { Choice, Mixer } from "../mixing/mixer.js" */
/** @import { Payload } from "../mixing/payload.js" */

/** @type {WeakMap<Payload, Mixer>} */
const mixed = new WeakMap();

/** The payload of bytes as Python packed them: the same object gives the same payload. */
export const payloadOf = once(read);

/**
 * @param {BufferSource} bytes
 * @returns {Promise<Payload>} with what is found in it once, see `blocksOf` and `findSweeps`
 */
function read(bytes) {
  const reading = gunzip(bytes).then((buffer) => {
    const payload = decode(buffer);
    blocksOf(payload);
    findSweeps(payload);
    return payload;
  });
  reading.catch(() => {});  // whoever waits for it hears of it
  return reading;
}

/**
 * Read and mix before a view asks for it.
 * @param {BufferSource} bytes
 * @param {() => Choice} chosen when it is read
 */
export async function mixAhead(bytes, chosen) {
  const payload = await payloadOf(bytes);
  const [mixer, choice] = [createMixer(payload), chosen()];
  remix(mixer, choice);
  profile(mixer, choice, payload.starts.length - 1);  // leaves the runs that are open
  mixed.set(payload, mixer);
}

/** A mixer of one's own: what was mixed ahead, for the first who asks. @param {Payload} payload */
export function takeMixer(payload) {
  const made = mixed.get(payload) ?? createMixer(payload);
  mixed.delete(payload);
  return made;
}
