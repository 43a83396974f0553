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


def drawn_anew(counts):
    """Return the sums of each column when the days, one a row, are drawn anew."""
    some = np.random.default_rng(0).integers(0, len(counts), (4_000, len(counts)))
    return np.array(counts)[some].sum(axis=1).T


def test_dim_levels_are_reached_half_a_point_more_often_than_bright_ones(levels):
    bright, dim = rates(levels)

    assert (round(bright, 2), round(dim, 2)) == (0.29, 0.30)
    assert 0.004 < dim - bright < 0.006


def test_the_difference_is_within_what_days_drawn_anew_allow(levels):
    counts = []
    for _, day in levels.groupby(levels["column"] // 24):
        quarters = day["rank"] > 0.75, day["rank"] <= 0.25
        counts.append([n for part in quarters for n in (day["reached"][part].sum(), part.sum())])

    bright_hits, bright, dim_hits, dim = drawn_anew(counts)

    low, high = np.quantile(bright_hits / bright - dim_hits / dim, [0.05, 0.95])
    assert -0.045 < low < -0.041
    assert 0.033 < high < 0.037


@pytest.fixture(scope="module")
def events(map):
    return lq.sweep_events(map)


@pytest.fixture(scope="module")
def anyway(market, events):
    """Of moves as deep as each sweep, but without one, the share that came back in three bars."""
    closes = np.lib.stride_tricks.sliding_window_view(market.close, 4)[1:]
    shares = []
    for event in events:
        bar = np.searchsorted(market.time, event.time)
        level = market.close[:-4] * event.level / market.close[bar - 1]
        tagged, back = market.low[1:-3] <= level, closes.max(axis=1) > level
        if event.side == "short":
            tagged, back = market.high[1:-3] >= level, closes.min(axis=1) < level
        swept = [other.time for other in events if other.side == event.side]
        quiet = tagged & ~np.isin(market.time[1:-3], swept)
        shares.append(back[quiet].mean() if quiet.any() else np.nan)
    return np.array(shares)


def test_eighty_two_of_a_hundred_sweeps_are_reclaimed_and_seventy_eight_anyway(events, anyway):
    assert (events.count("reclaim"), len(events)) == (129, 158)
    assert round(np.nanmean(anyway), 2) == 0.78


def test_the_gap_to_moves_without_a_band_is_within_what_days_drawn_anew_allow(events, anyway):
    there = ~np.isnan(anyway)
    back = np.array([event.outcome == "reclaim" for event in events])[there]
    day = np.array([event.time for event in events])[there].astype("M8[D]")
    gaps = pd.DataFrame({"back": back, "anyway": anyway[there]}).groupby(day)

    sums = gaps.sum().assign(size=gaps.size()).to_numpy(float)
    reclaimed, without, size = drawn_anew(sums)

    low, high = np.quantile((reclaimed - without) / size, [0.05, 0.95])
    assert -0.025 < low < -0.015
    assert 0.075 < high < 0.085
