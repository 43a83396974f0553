"""One column of a map by tier and side, and the pieces of the whole picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.columns import bar_length

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.book import Book
    from liqwidget.estimator.geometry import Geometry

__all__ = ["MapRuns", "Profile", "find_map_runs", "find_profile"]


@dataclass(frozen=True)
class Profile:
    """Dollars by bucket and leverage tier at the end of one column, and their age."""

    leverages: tuple[float, ...]
    bucket_prices: NDArray[np.float64]
    """Geometric centers of the buckets, shape ``(n_buckets,)``."""
    long: NDArray[np.float64]
    """Dollars of longs, shape ``(n_buckets, n_tiers)``."""
    short: NDArray[np.float64]
    """Dollars of shorts, shape ``(n_buckets, n_tiers)``."""
    long_age: NDArray[np.float64]
    """Mean hours since the longs of a bucket were opened, NaN if empty, shape ``(n_buckets,)``."""
    short_age: NDArray[np.float64]
    """Mean hours since the shorts of a bucket were opened, NaN if empty, shape ``(n_buckets,)``."""

    @property
    def total(self) -> NDArray[np.float64]:
        """Dollars of both sides and all tiers, shape ``(n_buckets,)``."""
        both: NDArray[np.float64] = self.long.sum(axis=1) + self.short.sum(axis=1)
        return both


@dataclass(frozen=True)
class MapRuns:
    """Pieces of a picture; arrays of shape ``(n_runs,)``."""

    bucket: NDArray[np.intp]
    """Row of the grid."""
    born: NDArray[np.intp]
    """Column of the opening; negative if it lies before the window shown."""
    died: NDArray[np.intp]
    """Column in which price swept it; `n_columns` if it has not."""
    leverage: NDArray[np.float64]
    short: NDArray[np.bool_]
    """True for shorts, False for longs."""
    quantity: NDArray[np.float64]
    """Coins at the end of column `born`; they fade with the closing hazard after that."""


def find_profile(book: Book, mix: NDArray[np.float64], column: int) -> Profile:
    """Return one shown column of a book, for one mix.

    Ages count from the end of the column of opening; what was open before the first bar used
    is as old as that bar at least, and counts as that.
    """
    geometry, runs = book.geometry, book.geometry.runs
    grid, at = geometry.grid, column + geometry.columns.first
    on_grid = (runs.row >= 1) & (runs.row <= grid.n_buckets)
    here = np.flatnonzero((runs.born <= at) & (runs.died > at) & on_grid)
    born, tier_side = runs.born.take(here), runs.tier_side.take(here)
    of_run, faded = book.classes.of_tier.take(tier_side // 2), book.left.at_end
    left = np.exp(faded[of_run, born] - faded[of_run, at])
    coins = book.mass.take(here) * mix[tier_side, born] * left
    shape = (grid.n_buckets, 2 * len(geometry.leverages))
    row = runs.row.take(here) - 1
    cell = row * shape[1] + tier_side
    stacked = np.bincount(cell, coins, shape[0] * shape[1]).astype(np.float64).reshape(shape)
    hours = coins * _hours_since(geometry, at).take(born)
    held = np.bincount(row * 2 + tier_side % 2, hours, 2 * shape[0]).reshape(-1, 2)
    counted = np.stack([stacked[:, ::2].sum(axis=1), stacked[:, 1::2].sum(axis=1)], axis=1)
    age = np.full(counted.shape, np.nan)
    np.divide(held, counted, out=age, where=counted > 0)
    centers = grid.centers
    stacked *= centers[:, None]
    for values in (stacked, centers, age):
        values.flags.writeable = False
    return Profile(
        leverages=geometry.leverages,
        bucket_prices=centers,
        long=stacked[:, ::2],
        short=stacked[:, 1::2],
        long_age=age[:, 0],
        short_age=age[:, 1],
    )


def _hours_since(geometry: Geometry, at: int) -> NDArray[np.float64]:
    """Return the hours from the end of every column to the end of column `at`."""
    laid, time = geometry.columns, geometry.market.time
    last = np.arange(1, laid.n_columns + 1) * laid.bars_per_column - 1 - laid.lead
    ends = time[laid.start + np.clip(last, 0, laid.n_bars - 1)] + bar_length(time)
    ends[last < 0] = time[laid.start]
    return np.asarray((ends[at] - ends) / np.timedelta64(1, "h"), dtype=np.float64)


def find_map_runs(book: Book, mix: NDArray[np.float64]) -> MapRuns:
    """Return the runs on the grid that reach a shown column, for one mix."""
    geometry, runs = book.geometry, book.geometry.runs
    first = geometry.columns.first
    on_grid = (runs.row >= 1) & (runs.row <= geometry.grid.n_buckets)
    here = np.flatnonzero(on_grid & (runs.died > first))
    born, tier_side = runs.born.take(here), runs.tier_side.take(here)
    found = MapRuns(
        bucket=runs.row.take(here) - 1,
        born=born - first,
        died=runs.died.take(here) - first,
        leverage=np.asarray(geometry.leverages).take(tier_side // 2),
        short=tier_side % 2 == 1,
        quantity=book.mass.take(here) * mix[tier_side, born],
    )
    for values in vars(found).values():
        values.flags.writeable = False
    return found
