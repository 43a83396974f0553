// @ts-check
// The style sheet, once for all views: a host that took it as a trait would have the browser work out
// the style of its whole page anew for every map.
import css from "./widget.css";

/** @type {CSSStyleSheet | null} */
let sheet = null;

/**
 * Have the document or shadow root that holds a view use the sheet.
 * @param {Element} el the view; one that stands nowhere yet is taken to come into the document
 */
export function useStyle(el) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  const root = el.getRootNode();
  const holder = root instanceof ShadowRoot || root instanceof Document ? root : el.ownerDocument;
  if (!holder.adoptedStyleSheets.includes(sheet)) holder.adoptedStyleSheets.push(sheet);
}
