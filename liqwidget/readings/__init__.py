"""What a map says: clusters, sides, moves, and how far to trust them."""

from liqwidget.readings.ensemble import Ensemble, Member, ensemble
from liqwidget.readings.feeds import FEEDS, Feed, feed_of
from liqwidget.readings.finding import Finding, LintReport
from liqwidget.readings.from_coinglass import from_coinglass
from liqwidget.readings.imported_map import Candles, ImportedMap, PriceLevels
from liqwidget.readings.lint import lint
from liqwidget.readings.on_grid_of import on_grid_of
from liqwidget.readings.realised import Realised, realised
from liqwidget.readings.to_coinglass import to_coinglass
from liqwidget.readings.what_if import Band, WhatIf, what_if

__all__ = [
    "FEEDS",
    "Band",
    "Candles",
    "Ensemble",
    "Feed",
    "Finding",
    "ImportedMap",
    "LintReport",
    "Member",
    "PriceLevels",
    "Realised",
    "WhatIf",
    "ensemble",
    "feed_of",
    "from_coinglass",
    "lint",
    "on_grid_of",
    "realised",
    "to_coinglass",
    "what_if",
]
