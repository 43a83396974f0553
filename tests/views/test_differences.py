"""A difference on screen and in files."""

from __future__ import annotations

import io
import json
import re

import numpy as np
import pandas as pd
import pytest
from PIL import Image

import liqwidget as lq
from liqwidget.views.colors import rgb
from liqwidget.views.diverging import LESS, MORE, signed_palette
from tests.views.maps import gap, named, week

SUFFIXES = ("html", "png", "svg", "csv", "json")


def lightness(colors) -> np.ndarray:
    """Relative luminance of sRGB colors."""
    share = rgb(colors) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def as_seen_without(cone: str, colors) -> np.ndarray:
    """Linear sRGB as a reader without one kind of cone has it (Vienot, Brettel, Mollon 1999)."""
    share = rgb(colors) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    kept = {"long": [0.11238, 0.88762, 0.0], "middle": [0.29275, 0.70725, 0.0]}[cone]
    blue = {"long": [0.00401, -0.00401, 1.0], "middle": [-0.02234, 0.02234, 1.0]}[cone]
    return linear @ np.array([kept, kept, blue]).T


@pytest.fixture(scope="module")
def found():
    return lq.difference(week(), week().reweighted({5: 0.5, 100: 0.5}))


def part(layout, name):
    made = layout.select_one({"name": name})
    assert made is not None, name
    return made


@pytest.mark.parametrize("ramp", [MORE, LESS])
def test_lightness_rises_from_the_middle_to_both_ends(ramp):
    assert (np.diff(lightness(ramp)) >= 0).all()
    assert lightness(ramp)[-1] > 0.6


def test_both_sides_are_as_light_as_each_other():
    assert np.abs(lightness(MORE) - lightness(LESS)).max() < 0.03
    assert MORE[0] == LESS[0]


@pytest.mark.parametrize("cone", ["long", "middle"])
def test_the_sides_are_told_apart_without_red_or_green_cones(cone):
    more, less = (as_seen_without(cone, ramp) for ramp in (MORE, LESS))

    yellow_less_blue = (more[:, 0] - more[:, 2]) - (less[:, 0] - less[:, 2])

    assert (yellow_less_blue[64:] > 0.1).all()


def test_the_palette_is_symmetric_in_dollars():
    colors = signed_palette("log", 2049)

    assert colors[1024] == MORE[0]
    assert (colors[0], colors[-1]) == (LESS[-1], MORE[-1])


def test_the_drawn_heat_is_a_less_b_on_a_symmetric_scale(found):
    layout = lq.draw_difference(found)

    mapper = part(layout, "color_mapper")
    np.testing.assert_allclose(part(layout, "heat_source").data["image"][0], found.grid, rtol=1e-6)
    assert mapper.low == -mapper.high
    assert mapper.palette[0] == LESS[-1]
    bars = part(layout, "map_bars_source").data
    np.testing.assert_allclose(bars["right"] + bars["left"], found.grid[:, -1])


def test_the_limit_can_be_chosen_to_compare_two_differences(found):
    assert part(lq.draw_difference(found, color_limit=5e6), "color_mapper").high == 5e6


def test_the_caption_says_what_both_assume_and_what_the_colors_mean(found):
    words = part(lq.draw_difference(found), "caption").text

    for said in ("A and B: SIMULATED DATA", "A: Assumed mix: 1x 7 %", "B: Assumed mix: 5x 50 %",
                 "Orange where A has more, blue where B has more"):  # fmt: skip
        assert said in words


def test_candles_are_those_of_the_columns_that_both_show():
    day = lq.estimate(week().market, window="24H")

    layout = lq.draw_difference(lq.difference(week(), day))

    assert part(layout, "candles").data["close"].tolist() == week().market.close[-24:].tolist()


def test_hours_without_data_stay_blank():
    map = gap()

    layout = lq.draw_difference(lq.difference(map, map.reweighted({10: 1.0})))

    assert np.isnan(part(layout, "heat_source").data["image"][0]).any()


