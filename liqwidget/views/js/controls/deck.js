// @ts-check
// The control deck: one row of groups that open below it, each saying its state while closed.
import { cascadeGroup } from "./cascade.js";
import { drawGroup } from "./draw.js";
import { button, element, setAttribute, setText } from "./element.js";
import { clustersGroup } from "./clusters.js";
import { compareGroup } from "./compare.js";
import { createHead } from "./head.js";
import { lookGroup } from "./look.js";
import { marksGroup } from "./marks.js";
import { mixGroup } from "./mix.js";
import { modelGroup } from "./model.js";
import { replayGroup } from "./replay.js";
import { whatIfGroup } from "./what_if.js";
/** @import { Context, Part } from "../state/context.js" */

/**
 * @typedef {object} Group
 * @property {string} name
 * @property {string} title
 * @property {HTMLElement} el
 * @property {() => string} state in a few words, shown on the closed group
 * @property {() => void} update
 * @property {() => void} [follow] what must stay under the pointer, in every frame
 */

/** The groups, from left to right: a new one is a module and a line here. */
const GROUPS = [
  mixGroup, whatIfGroup, compareGroup, lookGroup, clustersGroup, drawGroup, replayGroup, cascadeGroup,
  marksGroup, modelGroup,
];

/** The group that is open at first: the one that the reader was sent here for. @param {Context} context */
const openFirst = ({ store }) => (store.get("blind") ? "marks" : store.get("bar") >= 0 ? "replay" : "mix");

/**
 * @param {Context} context
 * @param {import("./head.js").Actions} act
 * @returns {Part}
 */
export function createDeck(context, act) {
  const first = openFirst(context);
  const head = createHead(context, act);
  const tabs = element("div", { class: "liqwidget-tabs" });
  const panels = element("div", { class: "liqwidget-panels" });
  // columns of one map are not those of another: a replay belongs to a map by itself
  const offered = context.model.get("group") === "" ? GROUPS : GROUPS.filter((create) => create !== replayGroup);
  const groups = offered.map((create) => /** @type {Group} */ (create(context)));
  const parts = groups.map((group) => {
    const id = `liqwidget-panel-${Math.random().toString(36).slice(2)}`;
    const said = element("span", { class: "liqwidget-tab-state" });
    const tab = button("", { class: "liqwidget-tab", "aria-controls": id, "data-group": group.name }, () => {
      open(panel.hidden);
      group.update();  // some rest while they are closed
    }, context.signal);
    tab.append(element("span", { class: "liqwidget-tab-title" }, group.title), said);
    const panel = element("section", { id, class: "liqwidget-panel", "data-group": group.name, "aria-label": group.title }, group.el);
    const open = (/** @type {boolean} */ isOpen) => {
      panel.hidden = !isOpen;
      setAttribute(tab, "aria-expanded", String(isOpen));
    };
    open(group.name === first);
    tabs.append(tab);
    panels.append(panel);
    return { group, said };
  });
  return {
    el: element("div", { class: "liqwidget-deck" }, head.el, tabs, panels),
    update() {
      head.update();
      for (const { group, said } of parts) {
        group.update();
        setText(said, group.state());
      }
    },
    follow() {
      for (const { group } of parts) group.follow?.();
    },
  };
}
