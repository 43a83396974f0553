from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import liqwidget as lq
from liqwidget.labs.cascades.orders import forced_orders
from tests.labs.cascades.loop import SIGN, book, books, laws, quick, shocks, sides, walk


@pytest.fixture(scope="module")
def week(sample):
    """A week of the sample."""
    return lq.estimate(sample, window="7D")


@quick
@given(books(most=25), st.lists(shocks, min_size=1, max_size=4), laws, sides)
def test_every_run_is_a_walk_at_its_own_depth(found, tried, law, side):
    distance, dollars = found
    moves = np.expm1(SIGN[side] * np.array(tried))

    runs = lq.cascade_ensemble(
        book(distance, dollars, side),
        moves,
        depth=20e6,
        depth_factor=5,
        concentration=None,
        n_runs=6,
        impact=law,
    )

    for run, depth in enumerate(runs.depths.tolist()):
        for number, shock in enumerate(tried):
            _, sold, end = walk(distance.tolist(), dollars.tolist(), shock, depth, law)
            assert runs.dollars[run, number] == pytest.approx(sold, abs=1e-3)
            assert SIGN[side] * np.log1p(runs.end[run, number]) == pytest.approx(end, rel=1e-9)


def against(move):
    """Hedgers who buy 2 M in every per cent of a fall."""
    return 200e6 * np.log1p(move)


@pytest.mark.parametrize("law", ["linear", "square_root"])
@pytest.mark.parametrize("flow", [0.0, 10e6, against])
def test_every_run_is_the_curve_of_its_own_mix(week, law, flow):
    bare = lq.estimate(week.market, window="7D", funding_tilt=0.0)  # linear in the weights
    shocks = [-0.01, -0.03, -0.08]
    options = {"impact": law, "hedge_flow": flow}

    runs = lq.cascade_ensemble(bare, shocks, depth=30e6, n_runs=5, seed=3, **options)

    for run in range(5):
        mixed = bare.reweighted(runs.weights[run])
        curve = lq.fragility(mixed, depth=float(runs.depths[run]), **options)
        assert runs.end[run] == pytest.approx(curve.respond(shocks).end, rel=1e-9)


def test_with_the_tilt_of_funding_a_run_is_nearly_the_curve_of_its_mix(week):
    runs = lq.cascade_ensemble(week, -0.03, depth=300e6, n_runs=20, depth_factor=1)

    own = [
        lq.fragility(week.reweighted(mix), depth=300e6).respond([-0.03]).dollars[0]
        for mix in runs.weights
    ]

    assert runs.dollars[:, 0] == pytest.approx(own, rel=0.05)


def test_depths_lie_within_the_factor(week):
    runs = lq.cascade_ensemble(week, -0.02, depth=30e6, depth_factor=2, n_runs=500)

    assert (runs.depths.min(), runs.depths.max()) == pytest.approx((15e6, 60e6), rel=0.02)


def test_mixes_lie_about_the_mix_of_the_map(week):
    runs = lq.cascade_ensemble(week, -0.02, depth=30e6, n_runs=4000, concentration=30)
    share = week.weights

    assert runs.weights.mean(axis=0) == pytest.approx(share, abs=0.005)
    # the variance of a Dirichlet weight is w (1 - w) / (concentration + 1)
    assert runs.weights.var(axis=0) == pytest.approx(share * (1 - share) / 31, abs=2e-4)
    assert (runs.weights.sum(axis=1) <= 1 + 1e-12).all()


def test_a_tier_that_nobody_uses_stays_unused(week):
    one = week.reweighted({10: 0.4, 50: 0.6})

    runs = lq.cascade_ensemble(one, -0.02, depth=30e6, n_runs=50)

    assert (runs.weights[:, one.weights == 0] == 0).all()


def test_without_doubt_all_runs_are_the_curve(week):
    runs = lq.cascade_ensemble(
        week, [-0.01, -0.05], depth=30e6, depth_factor=1, concentration=None, n_runs=3
    )

    end = lq.fragility(week, depth=30e6).respond([-0.01, -0.05]).end
    assert runs.end == pytest.approx(np.broadcast_to(end, (3, 2)))


def test_the_band_holds_its_share_of_the_runs(week):
    runs = lq.cascade_ensemble(week, [-0.02, -0.04], n_runs=1000)

    near, far = runs.what_if(share=0.8)

    inside = ((runs.end <= near) & (runs.end >= far)).mean(axis=0)
    assert inside == pytest.approx([0.8, 0.8], abs=0.01)


def test_the_band_of_rises_rises(week):
    near, far = lq.cascade_ensemble(week, [0.02], n_runs=200).what_if()

    assert 0.02 <= near[0] < far[0]


def test_more_doubt_is_a_wider_band(week):
    narrow, wide = (
        np.subtract(*lq.cascade_ensemble(week, -0.04, n_runs=500, **doubt).what_if())[0]
        for doubt in ({"depth_factor": 1.2, "concentration": 300}, {})
    )

    assert wide > narrow


def test_amplification_is_one_where_there_is_no_shock(week):
    runs = lq.cascade_ensemble(week, [0.0, -0.03], n_runs=10)

    assert (runs.amplification[:, 0] == 1).all()
    assert (runs.amplification[:, 1] > 1).all()


def test_the_same_seed_is_the_same_runs(week):
    one, two, other = (
        lq.cascade_ensemble(week, -0.03, n_runs=20, seed=seed).end for seed in (5, 5, 6)
    )

    assert (one == two).all()
    assert (one != other).any()


def test_an_exact_map_has_no_mix_to_vary(truth):
    with pytest.raises(ValueError, match="ExactMap has no assumed mix to vary"):
        lq.cascade_ensemble(truth, -0.02, depth=1e6)


def test_an_exact_map_has_a_band_over_depth(truth):
    near, far = lq.cascade_ensemble(truth, -0.01, depth=30e6, concentration=None).what_if()

    assert far[0] < near[0] <= -0.01 + 1e-12
    assert forced_orders(truth).dollars.sum() > 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"depth_factor": 0.5}, "depth_factor is 1 or more"),
        ({"concentration": 0.0}, "concentration must be positive"),
        ({"depth": 30e6, "hedge_flow": 20e6}, "hedge_flow must be below the depth of every run"),
        ({"n_runs": 0}, "n_runs must be 1 or more"),
        ({"shocks": [-0.01, 0.01]}, "shocks that liquidate"),
        ({"shocks": []}, "shock is a move of price"),
    ],
)
def test_what_means_nothing_is_refused(week, options, words):
    given = {"shocks": -0.02, **options}

    with pytest.raises(ValueError, match=words):
        lq.cascade_ensemble(week, given.pop("shocks"), **given)


@pytest.mark.parametrize("share", [0.0, 1.0, 90])
def test_a_band_is_a_share_of_the_runs(week, share):
    with pytest.raises(ValueError, match="share is the part of the runs"):
        lq.cascade_ensemble(week, -0.02, n_runs=5).what_if(share=share)
