"""Which entries price swept, and in which bar: all that sweeps owe to price alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.sweeps import TOUCH, descend, lowest_after

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.geometry import Geometry

__all__ = ["SweptEntries", "find_swept_entries"]


@dataclass(frozen=True)
class SweptEntries:
    """Entries of one tier-side whose level price has reached, in order of opening."""

    entry: NDArray[np.intp]
    """Index into the entries of a geometry, flattened."""
    opened: NDArray[np.intp]
    """Padded bar of the opening."""
    swept: NDArray[np.intp]
    """Padded bar of the sweep, after the one of the opening."""
    own_entry: NDArray[np.intp]
    """Entries swept in the bar of their opening, flattened."""
    own: NDArray[np.intp]
    """That bar."""


def find_swept_entries(geometry: Geometry) -> tuple[SweptEntries, ...]:
    """Return the swept entries of every tier-side; none where there is no level."""
    grid, n_nodes = geometry.grid, geometry.entries.price.shape[1]
    touch = TOUCH / grid.step
    placed = grid.place(geometry.entries.price, np.inf).ravel()
    exists = np.flatnonzero(np.isfinite(placed))
    placed, opened = placed[exists], exists // n_nodes
    paths = (
        lowest_after(grid.place(geometry.low, np.inf) - touch),
        lowest_after(-grid.place(geometry.high, -np.inf) - touch),
    )
    rests = (
        grid.place(geometry.entries.lowest_after, np.inf).ravel()[exists] - touch,
        -grid.place(geometry.entries.highest_after, -np.inf).ravel()[exists] - touch,
    )
    n_bars, none = geometry.columns.padded, np.zeros(0, np.intp)
    found = []
    for tier_side, offset in enumerate(geometry.offsets.tolist()):
        if not np.isfinite(offset):
            found.append(SweptEntries(none, none, none, none, none))
            continue
        level = placed + offset if tier_side % 2 == 0 else -(placed + offset)
        now = level >= rests[tier_side % 2]
        own, later = np.flatnonzero(now), np.flatnonzero(~now)
        swept = descend(paths[tier_side % 2], opened[later], level[later])
        reached = np.flatnonzero(swept < n_bars)
        later = later[reached]
        found.append(
            SweptEntries(exists[later], opened[later], swept[reached], exists[own], opened[own])
        )
    return tuple(found)
