"""Cells in other units, and percentiles of them."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.views.units import in_unit, percentile_of
from tests.views.maps import binned, week


def test_coins_are_dollars_over_the_price_of_the_bucket():
    map = week()

    np.testing.assert_allclose(
        in_unit(map, "coins"), map.long_quantity + map.short_quantity, rtol=1e-9, atol=1e-9
    )


def test_per_cent_of_open_interest_are_coins_over_the_open_interest_of_the_column():
    map = week()

    share = in_unit(map, "% of OI")[200, 50]

    assert share == pytest.approx(
        100 * map.total[200, 50] / map.bucket_prices[200] / map.open_interest[50]
    )


def test_percentiles_leave_out_what_is_empty():
    map = binned()
    drawn = np.sort(map.total[map.total > 0.01])

    assert (map.total <= 0.01).any()
    assert percentile_of(map, 0) == drawn[0]
    assert percentile_of(map, 50) == drawn[drawn.size // 2]


def test_percentiles_in_a_replay_know_nothing_later():
    map = binned()  # seven columns
    known = map.total[:, :4]

    assert (
        percentile_of(map, 90, column=3)
        == np.sort(known[known > 0.01])[int(0.9 * (known > 0.01).sum())]
    )
    assert percentile_of(map, 90, column=3) != percentile_of(map, 90)


def test_the_threshold_stands_for_an_amount(sample):
    widget = lq.show(sample, window="7D")

    widget.threshold = 80
    dollars = widget.threshold_amount
    widget.unit = "coins"

    drawn = widget.map.total[widget.map.total > 0]
    assert (drawn < dollars).mean() == pytest.approx(0.8, abs=0.01)
    assert widget.threshold_amount < dollars / 1000
    widget.close()
