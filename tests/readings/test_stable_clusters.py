"""Which clusters survive other assumptions, on ensembles made by hand and on real ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import liqwidget as lq
from tests.markets import calm_market

ALONE = {
    "entries": None, "maintenance_factors": None, "turnover_factors": None, "side_rules": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def map():
    return lq.estimate(calm_market(300), window="7D")


@pytest.fixture(scope="module")
def certain(map):
    """An ensemble of four members that are all the map itself."""
    long, short = (np.tile(side[:, -1], (4, 1)) for side in (map.long, map.short))
    return replace(lq.ensemble(map, n=4, **ALONE), long=long, short=short)


def test_members_that_are_the_map_have_all_of_its_clusters(map, certain):
    found = lq.stable_clusters(certain)

    assert [each.cluster.id for each in found] == list(lq.clusters(map).ids)
    assert all(each.share == 1.0 for each in found)


def test_their_dollars_are_those_of_the_cluster(certain):
    for each in lq.stable_clusters(certain):
        assert (each.low, each.high) == pytest.approx((each.cluster.dollars,) * 2)


def test_a_share_is_the_share_of_members_that_have_it(certain):
    target = lq.stable_clusters(certain).items[0].cluster
    prices = certain.bucket_prices
    away = (prices > target.low * 0.99) & (prices < target.high * 1.01)
    side = getattr(certain, target.side).copy()
    side[:3, away] = 0.0  # three of four members lose it

    found = lq.stable_clusters(replace(certain, **{target.side: side}))

    assert found[target.id].share == 0.25


def test_a_cluster_further_than_the_tolerance_is_another(certain):
    step = np.log(certain.bucket_prices[1] / certain.bucket_prices[0])
    n_buckets = round(0.005 / step)
    moved = replace(
        certain,
        long=np.roll(certain.long, n_buckets, axis=1),
        short=np.roll(certain.short, n_buckets, axis=1),
    )

    near = lq.stable_clusters(moved, tolerance=0.006)
    far = lq.stable_clusters(moved, tolerance=0.001)

    highest = max(near, key=lambda each: each.cluster.prominence).cluster.id
    assert near[highest].share == 1.0
    assert far[highest].share == 0.0


def test_the_other_side_does_not_count(certain):
    swapped = replace(certain, long=certain.short, short=certain.long)

    assert np.mean([each.share for each in lq.stable_clusters(swapped)]) < 0.3


def test_chance_is_the_part_of_the_range_that_is_near_a_cluster(certain):
    """One hill at bucket 100 in two members, one at 200 in the others: by chance 2 t / (d + 2 t)."""
    at = np.arange(certain.bucket_prices.size)
    hill = np.array([np.exp(-0.5 * ((at - place) / 3.0) ** 2) for place in (100, 100, 200, 200)])
    apart = np.log(certain.bucket_prices[200] / certain.bucket_prices[100])

    found = lq.stable_clusters(replace(certain, long=hill, short=hill), tolerance=0.01)

    assert {round(each.by_chance, 9) for each in found} == {round(0.02 / (apart + 0.02), 9)}


def test_clusters_everywhere_are_no_skill(certain):
    at = np.arange(certain.bucket_prices.size)
    comb = np.tile(1.0 + np.cos(at / 2.0), (4, 1))

    found = lq.stable_clusters(replace(certain, long=comb, short=comb), tolerance=0.02)

    assert all(each.share == 1.0 and each.by_chance > 0.99 for each in found)


def test_agreement_beyond_chance_is_skill(map):
    found = lq.stable_clusters(lq.ensemble(map, n=72))

    assert all(each.skill <= each.share for each in found)
    assert max(each.skill for each in found) > 0.5


def test_members_without_a_cluster_agree_with_none(certain):
    empty = np.zeros_like(certain.long)

    found = lq.stable_clusters(replace(certain, long=empty, short=empty))

    assert {each.share for each in found} == {0.0}
    assert {each.by_chance for each in found} == {0.0}


def test_another_column_has_the_clusters_of_that_column(map):
    found = lq.stable_clusters(lq.ensemble(map, n=4, column=50, **ALONE))

    assert [each.cluster.id for each in found] == list(lq.clusters(map, 50).ids)


def test_a_name_that_is_not_there_lists_those_that_are(certain):
    with pytest.raises(KeyError, match="no cluster is called 'long-1' here; there are long-"):
        lq.stable_clusters(certain)["long-1"]


def test_a_wrong_tolerance_is_refused(certain):
    with pytest.raises(ValueError, match="tolerance is a distance in log price"):
        lq.stable_clusters(certain, tolerance=0.0)
