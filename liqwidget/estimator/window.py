"""A market seen from one bar on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from liqwidget.estimator._types import MarketLike

__all__ = ["Part", "part"]


@dataclass(frozen=True)
class Part:
    """The arrays of a market from one bar on, for the stages that need no more."""

    time: NDArray[np.datetime64]
    open: NDArray[np.float64]
    high: NDArray[np.float64]
    low: NDArray[np.float64]
    close: NDArray[np.float64]
    volume: NDArray[np.float64]
    open_interest: NDArray[np.float64]
    funding_rate: NDArray[np.float64]
    mark_high: NDArray[np.float64] | None
    mark_low: NDArray[np.float64] | None
    symbol: str
    venue: str
    provenance: str
    source: str


def part(market: MarketLike, start: int) -> MarketLike:
    """Return `market` from bar `start` on, without a copy."""
    if start == 0:
        return market
    mark_high, mark_low = market.mark_high, market.mark_low
    return Part(
        time=market.time[start:],
        open=market.open[start:],
        high=market.high[start:],
        low=market.low[start:],
        close=market.close[start:],
        volume=market.volume[start:],
        open_interest=market.open_interest[start:],
        funding_rate=market.funding_rate[start:],
        mark_high=None if mark_high is None else mark_high[start:],
        mark_low=None if mark_low is None else mark_low[start:],
        symbol=market.symbol,
        venue=market.venue,
        provenance=market.provenance,
        source=market.source,
    )
