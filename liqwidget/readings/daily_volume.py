"""Dollars traded on a mean day, as it was known at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.columns import bar_length

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator._types import MarketLike

__all__ = ["daily_volume"]

_DAY = np.timedelta64(1, "D")


def daily_volume(
    market: MarketLike, until: NDArray[np.datetime64], *, days: int = 7
) -> NDArray[np.float64]:
    """Return the dollars of a mean day over the days before each of some times.

    Parameters
    ----------
    market : Market
    until : ndarray of datetime64, shape (n_times,)
        Bars that open at these times or later are not known yet.
    days : int, default 7
        Before the last bar known.

    Returns
    -------
    ndarray of float64, shape (n_times,)
        Bars without volume left out of the mean; 0 where there is no other.

    Examples
    --------
    >>> import liqwidget as lq
    >>> market = lq.sample("BTCUSDT")
    >>> early, late = daily_volume(market, market.time[[300, 700]])
    >>> bool(early > 0 and early != late)
    True
    """
    time = market.time
    traded = market.volume * market.close
    known = np.isfinite(traded)
    dollars = np.append(0.0, np.cumsum(np.where(known, traded, 0.0)))
    bars = np.append(0, np.cumsum(known))
    stop = np.searchsorted(time, until, side="left")
    start = np.searchsorted(time, time[np.maximum(stop - 1, 0)] - days * _DAY, side="right")
    count = bars[stop] - bars[np.minimum(start, stop)]
    total = dollars[stop] - dollars[np.minimum(start, stop)]
    mean = np.divide(total, count, out=np.zeros(count.size), where=count > 0)
    return np.asarray(mean * float(_DAY / bar_length(time)), dtype=np.float64)
