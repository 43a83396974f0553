"""How much it takes to move price: an assumption with a unit and a label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import dollars
from liqwidget.readings.daily_volume import daily_volume

if TYPE_CHECKING:
    from liqwidget.estimator._types import MarketLike

__all__ = ["Depth", "find_depth", "guess_of"]


@dataclass(frozen=True)
class Depth:
    """How many dollars of market orders move price by one per cent.

    Candles do not hold the order book, so this is always an assumption: given by hand, read off a
    book that will have changed by the time it is needed, or guessed from volume. It says so in
    `label`, which every picture shows.

    Raises
    ------
    ValueError
        If the depth is not positive and finite.

    Examples
    --------
    >>> Depth(50e6).label
    'depth 50M USD per 1 % (assumption, given by hand)'
    """

    dollars_per_percent: float
    """USD of market orders that move the logarithm of price by 0.01."""
    source: str = "given by hand"
    """Where it comes from, in words."""

    def __post_init__(self) -> None:
        if not 0.0 < self.dollars_per_percent < float("inf"):
            msg = (
                "depth is the dollars of market orders that move price by 1 %, and positive; "
                f"got {self.dollars_per_percent!r}. Write depth=50e6 for 50 million."
            )
            raise ValueError(msg)

    @classmethod
    def from_volume(
        cls,
        market: MarketLike,
        *,
        share: float = 0.01,
        days: int = 7,
        until: np.datetime64 | None = None,
    ) -> Depth:
        """Guess a depth from traded volume: a share of a day moves price by one per cent.

        The share is a choice for illustration, not a measurement; books thin out when it matters.

        Parameters
        ----------
        market : Market
        share : float, default 0.01
            Of a mean day's volume, as a fraction.
        days : int, default 7
            Days before the end over which the mean is taken.
        until : datetime64, optional
            UTC; bars that open then or later are not known yet. The end of the market if None.

        Returns
        -------
        Depth

        Raises
        ------
        ValueError
            If no volume is known, or the share is not positive.

        Examples
        --------
        >>> import liqwidget as lq
        >>> Depth.from_volume(lq.sample("BTCUSDT")).source
        'illustration, 1 % of a mean day of the last 7 days'
        """
        last = market.time[-1] + np.timedelta64(1, "ms") if until is None else until
        volume = float(daily_volume(market, np.array([last]), days=days)[0])
        if volume <= 0.0:
            msg = (
                f"no volume is known in the last {days} days, so there is no depth to guess; "
                "pass depth=, the dollars that move price by 1 %"
            )
            raise ValueError(msg)
        return cls(share * volume, guess_of(share, days))

    @property
    def label(self) -> str:
        """The depth in words, with the word assumption."""
        return f"depth {dollars(self.dollars_per_percent)} per 1 % (assumption, {self.source})"


def guess_of(share: float = 0.01, days: int = 7) -> str:
    """Return the source of a depth that is guessed from volume, in words."""
    return f"illustration, {100 * share:g} % of a mean day of the last {days} days"


def find_depth(depth: float | Depth | None, map: object, column: int = -1) -> Depth:
    """Return the depth given, or one guessed from the volume before the end of a column.

    Raises
    ------
    ValueError
        If the depth is not positive, or there is none and the map has no market.
    """
    if isinstance(depth, Depth):
        return depth
    if depth is not None:
        return Depth(float(depth))
    market = getattr(map, "market", None)
    if market is None:
        msg = (
            f"depth is needed, since {type(map).__name__} has no market to guess it from; pass "
            "the dollars of market orders that move price by 1 %, like depth=50e6"
        )
        raise ValueError(msg)
    ends = getattr(map, "time", None)
    if ends is None or not -len(ends) <= column < len(ends):  # who reads the column refuses it
        return Depth.from_volume(market)
    return Depth.from_volume(market, until=ends[column])
