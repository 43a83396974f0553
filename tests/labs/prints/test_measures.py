"""Measures of predicted against printed dollars, by hand, and bad for bad predictions."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import spearmanr

from liqwidget.labs.prints.measures import MEASURES, measures


@pytest.fixture(scope="module")
def printed():
    """Bursts: 200 bars a side, most of the dollars in a few of them."""
    return np.random.default_rng(1).pareto(1.5, (2, 200))


def named(predicted, printed):
    return dict(zip(MEASURES, measures(predicted, printed), strict=True))


def test_the_prints_themselves_are_a_perfect_prediction(printed):
    found = named(printed, printed)

    assert (found["r"], found["rank_long"], found["rank_short"]) == pytest.approx((1, 1, 1))
    assert found["ratio"] == 1


def test_three_times_the_prints_is_three_times_too_much(printed):
    found = named(3 * printed, printed)

    assert found["ratio"] == pytest.approx(3)
    assert found["r"] == pytest.approx(1)


def test_a_prediction_in_another_order_is_worthless(printed):
    shuffled = np.random.default_rng(2).permuted(printed, axis=1)

    found = named(shuffled, printed)

    assert abs(found["r"]) < 0.2
    assert abs(found["rank_long"]) < 0.2
    assert found["top_long"] < 0.5 * named(printed, printed)["top_long"]


def test_a_prediction_upside_down_has_rank_minus_one(printed):
    assert named(-printed, printed)["rank_short"] == pytest.approx(-1)


def test_a_constant_says_nothing(printed):
    found = named(np.ones_like(printed), printed)

    assert (found["r"], found["rank_long"]) == (0, 0)
    assert found["top_long"] == pytest.approx(17 / 200)  # 8.5 % of the bars, whichever they are


def test_no_prediction_at_all_is_total_zero(printed):
    assert named(np.zeros_like(printed), printed)["ratio"] == 0


def test_ranks_are_those_of_spearman(printed):
    predicted = np.round(np.random.default_rng(3).random((2, 200)), 1)  # with ties

    assert named(predicted, printed)["rank_long"] == pytest.approx(
        spearmanr(predicted[0], printed[0]).statistic
    )


def test_the_top_share_counts_tied_bars_in_parts():
    printed = np.array([[8.0, 4.0, 4.0, *[0.0] * 21], [1.0] * 24])
    # 8.5 % of 24 bars are 2: the first bar, and one of the two that are tied behind it
    predicted = np.array([[9.0, 5.0, 5.0, *[0.0] * 21], [1.0] * 24])

    assert named(predicted, printed)["top_long"] == pytest.approx((8 + 4) / 16)
