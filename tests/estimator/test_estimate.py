"""The friendly door: what it chooses, keeps and refuses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liqwidget.estimator import TIERS, Estimator, estimate
from tests.markets import bars, calm_market, random_market


@pytest.fixture
def market():
    """Fifty ordinary hours."""
    return random_market(np.random.default_rng(1), 50, "plain")


def test_tiers_that_the_venue_does_not_offer_are_left_out(market):
    assert Estimator(market, venue="drift").leverages == tuple(x for x in TIERS if x <= 20)


def test_a_weight_on_a_tier_the_venue_does_not_offer_is_refused(market):
    with pytest.raises(ValueError, match="weights has leverage 100, which is not a tier here"):
        estimate(market, venue="drift", weights={10: 0.5, 100: 0.5})


def test_a_ladder_that_the_venue_does_not_offer_at_all_is_refused(market):
    with pytest.raises(ValueError, match="offers 20x at most; leverages has only 50x and more"):
        estimate(market, venue="drift", leverages=(50, 100))


def test_the_default_mix_is_that_of_the_venue(market):
    from liqwidget.market.venues import get_venue

    made = estimate(market, venue="drift")

    assert dict(zip(made.leverages, made.weights, strict=True)) == dict(
        get_venue("drift").default_weights
    )


def test_tiers_without_a_default_weight_share_alike(market):
    assert estimate(market, leverages=(7, 13)).weights.tolist() == [0.5, 0.5]


def test_long_bars_are_entered_along_their_path_and_short_ones_at_their_close():
    assert Estimator(calm_market(30, "1h")).geometry.entry_rule == "path"
    assert Estimator(calm_market(30, "5min")).geometry.entry_rule == "close"


def test_the_range_drawn_reaches_15_per_cent_beyond_the_extremes():
    made = estimate(bars(close=[100, 100], low=[90, 95], high=[105, 110]))

    assert made.bucket_edges[[0, -1]] == pytest.approx([90 * 0.85, 110 / 0.85])


def test_a_second_map_of_the_same_flows_shares_their_book(market):
    estimator = Estimator(market)

    first = estimator.map(weights={10: 1.0})
    second = estimator.map(weights={50: 1.0}, funding_shift=1e-4)

    assert first.book is second.book


def test_another_turnover_keeps_the_geometry_alone(market):
    estimator = Estimator(market)

    first, second = estimator.map(turnover=0.1), estimator.map(turnover=0.3)

    assert first.book is not second.book
    assert first.book.geometry is second.book.geometry


def test_an_estimator_draws_what_estimate_draws(market):
    settings = {"turnover": 0.2, "funding_shift": 2e-4, "weights": {5: 0.4, 25: 0.4}}
    estimator = Estimator(market, window="1D")
    estimator.map()

    found = estimator.map(**settings)

    assert np.array_equal(found.total, estimate(market, window="1D", **settings).total)


def test_an_estimator_of_a_map_draws_it_again(market):
    made = estimate(market, venue="bybit", leverages=(5, 20), window="1D", n_buckets=77)

    again = Estimator.of(made, window="1D").map(weights=made.weights)

    assert np.array_equal(again.total, made.total)


def test_the_largest_scale_is_borne_and_more_is_not():
    market = bars(close=[100, 100, 100], open_interest=[100, 40, 60])
    estimator = Estimator(market)

    assert estimator.max_open_interest_scale == pytest.approx(100 / 60)
    estimator.map(open_interest_scale=estimator.max_open_interest_scale)
    with pytest.raises(ValueError, match="below zero"):
        estimator.map(open_interest_scale=estimator.max_open_interest_scale * 1.01)


def test_open_interest_that_never_falls_bears_any_scale():
    estimator = Estimator(bars(close=[100, 100], open_interest=[100, 120]))

    assert estimator.max_open_interest_scale == float("inf")


@pytest.mark.parametrize("n_bars", [1, 2])
def test_a_bar_or_two_make_a_map(n_bars):
    made = estimate(random_market(np.random.default_rng(0), n_bars, "plain"))

    assert made.total.shape == (400, n_bars)
    assert made.balance()["long"].error < 1e-12


def test_a_market_without_prices_makes_an_empty_map():
    made = estimate(bars(close=[np.nan] * 3))

    assert made.total.sum() == 0


def test_inventory_is_drawn_and_fades():
    market = bars(close=[100] * 3, low=[99] * 3, high=[101] * 3, open_interest=[100, 50, 25])

    made = estimate(
        market,
        leverages=(5,),
        weights={5: 1.0},
        turnover=0,
        holding_exponent=0,
        funding_tilt=0,
        price_range=(50, 200),
    )

    # longs about 80 and shorts about 120, a hundred coins each, halved twice
    assert made.long_quantity.sum(axis=0) == pytest.approx([100, 50, 25])
    assert made.coverage == pytest.approx([0, 0, 0])


def test_the_same_maintenance_margin_for_all_or_per_tier(market):
    one = estimate(market, leverages=(5, 10), maintenance_margin=0.01)
    each = estimate(market, leverages=(5, 10), maintenance_margin=[0.01, 0.01])

    assert np.array_equal(one.total, each.total)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"venue": "binnance"}, "got \"?'?binnance"),
        ({"leverages": ()}, "leverages must be ascending and not empty"),
        ({"leverages": (10, 5)}, "leverages must be ascending and not empty"),
        ({"leverages": (0.5, 5)}, "leverages must be 1 or more; got 0.5"),
        ({"maintenance_margin": 0.5}, "maintenance_margin"),
        ({"maintenance_margin": -0.1}, "maintenance_margin"),
        ({"turnover": 2}, "turnover must be from 0 to 1"),
        ({"funding_tilt": -1}, "funding_tilt must be from 0 to 2"),
        ({"funding_tilt": float("nan")}, "funding_tilt must be from 0 to 2"),
        ({"funding_shift": 0.5}, "funding_shift must be from -0.1 to 0.1 per 8 h, as a fraction"),
        ({"open_interest_scale": -1}, "open_interest_scale must be from 0 to 100"),
        ({"open_interest_jump": (0.1, 0)}, "open_interest_jump needs at least one bar"),
        ({"holding_exponent": 4}, "holding_exponent must be from 0 to 3"),
        ({"side_rule": "green"}, "side_rule must be one of both, aggressor"),
        ({"entry": "open"}, "entry must be one of auto, close, hlc3, path; got 'open'"),
        ({"inventory": "all"}, "inventory must be one of spread, none"),
        ({"window": "a week"}, "window is a number and one of min, h, D, W"),
        ({"warm_up": "long"}, "warm_up is a number and one of min, h, D, W"),
        ({"n_buckets": 0}, "n_buckets must be from 1 to 100000; got 0"),
        ({"n_columns": 0}, "n_columns must be 1 or more; got 0"),
        ({"price_range": (100, 90)}, "price_range must be two positive prices, low and high"),
        ({"price_range": (0, 90)}, "price_range must be two positive prices"),
        ({"price_range": (float("nan"), 90)}, "price_range must be two positive prices"),
        ({"weights": [0.1, 0.2]}, "weights needs one number per tier, 8"),
    ],
)
def test_a_bad_setting_is_refused(market, settings, words):
    with pytest.raises(ValueError, match=words):
        estimate(market, **settings)


def test_an_unknown_setting_is_refused(market):
    with pytest.raises(TypeError, match="wieghts"):
        estimate(market, wieghts={10: 1.0})


def test_a_frame_is_not_a_market(sample):
    with pytest.raises(
        TypeError, match=r"got DataFrame. Make one of a frame with Market.from_frame"
    ):
        estimate(sample.to_frame())


def test_an_empty_mix_is_refused(sample):
    with pytest.raises(ValueError, match="weights is empty"):
        estimate(sample, weights={})


def test_a_market_without_open_interest_has_an_empty_map():
    market = random_market(np.random.default_rng(1), 30, "plain")
    unknown = replace(market, open_interest=np.full(30, np.nan))

    assert estimate(unknown).total.max() == 0
