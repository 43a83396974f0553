"""Write the golden files that the page's arithmetic is tested against.

Run ``python -m tests.golden.write`` after a change of the model; a test compares.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

import numpy as np

from liqwidget import move
from liqwidget.estimator import Estimator, LiquidationMap, estimate
from liqwidget.market import sample
from liqwidget.market.venues import VENUES
from liqwidget.readings.asymmetry import find_asymmetry
from liqwidget.readings.clusters import find_clusters
from liqwidget.views.widget import LiquidationWidget
from liqwidget.views.widget.cell import explain
from liqwidget.views.widget.drawn_sight import drawn_sight
from liqwidget.views.widget.payload import pack
from liqwidget.views.widget.rules import level, rules
from tests.markets import random_market

FOLDER = Path(__file__).parent

BASE = {"funding_shift": 0.0, "open_interest_scale": 1.0, "jump_share": 0.0, "jump_bars": 1}
CASES = (
    {},
    {"weights": [0.0, 0.0, 0.1, 0.1, 0.2, 0.3, 0.2, 0.1]},
    {"weights": [0.0, 0.0, 0.0, 0.0, 0.4, 0.0, 0.0, 0.3], "funding_shift": 3e-4},
    {"open_interest_scale": 0.6},
    {"open_interest_scale": 1.7, "funding_shift": -2e-4},
    {"tiers": [True, True, True, False, True, False, True, True]},
    {"jump_share": 0.25, "jump_bars": 12},
    {"jump_share": 0.1, "jump_bars": 1000, "open_interest_scale": 0.8},
)
MOVES = (-0.12, -0.03, 0.0, 0.02, 0.3)
POSITIONS = (
    (97_000.0, 25, None), (97_000.0, 1, None), (97_000.0, 3.5, 4e6), (97_000.0, 20, 2e6),
    (97_000.0, 200, None), (97_000.0, 10, 1e12), (0.012345, 5, None), (123.456, 40, 100.0),
)  # fmt: skip
PAIRS = ((0, 1), (5, 2), (4, 7))
"""Cases to subtract: the first is A, the second was kept as B."""
MARKETS = {
    "hours": {"kind": "plain", "options": {"window": "60h", "warm_up": "12h"}},
    "aggressor": {
        "kind": "missing bars",
        "options": {"side_rule": "aggressor", "entry": "close", "inventory": "none"},
    },
    "several_bars": {"kind": "no volume", "options": {"n_columns": 30}, "jump": (0.3, 20)},
}


def golden(name: str) -> dict:
    """Return the payload of one map and the grids that belong to every case."""
    chosen = MARKETS[name]
    market = random_market(np.random.default_rng(7), 90, chosen["kind"])
    estimator = Estimator(market, n_buckets=24, **chosen["options"])
    jump = chosen.get("jump")
    made = estimator.map(open_interest_jump=jump)
    base = {**BASE, **({"jump_share": jump[0], "jump_bars": jump[1]} if jump else {})}
    cases = []
    for case in CASES:
        weights = np.array(case.get("weights", made.weights))
        tiers = case.get("tiers", [True] * weights.size)
        controls = {**base, **{k: v for k, v in case.items() if k in BASE}}
        expected = estimator.map(
            weights=weights,
            funding_shift=controls["funding_shift"],
            open_interest_scale=controls["open_interest_scale"],
            open_interest_jump=(controls["jump_share"], controls["jump_bars"])
            if controls["jump_share"]
            else None,
        )
        drawn = np.array(tiers)
        # a hidden tier keeps its place in the mix and is not drawn
        columns = [expected.profile(c) for c in range(expected.time.size)]
        grid = np.array([(p.long + p.short)[:, drawn].sum(axis=1) for p in columns]).T
        last = columns[-1]
        seen = [0, expected.time.size // 2, expected.time.size - 1]
        cases.append({
            "controls": {"weights": weights.tolist(), "tiers": tiers, **controls},
            "grid": " ".join(f"{value:.9g}" for value in grid.ravel().tolist()),
            "long": float((last.long * drawn).sum()),
            "short": float((last.short * drawn).sum()),
            "open_interest": expected.open_interest.tolist(),
            "readings": [_reading(expected, column, drawn) for column in seen],
        })  # fmt: skip
    return {
        "bars_per_column": made.bars_per_column,
        "payload": base64.b64encode(pack(made)).decode(),
        "cases": cases,
        "differences": [
            _difference(made, a, b, [cases[a]["controls"], cases[b]["controls"]])
            for a, b in (PAIRS if made.bars_per_column == 1 else PAIRS[:2])
        ],
        "cells": [_cell(made, column) for column in (5, made.time.size // 2, made.time.size - 1)],
        "moves": [_move(made, column, x) for column in (made.time.size // 3, -1) for x in MOVES],
        "swept": [float(side.sum()) for side in (made.swept_long, made.swept_short)],
    }


def _difference(map: LiquidationMap, a: int, b: int, controls: list[dict]) -> dict:
    """Return A less B as the widget has it when `controls` are A's and what was kept."""
    widget = LiquidationWidget(map, **controls[0])
    try:
        widget.baseline = controls[1]
        found = widget.difference()
    finally:
        widget.close()
    last = found.totals()
    return {
        "a": a,
        "b": b,
        "grid": " ".join(f"{value:.9g}" for value in found.grid.ravel().tolist()),
        "totals": [last.a, last.b],
    }


