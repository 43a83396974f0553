"""Widgets that move together: what one is told, the others are told too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liqwidget.views.widget.geometry import GEOMETRY, QUANTITIES
from liqwidget.views.widget.redraw import largest_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["IN_PAGE", "IN_PYTHON", "link"]

IN_PAGE = (
    "weights", "tiers", "locked", "funding_shift", "open_interest_scale", "jump_share",
    "jump_bars", "threshold", "unit", "palette", "color_scale", "color_limit", "layers", "blind",
    "marks", "baseline", "comparison", "difference_limit", "tool", "positions", "lines", "ruler",
    "mix_strength", "shock", "depth",
)  # fmt: skip
"""Traits that the page shares by itself while a map is on it; see js/state/peers.js."""

IN_PYTHON = (*(name for name in GEOMETRY if name != "window"), *QUANTITIES)
"""Traits that Python hands on; the window is each map's own."""


def link(widgets: Sequence[LiquidationWidget]) -> None:
    """Hand every change of a shared trait on to the other widgets."""
    cap = min(largest_scale(widget) for widget in widgets)
    for widget in widgets:
        widget._scale_cap = cap
        widget.set_trait("max_open_interest_scale", largest_scale(widget))
        widget._view_count = 0  # the page counts from here
    busy = False

    def hand_on(change: dict[str, Any]) -> None:
        nonlocal busy
        if busy:
            return
        source, name = change["owner"], change["name"]
        busy = True
        try:
            for other in widgets:
                told = name in IN_PAGE and source._from_page and other._view_count
                if other is not source and not told:
                    setattr(other, name, getattr(source, name))
            if name in IN_PYTHON:  # each has found a brightest color of its own
                limit = max(widget.color_limit for widget in widgets)
                for widget in widgets:
                    widget.color_limit = limit
        finally:
            busy = False

    for widget in widgets:
        widget.observe(hand_on, [*IN_PAGE, *IN_PYTHON])
