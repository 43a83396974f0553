// @ts-check
// The pieces of a map as Python packs them.
/** @import { Rules } from "./levels.js" */

/**
 * @typedef {object} Payload
 * @property {number} n_buckets
 * @property {number} n_columns all columns, hidden ones included
 * @property {number} first first column that is shown
 * @property {number} low lower edge of the lowest bucket
 * @property {number} high upper edge of the highest bucket
 * @property {number[]} leverages
 * @property {number[]} class_of_tier holding class of each tier
 * @property {number[]} speed closing hazard of each class over that of 10x
 * @property {number} bars_per_column
 * @property {number} turnover
 * @property {number} funding_tilt
 * @property {number} open_interest_scale scale that `share` and `fade` were computed at
 * @property {number} jump_share what-if rise of open interest that they were computed at
 * @property {number} jump_bars bars that the rise is spread over
 * @property {number} n_bars bars that are used
 * @property {number} last_open_interest coins at the last bar, as recorded
 * @property {number} first_open_interest coins before the first bar
 * @property {number} price last close
 * @property {string} provenance "historical", "reconstructed", "simulated" or "yours"
 * @property {number} bar_length ms
 * @property {Record<"light" | "dark", Record<"long" | "short", string[]>>} tier_colors
 * @property {Uint32Array} bucket per run
 * @property {Uint32Array} born column of the opening, per run
 * @property {Uint32Array} died column of the sweep, n_columns if none, per run
 * @property {Uint8Array} tier_side 2 * tier for longs, + 1 for shorts, per run
 * @property {Float32Array} share of the openings of its birth column and side, per run
 * @property {Uint32Array} bars bars in the column, 0 before the data began
 * @property {Uint32Array} first_bar bars used before the column
 * @property {Float64Array} rise open interest gained, per column
 * @property {Float64Array} fall open interest lost
 * @property {Float64Array} volume
 * @property {Float64Array} opens share of the openings that has a price
 * @property {Float64Array} inventory coins open before the first bar
 * @property {Float64Array} long_share share of the openings that the long side takes; 1 if both do
 * @property {Float64Array} short_share the same for the short side
 * @property {Float64Array} before open interest before the column, less the first
 * @property {Float64Array} funding mean rate per 8 h, NaN where unknown
 * @property {Float64Array} fade cumulated closing hazard of each class and column
 * @property {Float64Array} starts opening time of each shown column, ms
 * @property {Float64Array} ends closing time of each shown column, ms
 * @property {Float64Array} lowest price that liquidates longs in each shown column, of the mark where known
 * @property {Float64Array} highest price that liquidates shorts
 * @property {Float64Array} closes last known close at the end of each shown column
 * @property {Rules} rules what the venue asks of one position
 * @property {Float64Array} traded dollars of a mean day before the end of each shown column, 0 where unknown
 * @property {Uint32Array} known bars of each shown column whose open interest was recorded
 */

const TYPES = { uint32: Uint32Array, uint8: Uint8Array, float32: Float32Array, float64: Float64Array };

/**
 * Read a payload that is already decompressed.
 * @param {ArrayBuffer} buffer
 * @returns {Payload}
 */
export function decode(buffer) {
  const head = new DataView(buffer);
  if (head.getUint32(0) !== 0x4c495131) throw new Error("liqwidget: not a map payload");
  const length = head.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  /** @type {any} */
  const payload = { ...header };
  delete payload.arrays;
  for (const { name, type, length: size, at } of header.arrays) {
    const Type = TYPES[/** @type {keyof typeof TYPES} */ (type)];
    payload[name] = new Type(buffer, 8 + length + at, size);
  }
  return payload;
}

/**
 * Decompress bytes with what the browser has. Chunks are taken as they come, without a turn of the
 * page's loop between them: a page at work on something else would take its time for each.
 * @param {BufferSource} bytes
 * @returns {Promise<ArrayBuffer>}
 */
export async function gunzip(bytes) {
  const { writable, readable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => {});  // the reader hears of it
  const reader = readable.getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    length += read.value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.buffer;
}
