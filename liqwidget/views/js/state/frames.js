// @ts-check
// One animation frame for all views of a page: all paint first, then all write their words. A view
// that wrote before another measured would have the browser lay the page out once more for each.

/** @typedef {{ paint: () => void, write: () => void }} Job */

// Two versions of this package may be in one page, so what the page shares lives on globalThis.
const KEY = Symbol.for("liqwidget.frames");
/** @type {{ jobs: Map<object, Job>, frame: number }} */
const page = (/** @type {any} */ (globalThis)[KEY] ??= { jobs: new Map(), frame: 0 });

/**
 * Do a view's job in the next frame, once, whatever was asked before.
 * @param {object} view
 * @param {Job} job
 */
export function inNextFrame(view, job) {
  page.jobs.set(view, job);
  page.frame ||= requestAnimationFrame(run);
}

/** Do what a view has asked for in the frame that is being made, not the next. @param {object} view */
export function inThisFrame(view) {
  const job = page.jobs.get(view);
  page.jobs.delete(view);
  if (job) doAll([job]);
}

/** @param {object} view */
export function notInNextFrame(view) {
  page.jobs.delete(view);
}

function run() {
  page.frame = 0;
  const jobs = [...page.jobs.values()];
  page.jobs.clear();
  doAll(jobs);
}

/** @param {Job[]} jobs */
function doAll(jobs) {
  for (const step of /** @type {const} */ (["paint", "write"])) {
    for (const job of jobs) {
      try {
        job[step]();
      } catch (error) {
        reportError(error);  // a view that fails must not stop the others
      }
    }
  }
}
