"""Fits to prints that a known mix made, and what the fit says of itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.estimator import Trial, calibrate, estimate, sweep_basis
from liqwidget.estimator.fitting import choose
from tests.markets import bars, calm_market

TRUE = np.array([0.05, 0.05, 0.05, 0.05, 0.10, 0.12, 0.08, 0.05])
PRINT = 50_000.0
"""Dollars of one print."""


@pytest.fixture(scope="module")
def market():
    """A month of hours in which price comes to the levels of 10x and higher, not of 3x."""
    return calm_market(720, seed=2)


def printed_by(market, weights, seed=None, **chosen):
    """Dollars per side and bar that a mix prints; drawn in prints of one size if seeded."""
    made = estimate(market, weights=weights, **chosen)
    sides = np.stack(sweep_basis(made).swept(made.weights))
    if seed is None:
        return sides
    return PRINT * np.random.default_rng(seed).poisson(sides / PRINT)


def fit(market, printed, **chosen):
    return calibrate(market, long_liquidations=printed[0], short_liquidations=printed[1], **chosen)


def test_the_mix_that_printed_is_found_from_a_uniform_start(market):
    printed = printed_by(market, TRUE, seed=1)

    found = fit(market, printed, prior_weights="uniform")

    sure = found.identified
    assert sure.sum() >= 3
    assert found.weights[sure] == pytest.approx(TRUE[sure], abs=0.02)
    assert found.unexplained < 0.01
    # and it was not there from the start
    assert np.abs(found.prior_weights[sure] - TRUE[sure]).max() > 0.05


def test_prints_without_chance_are_met_exactly(market):
    printed = printed_by(market, TRUE, funding_tilt=0.0)

    found = fit(market, printed, prior_strength=1e-9, background=False, funding_tilt=0.0)

    missed = np.abs(found.expected - found.printed).sum()
    assert missed < 1e-3 * found.printed.sum()
    assert found.ratio == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("funding_tilt", [0.0, 0.25, 1.5])
def test_the_fit_expects_what_the_map_with_its_weights_swept(market, funding_tilt):
    funding = replace(market, funding_rate=np.linspace(-6e-4, 8e-4, market.time.size))
    printed = printed_by(funding, TRUE, seed=1, funding_tilt=1.5)

    found = fit(funding, printed, funding_tilt=funding_tilt)

    made = estimate(funding, weights=found.weights, funding_tilt=funding_tilt)
    swept = np.stack(sweep_basis(made).swept(made.weights))[:, found.first_bar :]
    np.testing.assert_allclose(found.expected - found.background, swept, rtol=1e-12, atol=1e-6)


@pytest.mark.parametrize("funding_tilt", [0.25, 1.5])
def test_the_weights_are_a_fixed_point_under_the_basis_of_these_weights(market, funding_tilt):
    funding = replace(market, funding_rate=np.linspace(-6e-4, 8e-4, market.time.size))
    printed = printed_by(funding, TRUE, seed=1, funding_tilt=funding_tilt)

    found = fit(funding, printed, funding_tilt=funding_tilt)

    basis = sweep_basis(found.fitted)
    swept = np.concatenate([basis.long, basis.short], axis=1).reshape(8, 2, -1)
    swept = swept[:, :, found.first_bar :].reshape(8, -1)
    prior = 0.002 * swept.sum(axis=1).max()
    share = (found.printed / found.expected).ravel()
    update = (found.weights * (swept @ share) + prior * found.prior_weights) / (
        swept.sum(axis=1) + prior
    )
    assert update == pytest.approx(found.weights, abs=2e-6)


def test_the_normalizer_of_a_tilt_is_found_along(market):
    funding = replace(market, funding_rate=np.full(market.time.size, 8e-4))
    printed = printed_by(funding, TRUE, funding_tilt=1.0)
    start = np.where(np.arange(8) < 4, TRUE, 0.01)

    found = fit(funding, printed, funding_tilt=1.0, prior_weights=start, prior_strength=1e-6)

    assert found.weights[4:] == pytest.approx(TRUE[4:], rel=0.02)
    # under the mix of the start the same sweeps would come of other weights
    first = sweep_basis(estimate(funding, weights=start, funding_tilt=1.0)).long.sum(axis=1)
    last = sweep_basis(found.fitted).long.sum(axis=1)
    assert (first[4:] > 1.3 * last[4:]).all()


def test_tiers_that_price_has_not_reached_keep_the_prior_and_are_named(market):
    found = fit(market, printed_by(market, TRUE, seed=1))

    far = np.array(found.leverages) <= 3
    assert not found.identified[far].any()
    assert found.weights[far] == pytest.approx(found.prior_weights[far])
    assert found.known[far].max() < 0.05
    assert "1x, 2x, 3x" in found.explain()
    assert "their weights are the prior" in found.explain()
    assert repr(found).count("the prior\n") == (~found.identified).sum()


def test_tiers_too_close_to_tell_apart_are_named_as_such(market):
    tiers = (10, 49.999, 50, 50.001)
    printed = printed_by(market, {10: 0.1, 50: 0.1}, seed=1, leverages=(10, 50), holding_exponent=0)

    found = fit(market, printed, leverages=tiers, prior_weights="uniform", holding_exponent=0.0)

    assert found.identified.tolist() == [True, False, False, False]
    assert repr(found).count("not told apart") == 3
    assert "do not tell 49.999x, 50x, 50.001x from their neighbors" in found.explain()
    assert found.weights[1:].sum() == pytest.approx(0.1, abs=0.03)


def test_weights_are_not_renormalized_and_their_sum_is_explained(market):
    found = fit(market, printed_by(market, 0.5 * TRUE, seed=1), prior_weights=0.5 * TRUE)

    assert found.weights.sum() == pytest.approx(0.5 * TRUE.sum(), abs=0.02)
    assert f"sum to {found.weights.sum():.2f}" in found.explain()


def test_more_prints_than_openings_stop_at_one_and_say_so(market):
    found = fit(market, 40 * printed_by(market, TRUE, seed=1))

    assert found.capped
    assert found.weights.sum() == pytest.approx(1.0)
    assert "stopped at a sum of one" in found.explain()
    assert estimate(market, weights=found.weights).total.sum() > 0


def test_half_of_the_prints_rescaled_give_the_same_mix(market):
    printed = printed_by(market, TRUE)

    whole = fit(market, printed)
    half = fit(market, 0.5 * printed, print_share=0.5)

    assert half.weights == pytest.approx(whole.weights, rel=1e-9)


@pytest.mark.parametrize("unit", [1.0, 1e9])
def test_the_weights_do_not_depend_on_the_size_of_a_print(market, unit):
    printed = printed_by(market, TRUE, seed=1)

    plain, other = fit(market, printed), fit(market, printed, print_size=unit)

    assert other.weights.tolist() == plain.weights.tolist()
    assert other.known.tolist() == plain.known.tolist()
    scale = unit / plain.print_size
    assert other.standard_error == pytest.approx(plain.standard_error * np.sqrt(scale))
    assert other.log_likelihood == pytest.approx(plain.log_likelihood / scale)


def test_the_standard_error_is_the_spread_of_many_fits(market):
    fits = [
        fit(market, printed_by(market, TRUE, seed=seed), funding_tilt=0.0, print_size=PRINT)
        for seed in range(30)
    ]

    sure = fits[0].identified
    spread = np.std([found.weights for found in fits], axis=0)[sure]
    assert fits[0].standard_error[sure] == pytest.approx(spread, rel=0.4)


def test_bars_whose_prints_are_not_known_take_no_part(market):
    printed = printed_by(market, TRUE, seed=1)
    absurd = printed.copy()
    absurd[:, 300:400] = 1e9
    unknown = printed.copy()
    unknown[:, 300:400] = np.nan

    found = fit(market, unknown)

    sure = found.identified
    assert found.weights[sure] == pytest.approx(TRUE[sure], abs=0.03)
    assert found.n_prints < fit(market, printed).n_prints
    assert np.abs(fit(market, absurd).weights - found.weights).max() > 0.1


def test_the_turnover_that_printed_is_chosen_on_held_out_prints(market):
    printed = printed_by(market, TRUE, turnover=0.3, holding_exponent=1.0, seed=1)

    found = fit(market, printed, turnover=(0.0, 0.3, 1.0), holding_exponent=(0.0, 1.0, 2.0))

    assert (found.turnover, found.holding_exponent) == (0.3, 1.0)
    assert len(found.trials) == 9
    assert "of 9 settings" in found.explain()
    best = max(found.trials, key=lambda trial: trial.log_likelihood)
    assert (best.turnover, best.holding_exponent) == (0.3, 1.0)
    assert best.ratio == pytest.approx(1.0, abs=0.15)


def test_the_choice_learns_nothing_from_what_it_is_scored_on(market):
    printed = printed_by(market, TRUE, seed=1)
    first = fit(market, printed).first_bar
    cut = first + round((market.time.size - first) * 2 / 3)
    doubled = printed.copy()
    doubled[:, cut:] *= 2

    once, twice = (
        fit(market, prints, turnover=(0.05, 0.2), print_size=PRINT) for prints in (printed, doubled)
    )

    for before, after in zip(once.trials, twice.trials, strict=True):
        # the same weights expect the same of the later part, where twice as much was printed
        assert after.ratio == pytest.approx(before.ratio / 2, rel=1e-9)


def test_settings_that_make_no_difference_leave_the_first_in_place(market):
    printed = printed_by(market, TRUE, seed=1)

    # positions of ten times close at the same pace whatever the exponent
    first, second = (
        fit(market, printed, leverages=(10,), prior_weights="uniform", holding_exponent=order)
        for order in ((0.5, 1.0), (1.0, 0.5))
    )

    assert (first.holding_exponent, second.holding_exponent) == (0.5, 1.0)


def test_a_setting_must_be_better_in_most_parts_to_be_chosen():
    steady, lucky, first = (
        Trial(0.0, 0.0, float(sum(parts)), np.array(parts, dtype=float), 1.0)
        for parts in ([1, 1, 1, 1], [0, 0, 0, 3.5], [0, 0, 0, 0])
    )

    assert choose([first, steady]) == 1  # better by one in every part: no error at all
    assert choose([first, lucky]) == 0  # better by 3.5 in one part of four: an error of 3.5
    assert choose([lucky, steady, first]) == 0


def test_the_prior_of_tiers_beside_those_of_the_venue_has_no_holes(market):
    printed = printed_by(market, TRUE)

    found = fit(market, printed, leverages=(2, 3, 5, 10, 15, 20, 25, 40, 50, 100))

    assert found.prior_weights.min() > 0.01
    assert found.prior_weights.sum() == pytest.approx(1.0)


def test_a_tier_of_the_venue_split_in_two_splits_its_weight():
    venue = replace(lq.get_venue("binance"), default_weights={4: 0.25, 16: 0.75})
    market = calm_market(60, seed=2)

    # borders at 2, 8 and 32; halfway between 4 and 8 lies 5.66, between 8 and 16 lies 11.3
    found = fit(market, np.ones((2, 60)), venue=venue, leverages=(4, 8, 16))

    low, high = 0.25 * 0.75, 0.75 * 0.75
    assert found.prior_weights == pytest.approx([low, 1.0 - low - high, high])


def test_a_fit_to_an_earlier_span_does_not_know_the_later_bars(market):
    printed = printed_by(market, TRUE, seed=1)
    n_bars = 500

    early = fit(market.until(n_bars), printed[:, :n_bars], warm_up="48h")
    blind = printed.copy()
    blind[:, n_bars:] = np.nan
    late = fit(market, blind, warm_up="48h")

    assert late.weights == pytest.approx(early.weights, rel=1e-6)


@pytest.mark.parametrize(
    ("n_bars", "chosen", "first"),
    [
        (720, {}, 48),
        (720, {"warm_up": "24h"}, 24),
        (60, {}, 30),
        (720, {"window": "7D"}, 720 - 168),
    ],
)
def test_the_span_leaves_out_the_warm_up(n_bars, chosen, first):
    market = calm_market(n_bars, seed=2)

    found = fit(market, np.ones((2, n_bars)), **chosen)

    assert found.first_bar == first
    assert found.time[0] == market.time[first]
    assert found.printed.shape == found.expected.shape == (2, n_bars - first)


def test_the_map_of_a_fit_has_its_mix_and_settings(market):
    found = fit(market, printed_by(market, TRUE, seed=1), turnover=(0.1, 0.4), window="7D")

    whole, day = found.map(), found.map(window="24H")

    assert whole.time.size == 168
    assert day.time.size == 24
    for made in (whole, day):
        assert made.weights.tolist() == found.weights.tolist()
        assert made.settings.turnover == found.turnover
    np.testing.assert_array_equal(
        day.total, estimate(
            market, weights=found.weights, turnover=found.turnover, window="24H"
        ).total,
    )  # fmt: skip


def test_the_liquidations_of_a_market_are_used_where_none_are_given():
    market = lq.sample("exchange/calm")

    own = calibrate(market, window="3D")
    given = fit(market, (market.long_liquidations, market.short_liquidations), window="3D")

    assert own.weights.tolist() == given.weights.tolist()


def test_a_fit_reads_as_a_table_and_its_reasons(market):
    found = fit(market, printed_by(market, TRUE, seed=1))

    said = repr(found)

    assert said.splitlines()[0].split() == ["tier", "weight", "prior", "+-", "known"]
    assert len(said.splitlines()) > 9
    assert said.endswith(found.explain())


@pytest.mark.parametrize("name", ["weights", "known", "printed", "expected", "standard_error"])
def test_what_a_fit_holds_cannot_be_written_to(market, name):
    found = fit(market, printed_by(market, TRUE))

    with pytest.raises(ValueError, match="read-only"):
        getattr(found, name)[0] = 0.0


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"long_liquidations": np.ones(3)}, r"one number per bar, 720; got shape \(3,\)"),
        ({"long_liquidations": np.full(720, -1.0)}, r"zero or more, in USD; bar 0 .* has -1"),
        ({"print_share": 0.0}, "print_share must be above 0"),
        ({"print_size": -5}, "print_size must be a positive number"),
        ({"prior_weights": "flat"}, "prior_weights must be one of uniform; got 'flat'"),
        ({"prior_weights": {7: 1.0}}, "7, which is not a tier here"),
        ({"prior_strength": 2.0}, "prior_strength must be from 0 to 1"),
        ({"held_out": 1.0}, "held_out must be from"),
        ({"turnover": ()}, "one value or more"),
        ({"turnover": (0.1, 3.0)}, "turnover must be from 0 to 1"),
    ],
)
def test_what_cannot_be_fitted_is_refused(market, chosen, words):
    given = {"long_liquidations": np.ones(720), "short_liquidations": np.ones(720), **chosen}

    with pytest.raises(ValueError, match=words):
        calibrate(market, **given)


def test_a_market_without_liquidations_says_where_to_get_them(market):
    with pytest.raises(ValueError, match=r"no long_liquidations. Pass long_liquidations= in USD"):
        calibrate(market)


def test_a_span_without_prints_says_so(market):
    with pytest.raises(ValueError, match="no liquidation was printed from 2026-01-03T00:00"):
        fit(market, np.zeros((2, 720)))


def test_an_earlier_part_without_prints_cannot_choose_a_setting(market):
    printed = np.zeros((2, 720))
    printed[:, 650:] = 1.0

    # 672 bars after the warm-up, two thirds of them to be fitted: up to bar 48 + 448 - 1
    with pytest.raises(ValueError, match="to 2026-01-21T15:00, which is to be fitted"):
        fit(market, printed, turnover=(0.1, 0.2))


def test_prints_where_price_swept_nothing_leave_the_prior_in_place():
    market = bars(close=[100.0] * 20)

    found = fit(market, np.ones((2, 20)))

    assert found.weights == pytest.approx(found.prior_weights)
    assert not found.identified.any()
    assert found.unexplained == pytest.approx(1.0, rel=1e-3)
