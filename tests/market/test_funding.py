"""Funding prints of any interval become a rate per eight hours."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from liqwidget.market import Market


def market_with(rates, *, minutes=60, **options):
    """Return a quiet market of bars of some minutes with these funding rates."""
    n = len(rates)
    frame = pd.DataFrame(
        {
            "time": pd.date_range("2026-01-05", periods=n, freq=f"{minutes}min", tz="UTC"),
            "open": 100.0,
            "high": 101.0,
            "low": 99.0,
            "close": 100.0,
            "open_interest": 50.0,
            "funding_rate": rates,
        }
    )
    return Market.from_frame(frame, **options)


def steps(width, n_steps=6):
    """Return rates that change every `width` bars."""
    return np.repeat(1e-5 * (1 + np.arange(n_steps)), width)


def prints(width, n_steps=6):
    """Return rates printed every `width` bars and unknown between."""
    rates = np.full(width * n_steps, np.nan)
    rates[::width] = 1e-5 * (1 + np.arange(n_steps))
    return rates


@pytest.mark.parametrize(("interval", "factor"), [("1h", 8.0), ("4h", 2.0), ("8h", 1.0)])
def test_a_told_interval_is_brought_to_eight_hours(interval, factor):
    rates = steps(1)

    market = market_with(rates, funding_interval=interval)

    np.testing.assert_allclose(market.funding_rate, factor * rates)


@pytest.mark.parametrize(("hours", "factor"), [(2, 4.0), (4, 2.0), (8, 1.0)])
def test_the_beat_of_standing_rates_tells_their_interval(hours, factor):
    rates = steps(hours)

    np.testing.assert_allclose(market_with(rates).funding_rate, factor * rates)


@pytest.mark.parametrize(("hours", "factor"), [(4, 2.0), (8, 1.0)])
def test_the_beat_of_prints_tells_their_interval(hours, factor):
    market = market_with(prints(hours))

    np.testing.assert_allclose(market.funding_rate, factor * steps(hours))


def test_hourly_prints_between_quarters_of_an_hour_are_seen():
    market = market_with(prints(4), minutes=15)

    np.testing.assert_allclose(market.funding_rate, 8 * steps(4))


def test_a_rate_in_every_bar_is_read_as_the_venue_quotes_it():
    rates = steps(1, 24)

    eight_hourly = market_with(rates, venue="binance").funding_rate
    hourly = market_with(rates, venue="hyperliquid").funding_rate

    np.testing.assert_allclose([eight_hourly, hourly], [rates, 8 * rates])


def test_a_rate_that_never_changes_is_read_as_the_venue_quotes_it():
    market = market_with(np.full(48, 0.0001), venue="binance")

    assert set(market.funding_rate) == {0.0001}


def test_two_equal_prints_in_a_row_do_not_hide_the_beat():
    rates = steps(4, 8)
    rates[8:12] = rates[4:8]

    np.testing.assert_allclose(market_with(rates).funding_rate, 2 * rates)


def test_a_print_does_not_reach_back():
    rates = prints(8)
    rates[0] = np.nan

    market = market_with(rates)

    assert np.isnan(market.funding_rate[:8]).all()
    assert not np.isnan(market.funding_rate[8:]).any()


@pytest.mark.parametrize("interval", ["1h", "4h", "8h"])
def test_percent_is_caught_at_every_interval(interval):
    # One hundredth per cent per 8 h, written 0.01 and shared among the prints of 8 h.
    share = {"1h": 8, "4h": 2, "8h": 1}[interval]

    with pytest.raises(ValueError, match=r"funding_rate is a fraction: .* divide by 100"):
        market_with(np.full(24, 0.01 / share), funding_interval=interval)


def test_real_prints_of_eight_hours_are_left_as_they_are(real):
    candles = pd.read_csv(real("binance_btc_perp_1h.csv"), index_col="time_utc")
    rates = pd.read_csv(real("binance_btc_funding_8h.csv"), index_col="time_utc")["funding_rate"]

    market = Market.from_frame(
        candles.reset_index(),
        columns={"time": "time_utc"},
        open_interest=np.full(len(candles), 1.0),
        funding_rate=rates,
    )

    assert market.funding_rate[0] == rates.iloc[0]


def test_real_hourly_prints_are_multiplied_by_eight(real):
    candles = pd.read_csv(real("binance_btc_perp_1h.csv"), index_col="time_utc")
    rates = pd.read_csv(real("hyperliquid_btc_funding_1h.csv"), index_col="time_utc")

    market = Market.from_frame(
        candles.reset_index(),
        columns={"time": "time_utc"},
        open_interest=np.full(len(candles), 1.0),
        funding_rate=rates["funding_rate"],
        venue="hyperliquid",
    )

    assert market.funding_rate[0] == pytest.approx(8 * rates["funding_rate"].iloc[0])
