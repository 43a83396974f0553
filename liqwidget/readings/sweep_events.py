"""Sweep events: bars that took a band of levels, and what price did next."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from liqwidget.estimator.entries import sweep_range
from liqwidget.readings._checks import check_column, check_share
from liqwidget.readings._sight import market_of
from liqwidget.readings._words import dollars, per_cent, price_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings._types import MapLike, Side

__all__ = ["SweepEvent", "SweepEvents", "sweep_events"]

Outcome = Literal["reclaim", "continuation", "open"]

_BARS_BEFORE = 24
"""Bars before the tag whose median volume is the usual one."""


@dataclass(frozen=True)
class SweepEvent:
    """A band of levels that price took, and what it did next."""

    side: Side
    """Whose positions: price fell through longs, or rose through shorts."""
    time: np.datetime64
    """Opening of the bar that tagged the level, UTC."""
    level: float
    """Mean level of the coins swept."""
    dollars: float
    """Swept in the column, of what the map drew before it."""
    share: float
    """The same over open interest."""
    extreme: float
    """Furthest price beyond the level, from the tag until the outcome: the end of the wick."""
    volume: float
    """Of the tagging bar, over the median of the 24 bars before; NaN if unknown."""
    outcome: Outcome
    """"reclaim", "continuation", or "open" while bars are missing that would decide."""
    reclaimed_after: int | None
    """Bars from the tag to the first close back on the near side of the level, 0 for the tagging
    bar itself; None if there was none."""

    def __str__(self) -> str:
        beyond = per_cent(self.extreme / self.level - 1.0)
        after = "" if self.reclaimed_after is None else f" in bar {self.reclaimed_after}"
        volume = "" if np.isnan(self.volume) else f", volume x{self.volume:.1f}"
        return (
            f"{str(self.time)[:16].replace('T', ' ')}: {self.side}s at {price_text(self.level)}, "
            f"{dollars(self.dollars)}, {beyond} beyond{volume}: {self.outcome}{after}"
        )


@dataclass(frozen=True)
class SweepEvents:
    """Sweeps of a window, first to last."""

    items: tuple[SweepEvent, ...]
    reclaim_bars: int
    """Bars that a reclaim may take."""

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[SweepEvent]:
        return iter(self.items)

    def __getitem__(self, which: int) -> SweepEvent:
        return self.items[which]

    def count(self, outcome: Outcome) -> int:
        """Return how many sweeps ended so."""
        return sum(event.outcome == outcome for event in self.items)

    def to_frame(self) -> pd.DataFrame:
        """Return one row per sweep, first to last."""
        return pd.DataFrame(
            [asdict(event) for event in self.items], columns=list(SweepEvent.__dataclass_fields__)
        )

    def __str__(self) -> str:
        return (
            f"{len(self)} sweeps: {self.count('reclaim')} reclaimed within {self.reclaim_bars} "
            f"bars, {self.count('continuation')} went on, {self.count('open')} still open"
        )

    def _repr_html_(self) -> str:
        html: str = self.to_frame().to_html(float_format="{:,.4g}".format)
        return html


def sweep_events(
    map: MapLike, column: int = -1, *, at_least: float = 0.005, reclaim_bars: int = 3
) -> SweepEvents:
    """Find the columns in which price took much of what the map held, and what came of it.

    A count of what happened on one path, by levels that are estimated. It says nothing of the
    next sweep: how often a move of that size turns back without any cluster is the number to
    compare with.

    Parameters
    ----------
    map : LiquidationMap
    column : int, default -1
        Last column looked at; negative counts from the last. Nothing later is looked at, so an
        outcome that needs later bars is "open".
    at_least : float, default 0.005
        Least dollars swept in a column, over the dollars of open interest.
    reclaim_bars : int, default 3
        Bars after the tag in which a close back on the near side is a reclaim.

    Returns
    -------
    SweepEvents

    Raises
    ------
    IndexError
        If there is no such column.
    TypeError
        If the map was not made from a market.
    ValueError
        If a setting is out of range.

    Notes
    -----
    **Tag**: the first bar of the column that reaches the mean level of what it swept, by the mark
    price where the market has it. **Reclaim**: within `reclaim_bars` bars a close back above the
    level of longs, or below that of shorts; the tagging bar counts as bar 0. **Continuation**: no
    such close. Positions opened and swept within one column never were on the map, and do not
    count.

    Examples
    --------
    >>> import liqwidget as lq
    >>> found = lq.sweep_events(lq.estimate(lq.sample("BTCUSDT"), window="30D"))
    >>> len(found) == sum(found.count(end) for end in ("reclaim", "continuation", "open"))
    True
    """
    check_share("at_least", at_least)
    if reclaim_bars < 1:
        msg = f"reclaim_bars must be 1 or more; got {reclaim_bars!r}"
        raise ValueError(msg)
    made, last = market_of(map, "sweep_events()"), check_column(map, column)
    amounts, levels = _swept(made)
    held = made.open_interest * made.closes
    share = np.divide(amounts, held, out=np.zeros_like(amounts), where=held > 0)
    path = _Path(made, last, reclaim_bars)
    found = [
        path.event(side, int(at), float(amounts[row, at]), float(levels[row, at]), share[row, at])
        for row, side in enumerate(_SIDES)
        for at in np.flatnonzero(share[row, : last + 1] >= at_least)
    ]
    return SweepEvents(tuple(sorted(found, key=lambda event: event.time)), reclaim_bars)


_SIDES: tuple[Side, Side] = ("long", "short")


def _swept(map: LiquidationMap) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the dollars swept and their mean level, by side and column, ``(2, n_columns)``."""
    runs, book, n_columns = map.runs, map.book, map.time.size
    gone = np.flatnonzero(runs.died < n_columns)
    born, died = runs.born.take(gone), runs.died.take(gone)
    tier = np.searchsorted(np.asarray(map.leverages), runs.leverage.take(gone))
    of_run, faded = book.classes.of_tier.take(tier), book.left.at_end
    first = book.geometry.columns.first
    # what is swept in a column has faded until the end of the one before
    left = np.exp(faded[of_run, born + first] - faded[of_run, died + first - 1])
    coins = runs.quantity.take(gone) * np.where(died > born, left, 0.0)
    amount = coins * map.bucket_prices.take(runs.bucket.take(gone))
    cell = runs.short.take(gone) * n_columns + died
    dollars_, coins_ = (
        np.bincount(cell, values, 2 * n_columns).reshape(2, n_columns) for values in (amount, coins)
    )
    level = np.divide(dollars_, coins_, out=np.full(dollars_.shape, np.nan), where=coins_ > 0)
    return np.asarray(dollars_, dtype=np.float64), level


