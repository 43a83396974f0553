"""Who comes to trade in the next bar: side, size, leverage, margin, stops and patience."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs._prices import STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.labs.scenario import Scenario
    from liqwidget.market import Bracket

__all__ = ["Arrivals", "Crowd"]

_CENTER = 2.0
"""Logarithm of the leverage about which sentiment tilts."""


@dataclass(frozen=True, eq=False)
class Arrivals:
    """Openings of one bar, in order of their step; arrays of shape ``(n,)``."""

    first: list[int]
    """Where each step's openings begin, and the end, ``STEPS + 1`` numbers."""
    net: list[float]
    """Lots bought net by the openings of each step."""
    gross: list[float]
    """Lots opened in each step."""
    side: NDArray[np.float64]
    lots: NDArray[np.float64]
    tier: NDArray[np.intp]
    per_notional: NDArray[np.float64]
    """Margin over notional of isolated positions; zero under cross margin."""
    collateral: NDArray[np.float64]
    """Account balance of cross-margined ones, in units of lot times tick; else zero."""
    stop: NDArray[np.float64]
    """Side times stop price over entry, minus infinity without a stop."""
    rescue: NDArray[np.float64]
    """Side times the price at which margin is added over entry, or minus infinity."""
    life: NDArray[np.float64]
    """Steps until a planned closing."""


class Crowd:
    """Draws openings for one scenario."""

    def __init__(self, scenario: Scenario, brackets: Sequence[Bracket]) -> None:
        self.scenario = scenario
        self._leverage = np.array(scenario.leverages, dtype=np.float64)
        self._log_leverage = np.log(self._leverage) - _CENTER
        self._weights = np.array(scenario.weights)
        self._caps = np.array([bracket.notional_cap for bracket in brackets])
        most = np.array([bracket.max_leverage for bracket in [*brackets, brackets[-1]]])
        self._highest = np.maximum(np.searchsorted(self._leverage, most, side="right") - 1, 0)
        self._median = math.log(scenario.median_quantity / scenario.lot)
        self._unit = scenario.tick * scenario.lot

    def arrivals(
        self, rng: np.random.Generator, *, sentiment: float, activity: float, price: float
    ) -> Arrivals:
        """Return the openings of one bar.

        Parameters
        ----------
        rng : Generator
        sentiment : float
            Positive when the crowd leans long.
        activity : float
            Multiplies the rate of arrivals.
        price : float
            Price before the bar, in ticks: it picks the brackets that cap leverage.
        """
        s = self.scenario
        count = rng.poisson(s.arrivals * activity / STEPS, STEPS)
        first = [0, *np.cumsum(count).tolist()]
        n = first[-1]
        u = rng.random((8, n))
        normal = rng.standard_normal(n)
        patience = rng.standard_exponential(n)

        long = u[0] < 1.0 / (1.0 + math.exp(-0.35 * sentiment))
        side = np.where(long, 1.0, -1.0)
        lots = np.maximum(np.rint(np.exp(self._median + s.quantity_spread * normal)), 1.0)
        notional = lots * (price * self._unit)
        tier = np.where(long, *(cdf.searchsorted(u[1]) for cdf in self._mixes(sentiment)))
        tier = np.minimum(tier, self._highest[self._caps.searchsorted(notional)])
        leverage = self._leverage[tier]

        cross = u[2] < s.cross_share
        backing = np.round(np.exp(0.2 + 1.6 * u[3]), 2)
        balance = np.rint(notional / leverage * backing + 0.5)
        per_notional = np.where(cross, 0.0, 1.0 / leverage)
        room = np.where(cross, np.minimum(backing / leverage, 1.0), per_notional)

        has_stop = u[4] < s.stop_share
        adds = u[4] > 1.0 - s.top_up_share
        distance = np.round((0.2 + 0.7 * u[5]) * room, 5)
        near = np.round((0.5 + 0.35 * u[5]) * room, 5)
        mean = np.where(u[6] < s.fast_share, s.fast_minutes, s.slow_minutes)
        mean = mean * (10.0 / leverage) ** s.holding_exponent
        signed = np.append(0.0, np.cumsum(lots * side))[first]
        opened = np.append(0.0, np.cumsum(lots))[first]
        return Arrivals(
            first=first,
            net=np.diff(signed).tolist(),
            gross=np.diff(opened).tolist(),
            side=side,
            lots=lots,
            tier=tier,
            per_notional=per_notional,
            collateral=np.where(cross, np.rint(balance / self._unit), 0.0),
            stop=np.where(has_stop, side - distance, -np.inf),
            rescue=np.where(adds, side - near, -np.inf),
            life=np.ceil(patience * mean * STEPS),
        )

    def _mixes(self, sentiment: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the running sums of the weights of longs and of shorts."""
        lean = self.scenario.tilt * math.tanh(sentiment) * self._log_leverage
        mixes = []
        for sign in (1.0, -1.0):
            sums = np.cumsum(self._weights * np.exp(sign * lean))
            mixes.append(sums[:-1] / sums[-1])
        return mixes[0], mixes[1]
