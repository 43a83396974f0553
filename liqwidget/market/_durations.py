"""Read lengths of time such as "1h", "15min" and "7D"."""

from __future__ import annotations

import re
from datetime import timedelta

import numpy as np

__all__ = ["duration", "duration_text"]

_UNITS = {
    "s": 1, "sec": 1, "second": 1, "seconds": 1,
    "min": 60, "mins": 60, "minute": 60, "minutes": 60, "t": 60,
    "h": 3600, "hr": 3600, "hour": 3600, "hours": 3600,
    "d": 86_400, "day": 86_400, "days": 86_400,
    "w": 604_800, "week": 604_800, "weeks": 604_800,
}  # fmt: skip


def duration(name: str, value: str | timedelta | np.timedelta64) -> np.timedelta64:
    """Return a length of time in milliseconds.

    Parameters
    ----------
    name : str
        The argument, for the message.
    value : str, timedelta or timedelta64
        "15min", "1h", "7D" in any case; "m" stands for minutes, "M" for nothing.

    Returns
    -------
    timedelta64[ms]

    Raises
    ------
    ValueError
        If the text is not a positive length of time.

    Examples
    --------
    How long is a day?

    >>> print(duration("window", "1D"))
    86400000 milliseconds
    """
    if isinstance(value, (timedelta, np.timedelta64)):
        length = np.timedelta64(value, "ms")
    else:
        found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)?\s*([A-Za-z]+)\s*", str(value))
        unit = found[2] if found else ""
        seconds = 60 if unit == "m" else 0 if unit == "M" else _UNITS.get(unit.lower(), 0)
        length = np.timedelta64(round(float((found and found[1]) or 1) * seconds * 1000), "ms")
    if np.isnat(length) or length <= np.timedelta64(0, "ms"):
        msg = f'{name} must be a length of time such as "24H", "7D" or "15min"; got {value!r}'
        raise ValueError(msg)
    return length


def duration_text(length: np.timedelta64) -> str:
    """Return a length of time in words: ``7 d``, ``1 h``, ``1 h 30 min``."""
    seconds = int(length / np.timedelta64(1, "s"))
    parts = []
    for unit, width in (("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)):
        count, seconds = divmod(seconds, width)
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts[:2]) or "0 s"
