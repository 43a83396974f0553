"""One column of a map, with the price of its time: all that a reading may look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import LiquidationMap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import Profile
    from liqwidget.readings._types import MapLike, Side

__all__ = ["VOLATILITY_DAYS", "Sight", "hours", "look", "market_of", "past"]

VOLATILITY_DAYS = 7
"""Days of closes behind the volatility."""

_HOUR = np.timedelta64(1, "h")


@dataclass(frozen=True, eq=False)
class Sight:
    """What is known at the end of one column, and nothing of later."""

    map: MapLike
    column: int
    """Counted from the first, never negative."""
    profile: Profile
    price: float
    """Last known close; NaN before the first."""

    @property
    def time(self) -> np.datetime64:
        """End of the column, UTC."""
        time: np.datetime64 = self.map.time[self.column]
        return time

    @cached_property
    def logs(self) -> NDArray[np.float64]:
        """Logarithm of the bucket prices, shape ``(n_buckets,)``."""
        return np.log(self.profile.bucket_prices)

    @property
    def step(self) -> float:
        """Width of a bucket, in log price."""
        edges = self.map.bucket_edges
        return float(np.log(edges[-1] / edges[0])) / (edges.size - 1)

    def tiers(self, side: Side) -> NDArray[np.float64]:
        """Return the dollars of one side, shape ``(n_buckets, n_tiers)``."""
        return self.profile.long if side == "long" else self.profile.short

    @cached_property
    def long(self) -> NDArray[np.float64]:
        """Dollars of longs, shape ``(n_buckets,)``."""
        return np.asarray(self.profile.long.sum(axis=1), dtype=np.float64)

    @cached_property
    def short(self) -> NDArray[np.float64]:
        """Dollars of shorts, shape ``(n_buckets,)``."""
        return np.asarray(self.profile.short.sum(axis=1), dtype=np.float64)

    def dollars(self, side: Side) -> NDArray[np.float64]:
        """Return the dollars of one side, shape ``(n_buckets,)``."""
        return self.long if side == "long" else self.short

    def buckets_within(self, reach: float) -> slice:
        """Return the buckets whose center is at most `reach` from price, as a fraction of it."""
        prices = self.profile.bucket_prices
        low, high = self.price * (1 - reach), self.price * (1 + reach)
        return slice(
            int(np.searchsorted(prices, low)), int(np.searchsorted(prices, high, side="right"))
        )

    @cached_property
    def volatility(self) -> float:
        """Standard deviation of the log price over one hour, from the closes of seven days.

        Root mean square of the steps between known closes, per square root of their length; no
        mean is taken off. NaN without two closes.
        """
        time, close = past(self.map, self.column)
        if not time.size:
            return float("nan")
        first = np.searchsorted(time, time[-1] - VOLATILITY_DAYS * 24 * _HOUR)
        time, close = time[first:], close[first:]
        known = np.isfinite(close)
        if not known.all():
            time, close = time[known], close[known]
        if close.size < 2:
            return float("nan")
        elapsed = float((time[-1] - time[0]) / _HOUR)
        return float(np.sqrt((np.diff(np.log(close)) ** 2).sum() / elapsed))


def look(map: MapLike, column: int) -> Sight:
    """Return what is known at the end of a column.

    Raises
    ------
    IndexError
        If there is no such column.
    """
    profile = map.profile(column)
    at = column % map.time.size
    return Sight(map, at, profile, float(map.closes[at]))


def past(
    map: MapLike, column: int, name: str = "close"
) -> tuple[NDArray[np.datetime64], NDArray[np.float64]]:
    """Return the times and values of a series up to the end of a column.

    Parameters
    ----------
    map : MapLike
        A map made from a market has its bars, those before the window included; any other has
        its columns.
    column : int
        Not negative.
    name : {"close", "open_interest"}
        Open interest with the what-ifs of the map, where it was recorded.

    Returns
    -------
    time : ndarray of datetime64, shape (n,)
        Opening of the bars, or ends of the columns.
    values : ndarray of float64, shape (n,)
        NaN where unknown.
    """
    if not isinstance(map, LiquidationMap):
        values = map.closes if name == "close" else map.open_interest
        return map.time[: column + 1], values[: column + 1]
    laid = map.book.geometry.columns
    bars = slice(laid.start, int(laid.ends[column]) + 1)
    if name == "close":
        return map.market.time[: bars.stop], map.market.close[: bars.stop]
    # a gap is filled with the help of later bars, so only what was recorded counts
    recorded = np.isfinite(map.market.open_interest[bars])
    assumed = map.book.flows.open_interest[: recorded.size]
    return map.market.time[bars], np.where(recorded, assumed, np.nan)


def market_of(map: MapLike, what: str) -> LiquidationMap:
    """Return the map, if it was made from a market; refuse one of known positions."""
    if isinstance(map, LiquidationMap):
        return map
    msg = f"{what} needs a map made from a market with liqwidget.estimate(); got {map!r}"
    raise TypeError(msg)


def hours(span: np.timedelta64) -> float:
    """Return a span of time in hours."""
    return float(span / _HOUR)
