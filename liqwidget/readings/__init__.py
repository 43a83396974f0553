"""What a map says: clusters, sides, moves, and how far to trust them."""

from liqwidget.readings.ensemble import Ensemble, Member, ensemble
from liqwidget.readings.what_if import Band, WhatIf, what_if

__all__ = [
    "Band",
    "Ensemble",
    "Member",
    "WhatIf",
    "ensemble",
    "what_if",
]
