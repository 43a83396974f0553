"""From a market to a liquidation map."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.estimator._checks import check_between, check_choice, check_market, check_weights
from liqwidget.estimator.book import Book, find_book
from liqwidget.estimator.flows import fill_open_interest
from liqwidget.estimator.geometry import Inventory, find_geometry
from liqwidget.estimator.levels import TIERS
from liqwidget.estimator.liquidation_map import LiquidationMap
from liqwidget.estimator.settings import Settings
from liqwidget.estimator.window import part
from liqwidget.market.venues import Venue, get_venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from liqwidget.estimator._types import MarketLike, Weights
    from liqwidget.estimator.entries import EntryRule
    from liqwidget.estimator.flows import SideRule

__all__ = ["Estimator", "estimate"]


class Estimator:
    """The geometry of one market and window, ready for many maps.

    Levels, sweeps and runs depend on price alone and are found once; a new leverage mix,
    funding, open interest or turnover costs a fraction of that. Parameters are those of
    :func:`estimate`.

    Examples
    --------
    >>> import liqwidget as lq
    >>> estimator = lq.Estimator(lq.sample("BTCUSDT"), window="7D")
    >>> heavy = estimator.map(weights={50: 0.5, 100: 0.5})
    >>> light = estimator.map(weights={3: 0.5, 5: 0.5})
    >>> heavy.total.shape == light.total.shape
    True
    """

    def __init__(
        self,
        market: MarketLike,
        *,
        venue: str | Venue = "binance",
        leverages: Sequence[float] = TIERS,
        maintenance_margin: ArrayLike | None = None,
        side_rule: SideRule = "both",
        entry: EntryRule | Literal["auto"] = "auto",
        inventory: Inventory = "spread",
        window: str | np.timedelta64 | None = None,
        warm_up: str | np.timedelta64 = "48h",
        n_buckets: int = 400,
        n_columns: int | None = None,
        price_range: tuple[float, float] | None = None,
    ) -> None:
        check_market(market)
        profile = get_venue(venue)
        check_choice("side_rule", side_rule, ("both", "aggressor"))
        self.side_rule: SideRule = side_rule
        self.window, self.warm_up = window, warm_up
        self.n_columns, self.price_range = n_columns, price_range
        self.geometry = find_geometry(
            market,
            venue=profile,
            leverages=_offered(leverages, profile, market),
            maintenance_margin=maintenance_margin,
            entry=entry,
            inventory=inventory,
            window=window,
            warm_up=warm_up,
            n_buckets=n_buckets,
            n_columns=n_columns,
            price_range=price_range,
        )
        self._books: dict[tuple[object, ...], Book] = {}

    @classmethod
    def of(cls, map: LiquidationMap, *, window: str | np.timedelta64 | None) -> Estimator:
        """Return an estimator with the geometry's assumptions of a map, for any window.

        Parameters
        ----------
        map : LiquidationMap
        window : str or timedelta64, optional
            Span shown. A range of prices asked for with the map is kept for its own window.
        """
        geometry, chosen = map.book.geometry, map.settings
        return cls(
            map.market,
            venue=geometry.venue,
            leverages=map.leverages,
            maintenance_margin=geometry.maintenance_margin,
            side_rule=chosen.side_rule,
            entry=geometry.entry_rule,
            inventory=geometry.inventory,
            window=window,
            warm_up=chosen.warm_up,
            n_buckets=geometry.grid.n_buckets,
            n_columns=chosen.n_columns,
            price_range=chosen.price_range if window == chosen.window else None,
        )

    @property
    def leverages(self) -> tuple[float, ...]:
        """Leverage of each tier."""
        return self.geometry.leverages

    @property
    def max_open_interest_scale(self) -> float:
        """Largest `open_interest_scale` that keeps open interest above zero."""
        used = part(self.geometry.market, self.geometry.columns.start)
        known = fill_open_interest(used.open_interest, used.volume)
        lost = float(known[0] - known.min())
        return float(known[0]) / lost if lost > 0 else float("inf")

    def map(
        self,
        *,
        weights: Weights | None = None,
        turnover: float = 0.1,
        funding_tilt: float = 0.25,
        funding_shift: float = 0.0,
        open_interest_scale: float = 1.0,
        holding_exponent: float = 0.5,
        open_interest_jump: tuple[float, int] | None = None,
    ) -> LiquidationMap:
        """Return the map for one set of assumptions; parameters as in :func:`estimate`."""
        check_between("funding_tilt", funding_tilt, 0.0, 2.0)
        check_between(
            "funding_shift", funding_shift, -0.1, 0.1, " per 8 h, as a fraction: 0.0001 is 0.01 %"
        )
        check_between("holding_exponent", holding_exponent, 0.0, 3.0)
        if weights is None:
            weights = _default_weights(self.geometry.venue, self.leverages)
        shares = check_weights(weights, self.leverages)
        shares.flags.writeable = False
        key = (turnover, open_interest_scale, open_interest_jump, holding_exponent)
        if key not in self._books:
            self._books = {  # one is kept: a slider rarely comes back
                key: find_book(
                    self.geometry,
                    turnover=turnover,
                    open_interest_scale=open_interest_scale,
                    open_interest_jump=open_interest_jump,
                    holding_exponent=holding_exponent,
                    side_rule=self.side_rule,
                )
            }
        settings = Settings(
            turnover=turnover,
            funding_tilt=funding_tilt,
            funding_shift=funding_shift,
            open_interest_scale=open_interest_scale,
            open_interest_jump=open_interest_jump,
            holding_exponent=holding_exponent,
            side_rule=self.side_rule,
            window=self.window,
            warm_up=self.warm_up,
            n_columns=self.n_columns,
            price_range=self.price_range,
        )
        return LiquidationMap(self._books[key], shares, settings)


def estimate(
    market: MarketLike,
    *,
    venue: str | Venue = "binance",
    leverages: Sequence[float] = TIERS,
    weights: Weights | None = None,
    maintenance_margin: ArrayLike | None = None,
    turnover: float = 0.1,
    funding_tilt: float = 0.25,
    funding_shift: float = 0.0,
    open_interest_scale: float = 1.0,
    holding_exponent: float = 0.5,
    side_rule: SideRule = "both",
    entry: EntryRule | Literal["auto"] = "auto",
    inventory: Inventory = "spread",
    open_interest_jump: tuple[float, int] | None = None,
    window: str | np.timedelta64 | None = None,
    warm_up: str | np.timedelta64 = "48h",
    n_buckets: int = 400,
    n_columns: int | None = None,
    price_range: tuple[float, float] | None = None,
) -> LiquidationMap:
    r"""Estimate where leveraged positions would be force-closed, by price and time.

    Isolated margin in the venue's smallest bracket. Cross margin, partial liquidation,
    top-ups and stop orders are left out: dollars near price come out too high unless the mix
    is fitted to prints, while ranks and places of clusters hold.

    Parameters
    ----------
    market : Market
        Candles, open interest, funding and, if known, volume.
    venue : str or Venue, default "binance"
        Whose liquidation formula and maintenance brackets.
    leverages : sequence of float
        Leverage tiers, ascending. Tiers the venue does not offer are left out.
    weights : mapping or sequence, optional
        Share of openings per tier, as ``{10: 0.3, 25: 0.4}`` or along `leverages`. Not
        renormalized: what they lack to one is unlevered and never liquidates. The venue's
        default mix if None.
    maintenance_margin : float or array_like, shape (n_tiers,), optional
        Overrides the venue, as a fraction of notional: 0.005, not 0.5.
    turnover : float, default 0.1
        Share of volume that is positions changing hands.
    funding_tilt : float, default 0.25
        How strongly funding leans the mixes of the sides apart; 0 switches it off.
    funding_shift : float, default 0
        Added to the recorded rate, per 8 h, as a fraction: 0.0001 is 0.01 %.
    open_interest_scale : float, default 1
        Multiplies the changes of open interest against an unchanged volume.
    holding_exponent : float, default 0.5
        Leverage above 5 closes sooner, as leverage to this power; 0 closes all alike.
    side_rule : {"both", "aggressor"}
        Whether each contract has a long and a short, or the bar's color picks one.
    entry : {"auto", "close", "hlc3", "path"}
        Where in a bar positions open; "auto" is the path for bars of 30 minutes and more.
    inventory : {"spread", "none"}
        Whether the positions open before the first bar are drawn, spread about its price.
    open_interest_jump : (share, n_bars), optional
        What if open interest rose by `share` over the last `n_bars` bars?
    window : str or timedelta64, optional
        Span shown, like "24H" or "7D"; everything if None.
    warm_up : str or timedelta64, default "48h"
        Span computed before the window, where there are data.
    n_buckets : int, default 400
        Price buckets, equal steps in log price.
    n_columns : int, optional
        Columns at most; every bar its own up to 1,440 if None. Sweeps inside a column are
        exact to the bar.
    price_range : (low, high), optional
        Prices drawn; 15 % beyond the extremes shown if None. What lies outside is counted.

    Returns
    -------
    LiquidationMap

    Raises
    ------
    ValueError
        If a setting is unknown or out of range; the message names it and the way out.

    Notes
    -----
    A level is the entry times a factor of venue, tier and side. It is alive from its opening
    until price touches it, and fades with the closings of each bar. See :func:`flows`,
    :func:`levels`, :func:`sweeps` and :func:`picture` for the stages.

    Examples
    --------
    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> map.total.shape
    (400, 168)
    >>> map.balance()["long"].error < 1e-12
    True
    """
    return Estimator(
        market,
        venue=venue,
        leverages=leverages,
        maintenance_margin=maintenance_margin,
        side_rule=side_rule,
        entry=entry,
        inventory=inventory,
        window=window,
        warm_up=warm_up,
        n_buckets=n_buckets,
        n_columns=n_columns,
        price_range=price_range,
    ).map(
        weights=weights,
        turnover=turnover,
        funding_tilt=funding_tilt,
        funding_shift=funding_shift,
        open_interest_scale=open_interest_scale,
        holding_exponent=holding_exponent,
        open_interest_jump=open_interest_jump,
    )


def _offered(leverages: Sequence[float], venue: Venue, market: MarketLike) -> tuple[float, ...]:
    """Return the tiers that the venue offers, ascending."""
    most = venue.max_leverage_for(symbol=market.symbol, on=market.time[-1])
    tiers = tuple(float(leverage) for leverage in leverages)
    if not tiers or any(below >= above for below, above in pairwise(tiers)):
        msg = f"leverages must be ascending and not empty; got {leverages!r}"
        raise ValueError(msg)
    if tiers[0] < 1:
        msg = f"leverages must be 1 or more; got {tiers[0]:g}"
        raise ValueError(msg)
    offered = tuple(leverage for leverage in tiers if leverage <= most)
    if not offered:
        msg = f"{venue.title} offers {most:g}x at most; leverages has only {tiers[0]:g}x and more"
        raise ValueError(msg)
    return offered


def _default_weights(venue: Venue, leverages: tuple[float, ...]) -> NDArray[np.float64]:
    """Return the venue's mix over these tiers; equal shares where it has none of them."""
    shares = np.array([float(venue.default_weights.get(tier, 0.0)) for tier in leverages])
    if shares.sum() == 0:
        return np.full(len(leverages), 1.0 / len(leverages))
    return shares
