"""Weights of mixtures whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator.poisson import fit_mixture, known_share, log_likelihood

UNIFORM = np.full(4, 0.25)


@pytest.fixture
def drawn():
    """Four components with gaps, and what a Poisson draw of a known mix of them prints."""
    rng = np.random.default_rng(1)
    swept = rng.gamma(0.3, 40.0, (4, 4000)) * (rng.random((4, 4000)) < 0.3)
    weights = np.array([0.30, 0.05, 0.20, 0.10])
    return swept, rng.poisson(weights @ swept).astype(float), weights


def fitted(swept, printed, **chosen):
    settings = {"prior_weights": UNIFORM, "prior_strength": 0.002, **chosen}
    return fit_mixture(swept, printed, **settings)


def test_the_mix_that_printed_is_found_from_a_uniform_start(drawn):
    swept, printed, true = drawn

    assert fitted(swept, printed).weights == pytest.approx(true, abs=0.01)


def test_a_constant_that_printed_along_is_found(drawn):
    swept, printed, true = drawn
    printed = printed + np.random.default_rng(2).poisson(1.5, printed.size)

    found = fitted(swept, printed)

    assert found.background == pytest.approx(1.5, rel=0.1)
    assert found.weights == pytest.approx(true, abs=0.015)
    without = fitted(swept, printed, background=False)
    assert np.abs(without.weights - true).max() > 0.03


def test_the_sum_of_what_is_expected_is_the_sum_of_what_was_printed(drawn):
    swept, printed, _ = drawn

    found = fitted(swept, printed, prior_strength=0.0)

    expected = found.weights @ swept + found.background
    assert expected.sum() == pytest.approx(printed.sum(), rel=1e-6)


def test_a_step_is_the_step_of_the_textbook(drawn):
    swept, printed, _ = drawn
    prior = 0.1 * max(row.sum() for row in swept)
    by_hand = []
    expected = [sum(0.25 * row[t] for row in swept) for t in range(printed.size)]
    for row in swept:
        seen = sum(row[t] * printed[t] / expected[t] for t in np.flatnonzero(printed))
        by_hand.append((0.25 * seen + prior * 0.25) / (row.sum() + prior))

    one = fitted(swept, printed, prior_strength=0.1, background=False, n_iterations=1)

    assert one.weights == pytest.approx(by_hand, rel=1e-9)


def test_where_it_stops_the_gradient_is_zero(drawn):
    swept, printed, _ = drawn

    found = fitted(swept, printed, n_iterations=5000)

    expected = found.weights @ swept + found.background
    prior = 0.002 * swept.sum(axis=1).max()
    pull = prior * (UNIFORM / found.weights - 1.0)
    gradient = swept @ (printed / expected) - swept.sum(axis=1) + pull
    assert np.abs(gradient).max() < 1e-3 * swept.sum(axis=1).min()


@pytest.mark.parametrize("unit", [1e-6, 1000.0])
def test_the_unit_does_not_matter(drawn, unit):
    swept, printed, _ = drawn

    once, again = fitted(swept, printed), fitted(swept * unit, printed * unit)

    assert again.weights == pytest.approx(once.weights, rel=1e-9)
    assert again.background == pytest.approx(once.background * unit, rel=1e-6, abs=1e-9 * unit)


def test_a_component_that_expects_nothing_keeps_the_prior(drawn):
    swept, printed, _ = drawn
    swept = np.vstack([swept[:3], np.zeros(swept.shape[1])])

    for strength in (0.0, 0.002):
        found = fitted(swept, printed, prior_strength=strength)

        assert found.weights[3] == pytest.approx(0.25)


def test_a_component_without_prior_weight_can_still_be_found(drawn):
    swept, printed, true = drawn

    found = fitted(swept, printed, prior_weights=np.array([0.5, 0.0, 0.0, 0.5]))

    assert found.weights == pytest.approx(true, abs=0.01)


def test_a_strong_prior_holds_the_weights(drawn):
    swept, printed, _ = drawn

    found = fitted(swept, printed, prior_strength=1000.0)

    assert found.weights == pytest.approx(UNIFORM, abs=1e-3)


def test_weights_stop_at_a_sum_of_one(drawn):
    swept, printed, true = drawn

    found = fitted(swept, 5 * printed, background=False)

    assert found.capped
    assert found.weights.sum() == pytest.approx(1.0)
    # the multiplier lowers what was swept most relative to its weight, not all alike
    assert np.argsort(found.weights).tolist() == np.argsort(true).tolist()
    assert not fitted(swept, printed).capped


def test_at_a_sum_of_one_no_other_mix_is_likelier(drawn):
    swept, printed, _ = drawn
    printed = 5 * printed
    found = fitted(swept, printed, prior_strength=0.0, background=False, n_iterations=3000)
    best = log_likelihood(found.weights @ swept, printed, 1.0)

    for step in (np.eye(4)[k] - np.eye(4)[j] for k in range(4) for j in range(4) if k != j):
        moved = found.weights + 0.01 * step
        assert log_likelihood(moved @ swept, printed, 1.0) < best


def test_nothing_is_known_of_a_component_that_expects_nothing():
    swept = np.array([[10.0, 20.0, 5.0], [0.0, 0.0, 0.0]])

    known, _ = known_share(
        swept, np.array([5.0, 10.0, 2.5]), prior_weights=np.array([0.5, 0.5]), prior_strength=0.01
    )

    # the prior knows 0.01 * 35 / 0.5 = 0.7; the cells sum(F F / mu) = 70, of which the constant,
    # with sum(F / mu) = 6 and sum(1 / mu) = 0.7, could explain 36 / 0.7
    assert known == pytest.approx([1 - 0.7 / (0.7 + 70 - 36 / 0.7), 0.0])


def test_two_components_that_expect_the_same_are_not_known_apart():
    swept = np.random.default_rng(0).gamma(1.0, 10.0, (2, 500))
    twins = np.vstack([swept[0], swept[0], swept[1]])
    weights = np.full(3, 1 / 3)

    known, _ = known_share(twins, weights @ twins, prior_weights=weights, prior_strength=0.002)

    assert known[0] == pytest.approx(0.5, abs=0.01)
    assert known[2] > 0.99


def test_the_variance_is_that_of_many_draws():
    rng = np.random.default_rng(3)
    swept = rng.gamma(0.5, 20.0, (2, 400))
    weights = np.array([0.3, 0.1])
    expected = weights @ swept + 1.0
    _, variance = known_share(swept, expected, prior_weights=weights, prior_strength=1e-6)

    draws = [
        fit_mixture(
            swept, rng.poisson(expected).astype(float), prior_weights=weights,
            prior_strength=1e-6,
        ).weights
        for _ in range(300)
    ]  # fmt: skip

    assert np.sqrt(variance) == pytest.approx(np.std(draws, axis=0), rel=0.15)


def test_the_likelihood_of_the_mean_is_zero_and_of_nonsense_below():
    printed = np.array([0.0, 0.0, 6.0, 2.0])

    assert log_likelihood(np.full(4, 2.0), printed, 2.0) == pytest.approx(0.0)
    assert log_likelihood(printed, printed, 2.0) > 3
    assert log_likelihood(printed[::-1], printed, 2.0) < -10
