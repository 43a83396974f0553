"""Windows beside each other on the Python side."""

from __future__ import annotations

import re

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.views.widget.linked import IN_PAGE
from tests.conftest import ROOT


@pytest.fixture
def maps(sample):
    made = lq.show_windows(sample, ("24H", "7D"), n_buckets=60)
    yield made
    made.close()


def test_each_has_its_window_and_the_first_the_deck(maps):
    assert maps.windows == ("24H", "7D")
    assert [widget.controls for widget in maps.widgets] == ["full", "none"]
    assert maps["24h"].map.time.size == 24


def test_they_have_the_same_buckets_and_the_same_brightest_color(maps):
    day, week = maps.widgets

    assert np.array_equal(day.map.bucket_edges, week.map.bucket_edges)
    assert day.color_limit == week.color_limit


def test_the_range_holds_what_each_would_draw_alone(maps, sample):
    for window in maps.windows:
        alone = lq.estimate(sample, window=window, n_buckets=60).bucket_edges
        both = maps[window].map.bucket_edges
        assert both[0] <= alone[0]
        assert both[-1] >= alone[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [("weights", [0, 0, 0, 0, 1.0, 0, 0, 0]), ("funding_shift", 2e-4), ("open_interest_scale", 0.5),
     ("jump_share", 0.2), ("palette", "cividis"), ("color_limit", 1e6), ("blind", True)],
)  # fmt: skip
def test_what_one_is_told_the_others_are_told(maps, name, value):
    for source, other in (maps.widgets, maps.widgets[::-1]):
        setattr(source, name, value)
        assert getattr(other, name) == value


def test_a_kept_b_is_kept_in_all(maps):
    maps["7D"].keep()
    maps["24H"].weights = {100: 1.0}

    assert maps["24H"].difference().totals().more > 0
    assert maps["7D"].difference().totals().more > 0


def test_venue_and_model_go_along_and_the_window_does_not(maps):
    maps["24H"].venue = "bybit"
    maps["24H"].turnover = 0.3

    assert maps["7D"].venue == "bybit"
    assert maps["7D"].map.settings.turnover == 0.3
    assert maps.windows == ("24H", "7D")
    assert maps["24H"].color_limit == maps["7D"].color_limit
    assert np.array_equal(maps["24H"].map.bucket_edges, maps["7D"].map.bucket_edges)


def test_a_pin_and_a_replay_belong_to_one_map(maps):
    maps["24H"].replay(3)
    maps["24H"].selection = {"price": 64000.0, "time": "2025-02-03T12:00"}

    assert maps["7D"].bar == -1
    assert maps["7D"].selection == {}


def test_what_the_page_shares_by_itself_is_not_told_again(maps):
    day, week = maps.widgets
    week._view_count = 1  # a view of it is on the page, and has been told there

    day.set_state({"funding_shift": 2e-4})

    assert day.funding_shift == 2e-4
    assert week.funding_shift == 0


def test_a_map_that_is_not_on_the_page_is_told_what_the_page_says(maps):
    maps.widgets[0].set_state({"funding_shift": 2e-4})

    assert maps.widgets[1].funding_shift == 2e-4


def test_page_and_python_share_the_same_traits():
    code = (ROOT / "liqwidget/views/js/state/peers.js").read_text(encoding="utf-8")
    shared = re.search(r"SHARED = new Set\(.*?\(\[(.*?)\]\)\)", code, re.DOTALL)

    assert set(re.findall(r'"(\w+)"', shared[1])) == set(IN_PAGE)


def test_every_page_side_trait_is_shared_or_known_to_be_one_maps_own():
    code = (ROOT / "liqwidget/views/js/state/store.js").read_text(encoding="utf-8")
    look = re.search(r"LOOK = .*?\[(.*?)\]", code, re.DOTALL)

    assert set(re.findall(r'"(\w+)"', look[1])) - set(IN_PAGE) == {"bar", "fitted"}


def test_no_scale_is_offered_that_one_of_them_refuses(maps):
    scales = {widget.max_open_interest_scale for widget in maps.widgets}
    assert len(scales) == 1

    maps["24H"].open_interest_scale = scales.pop()

    assert maps["7D"].open_interest_scale == maps["24H"].open_interest_scale


@pytest.mark.parametrize(
    ("windows", "words"),
    [("7D", "two or more"), (["7D"], "two or more"), (["7D", "7d"], "must differ"),
     (["7D", "soon"], 'like "7D"')],
)  # fmt: skip
def test_windows_that_are_none_are_refused(sample, windows, words):
    with pytest.raises(ValueError, match=words):
        lq.show_windows(sample, windows)


@pytest.mark.parametrize("option", ["window", "group", "controls", "wieghts"])
def test_an_unknown_option_is_a_type_error(sample, option):
    with pytest.raises(TypeError, match=f"no option named {option}"):
        lq.show_windows(sample, **{option: "7D"})


def test_a_map_is_refused_and_the_way_out_named(sample):
    with pytest.raises(TypeError, match=r"map\.market"):
        lq.show_windows(lq.estimate(sample, window="24H"))


def test_a_window_that_is_not_there_is_a_key_error(maps):
    with pytest.raises(KeyError, match="24H, 7D"):
        _ = maps["30D"]


def test_they_are_saved_as_one_page_and_as_nothing_else(maps, tmp_path):
    path = lq.save(maps, tmp_path / "windows.html")

    assert path.stat().st_size < 2.5e6
    with pytest.raises(ValueError, match=r'one page.*maps\["24H"\]'):
        lq.save(maps, tmp_path / "windows.png")


def test_closing_the_box_closes_every_map(sample):
    maps = lq.show_windows(sample, ("12H", "24H"), n_buckets=40)

    maps.close()

    assert all(widget.comm is None for widget in maps.widgets)
