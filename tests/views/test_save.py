from __future__ import annotations

import base64
import io
import json
import re
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from PIL import Image

import liqwidget as lq
from liqwidget.estimator.amounts import amount
from liqwidget.views.colors import PALETTES, rgb
from liqwidget.views.files.picture_files import png, svg
from liqwidget.views.files.tables import csv, json_text
from liqwidget.views.scene import cumulative, drawn_total
from tests.views.maps import binned, gap, named, week

SVG = "{http://www.w3.org/2000/svg}"
SUFFIXES = ("html", "png", "svg", "csv", "json")


def pixels(file: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(file)).convert("RGB"))


def grid_of(frame: pd.DataFrame, map: lq.LiquidationMap, side: str) -> np.ndarray:
    """Lay the rows of a table back into a grid."""
    grid = np.zeros(map.total.shape)
    bucket = np.searchsorted(map.bucket_edges, frame["price"].to_numpy()) - 1
    time = frame["time"].dt.tz_localize(None).to_numpy().astype("datetime64[ms]")
    grid[bucket, np.searchsorted(map.time, time)] = frame[side]
    return grid


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_saving_writes_one_file_and_returns_its_path(suffix, tmp_path):
    path = lq.save(week(), tmp_path / f"btc.{suffix}")

    assert [path] == list(tmp_path.iterdir())
    assert path.stat().st_size > 1000


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_of_file_carries_provenance_and_assumptions(suffix, tmp_path):
    text = lq.save(week(), tmp_path / f"btc.{suffix}").read_bytes()

    for words in (b"simulated", b"not a record of positions", b"Binance USD-M"):
        assert words in text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_file_names_a_place_on_the_network_to_load_from(suffix, tmp_path):
    text = lq.save(week(), tmp_path / f"btc.{suffix}").read_bytes()

    assert not re.search(rb"""(src|href|url\()\s*[=(]?\s*["']?(https?:)?//""", text)


@pytest.mark.parametrize("suffix", ["html", "svg", "csv"])
def test_a_widget_is_saved_as_its_map_is(suffix, tmp_path):
    widget = lq.show(week())

    path = lq.save(widget, tmp_path / f"shown.{suffix}")

    if suffix == "csv":
        assert path.read_bytes() == lq.save(widget.map, tmp_path / "map.csv").read_bytes()
    assert path.stat().st_size > 10_000


@pytest.mark.parametrize("name", ["btc.gif", "btc", ".png"])
def test_an_unknown_suffix_is_refused_with_the_five_that_work(name, tmp_path):
    with pytest.raises(ValueError, match=r"one of \.html, \.png, \.svg, \.csv, \.json; got"):
        lq.save(week(), tmp_path / name)

    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named_and_not_made(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"folder that exists; there is no .*nowhere"):
        lq.save(week(), tmp_path / "nowhere" / "btc.csv")

    assert not list(tmp_path.iterdir())


def test_a_suffix_may_be_in_capitals_and_a_path_a_string(tmp_path):
    assert lq.save(gap(), f"{tmp_path}/BTC.CSV").name == "BTC.CSV"


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path):
    (tmp_path / "btc.csv").mkdir()

    with pytest.raises(OSError, match=r"btc\.csv"):
        lq.save(gap(), tmp_path / "btc.csv")

    assert [entry.name for entry in tmp_path.iterdir()] == ["btc.csv"]


def test_saving_again_replaces_the_file(tmp_path):
    path = lq.save(gap(), tmp_path / "map.json")

    lq.save(binned(), path)

    assert json.loads(path.read_text())["assumptions"]["n_buckets"] == 50


def test_a_market_cannot_be_saved_and_the_message_says_what_to_do(tmp_path):
    with pytest.raises(TypeError, match=r"liqwidget\.estimate\(market\) makes a map"):
        lq.save(week().market, tmp_path / "btc.png")


# --- tables --------------------------------------------------------------------------------


def test_the_frame_has_a_row_for_every_cell_that_holds_dollars():
    map = week()

    frame = lq.to_frame(map)

    assert frame.columns.tolist() == ["time", "price", "long", "short"]
    assert len(frame) == (map.total >= 0.01).sum()
    assert str(frame["time"].dtype) == "datetime64[ms, UTC]"
    np.testing.assert_allclose(grid_of(frame, map, "long"), map.long, rtol=0, atol=0.01)
    np.testing.assert_allclose(grid_of(frame, map, "short"), map.short, rtol=0, atol=0.01)


def test_the_csv_reads_back_to_the_cent(tmp_path):
    map = week()
    path = lq.save(map, tmp_path / "btc.csv")

    frame = pd.read_csv(path, comment="#", parse_dates=["time"])

    np.testing.assert_allclose(grid_of(frame, map, "long"), map.long, rtol=0, atol=0.0051)
    np.testing.assert_allclose(grid_of(frame, map, "short"), map.short, rtol=0, atol=0.0051)


def test_words_from_data_stay_in_the_comment_of_the_csv():
    head = csv(named("X", "one\ntime,price,long,short\n# two")).split("time,price,long,short\n")

    assert len(head) == 2 or all(line.startswith("# ") for line in head[0].splitlines())
    assert "# source: one time,price,long,short # two" in csv(
        named("X", "one\ntime,price,long,short\n# two")
    )


