"""What price swept in every bar, position by position.

The picture needs no single positions; the account of what was swept does, because several
bars of one column may sweep. This is the same model by another way, and a check on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.book import Book

__all__ = ["sweep_flow"]


def sweep_flow(
    book: Book,
    mix: NDArray[np.float64],
    *,
    dollars: bool = False,
    horizon: int | None = None,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the coins swept in every padded bar, by tier and side.

    Parameters
    ----------
    book : Book
    mix : ndarray of float64, shape (2 * n_tiers, n_columns)
        Weights of the tier-sides, from :func:`~liqwidget.estimator.tilt.side_weights`.
    dollars : bool, default False
        Dollars at the liquidation prices instead of coins.
    horizon : int, optional
        Look at the market every so many bars only: what was opened or closed since the last
        look is not known, what price did is. None looks at every bar, the bar itself included.

    Returns
    -------
    later, own : ndarray of float64, shape (2 * n_tiers, padded)
        Coins swept by a bar after the one they were opened in, and in that same bar.
    """
    geometry = book.geometry
    laid = geometry.columns
    n_bars, column = laid.padded, np.arange(laid.padded) // laid.bars_per_column
    opened = book.opened.reshape(2, -1)
    if dollars:
        price = np.nan_to_num(geometry.entries.price.ravel())
        factors = np.stack(geometry.factors, axis=1).ravel()
    later = np.zeros((mix.shape[0], n_bars))
    own = np.zeros((mix.shape[0], n_bars))
    for tier_side, reached in enumerate(geometry.swept_entries):
        weight = mix[tier_side, column]
        quantity = opened[tier_side % 2]
        if dollars:
            weight, quantity = weight * factors[tier_side], quantity * price
        total = book.left.total[book.classes.of_tier[tier_side // 2]]
        swept, at = reached.swept, reached.opened
        # a bar sweeps first and closes pro rata after that
        known = swept - 1
        mass = quantity[reached.entry] * weight[at]
        if horizon is None:
            own[tier_side] = np.bincount(
                reached.own, quantity[reached.own_entry] * weight[reached.own], n_bars
            )
        else:
            known = known - (swept - laid.lead) % horizon
            mass *= at <= known
        mass *= np.exp(np.minimum(total[at] - total[known], 0.0))
        later[tier_side] = np.bincount(swept, mass, n_bars)
    return later, own
