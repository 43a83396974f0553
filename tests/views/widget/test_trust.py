"""Cascades and what-if bands of the widget: the same numbers in the page and in Python."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq
from liqwidget.views.widget.doubt import doubt_words, halved
from liqwidget.views.widget.payload import payload
from tests.golden import trust


@pytest.fixture(scope="module")
def shown(sample):
    return lq.estimate(sample, window="7D")


@pytest.fixture
def widget(shown):
    made = lq.show(shown)
    yield made
    made.close()


@pytest.mark.parametrize("name", trust.MARKETS)
def test_the_bands_and_chains_for_the_page_are_what_python_computes(name):
    stored, fresh = json.loads(trust.FILE.read_text("utf-8"))[name], trust.golden(name)

    for old, new in zip(stored["cases"], fresh["cases"], strict=True):
        assert old["controls"] == new["controls"]
        for was, now in zip(old["bands"], new["bands"], strict=True):
            assert was["halved"] == now["halved"]
            assert was["high"] == pytest.approx(now["high"], rel=1e-8)
        for was, now in zip(old["chains"], new["chains"], strict=True):
            assert was["levels"] == now["levels"]
            assert was["end"] == pytest.approx(now["end"], rel=1e-8)


def test_stress_is_the_cascade_of_the_map_shown_and_moves_the_handle(widget):
    widget.weights = [0, 0, 0, 0, 0.5, 0.5, 0, 0]

    found = widget.stress(-0.03, depth=500e6)

    expected = lq.cascade(widget.map, -0.03, depth=500e6)
    assert (widget.shock, widget.depth) == (-0.03, 500e6)
    assert found.end == expected.end
    assert np.array_equal(found.fills.sold, expected.fills.sold)


def test_stress_follows_the_replay_and_guesses_from_no_later_volume(widget, sample):
    widget.replay(-25)

    found = widget.stress(0.02)

    end = widget.map.time[-25]
    assert found.price == sample.close[sample.time < end][-1]
    assert found.depth == lq.Depth.from_volume(sample, until=end)


def test_the_page_guesses_the_depth_that_python_guesses(shown, sample):
    _, arrays = payload(shown)

    for column in (0, 80, 167):
        guess = lq.Depth.from_volume(sample, until=shown.time[column])
        assert 0.01 * arrays["traded"][column] == pytest.approx(
            guess.dollars_per_percent, rel=1e-12
        )


def test_without_a_move_there_is_no_cascade(widget):
    with pytest.raises(ValueError, match="not zero"):
        widget.stress()


@pytest.mark.parametrize("depth", [0.0, -5e6, float("nan")])
def test_a_depth_is_dollars_above_zero(widget, depth):
    with pytest.raises(ValueError, match=r"moves? price by 1 %"):
        widget.stress(-0.03, depth=depth)


def test_a_market_without_volume_needs_a_depth(sample):
    silent = replace(sample, volume=np.full(sample.time.size, np.nan))
    widget = lq.show(silent, window="7D", shock=-0.03)

    with pytest.raises(ValueError, match="pass depth="):
        widget.stress()
    assert "No cascade: no volume is known" in widget.describe()
    assert widget.stress(depth=1e9).end < -0.03
    widget.close()


@pytest.mark.parametrize("shock", [-0.6, 0.6, float("nan")])
def test_the_handle_reaches_half_of_the_price(widget, shock):
    with pytest.raises(t.TraitError):
        widget.shock = shock


def test_describe_tells_the_chain_and_calls_it_a_scenario(widget):
    widget.stress(-0.03, depth=500e6)

    assert "Cascade, a scenario: A fall of 3.00% becomes one of" in widget.describe()
    assert "assumption, given by hand" in widget.describe()


def test_a_blind_map_tells_neither_chain_nor_band(widget):
    widget.blind = True
    widget.layers = [*widget.layers, "uncertain"]
    widget.shock = -0.03

    assert "Cascade" not in widget.describe()
    assert "What if" not in widget.describe()


def test_a_bucket_is_hatched_where_one_mix_in_twenty_leaves_less_than_half():
    map = lq.estimate(lq.sample("exchange/crowded"), window="24H", funding_tilt=0.0)
    hatched = halved(map, strength=30.0)
    profile = map.profile()
    by_tier = (profile.long + profile.short).T
    # the same by drawing mixes: a log-normal stands for them, so near the border it may differ
    drawn = np.random.default_rng(0).dirichlet(30.0 * map.weights, 4000)
    dollars = drawn @ (by_tier / map.weights[:, None])
    total = by_tier.sum(axis=0)
    fifth = np.quantile(dollars, 0.05, axis=0) / np.maximum(total, 1e-9)
    clear = (total > 1e4) & (np.abs(fifth - 0.5) > 0.15)

    assert clear.sum() > 50
    assert np.array_equal(hatched[clear], fifth[clear] < 0.5)
    assert 0 < hatched[clear].sum() < clear.sum()


def test_the_band_is_called_a_what_if_with_its_measured_record(shown):
    said = doubt_words(shown)

    assert "Not a confidence band" in said
    assert "held the truth three in ten" in said


def test_a_mix_that_is_better_known_leaves_less_hatched(shown):
    guess, known = (halved(shown, strength=strength).sum() for strength in (10.0, 100.0))

    assert guess > known


def test_the_uncertain_layer_is_off_until_it_is_asked_for(widget):
    assert "uncertain" not in widget.layers
    assert "What if the mix" not in widget.describe()
    widget.layers = [*widget.layers, "uncertain"]
    assert "What if the mix" in widget.describe()


def test_another_market_has_another_depth():
    coins = [lq.sample("2025-10-10", symbol=name) for name in ("BTC", "SOL")]
    widget = lq.show(coins, window="24H", depth=500e6)

    widget.symbol = widget.symbols[1]

    assert widget.depth is None
    widget.close()
