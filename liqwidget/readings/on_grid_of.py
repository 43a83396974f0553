"""Our map on somebody else's grid, so that the two subtract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings.imported_map import ImportedMap

__all__ = ["on_grid_of"]


def on_grid_of(map: LiquidationMap, other: ImportedMap) -> NDArray[np.float64]:
    """Return the dollars of a map in the cells of an imported one.

    Dollars of a bucket that lies across several rows are split by their shares of its height in
    log price; what lies outside the rows is left out. Every column takes the last column of
    the map that had ended by then.

    Parameters
    ----------
    map : LiquidationMap
        Made from the same market.
    other : ImportedMap
        A bar map, which has no time, is laid beside the last column.

    Returns
    -------
    ndarray of float64, shape (n_buckets, n_columns) of `other`
        NaN in the columns that `map` does not show.

    Examples
    --------
    A map that was written and read again agrees with itself:

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="24H", n_buckets=50)
    >>> read = lq.from_coinglass(lq.to_coinglass(map))
    >>> bool(np.allclose(lq.on_grid_of(map, read), read.total))
    True
    """
    own, theirs = np.log(map.bucket_edges), np.log(np.maximum(other.bucket_edges, 1e-300))
    top = np.minimum(theirs[1:, None], own[None, 1:])
    bottom = np.maximum(theirs[:-1, None], own[None, :-1])
    share = np.maximum(top - bottom, 0.0) / np.diff(own)
    column = np.searchsorted(map.time, other.time, side="right") - 1
    step = map.time[-1] - map.time[-2] if map.time.size > 1 else np.timedelta64(1, "h")
    shown = (column >= 0) & (other.time < map.time[-1] + step)
    timeless = np.isnat(other.time)
    column[timeless], shown[timeless] = map.time.size - 1, True
    found = share @ map.total[:, np.maximum(column, 0)]
    found[:, ~shown] = np.nan
    found.flags.writeable = False
    return np.asarray(found)
