"""Parts of a market in time, and longer bars from shorter ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.market._durations import duration, duration_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from numpy.typing import NDArray

__all__ = ["Moment", "bar_bins", "merged", "shown_bars"]

Moment = str | np.datetime64 | pd.Timestamp | int | None

_EARLIEST, _LATEST = np.datetime64("0001-01-01", "ms"), np.datetime64("9999-01-01", "ms")


def shown_bars(
    time: NDArray[np.datetime64],
    bar: np.timedelta64,
    span: str | timedelta | np.timedelta64 | slice | tuple[Moment, Moment],
) -> slice:
    """Return the bars that a span covers: the last "7D", or from a start to before an end."""
    if isinstance(span, tuple):
        start, stop = span
        span = slice(start, stop)
    if isinstance(span, slice):
        bars = _between(time, span)
    else:
        begin = time[-1] + bar - duration("window", span)
        bars = slice(int(np.searchsorted(time, begin)), time.size)
    if len(range(*bars.indices(time.size))) < 2:
        msg = (
            f"window must hold two bars or more; {span!r} of {_moment(time[0])} to "
            f"{_moment(time[-1])} holds fewer, at {duration_text(bar)} per bar"
        )
        raise ValueError(msg)
    return bars


def _between(time: NDArray[np.datetime64], span: slice) -> slice:
    if span.step is not None:
        msg = "window takes no step; use resample for longer bars"
        raise ValueError(msg)
    if all(end is None or isinstance(end, (int, np.integer)) for end in (span.start, span.stop)):
        return slice(*span.indices(time.size))
    start = _EARLIEST if span.start is None else _as_utc(span.start)
    stop = _LATEST if span.stop is None else _as_utc(span.stop)
    return slice(*(int(place) for place in np.searchsorted(time, [start, stop])))


def _as_utc(moment: object) -> np.datetime64:
    """Return a moment in UTC; one without a zone is UTC already, as the market's times are."""
    try:
        stamp = pd.to_datetime(moment, utc=True)  # type: ignore[call-overload]  # pandas judges it
        utc: np.datetime64 = np.datetime64(str(stamp.tz_localize(None).isoformat()), "ms")
    except (AttributeError, TypeError, ValueError):
        utc = np.datetime64("NaT", "ms")
    if np.isnat(utc):
        msg = f'window must begin and end at times such as "2026-01-05 12:00"; got {moment!r}'
        raise ValueError(msg)
    return utc


def _moment(time: np.datetime64) -> str:
    return str(time.astype("datetime64[m]")).replace("T", " ")


def bar_bins(
    time: NDArray[np.datetime64], bar: np.timedelta64, step: np.timedelta64
) -> tuple[NDArray[np.intp], NDArray[np.datetime64]]:
    """Return the first bar of every longer bar, and when it opens; days begin at midnight UTC.

    Raises
    ------
    ValueError
        If the step is shorter than a bar or not a whole number of bars, or one bar would remain.
    """
    short = int(bar / np.timedelta64(1, "ms"))
    long = int(step / np.timedelta64(1, "ms"))
    if long < short:
        msg = (
            f"resample makes bars longer; got {duration_text(step)} for bars of "
            f"{duration_text(bar)}"
        )
        raise ValueError(msg)
    if long % short:
        msg = (
            f"resample needs a whole number of bars; {duration_text(step)} does not divide by "
            f"{duration_text(bar)}"
        )
        raise ValueError(msg)
    bins = time.astype(np.int64) // long
    starts = np.flatnonzero(np.diff(bins, prepend=bins[0] - 1))
    if starts.size < 2:
        msg = f"resample must leave two bars or more; {duration_text(step)} leaves {starts.size}"
        raise ValueError(msg)
    return starts, (bins[starts] * long).astype("datetime64[ms]")


def merged(
    columns: Mapping[str, NDArray[np.float64]], starts: NDArray[np.intp]
) -> dict[str, NDArray[np.float64]]:
    """Return columns with the bars from each start to the next made into one.

    The first open, highest high, lowest low and last close count; volume and liquidations add up;
    open interest and funding keep their last known value. Unknown values are passed over, and a
    longer bar without any known value is unknown.
    """
    return {name: _MERGE[name](values, starts) for name, values in columns.items()}


def _first(values: NDArray[np.float64], starts: NDArray[np.intp]) -> NDArray[np.float64]:
    place = np.where(np.isnan(values), values.size, np.arange(values.size))
    first = np.minimum.reduceat(place, starts)
    return np.where(first < values.size, values[np.minimum(first, values.size - 1)], np.nan)


def _last(values: NDArray[np.float64], starts: NDArray[np.intp]) -> NDArray[np.float64]:
    place = np.where(np.isnan(values), -1, np.arange(values.size))
    last = np.maximum.reduceat(place, starts)
    return np.where(last >= 0, values[np.maximum(last, 0)], np.nan)


def _sum(values: NDArray[np.float64], starts: NDArray[np.intp]) -> NDArray[np.float64]:
    known = ~np.isnan(values)
    total = np.add.reduceat(np.where(known, values, 0.0), starts)
    return np.where(np.logical_or.reduceat(known, starts), total, np.nan)


def _highest(values: NDArray[np.float64], starts: NDArray[np.intp]) -> NDArray[np.float64]:
    return np.asarray(np.fmax.reduceat(values, starts), dtype=np.float64)


def _lowest(values: NDArray[np.float64], starts: NDArray[np.intp]) -> NDArray[np.float64]:
    return np.asarray(np.fmin.reduceat(values, starts), dtype=np.float64)


_MERGE = {
    "open": _first,
    "high": _highest,
    "low": _lowest,
    "close": _last,
    "volume": _sum,
    "open_interest": _last,
    "funding_rate": _last,
    "mark_high": _highest,
    "mark_low": _lowest,
    "long_liquidations": _sum,
    "short_liquidations": _sum,
}
