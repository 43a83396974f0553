"""What lesson 06 says of real hours: its two counts, made again where the real candles are."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import liqwidget as lq


@pytest.fixture(scope="module")
def market(real):
    """Three months of hours: candles of the contract; open interest and funding from elsewhere."""
    prices = pd.read_csv(real / "binance_btc_perp_1h.csv")
    other = pd.read_csv(real / "btc_1h_2025-12_2026-02.csv")
    frame = prices.merge(other[["time_utc", "oi_close", "funding_close"]], on="time_utc")
    frame["open_interest"] = frame["oi_close"] / frame["close"]
    frame["funding_rate"] = frame["funding_close"] / 100
    return lq.Market.from_frame(frame.rename(columns={"time_utc": "time"}))


@pytest.fixture(scope="module")
def map(market):
    return lq.estimate(market, n_columns=market.n_bars, n_buckets=800)


@pytest.fixture(scope="module")
def levels(market, map):
    """Levels about the price, every six hours, as exercise 6.4 lists them."""
    looks = []
    for column in range(48, market.n_bars - 24, 6):
        price, prices = map.closes[column], map.bucket_prices
        away = np.abs(prices / price - 1)
        low = market.low[column + 1 : column + 25].min()
        high = market.high[column + 1 : column + 25].max()
        dollars = np.where(prices > price, map.short[:, column], map.long[:, column])
        look = {
            "step": away // 0.005,
            "dollars": dollars,
            "reached": (prices >= low) & (prices <= high),
        }
        looks.append(pd.DataFrame(look)[(away > 0.005) & (away < 0.05)].assign(column=column))
    found = pd.concat(looks, ignore_index=True)
    found["rank"] = found.groupby(["column", "step"])["dollars"].rank(pct=True, method="first")
    return found


def rates(levels):
    bright, dim = levels["rank"] > 0.75, levels["rank"] <= 0.25
    return levels["reached"][bright].mean(), levels["reached"][dim].mean()


def test_bright_levels_are_reached_as_often_as_dim_ones(levels):
    bright, dim = rates(levels)

    assert round(bright, 2) == round(dim, 2) == 0.29


def test_the_difference_is_within_what_days_drawn_anew_allow(levels):
    days = [day for _, day in levels.groupby(levels["column"] // 24)]
    rng = np.random.default_rng(0)

    drawn = [
        rates(pd.concat([days[i] for i in rng.integers(0, len(days), len(days))]))
        for _ in range(100)
    ]

    low, high = np.quantile([bright - dim for bright, dim in drawn], [0.05, 0.95])
    assert -0.045 < low < -0.035
    assert 0.035 < high < 0.045


def test_reclaims_exceed_those_without_a_band_by_three_points(market, map):
    events = lq.sweep_events(map)
    closes = np.lib.stride_tricks.sliding_window_view(market.close, 4)[1:]
    anyway = []
    for event in events:
        bar = np.searchsorted(market.time, event.time)
        level = market.close[:-4] * event.level / market.close[bar - 1]
        tagged, back = market.low[1:-3] <= level, closes.max(axis=1) > level
        if event.side == "short":
            tagged, back = market.high[1:-3] >= level, closes.min(axis=1) < level
        swept = [other.time for other in events if other.side == event.side]
        quiet = tagged & ~np.isin(market.time[1:-3], swept)
        if quiet.any():
            anyway.append(back[quiet].mean())

    assert (events.count("reclaim"), len(events)) == (141, 172)
    assert round(np.mean(anyway), 2) == 0.79
