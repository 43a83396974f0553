"""The venue profiles and their dated brackets."""

from __future__ import annotations

import copy
import csv
import dataclasses
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import liqwidget.market.venues as venues_module
from liqwidget.market import VENUES, Venue, get_venue

TABLE = Path(venues_module.__file__).with_name("brackets.csv")


def table_rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_venues_of_the_plan_are_there():
    expected = {
        "binance", "bybit", "bybit_inverse", "okx", "bitget", "bitmex", "deribit", "kraken",
        "kraken_inverse", "hyperliquid", "dydx", "gmx", "drift",
    }  # fmt: skip

    assert set(VENUES) == expected


def test_a_name_gives_its_profile():
    assert get_venue("okx").title == "OKX"


def test_a_profile_comes_back_as_it_is():
    mine = dataclasses.replace(get_venue("okx"), name="mine")

    assert get_venue(mine) is mine


def test_an_unknown_venue_is_refused_with_the_nearest_name():
    with pytest.raises(ValueError, match=r'or a Venue; got "binnance". Did you mean "binance"\?'):
        get_venue("binnance")


def test_a_venue_that_is_not_text_is_refused():
    with pytest.raises(ValueError, match=r"venue must be one of binance, bybit, .*; got 7"):
        get_venue(7)


def test_a_profile_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError, match="max_leverage"):
        get_venue("okx").max_leverage = 3


def test_the_default_weights_cannot_be_changed():
    with pytest.raises(TypeError, match="item assignment"):
        get_venue("okx").default_weights[10] = 1.0


@pytest.mark.parametrize("clone", [copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))])
def test_a_profile_survives_copying(clone):
    assert clone(get_venue("deribit")) == get_venue("deribit")


@pytest.mark.parametrize("venue", VENUES.values(), ids=list(VENUES))
def test_default_weights_add_up_to_one_on_tiers_the_venue_offers(venue):
    assert sum(venue.default_weights.values()) == pytest.approx(1.0)
    assert max(venue.default_weights) <= venue.max_leverage


@pytest.mark.parametrize("venue", VENUES.values(), ids=list(VENUES))
def test_the_highest_leverage_is_that_of_the_newest_table(venue):
    assert venue.max_leverage_for() == venue.max_leverage


@pytest.mark.parametrize("venue", VENUES.values(), ids=list(VENUES))
def test_every_confirmed_name_is_a_field(venue):
    assert venue.confirmed <= {field.name for field in dataclasses.fields(venue)}


@pytest.mark.parametrize("venue", VENUES.values(), ids=list(VENUES))
def test_every_profile_names_its_source(venue):
    assert venue.source


@pytest.mark.parametrize("venue", VENUES.values(), ids=list(VENUES))
def test_every_default_tier_can_be_opened_at_the_first_bracket(venue):
    rate = venue.maintenance_margin() + venue.fee_at_liquidation

    assert all(rate < 1 / tier for tier in venue.default_weights)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"family": "inverse_mark"}, 'family must begin with the contract, "linear"'),
        ({"family": "linear"}, "family must be one of linear_mark"),
        ({"contract": "quanto"}, "contract must be one of linear, inverse"),
        ({"open_interest_convention": "both"}, "open_interest_convention must be one of"),
        ({"max_leverage": 0.5}, "max_leverage must be 1 or more; got 0.5"),
        ({"fee_at_liquidation": 0.5}, "fee_at_liquidation is a fraction"),
        ({"default_weights": {10: 0.8, 20: 0.4}}, "add up to one at most"),
        ({"default_weights": {10: -0.1}}, "default_weights must be shares"),
    ],
)
def test_a_profile_of_ones_own_is_checked(changes, words):
    with pytest.raises(ValueError, match=words):
        dataclasses.replace(get_venue("binance"), **changes)


