"""Staleness: how old a map is by now, and how much of open interest it saw opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from liqwidget.estimator import LiquidationMap
from liqwidget.estimator.columns import bar_length
from liqwidget.readings._checks import check_column
from liqwidget.readings._sight import hours, past
from liqwidget.readings._words import lines_html, span_text

if TYPE_CHECKING:
    from datetime import datetime

    from liqwidget.readings._types import MapLike

__all__ = ["Staleness", "staleness"]


@dataclass(frozen=True)
class Staleness:
    """How far behind a map is."""

    age: float
    """Hours since the last bar closed."""
    bars: float
    """The same in bars."""
    open_interest_age: float
    """Hours since open interest was last recorded; NaN if never."""
    coverage: float
    """Share of open interest that was seen being opened; NaN for known positions."""

    @property
    def verdict(self) -> Literal["fresh", "late", "stale"]:
        """Up to one bar behind, up to three, or more."""
        if self.bars <= 1:
            return "fresh"
        return "late" if self.bars <= 3 else "stale"

    def __str__(self) -> str:
        said = [f"{self.verdict.capitalize()}: the last bar closed {span_text(self.age)} ago"]
        if np.isnan(self.open_interest_age):
            said.append("open interest is not known")
        elif self.open_interest_age > self.age + 1e-9:
            said.append(f"open interest is {span_text(self.open_interest_age)} old")
        if np.isfinite(self.coverage):
            said.append(f"{self.coverage:.0%} of open interest was seen being opened")
        return "; ".join(said)

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def staleness(map: MapLike, now: str | datetime | np.datetime64, column: int = -1) -> Staleness:
    """Return how old a map is at a given moment.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    now : str, datetime or datetime64
        The moment; UTC if it names no zone.
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.

    Returns
    -------
    Staleness

    Raises
    ------
    IndexError
        If there is no such column.
    ValueError
        If `now` is not a moment, or lies before the end of the column.

    Notes
    -----
    A map does not know what was swept after its last bar: ten minutes are enough for a fast market
    to take a cluster that is still drawn.

    Examples
    --------
    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> found = lq.staleness(map, map.time[-1] + np.timedelta64(10, "m"))
    >>> round(60 * found.age), found.verdict
    (10, 'fresh')
    """
    at, moment = check_column(map, column), _as_utc(now)
    end = map.time[at]
    if moment < end:
        msg = f"now must not lie before the end of the column, {end}; got {now!r}"
        raise ValueError(msg)
    made = map.market if isinstance(map, LiquidationMap) else None
    step = bar_length(map.time if made is None else made.time)
    time, values = past(map, at, "open_interest")
    known = np.flatnonzero(np.isfinite(values))
    recorded = float("nan")
    if known.size:
        ended = time[known[-1]] + (step if made is not None else np.timedelta64(0, "ms"))
        recorded = hours(moment - ended)
    age = hours(moment - end)
    return Staleness(
        age=age,
        bars=age / hours(step),
        open_interest_age=recorded,
        coverage=float(map.coverage[at]) if isinstance(map, LiquidationMap) else float("nan"),
    )


def _as_utc(now: str | datetime | np.datetime64) -> np.datetime64:
    """Return a moment in UTC."""
    written = str(now)
    try:
        if not isinstance(now, np.datetime64):
            written = str(pd.to_datetime(now, utc=True).tz_localize(None).isoformat())
        moment: np.datetime64 = np.datetime64(written, "ms")
    except (AttributeError, TypeError, ValueError):
        moment = np.datetime64("NaT", "ms")
    if np.isnat(moment):
        msg = f'now must be a moment such as "2026-01-05 12:00"; got {now!r}'
        raise ValueError(msg)
    return moment
