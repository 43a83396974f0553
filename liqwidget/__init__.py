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
        Calibration,
        Entries,
        Estimator,
        Flows,
        Levels,
        LiquidationMap,
        MapRuns,
        Profile,
        SweepBasis,
        calibrate,
        entries,
        estimate,
        flows,
        levels,
        picture,
        sweep_basis,
        sweeps,
    )
    from liqwidget.journal import Journal
    from liqwidget.labs import (
        Depth,
        ForcedOrders,
        Positions,
        cascade,
        cascade_ensemble,
        cascade_path,
        exact_map,
        fragility,
        naive_maps,
        positions,
        reliability,
        score_prints,
        scores,
        simulate,
    )
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
    from liqwidget.views import LiquidationWidget, draw, draw_cascade, save, show, to_frame

_ROOMS = {
    "market": (
        "VENUES", "Market", "Venue", "bankruptcy_price", "cross_liquidation_price",
        "event_record", "get_venue", "liquidation_price", "pinned_bars", "sample",
        "samples", "table",
    ),
    "estimator": (
        "TIERS", "Balance", "Calibration", "Entries", "Estimator", "Flows", "Levels",
        "LiquidationMap", "MapRuns", "Profile", "SweepBasis", "calibrate", "entries",
        "estimate", "flows", "levels", "picture", "sweep_basis", "sweeps",
    ),
    "readings": (
        "Asymmetry", "Cluster", "Clusters", "Conviction", "Cumulative", "EmptyBand",
        "EmptyBands", "Ensemble", "FundingGrade", "ImportedMap", "LintReport", "Move",
        "OpenInterestQuadrant", "Pull", "Realised", "StableClusters", "Staleness",
        "SweepEvent", "SweepEvents", "WhatIf", "WindowReading", "Windows", "asymmetry",
        "clusters", "conviction", "cumulative", "describe", "empty_bands", "ensemble",
        "from_coinglass", "funding_grade", "lint", "move", "on_grid_of",
        "open_interest_quadrant", "pull", "realised", "stable_clusters", "staleness",
        "sweep_events", "to_coinglass", "what_if", "windows",
    ),
    "labs": (
        "Depth", "ForcedOrders", "Positions", "cascade", "cascade_ensemble", "cascade_path",
        "exact_map", "fragility", "naive_maps", "positions", "reliability", "score_prints",
        "scores", "simulate",
    ),
    "views": ("LiquidationWidget", "draw", "draw_cascade", "save", "show", "to_frame"),
    "journal": ("Journal",),
}  # fmt: skip
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "TIERS",
    "VENUES",
    "Asymmetry",
    "Balance",
    "Calibration",
    "Cluster",
    "Clusters",
    "Conviction",
    "Cumulative",
    "Depth",
    "EmptyBand",
    "EmptyBands",
    "Ensemble",
    "Entries",
    "Estimator",
    "Flows",
    "ForcedOrders",
    "FundingGrade",
    "ImportedMap",
    "Journal",
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
    "SweepBasis",
    "SweepEvent",
    "SweepEvents",
    "Venue",
    "WhatIf",
    "WindowReading",
    "Windows",
    "__version__",
    "asymmetry",
    "bankruptcy_price",
    "calibrate",
    "cascade",
    "cascade_ensemble",
    "cascade_path",
    "clusters",
    "conviction",
    "cross_liquidation_price",
    "cumulative",
    "describe",
    "draw",
    "draw_cascade",
    "empty_bands",
    "ensemble",
    "entries",
    "estimate",
    "event_record",
    "exact_map",
    "flows",
    "fragility",
    "from_coinglass",
    "funding_grade",
    "get_venue",
    "levels",
    "lint",
    "liquidation_price",
    "move",
    "naive_maps",
    "on_grid_of",
    "open_interest_quadrant",
    "picture",
    "pinned_bars",
    "positions",
    "pull",
    "realised",
    "reliability",
    "sample",
    "samples",
    "save",
    "score_prints",
    "scores",
    "show",
    "simulate",
    "stable_clusters",
    "staleness",
    "sweep_basis",
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
