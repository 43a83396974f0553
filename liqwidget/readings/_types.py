"""What a reading needs of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from liqwidget.estimator import Profile

__all__ = ["MapLike", "Side"]

Side = Literal["long", "short"]


class MapLike(Protocol):
    """A map that can be read: a `LiquidationMap`, or an `ExactMap` of known positions."""

    @property
    def time(self) -> NDArray[np.datetime64]:
        """End of every column, UTC, shape ``(n_columns,)``."""

    @property
    def closes(self) -> NDArray[np.float64]:
        """Price at the end of every column, shape ``(n_columns,)``."""

    @property
    def open_interest(self) -> NDArray[np.float64]:
        """Open interest at the end of every column, in coins, shape ``(n_columns,)``."""

    @property
    def bucket_edges(self) -> NDArray[np.float64]:
        """Edges of the buckets, shape ``(n_buckets + 1,)``."""

    @property
    def leverages(self) -> tuple[float, ...]:
        """Leverage of each tier."""

    def profile(self, column: int = -1) -> Profile:
        """Return dollars per bucket, side and tier at the end of one column."""
