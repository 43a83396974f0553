"""Every rule of the linter fails on a defect planted for it, and passes on our maps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.readings._margin_seen import margin_seen
from liqwidget.readings._sheet import sheet_of
from tests.markets import KINDS, Bars, bars, calm_market, random_market
from tests.readings import defects

RULES = (
    "margin term", "side of price", "nothing swept", "open interest", "causality", "units",
    "columns are time",
)  # fmt: skip


@pytest.fixture(scope="module")
def market(sample):
    return sample.window("12D")


@pytest.fixture(scope="module")
def map(market):
    return lq.estimate(market, n_buckets=250)


@pytest.fixture(scope="module")
def read(map):
    return defects.as_import(map)


@pytest.fixture(scope="module")
def growing():
    """A calm market whose open interest grows from 40,000 to 200,000 coins."""
    calm = calm_market(480)
    return Bars(**{**vars(calm), "open_interest": np.linspace(4e4, 2e5, 480)})


def verdicts(report):
    return {found.rule: found.verdict for found in report.findings}


def failed(report):
    return [found.rule for found in report.failed]


# our maps pass


@pytest.mark.parametrize("venue", list(lq.VENUES))
def test_our_map_passes_every_rule_at_every_venue(market, venue):
    report = lq.lint(lq.estimate(market, venue=venue))

    assert verdicts(report) == dict.fromkeys(RULES, "pass")


@pytest.mark.parametrize(
    "settings",
    [
        {"window": "7D"},
        {"window": "24H"},
        {"n_columns": 50},
        {"window": "7D", "n_columns": 13, "warm_up": "5h"},
        {"warm_up": "0h"},
        {"side_rule": "aggressor"},
        {"entry": "hlc3"},
        {"entry": "close", "inventory": "none"},
        {"turnover": 1.0},
        {"funding_tilt": 2.0},
        {"open_interest_scale": 2.0},
        {"open_interest_jump": (0.2, 5)},
        {"weights": {100: 1.0}},
        {"n_buckets": 20},
        {"price_range": (30_000.0, 120_000.0)},
    ],
)
def test_our_map_passes_every_rule_in_every_setting(market, settings):
    report = lq.lint(lq.estimate(market, **settings))

    assert verdicts(report) == dict.fromkeys(RULES, "pass")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "violent"])
@pytest.mark.parametrize("n_columns", [None, 40])
def test_our_map_passes_on_odd_markets(kind, n_columns):
    market = random_market(np.random.default_rng(1), 200, kind)

    assert lq.lint(lq.estimate(market, n_columns=n_columns)).failed == ()


def test_our_map_of_a_reconstructed_event_passes():
    assert lq.lint(lq.estimate(lq.sample("2025-10-10", symbol="SOL"))).failed == ()


def test_our_map_as_an_import_fails_nothing(read, market):
    report = lq.lint(read, market)

    assert report.ok
    assert verdicts(report) == {
        "margin term": "pass", "side of price": "cannot tell", "nothing swept": "pass",
        "open interest": "pass", "causality": "cannot tell", "units": "pass",
        "columns are time": "pass",
    }  # fmt: skip


def test_our_map_as_a_table_fails_nothing(map, market):
    report = lq.lint(lq.to_frame(map), market)

    assert [found.rule for found in report.unknown] == ["causality"]
    assert report.ok


def test_without_its_market_less_can_be_told_of_an_import(read):
    report = lq.lint(read)

    assert report["open interest"].verdict == "cannot tell"
    assert report["units"].verdict == "pass"  # against what its own candles traded
    assert report.ok


# margin term


@pytest.mark.parametrize("venue", ["binance", "bybit", "bitmex"])
def test_no_margin_term_fails(market, venue):
    report = lq.lint(lq.estimate(market, venue=venue, maintenance_margin=0.0))

    assert failed(report) == ["margin term"]
    assert report["margin term"].measured == pytest.approx(0.0, abs=1e-12)


def test_a_margin_divided_by_leverage_fails(market):
    by_leverage = 0.004 / np.array(lq.TIERS)

    report = lq.lint(lq.estimate(market, maintenance_margin=by_leverage))

    assert failed(report) == ["margin term"]
    assert report["margin term"].where.endswith("at 100x")


@pytest.mark.parametrize("venue", ["binance", "bybit", "deribit"])
def test_a_picture_shows_the_rate_it_was_made_with(market, venue):
    map = lq.estimate(market, venue=venue, n_buckets=250)

    seen = margin_seen(sheet_of(defects.as_import(map)))

    assert seen.rate == pytest.approx(map.book.geometry.maintenance_margin[-1], abs=0.0006)


def test_a_picture_without_a_margin_term_fails(market):
    bare = lq.estimate(market, maintenance_margin=0.0)

    report = lq.lint(defects.as_import(bare), market)

    assert failed(report) == ["margin term"]
    assert report["margin term"].measured == 0.0


def test_a_margin_cannot_be_told_from_tiers_nobody_expects(market):
    for rate in (None, 0.0):
        odd = lq.estimate(
            market, leverages=(30, 60), weights={30: 0.5, 60: 0.5}, maintenance_margin=rate
        )

        assert lq.lint(defects.as_import(odd))["margin term"].verdict == "cannot tell"


def test_a_margin_is_told_from_odd_tiers_that_are_named(market):
    odd = lq.estimate(
        market, leverages=(30, 60), weights={30: 0.5, 60: 0.5}, maintenance_margin=0.0
    )

    named = replace(defects.as_import(odd), leverages=(30.0, 60.0))

    assert lq.lint(named)["margin term"].verdict == "fail"


def test_a_picture_of_one_column_has_no_margin_to_see(map):
    bars_only = lq.from_coinglass(lq.to_coinglass(map, shape="map"))

    assert lq.lint(bars_only)["margin term"].verdict == "cannot tell"


# side of price


def test_averaged_sides_fail(map):
    report = lq.lint(defects.averaged(map))

    assert "side of price" in failed(report)
    assert report["side of price"].measured == pytest.approx(0.5, abs=0.05)


def test_averaged_sides_fail_in_a_table(map, market):
    frame = lq.to_frame(map)
    half = 0.5 * (frame["long"] + frame["short"])

    report = lq.lint(frame.assign(long=half, short=half), market)

    assert "side of price" in failed(report)


def test_a_level_on_the_wrong_side_of_its_entry_fails(map):
    long, short = map.book.geometry.factors
    wrong = defects.with_factors(map, [*long[:-1], 1.015], short)  # 2.5 % margin at 100x

    found = lq.lint(wrong)["side of price"]

    assert (found.verdict, found.where) == ("fail", "longs at 100x")
    assert found.measured == 1.015


# nothing swept


def test_a_map_that_is_never_swept_fails(map):
    found = lq.lint(defects.never_swept(map))["nothing swept"]

    assert found.verdict == "fail"
    assert found.measured > 0.05
    assert "UTC" in found.where


def test_swept_dollars_painted_back_fail(map):
    stale = defects.never_swept(map)

    report = lq.lint(defects.painted(map, stale.long, stale.short))

    assert report["nothing swept"].verdict == "fail"


@pytest.mark.parametrize("n_columns", [None, 60])
def test_a_picture_that_is_never_swept_fails(market, n_columns):
    stale = defects.never_swept(lq.estimate(market, n_columns=n_columns))

    assert lq.lint(defects.as_import(stale), market)["nothing swept"].verdict == "fail"


def test_one_piece_that_outlives_its_sweep_is_found():
    """Two coins open at 100 in bar 1; the long at 90.45 is reached in bar 2.

    bar        0    1    2    3
    close    100  100   95   96
    low      100  100   90   95
    open_int  10   12   12   12
    """
    market = bars(close=[100, 100, 95, 96], open=[100, 100, 100, 95], high=[100, 100, 100, 96],
                  low=[100, 100, 90, 95], open_interest=[10, 12, 12, 12])  # fmt: skip
    map = lq.estimate(
        market, leverages=(10,), weights={10: 1.0}, maintenance_margin=0.005, turnover=0.0,
        funding_tilt=0.0, holding_exponent=0.0, inventory="none", entry="close",
        price_range=(80.0, 125.0), n_buckets=40,
    )  # fmt: skip
    assert lq.lint(map)["nothing swept"].verdict == "pass"

    found = lq.lint(defects.never_swept(map))["nothing swept"]

    # two coins at 90.45, of two at 90.45 and two at 109.45
    assert found.measured == pytest.approx(90.45 / (90.45 + 109.45), abs=0.005)
    assert "column 3" in found.where


# open interest


def test_todays_open_interest_on_past_columns_fails(map):
    report = lq.lint(defects.scaled_with_today(map))

    assert "open interest" in failed(report)


def test_todays_open_interest_on_a_picture_fails(growing):
    scaled = defects.scaled_with_today(lq.estimate(growing, weights={10: 0.5, 25: 0.5}))

    found = lq.lint(defects.as_import(scaled), growing)["open interest"]

    assert found.verdict == "fail"
    assert found.measured > 1.5


def test_dollars_of_two_sides_scaled_up_fail_in_a_table(map, market):
    frame = lq.to_frame(map)
    twice = frame.assign(long=2 * frame["long"], short=2 * frame["short"])

    assert failed(lq.lint(twice, market)) == ["open interest"]


def test_a_lost_tenth_of_the_picture_fails(map):
    """Less than open interest, so that only the account of every coin shows it."""
    report = lq.lint(defects.painted(map, 0.9 * map.long, 0.9 * map.short))

    assert "open interest" in failed(report)


# causality


def test_a_map_that_looks_ahead_fails(map):
    report = lq.lint(defects.looking_ahead(map, columns=1))

    assert "causality" in failed(report)


def test_a_map_of_what_lasts_fails(map):
    report = lq.lint(defects.only_what_lasts(map))

    assert "causality" in failed(report)


def test_a_picture_whose_bands_leave_before_price_comes_fails(map):
    found = lq.lint(defects.as_import(defects.looking_ahead(map, columns=2)))["causality"]

    assert found.verdict == "fail"
    assert found.measured == -2


def test_a_picture_that_price_never_meets_fails(map):
    found = lq.lint(defects.as_import(defects.only_what_lasts(map)))["causality"]

    assert found.verdict == "fail"
    assert "met nothing" in found.said


def test_a_picture_is_never_said_to_be_causal(read, market):
    assert lq.lint(read, market)["causality"].verdict == "cannot tell"


def test_a_later_bar_that_reaches_back_is_found(map, market):
    """A market that was revised: the map was made before, the market says otherwise now."""
    revised = market.to_frame()
    row = revised.index[100]
    revised.loc[row, "open_interest"] *= 1.05
    other = lq.estimate(lq.Market.from_frame(revised, funding_interval="8h"), n_buckets=250,
                        price_range=(map.bucket_edges[0], map.bucket_edges[-1]))  # fmt: skip

    report = lq.lint(defects.painted(map, other.long, other.short))

    assert report["causality"].verdict == "fail"
    assert "column" in report["causality"].where


# units


def test_coins_where_dollars_should_be_fail(map):
    report = lq.lint(defects.in_coins(map))

    assert "units" in failed(report)


def test_a_picture_in_coins_fails(map, market):
    coins = defects.as_import(defects.in_coins(map))

    assert "units" in failed(lq.lint(coins, market))
    assert "units" in failed(lq.lint(coins))  # against what its own candles traded


@pytest.mark.parametrize("most", [1.0, 100.0])
def test_a_picture_in_shares_of_its_maximum_fails(read, market, most):
    relative = replace(read, total=read.total / read.total.max() * most)

    found = lq.lint(relative, market)["units"]

    assert found.verdict == "fail"
    assert "shares of a maximum" in found.said


def test_one_cell_in_another_unit_is_found(map):
    long = map.long.copy()
    bucket = int(long[:, 200].argmax())
    long[bucket, 200] *= 1.5

    found = lq.lint(defects.painted(map, long, map.short))["units"]

    assert found.verdict == "fail"
    assert f"row {bucket} " in found.where
    assert "column 200 " in found.where


def test_units_of_a_cheap_coin_cannot_be_told(read):
    """At a price near one, coins and dollars are both plausible."""
    scale = 60_000.0
    candles = replace(read.candles, **{
        name: getattr(read.candles, name) / scale for name in ("open", "high", "low", "close")
    })  # fmt: skip
    cheap = replace(read, prices=read.prices / scale, candles=candles)

    assert lq.lint(cheap)["units"].verdict == "cannot tell"


# columns are time


def test_one_moment_drawn_across_time_fails(read, market):
    spread = replace(read, total=np.repeat(read.total[:, -1:], read.total.shape[1], axis=1))

    found = lq.lint(spread, market)["columns are time"]

    assert found.verdict == "fail"
    assert found.measured == 1.0


def test_columns_out_of_order_fail(read, market):
    time = read.time.copy()
    time[[10, 11]] = time[[11, 10]]

    found = lq.lint(replace(read, time=time, candles=None), market)["columns are time"]

    assert (found.verdict, found.where) == ("fail", "column 11")


def test_steps_of_all_lengths_fail(read):
    hours = np.cumsum(np.random.default_rng(0).integers(1, 9, read.time.size))
    uneven = replace(read, time=read.time[0] + hours * np.timedelta64(1, "h"))

    assert lq.lint(uneven)["columns are time"].verdict == "fail"


def test_a_bar_map_has_no_time_to_judge(map):
    bars_only = lq.from_coinglass(lq.to_coinglass(map, shape="map"))

    assert lq.lint(bars_only)["columns are time"].verdict == "cannot tell"


# the report


def test_a_report_is_a_table_in_text(map):
    said = str(lq.lint(lq.estimate(map.market, maintenance_margin=0.0)))

    lines = said.splitlines()
    assert lines[1].startswith("fail         margin term")
    assert "put the maintenance margin into the formula" in said
    assert len([line for line in lines if line.startswith("pass")]) == 6


def test_text_from_data_never_becomes_markup(read):
    read = replace(read, source="<img src=x onerror=alert(1)>")

    html = lq.lint(read)._repr_html_()

    assert "<img" not in html
    assert "&lt;img" in html


def test_what_cannot_be_told_is_not_held_against_a_map(read):
    report = lq.lint(read)

    assert report.unknown
    assert report.ok


def test_an_unknown_rule_names_the_rules(map):
    with pytest.raises(KeyError, match="the rules are margin term"):
        lq.lint(map)["color"]


def test_a_finding_cannot_be_changed(map):
    with pytest.raises(AttributeError):
        lq.lint(map).findings[0].verdict = "pass"


def test_what_is_no_map_is_refused():
    with pytest.raises(TypeError, match=r"got dict\. Read a response with from_coinglass"):
        lq.lint({"data": {}})
