from __future__ import annotations

import json
import re
import subprocess
import sys
import time

import numpy as np
import pytest
from bokeh.embed import json_item
from bokeh.models import CrosshairTool, CustomJS, HoverTool, LogScale, Span

import liqwidget as lq
from liqwidget.views.colors import PALETTES
from liqwidget.views.figure import build_figure
from liqwidget.views.panels.hover import cell_columns
from liqwidget.views.scene import bars
from liqwidget.views.themes import apply_theme, theme
from tests.views.maps import binned, gap, named, week


def part(layout, name):
    found = layout.select_one({"name": name})
    assert found is not None, name
    return found


NAMES = (
    "heat", "map", "funding", "open_interest", "time_range", "price_range", "map_range", "candles",
)  # fmt: skip


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_parts_go_by_names_that_others_rely_on(name, live):
    part(build_figure(week(), live=live), name)


@pytest.mark.parametrize("name", ["key", "color_bar", "color_mapper"])
def test_the_key_goes_by_names_that_others_rely_on(name):
    part(lq.draw(week()), name)


def test_the_heat_covers_the_buckets_and_the_hours_exactly():
    map = week()

    data = part(lq.draw(map), "heat_source").data

    low, high = map.bucket_edges[[0, -1]]
    start = map.market.time[-168].astype(float)
    assert (data["y"][0], data["y"][0] + data["dh"][0]) == (low, pytest.approx(high, rel=1e-15))
    assert (data["x"][0], data["x"][0] + data["dw"][0]) == (start, map.time[-1].astype(float))
    np.testing.assert_allclose(data["image"][0], map.total, rtol=1e-6)


def test_rows_are_even_on_the_axis_of_the_heat():
    figure = part(lq.draw(week()), "heat")

    assert isinstance(figure.y_scale, LogScale)
    np.testing.assert_allclose(np.diff(np.log(week().bucket_edges), 2), 0, atol=1e-12)


def test_candles_are_the_bars_of_the_market():
    market = week().market

    candles = part(lq.draw(week()), "candles").data

    for name in ("open", "high", "low", "close"):
        np.testing.assert_array_equal(candles[name], getattr(market, name)[-168:])
    np.testing.assert_array_equal(candles["time"], market.time[-168:].astype(float) + 1_800_000)


def test_bars_without_prices_have_no_candle():
    n_known = int(np.isfinite(gap().market.close).sum())

    assert 0 < n_known < 60
    assert part(lq.draw(gap()), "candles").data["close"].size == n_known


def test_heat_and_map_share_the_price_axis_and_the_rest_share_time():
    layout = lq.draw(week())

    heat, below = part(layout, "heat"), [part(layout, n) for n in ("funding", "open_interest")]
    assert heat.y_range is part(layout, "map").y_range
    assert all(panel.x_range is heat.x_range for panel in below)


def test_panels_show_funding_in_basis_points_and_open_interest_in_dollars():
    map, layout = week(), lq.draw(week())

    funding = part(layout, "funding_source").data["funding"]
    open_interest = part(layout, "open_interest_source").data["open_interest"]

    market = map.market
    dollars = market.open_interest[-168:] * market.close[-168:]
    np.testing.assert_allclose(funding, market.funding_rate[-168:] * 1e4, rtol=1e-6)
    np.testing.assert_allclose(open_interest, dollars, rtol=1e-6)


def test_bars_of_the_map_add_up_to_its_last_column():
    map = week()

    pieces = part(lq.draw(map), "map_bars_source").data

    drawn = (pieces["right"].astype(float) - pieces["left"]).sum()
    assert drawn == pytest.approx(map.total[:, -1].sum(), rel=1e-4)  # float32 on the wire


def test_the_color_bar_reads_in_dollars_on_a_square_root_palette():
    mapper = part(lq.draw(week(), color_limit=5e6), "color_mapper")

    assert (mapper.low, mapper.high) == (0, 5e6)
    assert mapper.palette[256] == PALETTES["inferno"][128]


def test_tooltips_name_dollars_of_both_sides_tier_and_distance():
    hover = part(lq.draw(week()), "heat").select_one({"type": HoverTool})

    said = dict(hover.tooltips)
    assert set(said) == {
        "price", "from last price", "time", "longs in bucket", "shorts in bucket", "mostly",
    }  # fmt: skip


def test_tooltips_say_what_the_map_holds():
    map = week()

    cells = cell_columns(map, bars(map), linear=False)

    np.testing.assert_allclose(cells["long"][0], map.long, rtol=1e-6)
    np.testing.assert_allclose(cells["short"][0], map.short, rtol=1e-6)
    np.testing.assert_allclose(
        cells["distance"][0][:, 0], map.bucket_prices / map.price - 1, rtol=1e-5, atol=1e-7
    )


def test_an_old_bokeh_that_looks_rows_up_by_price_misses_by_a_bucket_at_most():
    map = week()
    low, high = map.bucket_edges[[0, -1]]

    distance = cell_columns(map, bars(map), linear=True)["distance"][0][:, 0]

    looked_up = ((map.bucket_prices - low) / (high - low) * 400).astype(int)
    said = (1 + distance[looked_up]) * map.price
    bucket = np.log(high / low) / 400
    assert np.abs(np.log(said / map.bucket_prices)).max() < 1.01 * bucket


