"""What kind of market to simulate: crowds, depth, volatility and what happens to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCENARIOS", "Scenario", "get_scenario"]


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Everything a simulated exchange is made from, apart from chance.

    The numbers are choices, not measurements. With them two to four per cent of open interest
    are liquidated per day; Cheng, Deng, Wang and Yu (2021) report 5.4 for bitcoin futures.

    Raises
    ------
    ValueError
        If a share is outside 0 to 1, a size is not positive, or leverages and weights differ in
        length.

    Examples
    --------
    The same market with half the depth:

    >>> from dataclasses import replace
    >>> replace(SCENARIOS["plain"], depth=200_000).depth
    200000
    """

    symbol: str = "BTCUSDT"
    """Contract, which picks the maintenance brackets."""
    venue: str = "binance"
    """Whose brackets; linear contracts with margin on mark value."""
    start: str = "2025-06-02"
    """First moment shown, UTC: a placeholder, since nothing here happened."""
    price: float = 60_000.0
    """Price at the beginning of the warm-up, in quote currency."""
    tick: float = 0.1
    """Smallest step of a price."""
    lot: float = 0.001
    """Smallest quantity, in coins."""

    arrivals: float = 18.0
    """Openings per minute, on average."""
    median_quantity: float = 1.6
    """Median size of an opening, in coins."""
    quantity_spread: float = 1.25
    """Standard deviation of the logarithm of the size."""
    leverages: tuple[float, ...] = (1, 2, 3, 5, 10, 20, 25, 50, 75, 100)
    """Leverage tiers that people choose from."""
    weights: tuple[float, ...] = (0.07, 0.08, 0.12, 0.19, 0.25, 0.13, 0.07, 0.05, 0.02, 0.02)
    """Share of openings at each tier before sentiment tilts it and brackets cap it."""
    tilt: float = 0.25
    """How strongly sentiment tilts the tiers of the two sides apart."""
    cross_share: float = 0.3
    """Share of openings whose margin is a whole account."""
    stop_share: float = 0.35
    """Share of openings with a stop order before the liquidation price."""
    top_up_share: float = 0.12
    """Share of openings whose owner adds margin once when price comes near."""
    fast_share: float = 0.5
    """Share of openings that are held briefly."""
    fast_minutes: float = 90.0
    """Mean holding time of those at 10x, in minutes."""
    slow_minutes: float = 1700.0
    """Mean holding time of the others at 10x, in minutes."""
    holding_exponent: float = 0.6
    """Higher leverage is held shorter, as leverage to minus this power."""

    volatility: float = 0.70
    """Annual standard deviation of what moves price from outside, in quiet times."""
    jumps_per_day: float = 0.8
    """Jumps of the price from outside, on average."""
    jump_size: float = 0.009
    """Standard deviation of a jump, in log price."""
    depth: float = 330_000.0
    """Coins that would move the price by 100 per cent if impact were linear to the end."""
    impact_half_life: float = 60.0
    """Minutes in which half of the passing impact is gone."""
    lasting_impact: float = 0.25
    """Share of the impact that stays."""
    noise_volume: float = 3.0
    """Volume that opens and closes nothing, as a multiple of the volume that does."""

    crowding: tuple[tuple[float, float], ...] = ()
    """Bias of the sentiment as (hour, bias), joined by straight lines; hours from the start."""
    shocks: tuple[tuple[float, float, float], ...] = ()
    """News as (hour, log return, hours it takes), added to what moves price from outside."""

    def __post_init__(self) -> None:
        for name in ("cross_share", "stop_share", "top_up_share", "fast_share", "lasting_impact"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                msg = f"{name} must be from 0 to 1; got {getattr(self, name)}"
                raise ValueError(msg)
        for name in ("price", "tick", "lot", "arrivals", "median_quantity", "depth"):
            if not 0.0 < getattr(self, name) < np.inf:
                msg = f"{name} must be positive; got {getattr(self, name)}"
                raise ValueError(msg)
        if self.stop_share + self.top_up_share > 1.0:
            msg = (
                "stop_share and top_up_share must not exceed one together; "
                f"got {self.stop_share} and {self.top_up_share}"
            )
            raise ValueError(msg)
        if len(self.leverages) != len(self.weights) or min(self.leverages) < 1:
            msg = (
                "leverages and weights must have the same length, and leverages be 1 or more; got "
                f"{self.leverages} and {self.weights}"
            )
            raise ValueError(msg)


_WEEK = Scenario(
    lot=0.01,
    arrivals=2.1,
    median_quantity=4.0,
    quantity_spread=1.2,
    fast_share=0.35,
    fast_minutes=240.0,
    slow_minutes=2400.0,
    jumps_per_day=0.4,
)

SCENARIOS: Mapping[str, Scenario] = MappingProxyType(
    {
        "plain": Scenario(),
        "isolated": Scenario(arrivals=24.0, cross_share=0.0),
        "calm": replace(_WEEK, arrivals=1.8, volatility=0.30, depth=300_000.0),
        "crowded": replace(
            _WEEK,
            arrivals=1.7,
            volatility=0.34,
            depth=100_000.0,
            impact_half_life=30.0,
            crowding=((0, 0.6), (60, 1.6), (140, 3.0), (146, 3.0), (151, -1.0), (168, 0.0)),
            shocks=((10, 0.07, 100), (145, -0.065, 4.0)),
        ),
        "thin_alt": replace(
            _WEEK,
            symbol="AVAXUSDT",
            price=24.0,
            tick=0.001,
            lot=1.0,
            arrivals=1.5,
            median_quantity=900.0,
            quantity_spread=1.3,
            leverages=(1, 2, 3, 5, 10, 20, 25, 50, 75),
            weights=(0.06, 0.08, 0.13, 0.22, 0.26, 0.14, 0.06, 0.04, 0.01),
            volatility=0.7,
            jumps_per_day=1.5,
            jump_size=0.012,
            depth=26_000_000.0,
        ),
    }
)
"""Ready scenarios: a large market, the same without cross margin, and the three stored weeks.

"isolated" is the market that an estimate describes: 20,000 to 30,000 positions, each with its own
margin, of which four to seven per cent of open interest are liquidated per day. The others show
what happens to a map where that does not hold."""


def get_scenario(scenario: str | Scenario) -> Scenario:
    """Return a ready scenario by name; a `Scenario` comes back as it is.

    Raises
    ------
    ValueError
        If no scenario has that name.

    Examples
    --------
    >>> get_scenario("thin_alt").price
    24.0
    """
    if isinstance(scenario, Scenario):
        return scenario
    if scenario not in SCENARIOS:
        msg = f"scenario must be one of {', '.join(SCENARIOS)}, or a Scenario; got {scenario!r}"
        raise ValueError(msg)
    return SCENARIOS[scenario]
