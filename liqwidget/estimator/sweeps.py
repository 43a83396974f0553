"""When price reaches a level: first passage, exactly and without a loop over bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator._checks import check_prices, check_side
from liqwidget.estimator.entries import sweep_range

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.estimator._types import MarketLike, Side

__all__ = ["TOUCH", "descend", "first_at_or_below", "lowest_after", "sweeps"]

TOUCH = 1e-12
"""Price within this of a level, as a logarithm, touches it: the last bit of a logarithm
must not decide."""


def sweeps(
    level: ArrayLike, opened: ArrayLike, market: MarketLike, *, side: Side
) -> NDArray[np.intp]:
    """Return the first bar after the opening that reaches each level.

    The mark price decides where the market has it, else the traded price. Touching is
    reaching: venues liquidate when margin equals the maintenance margin.

    Parameters
    ----------
    level : array_like, shape (...)
        Liquidation prices.
    opened : array_like of int, broadcast against `level`
        Bar in which the position was opened; that bar itself does not count.
    market : Market
    side : {"long", "short"}
        Longs go when price falls to the level, shorts when it rises to it.

    Returns
    -------
    ndarray of intp, broadcast shape
        Index of the bar; ``n_bars`` where price has not been there.

    Raises
    ------
    ValueError
        If `side` is unknown, a price is not positive and finite, or a bar does not exist.

    Examples
    --------
    The lowest price of all is first reached in the bar that made it:

    >>> import liqwidget as lq
    >>> market = lq.sample("BTCUSDT")
    >>> bool(lq.sweeps(market.low.min(), 0, market, side="long") == market.low.argmin())
    True
    """
    sign = check_side(side)
    price = check_prices("level", level)
    start = np.asarray(opened, dtype=np.intp)
    low, high = sweep_range(market)
    if start.size and (start.min() < 0 or start.max() >= low.size):
        msg = f"opened must be bars of the market, 0 to {low.size - 1}; got {opened!r}"
        raise ValueError(msg)
    price, start = np.broadcast_arrays(price, start)
    path = np.log(low) if sign > 0 else -np.log(np.maximum(high, 1e-300))
    found = first_at_or_below(path - TOUCH, start.ravel(), sign * np.log(price).ravel())
    return found.reshape(price.shape)


def first_at_or_below(
    path: NDArray[np.float64], start: NDArray[np.intp], level: NDArray[np.float64]
) -> NDArray[np.intp]:
    """Return the first index after `start` where `path` is at or below `level`.

    Shorts are the same walk on the negated path.

    Parameters
    ----------
    path : ndarray of float64, shape (n,)
        +inf where it reaches nothing.
    start : ndarray of intp, shape (n_levels,)
        From 0 to ``n - 1``.
    level : ndarray of float64, shape (n_levels,)
        In the unit of `path`.

    Returns
    -------
    ndarray of intp, shape (n_levels,)
        ``n`` where it never is.

    Notes
    -----
    ``lowest[k][i]`` is the minimum over the ``2**k`` indices after ``i``. A level skips
    ``2**k`` indices at once when that minimum is above it, widest skips first, so every
    level is settled after ``log2(n)`` array operations.

    Examples
    --------
    >>> path = np.array([5.0, 4.0, 6.0, 3.0])
    >>> first_at_or_below(path, np.array([0, 0, 1]), np.array([4.0, 3.5, 2.0]))
    array([1, 3, 4])
    """
    return descend(lowest_after(path), start, level)


def lowest_after(path: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return the minimum over the next 1, 2, 4, ... indices, the last over all that follow.

    Each array has shape ``(n,)``, +inf where nothing follows.
    """
    lowest = [np.append(path[1:], np.inf)]
    width = 1
    while width < path.size:
        narrow = lowest[-1]
        wider = narrow.copy()
        np.minimum(narrow[:-width], narrow[width:], out=wider[:-width])
        lowest.append(wider)
        width *= 2
    return lowest


def descend(
    lowest: list[NDArray[np.float64]], start: NDArray[np.intp], level: NDArray[np.float64]
) -> NDArray[np.intp]:
    """Find what :func:`first_at_or_below` finds, on a table from :func:`lowest_after`."""
    n = lowest[0].size
    found = np.full(start.size, n, np.intp)
    # most levels of a map are never reached: the widest minimum settles those at once
    reached = np.flatnonzero(lowest[-1].take(start) <= level)
    at, level = start.take(reached), level.take(reached)
    minimum = np.empty(at.size)
    clear = np.empty(at.size, np.bool_)
    step = np.empty(at.size, np.intp)
    for k in range(len(lowest) - 2, -1, -1):
        np.take(lowest[k], at, out=minimum, mode="clip")
        np.greater(minimum, level, out=clear)
        # branch-free: adding zero is three times faster than a masked assignment
        np.multiply(clear, 1 << k, out=step, casting="unsafe")
        at += step
    at += 1
    found[reached] = at
    return found
