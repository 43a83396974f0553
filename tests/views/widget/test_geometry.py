"""What goes through Python: venue, market, bars, entries, sides, margin, turnover, holding."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq
from liqwidget.market.venues import get_venue
from tests.markets import random_market


@pytest.fixture
def widget(sample):
    made = lq.show(sample, window="7D")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("venue", "bybit"),
        ("entry", "close"),
        ("side_rule", "aggressor"),
        ("maintenance_margin", 0.009),
        ("turnover", 0.3),
        ("holding_exponent", 0.0),
    ],
)
def test_the_map_is_the_one_that_estimate_makes(widget, sample, name, value):
    before = widget._payload

    setattr(widget, name, value)

    expected = lq.estimate(sample, window="7D", **{name: value}).reweighted(widget.weights)
    assert np.array_equal(widget.map.total, expected.total)
    assert widget._payload != before


def test_what_was_chosen_together_stays(widget, sample):
    widget.venue = "okx"
    widget.entry = "hlc3"
    widget.turnover = 0.2
    widget.window = "24H"

    expected = lq.estimate(sample, window="24H", venue="okx", entry="hlc3", turnover=0.2)
    assert np.array_equal(widget.map.total, expected.reweighted(widget.weights).total)


def test_longer_bars_are_the_market_resampled(widget, sample):
    widget.time_frame = "4h"

    expected = lq.estimate(sample.resample("4H"), window="7D")
    assert widget.time_frame == "4H"
    assert np.array_equal(widget.map.total, expected.total)


def test_only_bars_that_leave_enough_are_offered(widget):
    assert widget.time_frames == ["1H", "4H", "12H", "1D"]  # 34 days leave 34 bars of a day


def test_a_range_of_prices_belongs_to_its_window(sample):
    widget = lq.show(sample, window="7D", price_range=(50_000, 80_000))

    widget.entry = "close"
    asked = widget.map.bucket_edges[[0, -1]]
    widget.window = "24H"

    np.testing.assert_allclose(asked, [50_000, 80_000])
    assert widget.map.bucket_edges[-1] < 80_000
    widget.close()


def test_own_margins_belong_to_their_venue(sample):
    widget = lq.show(sample, window="24H", maintenance_margin=0.009)
    own = widget.map.book.geometry.maintenance_margin
    widget.entry = "close"
    kept = widget.map.book.geometry.maintenance_margin
    widget.venue = "bybit"

    assert own == kept == (0.009,) * 8
    assert max(widget.map.book.geometry.maintenance_margin) < 0.009
    widget.close()


def test_a_venue_with_fewer_tiers_keeps_proportions_and_the_way_back(sample):
    widget = lq.show(sample, window="24H", weights={10: 0.2, 25: 0.2, 100: 0.4})

    widget.venue = "hyperliquid"  # 50x at most in February 2025
    fewer, mix = list(widget.leverages), list(widget.weights)
    widget.venue = "binance"

    assert fewer == [1, 2, 3, 5, 10, 25, 50]
    assert mix == pytest.approx([0, 0, 0, 0, 0.4, 0.4, 0])
    assert widget.leverages == [1, 2, 3, 5, 10, 25, 50, 100]
    assert len(widget.tiers) == len(widget.locked) == len(widget._initial["weights"]) == 8
    widget.close()


def test_a_margin_above_that_of_a_tier_takes_the_tier_away(sample):
    widget = lq.show(sample, window="24H", weights={10: 0.4, 100: 0.4})

    widget.maintenance_margin = 0.03  # 100x and 50x open with 1 and 2 %

    assert widget.leverages == [1, 2, 3, 5, 10, 25]
    assert widget.weights == pytest.approx([0, 0, 0, 0, 0.8, 0])
    widget.close()


def test_several_markets_can_be_switched():
    crash = [lq.sample("2025-10-10", symbol=name) for name in ("BTC", "SOL")]
    widget = lq.show(crash, window="24H")
    first = widget._figure

    widget.symbol = widget.symbols[1]

    expected = lq.estimate(crash[1], window="24H").reweighted(widget.weights)
    assert np.array_equal(widget.map.total, expected.total)
    assert crash[1].symbol in widget.headline
    assert widget._figure != first
    widget.close()


def test_markets_of_one_name_need_names_of_their_own(sample):
    with pytest.raises(ValueError, match="dict of name and market"):
        lq.show([sample, sample])

    widget = lq.show({"hours": sample, "days": sample.resample("1D")})
    assert widget.symbols == ["hours", "days"]
    widget.close()


@pytest.mark.parametrize(
    ("name", "value"), [("venue", "binnance"), ("symbol", "ETH"), ("time_frame", "7H")]
)
def test_what_is_not_offered_is_refused(widget, name, value):
    before = getattr(widget, name)

    with pytest.raises(t.TraitError, match=f"{name} must be one of"):
        setattr(widget, name, value)

    assert getattr(widget, name) == before


def test_a_wish_that_cannot_be_met_goes_back_and_says_why():
    market = random_market(np.random.default_rng(3), 60, "plain")
    widget = lq.show(replace(market), leverages=(50, 100), window="24H")
    before = widget.map

    with pytest.raises(t.TraitError, match="offers 40x at most"):
        widget.venue = "hyperliquid"

    assert widget.venue == "binance"
    assert widget.map is before
    assert "offers 40x at most" in widget.notice
    widget.close()


def test_every_question_of_the_page_is_answered(widget):
    widget.set_state({"window": "24H", "_asked": 3})

    assert widget._answered == 3
    assert widget.map.time.size == 24


def test_a_rise_of_open_interest_changes_the_shape_not_only_the_brightness(widget, sample):
    before = widget.map.profile().total
    widget.jump_share, widget.jump_bars = 0.3, 12

    after = widget.map.profile().total

    expected = lq.estimate(sample, window="7D", open_interest_jump=(0.3, 12))
    assert np.array_equal(widget.map.total, expected.total)
    moved = np.abs(after / after.sum() - before / before.sum()).sum() / 2
    assert moved > 0.02


def test_a_scale_of_open_interest_changes_the_shape_not_only_the_brightness(widget):
    before = widget.map.profile().total
    widget.open_interest_scale = 0.2

    after = widget.map.profile().total

    moved = np.abs(after / after.sum() - before / before.sum()).sum() / 2
    assert moved > 0.005


def test_a_map_with_a_rise_of_open_interest_starts_with_it(sample):
    widget = lq.show(sample, window="24H", open_interest_jump=(0.2, 6))

    assert (widget.jump_share, widget.jump_bars) == (0.2, 6)
    assert "open interest +20% over the last 6 bars" in widget.caption[1]
    widget.close()


def test_rules_of_ones_own_without_brackets_can_be_shown(sample):
    own = replace(get_venue("binance"), name="own", title="Own rules")
    widget = lq.show(sample, venue=own, maintenance_margin=0.004, window="7D")

    widget.window = "24H"

    assert widget.map.assumptions()["maintenance_margin"]["10"] == 0.004
    widget.close()
