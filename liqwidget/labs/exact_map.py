"""The exact map: known positions on the grid of an estimate, so that the two subtract."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import Profile
from liqwidget.labs._pieces import Pieces, find_pieces
from liqwidget.labs.exchange import Exchange
from liqwidget.labs.positions import Positions
from liqwidget.labs.stored import stored_exchange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.labs._pieces import MapLike
    from liqwidget.labs.ledger import Ledger

__all__ = ["ExactMap", "exact_map"]


@dataclass(frozen=True, eq=False, repr=False)
class ExactMap:
    """Where known positions would be liquidated, by price and time.

    Grids have shape ``(n_buckets, n_columns)``, row 0 is the lowest price, each column shows the
    state at its end: the grid of the map it was made like, so that ``exact.long - map.long`` is
    the error of the map. Dollars are coins times the center of the bucket. Arrays are read-only.
    """

    bucket_edges: NDArray[np.float64]
    """Edges of the buckets, shape ``(n_buckets + 1,)``."""
    time: NDArray[np.datetime64]
    """End of every column, UTC, shape ``(n_columns,)``."""
    closes: NDArray[np.float64]
    """Last price at the end of every column, NaN where unknown, shape ``(n_columns,)``."""
    open_interest: NDArray[np.float64]
    """Open interest in coins at the end of every column, shape ``(n_columns,)``."""
    pieces: Pieces
    """What the grids are made of: quantities that stay in one bucket for a while."""

    @cached_property
    def bucket_prices(self) -> NDArray[np.float64]:
        """Geometric centers of the buckets, shape ``(n_buckets,)``."""
        return _frozen(np.sqrt(self.bucket_edges[:-1] * self.bucket_edges[1:]))

    @cached_property
    def long_quantity(self) -> NDArray[np.float64]:
        """Coins of longs, shape ``(n_buckets, n_columns)``."""
        return self._coins(1)

    @cached_property
    def short_quantity(self) -> NDArray[np.float64]:
        """Coins of shorts, shape ``(n_buckets, n_columns)``."""
        return self._coins(-1)

    @cached_property
    def long(self) -> NDArray[np.float64]:
        """Dollars of longs, shape ``(n_buckets, n_columns)``."""
        return _frozen(self.long_quantity * self.bucket_prices[:, None])

    @cached_property
    def short(self) -> NDArray[np.float64]:
        """Dollars of shorts, shape ``(n_buckets, n_columns)``."""
        return _frozen(self.short_quantity * self.bucket_prices[:, None])

    @cached_property
    def total(self) -> NDArray[np.float64]:
        """Dollars of both sides, shape ``(n_buckets, n_columns)``."""
        return _frozen(self.long + self.short)

    @property
    def price(self) -> float:
        """Last price at the end."""
        return float(self.closes[-1])

    @cached_property
    def leverages(self) -> tuple[float, ...]:
        """Leverage settings that occur, ascending."""
        return tuple(np.unique(self.pieces.leverage).tolist())

    def off_grid(self) -> dict[str, NDArray[np.float64]]:
        """Return the coins of open interest that no bucket holds, per side and column.

        They have no liquidation price, or one outside the grid, or are not among the positions.
        """
        return {
            "long": self.open_interest - self.long_quantity.sum(axis=0),
            "short": self.open_interest - self.short_quantity.sum(axis=0),
        }

    def profile(self, column: int = -1) -> Profile:
        """Return dollars per bucket, side and leverage setting at the end of one column.

        Ages count from the first column that shows a position at its level.

        Raises
        ------
        IndexError
            If there is no such column.
        """
        n_columns, n_buckets = self.time.size, self.bucket_edges.size - 1
        if not -n_columns <= column < n_columns:
            msg = f"column must be from {-n_columns} to {n_columns - 1}; got {column}"
            raise IndexError(msg)
        at, pieces = column % n_columns, self.pieces
        here = (pieces.born <= at) & (pieces.died > at)
        tier = np.searchsorted(np.array(self.leverages), pieces.leverage)
        n_tiers = len(self.leverages)
        hours = (self.time[at] - self.time) / np.timedelta64(1, "h")
        sides, ages = [], []
        for side in (1, -1):
            chosen = here & (pieces.side == side)
            cell = pieces.bucket[chosen] * n_tiers + tier[chosen]
            coins = np.bincount(cell, pieces.quantity[chosen], n_buckets * n_tiers)
            dollars = coins.reshape(n_buckets, n_tiers) * self.bucket_prices[:, None]
            sides.append(_frozen(dollars))
            bucket, held = pieces.bucket[chosen], pieces.quantity[chosen]
            counted = np.bincount(bucket, held, n_buckets)
            waited = np.bincount(bucket, held * hours[pieces.born[chosen]], n_buckets)
            age = np.full(n_buckets, np.nan)
            ages.append(_frozen(np.divide(waited, counted, out=age, where=counted > 0)))
        return Profile(self.leverages, self.bucket_prices, *sides, *ages)

    def _coins(self, side: int) -> NDArray[np.float64]:
        shape = (self.bucket_edges.size - 1, self.time.size)
        return _frozen(self.pieces.rasterized(side, shape))

    def __repr__(self) -> str:
        n_buckets, n_columns = self.bucket_edges.size - 1, self.time.size
        return f"ExactMap({n_buckets} buckets, {n_columns} columns, {self.pieces.side.size} pieces)"


def exact_map(
    positions: str | Exchange | Positions | Sequence[Positions], *, like: MapLike
) -> ExactMap:
    """Put known positions on the grid of a map.

    Parameters
    ----------
    positions : str, Exchange, Positions, or sequence of Positions
        A simulated exchange, or the name of a stored one, fills every column of `like`. One snapshot gives a map of one column,
        several give one column each, in their order.
    like : LiquidationMap or ExactMap
        Whose buckets, and with an exchange whose columns, to use.

    Returns
    -------
    ExactMap

    Raises
    ------
    ValueError
        If there is no such run, there are no snapshots, or a column of `like` lies outside the exchange's run.

    Examples
    --------
    The same grid as the estimate:

    >>> import liqwidget as lq
    >>> from liqwidget.labs import exact_map, simulate
    >>> exchange = simulate(0.1, warm_up_days=0, seed=1)
    >>> map = lq.estimate(exchange.market)
    >>> exact_map(exchange, like=map).total.shape == map.total.shape
    True
    """
    if isinstance(positions, str):
        return _of_exchange(stored_exchange(positions), like)
    if isinstance(positions, Exchange):
        return _of_exchange(positions, like)
    snapshots = [positions] if isinstance(positions, Positions) else list(positions)
    if not snapshots:
        msg = "positions must hold one snapshot or more; got none"
        raise ValueError(msg)
    return _of_snapshots(snapshots, like)


def _of_snapshots(snapshots: list[Positions], like: MapLike) -> ExactMap:
    """Return a map with one column per snapshot."""
    column = np.repeat(np.arange(len(snapshots)), [len(snapshot) for snapshot in snapshots])
    level, quantity, leverage, side = (
        np.concatenate([np.asarray(getattr(snapshot, name)) for snapshot in snapshots])
        for name in ("liquidation_price", "quantity", "leverage", "side")
    )
    held = [
        float(max(known.quantity[known.side > 0].sum(), known.quantity[known.side < 0].sum()))
        for known in snapshots
    ]
    stated = np.array([known.open_interest for known in snapshots])
    edges = like.bucket_edges
    return ExactMap(
        bucket_edges=edges,
        time=_frozen_times([snapshot.time for snapshot in snapshots]),
        closes=_frozen(np.array([snapshot.price for snapshot in snapshots])),
        open_interest=_frozen(np.where(np.isnan(stated), held, stated)),
        pieces=find_pieces(
            edges,
            level=level,
            born=column,
            died=column + 1,
            side=side.astype(np.int64),
            leverage=leverage,
            quantity=quantity,
        ),
    )


def _of_exchange(exchange: Exchange, like: MapLike) -> ExactMap:
    """Return a map with the columns of `like`."""
    ledger, market = exchange.ledger, exchange.market
    ends = np.array([ledger.step_at(time) for time in like.time])
    stays = ledger.stays
    row = stays.position
    edges = like.bucket_edges
    pieces = find_pieces(
        edges,
        level=stays.level,
        born=np.searchsorted(ends, stays.begin),
        died=np.searchsorted(ends, stays.end),
        side=ledger.side[row],
        leverage=ledger.leverage[row],
        quantity=ledger.lots[row] * np.float64(ledger.lot),
    )
    bar = np.searchsorted(market.time, like.time - market.bar, side="right") - 1
    return ExactMap(
        bucket_edges=edges,
        time=like.time,
        closes=_frozen(market.close[bar]),
        open_interest=_frozen(open_lots(ledger, ends) * ledger.lot),
        pieces=pieces,
    )


def open_lots(ledger: Ledger, ends: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the lots open at the end of some steps: the larger side of the agents."""
    born, died = np.searchsorted(ends, ledger.opened), np.searchsorted(ends, ledger.closed)
    sides = []
    for side in (1, -1):
        lots = np.where(ledger.side == side, ledger.lots, 0)
        change = np.bincount(born, lots, ends.size + 1) - np.bincount(died, lots, ends.size + 1)
        sides.append(np.cumsum(change[:-1]))
    return np.maximum(*sides)


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    values.flags.writeable = False
    return values


def _frozen_times(times: list[np.datetime64]) -> NDArray[np.datetime64]:
    values = np.array(times, dtype="datetime64[ms]")
    values.flags.writeable = False
    return values
