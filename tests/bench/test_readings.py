"""How long the readings of a map take, against estimating it again at the same moment."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.estimator import Estimator
from tests.bench.test_estimator import copy_of, milliseconds
from tests.markets import calm_market

pytestmark = pytest.mark.bench

READINGS = {
    "profile": lambda map: map.profile(),
    "clusters": lq.clusters,
    "asymmetry": lq.asymmetry,
    "conviction": lq.conviction,
    "cumulative": lq.cumulative,
    "move": lambda map: lq.move(map, -0.05),
    "pull": lq.pull,
    "empty_bands": lq.empty_bands,
    "funding_grade": lq.funding_grade,
    "open_interest_quadrant": lq.open_interest_quadrant,
    "sweep_events": lq.sweep_events,
    "staleness": lambda map: lq.staleness(map, map.time[-1]),
    "describe": lq.describe,
}
MAPS = 2.0
"""Times a re-estimate of the map after a slider that all its readings may take.

That is about 1.6 ms on an idle core, so 3 ms; the copy of a grid is beside it in the table, and is
no yardstick for many small calls."""
MARGIN = 2.0
"""What a busy machine may add."""


@pytest.fixture(scope="module")
def made():
    """A drawn map of 400 buckets and 720 columns."""
    map = Estimator(calm_market(720)).map()
    assert map.total.shape == (400, 720)
    return map


def fresh(map):
    """Return the map with nothing read yet; its picture is there, and so is the mix behind it."""
    again = map.reweighted(map.weights)
    again.__dict__.update(total=map.total, mix=map.mix)
    return again


@pytest.mark.parametrize("words", [False, True])
def test_all_readings_of_a_map_take_few_re_estimates(made, table, words):
    grid, weights = made.total, made.weights[::-1]
    chosen = [read for name, read in READINGS.items() if words or name != "describe"]

    def everything():
        map = fresh(made)
        for read in chosen:
            read(map)

    everything()
    spent, again, copy = min(
        (
            (
                milliseconds(everything, 31),
                milliseconds(lambda: made.reweighted(weights).total, 31),
                copy_of(grid),
            )
            for _ in range(5)
        ),
        key=lambda times: times[0] / times[1],
    )
    table.append({
        "case": "all readings of a map" + (", and in words, which reads three again" * words),
        "grid": f"{grid.shape[0]}x{grid.shape[1]}", "runs": f"{made.book.mass.size:,}",
        "ms": f"{spent:.2f}", "ratio": f"{spent / copy:.1f}",
        "target": f"{spent / again:.2f} of {MAPS:.0f} maps", "peak": "",
    })  # fmt: skip
    assert spent / again <= MARGIN * MAPS


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_by_itself(made, table, name):
    map, read = fresh(made), READINGS[name]
    if name == "profile":
        spent = milliseconds(lambda: read(fresh(made)), 51)
    else:
        read(map)
        spent = milliseconds(lambda: read(map), 51)

    table.append({
        "case": f"{name}, profile kept" if name != "profile" else name, "grid": "", "runs": "",
        "ms": f"{spent:.3f}", "ratio": "", "target": "", "peak": "",
    })  # fmt: skip
    assert np.isfinite(spent)
