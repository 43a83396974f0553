"""The account of a map: opened = alive + off the grid + swept + closed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.sweep_flow import sweep_flow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator._types import Side
    from liqwidget.estimator.book import Book

__all__ = ["Balance", "Ledger", "closed_flow"]


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
            f"never liquidated {round(self.unlevered[-1]):,}"
        )


@dataclass(frozen=True, eq=False)
class Ledger:
    """What becomes of every coin of a book under one mix, bar by bar.

    Follows positions and totals, not the picture, and so can be held against it.
    """

    book: Book
    mix: NDArray[np.float64]
    """Weights by tier-side and column, shape ``(2 * n_tiers, n_columns)``."""

    def swept(self, side: int) -> NDArray[np.float64]:
        """Return the coins of longs (0) or shorts (1) swept in each shown column."""
        later, own = self._swept
        return self._by_column(later + own, side)[self.book.geometry.columns.first :]

    def balance(self, side: int, coins: NDArray[np.float64]) -> Balance:
        """Hold a picture in coins against the account of longs (0) or shorts (1).

        Parameters
        ----------
        side : {0, 1}
        coins : ndarray of float64, shape (n_shown, n_buckets + 2)
            First and last row are off the grid.
        """
        later, own = self._swept
        bought = self._by_column(self._placed, side)
        everything = np.add.reduceat(self.book.opened[side].sum(axis=1), self._starts)
        closed = closed_flow(self.book, self._placed[side::2], later[side::2], own[side::2])
        shown = slice(self.book.geometry.columns.first, None)
        found = Balance(
            side="short" if side else "long",
            opened=np.cumsum(bought)[shown],
            alive=coins[:, 1:-1].sum(axis=1),
            off_grid=coins[:, 0] + coins[:, -1],
            swept=np.cumsum(self._by_column(later + own, side))[shown],
            closed=np.cumsum(np.add.reduceat(closed.sum(axis=0), self._starts))[shown],
            unlevered=np.cumsum(everything - bought)[shown],
        )
        for name in ("opened", "alive", "off_grid", "swept", "closed", "unlevered"):
            getattr(found, name).flags.writeable = False
        return found

    @cached_property
    def _swept(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return sweep_flow(self.book, self.mix)

    @cached_property
    def _placed(self) -> NDArray[np.float64]:
        """Coins opened at a level that exists, per tier-side and padded bar."""
        laid = self.book.geometry.columns
        mix = np.where(np.isfinite(self.book.geometry.offsets)[:, None], self.mix, 0.0)
        opened = np.tile(self.book.opened.sum(axis=2), (mix.shape[0] // 2, 1))
        opened *= np.repeat(mix, laid.bars_per_column, axis=1)
        return opened

    @property
    def _starts(self) -> NDArray[np.intp]:
        laid = self.book.geometry.columns
        return np.arange(0, laid.padded, laid.bars_per_column)

    def _by_column(self, per_bar: NDArray[np.float64], side: int) -> NDArray[np.float64]:
        """Return one side's coins in every column, from coins by tier-side and bar."""
        return np.asarray(np.add.reduceat(per_bar[side::2].sum(axis=0), self._starts))


def closed_flow(
    book: Book,
    opened: NDArray[np.float64],
    later: NDArray[np.float64],
    own: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the coins closed by their owners in every padded bar, by tier.

    Walks the bars with the total of each tier only, and so knows nothing of the
    picture that it will be compared with. A loop over bars: it is asked for rarely, and the
    step from bar to bar is the definition.

    Parameters
    ----------
    book : Book
    opened, later, own : ndarray of float64, shape (n_tiers, padded)
        Coins of one side opened, swept later and swept in their own bar, of every padded bar.

    Returns
    -------
    ndarray of float64, shape (n_tiers, padded)
    """
    speed = book.classes.speed[book.classes.of_tier]
    rate = np.minimum(speed[:, None] * book.hazard, 1.0 - 1e-12)
    closed = np.empty_like(opened)
    alive = np.zeros(opened.shape[0])
    for bar in range(opened.shape[1]):
        alive = alive - later[:, bar]
        closed[:, bar] = alive * rate[:, bar]
        alive = alive - closed[:, bar] + opened[:, bar] - own[:, bar]
    return closed
