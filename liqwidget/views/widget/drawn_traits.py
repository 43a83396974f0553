"""Kinds of traits for what the reader draws: each refuses what could not be drawn, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import traitlets as t

__all__ = ["Lines", "Positions", "PriceOrNone"]

_LONGEST_LABEL = 60


class Positions(t.List):
    """Positions of the reader's own; times are kept in ms since 1970."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return every position with plain numbers."""
        return [
            _position(f"{self.name}[{row}]", one) for row, one in enumerate(_rows(self, obj, value))
        ]


class Lines(t.List):
    """Prices with a word, kept in the order they came; a bare price will do."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return every line as price and label."""
        return [
            _line(f"{self.name}[{row}]", one) for row, one in enumerate(_rows(self, obj, value))
        ]


class PriceOrNone(t.Float):
    """A price above zero, or None."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Refuse what is no price."""
        number = super().validate(obj, value)
        return None if number is None else _number(str(self.name), "price", number)


def _rows(trait: t.List, obj: Any, value: Any) -> list[Any]:
    given = value.tolist() if isinstance(value, np.ndarray) else value
    if isinstance(given, Mapping | str | int | float):
        msg = f"{trait.name} is a list; got {given!r}. Put it into brackets: [{given!r}]"
        raise t.TraitError(msg)
    return list(t.List.validate(trait, obj, list(given)))


def _position(where: str, given: Any) -> dict[str, Any]:
    wanted = 'a dict such as {"time": "2025-02-03", "entry": 97000, "side": "long", "leverage": 25}'
    if not isinstance(given, Mapping):
        msg = f"{where} is {given!r}; write {wanted}"
        raise t.TraitError(msg)
    missing = [name for name in ("time", "entry", "side", "leverage") if name not in given]
    unknown = sorted(set(given) - {"time", "entry", "side", "leverage", "notional"})
    if missing or unknown:
        found = f"lacks {', '.join(missing)}" if missing else f"does not know {', '.join(unknown)}"
        msg = f'{where} {found}; write {wanted}, and "notional" in USD if its size matters'
        raise t.TraitError(msg)
    if given["side"] not in ("long", "short"):
        msg = f'{where} has side {given["side"]!r}; write "long" or "short"'
        raise t.TraitError(msg)
    leverage = _number(where, "leverage", given["leverage"])
    if leverage < 1:
        msg = f"{where} has leverage {leverage:g}; it is notional over margin and must be 1 or more"
        raise t.TraitError(msg)
    made = {
        "time": _time(where, given["time"]),
        "entry": _number(where, "entry", given["entry"]),
        "side": given["side"],
        "leverage": leverage,
    }
    if given.get("notional") is not None:
        made["notional"] = _number(where, "notional", given["notional"])
    return made


def _line(where: str, given: Any) -> dict[str, Any]:
    one = given if isinstance(given, Mapping) else {"price": given}
    unknown = sorted(set(one) - {"price", "label"})
    if unknown or "price" not in one:
        msg = f'{where} is {given!r}; write a price, or {{"price": 97000, "label": "support"}}'
        raise t.TraitError(msg)
    label = one.get("label", "")
    if not isinstance(label, str) or len(label) > _LONGEST_LABEL:
        msg = f"{where} has label {label!r}; write text of at most {_LONGEST_LABEL} characters"
        raise t.TraitError(msg)
    return {"price": _number(where, "price", one["price"]), "label": label}


def _number(where: str, name: str, value: Any) -> float:
    """Return a finite number above zero."""
    try:
        number = np.nan if isinstance(value, bool | str) else float(value)
    except (TypeError, ValueError):
        number = np.nan
    if not (np.isfinite(number) and number > 0):
        said = f"{where} has {name} {value!r}" if where.endswith("]") else f"{where} is {value!r}"
        msg = f"{said}; write a finite number above zero"
        raise t.TraitError(msg)
    return float(number)


def _time(where: str, value: Any) -> float:
    """Return a time in ms since 1970."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            time = float(value)
        else:
            stamp = np.datetime64(value, "ms")
            time = np.nan if np.isnat(stamp) else float(stamp.astype(np.int64))
    except (TypeError, ValueError):
        time = np.nan
    if not np.isfinite(time):
        msg = f'{where} has time {value!r}; write a UTC time such as "2025-02-03 14:00", or ms since 1970'
        raise t.TraitError(msg)
    return time
