// @ts-check
// Moving and drawing the leverage mix: the levered total stays, and so do locked tiers.

const NOTHING = 1e-12;

/** @param {number[]} values */
export const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * Share of each tier in the levered total.
 * @param {number[]} weights
 * @returns {number[]}
 */
export function shares(weights) {
  const total = sum(weights);
  return weights.map((w) => (total > 0 ? w / total : 0));
}

/**
 * Move one tier's share and let the others, unless locked, keep their proportions.
 * @param {number[]} weights as they were when the drag began
 * @param {number} tier
 * @param {number} share of the levered total, 0 to 1
 * @param {boolean[]} [locked]
 * @returns {number[]}
 */
export function moveShare(weights, tier, share, locked = []) {
  return drawShares(weights, new Map([[tier, share]]), tier, locked);
}

/**
 * Shares drawn with a pen: tiers it has passed stay where it left them, while the others make
 * room; once these have nothing left to give, the tiers passed before give in proportion.
 * @param {number[]} weights as they were when the pen came down
 * @param {Map<number, number>} drawn share of the levered total of each tier passed
 * @param {number} latest the tier that is under the pen
 * @param {boolean[]} [locked]
 * @returns {number[]}
 */
export function drawShares(weights, drawn, latest, locked = []) {
  const total = sum(weights) || 1;  // from nothing: of everything
  const of = weights.map((w) => w / total);
  const tiers = weights.map((_, k) => k);
  const free = tiers.filter((k) => !locked[k] && !drawn.has(k));
  const before = tiers.filter((k) => !locked[k] && drawn.has(k) && k !== latest);
  const kept = sum(tiers.filter((k) => locked[k] && k !== latest).map((k) => of[k]));
  const open = 1 - kept;
  let share = Math.min(Math.max(drawn.get(latest) ?? 0, 0), open);
  const passed = before.map((k) => drawn.get(k) ?? 0);
  if (!free.length && !(sum(passed) > NOTHING)) {
    if (!before.length) share = open;  // nobody is left to take the rest
  }
  const rest = open - share;
  const givers = sum(passed);
  const toPassed = free.length ? Math.min(givers, rest) : rest;
  const moved = of.slice();
  moved[latest] = share;
  spread(moved, before, passed, toPassed);
  spread(moved, free, free.map((k) => of[k]), rest - toPassed);
  return moved.map((part) => Math.max(part, 0) * total);
}

/**
 * Give some tiers an amount together, in proportion, or evenly where there is none.
 * @param {number[]} moved
 * @param {number[]} tiers
 * @param {number[]} proportions
 * @param {number} amount
 */
function spread(moved, tiers, proportions, amount) {
  const whole = sum(proportions);
  tiers.forEach((k, i) => {
    moved[k] = whole > NOTHING ? (amount * proportions[i]) / whole : amount / tiers.length;
  });
}
