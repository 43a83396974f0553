"""What is drawn of a column: a hidden tier keeps its place in the mix and is not read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._sight import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings._sight import Sight

__all__ = ["drawn_sight"]


def drawn_sight(map: LiquidationMap, drawn: Sequence[bool], column: int = -1) -> Sight:
    """Return one column with the dollars of the tiers that are drawn."""
    sight = look(map, column)
    if all(drawn):
        return sight
    shown, profile = np.asarray(drawn), sight.profile
    seen = replace(profile, long=profile.long * shown, short=profile.short * shown)
    return replace(sight, profile=seen)
