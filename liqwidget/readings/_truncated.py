"""The same map from a market that ends earlier, to see whether anything drawn changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import Estimator
from liqwidget.estimator.columns import bar_length
from liqwidget.estimator.window import Part
from liqwidget.readings.finding import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.estimator._types import MarketLike
    from liqwidget.readings._sheet import Sheet

__all__ = ["first_difference", "map_until"]

_CUTS = (0.2, 0.5, 0.8)
_SAME = 1e-9


def first_difference(map: LiquidationMap, sheet: Sheet) -> Finding:
    """Hold a map against those that its market gave at earlier columns."""
    rule = "causality"
    columns = _cut_columns(map)
    if not columns:
        said = "no column to cut at: too few, unknown open interest, or all in a what-if jump"
        return Finding(rule, "cannot tell", said)
    largest, where = 0.0, ""
    for column in columns:
        before = map_until(map, column)
        scale = max(float(before.total.max()), float(map.total[:, : column + 1].max()), 1e-300)
        for drawn, alone in ((map.long, before.long), (map.short, before.short)):
            gap = np.abs(drawn[:, : column + 1] - alone) / scale
            if float(gap.max()) > largest:
                largest = float(gap.max())
                bucket, at = np.unravel_index(int(gap.argmax()), gap.shape)
                where = f"{sheet.cell(int(bucket), int(at))}, made at {sheet.moment(column)}"
    n_cuts = len(columns)
    said = f"made again at {n_cuts} earlier columns, cells differ by {largest:.1e} of the largest"
    if largest <= _SAME:
        return Finding(rule, "pass", said, largest)
    advice = "compute every column from bars up to its end, and never revise it"
    return Finding(rule, "fail", said, largest, where, advice)


def map_until(map: LiquidationMap, column: int) -> LiquidationMap:
    """Return the map as it was made at the end of a shown column, on the same grid."""
    geometry, chosen = map.book.geometry, map.settings
    laid, market = geometry.columns, map.market
    last = int(laid.ends[column])
    first_shown = laid.start + laid.first * laid.bars_per_column - laid.lead
    begin = int(max(first_shown, laid.start))
    cut = _until(market, last + 1)
    estimator = Estimator(
        cut,
        venue=geometry.venue,
        leverages=map.leverages,
        maintenance_margin=geometry.maintenance_margin,
        side_rule=chosen.side_rule,
        entry=geometry.entry_rule,
        inventory=geometry.inventory,
        window=_span(cut, begin),
        warm_up=market.time[begin] - market.time[laid.start],
        n_buckets=geometry.grid.n_buckets,
        n_columns=-(-(last + 1 - begin) // laid.bars_per_column),
        price_range=(geometry.grid.low, geometry.grid.high),
    )
    return estimator.map(
        weights=map.weights,
        turnover=chosen.turnover,
        funding_tilt=chosen.funding_tilt,
        funding_shift=chosen.funding_shift,
        open_interest_scale=chosen.open_interest_scale,
        holding_exponent=chosen.holding_exponent,
    )


def _cut_columns(map: LiquidationMap) -> list[int]:
    """Return columns at whose end open interest is known, before any what-if jump."""
    laid, market = map.book.geometry.columns, map.market
    known = np.isfinite(market.open_interest[laid.ends])
    jump = map.settings.open_interest_jump
    if jump is not None:
        known &= laid.ends < market.time.size - jump[1]
    known &= np.isfinite(market.close[laid.ends]) & (laid.ends > laid.start + 1)
    usable = np.flatnonzero(known[:-1])
    chosen = [usable[int(cut * usable.size)] for cut in _CUTS] if usable.size else []
    return sorted({int(column) for column in chosen})


def _until(market: MarketLike, stop: int) -> MarketLike:
    """Return the first `stop` bars of a market."""

    def some(values: NDArray[np.float64] | None) -> NDArray[np.float64] | None:
        return None if values is None else values[:stop]

    return Part(
        time=market.time[:stop],
        open=market.open[:stop],
        high=market.high[:stop],
        low=market.low[:stop],
        close=market.close[:stop],
        volume=market.volume[:stop],
        open_interest=market.open_interest[:stop],
        funding_rate=market.funding_rate[:stop],
        mark_high=some(market.mark_high),
        mark_low=some(market.mark_low),
        symbol=market.symbol,
        venue=market.venue,
        provenance=market.provenance,
        source=market.source,
    )


def _span(market: MarketLike, begin: int) -> np.timedelta64:
    """Return the span of time that shows a market from one bar on."""
    return np.timedelta64(market.time[-1] + bar_length(market.time) - market.time[begin])