@pytest.mark.parametrize("map", [week(), gap(), binned()], ids=["week", "gap", "binned"])
def test_the_json_reads_back_to_the_cent(map):
    read = json.loads(json_text(map))

    np.testing.assert_allclose(read["long"], map.long, rtol=0, atol=0.0051)
    np.testing.assert_allclose(read["short"], map.short, rtol=0, atol=0.0051)
    np.testing.assert_array_equal(read["bucket_edges"], map.bucket_edges)
    np.testing.assert_array_equal(
        np.array([time.removesuffix("Z") for time in read["time"]], "datetime64[ms]"), map.time
    )
    np.testing.assert_allclose(read["profile"]["long"], map.profile().long, rtol=0, atol=0.0051)
    assert read["profile"]["leverages"] == list(map.leverages)
    assert read["assumptions"]["weights"] == map.assumptions()["weights"]


# --- pictures ------------------------------------------------------------------------------


def test_a_cell_of_the_heat_has_the_color_of_its_dollars():
    map = binned()  # 7 columns of 50 buckets: cells are large enough to look inside
    scale, left, top, wide, tall = 2, 76.0, 52.0, 886.0, 460.0
    picture = pixels(png(map, color_limit=float(map.total.max()), color_scale="linear"))
    row, column = np.unravel_index(map.total.argmax(), map.total.shape)

    x = left + (column + 0.1) / (40 / 6) * wide  # off the candle in the middle
    y = top + (1 - (row + 0.5) / 50) * tall

    brightest = rgb(PALETTES["inferno"])[-1]
    np.testing.assert_array_equal(picture[round(y * scale), round(x * scale)], brightest)


@pytest.mark.parametrize("kind", [png, svg])
def test_dark_pictures_differ_from_light_ones(kind):
    assert kind(gap(), dark=True) != kind(gap())


def test_a_dark_png_is_dark_at_its_border_and_a_light_one_white():
    assert pixels(png(gap(), dark=True))[0, 0].max() < 40
    assert pixels(png(gap()))[0, 0].min() == 255


@pytest.mark.parametrize("palette", ["inferno", "viridis", "cividis"])
@pytest.mark.parametrize("color_scale", ["sqrt", "linear", "log"])
def test_every_palette_and_scale_draws(palette, color_scale):
    picture = ET.fromstring(svg(gap(), palette=palette, color_scale=color_scale))

    assert len(picture.findall(f"{SVG}image")) == 2  # heat and color bar


@pytest.mark.parametrize("make", [week, gap, binned])
def test_tiers_drawn_alone_add_up_to_the_map(make):
    map, n_tiers = make(), len(make().leverages)
    alone = [[k == tier for k in range(n_tiers)] for tier in range(n_tiers)]

    grids = [drawn_total(map, tiers) for tiers in alone]

    np.testing.assert_allclose(sum(grids), map.total, rtol=1e-9, atol=1e-6)
    profile = map.profile()
    for tier, (tiers, grid) in enumerate(zip(alone, grids, strict=True)):
        of_tier = profile.long[:, tier] + profile.short[:, tier]
        np.testing.assert_allclose(grid[:, -1], of_tier, rtol=1e-9, atol=1e-6)
        sums = [float(dollars.max()) for dollars in cumulative(map, -1, tiers)]
        assert sum(sums) == pytest.approx(of_tier.sum())


def test_a_widget_is_pictured_with_the_tiers_that_it_draws(tmp_path):
    widget = lq.show(week())
    whole = widget._repr_mimebundle_()
    widget.tiers = [leverage == 25 for leverage in widget.leverages]

    lq.save(widget, tmp_path / "25x.svg")
    picture = (tmp_path / "25x.svg").read_text(encoding="utf-8")

    assert "Drawn and summed here: 25x." in picture
    profile = week().profile()
    tier = week().leverages.index(25)
    assert f"longs {amount(float(profile.long[:, tier].sum()))} USD" in picture
    assert widget._repr_mimebundle_() != whole


def test_a_picture_of_all_tiers_says_nothing_of_them():
    tiers = [True] * len(week().leverages)

    assert svg(week(), tiers=tiers) == svg(week())
    assert "Drawn and summed" not in svg(week())
    blind = svg(week(), tiers=[False, *tiers[1:]], blind=True)
    assert "Drawn and summed" not in blind


def test_the_png_holds_its_assumptions_as_properties():
    held = Image.open(io.BytesIO(png(week()))).info

    assert json.loads(held["Assumptions"]) == week().assumptions()
    assert "SIMULATED DATA" in held["Title"]


def test_the_heat_inside_the_svg_is_the_grid():
    map = binned()

    picture = ET.fromstring(svg(map, color_scale="linear", color_limit=float(map.total.max())))

    data = picture.find(f"{SVG}image").get("href").removeprefix("data:image/png;base64,")
    places = np.asarray(Image.open(io.BytesIO(base64.b64decode(data))))
    expected = np.round(map.total[::-1] / map.total.max() * 254)
    np.testing.assert_array_equal(places, expected)


def test_gaps_are_transparent_in_the_heat_of_the_svg():
    data = ET.fromstring(svg(gap())).find(f"{SVG}image").get("href").split(",")[1]

    heat = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGBA")

    alpha = np.asarray(heat)[:, :, 3]
    assert (alpha[:, 40:64] == 0).all()
    assert (alpha[:, :40] == 255).all()


def test_words_from_data_are_not_markup_in_the_svg():
    symbol = '<a href="x">&\x07'

    picture = ET.fromstring(svg(named(symbol, "]]><script>alert(1)</script>")))

    assert not list(picture.iter(f"{SVG}script"))
    assert not list(picture.iter(f"{SVG}a"))
    assert picture.find(f"{SVG}title").text.startswith('<a href="x">&')
