"""What the reader put on a map: kept by market, since a price means nothing on another coin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liqwidget.views.widget.positions import position_levels

if TYPE_CHECKING:
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["DRAWN", "swap", "words"]

DRAWN: dict[str, Any] = {
    "positions": [], "lines": [], "ruler": None, "marks": [], "selection": {},
}  # fmt: skip
"""Traits that hold what was drawn, marked and pinned, and what they are while nothing is."""


def swap(widget: LiquidationWidget, before: str, now: str) -> None:
    """Put away what was drawn on one market, and bring back what was drawn on another."""
    if before == now:
        return
    widget._drawn[before] = {name: getattr(widget, name) for name in DRAWN}
    for name, value in {**DRAWN, **widget._drawn.get(now, {})}.items():
        setattr(widget, name, value)


def words(widget: LiquidationWidget) -> str:
    """Return what is drawn, line by line; of the map itself they tell nothing."""
    map = widget.map
    said = [f"Position: {one}" for one in position_levels(map, widget.positions, widget.bar)]
    said += [
        f"Line{' ' if one['label'] else ''}{one['label']} at {one['price']:,.8g}"
        for one in widget.lines
    ]
    if widget.ruler is not None:
        price = float(map.closes[widget.bar])
        said.append(
            f"Ruler at {widget.ruler:,.8g} ({widget.ruler / price - 1:+.2%} from the last price)"
        )
    return "\n".join(said)
