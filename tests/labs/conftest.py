"""A short simulated exchange, its estimate and its truth, made once."""

from __future__ import annotations

from dataclasses import replace

import pytest

import liqwidget as lq
from liqwidget.labs import SCENARIOS, ExactMap, Exchange, Scenario, exact_map, simulate


@pytest.fixture(scope="session")
def stormy() -> Scenario:
    """A scenario in which everything happens within hours: liquidations, stops, rescues."""
    return replace(
        SCENARIOS["plain"], arrivals=8.0, volatility=1.6, depth=80_000.0, jumps_per_day=20.0
    )


@pytest.fixture(scope="session")
def exchange(stormy) -> Exchange:
    """Half a day of storm after sixteen hours of warm-up, in bars of a minute."""
    return simulate(0.5, scenario=stormy, warm_up_days=2 / 3, seed=4)


@pytest.fixture(scope="session")
def map(exchange) -> lq.LiquidationMap:
    """An estimate from what the public saw, with more buckets than columns."""
    market = exchange.market.resample("5min")
    low, high = market.low.min() * 0.87, market.high.max() * 1.13
    return lq.estimate(market, price_range=(low, high), n_buckets=400)


@pytest.fixture(scope="session")
def truth(exchange, map) -> ExactMap:
    """The same market with every position known."""
    return exact_map(exchange, like=map)
