"""What-if bands against sampling, and against sums worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.estimator import Estimator
from liqwidget.labs import stored_exchange
from tests.markets import bars, calm_market


@pytest.fixture(scope="module")
def estimator():
    return Estimator(calm_market(240), n_buckets=60)


def sampled(map, strength, n, column=-1):
    """Dollars by side of `n` mixes from a Dirichlet distribution, each drawn as a map of its own."""
    rng = np.random.default_rng(5)
    shares = np.append(map.weights, 1.0 - map.weights.sum())
    draws = rng.dirichlet(strength * np.maximum(shares, 1e-300), n)[:, :-1]
    profiles = [map.reweighted(np.minimum(draw, 1.0)).profile(column) for draw in draws]
    return np.array([[profile.long.sum(1), profile.short.sum(1)] for profile in profiles])


def two_tiers(weights):
    """A long at 100 at ten times or at five times, worth 90 and 80 dollars a coin in its bucket.

    Two coins open in bar 1 on either side; nothing else happens.
    """
    market = bars(close=[100, 100, 100], open_interest=[10, 12, 12])
    return lq.estimate(
        market, leverages=(5, 10), weights=weights, maintenance_margin=0.0, turnover=0.0,
        funding_tilt=0.0, holding_exponent=0.0, inventory="none", entry="close",
        price_range=(70.0, 140.0), n_buckets=50,
    )  # fmt: skip


def test_the_deviation_of_one_tier_is_that_of_its_share():
    map = two_tiers({5: 0.5, 10: 0.25})

    band = lq.what_if(map, strength=24.0).long

    # 2 coins x weight x center of the bucket; share w has variance w (1 - w) / (24 + 1)
    for price, share in ((80.0, 0.5), (90.0, 0.25)):
        bucket = int(np.searchsorted(map.bucket_edges, price + 1e-9)) - 1
        center = map.bucket_prices[bucket]
        assert band.mean[bucket] == pytest.approx(2 * share * center)
        assert band.sd[bucket] == pytest.approx(2 * center * np.sqrt(share * (1 - share) / 25))


def test_what_one_tier_gains_in_a_sum_another_loses():
    map = two_tiers({5: 0.5, 10: 0.5})

    found = lq.what_if(map, strength=24.0)

    # X = 2 (w c5 + (1 - w) c10), so its deviation is 2 |c5 - c10| sd(w), sd(w) = 0.1
    drawn = map.bucket_prices[found.dollars[0] > 0]
    assert float(found.sums()["long"].sd) == pytest.approx(2 * (drawn[1] - drawn[0]) * 0.1)
    assert float(found.sums()["long"].sd) < found.long.sd.sum()


def test_a_certain_mix_has_no_band():
    band = lq.what_if(two_tiers({5: 0.0, 10: 1.0})).total

    assert band.sd == pytest.approx(np.zeros(50))
    assert band.low == pytest.approx(band.mean)


@pytest.mark.parametrize("weights", [None, {5: 0.2, 25: 0.3}])
def test_moments_without_tilt_are_those_of_sampled_mixes(estimator, weights):
    map = estimator.map(weights=weights, funding_tilt=0.0)
    found = lq.what_if(map, strength=20.0)

    drawn = sampled(map, 20.0, 800)

    assert found.exact
    mean, sd = drawn.mean(axis=0), drawn.std(axis=0)
    seen = mean > 0.02 * mean.max()
    assert found.dollars[seen] == pytest.approx(mean[seen], rel=0.1)
    assert np.stack([found.long.sd, found.short.sd])[seen] == pytest.approx(sd[seen], rel=0.1)
    total = found.sums()["total"]
    assert float(total.sd) == pytest.approx(drawn.sum(axis=(1, 2)).std(), rel=0.05)


def test_the_exact_variance_is_the_closed_form_of_the_notes(estimator):
    map = estimator.map(funding_tilt=0.0)
    basis = np.stack(
        [map.reweighted(np.eye(8)[tier]).profile().total for tier in range(8)]
    )  # each tier at weight one

    found = lq.what_if(map, strength=30.0).total

    middle = map.weights @ basis
    variance = (map.weights @ basis**2 - middle**2) / 31
    assert found.mean == pytest.approx(middle)
    assert found.sd**2 == pytest.approx(np.maximum(variance, 0.0), abs=1e-9 * variance.max())


@pytest.mark.parametrize("tilt", [0.25, 1.0])
def test_slopes_under_tilt_are_those_of_a_small_change_of_the_mix(estimator, tilt):
    weights = np.array([0.05, 0.05, 0.1, 0.2, 0.2, 0.1, 0.1, 0.1])  # 0.1 is unlevered
    map = estimator.map(weights=weights, funding_tilt=tilt, funding_shift=3e-4)
    found = lq.what_if(map)

    step = 1e-6
    for tier in (0, 4, 7):
        moved = (1 - step) * weights  # one share grows, the others make room in proportion
        moved[tier] += step
        profile = map.reweighted(moved).profile()
        change = (np.stack([profile.long.sum(1), profile.short.sum(1)]) - found.dollars) / step
        assert found.slope[:, tier] == pytest.approx(change, abs=1e-4 * found.dollars.max())
    less = map.reweighted((1 - step) * weights).profile()
    change = (np.stack([less.long.sum(1), less.short.sum(1)]) - found.dollars) / step
    assert found.slope[:, -1] == pytest.approx(change, abs=1e-4 * found.dollars.max())


def test_the_deviation_under_tilt_is_near_that_of_sampled_mixes(estimator):
    map = estimator.map(funding_tilt=1.0, funding_shift=3e-4)
    found = lq.what_if(map, strength=60.0)

    drawn = sampled(map, 60.0, 600)

    assert not found.exact
    sums = found.sums()
    for side, name in enumerate(("long", "short")):
        each = drawn[:, side].sum(axis=1)
        assert float(sums[name].sd) == pytest.approx(each.std(), rel=0.08)
        assert float(sums[name].mean) == pytest.approx(each.mean(), rel=0.03)


def test_the_ends_are_near_those_of_sampled_mixes(estimator):
    map = estimator.map()
    sums = lq.what_if(map, strength=30.0, spread=0.9).sums()["total"]

    ends = np.quantile(sampled(map, 30.0, 800).sum(axis=(1, 2)), [0.05, 0.95])

    assert [float(sums.low), float(sums.high)] == pytest.approx(ends, rel=0.05)


def test_a_range_of_prices_has_a_band_of_its_own(estimator):
    map = estimator.map()
    found = lq.what_if(map)

    low, high = map.bucket_prices[10], map.bucket_prices[20]

    assert float(found.sums(low, high)["long"].mean) == pytest.approx(map.long[10:21, -1].sum())


def test_an_earlier_column_has_the_bars_of_that_column(estimator):
    map = estimator.map()

    found = lq.what_if(map, column=100)

    assert found.total.mean == pytest.approx(map.total[:, 100])


def test_the_band_of_columns_of_many_bars_has_the_bars_of_the_map():
    map = lq.estimate(calm_market(240), n_buckets=60, n_columns=7)

    assert lq.what_if(map).total.mean == pytest.approx(map.total[:, -1])


def test_a_band_is_no_confidence_band():
    """What the docstring says: nine mixes in ten, and yet the truth three times in ten."""
    exchange = stored_exchange("exchange/calm")
    map = lq.estimate(exchange.market, n_columns=80)
    truth = lq.exact_map(exchange, like=map)
    held = []
    for column in range(30, 78, 10):
        found = lq.what_if(map, column=column)
        for reach in np.arange(-0.05, 0.05, 0.005):
            low, high = map.closes[column] * np.exp([reach, reach + 0.005])
            inside = (map.bucket_prices >= low) & (map.bucket_prices <= high)
            band = found.sums(low, high)["total"]
            if band.mean > 0:
                held.append(band.low <= truth.total[inside, column].sum() <= band.high)

    assert 0.15 < np.mean(held) < 0.5
    assert "never a confidence band" in lq.WhatIf.__doc__


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"strength": 0.0}, "strength must be positive"),
        ({"strength": float("nan")}, "strength must be positive"),
        ({"spread": 1.0}, "spread is the share"),
    ],
)
def test_a_wrong_setting_is_refused(estimator, wrong, words):
    with pytest.raises(ValueError, match=words):
        lq.what_if(estimator.map(), **wrong)


def test_a_column_that_is_not_there_is_refused(estimator):
    with pytest.raises(IndexError, match="column must be from -240 to 239"):
        lq.what_if(estimator.map(), column=240)


def test_results_are_read_only(estimator):
    found = lq.what_if(estimator.map())

    with pytest.raises(ValueError, match="read-only"):
        found.total.low[0] = 1.0
