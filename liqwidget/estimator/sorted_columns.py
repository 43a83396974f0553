"""Entries of each column in order of price, and price's extremes in each column.

In log price a level is its entry plus a constant of the tier and side, so that all tiers of a
column share one sorted order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.sweeps import TOUCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.columns import Columns
    from liqwidget.estimator.entries import Entries

__all__ = ["PriceGrid", "SortedColumns", "sort_columns"]


@dataclass(frozen=True)
class PriceGrid:
    """Equal steps in log price."""

    low: float
    """Lower edge of the lowest bucket, in quote currency."""
    high: float
    """Upper edge of the highest bucket."""
    n_buckets: int

    @property
    def step(self) -> float:
        """Height of a bucket, as a logarithm."""
        return float(np.log(self.high / self.low) / self.n_buckets)

    @property
    def edges(self) -> NDArray[np.float64]:
        """Bucket edges, shape ``(n_buckets + 1,)``."""
        return np.asarray(np.geomspace(self.low, self.high, self.n_buckets + 1))

    @property
    def centers(self) -> NDArray[np.float64]:
        """Geometric bucket centers, shape ``(n_buckets,)``."""
        steps = np.arange(self.n_buckets) + 0.5
        return np.asarray(self.low * np.exp(steps * self.step))

    def place(self, price: NDArray[np.float64], missing: float) -> NDArray[np.float64]:
        """Return prices in buckets above the lowest edge; `missing` where there is none."""
        with np.errstate(divide="ignore", invalid="ignore"):
            placed = np.log(price)
        placed -= np.log(self.low)
        placed /= self.step
        unknown = ~np.isfinite(placed)
        if unknown.any():
            np.copyto(placed, missing, where=unknown)
        return placed


@dataclass(frozen=True)
class SortedColumns:
    """Columns of a picture; prices in buckets above the lowest edge of the grid.

    `E` is the number of entries in a column: bars times entry nodes.
    """

    low: NDArray[np.float64]
    """Lowest price of each column, less the touch tolerance, shape ``(n_columns,)``."""
    high: NDArray[np.float64]
    """Highest price of each column, plus the touch tolerance."""
    entry: NDArray[np.float64]
    """Entry prices, ascending in each row, shape ``(n_columns, E)``; +inf where there is none."""
    order: NDArray[np.intp] | None
    """Where each of `entry` stood among all entries, shape ``(n_columns, E)``; None if `E` is
    one and nothing moved."""
    n_entries: NDArray[np.intp]
    """Entries that exist in each column."""
    lowest_after: NDArray[np.float64] | None
    """Lowest price in the rest of its own column, per entry; None if there is no rest."""
    highest_after: NDArray[np.float64] | None


def sort_columns(
    entries: Entries,
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    columns: Columns,
    grid: PriceGrid,
) -> SortedColumns:
    """Sort the entries of every column and find what price did to them inside it.

    Parameters
    ----------
    entries : Entries
        Of the padded bars, arrays of shape ``(padded, n_nodes)``.
    low, high : ndarray of float64, shape (padded,)
        Prices that sweep; +inf and -inf in empty bars.
    columns : Columns
    grid : PriceGrid

    Returns
    -------
    SortedColumns
    """
    shape = (columns.n_columns, columns.bars_per_column)
    touch = TOUCH / grid.step
    bar_low = (grid.place(low, np.inf) - touch).reshape(shape)
    bar_high = (grid.place(high, -np.inf) + touch).reshape(shape)

    entry = grid.place(entries.price, np.inf).reshape(columns.n_columns, -1)
    lowest, highest = _rest_of_column(entries, bar_low, bar_high, grid, touch)
    order = None
    if entry.shape[1] > 1:
        order = np.argsort(entry, axis=1)
        order += np.arange(entry.shape[0])[:, None] * entry.shape[1]
        entry = entry.take(order)
        if lowest is not None and highest is not None:
            lowest, highest = lowest.take(order), highest.take(order)
    return SortedColumns(
        low=bar_low.min(axis=1),
        high=bar_high.max(axis=1),
        entry=entry,
        order=order,
        n_entries=np.isfinite(entry).sum(axis=1),
        lowest_after=lowest,
        highest_after=highest,
    )


def _rest_of_column(
    entries: Entries,
    bar_low: NDArray[np.float64],
    bar_high: NDArray[np.float64],
    grid: PriceGrid,
    touch: float,
) -> tuple[NDArray[np.float64] | None, NDArray[np.float64] | None]:
    """Return the extremes after each entry until its column ends, shape ``(n_columns, E)``."""
    exposed = bool(np.isfinite(entries.lowest_after).any())
    n_columns, bars = bar_low.shape
    if bars == 1 and not exposed:
        return None, None
    low_later = np.full_like(bar_low, np.inf)
    high_later = np.full_like(bar_high, -np.inf)
    if bars > 1:
        np.minimum.accumulate(bar_low[:, :0:-1], axis=1, out=low_later[:, -2::-1])
        np.maximum.accumulate(bar_high[:, :0:-1], axis=1, out=high_later[:, -2::-1])
    shape = (n_columns, bars, entries.price.shape[1])
    lowest = np.broadcast_to(low_later[:, :, None], shape)
    highest = np.broadcast_to(high_later[:, :, None], shape)
    if exposed:
        own_low = grid.place(entries.lowest_after, np.inf) - touch
        own_high = grid.place(entries.highest_after, -np.inf) + touch
        lowest = np.minimum(own_low.reshape(shape), lowest)
        highest = np.maximum(own_high.reshape(shape), highest)
    return lowest.reshape(n_columns, -1), highest.reshape(n_columns, -1)
