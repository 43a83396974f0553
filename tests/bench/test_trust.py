"""How long what-ifs, ensembles, the linter and the comparison with prints take, in CPU time."""

from __future__ import annotations

from time import thread_time

import pytest

import liqwidget as lq
from liqwidget.readings._mix_basis import mix_basis
from liqwidget.readings.ensemble import bands
from tests.markets import calm_market

pytestmark = pytest.mark.bench

MARGIN = 2.0
"""What a busy machine may add."""
ALONE = {
    "entries": None, "maintenance_factors": None, "turnover_factors": None, "side_rules": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def market():
    return calm_market(720)


@pytest.fixture(scope="module")
def map(market):
    map = lq.estimate(market)
    assert map.total.shape == (400, 720)
    return map


def fastest(work, rounds):
    """Return the least time of one call, of this thread only, in ms."""
    spent = []
    for _ in range(rounds):
        before = thread_time()
        work()
        spent.append(thread_time() - before)
    return min(spent) * 1e3


def note(table, case, spent, target):
    table.append({
        "case": case, "grid": "400x720", "runs": "", "ms": f"{spent:.3f}", "ratio": "",
        "target": f"{target:g} ms", "peak": "",
    })  # fmt: skip
    assert spent <= MARGIN * target


def test_a_what_if_without_tilt_takes_a_tenth_of_a_millisecond_on_top_of_a_profile(market, table):
    plain = lq.estimate(market, funding_tilt=0.0)
    plain.profile()

    note(table, "what-if on a profile, no tilt", fastest(lambda: lq.what_if(plain).total, 50), 0.1)


def test_a_what_if_with_tilt_takes_a_millisecond(map, table):
    map.profile()

    note(table, "what-if on a profile, tilt", fastest(lambda: lq.what_if(map).total, 20), 1.0)


def test_a_thousand_mixes_take_ten_milliseconds(map, table):
    basis = mix_basis(map)
    made = lq.ensemble(map, n=1000, **ALONE)

    spent = fastest(lambda: bands(basis.dollars_of(made.mixes).sum(axis=0), made.quantiles), 20)

    note(table, "1,000 mixes of a profile and their bands", spent, 10)


def test_an_ensemble_of_assumptions_takes_a_fraction_of_a_second(map, table):
    note(table, "ensemble of 256, all assumptions", fastest(lambda: lq.ensemble(map), 3), 250)


def test_stable_clusters_take_a_fraction_of_a_second(map, table):
    made = lq.ensemble(map)

    note(table, "stable clusters of 256", fastest(lambda: lq.stable_clusters(made), 3), 250)


def test_linting_a_map_takes_less_than_a_second(market, table):
    def work():
        lq.lint(lq.estimate(market))

    note(table, "estimate and lint", fastest(work, 3), 1000)


def test_linting_an_import_takes_less_than_a_second(map, market, table):
    read = lq.from_coinglass(lq.to_coinglass(map))

    note(table, "lint an import", fastest(lambda: lq.lint(read, market), 3), 1000)


def test_prints_are_laid_over_sweeps_in_milliseconds(table):
    made = lq.estimate(lq.sample("exchange/crowded"))

    note(table, "realised, 2,016 bars", fastest(lambda: lq.realised(made), 5), 20)
