"""Dollars, coins or per cent of open interest: how the cells of a map are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.views.scene import CENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["UNITS", "in_unit", "percentile_of"]

UNITS = ("USD", "coins", "% of OI")

_SAMPLE = 20_000


def in_unit(map: LiquidationMap, unit: str) -> NDArray[np.float64]:
    """Return the cells of both sides in a unit, shape ``(n_buckets, n_columns)``.

    "% of OI" is coins over the open interest of the column: both sides of a contract count, so
    a map of everything that is open would add up to 200.
    """
    if unit == "USD":
        return map.total
    coins = map.total / map.bucket_prices[:, None]
    if unit == "coins":
        return coins
    known = map.open_interest
    return np.divide(100.0 * coins, known, out=np.zeros_like(coins), where=known > 0)


def percentile_of(
    map: LiquidationMap, per_cent: float, unit: str = "USD", column: int = -1
) -> float:
    """Return a percentile of the cells that hold a cent or more, in a unit; zero if none does.

    Of one cell in ``size / 20000``, as the page does while the reader drags, and of no column
    after `column`.
    """
    every = slice(None, None, max(1, map.total.size // _SAMPLE))
    n_columns = map.total.shape[1]
    known = np.arange(map.total.size)[every] % n_columns <= column % n_columns
    sampled = in_unit(map, unit).ravel()[every]
    drawn = np.sort(sampled[known & (map.total.ravel()[every] > CENT)])
    if not drawn.size:
        return 0.0
    return float(drawn[min(drawn.size - 1, int(per_cent / 100 * drawn.size))])
