"""One HTML file that opens from disk without network and still drags."""

from __future__ import annotations

import base64
import json
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from liqwidget.views.caption import provenance
from liqwidget.views.widget import LinkedMaps, LiquidationWidget
from liqwidget.views.widget.runtime import bokehjs
from liqwidget.views.widget.state import WidgetState

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap

__all__ = ["page"]

_STATIC = Path(__file__).parents[1] / "static"


def page(map_or_widget: LiquidationMap | LiquidationWidget | LinkedMaps) -> str:
    """Return a page that shows the map and lets the reader drag, without Python and network.

    Controls that need Python, like the window, are shown disabled and say so.

    Parameters
    ----------
    map_or_widget : LiquidationMap, LiquidationWidget or LinkedMaps
        A widget is written as it stands: mix, what-ifs and colors included.

    Returns
    -------
    str
        Complete HTML; about 0.7 MB, most of it BokehJS.
    """
    if isinstance(map_or_widget, LinkedMaps):
        return _page(*map_or_widget.widgets)
    if isinstance(map_or_widget, LiquidationWidget):
        return _page(map_or_widget)
    widget = LiquidationWidget(map_or_widget)
    try:
        return _page(widget)
    finally:
        widget.close()


def _page(*widgets: LiquidationWidget) -> str:
    widget = widgets[0]
    names = set(WidgetState.class_own_traits(sync=True)) - {"_runtime"}
    models = [
        {name: _plain(getattr(one, name)) for name in sorted(names)}
        | {"_runtime": "IPY_MODEL_bokehjs", "_has_kernel": False}
        for one in widgets
    ]
    if len(widgets) == 1:  # a map taken from its group has its own deck and the whole page
        models[0] |= {"group": "", "controls": "full"}
    market = widget.map.market
    facts = "".join(
        f"<dt>{escape(name.replace('_', ' '))}</dt><dd>{escape(_words(value))}</dd>"
        for name, value in widget.map.assumptions().items()
    )
    return Template((_STATIC / "page.html").read_text(encoding="utf-8")).substitute(
        title=escape(f"Liquidation map: {market.symbol}, {provenance(widget.map).lower()}"),
        assumptions=facts,
        state=_inline({"models": models, "bokehjs": _plain(bokehjs())}),
        widget=_script("widget.js"),
        script=_script("page.js"),
    )


def _script(name: str) -> str:
    """Return a script of ours, so written that it cannot end the element it stands in."""
    return (_STATIC / name).read_text(encoding="utf-8").replace("</script", "<\\/script")


def _plain(value: Any) -> Any:
    """Return a trait as JSON can hold it."""
    if isinstance(value, bytes | memoryview):
        return {"$bytes": base64.b64encode(value).decode()}
    return value


def _inline(state: dict[str, Any]) -> str:
    """Return JSON that cannot end the script element it stands in."""
    return json.dumps(state).replace("<", "\\u003c")


def _words(value: object) -> str:
    """Return an assumption as text."""
    if isinstance(value, dict):
        return ", ".join(f"{name}x {_words(part)}" for name, part in value.items())
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return " to ".join(_words(part) for part in value)
    return "none" if value is None else str(value)
