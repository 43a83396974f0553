"""What a map says: clusters, sides, moves, and how far to trust them."""

from liqwidget.readings.asymmetry import Asymmetry, asymmetry
from liqwidget.readings.clusters import Cluster, Clusters, clusters
from liqwidget.readings.conviction import Conviction, conviction
from liqwidget.readings.cumulative import Cumulative, cumulative
from liqwidget.readings.describe import describe
from liqwidget.readings.empty_bands import EmptyBand, EmptyBands, empty_bands
from liqwidget.readings.funding_grade import FundingGrade, funding_grade
from liqwidget.readings.move import Move, move
from liqwidget.readings.open_interest_quadrant import OpenInterestQuadrant, open_interest_quadrant
from liqwidget.readings.pull import Pull, pull
from liqwidget.readings.staleness import Staleness, staleness
from liqwidget.readings.sweep_events import SweepEvent, SweepEvents, sweep_events
from liqwidget.readings.windows import WindowReading, Windows, windows

__all__ = [
    "Asymmetry",
    "Cluster",
    "Clusters",
    "Conviction",
    "Cumulative",
    "EmptyBand",
    "EmptyBands",
    "FundingGrade",
    "Move",
    "OpenInterestQuadrant",
    "Pull",
    "Staleness",
    "SweepEvent",
    "SweepEvents",
    "WindowReading",
    "Windows",
    "asymmetry",
    "clusters",
    "conviction",
    "cumulative",
    "describe",
    "empty_bands",
    "funding_grade",
    "move",
    "open_interest_quadrant",
    "pull",
    "staleness",
    "sweep_events",
    "windows",
]
