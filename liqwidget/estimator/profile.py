"""One column of a map by tier and side, and the pieces of the whole picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.book import Book

__all__ = ["MapRuns", "Profile", "find_map_runs", "find_profile"]


@dataclass(frozen=True)
class Profile:
    """Dollars by bucket and leverage tier at the end of one column."""

    leverages: tuple[float, ...]
    bucket_prices: NDArray[np.float64]
    """Geometric centers of the buckets, shape ``(n_buckets,)``."""
    long: NDArray[np.float64]
    """Dollars of longs, shape ``(n_buckets, n_tiers)``."""
    short: NDArray[np.float64]
    """Dollars of shorts, shape ``(n_buckets, n_tiers)``."""

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
    """Return one shown column of a book, for one mix."""
    geometry, runs = book.geometry, book.geometry.runs
    grid, at = geometry.grid, column + geometry.columns.first
    on_grid = (runs.row >= 1) & (runs.row <= grid.n_buckets)
    here = np.flatnonzero((runs.born <= at) & (runs.died > at) & on_grid)
    born, tier_side = runs.born.take(here), runs.tier_side.take(here)
    faded = book.left.at_end[book.classes.of_tier.take(tier_side // 2)]
    left = np.exp(faded[np.arange(here.size), born] - faded[:, at])
    coins = book.mass.take(here) * mix[tier_side, born] * left
    shape = (grid.n_buckets, 2 * len(geometry.leverages))
    cell = (runs.row.take(here) - 1) * shape[1] + tier_side
    stacked = np.bincount(cell, coins, shape[0] * shape[1]).astype(np.float64).reshape(shape)
    centers = grid.centers
    stacked *= centers[:, None]
    stacked.flags.writeable = centers.flags.writeable = False
    return Profile(geometry.leverages, centers, stacked[:, ::2], stacked[:, 1::2])


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
