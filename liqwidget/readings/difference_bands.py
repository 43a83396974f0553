"""Stretches of price where one map has more dollars than another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._words import dollars, per_cent, price_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["DifferenceBand", "find_bands"]

_DOLLAR = 1.0
"""Less is no difference."""


@dataclass(frozen=True)
class DifferenceBand:
    """Neighboring buckets in which the same map has more."""

    low: float
    high: float
    dollars: float
    """A less B, in all of its buckets."""
    a: float
    """Dollars of A there."""
    b: float
    """Dollars of B there."""
    price: float
    """Where the difference lies on average."""
    distance: float
    """From the price of the time to `price`, as a fraction; NaN if that is unknown."""

    def __str__(self) -> str:
        which = "A" if self.dollars > 0 else "B"
        away = "" if np.isnan(self.distance) else f", {per_cent(self.distance)} away"
        return (
            f"{which} has {dollars(abs(self.dollars))} more from {price_text(self.low)} to "
            f"{price_text(self.high)}{away} (A {dollars(self.a)}, B {dollars(self.b)})"
        )


def find_bands(
    edges: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64], close: float
) -> tuple[DifferenceBand, ...]:
    """Return every stretch of buckets with one sign, the largest first.

    Parameters
    ----------
    edges : ndarray of float64, shape (n_buckets + 1,)
    a, b : ndarray of float64, shape (n_buckets,)
        Dollars per bucket.
    close : float
        Price of the time, NaN if unknown.
    """
    apart = a - b
    sign = np.where(np.abs(apart) < _DOLLAR, 0, np.sign(apart))
    starts = np.flatnonzero(np.diff(sign, prepend=0.0))
    starts = starts[sign[starts] != 0]
    centers = np.sqrt(np.maximum(edges[:-1], 1e-300) * edges[1:])
    found = []
    for start in starts.tolist():
        others = np.flatnonzero(sign[start:] != sign[start])
        end = start + int(others[0]) if others.size else sign.size
        there = slice(start, end)
        size = np.abs(apart[there])
        price = float((size * centers[there]).sum() / size.sum())
        found.append(
            DifferenceBand(
                low=float(edges[start]),
                high=float(edges[end]),
                dollars=float(apart[there].sum()),
                a=float(a[there].sum()),
                b=float(b[there].sum()),
                price=price,
                distance=price / close - 1.0,
            )
        )
    return tuple(sorted(found, key=lambda band: -abs(band.dollars)))
