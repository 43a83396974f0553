"""Messages about the settings of what-ifs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "check_choices",
    "check_count",
    "check_factors",
    "check_quantiles",
    "check_spread",
    "check_strength",
]

Word = TypeVar("Word", bound=str)


def check_strength(strength: float) -> None:
    """Refuse a strength that is not a positive number."""
    if not 0 < strength < float("inf"):
        msg = (
            f"strength must be positive, like 30; got {strength!r}. "
            "Larger numbers trust the mix more."
        )
        raise ValueError(msg)


def check_spread(spread: float) -> None:
    """Refuse a share of mixes that is not between zero and one."""
    if not 0 < spread < 1:
        msg = f"spread is the share of mixes inside the band, like 0.9; got {spread!r}"
        raise ValueError(msg)


def check_count(name: str, count: int) -> None:
    """Refuse a count below one."""
    if count < 1:
        msg = f"{name} must be 1 or more; got {count!r}"
        raise ValueError(msg)


def check_choices(
    name: str, given: Sequence[Word] | None, choices: Sequence[str], own: Word
) -> tuple[Word, ...]:
    """Return the words to choose from; the map's own if none are given."""
    if given is None:
        return (own,)
    unknown = [given] if isinstance(given, str) else [w for w in given if w not in choices]
    if unknown or not given:
        found = repr(unknown[0]) if unknown else "nothing"
        msg = f"{name} takes a sequence of words out of {', '.join(choices)}, or None for the map's; got {found}"
        raise ValueError(msg)
    return tuple(dict.fromkeys(given))


def check_factors(name: str, given: Sequence[float] | None) -> tuple[float, ...]:
    """Return factors on what the map assumes; just 1 if none are given."""
    factors = (1.0,) if given is None else tuple(float(factor) for factor in given)
    bad = [factor for factor in factors if not 0 <= factor <= 100]
    if bad or not factors:
        found = f"{bad[0]:g}" if bad else "nothing"
        msg = f"{name} takes numbers from 0 to 100, or None to keep the map's; got {found}"
        raise ValueError(msg)
    return tuple(dict.fromkeys(factors))


def check_quantiles(given: Sequence[float]) -> tuple[float, ...]:
    """Return quantiles; refuse what is not ascending between zero and one."""
    quantiles = np.asarray(given, dtype=np.float64)
    fits = quantiles.ndim == 1 and quantiles.size > 0
    if not fits or not (np.diff(quantiles) > 0).all() or quantiles[0] < 0 or quantiles[-1] > 1:
        msg = f"quantiles must ascend from 0 to 1, like (0.05, 0.5, 0.95); got {given!r}"
        raise ValueError(msg)
    return tuple(quantiles.tolist())
