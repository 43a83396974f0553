"""The maps that anybody could draw, and the skill of an estimate against them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import Scores, naive_maps, scores
from tests.markets import bars

COLUMNS = range(60, 144, 12)
NAMES = ("uniform", "distance", "tiers", "volume", "yesterday")


@pytest.fixture(scope="module")
def rivals(map):
    return naive_maps(map)


@pytest.fixture(scope="module")
def flat():
    """Three days of a price that stands still but for one bar at its end."""
    close = np.full(72, 100.0)
    close[-1] = 104.0
    return lq.estimate(
        bars(close=close, volume=np.full(72, 10.0), open_interest=np.linspace(100, 171, 72)),
        price_range=(60.0, 160.0), n_buckets=500, leverages=(10, 50), weights={10: 0.3, 50: 0.2},
        inventory="none", entry="close",
    )  # fmt: skip


def bucket(map, price):
    return int(np.searchsorted(map.bucket_edges, price, side="right")) - 1


@pytest.mark.parametrize("name", NAMES)
def test_a_rival_holds_as_many_coins_as_the_map(map, rivals, name):
    for side in ("long_quantity", "short_quantity"):
        drawn, own = getattr(rivals[name], side), getattr(map, side)
        assert drawn.sum(axis=0) == pytest.approx(own.sum(axis=0))
        assert (drawn >= 0).all()


@pytest.mark.parametrize("name", NAMES)
def test_a_rival_has_no_longs_above_the_price_and_no_shorts_below(map, rivals, truth, name):
    at = np.searchsorted(truth.bucket_edges, truth.closes, side="right") - 1
    rows = np.arange(map.total.shape[0])[:, None]

    assert rivals[name].long_quantity[rows > at].sum() == 0
    assert rivals[name].short_quantity[rows < at].sum() == 0


def test_uniform_is_the_same_in_every_bucket_up_to_a_tenth(flat):
    column = naive_maps(flat)["uniform"].long_quantity[:, 50]

    held = np.flatnonzero(column)
    assert np.ptp(column[held]) == pytest.approx(0.0, abs=1e-12)
    assert held[-1] == bucket(flat, 100.0)
    assert flat.bucket_edges[held[0]] == pytest.approx(100 * np.exp(-0.1), rel=0.003)


def test_tiers_are_lines_that_follow_the_price(flat):
    longs = naive_maps(flat)["tiers"].long_quantity

    assert np.count_nonzero(longs[:, 50]) == 2
    before, after = np.flatnonzero(longs[:, 70]), np.flatnonzero(longs[:, 71])
    assert (after - before).tolist() == [bucket(flat, 104.0) - bucket(flat, 100.0)] * 2
    # levels of 100: 90 / 0.996 and 98 / 0.996, three coins of ten against two
    assert abs(before - [bucket(flat, 90 / 0.996), bucket(flat, 98 / 0.996)]).max() <= 1
    assert longs[before[0], 70] / longs[before[1], 70] == pytest.approx(1.5)


def test_volume_is_moved_by_the_tiers_and_stays_behind(flat):
    longs = naive_maps(flat)["volume"].long_quantity

    last = np.flatnonzero(longs[:, 71])
    still = np.flatnonzero(longs[:, 70])
    assert set(still) < set(last)  # the bar at 104 adds two lines, those of 100 remain
    # 71 bars of 72 traded at 100
    assert longs[still[0], 71] / longs[last[1], 71] == pytest.approx(71.0)


def test_yesterday_is_the_map_of_a_day_before(flat):
    rival = naive_maps(flat)["yesterday"].short_quantity[:, 70]

    own = flat.short_quantity[:, 46]
    assert rival / rival.sum() == pytest.approx(own / own.sum())


def test_distance_is_the_mean_of_the_map_and_moves_with_price(flat):
    longs = naive_maps(flat)["distance"].long_quantity

    moved = bucket(flat, 104.0) - bucket(flat, 100.0)
    before = longs[:, 70] / longs[:, 70].sum()
    after = longs[:, 71] / longs[:, 71].sum()
    np.testing.assert_allclose(after[moved:], before[:-moved], atol=0.02)
    assert np.count_nonzero(before) >= 2


def test_no_rival_is_perfect(rivals, truth):
    for rival in rivals.values():
        assert scores(rival, truth, columns=COLUMNS).rank < 0.9


def test_an_estimate_has_skill_against_every_rival_but_the_truth_has_more(map, rivals, truth):
    own, perfect = (scores(one, truth, columns=COLUMNS) for one in (map, truth))

    for name, rival in rivals.items():
        found = scores(rival, truth, columns=COLUMNS)
        assert own.against(found)["w1"] > 0, name
        assert perfect.against(found)["rank"] == pytest.approx(1.0)
        assert perfect.against(found)["w1"] == pytest.approx(1.0)


def test_a_bad_map_has_negative_skill_against_a_rival(rivals, truth):
    order = np.random.default_rng(0).permutation(truth.total.shape[0])
    shuffled = replace(truth, pieces=replace(truth.pieces, bucket=order[truth.pieces.bucket]))
    rival = scores(rivals["distance"], truth, columns=COLUMNS)

    skill = scores(shuffled, truth, columns=COLUMNS).against(rival)

    assert skill["w1"] < 0
    assert skill["rank"] < 0


def test_skill_is_what_is_left_of_the_rivals_error():
    ours = Scores(0.01, 0.9, 0.8, 0.2, 0.1, 2.0, 1)
    theirs = Scores(0.04, 0.6, 0.6, 0.2, 0.0, 4.0, 1)

    skill = ours.against(theirs)

    # 1 - 1/4, 1 - 0.1/0.4, 1 - 0.2/0.4, worse than perfect, 1 - log 2 / log 4
    assert skill == pytest.approx(
        {"w1": 0.75, "rank": 0.75, "hit_rate": 0.5, "asymmetry_error": -np.inf, "ratio": 0.5}
    )
    assert theirs.against(theirs)["asymmetry_error"] == 0.0
