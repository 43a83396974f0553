"""What was chosen for a map, apart from the market and the leverage mix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np

    from liqwidget.estimator.flows import SideRule

__all__ = ["MixSource", "Settings"]

MixSource = Literal["assumed", "fitted"]
"""Whether a leverage mix was assumed, or fitted to printed liquidations."""


@dataclass(frozen=True)
class Settings:
    """The settings of :func:`liqwidget.estimate`, under the same names."""

    turnover: float
    funding_tilt: float
    funding_shift: float
    open_interest_scale: float
    open_interest_jump: tuple[float, int] | None
    holding_exponent: float
    side_rule: SideRule
    window: str | np.timedelta64 | None
    warm_up: str | np.timedelta64
    n_columns: int | None
    price_range: tuple[float, float] | None
    mix_source: MixSource = "assumed"
    """Where the weights come from; every picture says it."""
