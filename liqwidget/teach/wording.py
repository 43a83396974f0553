"""How values are written in a sentence."""

from __future__ import annotations

from typing import Any

from liqwidget.teach.compare import is_number

__all__ = ["gap", "marked", "told"]


def gap(said: Any, found: Any, unit: str) -> str:
    """Return what was guessed, what it is, and how far apart they are."""
    return _between(f"You said {told(said, unit)}", said, found, unit)


def marked(marks: list[float], found: float, unit: str) -> str:
    """Return the same of the mark that lies nearest.

    Examples
    --------
    >>> marked([61_000.0, 64_500.0], 65_000.0, "USD")
    'Of your 2 marks 64,500 USD is nearest; it is 65,000 USD: 500 USD too low.'
    """
    said = min(marks, key=lambda mark: abs(mark - found))
    words = "You marked {}" if len(marks) == 1 else f"Of your {len(marks)} marks {{}} is nearest"
    return _between(words.format(told(said, unit)), said, found, unit)


def _between(words: str, said: Any, found: Any, unit: str) -> str:
    words = f"{words}; it is {told(found, unit)}"
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
