"""The estimator against the loop reference, on random markets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liqwidget.estimator import estimate
from liqwidget.market.venues import get_venue
from tests import oracle
from tests.markets import KINDS, random_market

FAMILIES = ("linear_mark", "linear_entry", "inverse_mark", "inverse_entry")
LADDERS = (
    (1, 2, 3, 5, 10, 25, 50, 100),
    (1, 3, 5, 10, 25),
    (2, 4, 5, 10, 20, 50),
    (10,),
    (25, 100),
)
TOLERANCE = 1e-12


def disagreement(market, *, family, window_bars, warm_bars, weights, **chosen) -> float:
    """Return the worst difference between a map and the loops, over what was opened.

    `chosen` are further settings of :func:`estimate`, all of them given.
    """
    n_bars = market.time.size
    bar = np.timedelta64(1, "h") if n_bars < 2 else market.time[1] - market.time[0]
    made = estimate(
        market,
        venue=replace(
            get_venue("binance"),
            contract=family.partition("_")[0],
            family=family,
            fee_at_liquidation=0.0,
        ),
        weights=weights,
        window=window_bars * bar,
        warm_up=warm_bars * bar,
        **chosen,
    )
    start = max(n_bars - window_bars - warm_bars, 0)
    hidden = n_bars - window_bars - start
    per_column = -(-window_bars // chosen["n_columns"])
    known = {
        name: None if values is None else values[start:] for name, values in market.lists().items()
    }
    low, high = chosen["price_range"]
    expected = oracle.liquidation_map(
        known,
        leverages=list(chosen["leverages"]),
        weights=np.asarray(weights).tolist(),
        rates=[chosen["maintenance_margin"]] * len(chosen["leverages"]),
        family=family,
        rule=chosen["entry"],
        nodes=4 if chosen["entry"] == "path" else 1,
        inventory=chosen["inventory"] == "spread",
        column_of=[(t - hidden) // per_column for t in range(n_bars - start)],
        low=low,
        high=high,
        n_buckets=chosen["n_buckets"],
        turnover=chosen["turnover"],
        scale=chosen["open_interest_scale"],
        jump=chosen["open_interest_jump"],
        side_rule=chosen["side_rule"],
        theta=chosen["holding_exponent"],
        tilt=chosen["funding_tilt"],
        shift=chosen["funding_shift"],
    )
    balance = made.balance()
    pairs = []
    for side, name in enumerate(("long", "short")):
        account = balance[name]
        pairs += [
            (getattr(made, f"{name}_quantity").T, expected["alive"][side]),
            (account.off_grid, expected["off_grid"][side]),
            (account.opened, expected["opened"][side]),
            (account.swept, expected["swept"][side]),
            (account.closed, expected["closed"][side]),
        ]
    dollars = np.array(expected["alive"]).sum(axis=0) * made.bucket_prices
    middle = np.sqrt(low * high)
    pairs.append((made.total.T / middle, dollars / middle))
    scale = max(float(np.max(expected["opened"])), 1e-9)
    return max(float(np.abs(np.asarray(a) - np.asarray(b)).max()) / scale for a, b in pairs)


def worst_error(seed: int) -> float:
    """Compare one random case with the loops; return the worst relative difference."""
    rng = np.random.default_rng(seed)
    kind = str(rng.choice(KINDS))
    n_bars = int(rng.integers(1, 60))
    market = random_market(rng, n_bars, kind, step=str(rng.choice(["1h", "5min"])))
    ladder = tuple(float(x) for x in LADDERS[rng.integers(len(LADDERS))])
    span = float(rng.choice([0.02, 0.3, 1.5]))
    middle = 100 * np.exp(0.01 * rng.random())
    window_bars = int(rng.integers(1, n_bars + 1))
    loss = market.open_interest[0] - np.nanmin(market.open_interest, initial=np.inf)
    may_scale = loss < 0.5 * market.open_interest[0]  # False if the first value is not known
    return disagreement(
        market,
        family=str(rng.choice(FAMILIES)),
        leverages=ladder,
        maintenance_margin=0.0 if kind == "ticks" else float(rng.choice([0.0, 0.004, 0.0065])),
        weights=rng.dirichlet(np.ones(len(ladder))) * float(rng.choice([1.0, 0.8, 0.3])),
        entry=str(rng.choice(["close", "hlc3", "path"])),
        inventory=str(rng.choice(["spread", "none"])),
        window_bars=window_bars,
        warm_bars=int(rng.integers(0, n_bars)),
        n_columns=int(rng.integers(1, window_bars + 1)),
        n_buckets=int(rng.integers(1, 80)),
        price_range=(middle * np.exp(-span), middle * np.exp(span)),
        turnover=float(rng.choice([0.0, 0.1, 1.0])),
        open_interest_scale=float(rng.choice([0.5, 1.0, 1.3])) if may_scale else 1.0,
        open_interest_jump=None if rng.random() < 0.8 else (0.2, int(rng.integers(1, 5))),
        side_rule=str(rng.choice(["both", "both", "aggressor"])),
        holding_exponent=float(rng.choice([0.0, 0.5, 1.0])),
        funding_tilt=float(rng.choice([0.0, 0.25, 0.6])),
        funding_shift=float(rng.choice([0.0, 2e-4])),
    )


@settings(max_examples=2000, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 2**32))
def test_the_map_equals_the_loops(seed):
    assert worst_error(seed) <= TOLERANCE


@pytest.mark.thorough
@settings(max_examples=25_000, deadline=None, database=None)
@given(st.integers(0, 2**62))
def test_the_map_equals_the_loops_in_many_more_cases(seed):
    assert worst_error(seed) <= TOLERANCE
