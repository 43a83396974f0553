"""Maps that anybody could draw: what a map must beat to be worth its arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs._grids import bucket_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["NaiveMap", "naive_maps"]

_REACH = 0.10
_DAYS = 3.0


@dataclass(frozen=True, eq=False)
class NaiveMap:
    """A rival on the grid of a map; arrays are read-only."""

    name: str
    bucket_edges: NDArray[np.float64]
    time: NDArray[np.datetime64]
    long_quantity: NDArray[np.float64]
    """Coins of longs, shape ``(n_buckets, n_columns)``."""
    short_quantity: NDArray[np.float64]
    """Coins of shorts, shape ``(n_buckets, n_columns)``."""


def naive_maps(map: LiquidationMap) -> dict[str, NaiveMap]:
    """Return the rivals of a map, on its grid.

    Each holds as many coins per side and column as the map itself, so that places alone are
    compared; none holds longs above the price or shorts below it.

    Parameters
    ----------
    map : LiquidationMap
        Shown over more than a day, for yesterday to exist.

    Returns
    -------
    dict of str to NaiveMap
        "uniform"
            The same at every distance up to 10 % from price.
        "distance"
            The map's own mean over its columns by distance from price: it knows how far off levels
            usually are, and nothing of where positions were opened.
        "tiers"
            Everybody came in at the last price: one line per tier, which moves with price.
        "volume"
            The volume of the last three days by price, moved by the distance of every tier: what
            was traded is taken for what is held.
        "yesterday"
            The map of 24 hours before, less what price has passed since; on the first day that of
            the first column.

    Examples
    --------
    >>> import liqwidget as lq
    >>> sorted(naive_maps(lq.estimate(lq.sample("BTCUSDT"), window="7D")))
    ['distance', 'tiers', 'uniform', 'volume', 'yesterday']
    """
    draft = _Draft(map)
    drawn: dict[str, Callable[[int], NDArray[np.float64]]] = {
        "uniform": draft.uniform,
        "distance": draft.distance,
        "tiers": draft.tiers,
        "volume": draft.volume,
        "yesterday": draft.yesterday,
    }
    return {
        name: NaiveMap(
            name, map.bucket_edges, map.time, draft.scaled(rule, 0), draft.scaled(rule, 1)
        )
        for name, rule in drawn.items()
    }


@dataclass(frozen=True, eq=False)
class _Draft:
    """What the rivals are drawn from; sides are 0 for longs and 1 for shorts."""

    map: LiquidationMap

    def scaled(self, rule: Callable[[int], NDArray[np.float64]], side: int) -> NDArray[np.float64]:
        """Return a rule's coins, on the side's side of price, with the total of the map."""
        coins = rule(side) * self.possible[side]
        drawn = coins.sum(axis=0)
        total = self.coins[side].sum(axis=0)
        # a rule without a place for them spreads them evenly over what is possible
        coins = np.where(drawn > 0, coins, self.possible[side])
        drawn = coins.sum(axis=0)
        scaled = coins * np.divide(total, drawn, out=np.zeros_like(total), where=drawn > 0)
        scaled.flags.writeable = False
        return np.asarray(scaled)

    def uniform(self, side: int) -> NDArray[np.float64]:
        return self._within[side].astype(np.float64)

    def distance(self, side: int) -> NDArray[np.float64]:
        n_buckets = self.coins[side].shape[0]
        begin = n_buckets - 1 - self.at
        mean = np.zeros(2 * n_buckets - 1)
        for start, column in zip(begin.tolist(), self.coins[side].T, strict=True):
            mean[start : start + n_buckets] += column
        rows = begin[None, :] + np.arange(n_buckets)[:, None]
        return np.asarray(mean[rows])

    def tiers(self, side: int) -> NDArray[np.float64]:
        lines = np.zeros_like(self.coins[side])
        columns = np.arange(self.at.size)
        for offset, weight in self._offsets(side):
            row = self.at + offset
            inside = (row >= 0) & (row < lines.shape[0])
            lines[row[inside], columns[inside]] += weight
        return lines

    def volume(self, side: int) -> NDArray[np.float64]:
        moved = np.zeros_like(self._traded)
        n_buckets = moved.shape[0]
        for offset, weight in self._offsets(side):
            low, high = max(offset, 0), min(n_buckets, n_buckets + offset)
            if low < high:
                moved[low:high] += weight * self._traded[low - offset : high - offset]
        return moved

    def yesterday(self, side: int) -> NDArray[np.float64]:
        time = self.map.time
        before = np.searchsorted(time, time - np.timedelta64(1, "D"), side="right") - 1
        return np.asarray(self.coins[side][:, np.maximum(before, 0)])

    @cached_property
    def coins(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Coins of the map itself."""
        return self.map.long_quantity, self.map.short_quantity

    @cached_property
    def at(self) -> NDArray[np.intp]:
        """Bucket of the last close of every column."""
        map = self.map
        close = map.market.close[map.book.geometry.columns.ends]
        known = np.isfinite(close)
        # a bar without a price keeps the last one
        last = np.maximum.accumulate(np.where(known, np.arange(close.size), 0))
        bucket = np.searchsorted(map.bucket_edges, np.nan_to_num(close[last]), side="right") - 1
        return np.clip(bucket, 0, map.bucket_edges.size - 2)

    @cached_property
    def possible(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Where longs and where shorts can be: below the price, and above it."""
        rows = np.arange(self.map.bucket_edges.size - 1)[:, None]
        return rows <= self.at, rows >= self.at

    @property
    def _within(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        rows = np.arange(self.map.bucket_edges.size - 1)[:, None]
        near = np.abs(rows - self.at) * bucket_width(self.map) <= _REACH
        return near & self.possible[0], near & self.possible[1]

    def _offsets(self, side: int) -> list[tuple[int, float]]:
        """Return level minus entry in whole buckets, and the weight, of each tier."""
        offsets = self.map.book.geometry.offsets[side::2]
        pairs = zip(offsets.tolist(), self.map.weights.tolist(), strict=True)
        return [(round(offset), weight) for offset, weight in pairs if np.isfinite(offset)]

    @cached_property
    def _traded(self) -> NDArray[np.float64]:
        """Volume of the last three days by the bucket of the close, per column."""
        map = self.map
        laid = map.book.geometry.columns
        bars = np.arange(laid.start, laid.start + laid.n_bars)
        column = (np.arange(laid.n_bars) + laid.lead) // laid.bars_per_column
        close, volume = map.market.close[bars], np.nan_to_num(map.market.volume[bars], nan=1.0)
        known = np.isfinite(close)
        n_buckets = map.bucket_edges.size - 1
        bucket = np.searchsorted(map.bucket_edges, np.nan_to_num(close), side="right") - 1
        inside = known & (bucket >= 0) & (bucket < n_buckets)
        sums = np.zeros((n_buckets, laid.n_columns))
        np.add.at(sums, (bucket[inside], column[inside]), volume[inside])
        np.cumsum(sums, axis=1, out=sums)
        step = (
            float(np.median(np.diff(map.time)) / np.timedelta64(1, "D"))
            if map.time.size > 1
            else 1.0
        )
        lag = max(round(_DAYS / step), 1)
        recent = sums.copy()
        recent[:, lag:] -= sums[:, :-lag]
        return np.maximum(recent[:, laid.first :], 0.0)
