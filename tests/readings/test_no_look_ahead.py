"""A reading at a column knows nothing of later bars."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import liqwidget as lq
from tests.markets import KINDS, bars, random_market
from tests.readings.books import at, book

OF_A_MARKET = {
    "clusters": lq.clusters,
    "asymmetry": lq.asymmetry,
    "conviction": lq.conviction,
    "cumulative": lq.cumulative,
    "describe": lq.describe,
    "describe with its age": lambda map, column: lq.describe(map, column, now="2027-01-01"),
    "empty bands": lq.empty_bands,
    "funding": lq.funding_grade,
    "a fall": lambda map, column: lq.move(map, -0.05, column),
    "a rise": lambda map, column: lq.move(map, 0.05, column),
    "quadrant": lq.open_interest_quadrant,
    "pull": lq.pull,
    "staleness": lambda map, column: lq.staleness(map, "2027-01-01", column),
    "sweeps": lambda map, column: lq.sweep_events(map, column, at_least=1e-4),
}
"""Every reading that takes a column."""
OF_ANY_MAP = [name for name in OF_A_MARKET if name not in {"conviction", "funding", "sweeps"}]


def assert_same(one, other, where="reading"):
    """Compare two readings field by field, floats to ten digits."""
    if is_dataclass(one):
        assert type(one) is type(other), where
        for field in fields(one):
            name = field.name
            assert_same(getattr(one, name), getattr(other, name), f"{where}.{name}")
    elif isinstance(one, (tuple, list)):
        assert len(one) == len(other), where
        for number, pair in enumerate(zip(one, other, strict=True)):
            assert_same(*pair, f"{where}[{number}]")
    elif isinstance(one, dict):
        assert one.keys() == other.keys(), where
        for key in one:
            assert_same(one[key], other[key], f"{where}[{key}]")
    elif isinstance(one, (float, np.ndarray)) and np.asarray(one).dtype.kind == "f":
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9, err_msg=where)
    else:
        assert one == other, where


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), kind=st.sampled_from(KINDS), column=st.integers(30, 88))
@pytest.mark.parametrize("name", OF_A_MARKET)
def test_a_reading_at_a_column_is_that_of_a_market_that_ends_there(name, seed, kind, column):
    market = random_market(np.random.default_rng(seed), 90, kind)
    if np.isnan(market.open_interest[column]):  # a gap is filled when its end is known, and said so
        open_interest = market.open_interest.copy()
        open_interest[column] = 1000.0
        market = replace(market, open_interest=open_interest)
    chosen = {"price_range": (30.0, 300.0), "n_buckets": 300}
    whole = lq.estimate(market, **chosen)
    ended = lq.estimate(market.until(column + 1), **chosen)

    read = OF_A_MARKET[name]

    assert_same(read(whole, column), read(ended, -1))


@pytest.mark.parametrize("name", OF_ANY_MAP)
def test_a_reading_of_known_positions_knows_nothing_of_later_columns(name):
    held = [("long", at(-20), 2.0), ("short", at(30), 1.0), ("short", at(60), 3.0, 10, 3, 6)]
    whole = book(*held, ("long", at(-70), 9.0, 10, 4, 6), closes=[100, 101, 99, 102, 90, 80])
    ended = book(*held, closes=[100, 101, 99, 102])

    read = OF_A_MARKET[name]

    assert_same(read(whole, 3), read(ended, -1))


def test_the_comparison_can_fail():
    market = random_market(np.random.default_rng(1), 90, "plain")
    map = lq.estimate(market)

    with pytest.raises(AssertionError):
        assert_same(lq.clusters(map, 50), lq.clusters(map, 51))


@pytest.mark.parametrize("name", OF_A_MARKET)
@pytest.mark.parametrize("close", [[np.nan] * 6, [np.nan] * 3 + [100.0, 101.0, 102.0], [100.0] * 6])
def test_a_market_without_prices_or_without_moves_can_be_read(name, close):
    map = lq.estimate(bars(close=close, open_interest=[10, 11, 12, 13, 12, 14]))

    for column in range(6):
        OF_A_MARKET[name](map, column)
