"""What is left of a position after the voluntary closings of later bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["HoldingClasses", "Survival", "holding_classes", "survival"]

_MAX_CLASSES = 3
_HELD_LONG = 5.0  # leverage up to which a position is held as long as open interest lets on
_MAX_SPREAD = 600.0  # exp() of more than 709 overflows
_CERTAIN = 1.0 - 1e-12


@dataclass(frozen=True)
class HoldingClasses:
    """Tiers grouped by how fast their positions are closed."""

    of_tier: NDArray[np.intp]
    """Class of each tier, shape ``(n_tiers,)``."""
    speed: NDArray[np.float64]
    """Closing hazard over the market's own, one or more, shape ``(n_classes,)``."""


def holding_classes(leverages: Sequence[float], holding_exponent: float) -> HoldingClasses:
    r"""Group tiers into at most three classes of holding time.

    Parameters
    ----------
    leverages : sequence of float
        Ascending.
    holding_exponent : float
        :math:`\theta` below; 0 makes one class of all tiers.

    Returns
    -------
    HoldingClasses

    Notes
    -----
    A tier of leverage :math:`L` closes at :math:`h_t \max(1, L / 5)^\theta`: higher leverage
    is held for shorter. No tier closes slower than the market, so that under any mix a side
    holds open interest at most; what it lacks to it was closed early and opened again unseen.
    On simulated exchanges whose positions are known, 5 leaves 1.2 times the true dollars near
    price, 3 leaves 0.9 times; slower tiers below 10x, at :math:`h_t (L / 10)^\theta`, left
    1.6 times and more than open interest.

    Tiers are cut into three runs of nearly equal number, and each run uses the geometric mean
    of its leverages.
    """
    n_tiers = len(leverages)
    if holding_exponent == 0:
        return HoldingClasses(np.zeros(n_tiers, np.intp), np.ones(1))
    groups = np.array_split(np.arange(n_tiers), min(_MAX_CLASSES, n_tiers))
    of_tier = np.repeat(np.arange(len(groups)), [group.size for group in groups])
    logarithm = np.log(np.asarray(leverages, dtype=np.float64))
    mean = np.array([logarithm[group].mean() for group in groups])
    speed = np.maximum(np.exp(mean) / _HELD_LONG, 1.0) ** holding_exponent
    return HoldingClasses(of_tier, speed)


@dataclass(frozen=True)
class Survival:
    r"""Cumulated closing hazard, :math:`\Lambda_t = -\sum \log(1 - h_t)`, per holding class."""

    total: NDArray[np.float64]
    """At the end of every bar, shape ``(n_classes, n_bars)``."""
    at_end: NDArray[np.float64]
    """At the end of every column, shape ``(n_classes, n_columns)``."""
    reference: NDArray[np.float64]
    """Value that masses are discounted to in each column, shape ``(n_classes, n_columns)``:
    constant over blocks so long that no exponential overflows."""

    def within_column(self, bars_per_column: int) -> NDArray[np.float64]:
        """Return the share of each bar's openings left at the end of its column."""
        ends = np.repeat(self.at_end, bars_per_column, axis=1)
        return np.exp(self.total - ends)


def survival(
    hazard: NDArray[np.float64], speed: NDArray[np.float64], bars_per_column: int
) -> Survival:
    """Cumulate the closing hazard of every holding class.

    Parameters
    ----------
    hazard : ndarray of float64, shape (n_bars,)
        In [0, 1); `n_bars` is a multiple of `bars_per_column`.
    speed : ndarray of float64, shape (n_classes,)
    bars_per_column : int

    Returns
    -------
    Survival
    """
    rate = np.minimum(speed[:, None] * hazard, _CERTAIN)
    total = np.cumsum(-np.log1p(-rate), axis=1)
    at_end = total[:, bars_per_column - 1 :: bars_per_column]
    reference = np.repeat(at_end[:, :1], at_end.shape[1], axis=1)
    while True:
        far = at_end - reference > _MAX_SPREAD
        if not far.any():
            return Survival(total, at_end, reference)
        # one block more for every class that needs it, starting at its first far column
        for row in np.flatnonzero(far.any(axis=1)):
            column = int(np.argmax(far[row]))
            reference[row, column:] = at_end[row, column]