def test_the_crosshair_runs_through_all_panels_above_everything():
    layout = lq.draw(week())

    cursor = part(layout, "time_cursor")

    spans = [span for name in ("heat", "funding", "open_interest")
             for span in part(layout, name).select_one({"type": CrosshairTool}).overlay]  # fmt: skip
    assert sum(span is cursor for span in spans) == 3
    assert {span.level for span in spans} == {"overlay"}


def test_the_caption_has_provenance_and_assumptions():
    text = part(lq.draw(week()), "caption").text

    for words in ("SIMULATED DATA", "Binance", "10x 25 %", "turnover 10%", "coverage",
                  "not a record of positions"):  # fmt: skip
        assert words in text
    assert "SIMULATED DATA" in part(lq.draw(week()), "heat").title.text


def test_words_from_data_are_not_markup():
    layout = lq.draw(named("<b>X&Y", "<script>alert(1)</script>"))

    text = part(layout, "caption").text

    assert "&lt;script&gt;" in text
    assert "&lt;b&gt;X&amp;Y" in text
    assert "<script" not in text


def test_no_part_runs_a_script():
    assert not list(lq.draw(week()).select({"type": CustomJS}))


def test_the_live_figure_leaves_heat_and_bars_and_the_key_to_the_page():
    layout = build_figure(week(), live=True)

    heat, map = part(layout, "heat"), part(layout, "map")
    assert layout.select_one({"name": "heat_image"}) is None
    assert layout.select_one({"name": "map_bars"}) is None
    assert layout.select_one({"name": "key"}) is None
    assert (map.x_range.start, map.x_range.end) == (0, 1)
    for panel in (heat, map):
        assert panel.background_fill_alpha == panel.border_fill_alpha == 0
        assert not panel.hover


def test_the_live_figure_is_small():
    map = lq.estimate(lq.sample("BTCUSDT"), window="30D")

    item = json_item(build_figure(map, live=True))

    assert map.time.size == 720
    assert len(json.dumps(item)) < 150_000


def test_light_and_dark_color_the_same_parts_differently():
    light, dark = theme(dark=False), theme(dark=True)

    assert light.keys() == dark.keys()
    assert all(light[name].keys() == dark[name].keys() for name in light)
    assert light["heat"] != dark["heat"]


@pytest.mark.parametrize("live", [False, True])
def test_the_theme_knows_only_names_that_exist(live):
    layout = build_figure(week(), live=live)
    names = {model.name for model in layout.references()}

    curves, totals = {"long_cumulative", "short_cumulative"}, {"longs_label", "shorts_label"}
    key = {"key", "key_text", "color_bar"}
    left_to_the_page = {"caption", "heat_title", *curves, *totals, *key} if live else set()
    assert set(theme(dark=True)) - names == left_to_the_page


def test_a_drawn_figure_can_change_to_dark():
    layout = lq.draw(week())

    apply_theme(layout, dark=True)

    background = theme(dark=True)["heat"]["border_fill_color"]
    assert part(layout, "heat").border_fill_color == background
    assert part(lq.draw(week(), dark=True), "heat").border_fill_color == background


@pytest.mark.parametrize("map", [gap(), binned(), week()], ids=["gap", "binned", "week"])
@pytest.mark.parametrize("color_scale", ["sqrt", "linear", "log"])
def test_every_map_and_scale_draws_and_names_no_address(map, color_scale):
    item = json.dumps(json_item(lq.draw(map, color_scale=color_scale)))

    text = re.sub(r'"[A-Za-z0-9+/]{4,}={0,2}"', "", item)  # all but base64, which an address is not
    assert re.findall(r".{0,20}(?:http|//).{0,20}", text) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"palette": "jet"}, "palette must be one of inferno, viridis, cividis; got 'jet'"),
        ({"color_scale": "cubic"}, "color_scale must be one of sqrt, linear, log"),
        ({"color_limit": 0}, "color_limit is USD per bucket and above 0; got 0"),
    ],
)
def test_unknown_colors_are_refused(options, words):
    with pytest.raises(ValueError, match=words):
        lq.draw(week(), **options)


def test_a_market_is_not_a_map_and_the_message_says_how_to_get_one():
    with pytest.raises(TypeError, match=r"got Market\. liqwidget\.estimate\(market\) makes a map"):
        lq.draw(week().market)


@pytest.mark.parametrize(
    ("call", "unwanted"),
    [("lq.draw", "anywidget"), ("lq.to_frame", "bokeh"), ("lq.save", "anywidget")],
)
def test_each_view_imports_only_what_it_needs(call, unwanted):
    code = f"import sys, liqwidget as lq; {call}; sys.exit({unwanted!r} in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.bench
def test_drawing_a_month_of_hours_takes_under_a_third_of_a_second():
    map = lq.estimate(lq.sample("BTCUSDT"), window="30D")
    lq.draw(map)

    start = time.perf_counter()
    lq.draw(map)

    assert time.perf_counter() - start < 0.33


@pytest.mark.parametrize(("live", "drawn"), [(False, 2), (True, 0)])
def test_a_live_figure_leaves_the_last_price_to_the_page(live, drawn):
    map = week()

    spans = build_figure(map, live=live).select({"type": Span})

    assert sum(span.location == map.price for span in spans) == drawn
