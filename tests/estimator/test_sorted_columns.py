"""The price grid, and columns in order of price."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator import Estimator
from liqwidget.estimator.sorted_columns import PriceGrid
from tests.markets import bars


def test_buckets_are_equal_steps_in_log_price():
    grid = PriceGrid(100.0, 400.0, 2)

    assert grid.edges == pytest.approx([100, 200, 400])
    assert grid.centers == pytest.approx([np.sqrt(2) * 100, np.sqrt(2) * 200])


def test_a_price_is_placed_in_buckets_above_the_lowest_edge():
    grid = PriceGrid(100.0, 400.0, 2)

    found = grid.place(np.array([50.0, 100, 200, 400, np.nan, np.inf]), 7.0)

    assert found == pytest.approx([-1, 0, 1, 2, 7, 7])


@pytest.fixture
def columns():
    """Two columns of three bars: closes 103, 101, 102 and a gap, 99, 100.

    bar     0    1    2    3    4    5
    low   100   98   99    -   97   96
    """
    market = bars(
        close=[103, 101, 102, np.nan, 99, 100],
        open=[103, 101, 102, np.nan, 99, 100],
        low=[100, 98, 99, np.nan, 97, 96],
        high=[104, 105, 103, np.nan, 106, 101],
    )
    made = Estimator(
        market, entry="close", inventory="none", n_columns=2, price_range=(50.0, 200.0), n_buckets=7
    )
    grid = made.geometry.grid
    return made.geometry.sorted, lambda places: grid.low * np.exp(np.asarray(places) * grid.step)


def test_entries_stand_in_order_of_price_and_missing_ones_last(columns):
    found, price = columns

    assert price(found.entry[0]) == pytest.approx([101, 102, 103])
    assert price(found.entry[1]) == pytest.approx([99, 100, np.inf])
    assert found.n_entries.tolist() == [3, 2]


def test_the_order_says_where_each_entry_stood(columns):
    found, _ = columns

    assert found.order.tolist() == [[1, 2, 0], [4, 5, 3]]


def test_a_column_has_the_extremes_of_its_bars(columns):
    found, price = columns

    assert price(found.low) == pytest.approx([98, 96])
    assert price(found.high) == pytest.approx([105, 106])


def test_an_entry_knows_the_extremes_of_the_rest_of_its_column(columns):
    found, price = columns

    # entered at 101 in bar 1, at 102 in bar 2 which ends the column, at 103 in bar 0
    assert price(found.lowest_after[0]) == pytest.approx([99, np.inf, 98])
    assert price(found.highest_after[0]) == pytest.approx([103, 0, 105])
