"""How long cascades take, given the profile of a map; and how far maps overstate them."""

from __future__ import annotations

from time import thread_time

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import SCENARIOS, exact_map, stored_exchange
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


RUNS = ("calm", "crowded", "thin_alt")
SHOCKS = (0.01, 0.03)
"""Sizes of the moves whose amplification is compared."""
LEARNED, TRIED = "2025-06-06", 16
"""Prints until then are fitted; so many moments after it are compared."""

SAID = {
    "truth": (1.06, 1.13),
    "default mix": (1.17, 1.35),
    "uniform mix": (1.46, 1.45),
    "fitted to prints": (1.04, 1.08),
}
"""What lesson 09 says of them, with the true depth."""


def estimates(run):
    """Return maps of a stored week under mixes known, fitted and guessed; and the truth."""
    market, scenario = stored_exchange(f"exchange/{run}").market, SCENARIOS[run]
    hidden = market.time >= np.datetime64(LEARNED)
    low, high = market.low.min() * 0.88, market.high.max() * 1.12
    laid = {
        "price_range": (low, high),
        "n_buckets": round(float(np.log(high / low)) / 0.001),
        "n_columns": 7 * 48,
    }
    own = {"leverages": scenario.leverages}
    n_tiers = len(scenario.leverages)
    maps = {
        "mix of the openings": lq.estimate(market, weights=scenario.weights, **own, **laid),
        "default mix": lq.estimate(market, **laid),
        "uniform mix": lq.estimate(market, weights=[1 / n_tiers] * n_tiers, **own, **laid),
    }
    known = {
        f"{side}_liquidations": np.where(hidden, np.nan, getattr(market, f"{side}_liquidations"))
        for side in ("long", "short")
    }
    fit = lq.calibrate(market, prior_weights="uniform", **known)
    maps["fitted to prints"] = lq.estimate(market, weights=fit.weights, **laid)
    truth = exact_map(stored_exchange(f"exchange/{run}"), like=maps["default mix"])
    return {"truth": truth, **maps}


def amplifications(map, depth_in_coins, columns):
    """Return end over shock, at most to the end of 10 %; shape ``(n_columns, 2 sides, n_shocks)``."""
    found = []
    for column in columns:
        for side, sign in (("long", -1.0), ("short", 1.0)):
            price = forced_orders(map, side=side, column=column).price
            curve = lq.fragility(map, side=side, depth=depth_in_coins * price, column=column)
            shocks = np.array(SHOCKS)
            end = curve.respond(np.expm1(sign * shocks)).end
            found.append(np.minimum(np.abs(np.log1p(end)), 0.10) / shocks)
    return np.array(found)


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_maps_with_a_guessed_mix_overstate_cascades(table, share):
    means = {}
    for run in RUNS:
        depth = 0.01 * share * SCENARIOS[run].depth
        for name, map in estimates(run).items():
            hours = (map.time - np.datetime64(LEARNED)) / np.timedelta64(1, "h")
            columns = np.linspace(np.flatnonzero(hours > 0)[0], map.time.size - 2, TRIED).astype(
                int
            )
            means.setdefault(name, []).append(amplifications(map, depth, columns.tolist()))

    true = np.concatenate(means["truth"])
    off = {}
    for name, found in means.items():
        each = np.concatenate(found)
        off[name] = np.exp(np.abs(np.log(each / true)).mean(axis=0))
        words = [f"{value:.2f}" for value in each.mean(axis=0)]
        table.append({
            "case": f"amplification of 1 % and 3 %, depth x {share:g}: {name}",
            "grid": f"{each.shape[0]} cases", "runs": "", "ms": " / ".join(words),
            "ratio": "/".join(f"{value:.2f}" for value in off[name]), "target": "", "peak": "",
        })  # fmt: skip
    assert (true >= 1 - 1e-9).all()
    assert (np.concatenate(means["uniform mix"]).mean(axis=0) > true.mean(axis=0)).all()
    assert (off["fitted to prints"] < off["default mix"]).all()
    if share == 1.0:
        for name, said in SAID.items():
            assert np.concatenate(means[name]).mean(axis=0) == pytest.approx(said, abs=0.006), name
