"""Runs: the pieces a picture is made of, and what each of them holds.

Bucket and death column are both monotone along the sorted entries of a column. The entries of
one column, tier and side that share a bucket and a death column are therefore neighbors in
that order, a *run*, and in long columns single positions need never be visited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["Runs", "Thinned", "both_sides", "prefix_sums", "run_masses"]

_CHUNK = 1 << 17
"""Entries worked on at a time: a megabyte of float64 stays in the cache."""


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


@dataclass(frozen=True)
class Runs:
    """Pieces of the picture; arrays of shape ``(n_runs,)``."""

    tier_side: NDArray[np.intp]
    """``2 * tier`` for a long, ``2 * tier + 1`` for a short."""
    born: NDArray[np.intp]
    """Column in which the positions were opened."""
    died: NDArray[np.intp]
    """Column in which price swept them; `n_columns` if it has not."""
    row: NDArray[np.intp]
    """Bucket plus one: row 0 is everything below the grid, row ``n_buckets + 1`` above."""
    start: NDArray[np.intp]
    """First entry, in the sorted order of column `born`."""
    stop: NDArray[np.intp]
    """One past the last entry."""
    thinned: Thinned | None = None
    """Where runs hold entries that are gone already; None if nowhere."""

    ARRAYS: ClassVar = ("tier_side", "born", "died", "row", "start", "stop")
    """Names of the arrays, in order."""


def both_sides(long: Runs, short: Runs) -> Runs:
    """Return the runs of the longs followed by those of the shorts."""
    joined = [np.concatenate([getattr(long, name), getattr(short, name)]) for name in Runs.ARRAYS]
    left, right = long.thinned, short.thinned
    if left is None or right is None:
        return Runs(*joined)
    return Runs(
        *joined,
        thinned=Thinned(
            tier_side=np.concatenate([left.tier_side, right.tier_side]),
            column=np.concatenate([left.column, right.column]),
            outlived=np.concatenate([left.outlived, right.outlived]),
            run=np.concatenate([left.run, right.run + long.born.size]),
            window=np.concatenate([left.window, right.window + left.column.size]),
        ),
    )


def run_masses(
    runs: Runs, opened: NDArray[np.float64], class_of_tier: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return what each run holds at the end of its birth column, at weight one.

    Parameters
    ----------
    runs : Runs
    opened : ndarray of float64, shape (n_classes or 1, 2 or 1, n_columns, E)
        What is left of each entry at the end of its column, by holding class and side, in
        sorted order. One class or one side stands for all.
    class_of_tier : ndarray of intp, shape (n_tiers,)
        Holding class of each tier.

    Returns
    -------
    ndarray of float64, shape (n_runs,)
        In the unit of `opened`.

    Notes
    -----
    The mass of a run is a difference of two prefix sums of its column. Where entries were
    swept in their own column, the window has prefix sums of its own.
    """
    n_classes, n_sides, n_columns, n_entries = opened.shape
    values = opened.reshape(-1, n_entries)
    # row of `values` where a tier-side begins
    first = np.add.outer(class_of_tier % n_classes * n_sides, np.arange(2) % n_sides).ravel()
    first *= n_columns
    row = runs.born
    if n_classes * n_sides > 1:
        row = row + first.take(runs.tier_side)
    if n_entries == 1:
        return values.ravel().take(row)
    mass = _between(prefix_sums(values), row, runs.start, runs.stop)
    if runs.thinned is None:
        return mass
    thinned = runs.thinned
    row = first.take(thinned.tier_side) + thinned.column
    for windows, run, window in thinned.chunks():
        left = values.take(row[windows], axis=0)
        left *= thinned.outlived[windows]
        mass[run] = _between(prefix_sums(left), window, runs.start.take(run), runs.stop.take(run))
    return mass


def prefix_sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return running sums from zero along each row, shape ``(n_rows, n + 1)``."""
    sums = np.empty((values.shape[0], values.shape[1] + 1))
    sums[:, 0] = 0.0
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return sums


def _between(
    sums: NDArray[np.float64],
    row: NDArray[np.intp],
    start: NDArray[np.intp],
    stop: NDArray[np.intp],
) -> NDArray[np.float64]:
    """Return the sum of each row's values from `start` to before `stop`."""
    base = row * sums.shape[1]
    flat = sums.ravel()
    total = flat.take(base + stop)
    total -= flat.take(base + start)
    return total
