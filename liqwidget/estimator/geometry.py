"""Everything that price alone decides: entries, levels, sweeps and runs of one window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.estimator._checks import check_choice, check_price_range
from liqwidget.estimator.columns import Columns, bar_length, columns
from liqwidget.estimator.entries import Entries, EntryRule, entries, sweep_range
from liqwidget.estimator.find_runs import find_runs
from liqwidget.estimator.inventory import inventory_bars, inventory_entries
from liqwidget.estimator.levels import maintenance_rate
from liqwidget.estimator.sorted_columns import PriceGrid, SortedColumns, sort_columns
from liqwidget.estimator.swept_entries import SweptEntries, find_swept_entries
from liqwidget.market.liquidation_price import level_factors

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.estimator._types import MarketLike
    from liqwidget.estimator.runs import Runs
    from liqwidget.market.venues import Venue

__all__ = ["Geometry", "Inventory", "find_geometry"]

Inventory = Literal["spread", "none"]

_PATH_FROM = np.timedelta64(30, "m")
_MARGIN_OF_VIEW = 0.15


@dataclass(frozen=True)
class Geometry:
    """What does not change while weights, funding, open interest and turnover do."""

    market: MarketLike
    venue: Venue
    leverages: tuple[float, ...]
    factors: tuple[NDArray[np.float64], NDArray[np.float64]]
    """Level over entry price per tier, for longs and for shorts."""
    columns: Columns
    grid: PriceGrid
    entry_rule: EntryRule
    inventory: Inventory
    entries: Entries
    """Entry nodes of the padded bars."""
    low: NDArray[np.float64]
    """Price that sweeps longs, per padded bar."""
    high: NDArray[np.float64]
    """Price that sweeps shorts, per padded bar."""
    maintenance_margin: tuple[float, ...]
    """Rate per tier, as a fraction of notional."""

    @cached_property
    def sorted(self) -> SortedColumns:
        """Entries of every column in order of price."""
        return sort_columns(self.entries, self.low, self.high, self.columns, self.grid)

    @cached_property
    def runs(self) -> Runs:
        """Pieces of the picture."""
        return find_runs(self.sorted, self.offsets, self.grid.n_buckets)

    @cached_property
    def swept_entries(self) -> tuple[SweptEntries, ...]:
        """Entries that price swept, by tier-side."""
        return find_swept_entries(self)

    @cached_property
    def funding_rate(self) -> NDArray[np.float64]:
        """Mean known funding rate of every column, per 8 h; NaN where none is known."""
        laid = self.columns.lay(self.market.funding_rate, np.nan)
        by_column = laid.reshape(self.columns.n_columns, -1)
        known = np.isfinite(by_column)
        if known.shape[1] == 1:
            return by_column[:, 0]
        total = np.where(known, by_column, 0.0).sum(axis=1)
        count = known.sum(axis=1)
        mean: NDArray[np.float64] = np.full(total.size, np.nan)
        np.divide(total, count, out=mean, where=count > 0)
        return mean

    @cached_property
    def column_ends(self) -> NDArray[np.datetime64]:
        """End of every column, hidden ones included, UTC, shape ``(n_columns,)``.

        The columns that hold the inventory end where the first bar begins.
        """
        laid, time = self.columns, self.market.time
        last = np.arange(1, laid.n_columns + 1) * laid.bars_per_column - 1 - laid.lead
        ends = time[laid.start + np.clip(last, 0, laid.n_bars - 1)] + bar_length(time)
        ends[last < 0] = time[laid.start]
        return np.asarray(ends)

    @property
    def offsets(self) -> NDArray[np.float64]:
        """Level minus entry in buckets, shape ``(2 * n_tiers,)``; not finite for no level."""
        with np.errstate(divide="ignore"):
            return np.log(np.stack(self.factors, axis=1)).ravel() / self.grid.step


def find_geometry(
    market: MarketLike,
    *,
    venue: Venue,
    leverages: tuple[float, ...],
    maintenance_margin: ArrayLike | None,
    entry: EntryRule | Literal["auto"],
    inventory: Inventory,
    window: str | np.timedelta64 | None,
    warm_up: str | np.timedelta64,
    n_buckets: int,
    n_columns: int | None,
    price_range: tuple[float, float] | None,
) -> Geometry:
    """Lay a market out for the estimator; the parameters are those of :func:`estimate`."""
    check_choice("entry", entry, ("auto", "close", "hlc3", "path"))
    check_choice("inventory", inventory, ("spread", "none"))
    long_path = bar_length(market.time) >= _PATH_FROM
    rule: EntryRule = ("path" if long_path else "close") if entry == "auto" else entry
    found = entries(market, rule=rule)
    n_nodes = found.price.shape[1]
    n_inventory = inventory_bars(n_nodes) if inventory == "spread" else 0
    laid = columns(
        market.time,
        window=window,
        warm_up=warm_up,
        n_columns=n_columns,
        inventory_bars=n_inventory,
    )
    price = laid.lay(found.price, np.nan)
    known = market.open[laid.start :][np.isfinite(market.open[laid.start :])]
    if n_inventory and known.size:
        price[:n_inventory] = inventory_entries(float(known[0]), n_inventory, n_nodes)
    low, high = sweep_range(market)
    shown = slice(laid.start + laid.first * laid.bars_per_column - laid.lead, None)
    bounds = price_range or _view(low[shown], high[shown])
    check_price_range(bounds, n_buckets)
    rate = maintenance_rate(venue, maintenance_margin, symbol=market.symbol, on=market.time[-1])
    return Geometry(
        market=market,
        venue=venue,
        leverages=leverages,
        factors=level_factors(leverages, rate, family=venue.family),
        columns=laid,
        grid=PriceGrid(float(bounds[0]), float(bounds[1]), n_buckets),
        entry_rule=rule,
        inventory=inventory,
        entries=Entries(
            price, laid.lay(found.lowest_after, np.inf), laid.lay(found.highest_after, -np.inf)
        ),
        low=laid.lay(low, np.inf),
        high=laid.lay(high, -np.inf),
        maintenance_margin=tuple(np.broadcast_to(rate, len(leverages)).tolist()),
    )


def _view(low: NDArray[np.float64], high: NDArray[np.float64]) -> tuple[float, float]:
    """Return the price range drawn unless asked for: 15 % beyond the extremes shown."""
    lowest = low[np.isfinite(low)]
    highest = high[np.isfinite(high)]
    if not lowest.size:
        return 1.0, 2.0  # no prices: an empty picture, not an error
    return (
        float(lowest.min()) * (1.0 - _MARGIN_OF_VIEW),
        float(highest.max()) / (1.0 - _MARGIN_OF_VIEW),
    )
