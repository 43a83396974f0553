"""One column of a map by tier and side, and the pieces of the whole picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.book import Book

__all__ = ["MapRuns", "Profile", "find_map_runs", "find_profile", "find_swept", "find_tiers"]


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
    geometry, at = book.geometry, column + book.geometry.columns.first
    grid, ends = geometry.grid, geometry.column_ends
    born, tier_side, row, coins = _alive(book, mix, at, slice(0, grid.n_buckets))
    shape = (grid.n_buckets, 2 * len(geometry.leverages))
    cell = row * shape[1] + tier_side
    stacked = np.bincount(cell, coins, shape[0] * shape[1]).astype(np.float64).reshape(shape)
    hours = coins * ((ends[at] - ends) / np.timedelta64(1, "h")).take(born)
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


def find_tiers(
    book: Book, mix: NDArray[np.float64], column: int, buckets: slice
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the dollars of longs and of shorts by tier in some buckets of one shown column.

    A part of :func:`find_profile`, for a part of its time; shape ``(n_tiers,)`` each.
    """
    at = column + book.geometry.columns.first
    _, tier_side, row, coins = _alive(book, mix, at, buckets)
    dollars = coins * book.geometry.grid.centers.take(row)
    n_rows = 2 * len(book.geometry.leverages)
    by_tier = np.bincount(tier_side, dollars, n_rows).astype(np.float64)
    return by_tier[::2], by_tier[1::2]


def _alive(
    book: Book, mix: NDArray[np.float64], at: int, buckets: slice
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Return birth column, tier-side, bucket and coins of the runs alive at the end of a column."""
    runs = book.geometry.runs
    inside = (runs.row > buckets.start) & (runs.row <= buckets.stop)
    here = np.flatnonzero((runs.born <= at) & (runs.died > at) & inside)
    born, tier_side, row = (run.take(here) for run in (runs.born, runs.tier_side, runs.row))
    # weight times what is left, by tier-side and column of opening: one look-up per run
    since = book.left.at_end - book.left.at_end[:, at : at + 1]
    left = np.exp(np.minimum(since, 0.0)).take(np.repeat(book.classes.of_tier, 2), axis=0)
    weight = (mix * left).ravel().take(tier_side * mix.shape[1] + born)
    row -= 1
    return born, tier_side, row, book.mass.take(here) * weight


def find_swept(
    book: Book, mix: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what price took off the picture in every shown column, by side.

    Of what the column before drew, at its end: what was opened and swept within one column was
    never drawn and does not count.

    Parameters
    ----------
    book : Book
    mix : ndarray of float64, shape (2 * n_tiers, n_columns)

    Returns
    -------
    dollars, coins : ndarray of float64, shape (2, n_shown)
        Longs in row 0, shorts in row 1.
    """
    geometry, runs = book.geometry, book.geometry.runs
    laid, grid, faded = geometry.columns, geometry.grid, book.left.at_end
    on_grid = (runs.row >= 1) & (runs.row <= grid.n_buckets)
    drawn = (runs.died > np.maximum(runs.born, laid.first)) & (runs.died < laid.n_columns)
    gone = np.flatnonzero(drawn & on_grid)
    born, died, tier_side = (run.take(gone) for run in (runs.born, runs.died, runs.tier_side))
    base = np.repeat(book.classes.of_tier, 2).take(tier_side) * laid.n_columns
    left = np.exp(faded.ravel().take(base + born) - faded.ravel().take(base + died - 1))
    coins = book.mass.take(gone) * mix.ravel().take(tier_side * laid.n_columns + born) * left
    n_shown = laid.n_columns - laid.first
    cell = tier_side % 2 * n_shown + died - laid.first
    dollars = coins * grid.centers.take(runs.row.take(gone) - 1)
    by_side = [np.bincount(cell, held, 2 * n_shown) for held in (dollars, coins)]
    found = np.asarray(by_side, dtype=np.float64).reshape(2, 2, n_shown)
    return found[0], found[1]


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
        quantity=book.mass.take(here) * mix.ravel().take(tier_side * mix.shape[1] + born),
    )
    for values in vars(found).values():
        values.flags.writeable = False
    return found
