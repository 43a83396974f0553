"""The fragility curve: where any shock would end, exactly and all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.cascades.depth import Depth, find_depth
from liqwidget.labs.cascades.impact import Impact, find_impact
from liqwidget.labs.cascades.orders import TOUCH, ForcedOrders, forced_orders
from liqwidget.labs.cascades.shocks import log_shocks
from liqwidget.readings._words import lines_html

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.labs.cascades.impact import HedgeFlow, Law
    from liqwidget.labs.cascades.orders import ProfileMap
    from liqwidget.market.liquidation_price import Side

__all__ = ["Fragility", "IgnitionPoint", "Response", "fragility"]


@dataclass(frozen=True, eq=False)
class Response:
    """What shocks would lead to; arrays of shape ``(n_shocks,)``, moves as signed fractions."""

    shock: NDArray[np.float64]
    """Move of the price without any forced order."""
    end: NDArray[np.float64]
    """Move of the price in the end."""
    dollars: NDArray[np.float64]
    """USD liquidated, at the prices of the levels."""
    amplification: NDArray[np.float64]
    """End over shock, in log price; 1 where there is no shock."""
    n_levels: NDArray[np.intp]
    """Levels that fall."""
    beyond: NDArray[np.bool_]
    """Whether price leaves the map, so that the end is the least it could be."""
    orders: ForcedOrders
    """The forced orders, nearest first."""

    @property
    def coins(self) -> NDArray[np.float64]:
        """Coins liquidated."""
        coins: NDArray[np.float64] = np.append(0.0, np.cumsum(self.orders.coins))[self.n_levels]
        return coins


@dataclass(frozen=True)
class IgnitionPoint:
    """Levels that go together, and the smallest shock that takes them."""

    shock: float
    """Move that sets them off, as a signed fraction of price."""
    end: float
    """Move of the price once they are gone."""
    first_price: float
    """The level nearest to price."""
    last_price: float
    """The level furthest from price."""
    n_levels: int
    """How many levels."""
    dollars: float
    """USD liquidated in one go."""


@dataclass(frozen=True, eq=False, repr=False)
class Fragility:
    """The end of every shock on one side of one column of a map.

    Made by :func:`liqwidget.fragility`. Arrays have shape ``(n_levels,)`` unless said, are in log
    price and read-only.
    """

    orders: ForcedOrders
    """The forced orders, nearest first."""
    depth: Depth
    """What it takes to move price: an assumption."""
    impact: Impact
    """The law of impact."""
    before: NDArray[np.float64]
    """USD liquidated when 0, 1, ... levels are gone, shape ``(n_levels + 1,)``."""
    critical: NDArray[np.float64]
    """Smallest shock that takes each level; never falls from one level to the next."""

    def respond(self, shocks: ArrayLike) -> Response:
        """Return the end of every shock.

        Parameters
        ----------
        shocks : array_like, shape (n_shocks,)
            Moves as signed fractions of price: -0.03 is a fall of 3 %, for longs.

        Returns
        -------
        Response

        Raises
        ------
        ValueError
            If a shock has the other side's sign, or is a fall of 100 % or more.
        """
        orders = self.orders
        shock = log_shocks(shocks, orders.side)
        gone = np.searchsorted(self.critical, shock + TOUCH, side="right")
        end = self._end(shock, gone)
        amplified = np.ones_like(end)
        np.divide(end, shock, out=amplified, where=shock > 0)
        response = Response(
            shock=np.array(shocks, dtype=np.float64, ndmin=1),
            end=np.expm1(orders.direction * end),
            dollars=self.before[gone],
            amplification=amplified,
            n_levels=gone,
            beyond=end >= orders.reach,
            orders=orders,
        )
        for name in ("shock", "end", "dollars", "amplification", "n_levels", "beyond"):
            getattr(response, name).flags.writeable = False
        return response

    def ignition_points(self, *, limit: int | None = 5) -> tuple[IgnitionPoint, ...]:
        """Return the shocks at which the end jumps, the most dollars first.

        Each is a stretch of levels that one threshold takes together: the first sets off the
        second, and so on. A level that goes alone is a stretch of one.

        Parameters
        ----------
        limit : int, optional
            How many at most; all of them if None.
        """
        critical, orders = self.critical, self.orders
        begin = np.flatnonzero(np.append(True, critical[1:] > critical[:-1] + TOUCH))[
            : critical.size
        ]
        stop = np.append(begin[1:], critical.size)[: begin.size]
        taken = self.before[stop] - self.before[begin]
        level, direction = orders.level_price, orders.direction
        # at the threshold itself, and not below zero where hedging alone reaches the level
        shock = np.maximum(critical[begin], 0.0)
        end = self._end(shock, stop)
        chosen = np.argsort(-taken, kind="stable")[:limit].tolist()
        return tuple(
            IgnitionPoint(
                shock=float(np.expm1(direction * shock[i])),
                end=float(np.expm1(direction * end[i])),
                first_price=float(level[begin[i]]),
                last_price=float(level[stop[i] - 1]),
                n_levels=int(stop[i] - begin[i]),
                dollars=float(taken[i]),
            )
            for i in chosen
        )

    @property
    def branching(self) -> NDArray[np.float64]:
        """Branching ratio of each level: the move its orders make, over the width of its bucket.

        At 1 or more a bucket pays for its own continuation. Under linear impact it depends on
        the bucket alone; under the square root, on all that fell before. Hedging counts in it.
        """
        impact, distance, half = self.impact, self.orders.distance, self.orders.step / 2.0
        near, far = distance - half, distance + half
        after = impact.of(self.before[1:] + impact.hedged(far))
        ratio: NDArray[np.float64] = (
            after - impact.of(self.before[:-1] + impact.hedged(near))
        ) / self.orders.step
        ratio.flags.writeable = False
        return ratio

    def curve(self, *, furthest: float | None = None) -> tuple[NDArray[np.float64], ...]:
        """Return the corners of the curve: ends against shocks, with every jump upright.

        Parameters
        ----------
        furthest : float, optional
            Last shock, as a signed fraction; just past the last ignition point if None.

        Returns
        -------
        shock, end : ndarray of float64, shape (n_corners,)
            Signed fractions of price.
        """
        critical, direction = np.maximum(self.critical, 0.0), self.orders.direction
        last = 1.05 * float(critical.max(initial=self.orders.step))
        if furthest is not None:
            last = float(log_shocks([furthest], self.orders.side)[0])
        jumps = np.flatnonzero(
            np.append(critical[1:] > critical[:-1] + TOUCH, True)[: critical.size]
        )
        jumps = jumps[critical[jumps] < last]
        first = np.append(0, jumps[:-1] + 1)[: jumps.size]
        shock = np.concatenate([[0.0], np.repeat(critical[jumps], 2), [last]])
        gone = np.empty(shock.size, dtype=np.intp)
        gone[0], gone[-1] = 0, np.searchsorted(self.critical, last + TOUCH, side="right")
        gone[1:-1:2], gone[2:-1:2] = first, jumps + 1
        end = self._end(shock, gone)
        return np.expm1(direction * shock), np.expm1(direction * end)

    def _end(self, shock: NDArray[np.float64], gone: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return where price stops when so many levels are gone, in log price."""
        passed = shock  # read only where hedging is a function
        if self.impact.hedging is not None:
            passed = np.append(0.0, self.orders.distance)[gone]
        return self.impact.end(shock, self.before[gone], passed)

    def __repr__(self) -> str:
        orders = self.orders
        return (
            f"Fragility({orders.distance.size} levels of {orders.side}s from {orders.price:,.6g}, "
            f"{self.impact.law.replace('_', ' ')} impact, {self.depth.label})"
        )

    def _repr_html_(self) -> str:
        return lines_html(repr(self))


