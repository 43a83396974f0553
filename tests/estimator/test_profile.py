"""One column by tier and side, and the runs of a picture."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator import estimate, picture
from liqwidget.estimator.profile import find_swept, find_tiers
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
    for values in (found.long, found.short, found.bucket_prices, found.long_age, found.short_age):
        assert not values.flags.writeable


@pytest.mark.parametrize("column", [30, -31])
def test_a_column_that_is_not_there_is_refused(made, column):
    with pytest.raises(IndexError, match="column must be from -30 to 29"):
        made.profile(column)


def test_the_age_of_a_bucket_is_the_mean_over_its_runs():
    market = random_market(np.random.default_rng(5), 60, "plain")
    growing = np.arange(100.0, 160.0)
    market = type(market)(**{**vars(market), "open_interest": growing})
    made = estimate(market, turnover=0, inventory="none")
    runs, column = made.runs, 50
    here = np.flatnonzero((runs.born <= column) & (runs.died > column) & ~runs.short)
    here = here[runs.quantity[here] > 0]  # some tiers have no weight

    found = made.profile(column).long_age

    # nothing fades: the weight of a run is its quantity, its age a bar per column
    for bucket in np.unique(runs.bucket[here]):
        inside = here[runs.bucket[here] == bucket]
        weight, waited = runs.quantity[inside], column - runs.born[inside]
        assert found[bucket] == pytest.approx((weight * waited).sum() / weight.sum())
    assert np.isfinite(found).sum() == np.unique(runs.bucket[here]).size


def test_the_profile_asked_for_last_is_kept(made):
    assert made.profile(3) is made.profile(3)
    assert made.profile(4) is not made.profile(3)


@pytest.mark.parametrize("column", [0, 17, 29])
def test_the_tiers_of_some_buckets_are_those_of_the_profile(made, column):
    profile = made.profile(column)

    long, short = find_tiers(made.book, made.mix, column, slice(150, 260))

    assert long == pytest.approx(profile.long[150:260].sum(axis=0))
    assert short == pytest.approx(profile.short[150:260].sum(axis=0))


def test_what_price_took_off_the_picture_is_what_the_runs_say(made):
    """Two bars per column, three holding classes; quantities of runs fade from birth on."""
    runs, n = made.runs, made.time.size
    first, faded = made.book.geometry.columns.first, made.book.left.at_end
    expected = np.zeros((2, n))
    for born, died, leverage, short, quantity in zip(
        runs.born, runs.died, runs.leverage, runs.short, runs.quantity, strict=True
    ):
        if max(born, 0) < died < n:
            own = faded[made.book.classes.of_tier[made.leverages.index(leverage)]]
            left = np.exp(own[first + born] - own[first + died - 1])
            expected[int(short), died] += quantity * left

    _, coins = find_swept(made.book, made.mix)

    assert coins == pytest.approx(expected)
    assert expected.sum() > 0


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
