"""Cumulative curves: what a straight move to each price would sweep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.readings._sight import look

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.readings._types import MapLike

__all__ = ["Cumulative", "cumulative"]


@dataclass(frozen=True, eq=False)
class Cumulative:
    """Dollars from the price outwards, as the map tab of the usual providers draws them."""

    price: float
    """Price at the end of the column."""
    bucket_prices: NDArray[np.float64]
    """Geometric centers of the buckets, shape ``(n_buckets,)``."""
    long: NDArray[np.float64]
    """Dollars of longs at or above each bucket, shape ``(n_buckets,)``: what a fall into it
    would sweep."""
    short: NDArray[np.float64]
    """Dollars of shorts at or below each bucket, shape ``(n_buckets,)``: what a rise into it
    would sweep."""

    def to_frame(self) -> pd.DataFrame:
        """Return one row per bucket, indexed by its price."""
        return pd.DataFrame(
            {"long": self.long, "short": self.short},
            index=pd.Index(self.bucket_prices, name="price"),
        )


def cumulative(map: MapLike, column: int = -1) -> Cumulative:
    """Return the cumulative curves of one column.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.

    Returns
    -------
    Cumulative

    Raises
    ------
    IndexError
        If there is no such column.

    Examples
    --------
    How many dollars of longs lie within ten per cent below the price?

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> curves = lq.cumulative(map)
    >>> ten = int(curves.bucket_prices.searchsorted(0.9 * map.price))
    >>> bool(abs(curves.long[ten] / lq.move(map, -0.1).long - 1) < 1e-12)
    True
    """
    sight = look(map, column)
    long, short = np.cumsum(sight.long[::-1])[::-1], np.cumsum(sight.short)
    for values in (long, short):
        values.flags.writeable = False
    return Cumulative(sight.price, sight.profile.bucket_prices, long, short)
