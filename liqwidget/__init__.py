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
        SweepBasis,
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
        paint,
        positions,
        score_prints,
        scores,
        simulate,
        swept_share,
        tell_tales,
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
        FundingGrade,
        Move,
        OpenInterestQuadrant,
        Pull,
        Staleness,
        SweepEvent,
        SweepEvents,
        WindowReading,
        Windows,
        asymmetry,
        clusters,
        conviction,
        cumulative,
        describe,
        empty_bands,
        funding_grade,
        move,
        open_interest_quadrant,
        pull,
        staleness,
        sweep_events,
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
        "TIERS", "Balance", "Entries", "Estimator", "Flows", "Levels", "LiquidationMap",
        "MapRuns", "Profile", "SweepBasis", "entries", "estimate", "flows", "levels",
        "picture", "sweep_basis", "sweeps",
    ),
    "readings": (
        "Asymmetry", "Cluster", "Clusters", "Conviction", "Cumulative", "EmptyBand",
        "EmptyBands", "FundingGrade", "Move", "OpenInterestQuadrant", "Pull", "Staleness",
        "SweepEvent", "SweepEvents", "WindowReading", "Windows", "asymmetry", "clusters",
        "conviction", "cumulative", "describe", "empty_bands", "funding_grade", "move",
        "open_interest_quadrant", "pull", "staleness", "sweep_events", "windows",
    ),
    "labs": (
        "Depth", "ForcedOrders", "Positions", "cascade", "cascade_ensemble", "cascade_path",
        "exact_map", "fragility", "paint", "positions", "score_prints", "scores", "simulate",
        "swept_share", "tell_tales",
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
    "Cluster",
    "Clusters",
    "Conviction",
    "Cumulative",
    "Depth",
    "EmptyBand",
    "EmptyBands",
    "Entries",
    "Estimator",
    "Flows",
    "ForcedOrders",
    "FundingGrade",
    "Journal",
    "Levels",
    "LiquidationMap",
    "LiquidationWidget",
    "MapRuns",
    "Market",
    "Move",
    "OpenInterestQuadrant",
    "Positions",
    "Profile",
    "Pull",
    "Staleness",
    "SweepBasis",
    "SweepEvent",
    "SweepEvents",
    "Venue",
    "WindowReading",
    "Windows",
    "__version__",
    "asymmetry",
    "bankruptcy_price",
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
    "entries",
    "estimate",
    "event_record",
    "exact_map",
    "flows",
    "fragility",
    "funding_grade",
    "get_venue",
    "levels",
    "liquidation_price",
    "move",
    "open_interest_quadrant",
    "paint",
    "picture",
    "pinned_bars",
    "positions",
    "pull",
    "sample",
    "samples",
    "save",
    "score_prints",
    "scores",
    "show",
    "simulate",
    "staleness",
    "sweep_basis",
    "sweep_events",
    "sweeps",
    "swept_share",
    "table",
    "tell_tales",
    "to_frame",
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
