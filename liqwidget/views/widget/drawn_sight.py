"""What is drawn of a column: a hidden tier keeps its place in the mix and is not read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liqwidget.readings._sight import look
from liqwidget.views.scene import drawn_profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings._sight import Sight

__all__ = ["drawn_sight"]


def drawn_sight(map: LiquidationMap, drawn: Sequence[bool], column: int = -1) -> Sight:
    """Return one column with the dollars of the tiers that are drawn."""
    sight = look(map, column)
    return sight if all(drawn) else replace(sight, profile=drawn_profile(sight.profile, drawn))
