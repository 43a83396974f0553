"""One cell of a map in words and numbers: what would be force-closed there, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import amount, minute_text
from liqwidget.estimator.columns import bar_length

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["Cell", "explain"]


_SAID = 3  # bars of opening in the text


@dataclass(frozen=True)
class Cell:
    """What a map holds in one bucket at the end of one column."""

    price: float
    """Geometric center of the bucket."""
    time: np.datetime64
    """End of the column, UTC."""
    distance: float
    """From the last price, as a fraction."""
    leverages: tuple[float, ...]
    long: NDArray[np.float64]
    """Dollars of longs per tier."""
    short: NDArray[np.float64]
    """Dollars of shorts per tier."""
    age: np.timedelta64
    """Mean age by dollars of what was opened inside the data; NaT if nothing was."""
    older: float
    """Share of the dollars that was open before the data began."""
    opened_at: NDArray[np.datetime64]
    """Opening time of every bar (or column of bars) that opened some of it, most dollars first."""
    opened: NDArray[np.float64]
    """Dollars still there of what each of them opened; with `older` they add up to `dollars`."""

    @property
    def dollars(self) -> float:
        """Everything drawn in the cell."""
        return float(self.long.sum() + self.short.sum())

    def __str__(self) -> str:
        when = minute_text(self.time)
        parts = [
            (float(dollars), f"{leverage:g}x {side}")
            for side, values in (("long", self.long), ("short", self.short))
            for leverage, dollars in zip(self.leverages, values, strict=True)
            if dollars >= 1
        ]
        split = ", ".join(f"{name} {amount(part)}" for part, name in sorted(parts, reverse=True))
        hours = self.age / np.timedelta64(1, "h")
        age = "" if np.isnat(self.age) else f"; {hours:.1f} h old on average"
        older = f"; {self.older:.0%} from before the data" if self.older >= 0.005 else ""
        bars = ", ".join(
            f"{str(when)[:16].replace('T', ' ')} ({amount(float(part))})"
            for when, part in list(zip(self.opened_at, self.opened, strict=True))[:_SAID]
        )
        opened = f"; mostly opened at {bars}" if bars else ""
        return (
            f"{self.price:,.8g} ({self.distance:+.2%} from the last price) at {when} UTC: "
            f"{amount(self.dollars)} USD would be force-closed"
            f"{f' ({split})' if split else ''}{age}{older}{opened}. An estimate."
        )


def explain(map: LiquidationMap, price: float, time: np.datetime64) -> Cell:
    """Return the cell of a map that holds a price and a time.

    Raises
    ------
    ValueError
        If the map shows no such price or time.
    """
    geometry, grid, laid = map.book.geometry, map.book.geometry.grid, map.book.geometry.columns
    bucket = int(np.searchsorted(map.bucket_edges, price, side="right")) - 1
    if not 0 <= bucket < grid.n_buckets:
        msg = f"price must be from {grid.low:.8g} to {grid.high:.8g}, as drawn; got {price:.8g}"
        raise ValueError(msg)
    ends = _ends(map)
    shown = int(np.searchsorted(ends[laid.first :], time, side="right"))
    if shown >= map.time.size or time < map.time[0] - laid.bars_per_column * bar_length(
        map.market.time
    ):
        msg = f"time must be before {map.time[-1]} and in the window shown; got {time}"
        raise ValueError(msg)
    at = shown + laid.first
    runs, book = geometry.runs, map.book
    here = np.flatnonzero((runs.row == bucket + 1) & (runs.born <= at) & (runs.died > at))
    born, tier_side = runs.born[here], runs.tier_side[here]
    faded = book.left.at_end[book.classes.of_tier[tier_side // 2]]
    kept = np.exp(faded[np.arange(here.size), born] - faded[:, at])
    dollars = book.mass[here] * map.mix[tier_side, born] * kept * map.bucket_prices[bucket]
    by_tier = np.bincount(tier_side, dollars, 2 * len(map.leverages)).astype(np.float64)

    seen = (born + 1) * laid.bars_per_column > laid.lead
    known = float(dollars[seen].sum())
    ages = (ends[at] - ends[born[seen]]) / np.timedelta64(1, "ms")
    age = round(float((ages * dollars[seen]).sum()) / known) if known > 0 else None
    total = float(dollars.sum())
    opened_at, opened = _openings(map, born[seen], dollars[seen])
    return Cell(
        price=float(map.bucket_prices[bucket]),
        time=ends[at],
        distance=float(map.bucket_prices[bucket] / map.price - 1),
        leverages=map.leverages,
        long=by_tier[::2],
        short=by_tier[1::2],
        age=np.timedelta64("NaT" if age is None else age, "ms"),
        older=1 - known / total if total > 0 else 0.0,
        opened_at=opened_at,
        opened=opened,
    )


def _openings(
    map: LiquidationMap, born: NDArray[np.intp], dollars: NDArray[np.float64]
) -> tuple[NDArray[np.datetime64], NDArray[np.float64]]:
    """Return when what is in a cell was opened, by birth column and most dollars first."""
    laid, market = map.book.geometry.columns, map.market
    columns, place = np.unique(born, return_inverse=True)
    by_column = np.bincount(place, dollars, columns.size).astype(np.float64)
    order = np.argsort(-by_column, kind="stable")
    order = order[by_column[order] > 0]
    first = np.maximum(columns[order] * laid.bars_per_column - laid.lead, 0)
    opened_at: NDArray[np.datetime64] = market.time[laid.start + first]
    opened = by_column[order]
    for values in (opened_at, opened):
        values.flags.writeable = False
    return opened_at, opened


def _ends(map: LiquidationMap) -> NDArray[np.datetime64]:
    """Return the end of every column, hidden ones included; before the data, their first bar."""
    laid, market = map.book.geometry.columns, map.market
    last = np.arange(1, laid.n_columns + 1) * laid.bars_per_column - 1 - laid.lead
    bar = laid.start + np.clip(last, 0, laid.n_bars - 1)
    ends: NDArray[np.datetime64] = market.time[bar] + bar_length(market.time)
    return ends
