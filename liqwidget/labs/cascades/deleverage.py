"""Auto-deleveraging: whose winning positions are closed against the losers'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["deleveraged"]


def deleveraged(
    coins: NDArray[np.float64],
    *,
    level_price: NDArray[np.float64],
    level_factor: NDArray[np.float64],
    leverages: NDArray[np.float64],
    price: float,
    direction: float,
    quantity: float,
) -> NDArray[np.float64]:
    r"""Return the coins taken from each bucket and tier, those ranked first before the others.

    Parameters
    ----------
    coins : ndarray of float64, shape (n_buckets, n_tiers)
        Positions of the other side, by liquidation level.
    level_price : ndarray of float64, shape (n_buckets,)
    level_factor : ndarray of float64, shape (n_tiers,)
        Liquidation over entry price.
    leverages : ndarray of float64, shape (n_tiers,)
    price : float
        Where price is.
    direction : float
        -1 if price has fallen, so that shorts have won; 1 if it has risen.
    quantity : float
        Coins to take; no more than there are can be taken.

    Returns
    -------
    ndarray of float64, shape (n_buckets, n_tiers)

    Notes
    -----
    Ranked by profit over margin: the return since the entry times leverage, with the entry found
    from the level. A position that does not win is not taken before one that does, but it is
    taken: venues close what they must.

    References
    ----------
    T. Chitra, "Autodeleveraging: impossibilities and optimization", arXiv 2512.01112, version 3
    (16 February 2026): the queue by profit and leverage, what it takes away without need, and
    what was taken on 10 October 2025.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        entry = level_price[:, None] / level_factor
        rank = direction * (price / entry - 1.0) * leverages
    rank = np.where(np.isfinite(rank), rank, -np.inf)
    order = np.argsort(-rank, axis=None, kind="stable")
    queue = coins.ravel()[order]
    begun = np.cumsum(queue) - queue
    taken = np.empty_like(queue)
    taken[order] = np.clip(quantity - begun, 0.0, queue)
    return taken.reshape(coins.shape)
