// @ts-check
// Numbers as a reader expects them.

/** Three digits and a unit, as Python writes them. @param {number} value */
export function amount(value) {
  for (const [unit, size] of /** @type {[string, number][]} */ ([["T", 1e12], ["B", 1e9], ["M", 1e6], ["k", 1e3]])) {
    if (Math.abs(value) >= 0.9995 * size) return `${(value / size).toPrecision(3)}${unit}`;
  }
  return String(Number(value.toPrecision(3)));
}

/** The same without zeros at its end, for ticks. @param {number} value */
export const shortAmount = (value) => amount(value).replace(/(\.\d*?)0+(\D|$)/, "$1$2").replace(/\.(\D|$)/, "$1");

/** @param {number} value */
export const dollars = (value) => `${amount(value)} USD`;

/**
 * An amount with its unit.
 * @param {number} value
 * @param {string} unit "USD", "coins" or "% of OI"
 */
export const inUnit = (value, unit) => `${amount(value)} ${unit}`;

/** A length of time in its largest unit. @param {number} ms */
export function duration(ms) {
  const hours = ms / 3600000;
  if (hours >= 48) return `${(hours / 24).toFixed(1)} days`;
  return hours >= 1 ? `${hours.toFixed(1)} h` : `${Math.round(60 * hours)} min`;
}

/** Formats by digits after the point: to make one takes as long as to use it fifty times. @type {Map<number, Intl.NumberFormat>} */
const FORMATS = new Map();

/** @param {number} price */
export function price(price) {
  const digits = price >= 10000 ? 0 : price >= 100 ? 1 : Math.max(0, Math.min(12, 5 - Math.ceil(Math.log10(price))));
  let format = FORMATS.get(digits);
  if (!format) {
    format = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    FORMATS.set(digits, format);
  }
  return format.format(price);
}

/** @param {number} share with its sign */
export function percent(share) {
  return `${share >= 0 ? "+" : "\u2212"}${Math.abs(100 * share).toFixed(2)} %`;
}

/** @param {number} time ms since 1970 */
export function time(time) {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/**
 * About four round numbers from zero to a limit, at steps of 1, 2 or 5 times a power of ten.
 * @param {number} limit
 * @returns {number[]}
 */
export function roundTicks(limit) {
  if (!(limit > 0)) return [0];
  const rough = limit / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const far = (/** @type {number} */ size) => Math.abs(Math.log(size / rough));
  const step = [1, 2, 5, 10].map((digit) => digit * power).sort((a, b) => far(a) - far(b))[0];
  return Array.from({ length: Math.floor(limit / step + 1e-9) + 1 }, (_, i) => i * step);
}
