// @ts-check
// The clusters of the shown column as a table: the same that the map labels, for reading.
import { bucketOf } from "../mixing/cells.js";
import { amount, dollars, percent, price as priceText, time as timeText } from "../reading/format.js";
import { amountOf, place } from "../reading/saying.js";
import { button, element, setText } from "./element.js";
/** @import { Cluster } from "../mixing/clusters.js" */
/** @import { Context } from "../state/context.js" */
/** @import { Scene } from "../figure/scene.js" */
/** @import { Group } from "./deck.js" */

/**
 * @param {Context} context
 * @returns {Group}
 */
export function clustersGroup(context) {
  const { store, scene, signal, cursor } = context;
  const caption = element("caption", {});
  const unit = element("th", { scope: "col" });
  const body = element("tbody", {});
  const cell = (/** @type {string} */ tag, /** @type {string} */ name) =>
    element(tag, { ...(tag === "th" && { scope: "col" }), class: name === "Extent" && "liqwidget-extent" }, tag === "th" ? name : "");
  const heads = ["Rank", "Side", "Price", "Distance", "Extent"].map((name) => cell("th", name));
  const table = element("table", { class: "liqwidget-clusters" }, caption, element("thead", {}, element("tr", {}, ...heads, unit)), body);
  const note = element("div", { class: "liqwidget-note" });
  const el = element("div", { class: "liqwidget-stack" }, element("div", { class: "liqwidget-scroll" }, table), note);
  /** @type {{ tr: HTMLElement, cells: Node[], price: HTMLElement, cluster: Cluster }[]} */
  let rows = [];

  /** A row to be filled; its price pins the cluster. */
  const createRow = () => {
    const cells = ["Side", "Distance", "Extent", "Amount"].map((name) => cell("td", name));
    const head = element("th", { scope: "row" });
    const pin = button("", { class: "liqwidget-small" }, () => {
      const shown = scene();
      const found = rows.find((row) => row.price === pin)?.cluster;
      if (shown && found) cursor.pin({ bucket: bucketOf(shown.mixer.payload, found.peak), column: shown.column() });
    }, signal);
    const tr = element("tr", {}, head, cells[0], element("td", {}, pin), ...cells.slice(1));
    return { tr, cells: [head, ...cells], price: pin, cluster: /** @type {any} */ (null) };
  };
  /** @param {Scene} shown */
  const write = (shown) => {
    const found = shown.clusters().slice().reverse();
    const open = shown.mixer.openInterest[shown.column() + shown.mixer.payload.first];
    const count = rows.length;
    while (rows.length < found.length) rows.push(createRow());
    rows.length = found.length;
    if (count !== rows.length) body.replaceChildren(...rows.map((row) => row.tr));
    setText(unit, store.get("unit"));
    found.forEach((cluster, i) => {
      const row = rows[i];
      row.cluster = cluster;
      setText(row.price, priceText(cluster.price));
      row.price.title = "Pin this cluster on the map";
      row.tr.dataset.side = cluster.side;
      row.tr.classList.toggle("liqwidget-nearest", cluster.rank <= 2);
      const words = [
        place(cluster), cluster.side === "long" ? "longs" : "shorts", percent(cluster.distance),
        `${priceText(cluster.low)} \u2013 ${priceText(cluster.high)}`, amount(amountOf(cluster, store.get("unit"), open)),
      ];
      words.forEach((text, j) => setText(row.cells[j], text));
    });
    const { long, short } = shown.totals();
    setText(caption, `Clusters at ${priceText(shown.price())}, ${timeText(shown.mixer.payload.ends[shown.column()])}`);
    setText(note, `In all, longs ${dollars(long)} below and shorts ${dollars(short)} above are drawn. A cluster is fuel, not a target: it says nothing about whether price goes there.`);
  };
  return {
    name: "clusters",
    title: "Clusters",
    el,
    state() {
      const shown = scene();
      if (!shown || store.get("blind")) return store.get("blind") ? "hidden" : "";
      const above = shown.clusters().filter(({ side }) => side === "short").length;
      return `${above} of shorts, ${shown.clusters().length - above} of longs`;
    },
    update() {
      const shown = scene();
      const blind = store.get("blind");
      table.hidden = blind || !shown;
      if (blind) {
        rows = [];
        body.replaceChildren();
        setText(caption, "");
        setText(note, "The map is hidden: mark where you expect clusters.");
        return;
      }
      if (shown && !el.closest("[hidden]")) write(shown);
    },
  };
}
