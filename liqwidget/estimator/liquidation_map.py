"""The liquidation map: dollars that would be force-closed, by price and time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator._checks import check_weights
from liqwidget.estimator.balance import Balance, closed_flow
from liqwidget.estimator.columns import bar_length
from liqwidget.estimator.describe import assumptions, html, summary
from liqwidget.estimator.picture import rasterize
from liqwidget.estimator.profile import MapRuns, Profile
from liqwidget.estimator.sweep_flow import sweep_flow
from liqwidget.estimator.tilt import crowding, side_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from liqwidget.estimator._types import MarketLike
    from liqwidget.estimator.book import Book
    from liqwidget.estimator.settings import Settings

__all__ = ["LiquidationMap"]


@dataclass(frozen=True, eq=False, repr=False)
class LiquidationMap:
    """A price by time map of where leveraged positions would be force-closed.

    An estimate: it follows from open interest, volume and an assumed leverage mix, not from
    anybody's positions. Made by :func:`liqwidget.estimate`. Grids have shape ``(n_buckets,
    n_columns)``, row 0 is the lowest price, buckets are equal steps in log price, and each
    column shows the state at its end. Arrays are read-only.
    """

    book: Book
    """Openings, closings and geometry, shared by every mix."""
    weights: NDArray[np.float64]
    """Share of openings per tier, shape ``(n_tiers,)``; what lacks to one is unlevered."""
    settings: Settings
    """Everything else that was chosen."""

    # --- what is drawn -----------------------------------------------------------------

    @cached_property
    def total(self) -> NDArray[np.float64]:
        """Dollars of both sides, shape ``(n_buckets, n_columns)``."""
        return self._dollars(self._mix)

    @cached_property
    def long(self) -> NDArray[np.float64]:
        """Dollars of longs, shape ``(n_buckets, n_columns)``."""
        return self._dollars(_one_side(self._mix, 0))

    @cached_property
    def short(self) -> NDArray[np.float64]:
        """Dollars of shorts, shape ``(n_buckets, n_columns)``."""
        return self._dollars(_one_side(self._mix, 1))

    @cached_property
    def long_quantity(self) -> NDArray[np.float64]:
        """Coins of longs, shape ``(n_buckets, n_columns)``."""
        return _frozen(self._coins[0][:, 1:-1].T)

    @cached_property
    def short_quantity(self) -> NDArray[np.float64]:
        """Coins of shorts, shape ``(n_buckets, n_columns)``."""
        return _frozen(self._coins[1][:, 1:-1].T)

    # --- its axes ----------------------------------------------------------------------

    @property
    def market(self) -> MarketLike:
        """The market it was made from."""
        return self.book.geometry.market

    @property
    def leverages(self) -> tuple[float, ...]:
        """Leverage of each tier."""
        return self.book.geometry.leverages

    @cached_property
    def bucket_edges(self) -> NDArray[np.float64]:
        """Edges of the buckets, shape ``(n_buckets + 1,)``."""
        return _frozen(self.book.geometry.grid.edges)

    @cached_property
    def bucket_prices(self) -> NDArray[np.float64]:
        """Geometric centers of the buckets, shape ``(n_buckets,)``."""
        return _frozen(self.book.geometry.grid.centers)

    @cached_property
    def time(self) -> NDArray[np.datetime64]:
        """End of every column, UTC, shape ``(n_columns,)``."""
        ends = self.market.time[self.book.geometry.columns.ends]
        time: NDArray[np.datetime64] = ends + bar_length(self.market.time)
        time.flags.writeable = False
        return time

    @property
    def bars_per_column(self) -> int:
        """Bars of the market in one column."""
        return self.book.geometry.columns.bars_per_column

    @cached_property
    def price(self) -> float:
        """Last close."""
        known = self.market.close[np.isfinite(self.market.close)]
        return float(known[-1]) if known.size else float("nan")

    @cached_property
    def open_interest(self) -> NDArray[np.float64]:
        """Open interest at the end of every column, in coins, shape ``(n_columns,)``."""
        return _frozen(self.book.flows.open_interest[self._used_ends])

    # --- what it is made of ------------------------------------------------------------

    def profile(self, column: int = -1) -> Profile:
        """Return dollars per bucket, side and tier at the end of one column.

        Parameters
        ----------
        column : int, default -1
            Shown column; negative counts from the last.

        Returns
        -------
        Profile

        Raises
        ------
        IndexError
            If there is no such column.
        """
        n_columns = self.time.size
        if not -n_columns <= column < n_columns:
            msg = f"column must be from {-n_columns} to {n_columns - 1}; got {column}"
            raise IndexError(msg)
        at = column % n_columns + self._first
        runs, grid = self._runs, self.book.geometry.grid
        here = np.flatnonzero((runs.born <= at) & (runs.died > at))
        tier_side, row = runs.tier_side[here], runs.row[here]
        total = self.book.left.at_end[self.book.classes.of_tier[tier_side // 2]]
        every = np.arange(here.size)
        left = np.exp(total[every, runs.born[here]] - total[every, at])
        coins = self.book.mass[here] * self._run_weights[here] * left
        n_rows, n_tier_sides = grid.n_buckets + 2, 2 * len(self.leverages)
        stacked = np.zeros(n_rows * n_tier_sides)
        if here.size:
            stacked = np.bincount(row * n_tier_sides + tier_side, coins, stacked.size)
        dollars = stacked.reshape(n_rows, -1)[1:-1] * grid.centers[:, None]
        return Profile(
            self.leverages, self.bucket_prices, _frozen(dollars[:, ::2]), _frozen(dollars[:, 1::2])
        )

    @cached_property
    def runs(self) -> MapRuns:
        """The pieces the picture is made of, those on the grid that reach a shown column."""
        runs, first = self._runs, self._first
        on_grid = (runs.row >= 1) & (runs.row <= self.book.geometry.grid.n_buckets)
        here = np.flatnonzero(on_grid & (runs.died > first))
        return MapRuns(
            bucket=_frozen(runs.row[here] - 1),
            born=_frozen(runs.born[here] - first),
            died=_frozen(runs.died[here] - first),
            leverage=_frozen(np.asarray(self.leverages)[runs.tier_side[here] // 2]),
            short=_frozen(runs.tier_side[here] % 2 == 1),
            quantity=_frozen((self.book.mass * self._run_weights)[here]),
        )

    @cached_property
    def swept_long(self) -> NDArray[np.float64]:
        """Coins of longs that price swept in each column, shape ``(n_columns,)``."""
        return _frozen(self._by_column(self._swept[0] + self._swept[1], 0)[self._first :])

    @cached_property
    def swept_short(self) -> NDArray[np.float64]:
        """Coins of shorts that price swept in each column, shape ``(n_columns,)``."""
        return _frozen(self._by_column(self._swept[0] + self._swept[1], 1)[self._first :])

    @cached_property
    def coverage(self) -> NDArray[np.float64]:
        """Share of open interest whose opening was seen, per column, in [0, 1].

        The rest was open before the first bar used; its entries are guessed or left out.
        """
        used = self.book.flows
        before = used.open_interest[0] * np.cumprod(1.0 - used.hazard)
        unseen = np.divide(
            before, used.open_interest, out=np.ones_like(before), where=used.open_interest > 0
        )
        return _frozen(np.clip(1.0 - unseen[self._used_ends], 0.0, 1.0))

    # --- what it says about itself -----------------------------------------------------

    def balance(self) -> dict[str, Balance]:
        """Return the account of every coin, for the longs and for the shorts.

        Returns
        -------
        dict of Balance
            Keys "long" and "short".
        """
        geometry, n_tiers = self.book.geometry, len(self.leverages)
        bars = np.arange(geometry.columns.padded) // geometry.columns.bars_per_column
        per_bar = self.book.opened.sum(axis=2)
        has_level = np.isfinite(geometry.offsets)
        opened = np.tile(per_bar, (n_tiers, 1)) * self._mix[:, bars]
        placed = opened * has_level[:, None]
        later, own = self._swept
        closed = closed_flow(self.book, placed, later, own)

        def account(side: int) -> Balance:
            shown = slice(self._first, None)
            coins = self._coins[side]
            bought = self._by_column(placed, side)
            everything = np.add.reduceat(per_bar[side], self._column_starts)
            return Balance(
                side="short" if side else "long",
                opened=_frozen(np.cumsum(bought)[shown]),
                alive=_frozen(coins[:, 1:-1].sum(axis=1)),
                off_grid=_frozen(coins[:, 0] + coins[:, -1]),
                swept=_frozen(np.cumsum(self._by_column(later + own, side))[shown]),
                closed=_frozen(np.cumsum(self._by_column(closed, side))[shown]),
                unlevered=_frozen(np.cumsum(everything - bought)[shown]),
            )

        return {"long": account(0), "short": account(1)}

    def assumptions(self) -> dict[str, object]:
        """Return everything that made this picture, in words and numbers."""
        return assumptions(self)

    def reweighted(
        self, weights: Mapping[float, float] | Sequence[float] | NDArray[np.float64]
    ) -> LiquidationMap:
        """Return the same map with another leverage mix; the geometry is shared.

        Parameters
        ----------
        weights : mapping of leverage to share, or sequence along `leverages`
            Not renormalized: what they lack to one is unlevered.

        Returns
        -------
        LiquidationMap

        Raises
        ------
        ValueError
            If a weight is negative, the sum exceeds one, or a leverage is not a tier.
        """
        shares = _frozen(check_weights(weights, self.leverages))
        return LiquidationMap(self.book, shares, self.settings)

    def __repr__(self) -> str:
        return summary(self)

    def _repr_html_(self) -> str:
        return html(self)

    # --- how it is computed ------------------------------------------------------------

    @property
    def _runs(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        return self.book.geometry.runs

    @property
    def _first(self) -> int:
        return self.book.geometry.columns.first

    @property
    def _used_ends(self) -> NDArray[np.intp]:
        laid = self.book.geometry.columns
        return laid.ends - laid.start

    @property
    def _column_starts(self) -> NDArray[np.intp]:
        laid = self.book.geometry.columns
        return np.arange(0, laid.padded, laid.bars_per_column)

    @cached_property
    def crowding(self) -> NDArray[np.float64]:
        """How crowded the long side is in every column, hidden ones included, -1 to 1."""
        laid = self.book.geometry.columns
        funding = laid.lay(self.market.funding_rate, np.nan)
        known = np.isfinite(funding).reshape(laid.n_columns, -1)
        total = np.where(known, funding.reshape(known.shape), 0.0).sum(axis=1)
        count = known.sum(axis=1)
        mean = np.divide(total, count, out=np.full(total.size, np.nan), where=count > 0)
        return _frozen(crowding(mean, self.settings.funding_shift))

    @cached_property
    def _mix(self) -> NDArray[np.float64]:
        return side_weights(
            self.weights, self.leverages, self.crowding, self.settings.funding_tilt
        )

    @cached_property
    def _run_weights(self) -> NDArray[np.float64]:
        runs = self.book.geometry.runs
        return np.asarray(self._mix.take(runs.tier_side * self._mix.shape[1] + runs.born))

    def _dollars(self, mix: NDArray[np.float64]) -> NDArray[np.float64]:
        return _frozen(rasterize(self.book.dollars, mix).T)

    @cached_property
    def _coins(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Coins of longs and of shorts, shape ``(n_columns, n_buckets + 2)``, shown columns."""
        long, short = (rasterize(self.book.coins, _one_side(self._mix, side)) for side in (0, 1))
        return long, short

    @cached_property
    def _swept(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return sweep_flow(self.book, self._mix)

    def _by_column(self, per_bar: NDArray[np.float64], side: int) -> NDArray[np.float64]:
        """Return one side's coins per column, all columns, from coins per bar and tier-side."""
        return np.asarray(np.add.reduceat(per_bar[side::2].sum(axis=0), self._column_starts))


def _one_side(mix: NDArray[np.float64], side: int) -> NDArray[np.float64]:
    """Return the mix with the other side's weights at zero."""
    only = np.zeros_like(mix)
    only[side::2] = mix[side::2]
    return only


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array, no longer writeable."""
    values.flags.writeable = False
    return values
