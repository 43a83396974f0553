"""Funding grades, quadrants, and whether map and funding agree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import liqwidget as lq
from liqwidget.readings.funding_grade import MODERATE_FUNDING, STRETCHED_FUNDING
from tests.conftest import ROOT
from tests.estimator.conftest import BARE
from tests.markets import bars, calm_market
from tests.readings.books import at, book


def funded(rate, n_bars=30):
    rates = np.broadcast_to(np.asarray(rate, dtype=np.float64), n_bars)
    return lq.estimate(bars(close=[100.0] * n_bars, funding_rate=rates))


def test_the_thresholds_are_those_of_the_record():
    """Means of three prints in a row, over every event and coin of the published record."""
    record = pd.read_csv(ROOT / "sample_data" / "facts" / "funding.csv", comment="#")
    rate = next(name for name in record.columns if "rate" in name)
    keys = [name for name in record.columns if name in {"event", "coin", "symbol"}]
    means = np.concatenate([
        series[rate].rolling(3).mean().dropna().abs().to_numpy()
        for _, series in record.groupby(keys)
    ])  # fmt: skip

    assert len(record) == 783
    assert means.size == 763
    assert np.quantile(means, 0.75) == pytest.approx(MODERATE_FUNDING, rel=1e-6)
    assert np.quantile(means, 0.90) == pytest.approx(STRETCHED_FUNDING, rel=0.01)


@pytest.mark.parametrize(
    ("rate", "grade", "crowded"),
    [
        (0.0, "mild", None),
        (0.0001, "mild", None),
        (-0.0001, "mild", None),
        (0.00011, "moderate", "long"),
        (-0.00029, "moderate", "short"),
        (0.0003, "stretched", "long"),
        (-0.0012, "stretched", "short"),
    ],
)
def test_a_grade_follows_the_size_and_the_crowded_side_the_sign(rate, grade, crowded):
    found = lq.funding_grade(funded(rate))

    assert (found.grade, found.crowded) == (grade, crowded)


def test_the_rate_is_the_mean_of_the_last_24_hours():
    # 30 hourly bars; the 24 last are 0.0001 eight times and 0.0004 sixteen times: 0.0003
    rates = [0.5] * 6 + [0.0001] * 8 + [0.0004] * 16

    found = lq.funding_grade(funded(rates))

    assert found.rate == pytest.approx(0.0003)
    assert found.a_day == pytest.approx(0.0009)
    assert found.a_year == pytest.approx(0.3285)  # 0.0003 x 3 x 365
    assert found.grade == "stretched"


def test_unknown_rates_are_passed_over_and_none_at_all_is_said():
    known = lq.funding_grade(funded([np.nan] * 29 + [0.0002]))

    assert known.rate == pytest.approx(0.0002)
    assert lq.funding_grade(funded(np.nan)).grade == "unknown"
    assert str(lq.funding_grade(funded(np.nan))) == "Funding is not known"


def test_a_what_if_shift_is_part_of_the_rate():
    map = lq.estimate(bars(close=[100.0] * 30), funding_shift=0.0004)

    assert lq.funding_grade(map).rate == pytest.approx(0.0005)


def test_known_positions_have_no_funding():
    with pytest.raises(TypeError, match=r"funding_grade\(\) needs a map made from a market"):
        lq.funding_grade(book())


@pytest.mark.parametrize(
    ("open_interest", "close", "quadrant"),
    [
        (110, 101, "longs stacking"),
        (110, 99, "shorts stacking"),
        (90, 101, "short covering"),
        (90, 99, "long unwinding"),
        (100.1, 101, "still"),
        (110, 100.1, "still"),
    ],
)
def test_quadrants(open_interest, close, quadrant):
    map = lq.estimate(bars(close=[100, 100, close], open_interest=[100, 100, open_interest]))

    found = lq.open_interest_quadrant(map)

    assert found.quadrant == quadrant
    assert found.open_interest_change == pytest.approx(open_interest / 100 - 1)
    assert found.price_change == pytest.approx(close / 100 - 1)


def test_a_quadrant_looks_back_over_its_span_and_no_further():
    map = lq.estimate(bars(close=[100] * 6 + [110], open_interest=[50, 80, 80, 100, 100, 100, 120]))

    assert lq.open_interest_quadrant(map, over="3h").open_interest_change == pytest.approx(0.2)
    assert lq.open_interest_quadrant(map, over="4h").open_interest_change == pytest.approx(0.5)
    assert lq.open_interest_quadrant(map, over="7D").over == 6


def test_open_interest_that_was_never_recorded_is_unknown():
    map = lq.estimate(bars(close=[100, 101], open_interest=[np.nan, np.nan]))

    assert lq.open_interest_quadrant(map).quadrant == "unknown"


def test_a_quadrant_of_known_positions_reads_their_columns():
    map = book(("long", at(-20), 1.0), closes=[100, 99], open_interest=[100.0, 120.0])

    assert lq.open_interest_quadrant(map).quadrant == "shorts stacking"


@pytest.fixture
def long_heavy():
    """Longs that are left after the shorts were swept.

    bar        0    1    2
    high     100  100  110   <- shorts opened at 100 with leverage 10 go at 109.45
    close    100  100  100      longs are left at 90.45
    """
    return bars(
        close=[100, 100, 100], high=[100, 100, 110], open_interest=[10, 12, 12],
        funding_rate=[0.0005] * 3,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rate", "verdict", "side"),
    [
        (0.0005, "agree", "long"),
        (-0.0005, "contradict", None),
        (0.0001, "mixed", "long"),
        (np.nan, "mixed", "long"),
    ],
)
def test_a_long_heavy_map_is_held_against_funding(long_heavy, rate, verdict, side):
    market = replace(long_heavy, funding_rate=np.full(3, rate))

    found = lq.conviction(lq.estimate(market, **BARE), within=0.1)

    assert found.asymmetry.value == -1
    assert (found.verdict, found.side) == (verdict, side)


@pytest.mark.parametrize(
    ("rate", "verdict", "side"), [(0.0005, "mixed", "long"), (0.0001, "silent", None)]
)
def test_a_balanced_map_is_held_against_funding(rate, verdict, side):
    market = bars(close=[100] * 3, open_interest=[10, 12, 12], funding_rate=[rate] * 3)

    found = lq.conviction(lq.estimate(market, **BARE), within=0.1)

    # two coins at 90.45 and two at 109.45
    assert found.asymmetry.value == pytest.approx((109.45 - 90.45) / (109.45 + 90.45), abs=0.01)
    assert (found.verdict, found.side) == (verdict, side)


def test_a_map_that_leans_with_funding_cannot_confirm_it():
    """Two tiers, one near and one far; the tilt alone moves longs to the near one."""
    market = bars(close=[100] * 3, open_interest=[10, 12, 12], funding_rate=[0.003] * 3)
    map = lq.estimate(
        market,
        **{**BARE, "leverages": (5, 20), "weights": {5: 0.5, 20: 0.5}, "funding_tilt": 2.0},
    )

    assert lq.asymmetry(map).crowded == "long"
    assert lq.conviction(map).asymmetry.crowded is None
    assert lq.conviction(map).verdict == "mixed"


def test_a_conviction_reads_out_both():
    said = str(lq.conviction(lq.estimate(calm_market(100))))

    assert "Asymmetry" in said
    assert "Funding" in said
