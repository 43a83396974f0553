"""Moves, cumulative curves, pull and empty bands, on books written by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

import liqwidget as lq
from tests.readings.books import at, book


@pytest.fixture
def small():
    """Two longs below, two shorts above, of two tiers.

    bucket   -40   -20    0    25    50
    coins      3     1          2     4
    tier     25x   10x        25x   10x
    """
    return book(
        ("long", at(-40), 3.0, 25),
        ("long", at(-20), 1.0, 10),
        ("short", at(25), 2.0, 25),
        ("short", at(50), 4.0, 10),
    )


def test_a_fall_sweeps_the_longs_on_its_way(small):
    # bucket -20 is at -1.98 %, bucket -40 at -3.92 %
    assert lq.move(small, -0.0197).dollars == 0
    assert lq.move(small, -0.0199).long_tiers == pytest.approx({10.0: at(-20), 25.0: 0.0})
    assert lq.move(small, -0.04).tiers == pytest.approx({10.0: at(-20), 25.0: 3 * at(-40)})
    assert lq.move(small, -0.04).short == 0


def test_a_rise_sweeps_the_shorts_on_its_way(small):
    # bucket 25 is at +2.53 %
    assert lq.move(small, 0.026).short == pytest.approx(2 * at(25))
    assert lq.move(small, 0.026).long == 0


def test_the_same_end_by_another_way_sweeps_more(small):
    straight, detour = lq.move(small, -0.04), lq.move(small, [0.026, -0.04])

    assert detour.target == straight.target == pytest.approx(96)
    assert detour.dollars == pytest.approx(straight.dollars + 2 * at(25))


def test_the_furthest_points_of_a_path_count_not_its_end(small):
    there_and_back = lq.move(small, [-0.04, 0.026, 0.01])

    assert there_and_back.target == pytest.approx(101)
    assert there_and_back.long == lq.move(small, -0.04).long > 0
    assert there_and_back.short == lq.move(small, 0.026).short > 0


def test_no_move_sweeps_nothing(small):
    assert lq.move(small, 0.0).dollars == 0


def test_a_move_says_what_it_is_not(small):
    said = str(lq.move(small, -0.04))

    assert "longs 386 USD" in said  # 98.02 + 3 x 96.08
    assert "no say on whether price goes there" in said


@pytest.mark.parametrize("x", [-1.0, float("nan"), float("inf"), [], [0.1, -2.0]])
def test_a_move_that_cannot_be_is_refused(small, x):
    with pytest.raises(ValueError, match="x is a fraction above -1"):
        lq.move(small, x)


def test_cumulative_curves_are_sums_outwards(small):
    curves = lq.cumulative(small)
    walked_long, walked_short = [], []
    for bucket in range(small.bucket_prices.size):
        walked_long.append(sum(small.long[bucket:, -1]))
        walked_short.append(sum(small.short[: bucket + 1, -1]))

    assert curves.long == pytest.approx(walked_long)
    assert curves.short == pytest.approx(walked_short)
    assert list(curves.to_frame().columns) == ["long", "short"]


def test_the_ends_of_the_curves_are_the_totals(small):
    curves = lq.cumulative(small)

    assert curves.long[0] == pytest.approx(at(-20) + 3 * at(-40))
    assert curves.short[-1] == pytest.approx(2 * at(25) + 4 * at(50))


def test_pull_is_dollars_times_the_chance_of_a_touch(small):
    found = lq.pull(small, horizon="4h", volatility=0.01)

    # sigma over four hours is 0.02: two standard deviations to bucket -40, one to -20
    two, one = math.erfc(2 / math.sqrt(2)), math.erfc(1 / math.sqrt(2))
    assert (two, one) == pytest.approx((0.0455, 0.3173), abs=1e-4)
    assert found.long == pytest.approx(3 * at(-40) * two + at(-20) * one)


def test_the_chance_of_a_touch_is_that_of_random_walks():
    # 1,000 steps an hour; a walk in steps misses touches of the path between them by about
    # 0.58 steps' standard deviation (Broadie, Glasserman, Kou 1997), so the level is moved by that
    rng, n_steps, level = np.random.default_rng(3), 1_000, 0.01
    walks = np.cumsum(rng.normal(0, 0.01 / math.sqrt(n_steps), (4_000, n_steps)), axis=1)
    touched = float((walks.min(axis=1) <= -level + 0.5826 * 0.01 / math.sqrt(n_steps)).mean())

    found = lq.pull(book(("long", at(-10), 1.0)), horizon="1h", volatility=0.01)

    # standard error 0.0074
    assert found.long / at(-10) == pytest.approx(touched, abs=0.022)


def test_a_level_that_price_is_beyond_counts_as_touched():
    found = lq.pull(book(("long", at(20), 1.0)), volatility=1e-6)

    assert found.long == pytest.approx(at(20))


def test_without_two_closes_the_pull_is_unknown(small):
    assert np.isnan(lq.pull(small).long)


def test_the_pull_has_a_frame_and_makes_no_claim_of_attraction(small):
    assert list(lq.pull(small, volatility=0.01).to_frame().columns) == ["chance", "long", "short"]
    assert "no claim that clusters attract price" in lq.pull.__doc__


def test_an_empty_side_is_the_way_of_least_resistance():
    found = lq.empty_bands(book(*(("long", at(-b), 1.0) for b in range(1, 106))))

    (only,) = found
    assert found.path == "up"
    # from the price to the last bucket within 10 %: bucket 95 is at +9.97 %
    assert (only.where, only.low) == ("above", 100.0)
    assert only.high == pytest.approx(100 * math.exp(0.001 * 95.5))
    assert only.dollars == 0
    assert only.distance == 0


def test_a_band_lies_between_two_clusters():
    held = [("short", at(b), 1.0) for b in (*range(20), *range(40, 96))]
    held += [("long", at(-b), 1.0) for b in range(1, 106)]

    (only,) = lq.empty_bands(book(*held))

    assert only.low == pytest.approx(100 * math.exp(0.0195))
    assert only.high == pytest.approx(100 * math.exp(0.0395))
    assert only.width == pytest.approx(math.exp(0.02) - 1)
    assert only.distance == pytest.approx(math.exp(0.0195) - 1)


def test_a_gap_between_levels_is_no_band():
    held = [("short", at(b), 1.0) for b in range(96) if b not in (30, 31, 32, 33)]
    held += [("long", at(-b), 1.0) for b in range(1, 106)]

    assert len(lq.empty_bands(book(*held))) == 0
    assert len(lq.empty_bands(book(*held), narrowest=0.003)) == 1


def test_a_symmetric_book_has_no_easier_way():
    found = lq.empty_bands(book(("long", at(-20), 1.0), ("short", at(20), 1.0)))

    assert found.path == "neither"
    assert "less resistance: neither" in str(found)
    assert set(found.to_frame()["where"]) == {"above", "below"}


def test_an_empty_map_is_one_band_each_way():
    assert [band.where for band in lq.empty_bands(book())] == ["below", "above"]
