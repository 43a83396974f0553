// @ts-check
// What follows from an object alone is computed once for it.

/**
 * @template {object} K
 * @template V
 * @param {(of: K) => V} compute
 * @returns {(of: K) => V} the same, remembered as long as the object is
 */
export function once(compute) {
  /** @type {WeakMap<K, V>} */
  const known = new WeakMap();
  return (of) => {
    let found = known.get(of);
    if (found === undefined) known.set(of, found = compute(of));
    return found;
  };
}
