// @ts-check
// Peaks of one profile, the same as in liqwidget/readings/_peaks.py: places, prominences, extents.

const REACH = 4;  // standard deviations at which the smoothing ends
const DECIMALS = 1e12;  // rounding lets a plateau be one
const LEAST = 1e-300;

/**
 * @typedef {object} Peak
 * @property {number} place in buckets: 2 is the center of bucket 2
 * @property {number} prominence over the height of the highest peak, in (0, 1]
 * @property {number} start first bucket of the extent
 * @property {number} stop one past the last bucket of the extent
 */

/**
 * Smooth with a Gaussian; outside there is nothing.
 * @param {Float64Array} values
 * @param {number} deviation in places
 * @returns {Float64Array}
 */
export function smooth(values, deviation) {
  const radius = Math.floor(REACH * deviation + 0.5);
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-0.5 * ((i - radius) / deviation) ** 2));
  const whole = kernel.reduce((sum, part) => sum + part, 0);
  const smoothed = new Float64Array(values.length);
  for (let b = 0; b < values.length; b++) {
    if (values[b] === 0) continue;
    const from = Math.max(0, b - radius);
    const to = Math.min(values.length - 1, b + radius);
    const value = values[b] / whole;
    for (let i = from; i <= to; i++) smoothed[i] += value * kernel[i - b + radius];
  }
  return smoothed;
}

/**
 * Peaks that stand out, lowest price first.
 * @param {Float64Array} values dollars of one side
 * @param {number} deviation of the smoothing, in buckets
 * @param {number} least prominence, over the height of the highest peak
 * @returns {Peak[]}
 */
export function findProminent(values, deviation, least) {
  const smoothed = smooth(values, deviation);
  const highest = Math.max(smoothed.reduce((a, b) => Math.max(a, b), 0), LEAST);
  // a zero at both ends: a peak at a border counts
  const line = new Float64Array(values.length + 2);
  smoothed.forEach((value, b) => { line[b + 1] = Math.round((value / highest) * DECIMALS) / DECIMALS; });
  const found = [];
  for (const { left, right } of plateaus(line)) {
    const peak = (left + right) >> 1;
    const prominence = line[peak] - Math.max(lowest(line, peak, -1), lowest(line, peak, 1));
    if (prominence < least) continue;
    const half = line[peak] - 0.5 * prominence;
    found.push({
      peak, prominence,
      place: placeOf(line, left, right) - 1,
      start: Math.ceil(crossing(line, peak, half, -1)) - 1,
      stop: Math.floor(crossing(line, peak, half, 1)),
    });
  }
  for (let i = 1; i < found.length; i++) {
    const [before, after] = [found[i - 1], found[i]];
    let valley = before.peak;
    for (let b = before.peak; b <= after.peak; b++) if (line[b] < line[valley]) valley = b;
    before.stop = Math.min(before.stop, valley - 1);
    after.start = Math.max(after.start, valley - 1);
  }
  return found.map(({ place, prominence, start, stop }) => ({
    place, prominence, start: Math.max(start, 0), stop: Math.min(stop, values.length),
  }));
}

/**
 * Maxima with both of their ends.
 * @param {Float64Array} line zero at both ends
 */
function plateaus(line) {
  const found = [];
  for (let left = 1; left < line.length - 1; left++) {
    if (!(line[left] > line[left - 1])) continue;
    let right = left;
    while (right < line.length - 1 && line[right + 1] === line[left]) right += 1;
    if (line[right + 1] < line[left]) found.push({ left, right });
    left = right;
  }
  return found;
}

/**
 * The lowest point between a peak and the next one that is higher.
 * @param {Float64Array} line
 * @param {number} peak
 * @param {1 | -1} way
 */
function lowest(line, peak, way) {
  let least = line[peak];
  for (let b = peak; b >= 0 && b < line.length && line[b] <= line[peak]; b += way) least = Math.min(least, line[b]);
  return least;
}

/**
 * Where the line has fallen to a height, between the places.
 * @param {Float64Array} line
 * @param {number} peak
 * @param {number} height
 * @param {1 | -1} way
 */
function crossing(line, peak, height, way) {
  let b = peak;
  while (b > 0 && b < line.length - 1 && height < line[b]) b += way;
  return line[b] < height ? b - (way * (height - line[b])) / (line[b - way] - line[b]) : b;
}

/**
 * Where a peak is: by a parabola through the logarithms, exact for a Gaussian.
 * @param {Float64Array} line
 * @param {number} left
 * @param {number} right
 */
function placeOf(line, left, right) {
  if (left !== right) return (left + right) / 2;
  const [before, top, after] = [left - 1, left, right + 1].map((b) => Math.log(Math.max(line[b], LEAST)));
  const bend = before - 2 * top + after;
  const moved = bend < 0 ? (0.5 * (before - after)) / bend : 0;
  return left + Math.max(-0.5, Math.min(0.5, moved));
}
