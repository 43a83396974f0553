"""What a picture of a cascade shows, as plain arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.views.colors import tier_colors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.labs import Cascade, CascadeEnsemble, Fragility

__all__ = ["CascadeScene", "Dominoes", "furthest"]

_ROOM = 1.35
"""How far beyond the end the dominoes are drawn."""


@dataclass(frozen=True)
class Dominoes:
    """Bars of the map by price, nearest first; arrays of shape ``(n_bars,)``."""

    bottom: NDArray[np.float64]
    """Price at the lower edge."""
    top: NDArray[np.float64]
    dollars: NDArray[np.float64]
    """USD of the bucket."""
    round: NDArray[np.intp]
    """Round in which the first of its orders falls, from 1; 0 if none does."""


@dataclass(frozen=True, eq=False)
class CascadeScene:
    """One cascade, the curve it lies on, and the runs of the band."""

    fall: Cascade
    curve: Fragility
    band: CascadeEnsemble
    origin: str
    """Whose map it is, in a few words."""
    dark: bool

    @cached_property
    def n_rounds(self) -> int:
        """Rounds of the cascade."""
        return int(self.fall.round.max(initial=-1)) + 1

    @cached_property
    def colors(self) -> list[str]:
        """One color per round, the later the stronger."""
        return tier_colors(max(self.n_rounds, 1), side=self.fall.orders.side, dark=self.dark)

    @property
    def side_color(self) -> str:
        """The color of the side."""
        return tier_colors(1, side=self.fall.orders.side, dark=self.dark)[0]

    @property
    def way(self) -> str:
        """The move in a word."""
        return "fall" if self.fall.orders.side == "long" else "rise"

    @cached_property
    def dominoes(self) -> Dominoes:
        """The bars, one per bucket."""
        orders, half = self.fall.orders, self.fall.orders.step / 2.0
        distance, first = np.unique(orders.distance, return_index=True)
        number = np.zeros(orders.distance.size, dtype=np.intp)
        number[: self.fall.n_fallen] = self.fall.round + 1
        edges = orders.price * np.exp(
            orders.direction * np.stack([np.maximum(distance - half, 0.0), distance + half])
        )
        dollars = np.add.reduceat(orders.dollars, first) if first.size else np.empty(0)
        return Dominoes(edges.min(axis=0), edges.max(axis=0), dollars, number[first])

    @cached_property
    def round_prices(self) -> NDArray[np.float64]:
        """Price at the start, after the shock, and after each round; shape ``(n_rounds + 2,)``."""
        fall = self.fall
        last = np.flatnonzero(np.diff(fall.round, append=self.n_rounds))
        shocked = fall.price * (1.0 + fall.shock)
        path: NDArray[np.float64] = np.concatenate([[fall.price, shocked], fall.price_after[last]])
        return path

    @cached_property
    def shown(self) -> tuple[float, float]:
        """Lowest and highest price of the dominoes."""
        orders = self.fall.orders
        reach = max(self.fall.fills.end, abs(float(np.log1p(self.fall.shock)))) * _ROOM
        nearest = float(orders.distance.min(initial=reach))
        away = min(max(reach, 1.5 * nearest), orders.reach) if orders.reach > 0 else reach
        prices = orders.price * np.exp(orders.direction * np.array([-0.06 * away, away]))
        return float(prices.min()), float(prices.max())

    @property
    def furthest(self) -> float:
        """The largest shock of the curve, as a signed fraction."""
        return furthest(self.fall, self.curve)

    @property
    def map_limit(self) -> float:
        """Size of the move to the end of the map, in per cent."""
        orders = self.fall.orders
        return abs(float(np.expm1(orders.direction * orders.reach))) * 100

    @cached_property
    def end_limit(self) -> float:
        """The largest end that is drawn, in per cent: a little beyond the map at most."""
        _, end = self.curve.curve(furthest=self.furthest)
        _, far = self.band.what_if(share=0.9)
        most = 100 * max(float(np.abs(end).max()), float(np.abs(far).max()), abs(self.furthest))
        return min(1.05 * most, max(1.09 * self.map_limit, 100 * abs(self.furthest)))

    def clipped(self, percent: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return ends in per cent, those beyond the map at the middle of what is drawn of it."""
        if self.end_limit <= self.map_limit:
            return percent
        return np.minimum(percent, (self.end_limit + self.map_limit) / 2)

    @property
    def doubt(self) -> str:
        """What varies in the band, in words."""
        factor = float(self.band.depths.max() / self.band.depth.dollars_per_percent)
        mixes = ", other mixes" if self.band.weights.shape[1] else ""
        return f"depth / {factor:.2g} to x {factor:.2g}{mixes}"

    @property
    def why(self) -> str:
        """Why it ends there, in words."""
        return {
            "out of reach": "no further order is in reach",
            "end of the map": "the map ends before it does",
            "halted": "trading is halted",
        }[self.fall.stop]

    @property
    def start(self) -> str:
        """The first price in words."""
        return f"{self.fall.price:,.{self.price_decimals}f}"

    @property
    def price_decimals(self) -> int:
        """Decimals that tell neighboring buckets apart."""
        height = self.fall.price * self.fall.orders.step
        return int(np.clip(np.ceil(-np.log10(height)), 0, 10))


def furthest(fall: Cascade, curve: Fragility) -> float:
    """Return the largest shock to draw: beyond this one and, if near, the largest ignition."""
    orders, shock = fall.orders, abs(float(np.log1p(fall.shock)))
    points = curve.ignition_points(limit=1)
    ignition = abs(float(np.log1p(points[0].shock))) if points else 0.0
    wanted = max(2.5 * shock, min(1.3 * ignition, 4.0 * shock))
    return float(np.expm1(orders.direction * max(min(wanted, orders.reach), 1.2 * shock)))
