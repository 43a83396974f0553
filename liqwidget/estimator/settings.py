"""What was chosen for a map, apart from the market and the leverage mix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from liqwidget.estimator.flows import SideRule

__all__ = ["Settings"]


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
