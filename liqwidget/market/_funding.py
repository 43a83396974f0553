"""Bring funding prints of any interval to a rate per eight hours on every bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.market._durations import duration

if TYPE_CHECKING:
    from datetime import timedelta

    from numpy.typing import NDArray

__all__ = ["eight_hour_rate", "forward_filled", "funding_hours"]

_HOUR = np.timedelta64(1, "h")


def eight_hour_rate(funding_rate: NDArray[np.float64], hours: float) -> NDArray[np.float64]:
    """Return rates per 8 h, the last known one carried forward, from rates per interval.

    Parameters
    ----------
    funding_rate : ndarray of float64, shape (n_bars,)
        Rates as fractions per interval; NaN between prints.
    hours : float
        Length of the interval in hours.

    Returns
    -------
    ndarray of float64, shape (n_bars,)
        NaN before the first print only.
    """
    return forward_filled(funding_rate) * (8.0 / hours)


def forward_filled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values with every NaN replaced by the last known value before it."""
    known = ~np.isnan(values)
    last = np.maximum.accumulate(np.where(known, np.arange(values.size), -1))
    return np.where(last >= 0, values[np.maximum(last, 0)], np.nan)


def funding_hours(
    funding_rate: NDArray[np.float64],
    time: NDArray[np.datetime64],
    *,
    interval: str | timedelta | np.timedelta64 | None,
    venue_hours: float,
) -> float:
    """Return how many hours one funding rate covers.

    Parameters
    ----------
    funding_rate : ndarray of float64, shape (n_bars,)
        Rates as given, NaN between prints.
    time : ndarray of datetime64[ms], shape (n_bars,)
        Bar open times.
    interval : str, timedelta or None
        What the caller says; None looks at the data.
    venue_hours : float
        What the venue does, for data that do not tell.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `interval` is not between one and eight hours.

    Notes
    -----
    Prints with NaN between them, and rates that stand still for several bars and change on a
    regular beat, tell their interval: 1, 2, 4 or 8 h. Rates that change with every bar do not: an
    hourly series may hold hourly rates, or hourly samples of an 8 h rate. Those are read as the
    venue quotes them.
    """
    if interval is not None:
        hours = float(duration("funding_interval", interval) / _HOUR)
        if not 1.0 <= hours <= 8.0:
            msg = f'funding_interval must be between "1h" and "8h"; got {interval!r}'
            raise ValueError(msg)
        return hours
    known = np.flatnonzero(~np.isnan(funding_rate))
    if known.size < 4:
        return venue_hours
    bar = np.median(np.diff(time).astype(np.int64)) / 3.6e6
    beat = _beat(time[known])
    if beat > 1.5 * bar and beat in {1.0, 2.0, 4.0, 8.0}:
        return beat
    changes = known[1:][np.diff(funding_rate[known]) != 0.0]
    beat = _beat(time[changes]) if changes.size >= 4 else 0.0
    if beat > 1.5 * bar and beat in {1.0, 2.0, 4.0, 8.0}:
        return beat
    return venue_hours


def _beat(stamps: NDArray[np.datetime64]) -> float:
    """Return the step in hours of which every gap between stamps is a multiple, else 0."""
    gaps = np.diff(stamps).astype(np.int64)
    smallest = int(gaps.min())
    # A print may be stamped a few seconds late; a missing bar may delay it by more.
    offbeat = np.abs(gaps - smallest * np.rint(gaps / smallest)) > 60_000
    return 0.0 if offbeat.mean() > 0.02 else round(smallest / 3.6e6, 1)
