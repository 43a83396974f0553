"""What a move would set off in a widget's map: the same chain as the page draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqwidget.labs import Depth, cascade

if TYPE_CHECKING:
    from liqwidget.labs import Cascade
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["stress", "stress_words"]


def stress(widget: LiquidationWidget, move: float | None, depth: float | None) -> Cascade:
    """Pull the handle of a widget and return what follows.

    Raises
    ------
    ValueError
        If there is no move, or no depth is given and none can be guessed.
    """
    if depth is not None:
        widget.depth = Depth(float(depth)).dollars_per_percent  # refused in the field's words
    if move is not None:
        widget.shock = float(move)
    return cascade(widget.map, widget.shock, depth=widget.depth, column=widget.bar)


def stress_words(widget: LiquidationWidget) -> str:
    """Return the chain in words; empty while the handle rests."""
    if not widget.shock:
        return ""
    try:
        found = stress(widget, None, None)
    except ValueError as error:
        return f"No cascade: {error}"
    return f"Cascade, a scenario: {found!r}"
