"""The liquidation map: dollars that would be force-closed, by price and time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator._checks import check_weights
from liqwidget.estimator.balance import Balance, Ledger
from liqwidget.estimator.columns import bar_length
from liqwidget.estimator.describe import assumptions, html, summary
from liqwidget.estimator.picture import rasterize
from liqwidget.estimator.profile import MapRuns, Profile, find_map_runs, find_profile
from liqwidget.estimator.tilt import crowding, one_side, side_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator._types import MarketLike, Weights
    from liqwidget.estimator.book import Book
    from liqwidget.estimator.settings import Settings

__all__ = ["LiquidationMap"]


@dataclass(frozen=True, eq=False, repr=False)
class LiquidationMap:
    """A price by time map of where leveraged positions would be force-closed.

    An estimate: it follows from open interest, volume and an assumed or fitted leverage mix, not
    from anybody's positions. Made by :func:`liqwidget.estimate`. Grids have shape ``(n_buckets,
    n_columns)``, row 0 is the lowest price, buckets are equal steps in log price, and each
    column shows the state at its end. Arrays are read-only.
    """

    book: Book
    """Openings, closings and geometry, shared by every mix."""
    weights: NDArray[np.float64]
    """Share of openings per tier, shape ``(n_tiers,)``; what lacks to one is unlevered."""
    settings: Settings
    """Everything else that was chosen."""

    @cached_property
    def total(self) -> NDArray[np.float64]:
        """Dollars of both sides, shape ``(n_buckets, n_columns)``."""
        return self._dollars(self.mix)

    @cached_property
    def long(self) -> NDArray[np.float64]:
        """Dollars of longs, shape ``(n_buckets, n_columns)``."""
        return self._dollars(one_side(self.mix, 0))

    @cached_property
    def short(self) -> NDArray[np.float64]:
        """Dollars of shorts, shape ``(n_buckets, n_columns)``."""
        return self._dollars(one_side(self.mix, 1))

    @cached_property
    def long_quantity(self) -> NDArray[np.float64]:
        """Coins of longs, shape ``(n_buckets, n_columns)``."""
        return _frozen(self._coins[0][:, 1:-1].T)

    @cached_property
    def short_quantity(self) -> NDArray[np.float64]:
        """Coins of shorts, shape ``(n_buckets, n_columns)``."""
        return _frozen(self._coins[1][:, 1:-1].T)

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
    def closes(self) -> NDArray[np.float64]:
        """Last known close at the end of every column, NaN before the first, ``(n_columns,)``."""
        close = self.market.close
        known = np.where(np.isfinite(close), np.arange(close.size), -1)
        last = np.maximum.accumulate(known)[self.book.geometry.columns.ends]
        return _frozen(np.where(last >= 0, close[np.maximum(last, 0)], np.nan))

    @cached_property
    def open_interest(self) -> NDArray[np.float64]:
        """Open interest at the end of every column, in coins, shape ``(n_columns,)``."""
        return _frozen(self.book.flows.open_interest[self._used_ends])

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
        at = column % n_columns
        if at not in self._profiles:
            self._profiles.clear()  # one is kept: the readings of a column share it
            self._profiles[at] = find_profile(self.book, self.mix, at)
        return self._profiles[at]

    @cached_property
    def runs(self) -> MapRuns:
        """The pieces the picture is made of, those on the grid that reach a shown column."""
        return find_map_runs(self.book, self.mix)

    @cached_property
    def swept_long(self) -> NDArray[np.float64]:
        """Coins of longs that price swept in each column, shape ``(n_columns,)``."""
        return _frozen(self._ledger.swept(0))

    @cached_property
    def swept_short(self) -> NDArray[np.float64]:
        """Coins of shorts that price swept in each column, shape ``(n_columns,)``."""
        return _frozen(self._ledger.swept(1))

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

    @cached_property
    def crowding(self) -> NDArray[np.float64]:
        """How crowded the long side is in every column, -1 to 1; hidden columns come first."""
        return _frozen(crowding(self.book.geometry.funding_rate, self.settings.funding_shift))

    @cached_property
    def mix(self) -> NDArray[np.float64]:
        """Share of openings by tier-side and column, shape ``(2 * n_tiers, hidden + n_columns)``.

        Row ``2 * tier`` for longs, ``2 * tier + 1`` for shorts.
        """
        return _frozen(
            side_weights(self.weights, self.leverages, self.crowding, self.settings.funding_tilt)
        )

    @cached_property
    def untilted(self) -> LiquidationMap:
        """The same map without the lean that funding gives its mix; itself if it has none."""
        if self.settings.funding_tilt == 0:
            return self
        return LiquidationMap(self.book, self.weights, replace(self.settings, funding_tilt=0.0))

    def balance(self) -> dict[str, Balance]:
        """Return the account of every coin, for the longs and for the shorts.

        Returns
        -------
        dict of Balance
            Keys "long" and "short".
        """
        long, short = self._coins
        return {"long": self._ledger.balance(0, long), "short": self._ledger.balance(1, short)}

    def assumptions(self) -> dict[str, object]:
        """Return everything that made this picture, in words and numbers."""
        return assumptions(self)

    def reweighted(self, weights: Weights, *, fitted: bool = False) -> LiquidationMap:
        """Return the same map with another leverage mix; the geometry is shared.

        Parameters
        ----------
        weights : mapping of leverage to share, or sequence along `leverages`
            Not renormalized: what they lack to one is unlevered.
        fitted : bool, default False
            Whether they were fitted to printed liquidations, as by :func:`liqwidget.calibrate`:
            pictures then say "fitted" instead of "assumed".

        Returns
        -------
        LiquidationMap

        Raises
        ------
        ValueError
            If a weight is negative, the sum exceeds one, or a leverage is not a tier.
        """
        shares = _frozen(check_weights(weights, self.leverages))
        settings = replace(self.settings, mix_source="fitted" if fitted else "assumed")
        return LiquidationMap(self.book, shares, settings)

    def __repr__(self) -> str:
        return summary(self)

    def _repr_html_(self) -> str:
        return html(self)

    @property
    def _used_ends(self) -> NDArray[np.intp]:
        laid = self.book.geometry.columns
        return laid.ends - laid.start

    def _dollars(self, mix: NDArray[np.float64]) -> NDArray[np.float64]:
        return _frozen(rasterize(self.book.dollars, mix).T)

    @cached_property
    def _profiles(self) -> dict[int, Profile]:
        """The profile asked for last, by column."""
        return {}

    @cached_property
    def _coins(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Coins of longs and of shorts, shape ``(n_columns, n_buckets + 2)``, shown columns."""
        long, short = (rasterize(self.book.coins, one_side(self.mix, side)) for side in (0, 1))
        return long, short

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger(self.book, self.mix)


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array, no longer writeable."""
    values.flags.writeable = False
    return values
