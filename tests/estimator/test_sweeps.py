"""First passage against a walk through the bars."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liqwidget.estimator import sweeps
from liqwidget.estimator.sweeps import first_at_or_below
from tests.markets import bars

paths = st.lists(st.integers(0, 100).map(float), min_size=1, max_size=70)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(paths, st.data())
def test_sweeps_agree_with_a_walk_through_the_bars(path, data):
    n = len(path)
    start = data.draw(st.lists(st.integers(0, n - 1), min_size=1, max_size=20))
    level = data.draw(
        st.lists(st.integers(-1, 101).map(float), min_size=len(start), max_size=len(start))
    )
    walked = [
        next((i for i in range(s + 1, n) if path[i] <= p), n)
        for s, p in zip(start, level, strict=True)
    ]

    found = first_at_or_below(np.array(path), np.array(start), np.array(level))

    assert found.tolist() == walked


@pytest.fixture
def down_and_up():
    """Low 95 in bar 2, high 108 in bar 3."""
    return bars(close=[100, 100, 96, 107], high=[101, 102, 100, 108], low=[99, 98, 95, 96])


def test_a_long_goes_in_the_first_bar_that_falls_to_its_level(down_and_up):
    assert sweeps([97, 94], 0, down_and_up, side="long").tolist() == [2, 4]


def test_a_short_goes_in_the_first_bar_that_rises_to_its_level(down_and_up):
    assert sweeps([107, 109], 0, down_and_up, side="short").tolist() == [3, 4]


def test_touching_is_reaching(down_and_up):
    assert sweeps(95, 0, down_and_up, side="long") == 2
    assert sweeps(108, 0, down_and_up, side="short") == 3


def test_the_bar_of_the_opening_does_not_count(down_and_up):
    assert sweeps(95, [1, 2], down_and_up, side="long").tolist() == [2, 4]


def test_a_wick_of_the_last_price_that_mark_did_not_follow_sweeps_nothing():
    market = bars(close=[100, 100], low=[99, 80], high=[101, 101], mark_low=[99, 98])

    assert sweeps(90, 0, market, side="long") == 2


def test_a_missing_bar_sweeps_nothing():
    market = bars(close=[100, np.nan, 100], low=[99, np.nan, 90], high=[101, np.nan, 101])

    assert sweeps(95, 0, market, side="long") == 2


def test_levels_and_bars_are_broadcast(down_and_up):
    found = sweeps([[97], [94]], [0, 2], down_and_up, side="long")

    assert found.tolist() == [[2, 3], [4, 4]]


@pytest.mark.parametrize("opened", [-1, 4])
def test_a_bar_that_does_not_exist_is_refused(down_and_up, opened):
    with pytest.raises(ValueError, match="opened must be bars of the market, 0 to 3"):
        sweeps(95, opened, down_and_up, side="long")


def test_a_side_that_is_no_side_is_refused(down_and_up):
    with pytest.raises(ValueError, match="side must be one of long, short; got 'buy'"):
        sweeps(95, 0, down_and_up, side="buy")


def test_a_level_that_is_no_price_is_refused(down_and_up):
    with pytest.raises(ValueError, match="level must be positive and finite"):
        sweeps(0, 0, down_and_up, side="long")
