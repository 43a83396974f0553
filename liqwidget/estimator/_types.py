"""What the estimator needs of a market: arrays and names, no pandas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["MarketLike", "Side", "Weights"]

Side = Literal["long", "short"]
Weights = Mapping[float, float] | Sequence[float] | NDArray[np.float64]


class MarketLike(Protocol):
    """Bars of one market; arrays of shape ``(n_bars,)``, quantities in coins, time in UTC."""

    @property
    def time(self) -> NDArray[np.datetime64]: ...
    @property
    def open(self) -> NDArray[np.float64]: ...
    @property
    def high(self) -> NDArray[np.float64]: ...
    @property
    def low(self) -> NDArray[np.float64]: ...
    @property
    def close(self) -> NDArray[np.float64]: ...
    @property
    def volume(self) -> NDArray[np.float64]: ...
    @property
    def open_interest(self) -> NDArray[np.float64]: ...
    @property
    def funding_rate(self) -> NDArray[np.float64]: ...
    @property
    def mark_high(self) -> NDArray[np.float64] | None: ...
    @property
    def mark_low(self) -> NDArray[np.float64] | None: ...
    @property
    def symbol(self) -> str: ...
    @property
    def venue(self) -> str: ...
    @property
    def provenance(self) -> str: ...
    @property
    def source(self) -> str: ...
