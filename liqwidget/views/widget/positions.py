"""Positions that the reader drew on a map: where each is liquidated, and whether it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.views.widget.rules import level, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["PositionLevel", "position_levels", "shown_extremes"]


@dataclass(frozen=True)
class PositionLevel:
    """One position and its liquidation level."""

    time: np.datetime64
    """When it was opened, UTC."""
    entry: float
    """Average entry price."""
    side: str
    """"long" or "short"."""
    leverage: float
    notional: float | None
    """Size in USD, None for a small position."""
    level: float
    """Mark price at which it is liquidated; NaN if there is none."""
    swept: np.datetime64
    """End of the column in which price reached the level; NaT if it has not."""
    words: str
    """The equation with the numbers put in, or why there is no level."""

    def __str__(self) -> str:
        if np.isnan(self.level):
            return self.words
        if np.isnat(self.swept):
            return f"{self.words}, not reached"
        return f"{self.words}, reached by {str(self.swept)[:16].replace('T', ' ')} UTC"


def position_levels(
    map: LiquidationMap, positions: Iterable[Mapping[str, Any]], column: int = -1
) -> tuple[PositionLevel, ...]:
    """Return the levels of positions that are open by the end of a column.

    A position is first at risk in the column after its own; what price did before the first
    column shown is not looked at, and nothing after `column`.
    """
    by = rules(map)
    low, high = shown_extremes(map)
    last, began = column % map.time.size, _start(map)
    ends = map.time.astype("datetime64[ms]").astype(np.float64)
    found = []
    for one in positions:
        born = int(np.searchsorted(ends, one["time"], side="right"))
        if born > last:
            continue  # not opened yet
        options = {name: one[name] for name in ("side", "leverage")}
        price, words = level(by, one["entry"], notional=one.get("notional"), **options)
        first = born + 1 if one["time"] >= began else 0
        swept = np.datetime64("NaT", "ms")
        if price is not None:
            path = low if one["side"] == "long" else high
            span = path[first : last + 1]
            reached = span <= price if one["side"] == "long" else span >= price
            if reached.any():
                swept = map.time[first + int(reached.argmax())].astype("datetime64[ms]")
        found.append(
            PositionLevel(
                time=np.datetime64(int(one["time"]), "ms"),
                entry=one["entry"],
                notional=one.get("notional"),
                level=np.nan if price is None else price,
                swept=swept,
                words=words,
                **options,
            )
        )
    return tuple(found)


def shown_extremes(map: LiquidationMap) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the low and high that liquidate in every shown column: of the mark where known."""
    geometry, laid = map.book.geometry, map.book.geometry.columns
    by_column = (laid.n_columns, laid.bars_per_column)
    low = geometry.low.reshape(by_column).min(axis=1)[laid.first :]
    high = geometry.high.reshape(by_column).max(axis=1)[laid.first :]
    return low, high


def _start(map: LiquidationMap) -> float:
    """Return when the first shown column begins, ms since 1970."""
    laid = map.book.geometry.columns
    bar = max(laid.first * laid.bars_per_column - laid.lead, 0)
    return float(map.market.time[laid.start + bar].astype("datetime64[ms]").astype(np.int64))
