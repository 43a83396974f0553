"""How far beyond its liquidation price a position is bankrupt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.cascades.orders import DIRECTION
from liqwidget.market.liquidation_price import level_factors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.labs.cascades.orders import ProfileMap
    from liqwidget.market.liquidation_price import Side
    from liqwidget.market.venues import Family

__all__ = ["Margins", "find_margins"]


@dataclass(frozen=True)
class Margins:
    """What the levels of a map are made of."""

    leverages: tuple[float, ...]
    """Leverage of each tier."""
    maintenance_margin: float | tuple[float, ...]
    """As a fraction of notional, of all tiers or of each."""
    family: Family
    """Contract, and the value on which the venue takes the margin."""

    def level_factor(self, side: Side) -> NDArray[np.float64]:
        """Return liquidation over entry price per tier; 0 or infinity where there is none."""
        return self._factor(side, self.maintenance_margin)

    def gap(self, side: Side) -> NDArray[np.float64]:
        """Return the way from liquidation to bankruptcy price per tier, in log price.

        Shape ``(n_tiers,)``; infinite for a tier that has no level.
        """
        with np.errstate(divide="ignore", invalid="ignore"):
            gap = DIRECTION[side] * np.log(self._factor(side, 0.0) / self.level_factor(side))
        return np.where(np.isfinite(gap), gap, np.inf)

    def _factor(self, side: Side, rate: float | tuple[float, ...]) -> NDArray[np.float64]:
        long, short = level_factors(self.leverages, rate, family=self.family)
        return long if side == "long" else short


def find_margins(
    map: ProfileMap, maintenance_margin: float | None, leverages: tuple[float, ...]
) -> Margins:
    """Return the margins that a map was made with, or linear ones at a rate of your own.

    Raises
    ------
    ValueError
        If the map does not know them and none is given.
    """
    geometry = getattr(getattr(map, "book", None), "geometry", None)
    if geometry is not None:
        own = geometry.maintenance_margin
        rate = own if maintenance_margin is None else maintenance_margin
        return Margins(leverages, rate, geometry.venue.family)
    if maintenance_margin is None:
        msg = (
            f"{type(map).__name__} does not know its maintenance margin, and so no bankruptcy "
            "price; pass maintenance_margin=, a fraction like 0.005"
        )
        raise ValueError(msg)
    return Margins(leverages, maintenance_margin, "linear_mark")
