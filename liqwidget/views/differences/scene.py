"""What the picture of a difference shows, as plain arrays."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import LiquidationMap
from liqwidget.readings import Difference
from liqwidget.views.colors import color_limit
from liqwidget.views.scene import CENT, Bars, bars

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.views.colors import ColorScale

__all__ = ["DifferenceScene", "difference_scene"]


@dataclass(frozen=True)
class DifferenceScene:
    """A difference with its times, its candles, and how it is colored."""

    found: Difference
    shown: Bars
    """One per column; prices are NaN where neither map has a market."""
    limit: float
    """Dollars of the brightest colors."""
    color_scale: ColorScale
    dark: bool

    @property
    def price(self) -> float:
        """At the end, NaN if unknown."""
        return float(self.found.closes[-1])

    @cached_property
    def last(self) -> NDArray[np.float64]:
        """A less B at the last column, shape ``(n_buckets,)``."""
        return self.found.grid[:, -1]

    @property
    def reach(self) -> float:
        """Longest bar in dollars, above zero."""
        return float(np.abs(self.last).max(initial=0.0)) or 1.0


def difference_scene(
    found: object, *, limit: float | None, color_scale: ColorScale, dark: bool
) -> DifferenceScene:
    """Return what is drawn.

    Raises
    ------
    TypeError
        If `found` is no difference.
    ValueError
        If neither map has times.
    """
    if not isinstance(found, Difference):
        msg = (
            f"found must be a Difference; got {type(found).__name__}. "
            "liqwidget.difference(a, b) makes one."
        )
        raise TypeError(msg)
    if np.isnat(found.time).any():
        msg = "a difference of maps without times has no heat to draw; read bands() or to_frame()"
        raise ValueError(msg)
    apart = np.abs(found.grid)
    usual = color_limit(np.where(apart < CENT, 0.0, apart))
    return DifferenceScene(found, _bars(found), limit or usual, color_scale, dark)


def _bars(found: Difference) -> Bars:
    """Return the bars of the columns, from whichever map has a market on these columns."""
    for map in (found.a, found.b):
        if isinstance(map, LiquidationMap):
            column = np.searchsorted(map.time, found.time)
            if (map.time[np.minimum(column, map.time.size - 1)] == found.time).all():
                all_bars = bars(map)
                return Bars(
                    **{one.name: getattr(all_bars, one.name)[column] for one in fields(Bars)}
                )
    end = found.time.astype("datetime64[ms]").astype(np.float64)
    step = float(np.median(np.diff(end))) if end.size > 1 else 3_600_000.0
    unknown = np.full(end.size, np.nan)
    return Bars(end - step, end, *[unknown] * 6)
