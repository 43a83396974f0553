"""Liquidation prices of many positions at once, through all maintenance brackets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.market import Bracket

__all__ = ["Brackets"]


@dataclass(frozen=True, eq=False)
class Brackets:
    r"""A ladder of maintenance brackets, ready to be solved for whole arrays.

    Notes
    -----
    With quantity :math:`q`, entry :math:`E`, margin :math:`W` and :math:`s = \pm 1`, equity meets
    the maintenance margin :math:`m(x) = r_k x - a_k` at the notional :math:`x` with

    .. math:: x - s\,m(x) = qE - sW .

    The left side rises in :math:`x`, so the bracket follows from where the right side falls among
    its values at the floors; longs are looked up with a minus sign in the same sorted table.

    Examples
    --------
    A ten-times long of one coin at 100, in a ladder with one bracket of 0.5 %:

    >>> from liqwidget.market import Bracket
    >>> ladder = Brackets.of([Bracket(notional_floor=0, notional_cap=np.inf,
    ...                               maintenance_margin=0.005, max_leverage=100)])
    >>> one = np.ones(1)
    >>> ladder.levels(one, one, 100 * one, 10 * one).round(3)
    array([90.452])
    """

    edges: NDArray[np.float64]
    """Where brackets change, longs below zero, shape ``(2 n - 1,)``."""
    amount: NDArray[np.float64]
    """Side times maintenance amount, shape ``(2 n,)``."""
    gain: NDArray[np.float64]
    """One over one minus side times rate, shape ``(2 n,)``."""

    @classmethod
    def of(cls, brackets: Sequence[Bracket], *, fee: float = 0.0, unit: float = 1.0) -> Brackets:
        """Return the table of a ladder.

        Parameters
        ----------
        brackets : sequence of Bracket
            In quote currency, smallest first.
        fee : float
            Added to every rate, as a fraction of notional.
        unit : float
            Quote currency in one unit of the amounts passed to `levels`.

        Raises
        ------
        ValueError
            If the venue counts brackets in coins.
        """
        if any(bracket.unit != "USD" for bracket in brackets):
            msg = "brackets must be in quote currency; this venue counts them in coins"
            raise ValueError(msg)
        floor = np.array([bracket.notional_floor for bracket in brackets]) / unit
        rate = np.array([bracket.maintenance_margin for bracket in brackets]) + fee
        amount = np.array([bracket.maintenance_amount for bracket in brackets]) / unit
        due = floor * rate - amount
        return cls(
            edges=np.concatenate([-(floor - due)[:0:-1], [0.0], (floor + due)[1:]]),
            amount=np.concatenate([amount[::-1], -amount]),
            gain=1.0 / np.concatenate([1.0 - rate[::-1], 1.0 + rate]),
        )

    def levels(
        self,
        side: NDArray[np.float64],
        quantity: NDArray[np.float64],
        entry_price: NDArray[np.float64] | float,
        margin: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return the mark price at which each position is liquidated.

        Parameters
        ----------
        side : ndarray of float64, shape (n,)
            1.0 for longs, -1.0 for shorts.
        quantity, entry_price, margin : ndarray of float64, shape (n,)
            The entry may be one for all. Margin in units of quantity times price.

        Returns
        -------
        ndarray of float64, shape (n,)
            0.0 for longs that no fall can liquidate.
        """
        target = np.maximum(quantity * entry_price - side * margin, 0.0)
        row = self.edges.searchsorted(-side * target)
        level: NDArray[np.float64] = (target - self.amount[row]) * self.gain[row] / quantity
        return level
