"""What all comparisons of two maps need: the same grid, its step, and where the price is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.labs._pieces import MapLike
    from liqwidget.labs.exact_map import ExactMap

__all__ = ["TOLERANCE", "bucket_of_price", "bucket_width", "check_grids"]

TOLERANCE = 0.003
"""How near a cluster must be to count as found, in log price; buckets must not be wider."""


def check_grids(estimated: MapLike, true: ExactMap) -> None:
    """Refuse maps whose cells do not lie on each other, or are too high."""
    same = (
        estimated.bucket_edges.shape == true.bucket_edges.shape
        and np.allclose(estimated.bucket_edges, true.bucket_edges, rtol=1e-9)
        and np.array_equal(estimated.time, true.time)
    )
    if not same:
        msg = "the maps must share buckets and times; make the truth with exact_map(..., like=map)"
        raise ValueError(msg)
    width = bucket_width(true)
    if width > TOLERANCE:
        msg = (
            f"buckets must be at most 0.3 % wide to tell clusters apart; got {100 * width:.2g} %. "
            "Pass a narrower price_range or more n_buckets to estimate()."
        )
        raise ValueError(msg)


def bucket_width(map: MapLike) -> float:
    """Return the width of a bucket, in log price."""
    return float(np.log(map.bucket_edges[-1] / map.bucket_edges[0])) / (map.bucket_edges.size - 1)


def bucket_of_price(true: ExactMap) -> NDArray[np.intp]:
    """Return the bucket that holds the price, per column."""
    if np.isnan(true.closes).any():
        msg = "scores need the price of every column; pass price= with the positions"
        raise ValueError(msg)
    bucket = np.searchsorted(true.bucket_edges, true.closes, side="right") - 1
    return np.clip(bucket, 0, true.bucket_edges.size - 2)
