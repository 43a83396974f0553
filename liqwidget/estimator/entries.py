"""Where inside a bar positions were opened, and what price did to them after that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.estimator.columns import bar_length

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator._types import MarketLike

__all__ = ["Entries", "EntryRule", "entries", "sweep_range"]

EntryRule = Literal["close", "hlc3", "path"]

_PATH_NODES, _LONG_PATH_NODES = 4, 8
"""Entries per bar on the path: of bars up to an hour, and of longer ones."""


@dataclass(frozen=True)
class Entries:
    """Entry nodes of every bar; each stands for an equal share of what the bar opened."""

    price: NDArray[np.float64]
    """Entry price, shape ``(n_bars, n_nodes)``; NaN in a bar without prices."""
    lowest_after: NDArray[np.float64]
    """Lowest price in the rest of the entry's own bar; +inf where the bar is over."""
    highest_after: NDArray[np.float64]
    """Highest price in the rest of the entry's own bar; -inf where the bar is over."""


def entries(market: MarketLike, *, rule: EntryRule = "close", nodes: int | None = None) -> Entries:
    """Return the entry prices of every bar.

    Parameters
    ----------
    market : Market
    rule : {"close", "hlc3", "path"}
        "close" and "hlc3": everybody enters at that price, and the bar is over for them.
        "path": price walks open, low, high, close in a rising bar and open, high, low, close
        in a falling one. The way travelled is cut into equal parts; who opens in a part enters
        at its end, the last at the close, and is exposed to the rest of the way.
    nodes : int, optional
        Entries per bar on the path; 4 by default, 8 in bars longer than an hour. One for the
        other rules.

    Returns
    -------
    Entries

    Notes
    -----
    On one-hour bars the path raises the rank correlation with known positions from 0.85 to
    0.90, on four-hour bars from 0.66 to 0.81; at 15 minutes and below it changes nothing.

    Ends rather than middles of the parts: the last entry is then the close, from which the next
    bar starts. Known positions do not tell the two apart; printed liquidations of the next hour
    do, see :func:`liqwidget.score_prints`.
    """
    if rule == "path":
        long = bar_length(market.time) > np.timedelta64(1, "h")
        return _path(market, nodes or (_LONG_PATH_NODES if long else _PATH_NODES))
    price = market.close if rule == "close" else (market.high + market.low + market.close) / 3.0
    shape = (price.size, 1)
    return Entries(price.reshape(shape).copy(), np.full(shape, np.inf), np.full(shape, -np.inf))


def _path(market: MarketLike, nodes: int) -> Entries:
    """Put entries at the ends of `nodes` equal parts of the way that price travelled."""
    rising = market.close >= market.open
    way = np.array(
        [
            market.open,
            np.where(rising, market.low, market.high),
            np.where(rising, market.high, market.low),
            market.close,
        ]
    )
    rise = np.diff(way, axis=0)
    legs = np.abs(rise)
    walked_before = np.zeros_like(legs)
    walked_before[1] = legs[0]
    walked_before[2] = legs[0] + legs[1]
    travelled = walked_before[2] + legs[2]
    # extremes of the way from the end of each leg to the close
    low_from = np.minimum(way[1:], way[3])
    high_from = np.maximum(way[1:], way[3])
    np.minimum(low_from[0], low_from[1], out=low_from[0])
    np.maximum(high_from[0], high_from[1], out=high_from[0])

    walked = travelled[:, None] * ((np.arange(nodes) + 1.0) / nodes)
    # strictly beyond: a leg of no length, as where a bar closes at its high, holds no entry
    second, third = (walked > before[:, None] for before in walked_before[1:])
    at = np.add(second, third, dtype=np.intp)
    at *= travelled.size
    at += np.arange(travelled.size)[:, None]  # leg and bar of each node, in the flat arrays
    leg = rise.take(at)
    share = walked
    share -= walked_before.take(at)
    with np.errstate(invalid="ignore"):  # 0 / 0 in a bar that did not move, see below
        share /= np.abs(leg)
    price = leg
    price *= share
    price += way.take(at)
    lowest, highest = low_from.take(at), high_from.take(at)
    still = np.flatnonzero(~(travelled > 0))  # flat bars, and missing ones
    price[still] = market.close[still, None]
    lowest[still], highest[still] = np.inf, -np.inf
    if market.mark_low is not None and market.mark_high is not None:
        # a wick of the last price that the mark price did not follow liquidates nobody
        np.fmax(lowest, market.mark_low[:, None], out=lowest)
        np.fmin(highest, market.mark_high[:, None], out=highest)
    return Entries(price, lowest, highest)


def sweep_range(market: MarketLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the low and high that liquidate: of the mark price where known, else as traded.

    Returns
    -------
    low, high : ndarray of float64, shape (n_bars,)
        +inf and -inf in a bar without prices, which sweeps nothing.
    """
    low, high = market.low, market.high
    if market.mark_low is not None:
        low = np.where(np.isfinite(market.mark_low), market.mark_low, low)
    if market.mark_high is not None:
        high = np.where(np.isfinite(market.mark_high), market.mark_high, high)
    missing = ~(np.isfinite(low) & np.isfinite(high))
    return np.where(missing, np.inf, low), np.where(missing, -np.inf, high)
