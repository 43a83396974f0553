// @ts-check
// A place across all maps of a group, where the deck of one of them sits.
import { element } from "./controls/element.js";
import { host } from "./state/peers.js";
/** @import { RenderProps } from "@anywidget/types" */

/** @param {RenderProps<{ group: string }>} props */
function render({ model, el }) {
  const place = element("div", { class: "liqwidget liqwidget-host" });
  el.append(place);
  const leave = host(model.get("group"), place);
  return () => {
    leave();
    place.remove();
  };
}

export default { render };
