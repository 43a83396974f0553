"""The widget on its Python side: traits, checks, and the map that follows them."""

from __future__ import annotations

import gzip

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq
from liqwidget.views.widget.payload import pack
from liqwidget.views.widget.runtime import carried


@pytest.fixture(scope="module")
def shown(sample):
    return lq.estimate(sample, window="7D")


@pytest.fixture
def widget(shown):
    made = lq.show(shown)
    yield made
    made.close()


def test_it_starts_as_the_map_it_was_given(widget, shown):
    assert widget.weights == shown.weights.tolist()
    assert widget.leverages == list(shown.leverages)
    assert widget.window == "7D"
    assert widget.map is shown


def test_the_map_follows_the_weights(widget, shown):
    widget.weights = [0, 0, 0, 0, 0.5, 0.5, 0, 0]

    assert np.array_equal(widget.map.total, shown.reweighted({10: 0.5, 25: 0.5}).total)


def test_the_map_follows_funding_and_open_interest(widget, sample):
    widget.funding_shift = 2e-4
    widget.open_interest_scale = 0.5

    expected = lq.estimate(sample, window="7D", funding_shift=2e-4, open_interest_scale=0.5)

    assert np.array_equal(widget.map.total, expected.total)


def test_another_window_is_another_geometry(widget, sample):
    before = widget._figure, widget._payload

    widget.window = "24h"

    assert widget.window == "24H"
    assert widget.map.time.size == 24
    assert np.array_equal(widget.map.total, lq.estimate(sample, window="24H").total)
    assert widget._figure != before[0]
    assert widget._payload != before[1]


def test_everything_is_shown_when_asked(widget, sample):
    widget.window = "all"

    assert widget.map.time.size == sample.n_bars


def test_hidden_tiers_leave_the_line_of_text(widget):
    before = widget.summary

    widget.tiers = [False] * 7 + [True]

    assert widget.summary != before


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("weights", [0.5], "one number per tier"),
        ("weights", [0.5] * 8, "sum to one at most"),
        ("tiers", [True], "one bool per tier"),
        ("funding_shift", 0.5, "0.1"),
        ("funding_shift", float("nan"), "finite"),
        ("color_limit", float("inf"), "finite"),
        ("weights", [-0.5] + [0.1] * 7, "zero or more"),
        ("open_interest_scale", 50.0, "at most"),
        ("window", "soon", "like \"7D\""),
        ("palette", "jet", "inferno"),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_and_nothing_changes(widget, name, value, words):
    before = getattr(widget, name)

    with pytest.raises(t.TraitError, match=words):
        setattr(widget, name, value)

    assert getattr(widget, name) == before


def test_a_misspelt_trait_is_a_type_error(shown):
    with pytest.raises(TypeError, match="no trait named wieghts"):
        lq.show(shown, wieghts=[1])


def test_a_mix_may_be_a_mapping_or_an_array(widget):
    widget.weights = {10: 0.5, 25: 0.5}
    first = widget.weights
    widget.weights = np.array(first)

    assert first == widget.weights == [0, 0, 0, 0, 0.5, 0.5, 0, 0]


def test_a_span_of_numpy_is_a_window_too(sample):
    widget = lq.show(lq.estimate(sample, window=np.timedelta64(7, "D")))

    assert widget.window == "7D"
    widget.close()


def test_a_color_limit_can_be_chosen(sample):
    widget = lq.show(sample, window="24H", color_limit=1e7)

    assert widget.color_limit == 1e7
    widget.close()


def test_an_unknown_option_of_a_market_is_a_type_error(sample):
    with pytest.raises(TypeError, match="no option named wieghts"):
        lq.show(sample, wieghts=[1])


def test_a_market_can_be_shown_with_options_of_the_estimate(sample):
    widget = lq.show(sample, venue="bybit", window="24H", weights={10: 1.0}, palette="cividis")

    assert widget.map.assumptions()["venue"].startswith("Bybit")
    assert widget.palette == "cividis"
    assert widget.weights[4] == 1.0
    widget.close()


def test_presets_are_mixes_over_the_tiers(widget):
    for name, mix in widget.presets.items():
        widget.weights = mix
        assert widget.map.weights.sum() <= 1 + 1e-9, name


def test_the_payload_is_small_and_the_same_for_the_same_map(sample):
    map = lq.estimate(sample, window="30D")

    packed = pack(map)

    assert packed == pack(lq.estimate(sample, window="30D"))
    assert len(packed) < 0.35e6
    assert gzip.decompress(packed)[:4] == b"LIQ1"


def test_two_widgets_share_one_runtime(shown):
    first, second = lq.show(shown), lq.show(shown)

    assert first._runtime is second._runtime
    assert bytes(first._runtime.page) == carried("page")
    assert bytes(first._runtime.bokehjs) == carried("bokehjs")
    for one in (first, second):
        assert len(one._esm) < 3000  # the code itself travels once
        one.close()


def test_scales_that_the_slider_offers_are_allowed(widget):
    widget.open_interest_scale = widget.max_open_interest_scale

    assert np.isfinite(widget.map.total).all()