def test_known_positions_can_be_held_against_an_estimate():
    market = lq.sample("exchange/isolated") if "exchange/isolated" in lq.samples().index else None
    truth_of = "exchange/isolated" if market is not None else "exchange/crowded"
    map = lq.estimate(lq.sample(truth_of), window="24H", n_buckets=60)
    truth = lq.exact_map(truth_of, like=map)

    layout = lq.draw_difference(lq.difference(truth, map))

    assert "A: Known positions." in part(layout, "caption").text
    assert part(layout, "candles").data["close"].size > 0


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_of_file_carries_both_assumptions(found, suffix, tmp_path):
    path = lq.save(found, tmp_path / f"apart.{suffix}")
    text = path.read_bytes()

    assert [path] == list(tmp_path.iterdir())
    for words in (b"imulated", b"SIMULATED DATA" if suffix in SUFFIXES[:3] else b"simulated"):
        assert words in text


def test_the_table_is_read_back(found, tmp_path):
    path = lq.save(found, tmp_path / "apart.csv")

    read = pd.read_csv(path, comment="#", parse_dates=["time"])

    assert read["difference"].sum() == pytest.approx(found.grid.sum(), rel=1e-6)
    assert (read["a"] - read["b"] - read["difference"]).abs().max() < 0.02


def test_the_json_holds_the_grid(found, tmp_path):
    read = json.loads(lq.save(found, tmp_path / "apart.json").read_text())

    assert np.allclose(read["difference"], found.grid, atol=0.01)
    assert read["assumptions"]["apart"] == ["weights"]


@pytest.mark.parametrize("dark", [False, True])
def test_the_picture_is_orange_above_zero_and_blue_below(found, dark, tmp_path):
    file = lq.save(found, tmp_path / "apart.png", dark=dark)
    pixels = np.asarray(Image.open(io.BytesIO(file.read_bytes())).convert("RGB")).astype(int)
    rows = found.grid.shape[0]

    def color(bucket, column):
        y = 2 * (52 + 460 * (1 - (bucket + 0.5) / rows))
        x = 2 * (76 + 886 * (column + 0.5) / found.grid.shape[1])
        return pixels[round(y), round(x)]

    # columns well before the end, buckets away from candles
    most = np.unravel_index(found.grid[:, 20].argmax(), rows)[0]
    least = np.unravel_index(found.grid[:, 20].argmin(), rows)[0]
    orange, blue = color(most, 20), color(least, 20)
    assert orange[0] > orange[2] + 40
    assert blue[2] > blue[0] + 40


def test_the_page_may_load_nothing_from_elsewhere(found, tmp_path):
    text = lq.save(found, tmp_path / "apart.html").read_text()

    assert "default-src 'none'" in text
    assert not re.search(r"<script[^>]+src=|<link[^>]+href=", text)


def test_words_from_data_never_become_markup(tmp_path):
    hostile = named("<img src=x onerror=alert(1)>", "</script><b>")
    found = lq.difference(hostile, hostile.reweighted({10: 1.0}))

    assert "<img" not in part(lq.draw_difference(found), "caption").text
    for suffix in ("svg", "html"):
        text = lq.save(found, tmp_path / f"apart.{suffix}").read_text()
        assert "<img src=x" not in text
        assert "</script><b>" not in text


def test_a_palette_is_refused(found, tmp_path):
    with pytest.raises(ValueError, match="colors of its own"):
        lq.save(found, tmp_path / "apart.png", palette="viridis")


def test_what_is_no_difference_is_refused():
    with pytest.raises(TypeError, match=r"must be a Difference; got LiquidationMap"):
        lq.draw_difference(week())


def test_maps_without_times_have_no_heat_to_draw():
    bars = lq.from_coinglass(lq.to_coinglass(week(), shape="map"))

    with pytest.raises(ValueError, match="without times"):
        lq.draw_difference(lq.difference(bars, bars))
