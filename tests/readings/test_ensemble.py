"""Ensembles against the maps they stand for."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.readings._mix_basis import mix_basis
from liqwidget.readings.ensemble import bands
from tests.markets import calm_market

ALONE = {
    "entries": None, "maintenance_factors": None, "turnover_factors": None, "side_rules": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def market():
    return calm_market(300)


@pytest.fixture(scope="module")
def map(market):
    return lq.estimate(market, window="7D", n_buckets=80)


@pytest.mark.parametrize(
    "settings",
    [
        {"funding_tilt": 0.0},
        {"funding_tilt": 0.25},
        {"funding_tilt": 2.0},
        {"funding_tilt": 0.25, "n_columns": 20},
        {"side_rule": "aggressor"},
    ],
)
def test_many_mixes_at_once_are_the_maps_of_each(market, settings):
    map = lq.estimate(market, window="7D", n_buckets=80, **settings)
    mixes = np.random.default_rng(0).dirichlet(np.ones(9), 5)[:, :8]  # the ninth is unlevered

    made = mix_basis(map).dollars_of(mixes)

    for mix, (long, short) in zip(mixes, made.transpose(1, 0, 2), strict=True):
        profile = map.reweighted(mix).profile()
        assert long == pytest.approx(profile.long.sum(axis=1), abs=1e-8 * profile.total.max())
        assert short == pytest.approx(profile.short.sum(axis=1), abs=1e-8 * profile.total.max())


def test_funding_of_every_bar_needs_few_nodes():
    crowded = calm_market(600)
    noisy = np.random.default_rng(1).normal(1e-4, 2e-4, 600)
    map = lq.estimate(type(crowded)(**{**vars(crowded), "funding_rate": noisy}), n_buckets=50)

    basis = mix_basis(map)

    assert basis.crowding.size <= 12
    drawn = map.long[:, -1]
    assert basis.dollars_of(map.weights[None])[0, 0] == pytest.approx(drawn, abs=1e-8 * drawn.max())


def test_members_are_maps_of_their_own(market, map):
    made = lq.ensemble(map, n=40, seed=3)

    for number in (0, 7, 21):
        member = made.members[number]
        alone = lq.estimate(
            market,
            window="7D",
            n_buckets=80,
            price_range=(map.bucket_edges[0], map.bucket_edges[-1]),
            entry=member.entry,
            maintenance_margin=0.004 * member.maintenance_factor,
            turnover=0.1 * member.turnover_factor,
            side_rule=member.side_rule,
            weights=made.mixes[number],
        )
        largest = alone.total[:, -1].max()
        assert made.long[number] == pytest.approx(alone.long[:, -1], abs=1e-8 * largest)
        assert made.short[number] == pytest.approx(alone.short[:, -1], abs=1e-8 * largest)


def test_every_combination_is_used_equally_often(map):
    made = lq.ensemble(map, n=72)

    counts = {member: made.members.count(member) for member in made.members}

    assert len(counts) == 2 * 3 * 3 * 2
    assert set(counts.values()) == {2}


def test_a_single_choice_varies_the_mix_alone(map):
    made = lq.ensemble(map, n=300, **ALONE)

    (only,) = set(made.members)
    mixes = made.mixes.mean(axis=0)
    assert (only.entry, only.maintenance_factor, only.side_rule) == ("path", 1.0, "both")
    assert mixes == pytest.approx(map.weights, abs=0.02)


def test_what_the_mix_lacks_to_one_stays_a_share(market):
    thin = lq.estimate(market, window="7D", n_buckets=80, weights={10: 0.3, 25: 0.2})

    made = lq.ensemble(thin, n=400, **ALONE)

    assert made.mixes.sum(axis=1).mean() == pytest.approx(0.5, abs=0.02)
    assert (made.mixes[:, map_tiers(thin, (10, 25), other=True)] == 0).all()


def map_tiers(map, leverages, *, other):
    return [tier for tier, lev in enumerate(map.leverages) if (lev in leverages) != other]


def test_bands_are_quantiles_over_the_members(map):
    made = lq.ensemble(map, n=50, **ALONE)

    assert made.bands == pytest.approx(np.quantile(made.total, made.quantiles, axis=0))
    assert made.sums == pytest.approx(np.quantile(made.total.sum(axis=1), made.quantiles))


def test_bands_leave_the_profiles_as_they_are():
    profiles = np.array([[3.0], [1.0], [2.0]])

    bands(profiles, (0.5,))

    assert profiles.ravel().tolist() == [3, 1, 2]


def test_mixes_alone_have_the_moments_of_the_closed_form(map):
    made = lq.ensemble(map, n=3000, **ALONE)

    found = lq.what_if(map).sums()["total"]

    each = made.total.sum(axis=1)
    assert each.std() == pytest.approx(float(found.sd), rel=0.08)


def test_a_seed_gives_the_same_members_again(map):
    once, again = (lq.ensemble(map, n=40, seed=9) for _ in range(2))

    assert once.members == again.members
    assert (once.mixes == again.mixes).all()
    assert once.total == pytest.approx(again.total, rel=1e-12)  # BLAS may differ in a last bit


def test_another_seed_gives_others(map):
    assert (lq.ensemble(map, n=40, seed=9).mixes != lq.ensemble(map, n=40, seed=8).mixes).any()


def test_a_margin_never_reaches_the_initial_margin(map):
    made = lq.ensemble(map, n=3, maintenance_factors=(100.0,))

    assert np.isfinite(made.total).all()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"n": 0}, "n must be 1 or more"),
        ({"entries": ("open",)}, "entries takes a sequence of words out of close, hlc3, path"),
        ({"side_rules": ()}, "side_rules takes a sequence of words out of both, aggressor"),
        ({"maintenance_factors": (-1.0,)}, "maintenance_factors takes numbers from 0 to 100"),
        ({"quantiles": (0.9, 0.1)}, "quantiles must ascend"),
        ({"strength": -1.0}, "strength must be positive"),
    ],
)
def test_a_wrong_setting_is_refused(map, wrong, words):
    with pytest.raises(ValueError, match=words):
        lq.ensemble(map, **wrong)