def test_a_profile_without_brackets_asks_for_the_rate():
    mine = Venue(name="mine", title="M", contract="linear", family="linear_mark", max_leverage=20.0)

    with pytest.raises(ValueError, match="no brackets on record; pass maintenance_margin="):
        mine.maintenance_margin()


def test_a_profile_without_brackets_keeps_its_highest_leverage():
    mine = Venue(name="mine", title="M", contract="linear", family="linear_mark", max_leverage=20.0)

    assert mine.max_leverage_for(on="2020-01-01") == 20.0


# Rates from the tables in DESIGN's facts, read off by eye.
@pytest.mark.parametrize(
    ("venue", "symbol", "notional", "on", "rate"),
    [
        ("binance", "BTCUSDT", 0, None, 0.004),
        ("binance", "BTCUSDT", 1_000_000, "2021-05-19", 0.01),
        ("binance", "BTCUSDT", 1_000_001, "2021-05-19", 0.025),
        ("binance", "BTCUSDT", 1_000_000, "2025-01-01", 0.0065),
        ("binance", "BTCUSDT", 100_000, "2026-10-01", 0.004),
        ("binance", "ETHUSDT", 60_000_000, "2025-01-01", 0.025),
        ("binance", "SOLUSDT", 0, "2025-01-01", 0.005),
        ("bybit", "BTCUSDT", 2_100_000, None, 0.0056),
        ("bitget", "BTCUSDT", 600_000_000, None, 0.2),
        ("kraken", "BTC", 3_000_000, None, 0.025),
        ("kraken_inverse", "PI_XBTUSD", 3_500_000, None, 0.05),
        ("hyperliquid", "BTC", 0, "2025-02-01", 0.01),
        ("hyperliquid", "BTC", 0, "2026-02-01", 0.0125),
        ("hyperliquid", "SOL", 80_000_000, None, 0.05),
        ("deribit", "BTC-PERPETUAL", 0, "2021-05-19", 0.00525),
        ("deribit", "BTC-PERPETUAL", 0, None, 0.01),
        ("bitmex", "XBTUSD", 0, None, 0.005),
        ("okx", "BTC-USDT-SWAP", 0, None, 0.004),
        ("dydx", "BTC-USD", 0, None, 0.012),
        ("gmx", "BTC/USD", 0, None, 0.005),
    ],
)
def test_the_rate_is_that_of_the_position_and_the_day(venue, symbol, notional, on, rate):
    found = get_venue(venue).maintenance_margin(symbol=symbol, notional=notional, on=on)

    assert found == pytest.approx(rate)


def test_a_position_at_the_cap_still_belongs_to_the_bracket():
    assert get_venue("bybit").maintenance_margin(notional=2_000_000) == 0.005


def test_an_unknown_symbol_takes_the_first_rate_of_bitcoin_whatever_its_size():
    assert get_venue("binance").maintenance_margin(symbol="PEPEUSDT", notional=1e9) == 0.004


def test_a_venue_says_which_symbols_it_knows():
    binance = get_venue("binance")

    assert (binance.knows("ETHUSDT"), binance.knows("PEPEUSDT")) == (True, False)


def test_a_day_before_the_first_table_takes_the_first_table():
    assert get_venue("binance").max_leverage_for(on="2019-09-25") == 125.0


@pytest.mark.parametrize(
    "on",
    [
        "2021-05-19",
        "2021-05-19T23:00:00Z",
        np.datetime64("2021-05-19T13", "h"),
        date(2021, 5, 19),
        datetime(2021, 5, 19, 12, tzinfo=UTC),
        pd.Timestamp("2021-05-19 10:00"),
        pd.Timestamp("2021-05-19 10:00", tz="Europe/Berlin"),
    ],
)
def test_a_day_may_be_written_in_any_usual_way(on):
    assert get_venue("binance").maintenance_margin(notional=2e6, on=on) == 0.025


