"""What voluntary closings leave, by holding class."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.estimator import estimate
from liqwidget.estimator.survival import holding_classes, survival
from tests.markets import bars
from tests.test_exact import TOLERANCE, disagreement


def test_a_hazard_of_a_half_leaves_a_half_each_time():
    found = survival(np.array([0.5, 0.5, 0.5]), np.ones(1), 1)

    assert np.exp(-found.at_end) == pytest.approx(np.array([[0.5, 0.25, 0.125]]))


def test_within_a_column_an_opening_loses_to_the_later_bars_only():
    found = survival(np.array([0.5, 0.2, 0.0, 0.5]), np.ones(1), 2)

    # bar 0 meets the 0.2 of bar 1; bar 2 meets the 0.5 of bar 3
    assert found.within_column(2) == pytest.approx(np.array([[0.8, 1, 0.5, 1]]))


def test_a_faster_class_closes_a_larger_share():
    found = survival(np.array([0.1]), np.array([0.5, 1.0, 3.0]), 1)

    assert np.exp(-found.at_end[:, 0]) == pytest.approx([0.95, 0.9, 0.7])


def test_eight_tiers_make_three_classes():
    found = holding_classes((1, 2, 3, 5, 10, 25, 50, 100), 0.5)

    assert found.of_tier.tolist() == [0, 0, 0, 1, 1, 1, 2, 2]


def test_a_class_closes_with_the_power_of_its_mean_leverage_over_five():
    found = holding_classes((1, 10, 100), 0.5)

    assert found.speed == pytest.approx([1, 2**0.5, 20**0.5])


@pytest.mark.parametrize("weights", [{3: 1.0}, {1: 0.5, 3: 0.5}, {10: 1.0}, {100: 1.0}, None])
def test_no_mix_holds_more_than_open_interest(weights):
    made = estimate(lq.sample("BTCUSDT"), weights=weights, holding_exponent=1.0)

    for account in made.balance().values():
        held = account.alive + account.off_grid
        assert (held <= made.open_interest * (1 + 1e-9)).all()


def test_without_an_exponent_all_tiers_are_one_class():
    found = holding_classes((1, 10, 100), 0)

    assert found.of_tier.tolist() == [0, 0, 0]
    assert found.speed.tolist() == [1]


@pytest.fixture
def collapsing():
    """Open interest falls from a thousand coins to next to nothing in every other bar."""
    wave = 100 + 3 * np.sin(np.arange(120))
    return bars(
        close=wave,
        open=np.append(100, wave[:-1]),
        high=wave + 3,
        low=wave - 3,
        open_interest=np.tile([1000, 1e-6], 60),
    )


def test_the_reference_moves_on_before_an_exponential_overflows():
    hazard = np.tile([0.0, 1 - 1e-9], 60)  # 60 times 20.7 in the exponent, 1243 in all

    found = survival(hazard, np.array([0.5, 1.0, 2.0]), 1)

    assert found.at_end[1, -1] > 1200
    assert (found.at_end - found.reference <= 600).all()
    assert np.unique(found.reference[1]).size > 1


@pytest.mark.parametrize(
    ("n_columns", "window_bars", "warm_bars"),
    [(120, 120, 0), (40, 120, 0), (30, 60, 60), (4, 4, 116), (2, 4, 116)],
)
def test_a_map_over_many_such_blocks_equals_the_loops(
    collapsing, n_columns, window_bars, warm_bars
):
    error = disagreement(
        collapsing,
        family="linear_mark",
        leverages=(2.0, 10.0, 50.0),
        maintenance_margin=0.005,
        weights=[0.3, 0.3, 0.3],
        entry="close",
        inventory="spread",
        window_bars=window_bars,
        warm_bars=warm_bars,
        n_columns=n_columns,
        n_buckets=50,
        price_range=(60.0, 160.0),
        turnover=0.1,
        open_interest_scale=1.0,
        open_interest_jump=None,
        side_rule="both",
        holding_exponent=1.0,
        funding_tilt=0.25,
        funding_shift=0.0,
    )

    assert error <= TOLERANCE
