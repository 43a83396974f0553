"""A map as a table of numbers: a DataFrame, CSV, JSON."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.views._checks import map_of
from liqwidget.views.scene import CENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.widget import LiquidationWidget

__all__ = ["csv", "json_text", "to_frame"]

_HOW_TO_READ = (
    "long and short are USD; long[b][c] is bucket b, between bucket_edges[b] and "
    "bucket_edges[b + 1], at time[c], the end of column c in UTC. Row 0 is the lowest price. "
    "profile is the last column by leverage tier: profile.long[b][k] belongs to "
    "profile.leverages[k]. Amounts are rounded to cents."
)


def to_frame(map: LiquidationMap | LiquidationWidget) -> pd.DataFrame:
    """Return the map as a tidy table, one row per cell that holds dollars.

    Cells that hold less than a cent are left out; to get the grid back, pivot and fill with
    zero.

    Parameters
    ----------
    map : LiquidationMap or LiquidationWidget

    Returns
    -------
    DataFrame
        Columns `time` (datetime64[ms, UTC], end of the column), `price` (geometric center of
        the bucket, in quote currency), `long` and `short` (USD). Ordered by time, then price.

    See Also
    --------
    save : The same table as a CSV file, with the assumptions above it.

    Examples
    --------
    How many dollars are drawn at the last moment?

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> frame = lq.to_frame(map)
    >>> last = frame[frame["time"] == frame["time"].max()]
    >>> bool(np.isclose(last["long"].sum(), map.long[:, -1].sum()))
    True
    """
    map = map_of(map)
    column, bucket = np.nonzero(map.total.T >= CENT)
    time = pd.DatetimeIndex(map.time.astype("datetime64[ms]")).tz_localize("UTC")
    return pd.DataFrame(
        {
            "time": time[column],
            "price": map.bucket_prices[bucket],
            "long": map.long[bucket, column],
            "short": map.short[bucket, column],
        }
    )


def csv(map: LiquidationMap) -> str:
    """Return :func:`to_frame` as CSV under a comment of provenance and assumptions.

    Read it with ``pandas.read_csv(path, comment="#", parse_dates=["time"])``. Amounts are
    rounded to cents and prices to ten digits.
    """
    frame = to_frame(map).round({"long": 2, "short": 2})
    frame["price"] = frame["price"].map("{:.10g}".format)
    frame["time"] = frame["time"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    text = io.StringIO()
    for name, value in map.assumptions().items():
        said = value if isinstance(value, str) else json.dumps(value)
        text.write(f"# {name}: {' '.join(said.split())}\n")
    frame.to_csv(text, index=False, lineterminator="\n")
    return text.getvalue()


def json_text(map: LiquidationMap) -> str:
    """Return everything drawn as JSON: assumptions, axes, both grids and the last profile.

    The key ``how_to_read`` in the file says what is where.

    Examples
    --------
    The grid comes back as an array:

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="24H", n_buckets=50)
    >>> read = json.loads(json_text(map))
    >>> bool(np.allclose(read["long"], map.long, atol=0.01))
    True
    """
    profile = map.profile()
    content = {
        "format": "liqwidget map 1",
        "how_to_read": _HOW_TO_READ,
        "assumptions": map.assumptions(),
        "price": map.price if np.isfinite(map.price) else None,
        "bucket_edges": map.bucket_edges.tolist(),
        "time": [f"{time}Z" for time in np.datetime_as_string(map.time, unit="s")],
        "coverage": _rounded(map.coverage, 6),
        "long": _rounded(map.long),
        "short": _rounded(map.short),
        "profile": {
            "leverages": list(profile.leverages),
            "long": _rounded(profile.long),
            "short": _rounded(profile.short),
        },
    }
    return json.dumps(content, allow_nan=False, separators=(",", ":")) + "\n"


def _rounded(values: NDArray[np.float64], decimals: int = 2) -> list[object]:
    """Return nested lists with whole numbers as integers, which halves the many zeros."""
    rounded = np.round(values, decimals)
    whole = rounded == np.floor(rounded)
    mixed = rounded.astype(object)
    mixed[whole] = rounded[whole].astype(np.int64)
    nested: list[object] = mixed.tolist()
    return nested
