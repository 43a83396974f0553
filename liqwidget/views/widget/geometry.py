"""From what the reader chose to a map: the geometry, and the quantities on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.estimator import Estimator, LiquidationMap
from liqwidget.estimator.columns import bar_length
from liqwidget.estimator.levels import maintenance_rate
from liqwidget.market.venues import get_venue
from liqwidget.views.widget.offers import frame_name, window_name
from liqwidget.views.widget.traits import ALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liqwidget.estimator._types import MarketLike
    from liqwidget.market.venues import Venue

__all__ = ["GEOMETRY", "QUANTITIES", "Geometry", "Source", "carried", "map_for", "same_quantities"]

GEOMETRY = (
    "symbol", "time_frame", "venue", "window", "entry", "side_rule", "maintenance_margin",
)  # fmt: skip
"""Traits that decide where levels lie and when they are swept: a new figure."""

QUANTITIES = ("turnover", "holding_exponent")
"""Traits that Python applies to a geometry it has: a new payload."""


@dataclass(frozen=True)
class Geometry:
    """The traits in `GEOMETRY`, as they were chosen together."""

    symbol: str
    time_frame: str
    venue: str
    window: str
    entry: str
    side_rule: str
    maintenance_margin: float | None


@dataclass(frozen=True)
class Source:
    """Where maps come from: the markets, and what the first map fixed for all."""

    markets: Mapping[str, MarketLike]
    """By the name the reader sees."""
    own_venue: Venue
    leverages: tuple[float, ...]
    """Tiers asked for; a venue that does not offer all of them shows fewer."""
    first: Geometry
    """What the first map was made with: its own margins and range of prices belong to it."""
    map: LiquidationMap

    @classmethod
    def of(
        cls,
        map: LiquidationMap,
        markets: Mapping[str, MarketLike] | None,
        leverages: tuple[float, ...] | None,
    ) -> Source:
        """Return the source that the first map belongs to."""
        geometry, chosen = map.book.geometry, map.settings
        named = dict(markets or {map.market.symbol: map.market})
        symbol = next((name for name, market in named.items() if market is map.market), None)
        if symbol is None:
            symbol = map.market.symbol
            named = {symbol: map.market, **named}
        first = Geometry(
            symbol=symbol,
            time_frame=_frame(map.market),
            venue=geometry.venue.name,
            window=window_name(chosen.window),
            entry=geometry.entry_rule,
            side_rule=chosen.side_rule,
            maintenance_margin=None,
        )
        return cls(named, geometry.venue, leverages or map.leverages, first, map)

    def venue(self, name: str) -> Venue:
        """Return a venue by name."""
        return self.own_venue if name == self.own_venue.name else get_venue(name)

    def market(self, wanted: Geometry) -> MarketLike:
        """Return the market in the time frame that is wanted."""
        market = self.markets[wanted.symbol]
        if wanted.time_frame == _frame(market):
            return market
        resampled: MarketLike = market.resample(wanted.time_frame)  # type: ignore[attr-defined]  # offered only to markets that have it
        return resampled

    def estimator(self, wanted: Geometry) -> Estimator:
        """Return the geometry that is wanted.

        Raises
        ------
        ValueError
            If the venue has no such tiers, or the market cannot be read as asked.
        """
        geometry, chosen, market = self.map.book.geometry, self.map.settings, self.market(wanted)
        venue = self.venue(wanted.venue)
        same_range = replace(wanted, venue="", maintenance_margin=None, entry="", side_rule="")
        first_range = replace(self.first, venue="", maintenance_margin=None, entry="", side_rule="")
        return Estimator(
            market,
            venue=venue,
            leverages=self._tiers(wanted.maintenance_margin),
            maintenance_margin=self._margin(wanted, venue),
            side_rule=wanted.side_rule,  # type: ignore[arg-type]  # an Enum trait
            entry=wanted.entry,  # type: ignore[arg-type]  # an Enum trait
            inventory=geometry.inventory,
            window=None if wanted.window == ALL else wanted.window,
            warm_up=chosen.warm_up,
            n_buckets=geometry.grid.n_buckets,
            n_columns=chosen.n_columns,
            price_range=chosen.price_range if same_range == first_range else None,
        )

    def _tiers(self, rate: float | None) -> tuple[float, ...]:
        """Return the tiers whose initial margin is above a rate: no other can be opened."""
        if rate is None:
            return self.leverages
        return tuple(tier for tier in self.leverages if rate < 1 / tier) or self.leverages

    def _margin(self, wanted: Geometry, venue: Venue) -> Any:
        """Return the rate chosen, else the one the first map was given, else the venue's (None)."""
        if wanted.maintenance_margin is not None:
            return wanted.maintenance_margin
        map, given = self.map, self.map.book.geometry.maintenance_margin
        if venue.name != self.own_venue.name or self.leverages != map.leverages:
            return None
        try:
            usual = maintenance_rate(venue, None, symbol=map.market.symbol, on=map.market.time[-1])
        except ValueError:  # rules of one's own without brackets: what was given is all there is
            return given
        return None if np.allclose(given, usual, rtol=1e-12, atol=0) else given


def map_for(estimator: Estimator, chosen: Any, tilt: float) -> LiquidationMap:
    """Return the map of a geometry with the quantities that a widget's traits say."""
    return estimator.map(
        weights=chosen.weights,
        turnover=chosen.turnover,
        funding_tilt=tilt,
        funding_shift=chosen.funding_shift,
        open_interest_scale=chosen.open_interest_scale,
        holding_exponent=chosen.holding_exponent,
        open_interest_jump=_jump(chosen),
    )


def same_quantities(map: LiquidationMap, chosen: Any) -> bool:
    """Return whether a map was made with the quantities that a widget's traits say."""
    made = map.settings
    return (
        made.turnover == chosen.turnover
        and made.holding_exponent == chosen.holding_exponent
        and made.funding_shift == chosen.funding_shift
        and made.open_interest_scale == chosen.open_interest_scale
        and (made.open_interest_jump or None) == _jump(chosen)
    )


def carried(weights: list[float], before: tuple[float, ...], now: tuple[float, ...]) -> list[float]:
    """Return a mix on other tiers: same proportions and total where both have the tier.

    Examples
    --------
    >>> carried([0.2, 0.2, 0.6], (5.0, 10.0, 100.0), (5.0, 10.0))
    [0.5, 0.5]
    """
    had = dict(zip(before, weights, strict=True))
    kept = [had.get(leverage, 0.0) for leverage in now]
    total, left = sum(weights), sum(kept)
    if left <= 0:
        return [total / len(now)] * len(now)
    return [share / left * total for share in kept]


def _jump(chosen: Any) -> tuple[float, int] | None:
    return (chosen.jump_share, chosen.jump_bars) if chosen.jump_share else None


def _frame(market: MarketLike) -> str:
    return frame_name(bar_length(market.time))
