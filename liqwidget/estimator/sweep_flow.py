"""What price swept in every bar, position by position.

The picture needs no single positions; the account of what was swept does, because several
bars of one column may sweep. This is the same model by another way, and a check on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.sweeps import TOUCH, first_at_or_below

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.book import Book

__all__ = ["sweep_flow"]


def sweep_flow(
    book: Book, mix: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the coins swept in every padded bar, by tier and side.

    Parameters
    ----------
    book : Book
    mix : ndarray of float64, shape (2 * n_tiers, n_columns)
        Weights of the tier-sides, from :func:`~liqwidget.estimator.tilt.side_weights`.

    Returns
    -------
    later, own : ndarray of float64, shape (2 * n_tiers, padded)
        Coins swept by a bar after the one they were opened in, and in that same bar.
    """
    geometry = book.geometry
    grid, n_nodes = geometry.grid, geometry.entries.price.shape[1]
    n_bars, touch = geometry.columns.padded, TOUCH / grid.step
    entry = grid.place(geometry.entries.price, np.inf).ravel()
    bar = np.repeat(np.arange(n_bars), n_nodes)
    column = bar // geometry.columns.bars_per_column
    exists = np.isfinite(entry)
    path = (
        grid.place(geometry.low, np.inf) - touch,
        -grid.place(geometry.high, -np.inf) - touch,
    )
    rest = (
        grid.place(geometry.entries.lowest_after, np.inf).ravel() - touch,
        -grid.place(geometry.entries.highest_after, -np.inf).ravel() - touch,
    )
    later = np.zeros((mix.shape[0], n_bars))
    own = np.zeros((mix.shape[0], n_bars))
    for tier_side in np.flatnonzero(np.isfinite(geometry.offsets)).tolist():
        side, sign = tier_side % 2, 1.0 - 2.0 * (tier_side % 2)
        lots = np.flatnonzero(exists & (book.opened[side].ravel() > 0))
        level = sign * (entry[lots] + geometry.offsets[tier_side])
        quantity = book.opened[side].ravel()[lots] * mix[tier_side, column[lots]]
        total = book.left.total[book.classes.of_tier[tier_side // 2]]

        now = level >= rest[side][lots]
        own[tier_side] = np.bincount(bar[lots[now]], quantity[now], n_bars)
        lots, level, quantity = lots[~now], level[~now], quantity[~now]
        swept_at = first_at_or_below(path[side], bar[lots], level)
        reached = swept_at < n_bars
        lots, swept_at, quantity = lots[reached], swept_at[reached], quantity[reached]
        # a bar sweeps first and closes pro rata after that
        left = np.exp(total[bar[lots]] - total[swept_at - 1])
        later[tier_side] = np.bincount(swept_at, quantity * left, n_bars)
    return later, own
