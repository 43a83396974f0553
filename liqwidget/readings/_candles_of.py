"""The candles under the columns of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings.imported_map import Candles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["candles_of"]


def candles_of(map: LiquidationMap) -> Candles:
    """Return the candles of a map's columns; NaN where a column has no prices."""
    market, laid = map.market, map.book.geometry.columns

    def by_column(values: NDArray[np.float64]) -> NDArray[np.float64]:
        padded = laid.lay(values, np.nan).reshape(laid.n_columns, laid.bars_per_column)
        return padded[laid.first :]

    known = np.isfinite(by_column(market.close))
    column, n_bars = np.arange(known.shape[0]), known.shape[1]
    first, last = known.argmax(axis=1), n_bars - 1 - known[:, ::-1].argmax(axis=1)
    traded = np.where(known, by_column(market.volume * market.close), 0.0)
    empty = ~known.any(axis=1)
    values = (
        by_column(market.open)[column, first],
        np.where(known, by_column(market.high), -np.inf).max(axis=1),
        np.where(known, by_column(market.low), np.inf).min(axis=1),
        by_column(market.close)[column, last],
        traded.sum(axis=1),
    )
    begin = laid.start + np.arange(laid.first, laid.n_columns) * n_bars - laid.lead
    time = market.time[begin].astype("datetime64[ms]")
    prices = [np.where(empty, np.nan, each) for each in values]
    for each in (time, *prices):
        each.flags.writeable = False
    return Candles(time, *prices)
