"""What the reader may choose from, given a market."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.estimator.columns import bar_length, span_of
from liqwidget.market.venues import VENUES
from liqwidget.views.widget.traits import ALL

if TYPE_CHECKING:
    from liqwidget.estimator._types import MarketLike
    from liqwidget.market.venues import Venue

__all__ = ["WINDOWS", "frame_name", "time_frames", "venues", "window_name", "windows"]

WINDOWS = ("12H", "24H", "3D", "7D", "30D", "90D", "180D")
_FRAMES = ("5MIN", "15MIN", "30MIN", "1H", "4H", "12H", "1D")
_FEWEST_BARS = 20


def windows(market: MarketLike, shown: str) -> list[str]:
    """Return the spans that a market can fill, and the one that is shown."""
    time = market.time
    span = time[-1] - time[0] + bar_length(time)
    fitting = [name for name in WINDOWS if span_of(name, "window") < span]
    return [*fitting, *([] if shown in (*fitting, ALL) else [shown]), ALL]


def time_frames(market: MarketLike) -> list[str]:
    """Return the bar of a market, and longer ones that it can be merged into."""
    bar = bar_length(market.time)
    if not hasattr(market, "resample"):
        return [frame_name(bar)]
    span = market.time[-1] - market.time[0] + bar
    longer = [
        name
        for name in _FRAMES
        if (step := span_of(name, "time_frame")) > bar
        and step % bar == np.timedelta64(0)
        and span >= _FEWEST_BARS * step
    ]
    return [frame_name(bar), *longer]


def venues(own: Venue) -> dict[str, str]:
    """Return titles by name, the venue of the map among them."""
    return {name: venue.title for name, venue in {**VENUES, own.name: own}.items()}


def window_name(window: Any) -> str:
    """Return a window as the trait holds it."""
    if window is None:
        return ALL
    return window.strip().upper() if isinstance(window, str) else frame_name(window)


def frame_name(length: np.timedelta64) -> str:
    """Return a span of time like "7D".

    Examples
    --------
    >>> frame_name(np.timedelta64(4, "h")), frame_name(np.timedelta64(90, "m"))
    ('4H', '90MIN')
    """
    minutes = int(length / np.timedelta64(1, "m"))
    for size, unit in ((24 * 60, "D"), (60, "H"), (1, "MIN")):
        if minutes % size == 0:
            return f"{minutes // size}{unit}"
    return f"{minutes}MIN"
