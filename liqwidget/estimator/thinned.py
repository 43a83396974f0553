"""Entries of long columns that price swept before their own column was over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from liqwidget.estimator.runs import Runs
    from liqwidget.estimator.sorted_columns import SortedColumns

__all__ = ["Thinned", "Windows", "find_thinned", "without_empty"]

_CHUNK = 1 << 17
"""Entries worked on at a time: a megabyte of float64 stays in the cache."""


@dataclass(frozen=True)
class Windows:
    """Windows of levels, one per column, tier and side; in buckets, shape ``(n_windows,)``."""

    tier_side: NDArray[np.intp]
    column: NDArray[np.intp]
    shift: NDArray[np.float64]
    """Level minus entry."""
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]


@dataclass(frozen=True)
class Thinned:
    """Windows that lost entries to price within their own column, and the runs born there.

    A window is one column, tier and side. Arrays of shape ``(n_windows,)`` unless said.
    """

    tier_side: NDArray[np.intp]
    column: NDArray[np.intp]
    outlived: NDArray[np.bool_]
    """Entries that outlived their column, in sorted order, shape ``(n_windows, E)``."""
    run: NDArray[np.intp]
    """Runs of these windows, ascending."""
    window: NDArray[np.intp]
    """Window of each of them, ascending; shape as `run`."""

    def chunks(self) -> Iterator[tuple[slice, NDArray[np.intp], NDArray[np.intp]]]:
        """Yield some windows at a time, their runs, and the window of each within the chunk."""
        n_windows, n_entries = self.outlived.shape
        size = max(_CHUNK // n_entries, 1)
        for first in range(0, n_windows, size):
            start, stop = np.searchsorted(self.window, (first, first + size))
            yield slice(first, first + size), self.run[start:stop], self.window[start:stop] - first

    def followed_by(self, other: Thinned, n_runs: int) -> Thinned:
        """Return both, where the runs of `other` come after `n_runs` of these."""
        return Thinned(
            tier_side=np.concatenate([self.tier_side, other.tier_side]),
            column=np.concatenate([self.column, other.column]),
            outlived=np.concatenate([self.outlived, other.outlived]),
            run=np.concatenate([self.run, other.run + n_runs]),
            window=np.concatenate([self.window, other.window + self.column.size]),
        )


def find_thinned(
    columns: SortedColumns, windows: Windows, window: NDArray[np.intp], *, short: bool
) -> Thinned | None:
    """Find the windows that lost entries in their own column; None if columns are one bar.

    Parameters
    ----------
    columns : SortedColumns
    windows : Windows
        Of one side.
    window : ndarray of intp, shape (n_runs,)
        Window of each run, ascending.
    short : bool

    Returns
    -------
    Thinned or None
    """
    after = columns.highest_after if short else columns.lowest_after
    if after is None:
        return None
    if short:
        lost = windows.lowest <= after.max(axis=1).take(windows.column)
    else:
        lost = windows.highest >= after.min(axis=1).take(windows.column)
    thin = np.flatnonzero(lost)
    column, shift = windows.column.take(thin), windows.shift.take(thin)
    thin_of = np.full(windows.column.size, -1)
    thin_of[thin] = np.arange(thin.size)
    thin_of_run = thin_of.take(window)
    run = np.flatnonzero(thin_of_run >= 0)
    outlived = np.empty((thin.size, after.shape[1]), np.bool_)
    found = Thinned(windows.tier_side.take(thin), column, outlived, run, thin_of_run.take(run))
    beyond = np.greater if short else np.less
    for some, _, _ in found.chunks():
        level = columns.entry.take(column[some], axis=0)
        level += shift[some, None]
        beyond(level, after.take(column[some], axis=0), out=outlived[some])
    return found


def without_empty(runs: Runs) -> Runs:
    """Return the runs that still hold an entry at the end of their birth column."""
    thinned = runs.thinned
    if thinned is None:
        return runs
    holds = np.ones(runs.born.size, np.bool_)
    for windows, run, window in thinned.chunks():
        outlived = thinned.outlived[windows]
        count = np.zeros((outlived.shape[0], outlived.shape[1] + 1), np.int32)
        np.cumsum(outlived, axis=1, out=count[:, 1:])
        base = window * count.shape[1]
        before = count.take(base + runs.start.take(run))
        holds[run] = count.take(base + runs.stop.take(run)) > before
    if holds.all():
        return runs
    keep = np.flatnonzero(holds)
    still = np.flatnonzero(holds.take(thinned.run))
    place = np.cumsum(holds) - 1
    left = replace(
        thinned,
        run=place.take(thinned.run.take(still)),
        window=thinned.window.take(still),
    )
    return replace(
        runs,
        tier_side=runs.tier_side.take(keep),
        born=runs.born.take(keep),
        died=runs.died.take(keep),
        row=runs.row.take(keep),
        start=runs.start.take(keep),
        stop=runs.stop.take(keep),
        thinned=left,
    )
