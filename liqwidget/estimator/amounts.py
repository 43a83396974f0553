"""Amounts and times as a reader expects them."""

from __future__ import annotations

from math import isfinite

__all__ = ["amount", "dollars", "minute_text", "short_amount"]

_UNITS = (("T", 1e12), ("B", 1e9), ("M", 1e6), ("k", 1e3))


def amount(value: float) -> str:
    """Return an amount in three digits.

    Examples
    --------
    >>> amount(1_254_000_000), amount(20e6), amount(0.0)
    ('1.25B', '20.0M', '0')
    """
    return _scaled(value, "#.3g")


def short_amount(value: float) -> str:
    """Return an amount without zeros at its end, for ticks and running text.

    Examples
    --------
    >>> short_amount(1_250_000_000), short_amount(20e6), short_amount(0.0)
    ('1.25B', '20M', '0')
    """
    return _scaled(value, ".3g")


def dollars(value: float) -> str:
    """Return a short amount of dollars.

    Examples
    --------
    >>> dollars(20e6)
    '20M USD'
    """
    return f"{short_amount(value)} USD"


def _scaled(value: float, digits: str) -> str:
    if not isfinite(value):
        return "unknown"
    for unit, size in _UNITS:
        if abs(value) >= size * 0.9995:  # else 999.6k would read 1e+03k
            return f"{value / size:{digits}}".rstrip(".") + unit
    return f"{value:.3g}"


def minute_text(time: object) -> str:
    """Return a time to the minute, like 2025-02-04 00:00."""
    return str(time)[:16].replace("T", " ")
