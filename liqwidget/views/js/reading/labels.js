// @ts-check
// Labels one above the other: which ones have room.

const FAR = 8;  // half lines that a wanted label may move

/**
 * @typedef {object} Label
 * @property {number} y where it belongs
 * @property {1 | -1} way to move where its place is taken: 1 is down
 * @property {boolean} wanted whether it may move aside
 */

/**
 * Places of labels that do not overlap, in the order given: whoever comes first keeps its place,
 * one that is wanted moves aside, and the others go without.
 * @template {Label} L
 * @param {L[]} labels the one that matters most first
 * @param {number} size height of a label
 * @param {number} bottom of the frame, whose top is zero
 * @param {[number, number]} [taken] from where to where nothing should be written, if it can be helped
 * @returns {(L & { at: number })[]} with the middle of each label
 */
export function placeLabels(labels, size, bottom, taken = [0, 0]) {
  /** @type {(L & { at: number })[]} */
  const placed = [];
  const fits = (/** @type {number} */ at) =>
    at - size / 2 >= 0 && at + size / 2 <= bottom && placed.every((other) => Math.abs(other.at - at) >= size);
  const isClear = (/** @type {number} */ at) => fits(at) && (at + size / 2 <= taken[0] || at - size / 2 >= taken[1]);
  for (const label of labels) {
    if (label.y < 0 || label.y > bottom) continue;
    const inside = Math.min(Math.max(label.y, size / 2), bottom - size / 2);
    const outward = Array.from({ length: label.wanted ? FAR : 1 }, (_, i) => inside + (label.way * i * size) / 2);
    const tries = label.wanted ? [...outward, inside - (label.way * size) / 2, inside - label.way * size] : outward;
    const at = tries.find(isClear) ?? tries.find(fits);
    if (at !== undefined) placed.push({ ...label, at });
  }
  return placed;
}
