"""The map in one line, for the reader's eye and the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import amount
from liqwidget.readings import clusters
from liqwidget.views.caption import provenance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.estimator import LiquidationMap

__all__ = ["blind_summary", "summary"]


def summary(map: LiquidationMap, drawn: Sequence[bool], column: int = -1) -> str:
    """Return price, totals, coverage and provenance of one column.

    `drawn` says which tiers count.
    """
    last, shown = map.profile(column), np.array(drawn)
    long, short = float((last.long * shown).sum()), float((last.short * shown).sum())
    return (
        f"{_market(map, column)}"
        f" \u00b7 longs {amount(long)} USD below and shorts {amount(short)} USD above are drawn"
        f" \u00b7 {float(map.coverage[column]):.0%} of open interest was seen being opened"
        f" \u00b7 {provenance(map).lower()}, an estimate"
    )


def blind_summary(map: LiquidationMap, column: int = -1) -> str:
    """Return what may be said while the map is hidden: market, price and provenance."""
    return (
        f"{_market(map, column)}"
        f" \u00b7 the map is hidden: mark the prices where you expect clusters"
        f" \u00b7 {provenance(map).lower()}"
    )


def _market(map: LiquidationMap, column: int) -> str:
    """Return symbol, price and time at the end of a column."""
    price = map.price if column == -1 else clusters(map, column).price
    when = str(map.time[column])[:16].replace("T", " ")
    return f"{map.market.symbol} at {price:,.8g} on {when} UTC"
