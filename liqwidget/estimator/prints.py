"""Printed liquidations, ready to be held against a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.estimator._types import MarketLike

__all__ = ["find_prints"]


def find_prints(
    market: MarketLike,
    *,
    long_liquidations: ArrayLike | None = None,
    short_liquidations: ArrayLike | None = None,
    print_share: float = 1.0,
) -> NDArray[np.float64]:
    """Return the liquidations of every bar of a market, in dollars.

    Parameters
    ----------
    market : Market
    long_liquidations, short_liquidations : array_like, shape (n_bars,), optional
        Dollars per bar, NaN where unknown; those of the market if None.
    print_share : float, default 1
        Share of the liquidated dollars that the feed prints.

    Returns
    -------
    ndarray of float64, shape (2, n_bars)
        Longs first, divided by `print_share`.

    Raises
    ------
    ValueError
        If there are none, or they are not dollars per bar.
    """
    if not 0.0 < print_share <= 1.0:
        msg = (
            f"print_share must be above 0 and at most 1; got {print_share!r}. "
            "Write 0.3 for a feed that prints three dollars of ten."
        )
        raise ValueError(msg)
    sides = [
        _one_side(market, "long_liquidations", long_liquidations),
        _one_side(market, "short_liquidations", short_liquidations),
    ]
    return np.stack(sides) / print_share


def _one_side(market: MarketLike, name: str, given: ArrayLike | None) -> NDArray[np.float64]:
    values = getattr(market, name, None) if given is None else given
    if values is None:
        msg = (
            f"calibration needs printed liquidations; the market has no {name}. Pass {name}= in "
            "USD per bar, or a column of that name to Market.from_frame(). "
            'lq.sample("exchange/crowded") has them.'
        )
        raise ValueError(msg)
    printed = np.array(values, dtype=np.float64)
    if printed.shape != market.time.shape:
        msg = f"{name} needs one number per bar, {market.time.size}; got shape {printed.shape}"
        raise ValueError(msg)
    wrong = np.isinf(printed) | (printed < 0)
    if wrong.any():
        bar = int(np.argmax(wrong))
        at = np.datetime_as_string(market.time[bar], unit="m")
        msg = f"{name} must be zero or more, in USD; bar {bar} ({at}) has {printed[bar]:g}"
        raise ValueError(msg)
    return printed
