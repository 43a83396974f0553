"""One shock, order by order: the chain, its end, and why it stops."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from liqwidget.estimator.amounts import dollars as in_words
from liqwidget.labs.cascades.bankruptcy import find_margins
from liqwidget.labs.cascades.deleverage import deleveraged
from liqwidget.labs.cascades.depth import Depth, find_depth
from liqwidget.labs.cascades.fills import fill
from liqwidget.labs.cascades.impact import find_impact
from liqwidget.labs.cascades.orders import TOUCH, ForcedOrders, forced_orders
from liqwidget.labs.cascades.shocks import halt_distance, log_shocks, side_of
from liqwidget.readings._words import lines_html

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.labs.cascades.fills import Fills
    from liqwidget.labs.cascades.impact import HedgeFlow, Impact, Law
    from liqwidget.labs.cascades.orders import ProfileMap

__all__ = ["Cascade", "cascade"]

Stop = Literal["out of reach", "end of the map", "halted"]


@dataclass(frozen=True, eq=False, repr=False)
class Cascade:
    """What one shock sets off, order by order.

    Made by :func:`liqwidget.cascade`. Arrays have shape ``(n_fallen,)``, in the order in which
    the orders are dealt with, and are read-only. Moves are signed fractions of price.
    """

    orders: ForcedOrders
    """All forced orders of the side, nearest first; the first `n_fallen` were triggered."""
    depth: Depth
    """What it takes to move price: an assumption."""
    impact: Impact
    """The law of impact."""
    fills: Fills
    """What became of the orders that were triggered, in USD."""
    shock: float
    """Move of the price without any forced order."""
    other_side: NDArray[np.float64]
    """Coins deleveraged per bucket of the other side, shape ``(n_buckets,)``; empty without."""

    @property
    def price(self) -> float:
        """Where price was."""
        return self.orders.price

    @property
    def n_fallen(self) -> int:
        """Orders that were triggered."""
        return int(self.fills.sold.size)

    @property
    def end(self) -> float:
        """Move of the price in the end."""
        return float(np.expm1(self.orders.direction * self.fills.end))

    @property
    def end_price(self) -> float:
        """Where price comes to rest."""
        return self.price * (1.0 + self.end)

    @property
    def price_after(self) -> NDArray[np.float64]:
        """Price once each order is dealt with."""
        after: NDArray[np.float64] = self.price * np.exp(
            self.orders.direction * self.fills.distance_after
        )
        return after

    @property
    def level_price(self) -> NDArray[np.float64]:
        """Price that triggered each order."""
        return self.orders.level_price[: self.n_fallen]

    @property
    def coins(self) -> float:
        """Coins triggered."""
        return float(self.orders.coins[: self.n_fallen].sum())

    @property
    def dollars(self) -> float:
        """USD triggered, at the prices of the levels."""
        return float(self.orders.dollars[: self.n_fallen].sum())

    @property
    def amplification(self) -> float:
        """End over shock, in log price."""
        return self.fills.end / abs(float(np.log1p(self.shock)))

    @property
    def shock_flow(self) -> float:
        """USD of market orders that would make the shock itself."""
        return self.impact.amount(abs(float(np.log1p(self.shock))))

    @property
    def hedge_flow(self) -> float:
        """USD that hedgers trade on the way to the end, positive in its direction."""
        return float(self.impact.hedged(np.array([self.fills.end]))[0])

    @property
    def round(self) -> NDArray[np.intp]:
        """The round each order falls in.

        0 for those that the shock reaches, 1 for those that the orders of round 0 reach, and so on.
        """
        distance = self.orders.distance[: self.n_fallen]
        number = np.zeros(self.n_fallen, dtype=np.intp)
        # what hedgers make of the shock is part of it
        start = self._rest_before_orders()
        reached = int(np.searchsorted(distance, start + TOUCH, side="right"))
        while 0 < reached < self.n_fallen:
            number[reached:] += 1
            after = self.fills.distance_after[reached - 1] + TOUCH
            further = int(np.searchsorted(distance, after, side="right"))
            reached = max(further, reached + 1)
        number.flags.writeable = False
        return number

    @property
    def stop(self) -> Stop:
        """Why it ends: no order within reach, no map any more, or trading halted."""
        if self.fills.halted:
            return "halted"
        return "end of the map" if self.fills.end >= self.orders.reach else "out of reach"

    def to_frame(self) -> pd.DataFrame:
        """Return the chain as a table, one row per order; amounts in USD at the level."""
        level, fills = self.level_price, self.fills
        return pd.DataFrame(
            {
                "round": self.round,
                "level_price": level,
                "dollars": self.orders.dollars[: self.n_fallen],
                "sold" if self.orders.side == "long" else "bought": fills.sold,
                "fund": fills.fund,
                "deleveraged": fills.deleveraged,
                "pending": fills.pending,
                "price_after": self.price_after,
            }
        )

    def _rest_before_orders(self) -> float:
        distance = np.abs(np.log1p(np.array([self.shock])))
        return float(self.impact.end(distance, np.zeros(1), np.zeros(1))[0])

    def __repr__(self) -> str:
        way = "fall" if self.orders.side == "long" else "rise"
        rounds = int(self.round.max(initial=-1)) + 1
        more = " at least" if self.stop == "end of the map" else ""
        return (
            f"A {way} of {abs(self.shock):.2%} becomes one of{more} {abs(self.end):.2%}, from "
            f"{self.price:,.6g} to {self.end_price:,.6g}: {in_words(self.dollars)} of "
            f"{self.orders.side}s in {rounds} rounds; {self.stop}. "
            f"{self.impact.law.replace('_', ' ').capitalize()} impact, {self.depth.label}."
        )

    def _repr_html_(self) -> str:
        return lines_html(repr(self))


def cascade(
    map: ProfileMap | ForcedOrders,
    shock: float = -0.03,
    *,
    depth: float | Depth | None = None,
    impact: Law = "linear",
    hedge_flow: HedgeFlow = 0.0,
    insurance_fund: float = 0.0,
    auto_deleveraging: bool = False,
    halt: float | None = None,
    maintenance_margin: float | None = None,
    column: int = -1,
) -> Cascade:
    """Return what one shock sets off: which orders fall, in what order, and where price stops.

    What is left out is said at :func:`fragility`, which answers all shocks at once. The number is
    as good as the assumed depth and the map's leverage mix, which is to say: a scenario.

    Parameters
    ----------
    map : LiquidationMap, ExactMap, ForcedOrders, or anything with `profile`
    shock : float, default -0.03
        Move of price from outside, as a signed fraction; a fall liquidates longs.
    depth : float or Depth, optional
        USD of market orders that move price by 1 %: an assumption, shown wherever the result is.
        If None, guessed from volume by :meth:`Depth.from_volume`.
    impact : {"linear", "square_root"}
        How the move grows with quantity; both agree at 1 %.
    hedge_flow : float or callable, default 0
        USD that option hedgers trade per 1 % of move, positive in its direction (dealers short
        gamma), negative against it. A function takes moves, as signed fractions, to USD.
    insurance_fund : float, default 0
        USD of positions the fund can take over. It takes what could be filled only beyond the
        bankruptcy price, and does not sell it.
    auto_deleveraging : bool, default False
        Whether what the fund cannot take is closed against the other side instead of sold.
    halt : float, optional
        Move at which trading stops for good, as a positive fraction like 0.1; what is triggered
        by then and not filled stays pending. For a pause see :func:`cascade_path`.
    maintenance_margin : float, optional
        As a fraction of notional, for the bankruptcy prices; that of the map if None.
    column : int, default -1
        Shown column.

    Returns
    -------
    Cascade

    Raises
    ------
    ValueError
        If the shock is zero or a fall of 100 %, the depth is not positive or cannot be guessed,
        a word is unknown, hedging alone would move price without end, or the fund or
        deleveraging are asked of orders that do not know their bankruptcy price or other side.

    References
    ----------
    As :func:`fragility`, and for the options T. Chitra, "Autodeleveraging: impossibilities and
    optimization", arXiv 2512.01112, version 3 (2026).

    Examples
    --------
    Orders for 10 million dollars meet 30 million of longs in every per cent, in a book in which
    50 million move price by 1 %. How much is sold in the end, the 10 million included?

    >>> import numpy as np
    >>> falls = np.arange(0.00001, 0.03, 0.00002)
    >>> book = ForcedOrders.from_levels(
    ...     100 * np.exp(-falls), np.full(falls.size, 0.06e6), side="long", price=100.0)
    >>> fall = cascade(book, -0.002, depth=50e6)
    >>> round((fall.shock_flow + fall.dollars) / 1e6)
    25

    With dealers short gamma, who sell 15 million more in every per cent:

    >>> fall = cascade(book, -0.002, depth=50e6, hedge_flow=15e6)
    >>> round((fall.shock_flow + fall.dollars + fall.hedge_flow) / 1e6)
    100
    """
    side = side_of(shock)
    distance = float(log_shocks([shock], side)[0])
    assumed = find_depth(depth, map, column)
    closing = insurance_fund > 0.0 or auto_deleveraging
    _check_options(map, insurance_fund, auto_deleveraging=auto_deleveraging)
    gap = None
    if closing and not isinstance(map, ForcedOrders):
        tiers = map.profile(column).leverages
        gap = find_margins(map, maintenance_margin, tiers).gap(side)
    orders = forced_orders(map, side=side, column=column, gap=gap)
    if closing and orders.distance.size and not np.isfinite(orders.bankruptcy).any():
        msg = (
            "insurance_fund and auto_deleveraging need bankruptcy prices, which these orders do "
            "not have; make them with maintenance_margin=, a fraction like 0.005"
        )
        raise ValueError(msg)
    law = find_impact(
        assumed,
        direction=orders.direction,
        law=impact,
        hedge_flow=hedge_flow,
    )
    fills = fill(
        orders,
        law,
        distance,
        fund=insurance_fund,
        deleveraging=auto_deleveraging,
        halt=halt_distance(halt, side),
    )
    found = Cascade(orders, assumed, law, fills, float(shock), np.empty(0))
    if not auto_deleveraging or isinstance(map, ForcedOrders):
        return found
    return replace(found, other_side=_taken(map, found, maintenance_margin, column))


def _taken(
    map: ProfileMap, fall: Cascade, maintenance_margin: float | None, column: int
) -> NDArray[np.float64]:
    """Return the coins deleveraged per bucket of the other side."""
    profile = map.profile(column)
    margins = find_margins(map, maintenance_margin, profile.leverages)
    other: Literal["long", "short"] = "short" if fall.orders.side == "long" else "long"
    dollars = profile.short if other == "short" else profile.long
    taken: NDArray[np.float64] = deleveraged(
        dollars / profile.bucket_prices[:, None],
        level_price=profile.bucket_prices,
        level_factor=margins.level_factor(other),
        leverages=np.asarray(profile.leverages, dtype=np.float64),
        price=fall.end_price,
        direction=fall.orders.direction,
        quantity=float((fall.fills.deleveraged / fall.level_price).sum()),
    ).sum(axis=1)
    taken.flags.writeable = False
    return taken


def _check_options(map: object, insurance_fund: float, *, auto_deleveraging: bool) -> None:
    """Refuse options that mean nothing."""
    if not 0.0 <= insurance_fund < np.inf:
        msg = f"insurance_fund is in USD and 0 or more; got {insurance_fund!r}"
        raise ValueError(msg)
    if auto_deleveraging and isinstance(map, ForcedOrders):
        msg = (
            "auto_deleveraging needs a map, which holds the other side; orders of one side "
            "have nobody to close against"
        )
        raise ValueError(msg)
