"""Refuse what cannot be drawn, at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqwidget.estimator import LiquidationMap

if TYPE_CHECKING:
    from liqwidget.views.widget import LiquidationWidget

__all__ = ["check_choice", "check_limit", "map_of"]


def map_of(drawn: LiquidationMap | LiquidationWidget) -> LiquidationMap:
    """Return the map itself, or the one that a widget shows now.

    Raises
    ------
    TypeError
        If it is neither.
    """
    found = drawn if isinstance(drawn, LiquidationMap) else getattr(drawn, "map", None)
    if not isinstance(found, LiquidationMap):
        msg = (
            "map must be a LiquidationMap or a LiquidationWidget; got "
            f"{type(drawn).__name__}. liqwidget.estimate(market) makes a map."
        )
        raise TypeError(msg)
    return found


def check_choice(name: str, found: object, known: tuple[str, ...]) -> None:
    """Refuse an unknown word.

    Raises
    ------
    ValueError
        If `found` is not one of `known`.
    """
    if found not in known:
        msg = f"{name} must be one of {', '.join(known)}; got {found!r}"
        raise ValueError(msg)


def check_limit(color_limit: float | None) -> None:
    """Refuse a color limit that no amount could reach.

    Raises
    ------
    ValueError
        If it is not above zero.
    """
    if color_limit is not None and not 0 < color_limit < float("inf"):
        msg = f"color_limit is USD per bucket and above 0; got {color_limit!r}"
        raise ValueError(msg)
