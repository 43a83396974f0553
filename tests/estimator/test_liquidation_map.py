"""The map object: what it shows, what it refuses, and that it cannot be written."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from liqwidget.estimator import estimate
from tests.estimator.conftest import BARE
from tests.markets import bars, random_market


def test_a_level_is_drawn_in_the_bucket_of_its_price(four_bar_map):
    bucket, column = np.nonzero(four_bar_map.long_quantity > 1e-9)

    # 100 x 0.9 / 0.995 = 90.452
    assert column.tolist() == [1]
    edges = four_bar_map.bucket_edges
    assert edges[bucket[0]] <= 90.452 < edges[bucket[0] + 1]


def test_a_swept_level_is_gone_from_that_bar_on(four_bar_map):
    assert four_bar_map.long_quantity.sum(axis=0) == pytest.approx([0, 2, 0, 0])
    assert four_bar_map.short_quantity.sum(axis=0) == pytest.approx([0, 2, 2, 0])


def test_a_sweep_is_counted_in_its_bar(four_bar_map):
    assert four_bar_map.swept_long == pytest.approx([0, 0, 2, 0])
    assert four_bar_map.swept_short == pytest.approx([0, 0, 0, 2])


def test_dollars_are_coins_times_the_geometric_bucket_center(four_bar_map):
    coins, center = four_bar_map.long_quantity, four_bar_map.bucket_prices

    assert four_bar_map.long == pytest.approx(coins * center[:, None])
    assert center == pytest.approx(
        np.sqrt(four_bar_map.bucket_edges[:-1] * four_bar_map.bucket_edges[1:])
    )


def test_the_total_is_longs_and_shorts(four_bar_map):
    assert four_bar_map.total == pytest.approx(four_bar_map.long + four_bar_map.short)


def test_a_grid_has_a_row_per_bucket_and_a_column_per_bar(four_bar_map):
    for grid in ("long", "short", "total", "long_quantity", "short_quantity"):
        assert getattr(four_bar_map, grid).shape == (40, 4)


def test_a_column_is_named_for_its_end(four_bar_map):
    assert four_bar_map.time[0] == np.datetime64("2026-01-01T01:00")
    assert four_bar_map.time[-1] == np.datetime64("2026-01-01T04:00")


def test_coverage_is_the_share_of_open_interest_seen_being_opened(four_bar_map):
    # ten coins were open before the first bar, two were opened in the second
    assert four_bar_map.coverage == pytest.approx([0, 1 / 6, 1 / 6, 1 / 6])


def test_the_price_is_the_last_close_that_is_known():
    made = estimate(bars(close=[100, 101, np.nan]), inventory="none")

    assert made.price == 101


def test_closes_are_the_last_known_ones_at_the_ends_of_the_columns():
    market = bars(close=[np.nan, np.nan, 100, 101, np.nan, np.nan, 102, 103])

    made = estimate(market, inventory="none", n_columns=4)

    assert np.array_equal(made.closes, [np.nan, 101, 101, 103], equal_nan=True)


def test_the_price_of_a_market_without_prices_is_not_a_number():
    assert np.isnan(estimate(bars(close=[np.nan, np.nan])).price)


def test_open_interest_is_that_of_the_column_ends(four_bars):
    made = estimate(four_bars, **BARE, n_columns=2)

    assert made.open_interest.tolist() == [12, 12]


@pytest.mark.parametrize(
    "name",
    [
        "total", "long", "short", "long_quantity", "short_quantity", "bucket_edges",
        "bucket_prices", "time", "closes", "coverage", "swept_long", "swept_short",
        "open_interest",
        "weights", "crowding", "mix",
    ],
)  # fmt: skip
def test_an_array_cannot_be_written(four_bar_map, name):
    with pytest.raises(ValueError, match="read-only"):
        getattr(four_bar_map, name)[0] = 0


def test_an_account_cannot_be_written(four_bar_map):
    with pytest.raises(ValueError, match="read-only"):
        four_bar_map.balance()["long"].alive[0] = 1


def test_a_map_cannot_be_changed(four_bar_map):
    with pytest.raises(FrozenInstanceError):
        four_bar_map.weights = np.ones(1)


def test_the_market_is_not_changed_by_estimating():
    market = random_market(np.random.default_rng(2), 50, "nan open interest")
    before = {name: np.copy(values) for name, values in vars(market).items()}

    made = estimate(market, open_interest_jump=(0.2, 5))
    made.total, made.balance()

    for name, values in vars(market).items():
        assert np.array_equal(
            before[name],
            values,
            equal_nan=values.__class__ is np.ndarray and (values.dtype.kind == "f"),
        )


def test_a_reweighted_map_is_the_map_estimated_with_those_weights():
    market = random_market(np.random.default_rng(4), 50, "plain")
    weights = {5: 0.2, 10: 0.5, 100: 0.2}

    found = estimate(market).reweighted(weights)

    assert np.array_equal(found.total, estimate(market, weights=weights).total)


def test_an_untilted_map_is_the_map_estimated_without_the_tilt():
    market = random_market(np.random.default_rng(4), 50, "plain")

    made = estimate(market)

    assert np.array_equal(made.untilted.total, estimate(market, funding_tilt=0).total)
    assert not np.array_equal(made.untilted.total, made.total)
    assert made.untilted.untilted is made.untilted


def test_a_reweighted_map_shares_the_geometry(four_bar_map):
    found = four_bar_map.reweighted([0.5])

    assert found.book is four_bar_map.book
    assert found.total == pytest.approx(four_bar_map.total / 2)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({20: 1.0}, "weights has leverage 20, which is not a tier here; the tiers are 10"),
        ([0.5, 0.5], r"weights needs one number per tier, 1; got shape \(2,\)"),
        ([-0.1], "weights must be zero or more"),
        ([float("nan")], "weights must be zero or more"),
        ([30.0], "sum to one at most; got 30. Divide them by their sum, or by 100"),
    ],
)
def test_weights_that_are_no_shares_are_refused(four_bar_map, weights, words):
    with pytest.raises(ValueError, match=words):
        four_bar_map.reweighted(weights)


def test_the_weights_given_are_copied(four_bars):
    weights = np.array([0.5])

    made = estimate(four_bars, **{**BARE, "weights": weights})
    weights[0] = 0.9

    assert made.weights.tolist() == [0.5]


def test_a_map_can_be_read_in_words(four_bar_map):
    said = repr(four_bar_map)

    assert "BTCUSDT" in said
    assert "simulated data" in said
    assert "10x 100%" in said
    assert "not a record of positions" in said


def test_names_from_data_are_escaped_in_html(four_bars):
    market = replace(four_bars, symbol="<script>alert(1)</script>")

    said = estimate(market, **BARE)._repr_html_()

    assert "<script>" not in said
    assert "&lt;script&gt;" in said
