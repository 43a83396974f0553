"""One column of a map by tier and side, and the pieces of the whole picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MapRuns", "Profile"]


@dataclass(frozen=True)
class Profile:
    """Dollars by bucket and leverage tier at the end of one column."""

    leverages: tuple[float, ...]
    bucket_prices: NDArray[np.float64]
    """Geometric centers of the buckets, shape ``(n_buckets,)``."""
    long: NDArray[np.float64]
    """Dollars of longs, shape ``(n_buckets, n_tiers)``."""
    short: NDArray[np.float64]
    """Dollars of shorts, shape ``(n_buckets, n_tiers)``."""

    @property
    def total(self) -> NDArray[np.float64]:
        """Dollars of both sides and all tiers, shape ``(n_buckets,)``."""
        both: NDArray[np.float64] = self.long.sum(axis=1) + self.short.sum(axis=1)
        return both


@dataclass(frozen=True)
class MapRuns:
    """Pieces of a picture; arrays of shape ``(n_runs,)``."""

    bucket: NDArray[np.intp]
    """Row of the grid."""
    born: NDArray[np.intp]
    """Column of the opening; negative if it lies before the window shown."""
    died: NDArray[np.intp]
    """Column in which price swept it; `n_columns` if it has not."""
    leverage: NDArray[np.float64]
    short: NDArray[np.bool_]
    """True for shorts, False for longs."""
    quantity: NDArray[np.float64]
    """Coins at the end of column `born`; they fade with the closing hazard after that."""
