"""How far an amount of market orders moves price, with those of option hedgers among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from liqwidget.labs.cascades.depth import Depth

__all__ = ["HedgeFlow", "Impact", "Law", "find_impact"]

Law = Literal["linear", "square_root"]
HedgeFlow = float | Callable[[NDArray[np.float64]], ArrayLike]
"""USD of hedging per 1 % of move, or a function of the move (a signed fraction of price) to USD;
positive in the direction of the move."""

_PERCENT = 0.01
_FURTHEST = 20.0
"""In log price, where the search for an end gives up: the price times 2e-9 or 5e8."""


@dataclass(frozen=True, eq=False)
class Impact:
    r"""Where an amount of market orders leads price.

    Moves are distances from the start in log price, in the direction of the shock. Amounts are
    USD, positive in that direction.

    Notes
    -----
    With :math:`D` the dollars that move price by 1 %, an amount :math:`q` moves it by

    .. math:: I(q) = 0.01\, q / D \quad\text{or}\quad I(q) = 0.01 \sqrt{q / D},

    odd in :math:`q`. Both laws agree at 1 %, so one number describes the depth under either.
    Hedgers who trade :math:`h(x)` at a move of :math:`x` lead to the fixed point
    :math:`x = x_0 + I(q + h(x))`, which for :math:`h(x) = g x` has a closed form.
    """

    law: Law
    per_percent: float | NDArray[np.float64]
    """USD that move price by 1 %."""
    hedge: float = 0.0
    """USD of hedging per unit of log move."""
    hedging: Callable[[NDArray[np.float64]], NDArray[np.float64]] | None = None
    """USD of hedging at a move, instead of `hedge`."""

    def of(self, amount: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the move that an amount makes."""
        percents = amount / self.per_percent
        if self.law == "square_root":
            percents = np.copysign(np.sqrt(np.abs(percents)), percents)
        moved: NDArray[np.float64] = _PERCENT * percents
        return moved

    def amount(self, move: float) -> float:
        """Return the amount that makes a move, hedging left out."""
        percents = move / _PERCENT
        if self.law == "square_root":
            percents *= abs(percents)
        return float(percents * self.per_percent)

    def hedged(self, move: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the dollars hedgers have traded by the time price has moved so far."""
        return self.hedge * move if self.hedging is None else self.hedging(move)

    def end(
        self,
        shock: NDArray[np.float64],
        amount: NDArray[np.float64],
        after: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return where price comes to rest once an amount has been traded.

        Parameters
        ----------
        shock, amount : ndarray of float64, broadcast against each other
        after : ndarray of float64, same shape
            A move that is known to be passed, for the search with a function of hedging.
        """
        if self.hedging is not None:
            return self._searched(shock, amount, after)
        if self.hedge == 0.0:
            return shock + self.of(amount)
        if self.law == "linear":
            per_dollar = _PERCENT / self.per_percent
            settled: NDArray[np.float64] = (shock + per_dollar * amount) / (
                1.0 - per_dollar * self.hedge
            )
            return settled
        # the root of y^2 = s^2 (a + g y) on the side of a
        square = _PERCENT**2 / self.per_percent
        start: NDArray[np.float64] = amount + self.hedge * shock
        half = square * self.hedge
        root = (half + np.sqrt(half * half + 4.0 * square * np.abs(start))) / 2.0
        return np.asarray(shock + np.copysign(root, start), dtype=np.float64)

    def _searched(
        self,
        shock: NDArray[np.float64],
        amount: NDArray[np.float64],
        after: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return the first rest beyond `after`, by doubling and bisection."""
        low = np.broadcast_to(after, np.broadcast(shock, amount, after).shape).astype(np.float64)

        def passes(move: NDArray[np.float64]) -> NDArray[np.bool_]:
            reached: NDArray[np.bool_] = shock + self.of(amount + self.hedged(move)) > move
            return reached

        width = np.full(low.shape, 1e-3)
        while True:
            on = passes(low + width) & (low + width < _FURTHEST)
            if not on.any():
                break
            low, width = np.where(on, low + width, low), np.where(on, 2.0 * width, width)
        high: NDArray[np.float64] = low + width
        for _ in range(60):
            middle = (low + high) / 2.0
            beyond = passes(middle)
            low, high = np.where(beyond, middle, low), np.where(beyond, high, middle)
        return high


def find_impact(
    depth: Depth,
    *,
    direction: float,
    law: Law,
    hedge_flow: HedgeFlow = 0.0,
) -> Impact:
    """Return the impact, in log price, of what is said in per cent.

    Raises
    ------
    ValueError
        If the law is unknown, or hedging alone would move price without end.
    TypeError
        If `hedge_flow` is neither a number nor a function.
    """
    if law not in get_args(Law):
        msg = f"impact must be one of {', '.join(get_args(Law))}; got {law!r}"
        raise ValueError(msg)
    per_percent = depth.dollars_per_percent
    if callable(hedge_flow):
        function = hedge_flow

        def hedging(move: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.asarray(function(np.expm1(direction * move)), dtype=np.float64)

        return Impact(law, per_percent, hedging=hedging)
    flow = _number(hedge_flow)
    if law == "linear" and flow >= depth.dollars_per_percent:
        msg = (
            "hedge_flow must be below the depth, or hedging alone moves price without end; got "
            f"{flow:g} USD per 1 % against a depth of {depth.dollars_per_percent:g}"
        )
        raise ValueError(msg)
    return Impact(law, per_percent, hedge=flow / _PERCENT)


def _number(hedge_flow: object) -> float:
    """Return a gamma as a number."""
    if not isinstance(hedge_flow, (int, float, np.integer, np.floating)):
        msg = (
            "hedge_flow is a number of dollars per 1 % of move, or a function of the move; "
            f"got {type(hedge_flow).__name__}"
        )
        raise TypeError(msg)
    if not np.isfinite(hedge_flow):
        msg = f"hedge_flow must be finite; got {hedge_flow}"
        raise ValueError(msg)
    return float(hedge_flow)
