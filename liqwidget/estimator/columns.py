"""How bars are laid into the columns of the picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MAX_COLUMNS", "Columns", "bar_length", "columns", "span_of"]

MAX_COLUMNS = 1440
"""Columns drawn at most unless asked for: more than a screen has."""

_MINUTES = {"MIN": 1, "H": 60, "D": 1440, "W": 10_080}


@dataclass(frozen=True)
class Columns:
    """Bars of a market laid into columns of equal length.

    Hidden columns come first: the warm-up, and before it empty bars that hold the inventory.
    The last column is filled up with empty bars. Empty bars open and sweep nothing.
    """

    start: int
    """First bar of the market that is used."""
    n_bars: int
    """Bars that are used, warm-up included."""
    bars_per_column: int
    n_columns: int
    """All columns, hidden ones included."""
    first: int
    """First column that is shown."""
    lead: int
    """Empty bars before the first one."""

    @property
    def padded(self) -> int:
        """Bars after filling up, a multiple of `bars_per_column`."""
        return self.n_columns * self.bars_per_column

    @property
    def ends(self) -> NDArray[np.intp]:
        """Last bar of every shown column, as an index into the market."""
        shown = np.arange(self.first + 1, self.n_columns + 1)
        last = shown * self.bars_per_column - 1 - self.lead
        return np.asarray(self.start + np.minimum(last, self.n_bars - 1), dtype=np.intp)

    def lay(self, values: NDArray[np.float64], fill: float) -> NDArray[np.float64]:
        """Return market bars ``values`` with empty bars around them, shape ``(padded, ...)``."""
        return self.pad(values[self.start : self.start + self.n_bars], fill)

    def pad(self, used: NDArray[np.float64], fill: float) -> NDArray[np.float64]:
        """Return values of the used bars with empty bars around, shape ``(padded, ...)``."""
        padded = np.full((self.padded, *used.shape[1:]), fill)
        padded[self.lead : self.lead + self.n_bars] = used
        return padded


def columns(
    time: NDArray[np.datetime64],
    *,
    window: str | np.timedelta64 | None = None,
    warm_up: str | np.timedelta64 = "48h",
    n_columns: int | None = None,
    inventory_bars: int = 0,
) -> Columns:
    """Choose the bars to use and lay them into columns.

    Parameters
    ----------
    time : ndarray of datetime64, shape (n_bars,)
        Opening time of each bar.
    window : str or timedelta64, optional
        Span shown, counted back from the end of the last bar; everything if None.
    warm_up : str or timedelta64, default "48h"
        Span computed before the window, where there are data.
    n_columns : int, optional
        Columns at most; every bar its own column up to 1,440 if None.
    inventory_bars : int, default 0
        Empty bars needed in front.

    Returns
    -------
    Columns

    Raises
    ------
    ValueError
        If a span cannot be read, or `n_columns` is below one.
    """
    if n_columns is not None and n_columns < 1:
        msg = f"n_columns must be 1 or more; got {n_columns!r}"
        raise ValueError(msg)
    n_market = time.size
    shown_from = 0
    if window is not None:
        end = time[-1] + bar_length(time)
        shown_from = int(np.searchsorted(time, end - span_of(window, "window")))
        shown_from = min(shown_from, n_market - 1)
    start = int(np.searchsorted(time, time[shown_from] - span_of(warm_up, "warm_up")))
    n_shown, n_hidden = n_market - shown_from, shown_from - start

    per_column = -(-n_shown // min(n_columns or MAX_COLUMNS, n_shown))
    # the inventory has columns of its own, so that no bar's funding leans on it
    first = -(-n_hidden // per_column) - (-inventory_bars // per_column)
    return Columns(
        start=start,
        n_bars=n_hidden + n_shown,
        bars_per_column=per_column,
        n_columns=first - (-n_shown // per_column),
        first=first,
        lead=first * per_column - n_hidden,
    )


def bar_length(time: NDArray[np.datetime64]) -> np.timedelta64:
    """Return the usual step between bars; one hour if there is only one bar."""
    if time.size < 2:
        return np.timedelta64(1, "h")
    steps = np.diff(time.astype("datetime64[ms]").astype(np.int64))
    middle = steps.size // 2
    return np.timedelta64(int(np.partition(steps, middle)[middle]), "ms")


def span_of(span: object, name: str) -> np.timedelta64:
    """Return a span of time written like "7D", "24h" or "15min", in any case.

    Raises
    ------
    ValueError
        If `span` is not a whole number and a unit, or is negative.
    """
    if isinstance(span, str):
        found = re.fullmatch(r"(\d+)\s*([A-Z]+)", span.strip().upper())
        if found and found[2] in _MINUTES:
            return np.timedelta64(int(found[1]) * _MINUTES[found[2]], "m")
    elif isinstance(span, np.timedelta64) and span >= np.timedelta64(0):
        return span
    msg = f'{name} is a number and one of min, h, D, W, like "7D"; got {span!r}'
    raise ValueError(msg)
