"""What the panels are drawn from, as plain columns and numbers: nothing here knows Bokeh.

The live figure is filled in from these without loading Bokeh, whose models take a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.views.scene import cumulative, price_decimals
from liqwidget.views.ticks import round_ticks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings import Difference
    from liqwidget.views.scene import Bars

__all__ = [
    "BODY",
    "candle_columns",
    "funding_columns",
    "longest",
    "open_interest_columns",
    "open_interest_ticks",
    "price_format",
]

BODY = 0.7
"""Width of a candle, as a share of its bar."""


def candle_columns(shown: Bars) -> dict[str, NDArray[Any]]:
    """Return what the candles are drawn from; bars without a price are left out."""
    known = np.isfinite(shown.open + shown.high + shown.low + shown.close)
    columns = {name: getattr(shown, name)[known] for name in ("open", "high", "low", "close")}
    columns["time"] = shown.middle[known]
    columns["rising"] = (columns["close"] >= columns["open"]).astype(np.uint8)
    return columns


def funding_columns(shown: Bars) -> dict[str, NDArray[Any]]:
    """Return what the bars of funding are drawn from."""
    known = np.isfinite(shown.funding)
    return {
        "time": shown.middle[known],
        "funding": shown.funding[known].astype(np.float32),
        "longs_pay": (shown.funding[known] >= 0).astype(np.uint8),
    }


def open_interest_columns(shown: Bars) -> dict[str, NDArray[Any]]:
    """Return what the curve of open interest is drawn from."""
    time, dollars = shown.open_interest_curve
    return {"time": time, "open_interest": dollars.astype(np.float32)}


def open_interest_ticks(shown: Bars) -> list[float]:
    """Return round dollars for its axis; none where open interest is unknown."""
    known = shown.open_interest[np.isfinite(shown.open_interest)]
    return round_ticks(float(known.min()), float(known.max()), 3) if known.size else []


def longest(map: LiquidationMap) -> tuple[float, float]:
    """Return the dollars of the longest bar and of the longer curve; one where there is none."""
    long, short = cumulative(map)
    most = float(map.total[:, -1].max(initial=0.0)) or 1.0
    return most, max(float(long[0]), float(short[-1])) or 1.0


def price_format(found: LiquidationMap | Difference) -> str:
    """Return a numeral format that tells neighboring buckets apart."""
    decimals = price_decimals(found)
    return "0,0" + ("." + "0" * decimals if decimals else "")
