"""A cascade in time: orders filled at a finite rate, in a book that refills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator._checks import check_between
from liqwidget.labs.cascades.depth import Depth, find_depth
from liqwidget.labs.cascades.impact import find_impact
from liqwidget.labs.cascades.orders import TOUCH, ForcedOrders, forced_orders
from liqwidget.labs.cascades.shocks import halt_distance, log_shocks, side_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.labs.cascades.impact import HedgeFlow, Impact, Law
    from liqwidget.labs.cascades.orders import ProfileMap

__all__ = ["CascadePath", "cascade_path"]


@dataclass(frozen=True, eq=False)
class CascadePath:
    """A cascade step by step; arrays of shape ``(n_steps + 1,)``, the shock first, read-only."""

    orders: ForcedOrders
    """The forced orders, nearest first."""
    depth: Depth
    """What it takes to move price: an assumption."""
    price: NDArray[np.float64]
    """Price at the end of every step."""
    n_fallen: NDArray[np.intp]
    """Orders that price has triggered so far."""
    triggered: NDArray[np.float64]
    """USD of them."""
    filled: NDArray[np.float64]
    """USD filled so far, in the book or by makers."""
    halted: NDArray[np.bool_]
    """Whether trading stood still in the step."""

    @property
    def pending(self) -> NDArray[np.float64]:
        """USD triggered and not yet filled."""
        return self.triggered - self.filled

    @property
    def move(self) -> NDArray[np.float64]:
        """Move of the price since the start, as a signed fraction."""
        return self.price / self.orders.price - 1.0

    @property
    def furthest(self) -> float:
        """The largest move on the way, as a signed fraction."""
        direction = self.orders.direction
        return float(direction * (direction * self.move).max())


def cascade_path(
    map: ProfileMap | ForcedOrders,
    shock: float = -0.03,
    *,
    depth: float | Depth | None = None,
    impact: Law = "linear",
    hedge_flow: HedgeFlow = 0.0,
    rate: float | None = None,
    resilience: float = 0.02,
    maker_share: float = 0.0,
    halt: float | None = None,
    halt_steps: int = 20,
    n_steps: int = 200,
    column: int = -1,
) -> CascadePath:
    r"""Return a cascade step by step, to be animated.

    A step has no length of its own: it is the time in which the engine fills `rate` dollars and
    the book gets back the share `resilience` of what was taken from it.

    Parameters
    ----------
    map : LiquidationMap, ExactMap, ForcedOrders, or anything with `profile`
    shock : float, default -0.03
        Move of price from outside, as a signed fraction; it happens at once and stays.
    depth : float or Depth, optional
        USD of market orders that move price by 1 %: an assumption. If None, guessed from volume
        by :meth:`Depth.from_volume`.
    impact : {"linear", "square_root"}
        How the move grows with quantity; both agree at 1 %.
    hedge_flow : float or callable, default 0
        USD that option hedgers trade per 1 % of move; see :func:`fragility`.
    rate : float, optional
        USD that can be filled per step; everything at once if None.
    resilience : float, default 0.02
        Share of the pressure on the book that is gone after each step, 0 to 1.
    maker_share : float, default 0
        Share of the orders that is taken without moving price, 0 to 1.
    halt : float, optional
        Move since the start, or since trading was last resumed, at which it is halted: a positive
        fraction like 0.05. Never if None.
    halt_steps : int, default 20
        Steps that a halt lasts. Nothing is filled, and the book refills at `resilience`.
    n_steps : int, default 200
    column : int, default -1
        Shown column.

    Returns
    -------
    CascadePath

    Raises
    ------
    ValueError
        If a share is not from 0 to 1, the rate is not positive, a number of steps is negative,
        or as :func:`cascade`.

    Notes
    -----
    With pressure :math:`q_s` on the book after step s, orders filled :math:`f_s`, hedging
    :math:`\Delta h_s` for the move of the step before, resilience :math:`r` and makers'
    share :math:`a`,

    .. math:: q_s = (1 - r) q_{s-1} + (1 - a) f_s + \Delta h_s, \qquad x_s = x_0 + I(q_s).

    Without resilience, makers, hedging and halts it ends where :func:`cascade` does. The loop is
    over steps.

    References
    ----------
    J. Donier and J. Bonart, "A million metaorder analysis of market impact on the Bitcoin",
    arXiv 1412.4503, for impact that decays once the orders stop.

    Examples
    --------
    A book that refills saves most of the levels:

    >>> import numpy as np
    >>> falls = np.arange(0.0005, 0.1, 0.001)
    >>> book = ForcedOrders.from_levels(
    ...     100 * np.exp(-falls), np.full(falls.size, 3e6), side="long", price=100.0)
    >>> slow, fast = (
    ...     cascade_path(book, -0.01, depth=35e6, rate=1e6, resilience=share).n_fallen[-1]
    ...     for share in (0.0, 0.2))
    >>> bool(fast < slow)
    True
    """
    side = side_of(shock)
    start = float(log_shocks([shock], side)[0])
    _check_options(rate, halt_steps, n_steps)
    check_between("resilience", resilience, 0.0, 1.0)
    check_between("maker_share", maker_share, 0.0, 1.0)
    assumed = find_depth(depth, map, column)
    orders = forced_orders(map, side=side, column=column)
    law = find_impact(assumed, direction=orders.direction, law=impact, hedge_flow=hedge_flow)
    distance, fallen, filled, halted = _walk(
        orders,
        law,
        start,
        rate=np.inf if rate is None else rate,
        kept=1.0 - resilience,
        taken=1.0 - maker_share,
        halt=halt_distance(halt, side),
        halt_steps=halt_steps,
        n_steps=n_steps,
    )
    path = CascadePath(
        orders=orders,
        depth=assumed,
        price=orders.price * np.exp(orders.direction * distance),
        n_fallen=fallen,
        triggered=np.append(0.0, np.cumsum(orders.dollars))[fallen],
        filled=filled,
        halted=halted,
    )
    for values in (path.price, path.n_fallen, path.triggered, path.filled, path.halted):
        values.flags.writeable = False
    return path


def _walk(
    orders: ForcedOrders,
    impact: Impact,
    start: float,
    *,
    rate: float,
    kept: float,
    taken: float,
    halt: float,
    halt_steps: int,
    n_steps: int,
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.float64], NDArray[np.bool_]]:
    """Return the distance, the orders fallen, the dollars filled, and the halts of each step."""
    distance = np.full(n_steps + 1, start)
    fallen = np.zeros(n_steps + 1, dtype=np.intp)
    filled, halted = np.zeros(n_steps + 1), np.zeros(n_steps + 1, dtype=np.bool_)
    total = np.append(0.0, np.cumsum(orders.dollars))
    fallen[0] = orders.distance.searchsorted(start + TOUCH, side="right")
    pressure = hedged = reference = 0.0
    pause = halt_steps if start >= halt else 0
    for step in range(1, n_steps + 1):
        before = float(distance[step - 1])
        pressure *= kept
        filled[step], halted[step] = filled[step - 1], pause > 0
        if pause:
            pause -= 1
        else:
            flow = min(float(total[fallen[step - 1]] - filled[step - 1]), rate)
            filled[step] += flow
            wanted = float(impact.hedged(np.array([before]))[0])
            pressure += taken * flow + wanted - hedged
            hedged = wanted
        distance[step] = start + float(impact.of(np.array([pressure]))[0])
        reached = orders.distance.searchsorted(distance[step] + TOUCH, side="right")
        fallen[step] = max(int(reached), int(fallen[step - 1]))
        if halted[step]:
            reference = float(distance[step])
        elif distance[step] - reference >= halt:
            pause = halt_steps
    return distance, fallen, filled, halted


def _check_options(rate: float | None, halt_steps: int, n_steps: int) -> None:
    """Refuse numbers that mean nothing."""
    if rate is not None and not 0.0 < rate < np.inf:
        msg = f"rate is USD per step and positive, or None for everything at once; got {rate!r}"
        raise ValueError(msg)
    if n_steps < 1 or halt_steps < 0:
        msg = f"n_steps must be 1 or more and halt_steps 0 or more; got {n_steps} and {halt_steps}"
        raise ValueError(msg)