def _reading(map: LiquidationMap, column: int, drawn: np.ndarray) -> dict:
    """Return clusters and asymmetry of one column, of the tiers that are drawn."""
    sight = drawn_sight(map, drawn, column)
    leaning = find_asymmetry(sight)
    names = ("id", "side", "price", "low", "high", "peak", "dollars", "coins", "distance")
    return {
        "column": column,
        "price": sight.price,
        "asymmetry": None if np.isnan(leaning.value) else leaning.value,
        "words": leaning.words,
        "clusters": [
            {name: getattr(cluster, name) for name in names} for cluster in find_clusters(sight)
        ],
    }


def _cell(map: LiquidationMap, column: int) -> dict:
    """Return the fullest cell of a column as the page's reading must have it."""
    bucket = int(map.total[:, column].argmax())
    cell = explain(map, map.bucket_prices[bucket], map.time[column] - np.timedelta64(1, "ms"))
    return {
        "bucket": bucket,
        "column": column,
        "long": cell.long.tolist(),
        "short": cell.short.tolist(),
        "age": None if np.isnat(cell.age) else cell.age.astype(float),
        "older": cell.older,
        "opened_at": cell.opened_at.astype("datetime64[ms]").astype(float).tolist(),
        "opened": cell.opened.tolist(),
    }


def columns() -> list[dict]:
    """Return columns of fine maps, as they are drawn, with the clusters that are in them."""
    btc = sample("BTCUSDT")
    crash = sample("2025-10-10", symbol="SOL")
    seen = [
        (estimate(btc, window="7D"), (-1, 80, 0)),
        (estimate(btc, window="30D", n_buckets=900, weights={50: 0.5, 100: 0.5}), (-1,)),
        (estimate(crash, window="3D"), (-1, 10)),
    ]
    return [
        {
            **_reading(map, column, np.ones(len(map.leverages), np.bool_)),
            "low": float(map.bucket_edges[0]),
            "high": float(map.bucket_edges[-1]),
            **{
                side: getattr(map.profile(column), side).sum(axis=1).round(2).tolist()
                for side in ("long", "short")
            },
        }
        for map, chosen in seen
        for column in chosen
    ]


def _move(map: LiquidationMap, column: int, x: float) -> dict:
    """Return what a move from the price of a column would sweep."""
    moved = move(map, x, column)
    return {
        "column": column % map.time.size,
        "price": moved.price,
        "target": moved.target,
        "long": list(moved.long_tiers.values()),
        "short": list(moved.short_tiers.values()),
    }


def levels() -> list[dict]:
    """Return the liquidation level of positions at every venue, with the words for each."""
    market = random_market(np.random.default_rng(7), 90, "plain")
    rows = []
    for name in VENUES:
        for margin in (None, 0.007):
            made = Estimator(market, venue=name, n_buckets=24, maintenance_margin=margin)
            by = rules(made.map())
            asked = [
                {"entry": entry, "side": side, "leverage": leverage, "notional": notional}
                for entry, leverage, notional in POSITIONS
                for side in ("long", "short")
            ]
            found = [level(by, **one) for one in asked]
            rows.append({
                "rules": by,
                "positions": [
                    {**one, "price": price, "words": words}
                    for one, (price, words) in zip(asked, found, strict=True)
                ],
            })  # fmt: skip
    return rows


def main() -> None:
    """Write every golden file."""
    (FOLDER / "columns.json").write_text(json.dumps(columns()) + "\n", encoding="utf-8")
    for name in MARKETS:
        text = json.dumps(golden(name), indent=1) + "\n"
        (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    text = json.dumps(levels(), indent=1) + "\n"
    (FOLDER / "levels.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
