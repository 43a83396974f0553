"""Liquidation maps: estimated in NumPy, dragged in Jupyter, taught in notebooks.

>>> import liqwidget as lq
>>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
>>> bool(0 < map.coverage[-1] <= 1)
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from liqwidget.estimator import (
        TIERS,
        Balance,
        Entries,
        Estimator,
        Flows,
        Levels,
        LiquidationMap,
        MapRuns,
        Profile,
        entries,
        estimate,
        flows,
        levels,
        picture,
        sweeps,
    )
    from liqwidget.labs import Positions, exact_map, positions, scores, simulate
    from liqwidget.market import (
        VENUES,
        Market,
        Venue,
        bankruptcy_price,
        cross_liquidation_price,
        event_record,
        get_venue,
        liquidation_price,
        pinned_bars,
        sample,
        samples,
        table,
    )
    from liqwidget.readings import (
        Asymmetry,
        Cluster,
        Clusters,
        Conviction,
        Cumulative,
        EmptyBand,
        EmptyBands,
        Ensemble,
        FundingGrade,
        ImportedMap,
        LintReport,
        Move,
        OpenInterestQuadrant,
        Pull,
        Realised,
        StableClusters,
        Staleness,
        SweepEvent,
        SweepEvents,
        WhatIf,
        WindowReading,
        Windows,
        asymmetry,
        clusters,
        conviction,
        cumulative,
        describe,
        empty_bands,
        ensemble,
        from_coinglass,
        funding_grade,
        lint,
        move,
        on_grid_of,
        open_interest_quadrant,
        pull,
        realised,
        stable_clusters,
        staleness,
        sweep_events,
        to_coinglass,
        what_if,
        windows,
    )
    from liqwidget.views import LiquidationWidget, draw, save, show, to_frame

_ROOMS = {
    "market": (
        "VENUES", "Market", "Venue", "bankruptcy_price", "cross_liquidation_price", "get_venue",
        "event_record", "liquidation_price", "pinned_bars", "sample", "samples", "table",
    ),
    "estimator": (
        "TIERS", "Balance", "Entries", "Estimator", "Flows", "Levels", "LiquidationMap",
        "MapRuns", "Profile", "entries", "estimate", "flows", "levels", "picture", "sweeps",
    ),
    "readings": (
        "Asymmetry", "Cluster", "Clusters", "Conviction", "Cumulative", "EmptyBand", "EmptyBands",
        "Ensemble", "FundingGrade", "ImportedMap", "LintReport", "Move", "OpenInterestQuadrant",
        "Pull", "Realised", "StableClusters", "Staleness", "SweepEvent", "SweepEvents", "WhatIf",
        "WindowReading", "Windows", "asymmetry", "clusters", "conviction", "cumulative",
        "describe", "empty_bands", "ensemble", "from_coinglass", "funding_grade", "lint", "move",
        "on_grid_of", "open_interest_quadrant", "pull", "realised", "stable_clusters",
        "staleness", "sweep_events", "to_coinglass", "what_if", "windows",
    ),
    "labs": ("Positions", "exact_map", "positions", "scores", "simulate"),
    "views": ("LiquidationWidget", "draw", "save", "show", "to_frame"),
}  # fmt: skip
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "TIERS",
    "VENUES",
    "Asymmetry",
    "Balance",
    "Cluster",
    "Clusters",
    "Conviction",
    "Cumulative",
    "EmptyBand",
    "EmptyBands",
    "Ensemble",
    "Entries",
    "Estimator",
    "Flows",
    "FundingGrade",
    "ImportedMap",
    "Levels",
    "LintReport",
    "LiquidationMap",
    "LiquidationWidget",
    "MapRuns",
    "Market",
    "Move",
    "OpenInterestQuadrant",
    "Positions",
    "Profile",
    "Pull",
    "Realised",
    "StableClusters",
    "Staleness",
    "SweepEvent",
    "SweepEvents",
    "Venue",
    "WhatIf",
    "WindowReading",
    "Windows",
    "__version__",
    "asymmetry",
    "bankruptcy_price",
    "clusters",
    "conviction",
    "cross_liquidation_price",
    "cumulative",
    "describe",
    "draw",
    "empty_bands",
    "ensemble",
    "entries",
    "estimate",
    "event_record",
    "exact_map",
    "flows",
    "from_coinglass",
    "funding_grade",
    "get_venue",
    "levels",
    "lint",
    "liquidation_price",
    "move",
    "on_grid_of",
    "open_interest_quadrant",
    "picture",
    "pinned_bars",
    "positions",
    "pull",
    "realised",
    "sample",
    "samples",
    "save",
    "scores",
    "show",
    "simulate",
    "stable_clusters",
    "staleness",
    "sweep_events",
    "sweeps",
    "table",
    "to_coinglass",
    "to_frame",
    "what_if",
    "windows",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562)."""
    if name not in _ROOM_OF:
        msg = f"liqwidget has no {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f"liqwidget.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
