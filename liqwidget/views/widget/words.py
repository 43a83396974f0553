"""The map in a few sentences, for the reader's eye and the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqwidget.readings._words import price_text
from liqwidget.readings.describe import describe_sight
from liqwidget.views.caption import minute, provenance
from liqwidget.views.widget.drawn import drawn_sight

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from liqwidget.estimator import LiquidationMap

__all__ = ["blind_summary", "summary"]


def summary(
    map: LiquidationMap,
    drawn: Sequence[bool],
    column: int = -1,
    *,
    now: np.datetime64 | None = None,
) -> str:
    """Say what `liqwidget.describe` says of one column, in one line and of the tiers drawn.

    Parameters
    ----------
    map : LiquidationMap
    drawn : sequence of bool
        Which tiers count.
    column : int, default -1
        Shown column; nothing later is said.
    now : datetime64, optional
        Moment from which the age of the data counts, UTC; the age is left out if None.

    Returns
    -------
    str
    """
    whole = all(drawn)
    said = describe_sight(drawn_sight(map, drawn, column), whole=whole, now=now)
    return " ".join([*([] if whole else ["Of the tiers drawn."]), *said.splitlines()])


def blind_summary(map: LiquidationMap, column: int = -1) -> str:
    """Return what may be said while the map is hidden: market, price and provenance."""
    return (
        f"{map.market.symbol} at {price_text(float(map.closes[column]))} "
        f"on {minute(map.time[column])} UTC"
        f" \u00b7 the map is hidden: mark the prices where you expect clusters"
        f" \u00b7 {provenance(map).lower()}"
    )
