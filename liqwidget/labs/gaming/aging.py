"""Aging: how much of what a map drew has been swept when somebody reads it late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["swept_share"]


def swept_share(
    map: LiquidationMap, *, minutes: float, within: float = 0.02
) -> NDArray[np.float64]:
    """Return how much of every column has been swept by the time it is read late.

    Of the dollars drawn near price at the end of a column, the share whose level price reached in
    the minutes after. What was closed or opened meanwhile does not count: an old map is wrong
    about that too.

    Parameters
    ----------
    map : LiquidationMap
        An estimate in which every column is one bar.
    minutes : float
        How late; a whole number of bars.
    within : float, default 0.02
        How far from price levels count, as a fraction.

    Returns
    -------
    ndarray of float64, shape (n_columns,)
        From 0 to 1; NaN for the last columns, whose future is not known, and where nothing was
        drawn.

    Raises
    ------
    ValueError
        If columns hold several bars, `minutes` is not a whole number of bars from one up, or
        `within` is not a fraction between 0 and 1.

    See Also
    --------
    staleness : How old one map is.

    Notes
    -----
    Levels are reached by the mark price if it is known, as in the estimate. Buckets count whole
    when price reaches their center.

    Examples
    --------
    Of what lies within half a per cent, how much is gone after ten minutes of a calm week, on
    average?

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("exchange/calm"), window="2D")
    >>> late = swept_share(map, minutes=10, within=0.005)
    >>> bool(0 < np.nanmean(late) < 0.2)
    True
    """
    if map.bars_per_column != 1:
        msg = (
            f"every column must be one bar; got {map.bars_per_column} bars. Ask estimate() for a "
            "shorter window or more n_columns."
        )
        raise ValueError(msg)
    market = map.market
    bars = np.searchsorted(market.time, map.time) - 1
    length = (map.time[0] - market.time[bars[0]]) / np.timedelta64(1, "m")
    n_late = round(minutes / length)
    if n_late < 1 or abs(n_late * length - minutes) > 1e-9:
        msg = f"minutes must be a whole number of bars of {length:g} minutes; got {minutes}"
        raise ValueError(msg)
    if not 0 < within < 1:
        msg = f"within is a fraction between 0 and 1: 0.02 is two per cent; got {within}"
        raise ValueError(msg)
    lowest = _ahead(market.low if market.mark_low is None else market.mark_low, bars, n_late)
    highest = -_ahead(
        -(market.high if market.mark_high is None else market.mark_high), bars, n_late
    )
    prices = map.bucket_prices[:, None]
    near = np.abs(prices / map.closes - 1.0) <= within
    drawn = ((map.long + map.short) * near).sum(axis=0)
    reached = (
        map.long * (near & (prices >= lowest)) + map.short * (near & (prices <= highest))
    ).sum(axis=0)
    share = np.full(drawn.size, np.nan)
    np.divide(reached, drawn, out=share, where=(drawn > 0) & np.isfinite(lowest))
    share.flags.writeable = False
    return share


def _ahead(prices: NDArray[np.float64], bars: NDArray[np.intp], n_late: int) -> NDArray[np.float64]:
    """Return the lowest of the next prices after each bar, NaN where they are not all there."""
    padded = np.append(np.asarray(prices, dtype=np.float64), np.full(n_late, np.nan))
    ahead = np.append(sliding_window_view(padded, n_late)[1:], np.full((1, n_late), np.nan), axis=0)
    lowest: NDArray[np.float64] = ahead.min(axis=1)[bars]
    return lowest
