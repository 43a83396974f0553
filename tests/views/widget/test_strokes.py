"""Pictures show what the reader put on the map."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

import liqwidget as lq
from liqwidget.views.widget.strokes import strokes


@pytest.fixture
def widget():
    made = lq.show(lq.sample("BTCUSDT"), window="7D")
    yield made
    made.close()


def kept(widget) -> np.ndarray:
    """Return the pixels of the picture beside a widget."""
    bundle = widget._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    return np.asarray(picture.convert("RGB")).astype(int)


def svg_of(widget, folder) -> str:
    lq.save(widget, folder / "map.svg")
    return (folder / "map.svg").read_text(encoding="utf-8")


def test_lines_ruler_and_marks_are_in_every_picture(widget, tmp_path):
    bare = svg_of(widget, tmp_path)
    widget.lines = [{"price": 66_500, "label": "resistance"}, {"price": 61_800, "label": ""}]
    widget.ruler, widget.marks = 58_000.0, [61_000.0, 69_800.0]

    picture = svg_of(widget, tmp_path)

    price = widget.map.price
    for words in (
        f"resistance 66,500  {66_500 / price - 1:+.1%}",
        f"line 2 61,800  {61_800 / price - 1:+.1%}",
        f"ruler 58,000  {58_000 / price - 1:+.1%}",
        "mark 1: 61,000",
        "mark 2: 69,800",
    ):
        assert f">{words}</text>" in picture
        assert words not in bare


def test_the_picture_beside_the_widget_has_the_line_at_its_price(widget):
    before = kept(widget)
    widget.lines = [66_500.0]

    now = kept(widget)

    low, high = np.log(widget.map.bucket_edges[[0, -1]])
    y = round(52 + (high - np.log(66_500)) / (high - low) * 460)  # of the frame, as it is drawn
    assert (now[y - 1 : y + 1, 400:900] == 255).all()
    assert (before[y - 1 : y + 1, 400:900] != 255).any()
    changed = np.unique(np.nonzero((now != before).any(axis=2))[0])
    assert y - 21 <= changed.min() <= changed.max() <= y + 2  # the plate above it, and no more


def test_a_position_runs_from_its_entry_to_where_it_was_reached(widget):
    widget.positions = [
        {"time": "2025-01-29 12:00", "entry": 64_300, "side": "long", "leverage": 25},
        {"time": "2025-01-30 12:00", "entry": 63_300, "side": "short", "leverage": 50},
        {"time": "2025-02-03 12:00", "entry": 63_300, "side": "long", "leverage": 1},
    ]

    reached, held = strokes(widget)  # the third has no level

    levels = widget.position_levels()
    assert (reached.price, held.price) == (levels[0].level, levels[1].level)
    moments = [np.datetime64(int(at), "ms") for at in (reached.start, reached.end, held.start)]
    opened = [np.datetime64(f"2025-01-{day} 12:00", "ms") for day in (29, 30)]
    assert moments == [opened[0], levels[0].swept, opened[1]]
    assert held.end is None
    widget.replay(40)  # before the second was opened, and before the first was reached
    assert [one.end for one in strokes(widget)] == [None]


def test_a_blind_picture_keeps_the_marks_and_tells_no_amount(widget, tmp_path):
    widget.blind, widget.marks = True, [61_000.0]

    picture = svg_of(widget, tmp_path)

    assert "mark 1: 61,000" in picture
    assert "longs " not in picture.split("the map is hidden")[1].split("funding")[0]


def test_words_of_a_line_are_not_markup(widget, tmp_path):
    widget.lines = [{"price": 66_500, "label": "</text><script>alert(1)</script>"}]

    picture = svg_of(widget, tmp_path)

    assert "<script" not in picture
    assert "&lt;script&gt;" in picture


def test_what_lies_outside_the_range_is_left_out(widget, tmp_path):
    bare = svg_of(widget, tmp_path)
    widget.lines = [10_000.0, 500_000.0]

    assert svg_of(widget, tmp_path) == bare
