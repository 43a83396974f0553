"""Maps to draw: one of the sample, one with gaps."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

import liqwidget as lq
from liqwidget.estimator import LiquidationMap, estimate
from tests.markets import random_market


@cache
def week() -> LiquidationMap:
    """Seven days of the sample: more buckets than columns."""
    return lq.estimate(lq.sample("BTCUSDT"), window="7D")


@cache
def gap() -> LiquidationMap:
    """Sixty hours of a coin near 0.1; one in five is empty, and after 40 a day is missing."""
    market = random_market(np.random.default_rng(3), 60, "missing bars")
    time = market.time.copy()
    time[40:] += np.timedelta64(24, "h")
    prices = {name: getattr(market, name) * 1e-3 for name in ("open", "high", "low", "close")}
    return estimate(replace(market, time=time, **prices), n_buckets=80)


@cache
def binned() -> LiquidationMap:
    """Forty hours in columns of six; the last one is short."""
    market = random_market(np.random.default_rng(5), 40, "plain")
    return estimate(market, n_buckets=50, n_columns=7)


def named(symbol: str, source: str) -> LiquidationMap:
    """A market whose words are chosen."""
    market = random_market(np.random.default_rng(7), 30, "plain")
    return estimate(replace(market, symbol=symbol, source=source), n_buckets=40)
