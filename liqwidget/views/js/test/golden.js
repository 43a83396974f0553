// @ts-check
// What Python wrote for the page to agree with.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createMixer } from "../mixing/mixer.js";
import { decode } from "../mixing/payload.js";

const FOLDER = new URL("../../../../tests/golden/", import.meta.url);

export const MARKETS = ["hours", "aggressor", "several_bars"];

/** @param {string} name */
export function golden(name) {
  const stored = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf-8"));
  const bytes = gunzipSync(Buffer.from(stored.payload, "base64"));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return { ...stored, mixer: createMixer(decode(buffer)) };
}

/** The payload as Python sends it. @param {string} name @returns {Uint8Array} */
export const payloadBytes = (name) => new Uint8Array(Buffer.from(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf-8")).payload, "base64"));

/** Columns of fine maps. @returns {any[]} */
export const columns = () => JSON.parse(readFileSync(new URL("columns.json", FOLDER), "utf-8"));

/** What the first case chooses. @param {string} name */
export function mixedAsMade(name) {
  const stored = golden(name);
  return { ...stored, chosen: stored.cases[0].controls };
}
