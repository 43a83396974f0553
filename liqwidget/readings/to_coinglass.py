"""Writing a map in the shapes of Coinglass's interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.estimator import LiquidationMap
from liqwidget.readings._candles_of import candles_of

if TYPE_CHECKING:
    from liqwidget.readings.imported_map import ImportedMap

__all__ = ["to_coinglass"]


def to_coinglass(
    map: LiquidationMap | ImportedMap, *, shape: Literal["heatmap", "map"] = "heatmap"
) -> dict[str, object]:
    """Write a map in a shape of Coinglass's interface, ready for :func:`json.dumps`.

    Parameters
    ----------
    map : LiquidationMap or ImportedMap
    shape : {"heatmap", "map"}
        "heatmap": every column, both sides together, cells that hold nothing left out.
        "map": the last column as bars, by leverage where that is known.

    Returns
    -------
    dict
        As the fourth version of the interface sends it. Reading it back with
        :func:`liqwidget.from_coinglass` gives the same numbers, to the last bit.

    Raises
    ------
    ValueError
        If `shape` is neither, or a column has no candle.

    Examples
    --------
    Out and in again:

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="24H", n_buckets=50)
    >>> bool((lq.from_coinglass(lq.to_coinglass(map)).total == map.total).all())
    True
    """
    if shape not in {"heatmap", "map"}:
        msg = f"shape must be one of heatmap, map; got {shape!r}"
        raise ValueError(msg)
    content = _as_heatmap(map) if shape == "heatmap" else {"data": _as_bars(map)}
    return {"code": "0", "msg": "success", "data": content}


def _as_heatmap(map: LiquidationMap | ImportedMap) -> dict[str, object]:
    """Return rows, triplets and candles."""
    prices = map.bucket_prices if isinstance(map, LiquidationMap) else map.prices
    candles = candles_of(map) if isinstance(map, LiquidationMap) else map.candles
    if candles is None:
        msg = 'a heatmap needs candles, and this map has none; write shape="map"'
        raise ValueError(msg)
    column, row = np.nonzero(map.total.T)
    dollars = map.total[row, column]
    moments = candles.time.astype("datetime64[ms]").astype(np.int64)
    seconds = [at // 1000 if at % 1000 == 0 else at / 1000 for at in moments.tolist()]
    values = np.stack([candles.open, candles.high, candles.low, candles.close], axis=1)
    bad = np.flatnonzero(~np.isfinite(values).all(axis=1))
    if bad.size:
        msg = f"column {int(bad[0])} has no prices, which this shape cannot say; take a window without"
        raise ValueError(msg)
    return {
        "y_axis": prices.tolist(),
        "liquidation_leverage_data": [
            list(cell) for cell in zip(column.tolist(), row.tolist(), dollars.tolist(), strict=True)
        ],
        "price_candlesticks": [
            [at, *(repr(price) for price in four), None if np.isnan(volume) else repr(volume)]
            for at, four, volume in zip(
                seconds, values.tolist(), candles.volume.tolist(), strict=True
            )
        ],
    }


def _as_bars(map: LiquidationMap | ImportedMap) -> dict[str, list[list[float | None]]]:
    """Return entries of price, size, leverage and null by price."""
    if isinstance(map, LiquidationMap):
        profile = map.profile()
        by_tier = profile.long + profile.short
        row, tier = np.nonzero(by_tier)
        price, size = map.bucket_prices[row], by_tier[row, tier]
        leverage = np.asarray(map.leverages)[tier]
    elif map.levels is not None:
        price, size, leverage = map.levels.price, map.levels.size, map.levels.leverage
    else:
        row = np.flatnonzero(map.total[:, -1])
        price, size = map.prices[row], map.total[row, -1]
        leverage = np.full(row.size, np.nan)
    bars: dict[str, list[list[float | None]]] = {}
    for at, much, tier_ in zip(price.tolist(), size.tolist(), leverage.tolist(), strict=True):
        known = None if np.isnan(tier_) else tier_
        bars.setdefault(repr(at), []).append([at, much, known, None])
    return bars
