"""Times of a table, in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["times_of"]


def times_of(frame: pd.DataFrame) -> NDArray[np.datetime64]:
    """Return the column "time" as datetime64[ms], UTC; times without a zone are UTC already.

    Raises
    ------
    ValueError
        If it does not hold times.
    """
    given = frame["time"]
    if pd.api.types.is_numeric_dtype(given):
        msg = (
            'the column "time" holds numbers; write pandas.to_datetime(times, unit="ms", utc=True)'
        )
        raise ValueError(msg)
    dated = pd.api.types.is_datetime64_any_dtype(given)
    try:
        stamps = pd.to_datetime(given, utc=True, format=None if dated else "ISO8601")
    except (ValueError, TypeError) as error:
        msg = f'the column "time" must hold times, like 2026-01-05T12:00Z; {str(error)[:80]}'
        raise ValueError(msg) from None
    if stamps.isna().any():
        msg = f'the column "time" must hold times; row {int(stamps.isna().to_numpy().argmax())} has none'
        raise ValueError(msg)
    return pd.DatetimeIndex(stamps).tz_localize(None).to_numpy("datetime64[ms]")
