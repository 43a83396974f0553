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
    from liqwidget.labs import (
        Positions,
        exact_map,
        naive_maps,
        positions,
        reliability,
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
    from liqwidget.views import LiquidationWidget, draw, save, show, to_frame

_ROOMS = {
    "market": (
        "VENUES", "Market", "Venue", "bankruptcy_price", "cross_liquidation_price", "get_venue",
        "event_record", "liquidation_price", "pinned_bars", "sample", "samples", "table",
    ),
    "estimator": (
        "TIERS", "Balance", "Calibration", "Entries", "Estimator", "Flows", "Levels",
        "LiquidationMap", "MapRuns", "Profile", "SweepBasis", "calibrate", "entries", "estimate",
        "flows", "levels", "picture", "sweep_basis", "sweeps",
    ),
    "readings": (),
    "labs": (
        "Positions", "exact_map", "naive_maps", "positions", "reliability", "scores", "simulate",
    ),
    "views": ("LiquidationWidget", "draw", "save", "show", "to_frame"),
}  # fmt: skip
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "TIERS",
    "VENUES",
    "Balance",
    "Calibration",
    "Entries",
    "Estimator",
    "Flows",
    "Levels",
    "LiquidationMap",
    "LiquidationWidget",
    "MapRuns",
    "Market",
    "Positions",
    "Profile",
    "SweepBasis",
    "Venue",
    "__version__",
    "bankruptcy_price",
    "calibrate",
    "cross_liquidation_price",
    "draw",
    "entries",
    "estimate",
    "event_record",
    "exact_map",
    "flows",
    "get_venue",
    "levels",
    "liquidation_price",
    "naive_maps",
    "picture",
    "pinned_bars",
    "positions",
    "reliability",
    "sample",
    "samples",
    "save",
    "scores",
    "show",
    "simulate",
    "sweep_basis",
    "sweeps",
    "table",
    "to_frame",
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
