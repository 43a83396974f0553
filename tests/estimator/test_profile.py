"""One column by tier and side, and the runs of a picture."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator import estimate, picture
from tests.markets import random_market


@pytest.fixture
def made():
    """A map of all tiers, with two bars per column."""
    return estimate(random_market(np.random.default_rng(5), 60, "plain"), n_columns=30)


@pytest.mark.parametrize("column", [-1, 0, 17])
def test_a_profile_sums_to_its_column_of_the_map(made, column):
    found = made.profile(column)

    assert found.total == pytest.approx(made.total[:, column], abs=1e-9 * made.total.max())
    assert found.long.sum(axis=1) == pytest.approx(
        made.long[:, column], abs=1e-9 * made.total.max()
    )


def test_the_last_column_is_the_default(made):
    assert np.array_equal(made.profile().long, made.profile(29).long)


def test_a_tier_of_a_profile_is_the_map_of_that_tier_alone(made):
    weights = np.where(np.array(made.leverages) == 10, made.weights, 0.0)
    tier = made.leverages.index(10)
    untilted = estimate(made.market, n_columns=30, funding_tilt=0)

    found = untilted.profile().short[:, tier]

    alone = untilted.reweighted(weights).short[:, -1]
    assert found == pytest.approx(alone, abs=1e-9 * made.total.max())


def test_a_profile_has_a_column_per_tier_and_cannot_be_written(made):
    found = made.profile()

    assert found.long.shape == found.short.shape == (400, len(made.leverages))
    for values in (found.long, found.short, found.bucket_prices):
        assert not values.flags.writeable


@pytest.mark.parametrize("column", [30, -31])
def test_a_column_that_is_not_there_is_refused(made, column):
    with pytest.raises(IndexError, match="column must be from -30 to 29"):
        made.profile(column)


def test_runs_draw_the_map_where_nothing_fades():
    market = random_market(np.random.default_rng(5), 60, "plain")
    growing = np.arange(100.0, 160.0)
    market = type(market)(**{**vars(market), "open_interest": growing})
    made = estimate(market, turnover=0, holding_exponent=0, inventory="none")

    runs = made.runs
    drawn = picture(runs.bucket, runs.born, runs.died, runs.quantity, n_buckets=400, n_columns=60)

    assert drawn == pytest.approx(made.long_quantity + made.short_quantity, abs=1e-9)


def test_runs_tell_sides_and_tiers_apart(made):
    runs = made.runs
    alive = runs.died == 30

    above = made.bucket_prices[runs.bucket[alive]] > made.price
    assert np.array_equal(above, runs.short[alive])
    assert set(runs.leverage.tolist()) <= set(made.leverages)


def test_runs_opened_before_the_window_have_negative_births(made):
    assert made.runs.born.min() < 0  # the inventory
    assert (made.runs.died > 0).all()


def test_runs_cannot_be_written(made):
    assert not any(values.flags.writeable for values in vars(made.runs).values())


def test_an_empty_market_has_an_empty_profile_and_no_runs(made):
    nothing = np.full(60, np.nan)
    empty = type(made.market)(
        **{**vars(made.market), **dict.fromkeys(("open", "high", "low", "close"), nothing)}
    )

    found = estimate(empty)

    assert found.profile().total.tolist() == [0] * 400
    assert found.runs.born.size == 0
