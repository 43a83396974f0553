"""Naive predictors of liquidations: what the path of price alone says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.estimator.columns import bar_length

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.market import Market

__all__ = ["rivals"]


def rivals(market: Market) -> dict[str, NDArray[np.float64]]:
    """Return what four rivals without a map predict, up to a factor.

    Each knows the path of price, the bar itself included, and nothing else: a map that does not
    beat them has not earned its open interest.

    Parameters
    ----------
    market : Market

    Returns
    -------
    dict of ndarray of float64, shape (2, n_bars)
        Longs first. "new extreme" is 1 in a bar below the low (above the high) of the 24 hours
        before it; "depth beyond it" by how much, as a fraction of price; "move from the last
        close" how far the low lies under (the high over) the close of the bar before; "range" is
        the bar's height, the same for both sides. Zero where a price is unknown.
    """
    low, high, close = market.low, market.high, market.close
    n_day = max(round(np.timedelta64(1, "D") / bar_length(market.time)), 1)
    day = pd.DataFrame({"low": low, "high": high}).rolling(n_day, min_periods=1)
    lowest = day["low"].min().shift(1).to_numpy()
    highest = day["high"].max().shift(1).to_numpy()
    before = pd.Series(close).ffill().shift(1).to_numpy()
    beyond = np.array([(lowest - low) / low, (high - highest) / high])
    moved = np.array([(before - low) / before, (high - before) / before])
    height = (high - low) / close
    found = {
        "new 24 h extreme": (beyond > 0).astype(np.float64),
        "depth beyond it": np.maximum(beyond, 0.0),
        "move from the last close": np.maximum(moved, 0.0),
        "range": np.array([height, height]),
    }
    return {name: np.nan_to_num(values) for name, values in found.items()}
