"""Asymmetry: its sign, its reach, and its what-if interval against drawn mixes."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from tests.markets import calm_market
from tests.readings.books import at, book


def dollars(side, bucket, amount):
    return (side, at(bucket), amount / at(bucket))


def test_more_longs_is_negative():
    # (45 - 180) / (45 + 180) = -0.6
    map = book(dollars("long", -20, 180.0), dollars("short", 20, 45.0))

    found = lq.asymmetry(map)

    assert found.value == pytest.approx(-0.6)
    assert found.words == "long-heavy"
    assert found.crowded == "long"


def test_what_lies_beyond_the_reach_does_not_count():
    # bucket 49 is at +5.02 %, bucket 48 at +4.92 %
    map = book(dollars("short", 48, 2.0), dollars("short", 49, 7.0), dollars("long", -10, 2.0))

    assert lq.asymmetry(map).short == pytest.approx(2.0)
    assert lq.asymmetry(map, within=0.06).short == pytest.approx(9.0)


def test_with_nothing_near_the_asymmetry_is_unknown_and_leans_nowhere():
    found = lq.asymmetry(book(dollars("long", -150, 1.0)))

    assert np.isnan(found.value)
    assert found.words == "empty"
    assert found.crowded is None


def test_known_positions_have_no_mix_to_be_off():
    found = lq.asymmetry(book(dollars("long", -20, 3.0), dollars("short", 20, 1.0)))

    assert found.low == found.value == found.high


@pytest.mark.parametrize(
    ("long", "short", "words"),
    [(1.0, 1.1, "balanced"), (2.0, 1.0, "leaning long"), (1.0, 2.0, "leaning short"), (1.0, 9.0, "short-heavy")],
)  # fmt: skip
def test_words_follow_the_value(long, short, words):
    found = lq.asymmetry(book(dollars("long", -20, long), dollars("short", 20, short)))

    assert found.words == words
    assert words in str(found)


@pytest.mark.parametrize("concentration", [30.0, 100.0])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_interval_is_that_of_drawn_mixes(seed, concentration):
    map = lq.estimate(calm_market(300, seed=seed))
    found = lq.asymmetry(map, concentration=concentration)

    # the obvious way: draw mixes, scale every tier's dollars, look at the spread
    profile, near = map.profile(), np.abs(map.bucket_prices / map.price - 1) <= 0.05
    long, short = profile.long[near].sum(axis=0), profile.short[near].sum(axis=0)
    assumed = np.append(map.weights, 1 - map.weights.sum())
    draws = np.random.default_rng(1).dirichlet(concentration * np.maximum(assumed, 1e-9), 20_000)
    factor = draws[:, :-1] / np.maximum(map.weights, 1e-12)
    drawn = (factor @ (short - long)) / (factor @ (short + long))

    # first order: off by a seventh of the width at the most, where the spread is wide and skew
    low, high = np.quantile(drawn, [0.05, 0.95])
    width = high - low
    assert found.low == pytest.approx(low, abs=0.15 * width)
    assert found.high == pytest.approx(high, abs=0.15 * width)


def test_a_surer_mix_makes_a_narrower_interval():
    map = lq.estimate(calm_market(300))

    wide, narrow = (lq.asymmetry(map, concentration=c) for c in (10, 1000))

    assert wide.low < narrow.low < narrow.value < narrow.high < wide.high


def test_the_interval_stays_within_one():
    map = lq.estimate(calm_market(300))
    for column in range(0, 300, 20):
        found = lq.asymmetry(map, column, concentration=0.5)

        assert np.isnan(found.value) or -1 <= found.low <= found.value <= found.high <= 1


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"within": 5}, "within is a fraction between 0 and 1: 0.05 is five per cent; got 5"),
        ({"concentration": 0}, "concentration must be positive and finite; got 0"),
        ({"share": 90}, "share is a fraction"),
    ],
)
def test_settings_out_of_range_are_refused(settings, words):
    with pytest.raises(ValueError, match=words):
        lq.asymmetry(book(), **settings)
