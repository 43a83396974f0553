"""Where the ticks of a picture go, and what they say."""

from __future__ import annotations

import numpy as np

__all__ = ["round_ticks", "time_ticks"]

_MINUTE, _HOUR, _DAY = 60_000.0, 3_600_000.0, 86_400_000.0
_TIME_STEPS = (
    *(minutes * _MINUTE for minutes in (1, 5, 15, 30)),
    *(hours * _HOUR for hours in (1, 3, 6, 12)),
    *(days * _DAY for days in (1, 2, 5, 10, 20, 50, 100, 365)),
)


def round_ticks(low: float, high: float, n_ticks: int) -> list[float]:
    """Return about `n_ticks` numbers in a range, at steps of 1, 2 or 5 times a power of ten.

    Examples
    --------
    >>> round_ticks(60_300, 89_000, 6)
    [65000.0, 70000.0, 75000.0, 80000.0, 85000.0]
    >>> round_ticks(0.1, 0.3, 4)
    [0.1, 0.15, 0.2, 0.25, 0.3]
    """
    if not high > low:
        return [low]
    rough = (high - low) / n_ticks
    power = 10.0 ** np.floor(np.log10(rough))
    step = min(
        (power * digit for digit in (1, 2, 5, 10)), key=lambda size: abs(np.log(size / rough))
    )
    first, last = np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9)
    decimals = max(0, int(np.ceil(-np.log10(step))) + 1)
    return [round(float(place * step), decimals) + 0.0 for place in np.arange(first, last + 1)]


def time_ticks(left: float, right: float, n_ticks: int) -> list[tuple[float, str]]:
    """Return about `n_ticks` round times, ms since 1970, with their labels in UTC.

    Examples
    --------
    >>> day = 86_400_000.0
    >>> [label for _, label in time_ticks(20_000 * day, 20_002 * day, 4)]
    ['04 Oct', '12:00', '05 Oct', '12:00', '06 Oct']
    """
    rough = (right - left) / n_ticks
    step = min(_TIME_STEPS, key=lambda size: abs(np.log(size / max(rough, 1.0))))
    places = np.arange(np.ceil(left / step), np.floor(right / step) + 1) * step
    return [(float(place), _label(float(place))) for place in places]


def _label(milliseconds: float) -> str:
    """Return the hour, or at midnight the day."""
    moment = np.datetime64(int(milliseconds), "ms").astype(object)
    return str(moment.strftime("%d %b" if milliseconds % _DAY == 0 else "%H:%M"))
