"""Fitting the mix from the widget: what moves, what is hatched, what is said."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq
from liqwidget.readings.held_out import held_out
from liqwidget.views.widget.prints import prints
from tests.markets import calm_market


@pytest.fixture(scope="module")
def market():
    return lq.sample("exchange/crowded")


@pytest.fixture
def widget(market):
    made = lq.show(market, window="24H")
    yield made
    made.close()


def test_a_fit_moves_the_weights_to_the_calibrated_ones(widget, market):
    before = widget.weights

    widget.fit()

    expected = lq.calibrate(market, maintenance_margin=widget.map.book.geometry.maintenance_margin)
    assert widget.weights == pytest.approx(expected.weights.tolist(), abs=1e-9)
    assert np.abs(np.subtract(widget.weights, before)).max() > 0.05


def test_tiers_that_the_prints_cannot_tell_are_marked_and_named(widget):
    found = widget.fit()

    unknown = [f"{tier:g}x" for tier, sure in zip(widget.leverages, widget.fitted["identified"],
               strict=True) if not sure]  # fmt: skip
    assert unknown == ["1x", "2x", "3x"]
    assert "cannot tell 1x, 2x and 3x (hatched)" in str(found)
    assert widget.fitted["note"] == str(found)


def test_the_caption_says_fitted_until_the_mix_is_moved(widget):
    said = []
    widget.fit()
    said.append("\n".join(widget.caption))
    widget.share_10x = 0.5
    said.append("\n".join(widget.caption))

    assert "Fitted mix" in said[0]
    assert "cannot tell 1x, 2x and 3x" in said[0]
    assert "Assumed mix" in said[1]
    assert "Moved by hand since" in widget.describe()


def test_the_map_of_a_fitted_widget_is_a_fitted_one_and_unfitted_by_reset(widget):
    first = widget.weights
    widget.fit()
    fitted = widget.map.settings.mix_source

    for name, value in widget._initial.items():  # what "Reset" sends
        setattr(widget, name, value)

    assert fitted == "fitted"
    assert widget.map.settings.mix_source == "assumed"
    assert widget.weights == first
    assert "fitted" not in widget.describe()


def test_a_second_fit_is_the_first(widget):
    first = widget.fit().calibration.weights
    widget.weights = [0.9, 0, 0, 0, 0, 0, 0, 0]

    assert np.array_equal(widget.fit().calibration.weights, first)


def test_a_fit_in_a_replay_knows_no_later_print(widget, market):
    widget.replay(100)  # of 288: the cascade of the morning is still to come
    end = widget.map.time[100]

    found = widget.fit()

    late = market.time >= end
    absurd = {
        name: np.where(late, 9e9, getattr(market, name))
        for name in ("long_liquidations", "short_liquidations")
    }
    other = lq.show(replace(market, **absurd), window="24H", bar=100)
    assert found.until == end
    assert widget.weights == other.fit().calibration.weights.tolist()
    other.close()


def test_a_mix_that_knows_later_prints_says_so_in_an_earlier_bar(widget):
    widget.fit()

    widget.replay(10)

    assert "knows what came after it" in widget.describe()
    assert any("knows what came after it" in line for line in widget.caption)


def test_a_fit_is_forgotten_under_other_rules_and_kept_in_another_window(widget):
    widget.fit()
    widget.window = "12H"
    kept = bool(widget.fitted)
    widget.venue = "bybit"

    assert kept
    assert widget.fitted == {}
    assert widget.map.settings.mix_source == "assumed"


def test_without_prints_a_fit_is_refused_and_the_reason_is_shown(sample):
    widget = lq.show(sample, window="7D")

    with pytest.raises(ValueError, match="the market has no long_liquidations"):
        widget.fit()

    assert "no long_liquidations" in widget.notice
    assert widget._prints["why_no_fit"] == "This market has no printed liquidations."
    widget._fit_asked += 1  # as the page asks: nothing is raised into the kernel's log
    assert widget.fitted == {}
    widget.close()


def test_the_page_asks_for_a_fit_by_a_count(widget):
    widget.set_state({"_fit_asked": 1})

    assert widget.fitted["weights"] == widget.weights


def test_prints_stand_at_the_low_for_longs_and_at_the_high_for_shorts(market):
    map = lq.estimate(market, window="24H")
    found = prints(map)

    first = market.time.size - 288
    assert len(found["column"]) > 20
    for column, side, dollars, price in zip(
        *(found[name] for name in ("column", "side", "dollars", "price")), strict=True
    ):
        bar = first + column
        assert price == (market.high if side else market.low)[bar]
        assert dollars == (market.short_liquidations if side else market.long_liquidations)[bar]


def test_prints_of_several_bars_are_added_up_in_their_column(market):
    map = lq.estimate(market, window="24H", n_columns=24)

    found = prints(map)

    shown = market.long_liquidations[-288:].sum() + market.short_liquidations[-288:].sum()
    assert sum(found["dollars"]) == pytest.approx(shown)
    assert max(found["column"]) < map.time.size


def test_a_record_of_nothing_is_told_from_no_record(sample):
    none = np.zeros(sample.time.size)
    map = lq.estimate(replace(sample, long_liquidations=none, short_liquidations=none), window="7D")

    assert prints(map)["why_no_fit"] == "In this market no liquidation was printed."


def test_a_sampled_feed_is_called_a_sample(market):
    theirs = replace(market, provenance="historical", venue="binance")
    widget = lq.show(theirs, window="24H")

    found = widget.fit()

    assert found.feed.lower_bound
    assert "The feed is a sample" in str(found)
    assert "at least" in widget.describe()
    widget.close()


def test_held_out_prints_favor_the_mix_that_made_them_and_not_another():
    market = calm_market(720, seed=2)
    true = np.array([0.05, 0.05, 0.05, 0.05, 0.10, 0.12, 0.08, 0.05])
    made = lq.estimate(market, weights=true)
    printed = np.stack(lq.sweep_basis(made).swept(true))
    printed = 5e4 * np.random.default_rng(1).poisson(printed / 5e4)

    against_wrong = held_out(market, printed, np.array([0, 0, 0, 0, 0, 0.1, 0, 0.8]))
    against_true = held_out(market, printed, true)

    assert against_wrong.gain > 5
    assert against_true.gain < 1
    assert "LESS" in str(replace(against_true, gain=-1.0))


def test_a_few_prints_are_not_held_out():
    market = calm_market(200, seed=2)
    printed = np.zeros((2, 200))
    printed[0, [60, 180]] = 1e6

    assert held_out(market, printed, np.full(8, 0.1)) is None


def test_a_map_that_came_fitted_stays_so_until_its_mix_is_moved(market):
    fit = lq.calibrate(market)
    widget = lq.show(fit.map(window="24H"))

    came, shown = widget.map.settings.mix_source, "\n".join(widget.caption)
    widget.share_10x = 0.5

    assert came == "fitted"
    assert "Fitted mix" in shown
    assert widget.map.settings.mix_source == "assumed"
    widget.close()


def test_only_a_fit_writes_its_record(widget):
    with pytest.raises(t.TraitError, match=r"written by fit\(\)"):
        widget.fitted = {"weights": [1.0]}


def test_a_market_of_an_unknown_venue_is_shown_and_its_feed_is_not_vouched_for(market):
    theirs = SimpleNamespace(**{**vars(market), "venue": "elsewhere", "provenance": "yours"})

    found = prints(lq.estimate(theirs, window="24H"))

    assert found["lower_bound"]
    assert "not confirmed" in found["feed"]
