"""The pieces of one column of a map at weight one, before any mix is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["ColumnPieces", "column_index", "column_pieces"]


@dataclass(frozen=True)
class ColumnPieces:
    """What is alive at the end of one column; arrays of shape ``(n_pieces,)``."""

    bucket: NDArray[np.intp]
    """Row of the grid."""
    tier_side: NDArray[np.intp]
    """``2 * tier`` for longs, ``2 * tier + 1`` for shorts."""
    born: NDArray[np.intp]
    """Column of the opening, hidden ones included."""
    dollars: NDArray[np.float64]
    """At weight one, at the geometric center of the bucket."""


def column_pieces(map: LiquidationMap, column: int = -1) -> ColumnPieces:
    """Return the pieces alive at the end of a shown column.

    Raises
    ------
    IndexError
        If there is no such column.
    """
    book, geometry = map.book, map.book.geometry
    runs, grid = geometry.runs, geometry.grid
    at = column_index(map, column) + geometry.columns.first
    on_grid = (runs.row >= 1) & (runs.row <= grid.n_buckets)
    here = np.flatnonzero((runs.born <= at) & (runs.died > at) & on_grid)
    born, tier_side = runs.born.take(here), runs.tier_side.take(here)
    bucket = runs.row.take(here) - 1
    faded, holding = book.left.at_end, book.classes.of_tier.take(tier_side // 2)
    left = np.exp(faded.take(holding * faded.shape[1] + born) - faded[:, at].take(holding))
    dollars = book.mass.take(here) * left * grid.centers.take(bucket)
    return ColumnPieces(bucket, tier_side, born, dollars)


def column_index(map: LiquidationMap, column: int) -> int:
    """Return a column counted from the first; refuse one that is not there."""
    n_columns = map.time.size
    if not -n_columns <= column < n_columns:
        msg = f"column must be from {-n_columns} to {n_columns - 1}; got {column}"
        raise IndexError(msg)
    return column % n_columns
