"""Entry nodes of single bars, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator import entries
from liqwidget.estimator.entries import sweep_range
from tests.markets import bars


@pytest.fixture
def rising():
    """One bar that walks 100, 98, 106, 104: legs of 2, 8 and 2, nodes at 3, 6, 9 and 12."""
    return bars(open=[100], low=[98], high=[106], close=[104])


@pytest.fixture
def falling():
    """One bar that walks 104, 106, 98, 100: legs of 2, 8 and 2, nodes at 3, 6, 9 and 12."""
    return bars(open=[104], low=[98], high=[106], close=[100])


def test_a_rising_bar_walks_low_then_high(rising):
    found = entries(rising, rule="path")

    assert found.price == pytest.approx(np.array([[99, 102, 105, 104]]))


def test_a_falling_bar_walks_high_then_low(falling):
    found = entries(falling, rule="path")

    assert found.price == pytest.approx(np.array([[105, 102, 99, 100]]))


def test_an_entry_of_a_rising_bar_sees_the_corners_still_to_come(rising):
    found = entries(rising, rule="path", nodes=12)  # the first leg holds two of them

    assert found.lowest_after.tolist() == [[98, 98, *[104] * 10]]
    assert found.highest_after.tolist() == [[*[106] * 10, 104, 104]]


def test_an_entry_of_a_falling_bar_sees_the_corners_still_to_come(falling):
    found = entries(falling, rule="path", nodes=12)

    assert found.lowest_after.tolist() == [[*[98] * 10, 100, 100]]
    assert found.highest_after.tolist() == [[106, 106, *[100] * 10]]


def test_the_last_entry_is_the_close(rising, falling):
    assert entries(rising, rule="path").price[0, -1] == 104
    assert entries(falling, rule="path").price[0, -1] == 100


def test_a_bar_that_closes_at_its_high_has_no_third_leg():
    found = entries(bars(open=[100], low=[98], high=[106], close=[106]), rule="path")

    assert found.price == pytest.approx(np.array([[98.5, 101, 103.5, 106]]))
    assert found.lowest_after.tolist() == [[106, 106, 106, 106]]


@pytest.mark.parametrize(("step", "nodes"), [("5min", 4), ("1h", 4), ("4h", 8)])
def test_bars_longer_than_an_hour_have_twice_the_entries(step, nodes):
    market = bars(close=[100, 101, 102], step=step)

    assert entries(market, rule="path").price.shape == (3, nodes)


@pytest.mark.parametrize("nodes", [1, 2, 7])
def test_the_path_has_as_many_nodes_as_asked_for(rising, nodes):
    found = entries(rising, rule="path", nodes=nodes)

    assert found.price.shape == (1, nodes)


def test_a_flat_bar_is_entered_at_its_close_and_exposed_to_nothing():
    found = entries(bars(close=[100]), rule="path")

    assert found.price.tolist() == [[100] * 4]
    assert np.isposinf(found.lowest_after).all()
    assert np.isneginf(found.highest_after).all()


def test_a_bar_without_prices_has_no_entries():
    market = bars(close=[100, np.nan], open=[99, np.nan], high=[101, np.nan], low=[98, np.nan])

    found = entries(market, rule="path")

    assert np.isfinite(found.price[0]).all()
    assert np.isnan(found.price[1]).all()
    assert np.isposinf(found.lowest_after[1]).all()


def test_a_wick_that_the_mark_price_did_not_follow_is_cut_off():
    market = bars(open=[100], low=[98], high=[106], close=[104], mark_low=[99], mark_high=[105])

    found = entries(market, rule="path", nodes=12)

    assert found.lowest_after.tolist() == [[99, 99, *[104] * 10]]
    assert found.highest_after.tolist() == [[*[105] * 10, 104, 104]]


def test_an_unknown_mark_price_cuts_nothing():
    market = bars(
        open=[100], low=[98], high=[106], close=[104], mark_low=[np.nan], mark_high=[np.nan]
    )

    found = entries(market, rule="path", nodes=12)

    assert found.lowest_after.tolist() == [[98, 98, *[104] * 10]]


def test_at_the_close_the_bar_is_over(rising):
    found = entries(rising, rule="close")

    assert found.price.tolist() == [[104]]
    assert np.isposinf(found.lowest_after).all()


def test_hlc3_is_the_mean_of_high_low_and_close(rising):
    found = entries(rising, rule="hlc3")

    assert found.price == pytest.approx(np.array([[(106 + 98 + 104) / 3]]))


def test_the_mark_price_sweeps_where_it_is_known():
    market = bars(
        close=[100, 100], low=[90, 91], high=[110, 111], mark_low=[95, np.nan], mark_high=[105, 106]
    )

    low, high = sweep_range(market)

    assert low.tolist() == [95, 91]
    assert high.tolist() == [105, 106]


def test_a_bar_without_prices_sweeps_nothing():
    low, high = sweep_range(bars(close=[np.nan]))

    assert low.tolist() == [np.inf]
    assert high.tolist() == [-np.inf]
