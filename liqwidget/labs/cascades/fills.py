"""Order by order: what is sold into the book, what the fund takes over, what is deleveraged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.cascades.orders import TOUCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.labs.cascades.impact import Impact
    from liqwidget.labs.cascades.orders import ForcedOrders

__all__ = ["Fills", "fill"]


@dataclass(frozen=True, eq=False)
class Fills:
    """What became of the orders that were triggered; arrays of shape ``(n_fallen,)``, USD."""

    sold: NDArray[np.float64]
    """Filled in the book, and so moving price."""
    fund: NDArray[np.float64]
    """Taken over by the insurance fund."""
    deleveraged: NDArray[np.float64]
    """Closed against positions of the other side."""
    pending: NDArray[np.float64]
    """Triggered, but not filled when trading was halted."""
    distance_after: NDArray[np.float64]
    """How far price has moved once the order is dealt with, in log price."""
    end: float
    """How far price has moved in the end."""
    halted: bool
    """Whether trading was halted."""


def fill(
    orders: ForcedOrders,
    impact: Impact,
    shock: float,
    *,
    fund: float,
    deleveraging: bool,
    halt: float,
) -> Fills:
    """Walk away from the price, order by order.

    Parameters
    ----------
    orders : ForcedOrders
    impact : Impact
    shock : float
        Distance in log price, above zero.
    fund : float
        Dollars of positions that the insurance fund can take over.
    deleveraging : bool
        Whether the rest is closed against the other side.
    halt : float
        Distance at which trading stops; infinite for never.

    Notes
    -----
    A loop, since what the fund has left depends on every order before. An order that can be
    filled before the price that bankrupts its owner is sold; what cannot is taken over by the
    fund, then deleveraged, and sold all the same only if there is neither.
    """
    rows: list[tuple[float, float, float, float, float]] = []
    traded = 0.0
    can_trade = _until(impact, shock, halt)
    reached = min(_rest(impact, shock, 0.0, 0.0), halt)
    order_of = zip(
        orders.distance.tolist(), orders.dollars.tolist(), orders.bankruptcy.tolist(), strict=True
    )
    for distance, amount, bankruptcy in order_of:
        if distance > reached + TOUCH:
            break
        left, fund_takes, other_side = amount, 0.0, 0.0
        if bankruptcy < halt and (fund > 0.0 or deleveraging):
            in_time = min(amount, max(_until(impact, shock, bankruptcy) - traded, 0.0))
            late = amount - in_time
            fund_takes = min(late, fund)
            fund -= fund_takes
            other_side = late - fund_takes if deleveraging else 0.0
            left = amount - fund_takes - other_side
        sold = min(left, max(can_trade - traded, 0.0))
        traded += sold
        reached = min(_rest(impact, shock, traded, distance), halt)
        rows.append((sold, fund_takes, other_side, left - sold, reached))
    table = np.array(rows, dtype=np.float64).reshape(len(rows), 5)
    table.flags.writeable = False
    sold, fund_took, other_side_took, pending, after = table.T
    return Fills(sold, fund_took, other_side_took, pending, after, reached, reached >= halt - TOUCH)


def _rest(impact: Impact, shock: float, amount: float, after: float) -> float:
    """Return where price comes to rest, in log price."""
    one = np.array([shock]), np.array([amount]), np.array([after])
    return float(impact.end(*one)[0])


def _until(impact: Impact, shock: float, distance: float) -> float:
    """Return the dollars that bring price to a distance, beside the hedging on the way."""
    if not np.isfinite(distance):
        return float("inf")
    hedged = float(impact.hedged(np.array([distance]))[0])
    return impact.amount(distance - shock) - hedged
