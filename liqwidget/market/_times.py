"""Turn the time column of any table into UTC bar open times."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["utc_times"]

_OFFSET = re.compile(r"(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)$", re.IGNORECASE)
_CLOCK = re.compile(r"\d[T ]\d{2}")
_EPOCH = re.compile(r"\d{9,19}")
_EARLIEST, _LATEST = 1_230_768_000, 4_102_444_800  # 2009 and 2100, in seconds
_UNITS = (
    ("seconds", 1),
    ("milliseconds", 10**3),
    ("microseconds", 10**6),
    ("nanoseconds", 10**9),
)


def utc_times(values: pd.Series | pd.Index, *, time_zone: str | None) -> NDArray[np.datetime64]:
    """Return times as datetime64[ms] in UTC.

    Epoch numbers are UTC by definition, and their unit follows from their size. Times with a zone
    or an offset are converted. Times without one are refused unless `time_zone` says what they
    are: a local time read as UTC shifts every funding stamp.

    Parameters
    ----------
    values : Series or Index, shape (n_bars,)
        Datetimes, ISO 8601 text, or epoch numbers.
    time_zone : str or None
        Zone of times that carry none: "UTC", "Europe/Berlin".

    Returns
    -------
    ndarray of datetime64[ms], shape (n_bars,)

    Raises
    ------
    ValueError
        If a time is missing, cannot be read, is ambiguous, has no zone, or if units or zones are
        mixed.
    TypeError
        If the values are neither times nor text nor numbers.
    """
    column = pd.Series(values).reset_index(drop=True)
    empty = column.isna().to_numpy()
    if empty.any():
        msg = f"time must be known for every bar; row {int(empty.argmax())} has none. Drop the row."
        raise ValueError(msg)
    kind = column.dtype
    if isinstance(kind, pd.DatetimeTZDtype):
        return _milliseconds(column)
    if pd.api.types.is_datetime64_dtype(kind):
        return _milliseconds(_localized(column, time_zone))
    if pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind):
        return _from_epoch(column.to_numpy())
    cells: list[object] = column.tolist()
    if all(isinstance(cell, str) for cell in cells):
        return _from_text([str(cell).strip() for cell in cells], time_zone)
    if all(isinstance(cell, datetime) for cell in cells):
        return _from_datetimes([c for c in cells if isinstance(c, datetime)], time_zone)
    odd = next(cell for cell in cells if not isinstance(cell, (str, datetime)))
    msg = f"time must be datetimes, ISO 8601 text or epoch numbers; got {odd!r}"
    raise TypeError(msg)


def _milliseconds(aware: pd.Series) -> NDArray[np.datetime64]:
    naive = aware.dt.tz_convert("UTC").dt.tz_localize(None)
    return np.asarray(naive.to_numpy(), dtype="datetime64[ms]")


def _localized(naive: pd.Series, time_zone: str | None) -> pd.Series:
    if time_zone is None:
        msg = (
            f"time has no time zone, so it may be local; row 0 has {naive.iloc[0]}. Pass "
            'time_zone="UTC" if it is UTC, or the name of its zone such as "Europe/Berlin".'
        )
        raise ValueError(msg)
    aware: pd.Series = naive.dt.tz_localize(_zone(time_zone), ambiguous="NaT", nonexistent="NaT")
    lost = aware.isna().to_numpy()
    if lost.any():
        row = int(lost.argmax())
        msg = (
            f"time must be unambiguous; row {row} has {naive.iloc[row]}, which happens twice or "
            f"never in {time_zone} when the clocks change. Export the times in UTC."
        )
        raise ValueError(msg)
    return aware


def _zone(time_zone: str) -> tzinfo:
    if time_zone.upper() == "UTC":
        return UTC
    try:
        return ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError):
        msg = f'time_zone must be a name such as "UTC" or "Europe/Berlin"; got {time_zone!r}'
        raise ValueError(msg) from None


def _from_epoch(values: NDArray[np.generic]) -> NDArray[np.datetime64]:
    """Return times from numbers since 1970, in the one unit that puts them in 2009 to 2100."""
    numbers = np.asarray(values)
    unit = np.full(numbers.size, -1)
    for index, (_, scale) in enumerate(_UNITS):
        unit[(numbers >= _EARLIEST * scale) & (numbers < _LATEST * scale)] = index
    odd = unit < 0
    if odd.any():
        row = int(odd.argmax())
        msg = (
            "time must be an epoch in seconds, milliseconds, microseconds or nanoseconds between "
            f"2009 and 2100; row {row} has {numbers[row]}"
        )
        raise ValueError(msg)
    mixed = unit != unit[:1]
    if mixed.any():
        row = int(mixed.argmax())
        msg = (
            f"time must keep one unit; row 0 is in {_UNITS[unit[0]][0]} ({numbers[0]}) and row "
            f"{row} in {_UNITS[unit[row]][0]} ({numbers[row]})"
        )
        raise ValueError(msg)
    if not numbers.size:
        return np.empty(0, dtype="datetime64[ms]")
    scale = _UNITS[unit[0]][1]
    if numbers.dtype.kind == "f":
        whole = np.rint(numbers.astype(np.float64) / scale * 1000).astype(np.int64)
    elif scale >= 1000:
        whole = numbers.astype(np.int64) // (scale // 1000)
    else:
        whole = numbers.astype(np.int64) * 1000
    return whole.astype("datetime64[ms]")


def _from_text(cells: list[str], time_zone: str | None) -> NDArray[np.datetime64]:
    if cells and all(_EPOCH.fullmatch(cell) for cell in cells):
        return _from_epoch(np.array([int(cell) for cell in cells], dtype=np.int64))
    zoned = np.array([bool(_CLOCK.search(cell) and _OFFSET.search(cell)) for cell in cells])
    if zoned.any() and not zoned.all():
        with_zone, without = int(zoned.argmax()), int((~zoned).argmax())
        msg = (
            f"time must carry a zone in every row or in none; row {with_zone} has "
            f"{cells[with_zone]!r} and row {without} has {cells[without]!r}"
        )
        raise ValueError(msg)
    parsed = pd.to_datetime(pd.Series(cells), utc=True, errors="coerce", format="ISO8601")
    unread = parsed.isna().to_numpy()
    if unread.any():
        row = int(unread.argmax())
        msg = (
            f"time must be ISO 8601 text such as 2025-12-04T06:00:00Z; row {row} has "
            f"{cells[row]!r}. Read it with pandas.to_datetime first."
        )
        raise ValueError(msg)
    if zoned.all():
        return _milliseconds(parsed)
    return _milliseconds(_localized(parsed.dt.tz_localize(None), time_zone))


def _from_datetimes(cells: list[datetime], time_zone: str | None) -> NDArray[np.datetime64]:
    zoned = np.array([cell.tzinfo is not None for cell in cells])
    if zoned.any() and not zoned.all():
        msg = (
            f"time must carry a zone in every row or in none; row {int(zoned.argmax())} has one "
            f"and row {int((~zoned).argmax())} has none"
        )
        raise ValueError(msg)
    parsed = pd.Series(pd.to_datetime(pd.Series(cells, dtype=object), utc=True))
    if zoned.all():
        return _milliseconds(parsed)
    return _milliseconds(_localized(parsed.dt.tz_localize(None), time_zone))
