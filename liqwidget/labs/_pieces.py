"""What exact maps are made of: quantities that stay in one bucket for some columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MapLike", "Pieces", "find_pieces"]


class MapLike(Protocol):
    """What a map must have to be compared: a `LiquidationMap` or an `ExactMap`."""

    @property
    def long_quantity(self) -> NDArray[np.float64]:
        """Coins of longs, shape ``(n_buckets, n_columns)``."""

    @property
    def short_quantity(self) -> NDArray[np.float64]:
        """Coins of shorts, shape ``(n_buckets, n_columns)``."""

    @property
    def bucket_edges(self) -> NDArray[np.float64]:
        """Edges of the buckets, shape ``(n_buckets + 1,)``."""

    @property
    def time(self) -> NDArray[np.datetime64]:
        """End of every column, UTC, shape ``(n_columns,)``."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """Quantities that stay in one bucket from one column to another; shape ``(n_pieces,)``."""

    bucket: NDArray[np.intp]
    """Row of the grid."""
    born: NDArray[np.intp]
    """First column that shows it."""
    died: NDArray[np.intp]
    """First column that shows it no more."""
    side: NDArray[np.int64]
    """1 for longs, -1 for shorts."""
    leverage: NDArray[np.float64]
    """Leverage setting."""
    quantity: NDArray[np.float64]
    """Coins."""

    def rasterized(self, side: int, shape: tuple[int, int]) -> NDArray[np.float64]:
        """Return the coins of one side on a grid of ``(n_buckets, n_columns)``."""
        chosen = self.side == side
        quantity, width = self.quantity[chosen], shape[1] + 1
        row = self.bucket[chosen] * width
        cell = np.concatenate([row + self.born[chosen], row + self.died[chosen]])
        signed = np.concatenate([quantity, -quantity])
        change = np.bincount(cell, signed, shape[0] * width).astype(np.float64)
        coins: NDArray[np.float64] = np.cumsum(change.reshape(shape[0], width)[:, :-1], axis=1)
        # adding and taking away again leaves dust where nothing is
        coins[coins < 1e-9 * float(quantity.max(initial=0.0))] = 0.0
        return coins


def find_pieces(
    edges: NDArray[np.float64],
    *,
    level: NDArray[np.float64],
    born: NDArray[np.intp],
    died: NDArray[np.intp],
    side: NDArray[np.int64],
    leverage: NDArray[np.float64],
    quantity: NDArray[np.float64],
) -> Pieces:
    """Return the pieces whose level lies on the grid and that a column shows.

    Parameters
    ----------
    edges : ndarray of float64, shape (n_buckets + 1,)
    level : ndarray of float64, shape (n,)
        Liquidation prices; NaN where there is none.
    born, died : ndarray of intp, shape (n,)
        First column that shows each, and first that does not any more.
    side, leverage, quantity : ndarray, shape (n,)

    Returns
    -------
    Pieces
    """
    bucket = np.searchsorted(edges, level, side="right") - 1
    seen = np.flatnonzero((bucket >= 0) & (bucket < edges.size - 1) & (died > born))
    return Pieces(
        bucket[seen],
        born[seen],
        died[seen],
        side[seen].astype(np.int64),
        leverage[seen],
        quantity[seen],
    )
