"""Runs: the pieces a picture is made of, and what each of them holds.

Bucket and death column are both monotone along the sorted entries of a column. The entries of
one column, tier and side that share a bucket and a death column are therefore neighbors in
that order, a *run*, and in long columns single positions need never be visited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.thinned import Thinned

__all__ = ["Runs", "both_sides", "run_masses"]


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


def both_sides(long: Runs, short: Runs) -> Runs:
    """Return the runs of the longs followed by those of the shorts."""
    thinned = None
    if long.thinned is not None and short.thinned is not None:
        thinned = long.thinned.followed_by(short.thinned, long.born.size)
    return Runs(
        tier_side=np.concatenate([long.tier_side, short.tier_side]),
        born=np.concatenate([long.born, short.born]),
        died=np.concatenate([long.died, short.died]),
        row=np.concatenate([long.row, short.row]),
        start=np.concatenate([long.start, short.start]),
        stop=np.concatenate([long.stop, short.stop]),
        thinned=thinned,
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
    mass = _between(_prefix_sums(values), row, runs.start, runs.stop)
    if runs.thinned is None:
        return mass
    thinned = runs.thinned
    row = first.take(thinned.tier_side) + thinned.column
    for windows, run, window in thinned.chunks():
        left = values.take(row[windows], axis=0)
        left *= thinned.outlived[windows]
        mass[run] = _between(_prefix_sums(left), window, runs.start.take(run), runs.stop.take(run))
    return mass


def _prefix_sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
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
    total: NDArray[np.float64] = flat.take(base + stop)
    total -= flat.take(base + start)
    return total
