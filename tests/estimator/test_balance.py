"""The account of four bars, coin by coin."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.estimator import estimate
from tests.estimator.conftest import BARE
from tests.markets import bars


def test_what_was_opened_is_alive_until_it_is_swept(four_bar_map):
    long, short = four_bar_map.balance()["long"], four_bar_map.balance()["short"]

    assert long.opened.tolist() == short.opened.tolist() == [0, 2, 2, 2]
    assert long.alive == pytest.approx([0, 2, 0, 0])
    assert long.swept == pytest.approx([0, 0, 2, 2])
    assert short.alive == pytest.approx([0, 2, 2, 0])
    assert short.swept == pytest.approx([0, 0, 0, 2])


def test_a_level_beyond_the_range_drawn_is_off_the_grid_and_counted(four_bars):
    made = estimate(four_bars, **{**BARE, "price_range": (95.0, 105.0)})

    assert made.total.sum() == 0
    assert made.balance()["short"].off_grid == pytest.approx([0, 2, 2, 0])


def test_half_of_open_interest_closing_closes_half_of_every_position():
    market = bars(close=[100, 100, 100], open_interest=[10, 12, 6])

    account = estimate(market, **BARE).balance()["long"]

    assert account.alive == pytest.approx([0, 2, 1])
    assert account.closed == pytest.approx([0, 0, 1])


def test_what_the_weights_lack_to_one_is_unlevered(four_bars):
    made = estimate(four_bars, **{**BARE, "weights": {10: 0.25}})

    account = made.balance()["long"]

    assert account.opened == pytest.approx([0, 0.5, 0.5, 0.5])
    assert account.unlevered == pytest.approx([0, 1.5, 1.5, 1.5])


def test_an_unlevered_linear_long_counts_as_unlevered(four_bars):
    made = estimate(four_bars, **{**BARE, "leverages": (1, 10), "weights": {1: 0.5, 10: 0.5}})

    long, short = made.balance()["long"], made.balance()["short"]

    assert long.opened[-1] == pytest.approx(1)
    assert long.unlevered[-1] == pytest.approx(1)
    assert short.opened[-1] == pytest.approx(2)  # a short at 1x goes when price doubles


def test_a_position_swept_in_the_column_of_its_opening_is_swept_and_never_drawn(four_bars):
    made = estimate(four_bars, **BARE, n_columns=1)

    assert made.total.sum() == 0
    assert made.balance()["long"].swept == pytest.approx([2])
    assert made.balance()["short"].swept == pytest.approx([2])


def test_the_account_of_warm_up_and_inventory_is_included(four_bars):
    made = estimate(four_bars, **{**BARE, "inventory": "spread"}, window="1h", warm_up="3h")

    assert made.balance()["long"].opened == pytest.approx([12])


def test_an_account_reads_as_one_line(four_bar_map):
    said = str(four_bar_map.balance()["long"])

    assert said.startswith("long: opened 2 = alive 0 + off the grid 0 + swept 2 + closed 0 coins")


def test_a_wrong_account_has_an_error(four_bar_map):
    from dataclasses import replace

    account = four_bar_map.balance()["long"]

    wrong = replace(account, swept=np.zeros(4))

    assert account.error == 0
    assert wrong.error == pytest.approx(1)


def test_what_rounding_leaves_is_not_said_as_minus_zero():
    account = estimate(lq.sample("BTCUSDT"), window="7D").balance()["short"]

    assert account.unlevered[-1] < 0  # 1e-12 coins, of which the test would lose sight otherwise
    assert str(account).endswith("never liquidated 0")
