"""Promises of the whole flow, on random markets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from liqwidget.estimator import Estimator, estimate
from liqwidget.estimator.picture import rasterize
from tests.markets import KINDS, random_market

CLOSE = 1e-12
COMMON = {"maintenance_margin": 0.004, "n_buckets": 60, "price_range": (70.0, 140.0)}

quick = settings(max_examples=150, deadline=None, derandomize=True, database=None)
markets = st.builds(
    lambda seed, kind, n_bars: random_market(np.random.default_rng(seed), n_bars, kind),
    st.integers(0, 2**32),
    st.sampled_from(KINDS),
    st.integers(2, 90),
)
mixes = st.lists(st.floats(0, 1), min_size=8, max_size=8).map(
    lambda raw: np.array(raw) / max(sum(raw), 1.0)
)
choices = st.fixed_dictionaries({
    "entry": st.sampled_from(["close", "hlc3", "path"]),
    "inventory": st.sampled_from(["spread", "none"]),
    "side_rule": st.sampled_from(["both", "aggressor"]),
    "n_columns": st.integers(1, 90),
})  # fmt: skip


def largest(made):
    """What the differences of two maps are measured by: all that was opened."""
    return max(float(account.opened.max()) for account in made.balance().values()) + 1e-9


@quick
@given(markets, mixes, mixes, choices)
def test_without_a_tilt_the_map_is_linear_in_the_weights(market, first, second, chosen):
    estimator = Estimator(market, **chosen, **COMMON)

    def coins(weights):
        made = estimator.map(weights=weights, funding_tilt=0)
        return made.long_quantity + made.short_quantity

    mixed = coins(0.3 * first + 0.7 * second)

    scale = largest(estimator.map(weights=np.full(8, 1 / 8), funding_tilt=0))
    assert np.abs(mixed - 0.3 * coins(first) - 0.7 * coins(second)).max() <= CLOSE * scale


@quick
@given(markets, mixes, choices)
def test_with_a_tilt_the_map_is_the_sum_of_its_tilted_tiers(market, weights, chosen):
    # With funding the mix of a side is w L^z / sum(w L^z), which keeps the sides equal and is
    # not linear in w: more weight on one tier takes from the others. Linear is what follows.
    made = estimate(market, weights=weights, funding_tilt=0.5, **chosen, **COMMON)

    parts = []
    for tier in range(8):
        only = np.zeros_like(made.mix)
        only[2 * tier : 2 * tier + 2] = made.mix[2 * tier : 2 * tier + 2]
        parts.append(rasterize(made.book.dollars, only).T)

    assert np.abs(made.total - sum(parts)).max() <= CLOSE * largest(made) * 140


@quick
@given(markets, mixes, choices)
def test_every_coin_opened_is_alive_swept_closed_or_off_the_grid(market, weights, chosen):
    made = estimate(market, weights=weights, **chosen, **COMMON)

    for account in made.balance().values():
        assert account.error < 1e-12


@quick
@given(markets, mixes, choices)
def test_nothing_is_negative(market, weights, chosen):
    made = estimate(market, weights=weights, **chosen, **COMMON)

    assert (made.total >= 0).all()
    for account in made.balance().values():
        for part in ("opened", "alive", "off_grid", "swept", "closed"):
            assert (getattr(account, part) >= 0).all()


@quick
@given(markets, mixes, st.integers(1, 5), st.data())
def test_later_bars_do_not_change_earlier_columns(market, weights, per_column, data):
    n_columns = market.time.size // per_column
    assume(n_columns >= 2)
    shown = data.draw(st.integers(1, n_columns - 1))
    cut = shown * per_column
    # a change of open interest is known when both its ends are
    assume(np.isfinite(market.open_interest[[0, cut - 1]]).all())
    chosen = {"weights": weights, "turnover": 0.3, **COMMON}

    whole = estimate(market.until(n_columns * per_column), n_columns=n_columns, **chosen)
    early = estimate(market.until(cut), n_columns=shown, **chosen)

    assert whole.bars_per_column == early.bars_per_column == per_column
    for name in ("long_quantity", "short_quantity"):
        difference = getattr(whole, name)[:, :shown] - getattr(early, name)
        assert np.abs(difference).max() <= CLOSE * largest(early)
    assert np.abs(whole.swept_long[:shown] - early.swept_long).max() <= CLOSE * largest(early)
    assert whole.coverage[:shown] == pytest.approx(early.coverage, abs=1e-12)


@quick
@given(markets, mixes, choices, st.floats(1.001, 3), st.floats(1.001, 3), st.integers(1, 200))
def test_zooming_does_not_change_the_totals(market, weights, chosen, down, up, n_buckets):
    chosen = {**chosen, "weights": weights, "maintenance_margin": 0.004}
    wide = estimate(market, **chosen, price_range=(1.0, 1e4), n_buckets=50)
    near = estimate(market, **chosen, price_range=(100 / down, 100 * up), n_buckets=n_buckets)

    scale = largest(wide)
    accounts = wide.balance(), near.balance()
    for side in ("long", "short"):
        one, other = (account[side] for account in accounts)
        for name in ("opened", "swept", "closed", "unlevered"):
            assert np.abs(getattr(one, name) - getattr(other, name)).max() <= CLOSE * scale
        alive = one.alive + one.off_grid - other.alive - other.off_grid
        assert np.abs(alive).max() <= CLOSE * scale


@quick
@given(markets, mixes, choices, st.floats(0, 2), st.floats(-1e-3, 1e-3))
def test_both_sides_open_the_same_quantity_whatever_the_funding(
    market, weights, chosen, tilt, shift
):
    made = estimate(
        market,
        weights=weights,
        funding_tilt=tilt,
        funding_shift=shift,
        **{**chosen, "side_rule": "both"},
        **COMMON,
    )

    long, short = made.balance()["long"], made.balance()["short"]
    difference = long.opened + long.unlevered - short.opened - short.unlevered
    assert np.abs(difference).max() <= CLOSE * largest(made)


@quick
@given(markets, mixes)
def test_the_scale_of_prices_does_not_matter(market, weights):
    dearer = replace(
        market,
        **{
            name: None if getattr(market, name) is None else getattr(market, name) * 512.0
            for name in ("open", "high", "low", "close", "mark_low", "mark_high")
        },
    )
    chosen = {"weights": weights, "maintenance_margin": 0.004}

    one, other = estimate(market, **chosen), estimate(dearer, **chosen)

    scale = largest(one)
    accounts = one.balance(), other.balance()
    for side in ("long", "short"):
        here, there = (account[side] for account in accounts)
        for name in ("opened", "swept", "closed"):
            assert np.abs(getattr(here, name) - getattr(there, name)).max() <= CLOSE * scale


@quick
@given(markets, mixes, choices, st.floats(0, 1))
def test_open_interest_is_the_sum_of_a_side(market, weights, chosen, turnover):
    assume(np.isfinite(market.close).all())
    made = estimate(
        market,
        weights=weights,
        turnover=turnover,
        holding_exponent=0,
        **{**chosen, "side_rule": "both", "inventory": "spread"},
        **COMMON,
    )

    # one hazard for all: what was opened less its closings is open interest, bar by bar
    used = made.book.flows
    before = np.append(used.open_interest[0], used.open_interest[:-1])
    held = before * (1 - used.hazard) + used.opened_long
    certain = used.hazard < 0.99
    assert held[certain] == pytest.approx(used.open_interest[certain], abs=1e-6)
