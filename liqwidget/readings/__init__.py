"""What a map says: clusters, sides, moves, and how far to trust them."""

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
from liqwidget.readings.open_interest_quadrant import OpenInterestQuadrant, open_interest_quadrant
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
