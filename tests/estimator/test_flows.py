"""Openings and closings against sums done by hand."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator import flows
from liqwidget.estimator.flows import VOLUME_PER_RANGE, fill_open_interest
from tests.markets import bars


@pytest.fixture
def three_bars():
    """Up ten coins, then down six.

    bar            0     1     2
    open_int     100   110   104
    change             +10    -6
    volume        50    30    20
    """
    return bars(
        close=[100, 101, 99],
        open=[100, 100, 101],
        open_interest=[100, 110, 104],
        volume=[50, 30, 20],
    )


def test_openings_are_growth_and_half_the_turnover(three_bars):
    found = flows(three_bars, turnover=0.1)

    # bar 1: 10 + 0.1 (30 - 10) / 2 = 11;  bar 2: 0 + 0.1 (20 - 6) / 2 = 0.7
    assert found.opened_long == pytest.approx([0, 11, 0.7])


def test_closings_are_a_share_of_what_was_open_before(three_bars):
    found = flows(three_bars, turnover=0.1)

    # bar 1: 0.1 (30 - 10) / 2 = 1 of 100;  bar 2: 6 + 0.7 of 110
    assert found.hazard == pytest.approx([0, 1 / 100, 6.7 / 110])


def test_openings_less_closings_are_the_change_of_open_interest(three_bars):
    found = flows(three_bars, turnover=0.3)

    before = np.array([100, 100, 110])
    assert found.opened_long - found.hazard * before == pytest.approx([0, 10, -6])


def test_both_sides_open_the_same(three_bars):
    found = flows(three_bars)

    assert found.same_sides
    assert found.opened_long is found.opened_short


def test_the_aggressor_rule_gives_a_rising_bar_to_the_longs_and_a_falling_one_to_the_shorts():
    market = bars(
        close=[100, 101, 100, 100],
        open=[100, 100, 101, 100],
        open_interest=[100, 110, 120, 130],
    )

    found = flows(market, turnover=0, side_rule="aggressor")

    assert found.opened_long.tolist() == [0, 10, 0, 5]  # a flat bar is shared
    assert found.opened_short.tolist() == [0, 0, 10, 5]
    assert not found.same_sides


def test_a_gap_in_open_interest_is_crossed_in_the_volume_clock():
    open_interest = np.array([100, np.nan, np.nan, 130])
    volume = np.array([10.0, 10, 20, 10])

    filled = fill_open_interest(open_interest, volume)

    # the clock stands at 10, 20, 40, 50: a quarter and three quarters of the way
    assert filled == pytest.approx([100, 107.5, 122.5, 130])


def test_the_ends_of_open_interest_are_held():
    filled = fill_open_interest(np.array([np.nan, 100, np.nan]), np.array([1.0, 1, 1]))

    assert filled.tolist() == [100, 100, 100]


def test_a_gap_without_volume_is_crossed_in_even_steps():
    filled = fill_open_interest(np.array([100, np.nan, np.nan, 130]), np.zeros(4))

    assert filled == pytest.approx([100, 110, 120, 130])


def test_open_interest_that_is_never_known_opens_nothing():
    market = bars(close=[100, 101, 102], open_interest=[np.nan] * 3, volume=[5, 5, 5])

    found = flows(market, turnover=0)

    assert found.opened_long.tolist() == [0, 0, 0]
    assert found.hazard.tolist() == [0, 0, 0]


def test_a_change_larger_than_the_volume_is_trusted_and_nothing_churns():
    market = bars(close=[100, 101], open_interest=[100, 110], volume=[0, 4])

    found = flows(market, turnover=1)

    assert found.opened_long.tolist() == [0, 10]
    assert found.churn.tolist() == [0, 0]


def test_unknown_volume_is_estimated_from_the_range():
    market = bars(close=[100, 100], high=[101, 102], low=[99, 99], volume=[np.nan, np.nan])

    found = flows(market, turnover=0.2)

    # open interest stays at 100, so that all of it churns
    volume = VOLUME_PER_RANGE * 100 * np.log(102 / 99)
    assert found.churn == pytest.approx([0, 0.2 * volume / 2])


def test_a_bar_without_prices_opens_nothing_but_closes():
    market = bars(close=[100, np.nan, 100], open_interest=[100, 110, 90], volume=[0, np.nan, 0])

    found = flows(market, turnover=0)

    assert found.opened_long.tolist() == [0, 0, 0]
    assert found.hazard == pytest.approx([0, 0, 20 / 110])


def test_the_scale_multiplies_changes_against_an_unchanged_volume(three_bars):
    found = flows(three_bars, turnover=0.1, open_interest_scale=2)

    # changes +20 and -12; churn 0.1 (30 - 20) / 2 = 0.5 and 0.1 (20 - 12) / 2 = 0.4
    assert found.open_interest == pytest.approx([100, 120, 108])
    assert found.opened_long == pytest.approx([0, 20.5, 0.4])
    assert found.hazard == pytest.approx([0, 0.5 / 100, 12.4 / 120])


def test_a_scale_that_takes_open_interest_below_zero_is_refused_and_the_bar_named():
    market = bars(close=[100, 100, 100], open_interest=[100, 40, 60])

    # 100 - 60 x 2 = -20; 100 / 60 is the most it bears
    with pytest.raises(ValueError, match=r"below zero at bar 1 \(2026-01-01T01:00\).* 1\.67"):
        flows(market, open_interest_scale=2)


def test_a_jump_is_opened_evenly_over_the_last_bars(three_bars):
    found = flows(three_bars, turnover=0.1, open_interest_jump=(0.5, 2))

    # half of 104 is 52, 26 a bar: changes +36 and +20 on volumes of 56 and 46
    assert found.open_interest == pytest.approx([100, 136, 156])
    assert found.opened_long == pytest.approx([0, 36 + 1, 20 + 1.3])


def test_a_jump_longer_than_the_market_is_spread_over_all_of_it(three_bars):
    found = flows(three_bars, turnover=0, open_interest_jump=(0.3, 100))

    # 0.3 x 104 / 3 = 10.4 a bar
    assert found.open_interest == pytest.approx([110.4, 130.8, 135.2])


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"turnover": 10}, "turnover must be from 0 to 1 .a share of volume.; got 10"),
        ({"turnover": float("nan")}, "turnover must be from 0 to 1"),
        ({"open_interest_scale": -1}, "open_interest_scale must be from 0 to 100; got -1"),
        ({"side_rule": "green"}, "side_rule must be one of both, aggressor; got 'green'"),
        ({"open_interest_jump": (20, 3)}, "open_interest_jump share must be from -0.9 to 10"),
        ({"open_interest_jump": (0.1, 0)}, "open_interest_jump needs at least one bar; got 0"),
    ],
)
def test_a_setting_out_of_range_is_refused(three_bars, setting, words):
    with pytest.raises(ValueError, match=words):
        flows(three_bars, **setting)