@pytest.mark.parametrize("on", ["May 2021", "2021-13-01", np.datetime64("NaT"), 1.5])
def test_what_is_not_a_day_is_refused(on):
    with pytest.raises(ValueError, match='on must be a date such as "2024-05-01"'):
        get_venue("binance").maintenance_margin(on=on)


@pytest.mark.parametrize("notional", [-1.0, np.nan, np.inf])
def test_a_position_cannot_have_an_impossible_size(notional):
    with pytest.raises(ValueError, match="notional must be zero or more"):
        get_venue("binance").maintenance_margin(notional=notional)


def test_a_position_beyond_the_last_bracket_is_refused():
    with pytest.raises(ValueError, match=r"end at 1\.8e\+09 USD; got 2e\+09"):
        get_venue("binance").maintenance_margin(notional=2e9)


def test_brackets_counted_in_coins_need_a_price():
    with pytest.raises(ValueError, match="okx counts position size in BTC; pass price="):
        get_venue("okx").maintenance_margin(notional=1e5)


def test_brackets_counted_in_coins_use_the_price():
    # 400 ETH at 2,500 is one million; the second bracket ends at 600 ETH.
    rate = get_venue("okx").maintenance_margin(symbol="ETH-USDT-SWAP", notional=1e6, price=2500)

    assert rate == 0.005


def test_deribit_asks_more_of_each_coin():
    # 1 % and 0.005 % for each of 100 BTC
    rate = get_venue("deribit").maintenance_margin(notional=1e7, price=1e5)

    assert rate == pytest.approx(0.015)


def test_maintenance_amounts_leave_no_jump_between_brackets():
    for venue, symbol in {(row["venue"], row["symbol"]) for row in table_rows()}:
        days = {
            r["in_force_from"] for r in table_rows() if (r["venue"], r["symbol"]) == (venue, symbol)
        }
        for day in days:
            ladder = get_venue(venue).brackets(symbol=symbol, on=day or "2015-01-01")
            for below, above in pairwise(ladder):
                floor = above.notional_floor
                left = floor * below.maintenance_margin - below.maintenance_amount
                right = floor * above.maintenance_margin - above.maintenance_amount
                assert left == pytest.approx(right, rel=1e-6), (venue, symbol, day, floor)


def test_brackets_join_without_holes_and_get_stricter():
    for venue in VENUES.values():
        ladder = venue.brackets()
        for below, above in pairwise(ladder):
            assert below.notional_cap == above.notional_floor
            assert below.maintenance_margin < above.maintenance_margin
            assert below.max_leverage > above.max_leverage


def test_every_row_of_the_table_names_the_venue_as_its_source():
    titles = {name: venue.title.split()[0] for name, venue in VENUES.items()}

    assert all(row["source"].startswith(titles[row["venue"]]) for row in table_rows())


def test_every_row_of_the_table_is_marked_confirmed_or_not():
    assert {row["confirmed"] for row in table_rows()} == {"yes", "no"}


def test_what_is_assumed_is_marked_so():
    assert not get_venue("drift").brackets()[0].confirmed
    assert not get_venue("binance").brackets(symbol="PEPEUSDT")[0].confirmed


def test_venue_rules_do_without_pandas():
    code = (
        "import sys, liqwidget.market.venues, liqwidget.market.liquidation_price; "
        "sys.exit('pandas' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=TABLE.parents[2], check=False)

    assert done.returncode == 0


def test_the_function_is_not_hidden_by_its_module():
    code = (
        "import liqwidget.market.liquidation_price, liqwidget.market.bundled, liqwidget.market as m; "
        "assert callable(m.liquidation_price) and callable(m.samples)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=TABLE.parents[2], check=False)

    assert done.returncode == 0


def test_every_public_name_can_be_loaded():
    import liqwidget.market as room

    assert all(getattr(room, name) is not None for name in dir(room))


def test_an_unknown_public_name_is_an_attribute_error():
    import liqwidget.market as room

    with pytest.raises(AttributeError, match="has no attribute 'markets'"):
        room.markets  # noqa: B018