class _Path:
    """The bars up to one column, and what they did about a level."""

    def __init__(self, map: LiquidationMap, last: int, reclaim_bars: int) -> None:
        laid = map.book.geometry.columns
        self.ends = laid.ends
        self.bars_per_column = laid.bars_per_column
        self.n_known = int(laid.ends[last]) + 1
        self.low, self.high = sweep_range(map.market)
        self.market, self.reclaim_bars = map.market, reclaim_bars

    def event(
        self, side: Side, column: int, amount: float, level: float, share: float
    ) -> SweepEvent:
        """Return what happened at a level that was swept in a column."""
        stop = int(self.ends[column]) + 1
        start = max(stop - self.bars_per_column, 0)
        beyond, near = (
            (self.low, np.less_equal) if side == "long" else (self.high, np.greater_equal)
        )
        tag = start + int(np.argmax(near(beyond[start:stop], level)))
        until = min(tag + self.reclaim_bars + 1, self.n_known)
        closes = self.market.close[tag:until]
        back = np.flatnonzero(closes > level if side == "long" else closes < level)
        outcome: Outcome = "open"
        if back.size:
            outcome = "reclaim"
        elif until == tag + self.reclaim_bars + 1:
            outcome = "continuation"
        after = int(back[0]) if back.size else None
        wick = beyond[tag : until if after is None else tag + after + 1]
        return SweepEvent(
            side=side,
            time=self.market.time[tag],
            level=level,
            dollars=amount,
            share=float(share),
            extreme=float(wick.min() if side == "long" else wick.max()),
            volume=self._volume(tag),
            outcome=outcome,
            reclaimed_after=after,
        )

    def _volume(self, bar: int) -> float:
        """Return the volume of a bar over the usual one."""
        before = self.market.volume[max(bar - _BARS_BEFORE, 0) : bar]
        before = before[np.isfinite(before)]
        usual = float(np.median(before)) if before.size else 0.0
        return float(self.market.volume[bar]) / usual if usual > 0 else float("nan")
