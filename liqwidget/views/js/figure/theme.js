// @ts-check
// Light and dark: the figure follows the page.

/** @returns {boolean} */
export function isDark() {
  const { body, documentElement: root } = document;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  if (root.dataset.theme) return root.dataset.theme === "dark";
  if (root.classList.contains("dark") || body.classList.contains("vscode-dark")) return true;
  return globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
}

/**
 * Restyle a figure with the table that Python styles its own with.
 * @param {import("./figure.js").Figure} figure
 * @param {import("../state/state.js").Themes} themes
 */
export function applyTheme(figure, themes) {
  for (const [name, properties] of Object.entries(themes[isDark() ? "dark" : "light"])) {
    figure.set(name, properties);
  }
}

/**
 * Call back when the page changes between light and dark, until aborted.
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export function onTheme(changed, signal) {
  const observer = new MutationObserver(changed);
  const filter = { attributes: true, attributeFilter: ["data-jp-theme-light", "data-theme", "class"] };
  observer.observe(document.body, filter);
  observer.observe(document.documentElement, filter);
  globalThis.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", changed, { signal });
  signal.addEventListener("abort", () => observer.disconnect());
}
