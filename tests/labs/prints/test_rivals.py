"""Naive predictors, by hand."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs.prints.rivals import rivals

HOURS = np.datetime64("2026-01-05T00") + np.arange(30)


@pytest.fixture(scope="module")
def market():
    """Thirty hours at 100, between 99 and 101; in bar 27 price falls to 96 and closes at 97.

    ```text
    bar        0 ... 26    27   28   29
    high     101    101   101   98   98
    low       99     99    96   96   95
    close    100    100    97   97   97
    ```
    """
    high, low, close = np.full(30, 101.0), np.full(30, 99.0), np.full(30, 100.0)
    low[27:], close[27:], high[28:] = (96, 96, 95), 97, 98
    before = np.append(100.0, close[:-1])
    return lq.Market(
        time=HOURS, open=before, high=np.maximum(high, before), low=low, close=close,
        open_interest=np.full(30, 50.0),
    )  # fmt: skip


def test_a_new_low_is_one_below_the_day_before(market):
    longs = rivals(market)["new 24 h extreme"][0]

    assert np.flatnonzero(longs).tolist() == [27, 29]


def test_depth_is_how_far_below_that_low(market):
    longs = rivals(market)["depth beyond it"][0]

    assert longs[[26, 27, 28, 29]] == pytest.approx([0, 3 / 96, 0, 1 / 95])


def test_the_move_is_measured_from_the_close_before(market):
    longs, shorts = rivals(market)["move from the last close"]

    assert longs[[27, 28, 29]] == pytest.approx([4 / 100, 1 / 97, 2 / 97])
    assert shorts[[27, 29]] == pytest.approx([1 / 100, 1 / 97])


def test_the_range_is_the_same_for_both_sides(market):
    longs, shorts = rivals(market)["range"]

    assert longs[27] == shorts[27] == pytest.approx(5 / 97)


def test_the_first_bar_knows_no_extreme_and_no_close(market):
    found = rivals(market)

    assert all(found[name][:, 0].tolist() == [0, 0] for name in list(found)[:3])


def test_a_rival_sees_no_later_bar(market):
    cut = rivals(market.window((HOURS[0], HOURS[28])))

    whole = rivals(market)

    assert all(np.array_equal(cut[name], whole[name][:, :28]) for name in whole)
