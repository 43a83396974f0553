"""Where an entry is force-closed, for every leverage tier and side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liqwidget.estimator._checks import check_prices
from liqwidget.market.liquidation_price import level_factors
from liqwidget.market.venues import Venue, get_venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

__all__ = ["TIERS", "Levels", "levels", "maintenance_rate"]

TIERS = (1, 2, 3, 5, 10, 25, 50, 100)


@dataclass(frozen=True)
class Levels:
    """Liquidation prices, one column per leverage tier, in the unit of the entry price."""

    leverages: tuple[float, ...]
    """Leverage of each tier, ascending."""
    long: NDArray[np.float64]
    """Shape ``(..., n_tiers)``; 0 where a long is never liquidated."""
    short: NDArray[np.float64]
    """Shape ``(..., n_tiers)``; infinity where a short is never liquidated."""


def levels(
    entry_price: ArrayLike,
    *,
    leverages: Sequence[float] = TIERS,
    venue: str | Venue = "binance",
    maintenance_margin: ArrayLike | None = None,
    symbol: str = "BTCUSDT",
    on: str | np.datetime64 | None = None,
) -> Levels:
    """Return the liquidation price of an entry at every leverage tier, both sides.

    Isolated margin, smallest bracket of the venue: the positions of many small traders.
    Fees and funding paid since the entry are left out.

    Parameters
    ----------
    entry_price : array_like, shape (...)
        In quote currency per coin.
    leverages : sequence of float
        Notional over initial margin, one per tier.
    venue : str or Venue
        Whose formula and whose maintenance rate.
    maintenance_margin : float or array_like, shape (n_tiers,), optional
        Overrides the venue's rate, as a fraction of notional: 0.005, not 0.5.
    symbol : str
        Contract whose brackets are looked up.
    on : datetime64 or str, optional
        Date whose brackets are in force; the newest by default.

    Returns
    -------
    Levels

    Raises
    ------
    ValueError
        If a price is not positive and finite, or a tier does not exist on the venue.

    Examples
    --------
    Where does a 95,000 entry go at ten and a hundred times leverage?

    >>> at = levels(95_000, leverages=[10, 100], maintenance_margin=0.005)
    >>> at.long.round(1), at.short.round(1)
    (array([85929.6, 94522.6]), array([103980.1,  95472.6]))
    """
    entry = check_prices("entry_price", entry_price)
    profile = get_venue(venue)
    rate = maintenance_rate(profile, maintenance_margin, symbol=symbol, on=on)
    long, short = level_factors(leverages, rate, family=profile.family)
    return Levels(
        tuple(float(leverage) for leverage in leverages),
        entry[..., None] * long,
        entry[..., None] * short,
    )


def maintenance_rate(
    venue: Venue,
    maintenance_margin: ArrayLike | None,
    *,
    symbol: str,
    on: str | np.datetime64 | None,
) -> ArrayLike:
    """Return the rate below which margin must not fall, as a fraction of notional.

    The venue's, for a small position and with the fee it takes at liquidation, unless given.
    """
    if maintenance_margin is not None:
        return maintenance_margin
    return venue.maintenance_margin(symbol=symbol, on=on) + venue.fee_at_liquidation
