// @ts-check
// The style sheet, once for all views of a document: a host that took it as a trait would have the
// browser work out the style of its whole page anew for every map.
import css from "./widget.css";

/** @type {CSSStyleSheet | null} */
let sheet = null;

/**
 * Have whatever holds a view use the sheet.
 * @param {Element} el the view; one that stands nowhere yet is taken to come into the document
 */
export function useStyle(el) {
  if (el.getRootNode() instanceof ShadowRoot) {
    if (el.querySelector("style.liqwidget-style")) return;
    // inside the view: the sheets of a shadow root are its host's, who may set them anew
    const style = document.createElement("style");
    style.className = "liqwidget-style";
    style.textContent = css;
    el.prepend(style);
    return;
  }
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  const { adoptedStyleSheets } = el.ownerDocument;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
