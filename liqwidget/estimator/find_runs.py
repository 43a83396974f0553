"""Find the runs of a picture, by one of two ways that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqwidget.estimator.cut_windows import cut_windows
from liqwidget.estimator.join_entries import join_entries
from liqwidget.estimator.runs import Runs, both_sides

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from liqwidget.estimator.sorted_columns import SortedColumns

__all__ = ["FEW_ENTRIES", "find_runs"]

FEW_ENTRIES = 10
"""Entries per column up to which it is faster to look at each of them."""


def find_runs(columns: SortedColumns, offset: NDArray[np.float64], n_buckets: int) -> Runs:
    """Find the runs of every tier and side.

    Parameters
    ----------
    columns : SortedColumns
    offset : ndarray of float64, shape (2 * n_tiers,)
        Level minus entry in buckets, long and short of each tier in turn; not finite where
        there is no level.
    n_buckets : int

    Returns
    -------
    Runs

    Notes
    -----
    With few entries in a column, :func:`join_entries` looks at each and joins neighbors that
    share a bucket and a death. With many, :func:`cut_windows` takes the levels of a column,
    tier and side as one window of prices and cuts it where the bucket or the death changes:
    four million positions are two hundred thousand runs.
    """
    few = columns.entry.shape[1] <= FEW_ENTRIES
    find = join_entries if few else cut_windows
    return both_sides(
        find(columns, offset, n_buckets, short=False), find(columns, offset, n_buckets, short=True)
    )
