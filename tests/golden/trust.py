"""Write what the page's what-if bands and cascades are tested against.

Run ``python -m tests.golden.trust`` after a change of the model; a test compares.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

import numpy as np

from liqwidget.estimator import Estimator, LiquidationMap
from liqwidget.labs import cascade
from liqwidget.readings import what_if
from liqwidget.views.widget.doubt import halved
from liqwidget.views.widget.payload import pack
from tests.golden.write import MARKETS
from tests.markets import random_market

FILE = Path(__file__).parent / "trust.json"

STRENGTH = 30.0
CASES = (
    {},
    {"weights": [0.0, 0.0, 0.1, 0.1, 0.2, 0.3, 0.2, 0.1]},
    {"weights": [0.0, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.1], "funding_shift": 3e-4},
)
SHOCKS = (-0.02, 0.03, -0.08)


def golden(name: str) -> dict:
    """Return the payload of one map, and bands and cascades of every case."""
    chosen = MARKETS[name]
    market = random_market(np.random.default_rng(7), 90, chosen["kind"])
    # more buckets than write.py, so that a chain has rounds
    estimator = Estimator(market, n_buckets=60, **chosen["options"])
    jump = chosen.get("jump")
    made = estimator.map(open_interest_jump=jump)
    return {
        "payload": base64.b64encode(pack(made)).decode(),
        "cases": [
            _case(
                estimator.map(
                    weights=case.get("weights", made.weights),
                    funding_shift=case.get("funding_shift", 0.0),
                    open_interest_jump=jump,
                ),
                jump,
            )
            for case in CASES
        ],
    }


def _case(map: LiquidationMap, jump: tuple[float, int] | None) -> dict:
    columns = [map.time.size // 3, map.time.size - 1]
    depth = float(map.total[:, -1].sum()) / 20.0
    return {
        "controls": {
            "weights": map.weights.tolist(),
            "tiers": [True] * map.weights.size,
            "funding_shift": map.settings.funding_shift,
            "open_interest_scale": 1.0,
            "jump_share": jump[0] if jump else 0.0,
            "jump_bars": jump[1] if jump else 1,
        },
        "bands": [_bands(map, column) for column in columns],
        "chains": [_chain(map, shock, depth, column) for column in columns for shock in SHOCKS],
    }


def _bands(map: LiquidationMap, column: int) -> dict:
    band = what_if(map, strength=STRENGTH, column=column).total
    return {
        "column": column,
        "low": band.low.tolist(),
        "high": band.high.tolist(),
        "halved": halved(map, column, strength=STRENGTH).tolist(),
    }


def _chain(map: LiquidationMap, shock: float, depth: float, column: int) -> dict:
    found = cascade(map, shock, depth=depth, column=column)
    rounds, dollars = found.round, found.orders.dollars[: found.n_fallen]
    last = np.flatnonzero(np.diff(rounds, append=rounds.size + 1))
    return {
        "column": column,
        "shock": shock,
        "depth": depth,
        "price": found.price,
        "flow": found.shock_flow,
        "dollars": np.bincount(rounds, dollars).tolist(),
        "levels": np.bincount(rounds).tolist(),
        "after": found.price_after[last].tolist(),
        "end": found.end,
        "stop": found.stop,
    }


def main() -> None:
    """Write the file."""
    text = json.dumps({name: golden(name) for name in MARKETS}, indent=1) + "\n"
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
