// @ts-check
// What a click does to the marks of a blind map.

/**
 * Marks with a price more, or less if it was marked already.
 * @param {number[]} marks
 * @param {number} price
 * @returns {number[]}
 */
export function toggled(marks, price) {
  const others = marks.filter((mark) => Math.abs(mark / price - 1) > 1e-9);
  return others.length < marks.length ? others : [...marks, price];
}
