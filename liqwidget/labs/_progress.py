"""Show how far a long run has come."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["counted"]


def counted(n_bars: int, per_day: int, *, show: bool) -> Iterable[int]:
    """Return the numbers of the bars, counted aloud if `show`: by tqdm, or in a line per day."""
    if not show:
        return range(n_bars)
    try:
        bars: Iterable[int] = import_module("tqdm.auto").tqdm(range(n_bars), unit="bar")
    except ImportError:
        return _lines(n_bars, per_day)
    return bars


def _lines(n_bars: int, per_day: int) -> Iterator[int]:
    for bar in range(n_bars):
        if bar % per_day == 0:
            sys.stderr.write(f"day {bar // per_day + 1} of {-(-n_bars // per_day)}\n")
        yield bar
