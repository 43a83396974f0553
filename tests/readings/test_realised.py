"""Predicted sweeps beside prints, on bars worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import liqwidget as lq
from liqwidget.readings import FEEDS, Feed, feed_of
from tests.markets import bars

BARE = {
    "leverages": (10,), "weights": {10: 1.0}, "maintenance_margin": 0.005, "turnover": 0.0,
    "funding_tilt": 0.0, "holding_exponent": 0.0, "inventory": "none", "entry": "close",
    "price_range": (80.0, 125.0), "n_buckets": 40,
}  # fmt: skip

LONG, SHORT = 100 * (1 - 1 / 10) / (1 - 0.005), 100 * (1 + 1 / 10) / (1 + 0.005)
"""Where a long and a short opened at 100 go: 90.45 and 109.45."""


def market(**record):
    """Two coins are opened in bar 1 and both sides of them are liquidated.

    bar        0    1    2    3
    high     101  101  101  112   <- a short at 100 with leverage 10 goes at 109.45
    close    100  100   95  110
    low       99   99   90   95   <- a long at 100 with leverage 10 goes at 90.45
    open_int  10   12   12   12
    """
    made = bars(
        close=[100, 100, 95, 110], open=[100, 100, 100, 95], high=[101, 101, 101, 112],
        low=[99, 99, 90, 95], open_interest=[10, 12, 12, 12],
    )  # fmt: skip
    return lq.Market(
        **{name: getattr(made, name) for name in
           ("time", "open", "high", "low", "close", "volume", "open_interest", "funding_rate")},
        provenance=record.pop("provenance", "historical"), venue=record.pop("venue", "binance"),
        **record,
    )  # fmt: skip


def prints(*rows):
    return pd.DataFrame(rows, columns=["time", "side", "usd"])


def test_coins_swept_count_at_their_liquidation_price():
    map = lq.estimate(market(long_liquidations=[0] * 4, short_liquidations=[0] * 4), **BARE)

    found = lq.realised(map)

    assert found.predicted_long == pytest.approx([0, 0, 2 * LONG, 0])
    assert found.predicted_short == pytest.approx([0, 0, 0, 2 * SHORT])


def test_the_record_of_the_market_is_laid_beside_them():
    record = {"long_liquidations": [0, 5, 100, 0], "short_liquidations": [0, 0, 0, 50]}
    map = lq.estimate(market(**record), **BARE)

    found = lq.realised(map)

    assert found.printed_long.tolist() == [0, 5, 100, 0]
    assert found.ratio["long"] == pytest.approx(2 * LONG / 105)
    assert found.ratio["short"] == pytest.approx(2 * SHORT / 50)
    assert found.correlation["short"] == pytest.approx(1.0)


def test_long_columns_add_up_their_bars():
    record = {"long_liquidations": [1, 5, 100, 2], "short_liquidations": [0, 0, 3, 50]}
    map = lq.estimate(market(**record), **BARE, n_columns=2)

    found = lq.realised(map)

    assert found.printed_long.tolist() == [6, 102]
    assert found.predicted_long == pytest.approx([0, 2 * LONG])


def test_a_column_with_an_unknown_bar_is_left_out_of_totals():
    record = {"long_liquidations": [0, np.nan, 100, 0], "short_liquidations": [0, 0, 0, 50]}
    map = lq.estimate(market(**record), **BARE)

    found = lq.realised(map)

    assert found.known.tolist() == [True, False, True, True]
    assert found.ratio["long"] == pytest.approx(2 * LONG / 100)


def test_the_window_shown_is_what_is_compared():
    record = {"long_liquidations": [7, 5, 100, 0], "short_liquidations": [0, 0, 0, 50]}
    map = lq.estimate(market(**record), **BARE, window="2h", warm_up="2h")

    found = lq.realised(map)

    assert found.printed_long.tolist() == [100, 0]
    assert found.predicted_long == pytest.approx([2 * LONG, 0])


def test_prints_of_a_table_are_laid_into_columns():
    map = lq.estimate(market(), **BARE)
    table = prints(
        ("2026-01-01T02:00:00Z", "long", 60.0),  # the first instant of bar 2
        ("2026-01-01T02:59:59.999Z", "long", 40.0),  # its last
        ("2026-01-01T03:30:00Z", "short", 50.0),
        ("2026-01-01T04:00:00Z", "long", 9.0),  # after the last bar
        ("2025-12-31T23:59:59Z", "long", 9.0),  # before the first
    )

    found = lq.realised(map, table)

    assert found.printed_long.tolist() == [0, 0, 100, 0]
    assert found.printed_short.tolist() == [0, 0, 0, 50]
    assert found.outside == 2


def test_quantity_times_price_is_dollars():
    map = lq.estimate(market(), **BARE)
    table = pd.DataFrame(
        {"time": ["2026-01-01T02:00Z"], "side": ["long"], "quantity": [2.0], "price": [90.0]}
    )

    assert lq.realised(map, table).printed_long.sum() == 180


def test_prints_of_a_simulated_exchange_are_its_record():
    exchange = lq.simulate(0.2, warm_up_days=0, seed=1)
    map = lq.estimate(exchange.market)

    found = lq.realised(map, exchange.liquidations())

    own = lq.realised(map)
    assert found.outside == 0
    assert found.printed_long.sum() == pytest.approx(own.printed_long.sum(), rel=0.01)


def test_a_map_of_wrong_leverage_is_further_from_the_prints():
    crowded = lq.sample("exchange/crowded")
    plausible = lq.realised(lq.estimate(crowded))
    reckless = lq.realised(lq.estimate(crowded, weights={100: 1.0}))

    assert abs(np.log(plausible.ratio["total"])) < abs(np.log(reckless.ratio["total"]))
    assert plausible.correlation["total"] > reckless.correlation["total"]


def test_without_prints_the_ratio_is_unknown():
    map = lq.estimate(market(long_liquidations=[0] * 4, short_liquidations=[0] * 4), **BARE)

    found = lq.realised(map)

    assert np.isnan(found.ratio["total"])
    assert np.isnan(found.correlation["total"])


@pytest.mark.parametrize(
    ("venue", "provenance", "completeness"),
    [
        ("binance", "historical", "partial"),
        ("bybit", "historical", "complete"),
        ("okx", "historical", "partial"),
        ("hyperliquid", "historical", "complete"),
        ("kraken", "historical", "unknown"),
        ("binance", "simulated", "complete"),
    ],
)
def test_the_feed_of_the_venue_is_known(venue, provenance, completeness):
    map = lq.estimate(market(venue=venue, provenance=provenance), **BARE, venue=venue)

    found = lq.realised(map, prints(("2026-01-01T02:00Z", "long", 1.0)))

    assert found.feed.completeness == completeness
    assert ("lower bounds" in str(found)) == (completeness != "complete")


def test_the_feed_can_be_another_venues():
    map = lq.estimate(market(), **BARE)
    table = prints(("2026-01-01T02:00Z", "long", 1.0))

    assert lq.realised(map, table, feed="bitmex").feed.completeness == "complete"
    own = Feed("desk", "complete", "our own fills", "the desk")
    assert lq.realised(map, table, feed=own).feed is own


@pytest.mark.parametrize(
    ("first", "last", "completeness"),
    [
        ("2021-01-01", "2021-03-01", "unknown"),
        ("2021-08-01", "2021-10-01", "partial"),
        ("2024-01-01", "2024-02-01", "partial"),
        ("2025-01-15", "2025-03-01", "partial"),  # it changed in between: the worse of the two
        ("2025-03-01", "2025-04-01", "complete"),
    ],
)
def test_a_feed_that_changed_is_known_by_date(first, last, completeness):
    found = feed_of("bybit", np.datetime64(first), np.datetime64(last))

    assert found.completeness == completeness


def test_every_feed_says_who_says_so_and_when():
    assert all("read 20" in feed.source and feed.said for feed in FEEDS)
    assert {feed.venue for feed in FEEDS} <= set(lq.VENUES)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (prints(("2026-01-01T02:00Z", "SELL", 1.0)), "row 0 has 'SELL'. An order that sells"),
        (prints(("2026-01-01T02:00Z", "long", -1.0)), "finite and not negative; row 0"),
        (prints(("2026-01-01T02:00Z", "long", np.nan)), "finite and not negative; row 0"),
        (prints(("soon", "long", 1.0)), 'column "time" must hold times'),
        (prints((1767571200000, "long", 1.0)), "holds numbers"),
        (prints((None, "long", 1.0)), "row 0 has none"),
        (prints().drop(columns="side"), '"side" is missing'),
        (prints().drop(columns="usd"), '"quantity" is missing'),
    ],
)
def test_a_wrong_table_is_refused(table, words):
    map = lq.estimate(market(), **BARE)

    with pytest.raises(ValueError, match=words):
        lq.realised(map, table)


def test_a_market_without_a_record_asks_for_one():
    with pytest.raises(ValueError, match="no long_liquidations"):
        lq.realised(lq.estimate(market(), **BARE))


def test_the_table_has_both_sides_twice():
    map = lq.estimate(market(), **BARE)

    frame = lq.realised(map, prints(("2026-01-01T02:00Z", "long", 60.0))).to_frame()

    assert frame.loc["2026-01-01T03:00Z", "printed_long"] == 60
    assert list(frame) == ["predicted_long", "printed_long", "predicted_short", "printed_short"]


def test_real_prints_rise_and_fall_with_predicted_sweeps(real):
    frame = pd.read_csv(real / "btc_1h_2025-12_2026-02.csv")
    frame["funding_close"] /= 100
    market = lq.Market.from_frame(
        frame,
        columns={"time": "time_utc", "open_interest": "oi_close", "funding_rate": "funding_close",
                 "long_liquidations": "liquidation_long_usd",
                 "short_liquidations": "liquidation_short_usd"},
        open_interest_unit="usd", funding_interval="8h",
    )  # fmt: skip

    found = lq.realised(lq.estimate(market))

    assert found.correlation["total"] > 0.6
    assert found.feed.completeness == "partial"
