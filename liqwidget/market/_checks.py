"""Messages and small checks for data that comes in: which argument, where, and the way out."""

from __future__ import annotations

import math
from difflib import get_close_matches
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "at_bar",
    "finite",
    "first_bad",
    "numbers",
    "one_of",
    "plain",
    "positive",
    "read_only",
]


def plain(value: object) -> str:
    """Return a number the way a person writes it: ``61420.0``, ``8.2e+09``, ``0.5``."""
    if isinstance(value, (float, np.floating)):
        number = float(value)
        return repr(number) if not math.isfinite(number) or abs(number) < 1e7 else f"{number:.6g}"
    return str(value)


def one_of(name: str, value: object, choices: Iterable[str], *, or_else: str = "") -> str:
    """Return `value` when it is one of the choices, else refuse it and name the nearest."""
    known = list(choices)
    if isinstance(value, str) and value in known:
        return value
    nearest = get_close_matches(value.lower(), known, n=1) if isinstance(value, str) else []
    listed = ", ".join(known) + (f", or {or_else}" if or_else else "")
    hint = f'. Did you mean "{nearest[0]}"?' if nearest else ""
    got = f'"{value}"' if isinstance(value, str) else repr(value)
    msg = f"{name} must be one of {listed}; got {got}{hint}"
    raise ValueError(msg)


def numbers(name: str, values: ArrayLike) -> NDArray[np.float64]:
    """Return a fresh float64 array, or refuse what is not a number.

    Raises
    ------
    TypeError
        If the values are text, objects, times or complex numbers.
    """
    given = np.asarray(values)
    if given.dtype == object and all(
        isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
        for value in given.ravel()
    ):
        given = given.astype(np.float64)
    if given.dtype.kind not in "iuf":
        kind = "text" if given.dtype.kind in "USO" else f"values of type {given.dtype}"
        example = next(iter(given.ravel().tolist()), None)
        msg = f"{name} must be numbers; got {kind}, first {example!r}. Convert it with float()."
        raise TypeError(msg)
    return np.array(given, dtype=np.float64)


def finite(name: str, values: ArrayLike) -> NDArray[np.float64]:
    """Return float64 numbers that are neither NaN nor infinite."""
    array = numbers(name, values)
    bad = ~np.isfinite(array)
    if bad.any():
        msg = f"{name} must be finite; got {plain(array[bad].ravel()[0])}{_where(bad)}"
        raise ValueError(msg)
    return array


def positive(name: str, values: ArrayLike) -> NDArray[np.float64]:
    """Return float64 numbers that are finite and above zero."""
    array = finite(name, values)
    bad = array <= 0
    if bad.any():
        msg = f"{name} must be positive; got {plain(array[bad].ravel()[0])}{_where(bad)}"
        raise ValueError(msg)
    return array


def _where(bad: NDArray[np.bool_]) -> str:
    if bad.ndim == 0:
        return ""
    index = ", ".join(str(i) for i in np.argwhere(bad)[0])
    return f" at index {index}"


def first_bad(bad: NDArray[np.bool_]) -> int | None:
    """Return the first bar that is marked, or None."""
    return int(bad.argmax()) if bad.any() else None


def at_bar(bar: int, time: NDArray[np.datetime64]) -> str:
    """Return ``bar 41 (2024-03-05 17:00)``, with seconds only where they matter."""
    text = str(time[bar].astype("datetime64[ms]")).replace("T", " ")
    for tail in (".000", ":00"):
        text = text.removesuffix(tail)
    return f"bar {bar} ({text})"


def read_only(array: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array after forbidding writes to it."""
    array.flags.writeable = False
    return array