def fragility(
    map: ProfileMap | ForcedOrders,
    *,
    side: Side = "long",
    depth: float | Depth | None = None,
    impact: Law = "linear",
    hedge_flow: HedgeFlow = 0.0,
    column: int = -1,
) -> Fragility:
    r"""Return where every shock would end, if forced orders moved price.

    A move of price triggers the orders it crosses; they are sold (or bought) at market, which
    moves price to the next. Left out: orders of people, other venues, a book that thins or
    refills, and time; for those see :func:`cascade_path`. From a map whose mix has not been
    calibrated, what forced orders add is several times too much; see Notes.

    Parameters
    ----------
    map : LiquidationMap, ExactMap, ForcedOrders, or anything with `profile`
    side : {"long", "short"}
        Longs are liquidated by falls, shorts by rises.
    depth : float or Depth, optional
        USD of market orders that move price by 1 %: an assumption, shown wherever the result is.
        If None, guessed from volume by :meth:`Depth.from_volume`.
    impact : {"linear", "square_root"}
        How the move grows with quantity; both agree at 1 %.
    hedge_flow : float or callable, default 0
        USD that option hedgers trade per 1 % of move, positive in its direction (dealers short
        gamma), negative against it. A function takes moves, as signed fractions, to USD.
    column : int, default -1
        Shown column.

    Returns
    -------
    Fragility

    Raises
    ------
    ValueError
        If the depth is not positive or cannot be guessed, a word is unknown, or hedging alone
        would move price without end.
    IndexError
        If there is no such column.

    See Also
    --------
    cascade : One shock, order by order, with insurance fund and deleveraging.
    cascade_ensemble : Bands over mixes and depths.

    Notes
    -----
    Let :math:`x_j` be the distances of the levels in log price, :math:`Q_j` the dollars in levels
    0 to j, :math:`I` the impact, :math:`h(x)` the hedging at a move :math:`x`. A shock
    :math:`x_0` passes level j if it passed the ones before and

    .. math:: x_0 \ge c_j = x_j - I(Q_{j-1} + h(x_j)),

    so it passes every level whose running maximum :math:`M_j = \max_{i \le j} c_i` it reaches:
    one cumulative sum and one binary search answer all shocks. Flat stretches of M are levels
    that go together. With a function of hedging the condition is tested at the levels, and the
    end is found by bisection.

    The ratio of a bucket's orders to what moves price by its width is the analogue of the
    branching ratio of a self-exciting process: with a constant ratio m, a shock ends
    :math:`1 / (1 - m)` times further.

    On three weeks of the simulated exchange, whose positions and depth are known, shocks of 3 %
    end 1.13 times further on average by the true positions, 1.35 times by maps with the default
    mix, 1.45 by those with a uniform one, and 1.08 by those fitted to liquidation prints; in half
    the depth 1.39, 2.03, 2.17 and 1.24 (``tests/bench/test_cascade.py``).

    References
    ----------
    R. Cont and L. Wagalath, "Fire sales forensics: measuring endogenous risk", Mathematical
    Finance 26 (2016); R. Cont and E. Schaanning, "Fire sales, indirect contagion and systemic
    stress testing", Norges Bank WP 2/2017: loss-triggered sales against a market depth.
    J. Donier and J. Bonart, "A million metaorder analysis of market impact on the Bitcoin",
    arXiv 1412.4503: the square root, for orders over hours. V. Filimonov and D. Sornette,
    "Quantifying reflexivity in financial markets", arXiv 1201.3572: the branching ratio as the
    distance to criticality.

    Examples
    --------
    30 million dollars of longs in every per cent, and a book in which 50 million move price by
    1 %, give a branching ratio of 0.6: a fall of 1 % becomes one of about 2.5 %.

    >>> import numpy as np
    >>> falls = np.arange(0.00005, 0.1, 0.0001)
    >>> book = ForcedOrders.from_levels(
    ...     100 * np.exp(-falls), np.full(falls.size, 0.3e6), side="long", price=100.0)
    >>> curve = fragility(book, depth=50e6)
    >>> [round(ratio, 2) for ratio in curve.branching[:3].tolist()]
    [0.6, 0.6, 0.6]
    >>> float(curve.respond([-0.01]).end.round(3)[0])
    -0.025
    """
    assumed = find_depth(depth, map, column)
    orders = forced_orders(map, side=side, column=column)
    law = find_impact(
        assumed,
        direction=orders.direction,
        law=impact,
        hedge_flow=hedge_flow,
    )
    return find_curve(orders, assumed, law)


def find_curve(orders: ForcedOrders, depth: Depth, impact: Impact) -> Fragility:
    """Return the curve of known orders and a known impact."""
    before = np.append(0.0, np.cumsum(orders.dollars))
    distance = orders.distance
    pushed = impact.of(before[:-1] + impact.hedged(distance))
    critical: NDArray[np.float64] = np.maximum.accumulate(distance - pushed)
    before.flags.writeable = critical.flags.writeable = False
    return Fragility(orders, depth, impact, before, critical)
