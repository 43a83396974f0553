"""Two ways to the same runs."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liqwidget.estimator import Estimator
from tests.markets import KINDS, calm_market, random_market


def maps_both_ways(market, **settings_):
    """The map by joining entries and by cutting windows."""
    for few in (10**9, 0):
        with patch("liqwidget.estimator.find_runs.FEW_ENTRIES", few):
            made = Estimator(market, **settings_).map()
            yield made, made.long_quantity, made.short_quantity


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.integers(0, 2**32),
    st.sampled_from(KINDS),
    st.sampled_from(["close", "path"]),
    st.integers(1, 60),
)
def test_joining_entries_and_cutting_windows_draw_the_same_map(seed, kind, entry, n_columns):
    market = random_market(np.random.default_rng(seed), 60, kind)

    (_, *joined), (_, *cut) = maps_both_ways(market, entry=entry, n_columns=n_columns, n_buckets=70)

    scale = max(market.open_interest[np.isfinite(market.open_interest)].max(initial=1.0), 1.0)
    for one, other in zip(joined, cut, strict=True):
        assert np.abs(one - other).max() <= 1e-12 * scale


def test_long_columns_hold_far_fewer_runs_than_positions():
    market = calm_market(20_000, "5min")

    made = Estimator(market, entry="close", inventory="none", n_columns=100)

    positions = 20_000 * np.isfinite(made.geometry.offsets).sum()
    assert made.geometry.runs.born.size < positions / 10


@pytest.mark.parametrize("n_columns", [30, 3])
def test_no_entry_is_in_two_runs_of_a_tier_and_side(n_columns):
    market = random_market(np.random.default_rng(3), 60, "violent")

    runs = Estimator(market, entry="path", n_columns=n_columns).geometry.runs

    order = np.lexsort((runs.start, runs.born, runs.tier_side))
    start, stop = runs.start[order], runs.stop[order]
    same = (np.diff(runs.born[order]) == 0) & (np.diff(runs.tier_side[order]) == 0)
    assert (stop > start).all()
    assert (start[1:] >= stop[:-1])[same].all()
