"""Kinds of traits: each refuses what the widget could not draw, and says why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import traitlets as t

from liqwidget.estimator._checks import check_weights
from liqwidget.estimator.columns import span_of

__all__ = ["ALL", "Finite", "FitRecord", "Mix", "PerTier", "Place", "Prices", "Span"]

ALL = "All"
"""The window that shows everything."""


class Finite(t.Float):
    """A number that is neither NaN nor infinite."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Refuse NaN and infinity."""
        number = super().validate(obj, value)
        if number is not None and not np.isfinite(number):
            msg = f"{self.name} must be a finite number; got {value!r}"
            raise t.TraitError(msg)
        return number


class Mix(t.List):
    """Shares along the tiers; a mapping of leverage to share and an array will do."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return one weight per tier as plain floats."""
        given = value.tolist() if isinstance(value, np.ndarray) else value
        if not isinstance(given, Mapping):
            given = super().validate(obj, given)
        try:
            return check_weights(given, tuple(obj.leverages)).tolist()
        except ValueError as error:
            raise t.TraitError(str(error)) from error


class PerTier(t.List):
    """One bool per tier."""

    def __init__(self, **options: Any) -> None:
        super().__init__(t.Bool(), **options)

    def validate(self, obj: Any, value: Any) -> Any:
        """Refuse a list of another length."""
        flags = super().validate(obj, value)
        if len(flags) != len(obj.leverages):
            msg = f"{self.name} needs one bool per tier, {len(obj.leverages)}; got {len(flags)}"
            raise t.TraitError(msg)
        return flags


class Span(t.Unicode):
    """A span of time like "7D", or "All"."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the span as it is written here."""
        window = super().validate(obj, value).strip().upper()
        if window == ALL.upper():
            return ALL
        try:
            span_of(window, str(self.name))
        except ValueError as error:
            raise t.TraitError(str(error)) from error
        return window


class Place(t.Dict):
    """A price and a time, or nothing; times are kept in ms since 1970."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return price and time as floats."""
        place = super().validate(obj, value)
        if not place:
            return {}
        if set(place) != {"price", "time"}:
            msg = f'{self.name} has the keys "price" and "time", or none; got {sorted(place)}'
            raise t.TraitError(msg)
        price, time = float(place["price"]), place["time"]
        if not isinstance(time, int | float):
            time = np.datetime64(time, "ms").astype(np.int64)
        if not (np.isfinite(price) and price > 0 and np.isfinite(float(time))):
            msg = f"{self.name} needs a price above zero and a time; got {place!r}"
            raise t.TraitError(msg)
        return {"price": price, "time": float(time)}


class Prices(t.List):
    """Prices above zero, each once, in the order they came."""

    def __init__(self, **options: Any) -> None:
        super().__init__(t.Float(), **options)

    def validate(self, obj: Any, value: Any) -> Any:
        """Refuse what is no price."""
        given = value.tolist() if isinstance(value, np.ndarray) else value
        prices = [float(price) for price in super().validate(obj, given)]
        wrong = [price for price in prices if not (np.isfinite(price) and price > 0)]
        if wrong:
            msg = f"{self.name} must be finite prices above zero; got {wrong[0]!r}"
            raise t.TraitError(msg)
        return list(dict.fromkeys(prices))


class FitRecord(t.Dict):
    """What a fit of the mix found, or nothing."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Refuse what no fit would leave."""
        record = super().validate(obj, value)
        n_tiers = len(obj.leverages)
        if record and not (
            set(record) == {"weights", "identified", "until", "note", "line"}
            and len(record["weights"]) == len(record["identified"]) == n_tiers
        ):
            msg = f"{self.name} is written by fit(); set it to {{}} to forget a fit"
            raise t.TraitError(msg)
        return record
