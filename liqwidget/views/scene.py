"""What a picture of a map shows, as plain arrays: shared by Bokeh, PNG and SVG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.picture import rasterize
from liqwidget.estimator.tilt import side_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.estimator.profile import Profile
    from liqwidget.readings import Difference

__all__ = [
    "CENT",
    "Bars",
    "bars",
    "cumulative",
    "drawn_mix",
    "drawn_profile",
    "drawn_total",
    "leading_tier",
    "on_clock",
    "price_decimals",
    "stacked",
    "until",
]

CENT = 0.01
"""Dollars; less is what rounding leaves of a cell that emptied."""

_MAX_PIXELS = 8192


@dataclass(frozen=True)
class Bars:
    """One bar per column of the map; arrays of shape ``(n_columns,)``, time in ms since 1970."""

    start: NDArray[np.float64]
    """Opening time."""
    end: NDArray[np.float64]
    """Closing time."""
    open: NDArray[np.float64]
    high: NDArray[np.float64]
    low: NDArray[np.float64]
    close: NDArray[np.float64]
    """NaN where no bar of the column has a price, like the other three."""
    funding: NDArray[np.float64]
    """Mean recorded rate in basis points per 8 h, NaN where unknown."""
    open_interest: NDArray[np.float64]
    """In USD, at the last known close; NaN before there is one."""

    @property
    def middle(self) -> NDArray[np.float64]:
        """Where a candle stands."""
        return (self.start + self.end) / 2

    @property
    def step(self) -> float:
        """Usual length of a column in milliseconds."""
        one = float(self.end[0] - self.start[0])
        return float(np.median(np.diff(self.start))) if self.start.size > 1 else one

    @property
    def open_interest_curve(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Times and dollars of the curve, with a NaN in every gap of time so that it breaks."""
        late = np.flatnonzero(self.start[1:] > self.end[:-1] + self.step / 2) + 1
        return np.insert(self.end, late, self.start[late]), np.insert(
            self.open_interest, late, np.nan
        )


