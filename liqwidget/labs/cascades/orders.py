"""The forced orders of one side, nearest to price first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, get_args

import numpy as np

from liqwidget.market.liquidation_price import Side

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.estimator import Profile

__all__ = [
    "DIRECTION",
    "TOUCH",
    "ForcedOrders",
    "ProfileMap",
    "SideTiers",
    "check_side",
    "forced_orders",
    "side_tiers",
]

DIRECTION: dict[str, float] = {"long": -1.0, "short": 1.0}
"""Which way price moves when a side is liquidated."""

TOUCH = 1e-12
"""A level so near beyond a price, in log price, is touched: rounding must not decide."""


class ProfileMap(Protocol):
    """What a map must have: a `LiquidationMap`, an `ExactMap`, or one of your own."""

    @property
    def bucket_edges(self) -> NDArray[np.float64]:
        """Edges of the buckets, equal steps in log price, shape ``(n_buckets + 1,)``."""

    @property
    def price(self) -> float:
        """Last price."""

    def profile(self, column: int = -1) -> Profile:
        """Return dollars per bucket, side and tier at the end of one column."""


@dataclass(frozen=True, eq=False, repr=False)
class ForcedOrders:
    """Market orders that a move of price would force, nearest first.

    Arrays have shape ``(n_orders,)`` and are read-only. Distances are in log price from the
    start: 0.01 is one per cent.

    Examples
    --------
    A book of your own, 30 million dollars in every per cent of a fall:

    >>> import numpy as np
    >>> falls = np.arange(0.0005, 0.1, 0.001)
    >>> book = ForcedOrders.from_levels(
    ...     100 * np.exp(-falls), np.full(falls.size, 3e6), side="long", price=100.0)
    >>> book
    ForcedOrders(100 orders of longs, 300M USD)
    """

    side: Side
    """Whose positions are closed: "long" ones are sold as price falls."""
    price: float
    """Where price is."""
    distance: NDArray[np.float64]
    """How far price must move to trigger each order, ascending."""
    dollars: NDArray[np.float64]
    """USD of each order, at its level."""
    bankruptcy: NDArray[np.float64]
    """Distance at which nothing of the margin is left; infinite where it is not known."""
    step: float
    """Width of a bucket, in log price."""
    reach: float
    """Distance to the end of the map, beyond which no order is known."""

    @property
    def direction(self) -> float:
        """The sign of the move that triggers them."""
        return DIRECTION[self.side]

    @property
    def level_price(self) -> NDArray[np.float64]:
        """Price that triggers each order."""
        level: NDArray[np.float64] = self.price * np.exp(self.direction * self.distance)
        return level

    @property
    def coins(self) -> NDArray[np.float64]:
        """Coins of each order."""
        return self.dollars / self.level_price

    @classmethod
    def from_levels(
        cls,
        level_price: ArrayLike,
        dollars: ArrayLike,
        *,
        side: Side,
        price: float,
        step: float | None = None,
        maintenance_margin: float | None = None,
    ) -> ForcedOrders:
        """Return the orders of a table of levels.

        Parameters
        ----------
        level_price : array_like, shape (n_orders,)
            Prices that trigger them, in any order; below `price` for longs, above for shorts.
        dollars : array_like, shape (n_orders,)
            USD at the level.
        side : {"long", "short"}
        price : float
            Where price is.
        step : float, optional
            Width of a bucket in log price; the usual distance between levels if None.
        maintenance_margin : float, optional
            As a fraction of notional: 0.005, not 0.5. Puts the bankruptcy price so far beyond
            the level, as in a linear contract with margin on mark value.

        Returns
        -------
        ForcedOrders

        Raises
        ------
        ValueError
            If the side is unknown, shapes differ, or a price or an amount cannot be.
        """
        check_side(side)
        level = np.asarray(level_price, dtype=np.float64)
        amount = np.asarray(dollars, dtype=np.float64)
        if level.ndim != 1 or level.shape != amount.shape:
            msg = (
                "level_price and dollars must be sequences of one length; got shapes "
                f"{level.shape} and {amount.shape}"
            )
            raise ValueError(msg)
        _check_price(price)
        direction = DIRECTION[side]
        with np.errstate(divide="ignore", invalid="ignore"):
            distance = direction * np.log(level / price)
        wrong = ~(np.isfinite(distance) & (distance >= 0) & (amount >= 0) & np.isfinite(amount))
        if wrong.any():
            first = int(np.flatnonzero(wrong)[0])
            beyond = "below" if side == "long" else "above"
            msg = (
                f"{side} levels must lie {beyond} the price {price:g} and hold dollars of 0 or "
                f"more; row {first} has {amount[first]:g} USD at {level[first]:g}"
            )
            raise ValueError(msg)
        gap = np.inf
        if maintenance_margin is not None:
            gap = abs(float(np.log1p(direction * maintenance_margin)))
        apart = np.diff(np.unique(distance))
        width = step if step is not None else float(np.median(apart)) if apart.size else 0.001
        furthest = float(distance.max(initial=0.0)) + width / 2.0
        return _sorted(side, price, distance, amount, distance + gap, width, furthest)

    def __repr__(self) -> str:
        total = float(self.dollars.sum())
        return f"ForcedOrders({self.distance.size} orders of {self.side}s, {total / 1e6:.4g}M USD)"


def forced_orders(
    map: ProfileMap | ForcedOrders,
    *,
    side: Side = "long",
    column: int = -1,
    gap: NDArray[np.float64] | None = None,
) -> ForcedOrders:
    """Return the forced orders of one side of a map, one per bucket.

    An order lies at the geometric center of its bucket; in the bucket that holds the price, at
    the center of what price has not passed yet. What a map shows behind the price is left out: it
    has been swept, and only a difference of mark and last price leaves it there.

    Parameters
    ----------
    map : LiquidationMap, ExactMap, or anything with `profile`, `bucket_edges` and `price`
        `ForcedOrders` come back as they are.
    side : {"long", "short"}
    column : int, default -1
        Shown column; negative counts from the last.
    gap : ndarray of float64, shape (n_tiers,), optional
        From liquidation to bankruptcy price per tier, in log price. Gives one order per bucket
        and tier instead.

    Returns
    -------
    ForcedOrders

    Raises
    ------
    ValueError
        If the side is unknown, or orders of the other side are given.
    IndexError
        If there is no such column.
    """
    check_side(side)
    if isinstance(map, ForcedOrders):
        if map.side != side:
            msg = f'side is "{side}", but the orders are those of {map.side}s'
            raise ValueError(msg)
        return map
    ahead = side_tiers(map, side=side, column=column)
    dollars = ahead.dollars
    if gap is None:
        dollars, gap = dollars.sum(axis=1, keepdims=True), np.array([np.inf])
    row, tier = np.nonzero(dollars > 0.0)
    distance = ahead.distance[row]
    amount, bankruptcy = dollars[row, tier], distance + gap[tier]
    return _sorted(side, ahead.price, distance, amount, bankruptcy, ahead.step, ahead.reach)


@dataclass(frozen=True, eq=False)
class SideTiers:
    """One side of a column ahead of the price, nearest bucket first."""

    price: float
    distance: NDArray[np.float64]
    """Of the buckets, in log price, shape ``(n_ahead,)``."""
    dollars: NDArray[np.float64]
    """USD, shape ``(n_ahead, n_tiers)``."""
    step: float
    """Width of a bucket, in log price."""
    reach: float
    """Distance to the end of the map."""


def side_tiers(map: ProfileMap, *, side: Side, column: int = -1) -> SideTiers:
    """Return the buckets of one side that lie ahead of the price; as :func:`forced_orders`."""
    profile = map.profile(column)
    dollars = profile.long if side == "long" else profile.short
    price, edges = _price_at(map, column), map.bucket_edges
    from_price = DIRECTION[side] * np.log(edges / price)
    near = np.minimum(from_price[:-1], from_price[1:])
    far = np.maximum(from_price[:-1], from_price[1:])
    ahead = far > 0.0
    distance, dollars = (np.maximum(near, 0.0) + far)[ahead] / 2.0, dollars[ahead]
    if side == "long":  # rows of a map go up
        distance, dollars = distance[::-1], dollars[::-1]
    step = abs(float(from_price[-1] - from_price[0])) / (edges.size - 1)
    return SideTiers(price, distance, dollars, step, max(float(far.max()), 0.0))


def _price_at(map: ProfileMap, column: int) -> float:
    """Return the last price known at the end of a column.

    Raises
    ------
    ValueError
        If the map does not tell.
    """
    closes = getattr(map, "closes", None)
    price = map.price if column == -1 else float("nan") if closes is None else closes[column]
    _check_price(price)
    return float(price)


def check_side(side: str) -> None:
    """Refuse what is not a side.

    Raises
    ------
    ValueError
        If it is neither "long" nor "short".
    """
    if side not in get_args(Side):
        msg = f'side must be "long" (falls) or "short" (rises); got {side!r}'
        raise ValueError(msg)


def _check_price(price: float) -> None:
    if not 0.0 < price < np.inf:
        msg = f"the price of the column must be known and positive; got {price}"
        raise ValueError(msg)


def _sorted(
    side: Side,
    price: float,
    distance: NDArray[np.float64],
    dollars: NDArray[np.float64],
    bankruptcy: NDArray[np.float64],
    step: float,
    reach: float,
) -> ForcedOrders:
    """Return the orders nearest first, and among those the first to be bankrupt first."""
    order = np.lexsort((bankruptcy, distance))
    columns = [values[order] for values in (distance, dollars, bankruptcy)]
    for values in columns:
        values.flags.writeable = False
    return ForcedOrders(side, price, columns[0], columns[1], columns[2], step, reach)
