"""Runs of long columns: cut the window of a column, tier and side without visiting entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.runs import Runs
from liqwidget.estimator.sweeps import descend, lowest_after
from liqwidget.estimator.thinned import Windows, find_thinned, without_empty

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.sorted_columns import SortedColumns

__all__ = ["cut_windows"]


@dataclass(frozen=True)
class _Pieces:
    """Parts of windows that die together, shape ``(n_pieces,)``."""

    window: NDArray[np.intp]
    died: NDArray[np.intp]
    lower: NDArray[np.float64]
    """Levels from here; -inf for the whole rest of the window."""
    upper: NDArray[np.float64]
    """Levels to below here."""


def cut_windows(
    columns: SortedColumns, offset: NDArray[np.float64], n_buckets: int, *, short: bool
) -> Runs:
    """Find the runs of one side in columns of many entries.

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
        By column and tier.

    Notes
    -----
    The near edge of a window is first passed in some later column; every new extreme after
    that, a chain of next lower lows, cuts the window into pieces that die together. Bucket
    edges cut the pieces into runs, whose entries are found by binary search.
    """
    windows = _find_windows(columns, offset, short=short)
    pieces = _cut_at_deaths(columns, windows, short=short)
    piece, row, start, stop = _cut_at_buckets(columns, windows, pieces, n_buckets)
    window = pieces.window.take(piece)
    runs = Runs(
        tier_side=windows.tier_side.take(window),
        born=windows.column.take(window),
        died=pieces.died.take(piece),
        row=row,
        start=start,
        stop=stop,
        thinned=find_thinned(columns, windows, window, short=short),
    )
    return without_empty(runs)


def _find_windows(columns: SortedColumns, offset: NDArray[np.float64], *, short: bool) -> Windows:
    """Return the windows of one side, by column and tier."""
    tier_sides = np.flatnonzero(np.isfinite(offset[short::2])) * 2 + short
    used = np.flatnonzero(columns.n_entries)
    first = columns.entry[used, 0]
    last = columns.entry[used, columns.n_entries[used] - 1]
    return Windows(
        tier_side=np.tile(tier_sides, used.size),
        column=np.repeat(used, tier_sides.size),
        shift=np.tile(offset[tier_sides], used.size),
        lowest=np.add.outer(first, offset[tier_sides]).ravel(),
        highest=np.add.outer(last, offset[tier_sides]).ravel(),
    )


def _cut_at_deaths(columns: SortedColumns, windows: Windows, *, short: bool) -> _Pieces:
    """Cut windows where the death column changes; shorts are cut on the negated price."""
    path = -columns.high if short else columns.low
    near, far = (-windows.lowest, -windows.highest) if short else (windows.highest, windows.lowest)
    lowest = lowest_after(path)
    following = descend(lowest, np.arange(path.size), np.nextafter(path, -np.inf))
    reached = np.append(path, -np.inf)

    window = np.arange(near.size)
    died = descend(lowest, windows.column, near)
    upper = np.full(near.size, np.inf)
    found = []
    while True:
        extreme = reached.take(died)
        done = extreme <= far.take(window)
        found.append((window, died, np.where(done, -np.inf, extreme), upper))
        more = np.flatnonzero(~done)
        if not more.size:
            break
        window, upper = window.take(more), extreme.take(more)
        died = following.take(died.take(more))
    window, died, lower, upper = (np.concatenate(parts) for parts in zip(*found, strict=True))
    if short:  # from (-upper, -lower] to a half-open range that starts at its lower end
        lower, upper = np.nextafter(-upper, np.inf), np.nextafter(-lower, np.inf)
    # numpy sorts 16-bit integers by radix, ten times faster than longer ones
    fits = near.size <= np.iinfo(np.uint16).max
    order = np.argsort(window.astype(np.uint16) if fits else window, kind="stable")
    return _Pieces(window.take(order), died.take(order), lower.take(order), upper.take(order))


def _cut_at_buckets(
    columns: SortedColumns, windows: Windows, pieces: _Pieces, n_buckets: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Cut pieces at bucket edges; return piece, row, first and one past the last entry."""
    lowest = np.maximum(pieces.lower, windows.lowest.take(pieces.window))
    highest = np.minimum(pieces.upper, windows.highest.take(pieces.window))
    bottom = np.clip(np.floor(lowest), -1, n_buckets).astype(np.intp)
    top = np.clip(np.floor(highest), -1, n_buckets).astype(np.intp)
    count = top - bottom + 1
    end = np.cumsum(count)
    first = end - count

    piece = np.repeat(np.arange(count.size), count)
    bucket = np.arange(piece.size) + np.repeat(bottom - first, count)
    from_level = bucket.astype(np.float64)
    from_level[first] = pieces.lower
    column = windows.column.take(pieces.window)
    shift = windows.shift.take(pieces.window)
    padded = _pad_to_power_of_two(columns.entry)
    start = _entries_below(padded, column.take(piece), shift.take(piece), from_level)
    stop = np.empty_like(start)
    stop[:-1] = start[1:]  # inside a piece the upper edge is the next run's lower edge
    stop[end - 1] = _entries_below(padded, column, shift, pieces.upper)
    keep = np.flatnonzero(stop > start)
    return piece.take(keep), bucket.take(keep) + 1, start.take(keep), stop.take(keep)


def _pad_to_power_of_two(entry: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sorted columns, filled with +inf to a power of two beyond their length."""
    n_columns, n_entries = entry.shape
    padded = np.full((n_columns, 1 << n_entries.bit_length()), np.inf)
    padded[:, :n_entries] = entry
    return padded


def _entries_below(
    padded: NDArray[np.float64],
    column: NDArray[np.intp],
    shift: NDArray[np.float64],
    level: NDArray[np.float64],
) -> NDArray[np.intp]:
    """Count the entries of each column with ``entry + shift < level``.

    The same rounded sum is compared everywhere, so no entry is lost or counted twice.
    """
    flat, width = padded.ravel(), padded.shape[1]
    at = column * width
    at -= 1
    probe = np.empty(at.size, np.intp)
    value = np.empty(at.size)
    below = np.empty(at.size, np.bool_)
    stride = width >> 1
    while stride:
        np.add(at, stride, out=probe)
        np.take(flat, probe, out=value, mode="clip")
        value += shift
        np.less(value, level, out=below)
        np.multiply(below, stride, out=probe, casting="unsafe")
        at += probe
        stride >>= 1
    found: NDArray[np.intp] = at + 1
    found -= column * width
    return found
