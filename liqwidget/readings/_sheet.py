"""What the linter sees of a map, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import LiquidationMap
from liqwidget.estimator.columns import bar_length
from liqwidget.estimator.entries import sweep_range

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator._types import MarketLike
    from liqwidget.readings.imported_map import ImportedMap

__all__ = ["Prices", "Sheet", "sheet_of"]


@dataclass(frozen=True, eq=False)
class Prices:
    """What price did in each column; NaN where unknown, shape ``(n_columns,)``."""

    low: NDArray[np.float64]
    """Lowest price that liquidates: of the mark where it is known."""
    high: NDArray[np.float64]
    """Highest price that liquidates."""
    floor: NDArray[np.float64]
    """Lowest price of the last bar, mark or traded."""
    roof: NDArray[np.float64]
    """Highest price of the last bar, mark or traded."""
    close: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sheet:
    """A map, and the market under its columns as far as it is known."""

    map: LiquidationMap | None
    """If it is one of ours."""
    edges: NDArray[np.float64]
    """Shape ``(n_buckets + 1,)``."""
    time: NDArray[np.datetime64]
    total: NDArray[np.float64]
    """Shape ``(n_buckets, n_columns)``."""
    long: NDArray[np.float64] | None
    short: NDArray[np.float64] | None
    prices: Prices | None
    open_interest: NDArray[np.float64] | None
    """Coins at the end of every column, NaN where unknown."""
    traded: NDArray[np.float64] | None
    """Dollars traded in every column, NaN where unknown."""
    leverages: tuple[float, ...] | None

    @property
    def n_columns(self) -> int:
        """Columns of the map."""
        return int(self.total.shape[1])

    @cached_property
    def centers(self) -> NDArray[np.float64]:
        """Middles of the buckets."""
        return np.asarray(0.5 * (self.edges[1:] + self.edges[:-1]))

    def moment(self, column: int) -> str:
        """Say when a column ends."""
        at = self.time[column]
        return f"column {column}" if np.isnat(at) else f"{str(at)[:16].replace('T', ' ')} UTC"

    def cell(self, bucket: int, column: int) -> str:
        """Say where a cell is."""
        price = f"{self.edges[bucket]:,.6g} to {self.edges[bucket + 1]:,.6g}"
        return f"row {bucket} ({price}), column {column} ({self.moment(column)})"


def sheet_of(map: LiquidationMap | ImportedMap, market: MarketLike | None = None) -> Sheet:
    """Return what can be seen of a map; the market fills in what an import lacks."""
    if isinstance(map, LiquidationMap):
        return _own(map)
    known = None if market is None else _under(market, map.time)
    traded = None if map.candles is None else map.candles.volume
    return Sheet(
        map=None,
        edges=map.bucket_edges,
        time=map.time,
        total=map.total,
        long=map.long,
        short=map.short,
        prices=_candle_prices(map) or (known and known[0]),
        open_interest=known and known[1],
        traded=known[2] if known else traded,
        leverages=map.leverages,
    )


def _own(map: LiquidationMap) -> Sheet:
    """Return the sheet of a map of ours, with prices straight from its market."""
    laid, market = map.book.geometry.columns, map.market
    low, high = sweep_range(market)
    shape = (laid.n_columns, laid.bars_per_column)
    lowest = laid.lay(low, np.inf).reshape(shape)[laid.first :].min(axis=1)
    highest = laid.lay(high, -np.inf).reshape(shape)[laid.first :].max(axis=1)
    seen = np.isfinite(lowest) & np.isfinite(highest)
    ends = laid.ends
    with np.errstate(invalid="ignore"):
        prices = Prices(
            low=np.where(seen, lowest, np.nan),
            high=np.where(seen, highest, np.nan),
            floor=_known(np.fmin(low, market.low)[ends]),
            roof=_known(np.fmax(high, market.high)[ends]),
            close=market.close[ends],
        )
    return Sheet(
        map=map,
        edges=map.bucket_edges,
        time=map.time,
        total=map.total,
        long=map.long,
        short=map.short,
        prices=prices,
        open_interest=map.open_interest,
        traded=None,
        leverages=map.leverages,
    )


def _candle_prices(map: ImportedMap) -> Prices | None:
    """Return the prices that an import brings itself."""
    if map.candles is None:
        return None
    low, high = map.candles.low, map.candles.high
    return Prices(low, high, low, high, map.candles.close)


def _under(
    market: MarketLike, time: NDArray[np.datetime64]
) -> tuple[Prices, NDArray[np.float64], NDArray[np.float64]] | None:
    """Return prices, open interest and traded dollars of a market under columns that end then."""
    if np.isnat(time).any() or time.size < 2:
        return None
    ends = market.time + bar_length(market.time)
    column = np.searchsorted(time, ends, side="left")  # the first column that is not over before
    first = time[0] - bar_length(time)
    inside = (ends > first) & (column < time.size)
    low, high = sweep_range(market)
    lowest = _extreme(np.fmin, low[inside], column[inside], time.size)
    highest = _extreme(np.fmax, high[inside], column[inside], time.size)
    traded = np.bincount(column[inside], (market.volume * market.close)[inside], time.size)
    seen = np.isfinite(lowest)
    last = np.maximum(np.searchsorted(ends, time, side="right") - 1, 0)
    prices = Prices(
        low=np.where(seen, lowest, np.nan),
        high=np.where(seen, highest, np.nan),
        floor=_known(
            _extreme(np.fmin, np.fmin(low, market.low)[inside], column[inside], time.size)
        ),
        roof=_known(
            _extreme(np.fmax, np.fmax(high, market.high)[inside], column[inside], time.size)
        ),
        close=np.where(seen, market.close[last], np.nan),
    )
    coins = np.where(seen, market.open_interest[last], np.nan)
    return prices, coins, np.where(seen, traded, np.nan)


def _extreme(
    pick: np.ufunc, values: NDArray[np.float64], column: NDArray[np.intp], n_columns: int
) -> NDArray[np.float64]:
    """Return the lowest or highest value of every column; NaN where there is none."""
    found = np.full(n_columns, np.nan)
    pick.at(found, column, values)
    return found


def _known(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values, NaN where they are infinite."""
    return np.where(np.isfinite(values), values, np.nan)
