"""What the reader put on a map, as strokes of a picture; the page draws the same itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._words import per_cent, price_text
from liqwidget.views.colors import LONG, SHORT
from liqwidget.views.files.picture_strokes import Stroke
from liqwidget.views.widget.positions import position_levels

if TYPE_CHECKING:
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["strokes"]

_LINE, _MARK = ("#ffffff", "#1f2328"), ("#8ff0a4", "#1a7f37")
_SIDES = {"long": ("#4cb2f0", LONG), "short": ("#ff9145", SHORT)}
"""On the heat and on paper, as in the page."""


def strokes(widget: LiquidationWidget) -> tuple[Stroke, ...]:
    """Return lines, ruler, marks and positions, in the order in which the page draws them."""
    price = float(widget.map.closes[widget.bar])
    named = [(one["label"] or f"line {i + 1}", one["price"]) for i, one in enumerate(widget.lines)]
    if widget.ruler is not None:
        named.append(("ruler", widget.ruler))
    drawn = [
        Stroke(at, f"{name} {price_text(at)}  {per_cent(at / price - 1)}", *_LINE)
        for name, at in named
    ]
    return (*drawn, *_levels(widget), *_marks(widget))


def _levels(widget: LiquidationWidget) -> list[Stroke]:
    """Return the level of every position, from its entry to where price reached it."""
    return [
        Stroke(
            one.level,
            f"{one.side} {one.leverage:g}x from {price_text(one.entry)}: {price_text(one.level)}",
            *_SIDES[one.side],
            dashed=one.side == "short",
            start=_milliseconds(one.time),
            end=None if np.isnat(one.swept) else _milliseconds(one.swept),
        )
        for one in position_levels(widget.map, widget.positions, widget.bar)
        if np.isfinite(one.level)
    ]


def _marks(widget: LiquidationWidget) -> list[Stroke]:
    return [
        Stroke(mark, f"mark {i + 1}: {price_text(mark)}", *_MARK, dashed=True)
        for i, mark in enumerate(widget.marks)
    ]


def _milliseconds(time: np.datetime64) -> float:
    return float(time.astype("datetime64[ms]").astype(np.int64))
