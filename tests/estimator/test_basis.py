"""The basis of sweeps: per tier, in dollars and as a forecast."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.estimator import estimate, sweep_basis
from tests import oracle
from tests.estimator.conftest import BARE
from tests.markets import KINDS, bars, random_market


def test_a_tier_sweeps_what_was_opened_at_its_level(four_bar_map):
    basis = sweep_basis(four_bar_map, unit="coin")

    assert basis.long.tolist() == [[0, 0, pytest.approx(2), 0]]
    assert basis.short.tolist() == [[0, 0, 0, pytest.approx(2)]]


def test_dollars_are_coins_at_the_liquidation_price(four_bar_map):
    basis = sweep_basis(four_bar_map)

    # 100 (1 - 1/10) / (1 - 0.005) and 100 (1 + 1/10) / (1 + 0.005), two coins each
    assert basis.long[0, 2] == pytest.approx(2 * 90 / 0.995)
    assert basis.short[0, 3] == pytest.approx(2 * 110 / 1.005)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side_rule", ["both", "aggressor"])
@pytest.mark.parametrize("entry", ["close", "path"])
def test_the_tiers_add_up_to_the_account_of_the_map(kind, side_rule, entry):
    market = random_market(np.random.default_rng(3), 80, kind)
    weights = [0.1, 0.0, 0.1, 0.1, 0.2, 0.1, 0.05, 0.05]
    made = estimate(
        market, weights=weights, funding_tilt=0.6, n_columns=9, window="60h", warm_up="20h",
        side_rule=side_rule, entry=entry,
    )  # fmt: skip

    basis = sweep_basis(made, unit="coin")

    starts = np.arange(0, made.time.size * made.bars_per_column, made.bars_per_column)
    for swept, shown in zip(
        basis.swept(made.weights), (made.swept_long, made.swept_short), strict=True
    ):
        by_column = np.add.reduceat(swept[basis.warm_up :], starts)
        np.testing.assert_allclose(by_column, shown, rtol=1e-12, atol=1e-12)
    assert made.swept_long.sum() + made.swept_short.sum() > 0 or kind == "flat"


def test_each_tier_agrees_with_the_loop_that_visits_every_position():
    market = random_market(np.random.default_rng(5), 60, "plain")
    weights = [0.0, 0.05, 0.1, 0.1, 0.2, 0.1, 0.05, 0.05]
    made = estimate(market, weights=weights, price_range=(60.0, 160.0))
    walked = oracle.liquidation_map(
        market.lists(), leverages=list(made.leverages), weights=weights,
        rates=list(made.book.geometry.maintenance_margin), family="linear_mark", rule="path",
        nodes=4, inventory=True, column_of=list(range(60)), low=60.0, high=160.0,
        n_buckets=400, turnover=0.1,
    )  # fmt: skip

    found = sweep_basis(made, unit="coin").swept(made.weights)

    for swept, loop in zip(found, walked["swept"], strict=True):
        np.testing.assert_allclose(np.cumsum(swept), loop, rtol=1e-12)


def test_a_tier_without_weight_still_shows_what_it_would_sweep(four_bars):
    made = estimate(four_bars, **{**BARE, "leverages": (5, 10), "weights": {5: 1.0}})

    assert sweep_basis(made, unit="coin").long[1].sum() == pytest.approx(2)


def test_a_position_opened_and_swept_in_one_bar_is_swept_there():
    # a falling bar walks 100, 101, 89, 90; the first of four entries lies before the high
    market = bars(close=[100, 90], open=[100, 100], high=[100, 101], low=[100, 89],
                  open_interest=[10, 14])  # fmt: skip
    made = estimate(market, **{**BARE, "entry": "path"})

    basis = sweep_basis(made, unit="coin")

    # the way is 1 + 12 + 1 long, entries at 1.75, 5.25, 8.75 and 12.25 of it: prices 100.25,
    # 96.75, 93.25 and 89.75; their levels are 90.45 / 100 of that, reached above 89 by 1 of 4
    assert basis.long[0].tolist() == [0, pytest.approx(1)]


def test_a_forecast_of_the_next_bar_leaves_out_what_that_bar_opened():
    market = bars(close=[100, 90], open=[100, 100], high=[100, 101], low=[100, 89],
                  open_interest=[10, 14])  # fmt: skip
    made = estimate(market, **{**BARE, "entry": "path"})

    assert sweep_basis(made, unit="coin", horizon=1).long.sum() == 0


def test_a_forecast_knows_nothing_that_happened_after_its_look():
    # opened: 2 coins in bar 1; the look before bar 2 knows them, the one before bar 0 does not
    market = bars(close=[100, 100, 100, 85], open_interest=[10, 12, 9, 9])
    made = estimate(market, **BARE)

    swept = [
        sweep_basis(made, unit="coin", horizon=horizon).long[0, 3] for horizon in (None, 1, 2, 4)
    ]

    # closings of bar 2, a quarter, are known to a look at its end only
    assert swept == pytest.approx([1.5, 1.5, 2.0, 0.0])


def test_the_normalizer_of_a_tilt_is_that_of_the_map():
    market = bars(close=[100, 100, 85], open_interest=[10, 12, 12], funding_rate=[1e-4, 5e-4, 1e-4])
    made = estimate(
        market,
        **{**BARE, "leverages": (5, 10), "weights": {5: 0.2, 10: 0.3}, "funding_tilt": 1.0},
    )

    basis = sweep_basis(made, unit="coin")

    z = np.tanh(2.0)
    assert basis.long[1, 2] == pytest.approx(2 * 10**z / (0.5 + 0.2 * 5**z + 0.3 * 10**z))


@pytest.mark.parametrize(
    ("chosen", "words"),
    [({"unit": "btc"}, "unit must be one of usd, coin"), ({"horizon": 0}, "one bar or more")],
)
def test_a_basis_that_cannot_be_is_refused(sample, chosen, words):
    with pytest.raises(ValueError, match=words):
        lq.sweep_basis(lq.estimate(sample, window="24H"), **chosen)


def test_a_basis_cannot_be_written_to(four_bar_map):
    with pytest.raises(ValueError, match="read-only"):
        sweep_basis(four_bar_map).long[0, 0] = 1.0
