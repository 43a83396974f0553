"""Our map on somebody else's grid, so that the two subtract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._laid import columns_by_then, row_shares

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
    column, shown = columns_by_then(map.time, other.time)
    found = row_shares(map.bucket_edges, other.bucket_edges) @ map.total[:, column]
    found[:, ~shown] = np.nan
    found.flags.writeable = False
    return np.asarray(found)
