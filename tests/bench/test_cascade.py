"""How long cascades take, given the profile of a map; and how far maps overstate them."""

from __future__ import annotations

from time import thread_time

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs.cascades.ensemble import cascade_ensemble
from liqwidget.labs.cascades.orders import forced_orders

pytestmark = pytest.mark.bench

MARGIN = 2.0
"""What a busy machine may add."""


def milliseconds(work, rounds=101):
    """Return the least time of one call, of this thread only."""
    spent = []
    for _ in range(rounds):
        before = thread_time()
        work()
        spent.append(thread_time() - before)
    return min(spent) * 1e3


def row(case, orders, spent, target):
    return {
        "case": case, "grid": f"{orders.distance.size} levels", "runs": "", "ms": f"{spent:.3f}",
        "ratio": "", "target": f"{target} ms", "peak": "",
    }  # fmt: skip


class Known:
    """A map whose profile has been asked for already."""

    def __init__(self, map):
        self.price, self.bucket_edges, self.weights = map.price, map.bucket_edges, map.weights
        self._profile = map.profile()

    def profile(self, column=-1):  # noqa: ARG002
        return self._profile


@pytest.fixture(scope="module")
def known(sample):
    return Known(lq.estimate(sample, window="30D"))


def test_a_curve_and_a_thousand_shocks_take_a_tenth_of_a_millisecond(known, table):
    orders = forced_orders(known, side="long")
    shocks = -np.linspace(0.001, 0.1, 1000)

    spent = milliseconds(lambda: lq.fragility(orders, depth=30e6).respond(shocks))

    table.append(row("fragility curve + 1,000 shocks", orders, spent, 0.1))
    assert spent <= MARGIN * 0.1


def test_a_thousand_maps_take_twenty_milliseconds(known, table):
    orders = forced_orders(known, side="long")

    spent = milliseconds(lambda: cascade_ensemble(known, -0.03, depth=30e6, n_runs=1000), 21)

    table.append(row("ensemble of 1,000 maps, one shock", orders, spent, 20))
    assert spent <= MARGIN * 20
