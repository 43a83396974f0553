"""How values are written in a sentence."""

from __future__ import annotations

from typing import Any

from liqwidget.teach.compare import is_number

__all__ = ["gap", "told"]


def gap(said: Any, found: Any, unit: str) -> str:
    """Return what was guessed, what it is, and how far apart they are."""
    words = f"You said {told(said, unit)}; it is {told(found, unit)}"
    if is_number(said) and is_number(found) and said != found:
        way = "too high" if said > found else "too low"
        return f"{words}: {told(abs(said - found), unit)} {way}."
    return f"{words}."


def told(value: Any, unit: str = "") -> str:
    """Return a plain value as it is written in a sentence.

    Examples
    --------
    >>> told(85929.648, "USD"), told(0.00053), told(["long", "short"])
    ('85,929.6 USD', '0.00053', 'long, short')
    """
    if is_number(value):
        size = abs(value)
        words = f"{value:,.1f}" if size >= 1000 else f"{value:,.4g}"
        words = words.removesuffix(".0")
    elif isinstance(value, dict):
        words = "; ".join(f"{key}: {told(entry)}" for key, entry in value.items())
    elif isinstance(value, list | set):
        words = ", ".join(
            told(entry) for entry in (value if isinstance(value, list) else sorted(value, key=str))
        )
    else:
        words = str(value)
    return f"{words} {unit}" if unit and is_number(value) else words
