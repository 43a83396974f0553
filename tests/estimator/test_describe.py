"""What a map says about itself."""

from __future__ import annotations

import inspect
import json

import numpy as np
import pytest

from liqwidget.estimator import estimate
from liqwidget.estimator.amounts import dollars
from tests.markets import bars, random_market


def test_assumptions_survive_json():
    made = estimate(
        random_market(np.random.default_rng(0), 40, "no volume"),
        window=np.timedelta64(12, "h"),
        open_interest_jump=(0.1, 3),
        maintenance_margin=np.float64(0.005),
    )

    said = made.assumptions()

    assert json.loads(json.dumps(said)) == json.loads(json.dumps(said, default=repr))


def test_every_setting_is_among_the_assumptions():
    elsewhere = {"market", "leverages", "n_columns"}  # symbol and source, weights, bars_per_column
    settings = set(inspect.signature(estimate).parameters) - elsewhere

    said = estimate(bars(close=[100, 101])).assumptions()

    assert settings <= set(said)


def test_assumptions_say_what_the_weights_lack_to_one():
    said = estimate(bars(close=[100, 101]), weights={10: 0.7}).assumptions()

    assert said["unlevered"] == pytest.approx(0.3)


def test_assumptions_say_that_volume_was_estimated():
    market = bars(close=[100, 101, 102], volume=[1, np.nan, np.nan])

    assert estimate(market).assumptions()["volume"] == "estimated from the range in 2 bars"


def test_assumptions_say_what_sweeps():
    traded = bars(close=[100, 101])
    marked = bars(close=[100, 101], mark_low=[100, 101], mark_high=[100, 101])

    assert estimate(traded).assumptions()["sweeps"] == "last traded price"
    assert estimate(marked).assumptions()["sweeps"] == "mark price"


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "0 USD"), (12.34, "12.3 USD"), (1250, "1.25k USD"), (3.2e7, "32M USD"), (5e12, "5T USD")],
)
def test_amounts_are_short(amount, said):
    assert dollars(amount) == said


def test_an_empty_market_can_be_described():
    said = repr(estimate(bars(close=[np.nan, np.nan])))

    assert "longs 0 USD, shorts 0 USD" in said


def test_assumptions_say_whether_the_mix_was_fitted():
    assumed = estimate(bars(close=[100, 101]), weights={10: 0.7})
    fitted = assumed.reweighted({10: 0.2}, fitted=True)

    assert assumed.assumptions()["mix"] == "assumed"
    assert fitted.assumptions()["mix"] == "fitted to printed liquidations"
    assert "a fitted leverage mix" in str(fitted)
    assert fitted.reweighted({10: 0.2}).assumptions()["mix"] == "assumed"
