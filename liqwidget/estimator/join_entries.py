"""Runs of short columns: look at every entry and join equal neighbors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.runs import Runs
from liqwidget.estimator.sweeps import descend, lowest_after

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.sorted_columns import SortedColumns

__all__ = ["join_entries"]


def join_entries(
    columns: SortedColumns, offset: NDArray[np.float64], n_buckets: int, *, short: bool
) -> Runs:
    """Find the runs of one side in columns of few entries.

    Parameters
    ----------
    columns : SortedColumns
    offset : ndarray of float64, shape (2 * n_tiers,)
        Level minus entry in buckets; not finite where there is no level.
    n_buckets : int
    short : bool

    Returns
    -------
    Runs
        By column, tier and price. A run ends where an entry was swept in its own column, so
        that none is thinned.
    """
    tier_sides = np.flatnonzero(np.isfinite(offset[short::2])) * 2 + short
    n_tiers, (n_columns, n_entries) = tier_sides.size, columns.entry.shape
    shift = np.repeat(offset[tier_sides], n_entries)
    each = np.repeat(columns.entry, n_tiers, axis=0).reshape(n_columns, shift.size)
    position = (each + shift).ravel()  # by column, tier-side and entry; +inf where there is none
    died = _deaths(columns, position, n_tiers, short=short)
    row = (np.clip(np.floor(position), -1, n_buckets) + 1).astype(np.intp)

    lot = np.arange(position.size)
    gone = _gone(columns, position, n_tiers, short=short)
    if gone is not None:
        lot = np.flatnonzero(~gone)
        row, died = row.take(lot), died.take(lot)
    window = lot // n_entries if n_entries > 1 else lot
    place = lot - window * n_entries
    last = place
    if n_entries > 1 and lot.size:
        new = np.empty(lot.size, np.bool_)
        new[0] = True
        np.not_equal(row[1:], row[:-1], out=new[1:])
        new[1:] |= died[1:] != died[:-1]
        new[1:] |= window[1:] != window[:-1]
        new[1:] |= lot[1:] != lot[:-1] + 1
        first = np.flatnonzero(new)
        last = place.take(np.append(first[1:], lot.size) - 1)
        window, died, row, place = (values.take(first) for values in (window, died, row, place))
    born = window // max(n_tiers, 1)
    return Runs(
        tier_side=tier_sides.take(window - born * n_tiers),
        born=born,
        died=died,
        row=row,
        start=place,
        stop=last + 1,
    )


def _deaths(
    columns: SortedColumns, position: NDArray[np.float64], n_tiers: int, *, short: bool
) -> NDArray[np.intp]:
    """Return the column in which price sweeps each level.

    First the level of each window that price meets first; only where the rest does not go
    with it are the others looked at.
    """
    n_columns, n_entries = columns.entry.shape
    path = -columns.high if short else columns.low
    level = -position if short else position
    lowest = lowest_after(path)
    column = np.repeat(np.arange(n_columns), n_tiers)
    if n_entries == 1:
        return descend(lowest, column, level)
    by_window = position.reshape(-1, n_entries)
    if short:
        nearest = -by_window[:, 0]
    else:
        at = np.repeat(np.maximum(columns.n_entries - 1, 0), n_tiers)
        nearest = position.take(np.arange(at.size) * n_entries + at)
    died = np.repeat(descend(lowest, column, nearest), n_entries)
    reached = np.append(path, -np.inf)
    later = np.flatnonzero(level < reached.take(died))
    died[later] = descend(lowest, died.take(later), level.take(later))
    return died


def _gone(
    columns: SortedColumns, position: NDArray[np.float64], n_tiers: int, *, short: bool
) -> NDArray[np.bool_] | None:
    """Say which entries do not exist or were swept in their own column; None if none is."""
    after = columns.highest_after if short else columns.lowest_after
    gone = None
    if after is not None:
        extreme = np.repeat(after, n_tiers, axis=0).ravel()
        gone = position <= extreme if short else position >= extreme
    if columns.n_entries.sum() < columns.entry.size:
        missing = np.isinf(position)
        gone = missing if gone is None else gone | missing
    return gone if gone is not None and gone.any() else None