def bars(map: LiquidationMap) -> Bars:
    """Return the market of a map as one bar per column."""
    market, laid = map.market, map.book.geometry.columns
    shape = (laid.n_columns, laid.bars_per_column)

    def shown(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return laid.lay(values, np.nan).reshape(shape)[laid.first :]

    opens, closes, funding = shown(market.open), shown(market.close), shown(market.funding_rate)
    close = _first_known(closes[:, ::-1])
    n_known = np.isfinite(funding).sum(axis=1)
    mean_funding = np.full(n_known.size, np.nan)
    np.divide(np.nansum(funding, axis=1), n_known, out=mean_funding, where=n_known > 0)
    first = (laid.first + np.arange(close.size)) * laid.bars_per_column - laid.lead
    return Bars(
        start=_milliseconds(market.time[laid.start + np.maximum(first, 0)]),
        end=_milliseconds(map.time),
        open=_first_known(opens),
        high=np.fmax.reduce(shown(market.high), axis=1),
        low=np.fmin.reduce(shown(market.low), axis=1),
        close=close,
        funding=mean_funding * 1e4,
        open_interest=map.open_interest * _last_known_so_far(close),
    )


def on_clock(grid: NDArray[np.float64], bars: Bars) -> tuple[NDArray[np.float64], float, float]:
    """Lay the columns of a grid on an even time axis; hours without data stay blank.

    Parameters
    ----------
    grid : ndarray of float64, shape (n_buckets, n_columns)
    bars : Bars

    Returns
    -------
    even : ndarray of float64, shape (n_buckets, n_pixels)
        The grid itself where no bar is missing, else with columns of NaN in the gaps.
    left, right : float
        Times of its edges, ms since 1970.
    """
    left, step = float(bars.start[0]), bars.step
    n_pixels = max(round((bars.start[-1] - left) / step) + 1, 1)
    if n_pixels == grid.shape[1]:
        return grid, left, left + n_pixels * step
    if n_pixels > _MAX_PIXELS:
        n_pixels, step = _MAX_PIXELS, (bars.end[-1] - left) / _MAX_PIXELS
    middle = left + (np.arange(n_pixels) + 0.5) * step
    column = np.searchsorted(bars.start, middle, side="right") - 1
    even = np.where(middle < bars.end[column], grid[:, column], np.nan)
    return even, left, left + n_pixels * step


def until(shown: Bars, column: int) -> Bars:
    """Return the bars with nothing known after a column; the span of time stays.

    Raises
    ------
    IndexError
        If there is no such column.
    """
    known = np.arange(shown.start.size) <= np.arange(shown.start.size)[column]
    names = ("open", "high", "low", "close", "funding", "open_interest")
    return replace(shown, **{name: np.where(known, getattr(shown, name), np.nan) for name in names})


def drawn_total(map: LiquidationMap, tiers: Sequence[bool] | None = None) -> NDArray[np.float64]:
    """Return dollars of both sides, of the tiers that are drawn, shape (n_buckets, n_columns)."""
    if tiers is None or all(tiers):
        return map.total
    return rasterize(map.book.dollars, drawn_mix(map, tiers)).T


def drawn_mix(map: LiquidationMap, tiers: Sequence[bool]) -> NDArray[np.float64]:
    """Return the mix of a map with nothing in the tiers that are hidden."""
    return np.asarray(map.mix * np.repeat(tiers, 2)[:, None])


def drawn_profile(profile: Profile, tiers: Sequence[bool] | None = None) -> Profile:
    """Return a profile with nothing in the tiers that are hidden."""
    if tiers is None or all(tiers):
        return profile
    shown = np.asarray(tiers)
    return replace(profile, long=profile.long * shown, short=profile.short * shown)


def cumulative(
    map: LiquidationMap, column: int = -1, tiers: Sequence[bool] | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return dollars between the price and each bucket edge, at one column.

    Returns
    -------
    long, short : ndarray of float64, shape (n_buckets + 1,)
        What has gone when price has fallen to the edge (longs) or risen to it (shorts).
    """
    profile = drawn_profile(map.profile(column), tiers)
    long, short = profile.long.sum(axis=1), profile.short.sum(axis=1)
    return (
        np.concatenate([np.cumsum(long[::-1])[::-1], [0.0]]),
        np.concatenate([[0.0], np.cumsum(short)]),
    )


def stacked(
    map: LiquidationMap, column: int = -1, tiers: Sequence[bool] | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return where the bar of each tier begins and ends at one column, in dollars.

    Returns
    -------
    left, right : ndarray of float64, shape (n_buckets, 2 * n_tiers)
        The tiers of the longs, lowest leverage first, then those of the shorts.
    """
    profile = drawn_profile(map.profile(column), tiers)
    right = np.cumsum(np.hstack([profile.long, profile.short]), axis=1)
    left = np.hstack([np.zeros((right.shape[0], 1)), right[:, :-1]])
    return left, right


def leading_tier(map: LiquidationMap) -> NDArray[np.float64]:
    """Return the leverage that holds most dollars of each cell, 0 where none holds a cent.

    Returns
    -------
    ndarray of float64, shape (n_buckets, n_columns)
    """
    mix = side_weights(map.weights, map.leverages, map.crowding, map.settings.funding_tilt)
    most = np.full((map.time.size, map.bucket_prices.size), CENT)
    leading = np.zeros_like(most)
    for tier, leverage in enumerate(map.leverages):
        both_sides = slice(2 * tier, 2 * tier + 2)
        only = np.zeros_like(mix)
        only[both_sides] = mix[both_sides]
        of_tier = rasterize(map.book.dollars, only)
        ahead = of_tier > most
        most[ahead], leading[ahead] = of_tier[ahead], leverage
    return leading.T


def price_decimals(map: LiquidationMap | Difference) -> int:
    """Return how many decimals tell neighboring buckets apart, 0 to 10."""
    height = float(map.bucket_edges[1] - map.bucket_edges[0])
    return int(np.clip(np.ceil(-np.log10(height)), 0, 10))


def _milliseconds(time: NDArray[np.datetime64]) -> NDArray[np.float64]:
    return time.astype("datetime64[ms]").astype(np.float64)


def _first_known(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the first finite value of each row, NaN if there is none."""
    place = np.isfinite(rows).argmax(axis=1)
    return np.asarray(np.take_along_axis(rows, place[:, None], axis=1)[:, 0])


def _last_known_so_far(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each value or, where it is not finite, the last one before it that was."""
    known = np.where(np.isfinite(values), np.arange(values.size), -1)
    last = np.maximum.accumulate(known)
    return np.where(last < 0, np.nan, values[np.maximum(last, 0)])
