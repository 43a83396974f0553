"""The account of a map: opened = alive + off the grid + swept + closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator._types import Side
    from liqwidget.estimator.book import Book

__all__ = ["Balance", "closed_flow"]


@dataclass(frozen=True)
class Balance:
    """Where every coin of one side is, at the end of each column; shape ``(n_columns,)``.

    Cumulated from the first bar used, warm-up and inventory included.
    """

    side: Side
    opened: NDArray[np.float64]
    """Coins opened that have a liquidation price."""
    alive: NDArray[np.float64]
    """Coins drawn."""
    off_grid: NDArray[np.float64]
    """Coins alive whose level lies below or above the price range drawn."""
    swept: NDArray[np.float64]
    """Coins that price has reached."""
    closed: NDArray[np.float64]
    """Coins closed by their owners."""
    unlevered: NDArray[np.float64]
    """Coins opened that can never be liquidated; not in `opened`."""

    @property
    def error(self) -> float:
        """Largest difference between the two sides of the account, over what was opened."""
        gap = self.opened - self.alive - self.off_grid - self.swept - self.closed
        return float(np.abs(gap).max() / max(float(self.opened.max()), 1e-300))

    def __str__(self) -> str:
        """Say the account of the last column in one line."""
        return (
            f"{self.side}: opened {self.opened[-1]:,.0f} = alive {self.alive[-1]:,.0f} "
            f"+ off the grid {self.off_grid[-1]:,.0f} + swept {self.swept[-1]:,.0f} "
            f"+ closed {self.closed[-1]:,.0f} coins (error {self.error:.0e}); "
            f"never liquidated {self.unlevered[-1]:,.0f}"
        )


def closed_flow(
    book: Book,
    opened: NDArray[np.float64],
    later: NDArray[np.float64],
    own: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the coins closed by their owners in every padded bar, by tier and side.

    Walks the bars with the total of each tier and side only, and so knows nothing of the
    picture that it will be compared with. A loop over bars: it is asked for rarely, and the
    step from bar to bar is the definition.

    Parameters
    ----------
    book : Book
    opened, later, own : ndarray of float64, shape (2 * n_tiers, padded)
        Coins opened, swept later and swept in their own bar, of every padded bar.

    Returns
    -------
    ndarray of float64, shape (2 * n_tiers, padded)
    """
    speed = np.repeat(book.classes.speed[book.classes.of_tier], 2)
    rate = np.minimum(speed[:, None] * book.hazard, 1.0 - 1e-12)
    closed = np.empty_like(opened)
    alive = np.zeros(opened.shape[0])
    for bar in range(opened.shape[1]):
        alive = alive - later[:, bar]
        closed[:, bar] = alive * rate[:, bar]
        alive = alive - closed[:, bar] + opened[:, bar] - own[:, bar]
    return closed
