"""Printed liquidations for the page: the market's record by column, not the map's guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.readings.feeds import feed_of_map
from liqwidget.readings.realised import recorded
from liqwidget.views.scene import bars

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap

__all__ = ["has_prints", "prints", "why_no_fit"]


def has_prints(map: LiquidationMap) -> bool:
    """Return whether the market has a record of liquidations, shown or not."""
    return any((values > 0).any() for values in _records(map))


def why_no_fit(map: LiquidationMap) -> str:
    """Return why no mix can be fitted, in words; empty if one can."""
    if has_prints(map):
        return ""
    if _records(map):
        return "In this market no liquidation was printed."
    return "This market has no printed liquidations."


def prints(map: LiquidationMap) -> dict[str, Any]:
    """Return the liquidations printed in the columns shown, as the page draws them.

    Returns
    -------
    dict
        Lists of one entry per column and side with prints: `column`, `side` (0 long, 1 short),
        `dollars`, and `price`, which is the low of the column for longs and its high for shorts,
        since the record has no price. `feed` says in words how complete they are, `lower_bound`
        whether totals are lower bounds, `why_no_fit` why they cannot be fitted.
    """
    found: dict[str, Any] = {"column": [], "side": [], "dollars": [], "price": []}
    if has_prints(map) and len(_records(map)) == 2:
        candles = bars(map)
        for side, (name, edge) in enumerate((("long", candles.low), ("short", candles.high))):
            dollars = np.nan_to_num(recorded(map, name))
            there = np.flatnonzero((dollars > 0) & np.isfinite(edge))
            found["column"] += there.tolist()
            found["side"] += [side] * there.size
            found["dollars"] += dollars[there].tolist()
            found["price"] += edge[there].tolist()
    feed = feed_of_map(map)
    return {
        **found,
        "feed": f"{feed.venue}: {feed.said}",
        "lower_bound": feed.lower_bound,
        "why_no_fit": why_no_fit(map),
    }


def _records(map: LiquidationMap) -> list[Any]:
    """Return what the market has on record, one array per side."""
    sides = (getattr(map.market, f"{side}_liquidations", None) for side in ("long", "short"))
    return [np.nan_to_num(values) for values in sides if values is not None]
