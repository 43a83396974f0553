"""Shocks: moves of price as signed fractions outside, as log distances inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.cascades.orders import DIRECTION

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.market.liquidation_price import Side

__all__ = ["halt_distance", "log_shocks", "side_of"]


def log_shocks(shocks: ArrayLike, side: Side) -> NDArray[np.float64]:
    """Return moves of price as distances in log price.

    Parameters
    ----------
    shocks : array_like, shape (n_shocks,)
        Signed fractions of price.
    side : {"long", "short"}
        The side they liquidate.

    Returns
    -------
    ndarray of float64, shape (n_shocks,)
        Zero or more.

    Raises
    ------
    ValueError
        If a shock is not finite, has the other side's sign, or is a fall of 100 % or more.
    """
    moves = np.atleast_1d(np.asarray(shocks, dtype=np.float64))
    direction = DIRECTION[side]
    wrong = ~((moves * direction >= 0.0) & (moves > -1.0) & (moves < np.inf))
    if wrong.any():
        way = "falls, from -1 to 0" if side == "long" else "rises, above 0"
        msg = (
            f"shocks that liquidate {side}s are {way}, as fractions: {direction * 0.03:g} for "
            f"3 %; got {moves[wrong][0]:g}"
        )
        raise ValueError(msg)
    distance: NDArray[np.float64] = np.abs(np.log1p(moves))
    return distance


def side_of(shock: float) -> Side:
    """Return the side that a shock liquidates.

    Raises
    ------
    ValueError
        If the shock is zero or not a number.
    """
    if not abs(shock) > 0.0:
        msg = (
            "shock is a move of price as a fraction, -0.03 for a fall of 3 %, and not zero; "
            f"got {shock}"
        )
        raise ValueError(msg)
    return "long" if shock < 0.0 else "short"


def halt_distance(halt: float | None, side: Side) -> float:
    """Return the distance in log price at which trading stops; infinite for never.

    Raises
    ------
    ValueError
        If the move is not between 0 and 1.
    """
    if halt is None:
        return float("inf")
    if not 0.0 < halt < 1.0:
        msg = f"halt is a move like 0.05 for 5 %, between 0 and 1 whichever way; got {halt!r}"
        raise ValueError(msg)
    return abs(float(np.log1p(DIRECTION[side] * halt)))
