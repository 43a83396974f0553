"""Reading what Coinglass sends, and refusing by name and place what it should not send."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["data_of", "number", "numbers", "parsed", "refuse", "rows", "triplets"]

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
_PLAIN = (int, float)
_LARGEST = 1e18
_MAX_BYTES = 512 * 1024**2


def parsed(given: Mapping[str, object] | str | bytes | Path) -> Mapping[str, object]:
    """Return the response as a mapping, from a dict, JSON text or bytes, or a file."""
    if isinstance(given, Path):
        size = given.stat().st_size
        if size > _MAX_BYTES:
            refuse("the file", f"has {size:,} bytes, which no export of a map has")
        given = given.read_bytes()
    if isinstance(given, (str, bytes, bytearray)):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError) as error:
            msg = (
                f"this is not JSON ({str(error)[:80]}). Pass the response as a dict or as JSON "
                "text, or a file as pathlib.Path(name)."
            )
            raise ValueError(msg) from None
    if not isinstance(given, Mapping):
        refuse("the response", f"must be an object with a key data; got {_kind(given)}")
    return given


def data_of(response: Mapping[str, object]) -> Mapping[str, object]:
    """Return what a response carries; refuse one that reports an error."""
    code = response.get("code")
    if code is not None and str(code) not in {"0", "200"}:
        said = str(response.get("msg", ""))[:120]
        refuse("the response", f"reports code {str(code)[:20]!r}: {said!r}; there is no map in it")
    data: object = response
    for depth in ("data", "data.data"):  # the bar map is wrapped twice
        if isinstance(data, Mapping) and "data" in data:
            data = data["data"]
            if not isinstance(data, Mapping):
                refuse(depth, f"must be an object; got {_kind(data)}")
    if not isinstance(data, Mapping) or not data:
        refuse("data", "is empty; there is no map in it")
    return data


def rows(value: object, where: str) -> list[object]:
    """Return a list; refuse anything else."""
    if not isinstance(value, (list, tuple)):
        refuse(where, f"must be a list; got {_kind(value)}")
    return list(value)


def numbers(value: object, where: str) -> NDArray[np.float64]:
    """Return a list of numbers, shape ``(n,)``."""
    each = [number(one, f"{where}[{at}]") for at, one in enumerate(rows(value, where))]
    return np.array(each, dtype=np.float64)


def triplets(value: object, where: str) -> NDArray[np.float64]:
    """Return a list of three numbers each, shape ``(n, 3)``."""
    given = rows(value, where)
    if _all_plain(given):
        with suppress(OverflowError):  # a whole number beyond any float is named below
            table = np.array(given, dtype=np.float64).reshape(-1, 3)
            if (np.abs(table) <= _LARGEST).all():
                return table
    found = []
    for at, triplet in enumerate(given):
        each = numbers(triplet, f"{where}[{at}]")
        if each.size != 3:
            refuse(f"{where}[{at}]", f"must be [column, row, dollars]; got {each.size} numbers")
        found.append(each)
    return np.array(found, dtype=np.float64).reshape(-1, 3)


def _all_plain(given: list[object]) -> bool:
    """Return whether all are lists of three plain numbers: ten times faster than naming each."""
    return all(
        type(row) is list and len(row) == 3 and all(type(one) in _PLAIN for one in row)
        for row in given
    )


def number(value: object, where: str) -> float:
    """Return a finite number, written as a number or as text."""
    if isinstance(value, str) and len(value) <= 64 and _NUMBER.fullmatch(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        refuse(where, f"must be a number; got {_kind(value)}")
    if not -_LARGEST <= value <= _LARGEST:  # also NaN
        refuse(where, f"must be finite and below 1e18; got {str(value)[:24]}")
    return float(value)


def refuse(where: str, what: str) -> NoReturn:
    """Raise the one error of this module."""
    msg = f"Coinglass: {where} {what}"
    raise ValueError(msg)


def _kind(value: object) -> str:
    shown = repr(value) if isinstance(value, (str, bytes, int, float, type(None))) else ""
    name = type(value).__name__
    return f"{name} {shown[:40]}" if shown else name
