"""Weights and floor are found again, and the likelihood is the one it says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import nbinom

from liqwidget.labs.prints.bootstrap import block_draws
from liqwidget.labs.prints.fit import fit_mix
from liqwidget.labs.prints.likelihood import find_shape, log_likelihood

TRUE = np.array([0.05, 0.3, 0.1])


@pytest.fixture(scope="module")
def basis():
    """Three tiers that are swept in bars of their own now and then."""
    random = np.random.default_rng(4)
    return random.pareto(1.2, (3, 2, 600)) * (random.random((3, 2, 600)) < 0.3) * 1e5


def test_weights_and_floor_are_found_again(basis):
    printed = np.tensordot(TRUE, basis, axes=1) + 2000.0

    mix = fit_mix(basis, printed)

    assert mix.weights == pytest.approx(TRUE, abs=0.01)
    assert mix.floor == pytest.approx(2000, rel=0.1)


def test_the_unit_of_the_dollars_does_not_matter(basis):
    printed = np.tensordot(TRUE, basis, axes=1) + 2000.0

    one, other = fit_mix(basis, printed), fit_mix(basis * 1e-6, printed * 1e-6)

    assert other.weights == pytest.approx(one.weights, rel=1e-9)


def test_a_tier_that_is_never_swept_keeps_its_prior(basis):
    unreached = np.concatenate([basis, np.zeros((1, *basis.shape[1:]))])

    mix = fit_mix(unreached, np.tensordot(TRUE, basis, axes=1))

    assert mix.weights[3] == pytest.approx(0.25)


def test_what_the_map_predicts_leaves_the_floor_out(basis):
    mix = fit_mix(basis, np.tensordot(TRUE, basis, axes=1) + 2000.0)

    assert (mix.expected(basis) - mix.predicted(basis)) == pytest.approx(mix.floor)


def test_whole_counts_have_the_likelihood_of_scipy():
    counts, expected, shape = np.arange(6.0), np.linspace(0.5, 4, 6), 0.7

    found = log_likelihood(counts, expected, shape)

    assert found == pytest.approx(nbinom.logpmf(counts, shape, shape / (shape + expected)))


def test_the_shape_of_drawn_counts_is_found_again():
    expected = np.full(20_000, 3.0)
    counts = np.random.default_rng(5).negative_binomial(0.8, 0.8 / 3.8, 20_000)

    assert find_shape(counts.astype(float), expected) == pytest.approx(0.8, rel=0.05)


def test_draws_are_whole_days_from_anywhere():
    draws = block_draws(240, block=24, n_draws=50, seed=0)

    steps = np.diff(draws.reshape(50, 10, 24), axis=2) % 240
    assert draws.shape == (50, 240)
    assert (steps == 1).all()
    assert len(np.unique(draws[:, ::24])) > 100
