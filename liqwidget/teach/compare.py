"""Whether two answers are the same, whatever kind of value a learner hands in.

Nothing here trusts the value: it may be a stub, text in place of a number, a table, or an object
that raises when it is looked at.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from typing import Any

__all__ = ["is_blank", "is_number", "plain", "same"]


def is_blank(value: Any) -> bool:
    """Return whether a value is a stub, or holds one: nothing to judge yet.

    Examples
    --------
    >>> is_blank(...), is_blank([1, ...]), is_blank({}), is_blank(0.0)
    (True, True, True, False)
    """
    if value is None or value is Ellipsis:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return not value or any(map(is_blank, value.values()))
    if isinstance(value, list | tuple | set | frozenset):
        return not value or any(map(is_blank, value))
    return False


def is_number(value: Any) -> bool:
    """Return whether a plain value is a number; yes and no are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def plain(value: Any) -> Any:
    """Return a value as Python's own kinds: NumPy's and pandas' scalars and arrays become them.

    Times lose their zone after conversion to UTC.

    Examples
    --------
    >>> import numpy as np
    >>> plain(np.float64(2.5)), plain(np.array([1, 2])), plain(np.datetime64("2025-10-10"))
    (2.5, [1, 2], datetime.datetime(2025, 10, 10, 0, 0))
    """
    if getattr(getattr(value, "dtype", None), "kind", "") == "M":
        value = value.astype("datetime64[s]")
    if hasattr(value, "tolist"):
        kind = getattr(getattr(value, "dtype", None), "kind", "")
        value = value.tolist()
        if kind in "biufU" and kind:
            return value  # plain already, however many
    if isinstance(value, datetime):
        at_utc = value.astimezone(UTC) if value.tzinfo else value
        return datetime(*at_utc.timetuple()[:6])
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, bool | int | float | str) or value is None:
        return value
    if isinstance(value, Mapping):
        return {plain(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, AbstractSet):
        return {plain(entry) for entry in value}
    if isinstance(value, Sequence):
        return [plain(entry) for entry in value]
    return float(value)  # Decimal, Fraction; anything else is no answer and raises


def same(given: Any, wanted: Any, *, rtol: float, atol: float) -> bool:
    """Return whether two plain values agree: numbers within the tolerance, text as words.

    Parameters
    ----------
    given, wanted : object
        As `plain` returns them.
    rtol : float
        As a fraction of the wanted number.
    atol : float
        In its unit; the larger of the two tolerances counts.

    Examples
    --------
    >>> same(85_930, 85_929.6, rtol=1e-4, atol=0), same("Long ", "long", rtol=0, atol=0)
    (True, True)
    >>> same(True, 1, rtol=1, atol=1), same([1, 2], [2, 1], rtol=0, atol=0)
    (False, False)
    """
    if is_number(wanted):
        return (
            is_number(given)
            and math.isfinite(given)
            and abs(given - wanted) <= max(atol, rtol * abs(wanted))
        )
    if isinstance(wanted, str):
        return isinstance(given, str) and _words(given) == _words(wanted)
    if isinstance(wanted, datetime):
        return _time(given) == wanted
    if isinstance(wanted, Mapping):
        return (
            isinstance(given, Mapping)
            and given.keys() == wanted.keys()
            and all(same(given[key], wanted[key], rtol=rtol, atol=atol) for key in wanted)
        )
    if isinstance(wanted, AbstractSet):
        return isinstance(given, AbstractSet | list) and set(map(_words, given)) == set(
            map(_words, wanted)
        )
    if isinstance(wanted, list):
        return (
            isinstance(given, list)
            and len(given) == len(wanted)
            and all(
                same(one, other, rtol=rtol, atol=atol)
                for one, other in zip(given, wanted, strict=True)
            )
        )
    return type(given) is type(wanted) and bool(given == wanted)


def _words(value: Any) -> Any:
    """Return text as it compares: letters of any case, spaces of any width."""
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _time(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return plain(datetime.fromisoformat(value.strip()))
        except ValueError:
            return None
    return value
