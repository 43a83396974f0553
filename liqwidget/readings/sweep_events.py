"""Sweep events: bars that took a band of levels, and what price did next."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from liqwidget.estimator.entries import sweep_range
from liqwidget.estimator.profile import find_swept
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

_SIDES: tuple[Side, Side] = ("long", "short")
_OUTCOMES: tuple[Outcome, ...] = ("reclaim", "continuation", "open")
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
    amounts, coins = find_swept(made.book, made.mix)
    levels = np.divide(amounts, coins, out=np.full(amounts.shape, np.nan), where=coins > 0)
    held = made.open_interest * made.closes
    share = np.divide(amounts, held, out=np.zeros_like(amounts), where=held > 0)
    row, much = np.nonzero(share[:, : last + 1] >= at_least)
    taken = (amounts[row, much], levels[row, much], share[row, much])
    return SweepEvents(_events(made, row, much, *taken, last, reclaim_bars), reclaim_bars)


def _events(
    map: LiquidationMap,
    short: NDArray[np.intp],
    column: NDArray[np.intp],
    amount: NDArray[np.float64],
    level: NDArray[np.float64],
    share: NDArray[np.float64],
    last: int,
    reclaim_bars: int,
) -> tuple[SweepEvent, ...]:
    """Return what happened at the levels that were swept in some columns, first to last.

    Arrays of shape ``(n_events,)``; `short` is 0 for longs and 1 for shorts.
    """
    market, laid = map.market, map.book.geometry.columns
    low, high = sweep_range(market)
    n_known = int(laid.ends[last]) + 1
    begin = laid.start + np.maximum((laid.first + column) * laid.bars_per_column - laid.lead, 0)
    # downwards for both: a rise through shorts is a fall of the negated price
    sign = 1.0 - 2.0 * short
    at = (sign * level)[:, None]
    path, close = np.stack([low, -high]), np.stack([market.close, -market.close])
    row = short[:, None]
    bars = np.minimum(begin[:, None] + np.arange(laid.bars_per_column), n_known - 1)
    walked = path[row, bars]
    reached = walked <= at
    # the level is a mean of bucket centers, and price may have stopped within that bucket
    furthest = np.where(np.isnan(walked), np.inf, walked).argmin(axis=1)
    tag = begin + np.where(reached.any(axis=1), reached.argmax(axis=1), furthest)
    after = tag[:, None] + np.arange(reclaim_bars + 1)
    there = after < n_known
    after = np.minimum(after, n_known - 1)
    back = there & (close[row, after] > at)
    reclaimed = back.any(axis=1)
    first = np.where(reclaimed, back.argmax(axis=1), reclaim_bars)
    counts = there & (np.arange(reclaim_bars + 1) <= first[:, None])
    extreme = sign * np.where(counts, path[row, after], np.inf).min(axis=1)
    outcome = np.where(reclaimed, 0, np.where(there.all(axis=1), 1, 2))
    volume = _volume(market.volume, tag)
    return tuple(
        SweepEvent(
            side=_SIDES[short[i]],
            time=market.time[tag[i]],
            level=float(level[i]),
            dollars=float(amount[i]),
            share=float(share[i]),
            extreme=float(extreme[i]),
            volume=float(volume[i]),
            outcome=_OUTCOMES[outcome[i]],
            reclaimed_after=int(first[i]) if reclaimed[i] else None,
        )
        for i in np.argsort(tag, kind="stable").tolist()
    )


def _volume(volume: NDArray[np.float64], bar: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the volume of some bars over the usual one before them, NaN if unknown."""
    before = bar[:, None] - np.arange(_BARS_BEFORE, 0, -1)
    seen = np.where(before >= 0, volume[np.maximum(before, 0)], np.nan)
    seen.sort(axis=1)  # what is unknown comes last
    n_seen = np.isfinite(seen).sum(axis=1)
    row, middle = np.arange(bar.size), np.maximum(n_seen, 1)
    usual = 0.5 * (seen[row, (middle - 1) // 2] + seen[row, middle // 2])
    ratio = np.full(bar.size, np.nan)
    np.divide(volume[bar], usual, out=ratio, where=(n_seen > 0) & (usual > 0))
    return ratio
