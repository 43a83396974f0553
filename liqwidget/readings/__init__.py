"""What a map says: clusters, sides, moves, and how far to trust them."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liqwidget.readings.asymmetry import Asymmetry, asymmetry
    from liqwidget.readings.clusters import Cluster, Clusters, clusters
    from liqwidget.readings.conviction import Conviction, conviction
    from liqwidget.readings.cumulative import Cumulative, cumulative
    from liqwidget.readings.describe import describe
    from liqwidget.readings.difference import Difference, DifferenceTotals, difference
    from liqwidget.readings.difference_bands import DifferenceBand
    from liqwidget.readings.empty_bands import EmptyBand, EmptyBands, empty_bands
    from liqwidget.readings.ensemble import Ensemble, Member, ensemble
    from liqwidget.readings.feeds import FEEDS, Feed, feed_of
    from liqwidget.readings.finding import Finding, LintReport
    from liqwidget.readings.from_coinglass import from_coinglass
    from liqwidget.readings.funding_grade import FundingGrade, funding_grade
    from liqwidget.readings.imported_map import Candles, ImportedMap, PriceLevels
    from liqwidget.readings.lint import lint
    from liqwidget.readings.move import Move, move
    from liqwidget.readings.on_grid_of import on_grid_of
    from liqwidget.readings.open_interest_quadrant import (
        OpenInterestQuadrant,
        open_interest_quadrant,
    )
    from liqwidget.readings.pull import Pull, pull
    from liqwidget.readings.realised import Realised, realised
    from liqwidget.readings.stable_clusters import StableCluster, StableClusters, stable_clusters
    from liqwidget.readings.staleness import Staleness, staleness
    from liqwidget.readings.sweep_events import SweepEvent, SweepEvents, sweep_events
    from liqwidget.readings.to_coinglass import to_coinglass
    from liqwidget.readings.what_if import Band, WhatIf, what_if
    from liqwidget.readings.windows import WindowReading, Windows, windows

__all__ = [
    "FEEDS",
    "Asymmetry",
    "Band",
    "Candles",
    "Cluster",
    "Clusters",
    "Conviction",
    "Cumulative",
    "Difference",
    "DifferenceBand",
    "DifferenceTotals",
    "EmptyBand",
    "EmptyBands",
    "Ensemble",
    "Feed",
    "Finding",
    "FundingGrade",
    "ImportedMap",
    "LintReport",
    "Member",
    "Move",
    "OpenInterestQuadrant",
    "PriceLevels",
    "Pull",
    "Realised",
    "StableCluster",
    "StableClusters",
    "Staleness",
    "SweepEvent",
    "SweepEvents",
    "WhatIf",
    "WindowReading",
    "Windows",
    "asymmetry",
    "clusters",
    "conviction",
    "cumulative",
    "describe",
    "difference",
    "empty_bands",
    "ensemble",
    "feed_of",
    "from_coinglass",
    "funding_grade",
    "lint",
    "move",
    "on_grid_of",
    "open_interest_quadrant",
    "pull",
    "realised",
    "stable_clusters",
    "staleness",
    "sweep_events",
    "to_coinglass",
    "what_if",
    "windows",
]

_NAMES = {
    "asymmetry": ("Asymmetry", "asymmetry"),
    "clusters": ("Cluster", "Clusters", "clusters"),
    "conviction": ("Conviction", "conviction"),
    "cumulative": ("Cumulative", "cumulative"),
    "describe": ("describe",),
    "difference": ("Difference", "DifferenceTotals", "difference"),
    "difference_bands": ("DifferenceBand",),
    "empty_bands": ("EmptyBand", "EmptyBands", "empty_bands"),
    "ensemble": ("Ensemble", "Member", "ensemble"),
    "feeds": ("FEEDS", "Feed", "feed_of"),
    "finding": ("Finding", "LintReport"),
    "from_coinglass": ("from_coinglass",),
    "funding_grade": ("FundingGrade", "funding_grade"),
    "imported_map": ("Candles", "ImportedMap", "PriceLevels"),
    "lint": ("lint",),
    "move": ("Move", "move"),
    "on_grid_of": ("on_grid_of",),
    "open_interest_quadrant": ("OpenInterestQuadrant", "open_interest_quadrant"),
    "pull": ("Pull", "pull"),
    "realised": ("Realised", "realised"),
    "stable_clusters": ("StableCluster", "StableClusters", "stable_clusters"),
    "staleness": ("Staleness", "staleness"),
    "sweep_events": ("SweepEvent", "SweepEvents", "sweep_events"),
    "to_coinglass": ("to_coinglass",),
    "what_if": ("Band", "WhatIf", "what_if"),
    "windows": ("WindowReading", "Windows", "windows"),
}
_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names}


class _Room(ModuleType):
    """A package whose modules do not hide the functions they are named after when they load."""

    def __setattr__(self, name: str, value: object) -> None:
        # what the import of readings.clusters does, here or in any other module
        if not (isinstance(value, ModuleType) and name in _MODULE_OF):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Room


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, since a first map waits for few of them."""
    if name not in _MODULE_OF:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
