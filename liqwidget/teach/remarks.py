"""What to say about a wrong answer that no misconception explains."""

from __future__ import annotations

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any

from liqwidget.teach.compare import is_number, same

__all__ = ["remark"]

_HUNDRED = 100.0


def remark(given: Any, wanted: Any, *, rtol: float, atol: float) -> str:
    """Return a sentence about how a plain value misses the wanted one, without giving it away.

    Examples
    --------
    >>> remark("4", 4, rtol=0, atol=0)
    'A number is wanted, and this is text: write it without quotation marks.'
    >>> remark(-4, 4, rtol=0, atol=0)
    'The size is right; look at the sign.'
    >>> remark([1, 2, 5], [1, 2, 3], rtol=0, atol=0)
    '2 of 3 are right.'
    """
    if is_number(wanted):
        return _about_number(given, float(wanted), rtol, atol)
    if isinstance(wanted, Mapping):
        return _about_entries(given, wanted, rtol, atol)
    if isinstance(wanted, AbstractSet):
        return _about_choice(given, wanted)
    if isinstance(wanted, list):
        return _about_list(given, wanted, rtol, atol)
    if isinstance(wanted, bool):
        return "Not that one." if isinstance(given, bool) else "Answer True or False."
    if isinstance(wanted, datetime):
        return 'Not that moment; a time is written like "2025-10-10 21:00", in UTC.'
    if not isinstance(given, str):
        return 'Words are wanted: write them in quotation marks, like "long".'
    return "Not that one."


def _about_number(given: Any, wanted: float, rtol: float, atol: float) -> str:
    if isinstance(given, str):
        return "A number is wanted, and this is text: write it without quotation marks."
    if not is_number(given):
        return f"One number is wanted; this is a {type(given).__name__}."
    if not math.isfinite(given):
        return "That is not a finite number."

    def fits(value: float, tolerance: float = 0.0) -> bool:
        return same(value, wanted, rtol=max(rtol, tolerance), atol=atol)

    if fits(-given):
        return "The size is right; look at the sign."
    if fits(given / _HUNDRED) or fits(given * _HUNDRED):
        return "The digits are right and the size is off by a hundred: a fraction, or per cent?"
    if fits(given, 0.01):
        return "Close, within one per cent: keep more digits, or look for a small term left out."
    return "That is too high." if given > wanted else "That is too low."


def _about_entries(given: Any, wanted: Mapping[Any, Any], rtol: float, atol: float) -> str:
    if not isinstance(given, Mapping):
        return f"A dict is wanted, with the keys {_listed(wanted)}."
    if given.keys() != wanted.keys():
        return f"The keys should be {_listed(wanted)}."
    right = sum(same(given[key], wanted[key], rtol=rtol, atol=atol) for key in wanted)
    return f"{right} of {len(wanted)} are right."


def _about_list(given: Any, wanted: list[Any], rtol: float, atol: float) -> str:
    if not isinstance(given, list):
        return f"A list of {len(wanted)} is wanted."
    if len(given) != len(wanted):
        return f"{len(wanted)} entries are wanted; this has {len(given)}."
    pairs = zip(given, wanted, strict=True)
    right = sum(same(one, other, rtol=rtol, atol=atol) for one, other in pairs)
    return f"{right} of {len(wanted)} are right."


def _about_choice(given: Any, wanted: AbstractSet[Any]) -> str:
    if not isinstance(given, AbstractSet | list):
        return "A set is wanted: write the items in braces, like {5, 10}."
    found = sum(any(same(one, other, rtol=0, atol=0) for one in given) for other in wanted)
    extra = len(given) - found
    return f"{found} of {len(wanted)} are there" + (
        f", and {extra} too many." if extra > 0 else "."
    )


def _listed(wanted: Mapping[Any, Any]) -> str:
    return ", ".join(map(repr, wanted))
