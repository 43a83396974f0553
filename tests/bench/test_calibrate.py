"""How long a calibration takes: three days of minutes, ten tiers."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator import Estimator, calibrate, sweep_basis
from liqwidget.estimator.poisson import N_ITERATIONS, fit_mixture
from tests.bench.test_estimator import copy_of, milliseconds
from tests.markets import calm_market

pytestmark = pytest.mark.bench

TIERS = (1, 2, 3, 5, 10, 20, 25, 50, 75, 100)
PRINT = 3e5
"""Dollars of one print: with them 5 % of the bars and sides print, as on the simulated exchange."""


def test_a_calibration_takes_milliseconds(table):
    market = calm_market(7200, "1min")
    estimator = Estimator(market, leverages=TIERS, window="3D", warm_up="48h")
    made = estimator.map(weights=np.full(10, 0.05))
    basis = sweep_basis(made)
    rng = np.random.default_rng(0)
    long, short = (PRINT * rng.poisson(side / PRINT) for side in basis.swept(made.weights))
    swept = np.concatenate([basis.long[:, 2880:], basis.short[:, 2880:]], axis=1)
    printed = np.concatenate([long[2880:], short[2880:]])
    prior = np.full(10, 0.1)
    given = {
        "long_liquidations": long, "short_liquidations": short, "leverages": TIERS, "window": "3D",
    }  # fmt: skip

    def weights():
        return fit_mixture(swept, printed, prior_weights=prior, prior_strength=0.002)

    copy = copy_of(swept)
    cases = {
        "the basis": lambda: sweep_basis(made),
        f"EM, {N_ITERATIONS} iterations at most": weights,
        "all, without a tilt": lambda: calibrate(market, funding_tilt=0.0, **given),
        "all": lambda: calibrate(market, **given),
    }
    spent = {name: min(milliseconds(work, 5) for _ in range(3)) for name, work in cases.items()}

    for name, time in spent.items():
        table.append({
            "case": f"calibration, {name}", "grid": f"{swept.shape[0]}x{swept.shape[1]}", "runs": "",
            "ms": f"{time:.2f}", "ratio": f"{time / copy:.0f}", "target": "", "peak": "",
        })  # fmt: skip
    assert spent[f"EM, {N_ITERATIONS} iterations at most"] / copy < 500
