"""The picture kept beside a widget, against the one that is saved and against obvious loops."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from PIL import Image

from liqwidget.views.colors import PALETTES, rgb
from liqwidget.views.files.canvas import indexed_image
from liqwidget.views.files.picture_files import png
from liqwidget.views.files.small_canvas import SmallCanvas
from tests.views.maps import binned, gap, week

WHITE, INK = "#ffffff", "#1f2328"


def read(file: bytes) -> np.ndarray:
    """Return the pixels of a file, (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(file)).convert("RGB")).astype(int)


def drawn(canvas: SmallCanvas) -> np.ndarray:
    return read(canvas.finish({}))


def color(text: str) -> np.ndarray:
    return rgb([text])[0].astype(int)


# --- the whole picture ---------------------------------------------------------------------


@pytest.mark.parametrize("make", [week, gap, binned])
@pytest.mark.parametrize("dark", [False, True])
def test_it_shows_what_the_saved_picture_shows(make, dark):
    small = read(png(make(), small=True, dark=dark))
    saved = Image.open(io.BytesIO(png(make(), dark=dark))).convert("RGB").reduce(2)

    apart = np.abs(small - np.asarray(saved).astype(int)).mean(axis=2)

    assert small.shape == np.asarray(saved).shape
    assert apart.mean() < 6  # of 255, nearly all of it at rims, which are sharper here
    assert np.quantile(apart, 0.9) <= 10
    np.testing.assert_array_equal(small[0, 0], np.asarray(saved)[0, 0])


def test_it_is_small_and_says_what_was_assumed():
    file = png(week(), small=True)
    held = Image.open(io.BytesIO(file))

    assert held.mode == "P"
    assert len(file) < 150_000
    assert json.loads(held.info["Assumptions"]) == week().assumptions()


def test_a_blind_one_tells_no_more_than_the_ground():
    heat = np.s_[60:500, 400:900]  # off the candles
    hidden = read(png(week(), small=True, blind=True))[heat]
    ground = color(PALETTES["inferno"][0])

    assert (np.abs(hidden - ground).sum(axis=2) > 0).mean() < 0.2  # candles and the price
    assert len(np.unique(hidden.reshape(-1, 3), axis=0)) <= 4


# --- strokes -------------------------------------------------------------------------------


@pytest.mark.parametrize("n_boxes", [3, 200])
def test_boxes_fill_the_pixels_that_a_loop_fills(n_boxes):
    rng = np.random.default_rng(1)
    low = rng.uniform(-10, 60, (n_boxes, 2))
    boxes = np.hstack([low, rng.uniform(0, 12, (n_boxes, 2))])  # some reach beyond every edge
    canvas = SmallCanvas(60, 40, WHITE)
    expected = np.full((40, 60), False)
    for left, top, width, height in boxes:
        first = [int(np.floor(left + 0.5)), int(np.floor(top + 0.5))]
        end = [int(np.floor(left + width + 0.5)), int(np.floor(top + height + 0.5))]
        for y in range(first[1], max(end[1], first[1] + 1)):
            for x in range(first[0], max(end[0], first[0] + 1)):
                if 0 <= x < 60 and 0 <= y < 40:
                    expected[y, x] = True

    canvas.boxes(boxes, INK)

    np.testing.assert_array_equal((drawn(canvas) == color(INK)).all(axis=2), expected)


def test_no_boxes_are_no_strokes():
    canvas = SmallCanvas(6, 4, WHITE)

    canvas.boxes(np.empty((0, 4)), INK)

    assert (drawn(canvas) == 255).all()


def test_of_many_cells_in_a_pixel_the_strongest_is_seen():
    places = np.zeros((1000, 500), np.uint8)
    places[rows := [3, 500, 998], cols := [7, 250, 499]] = 254
    canvas = SmallCanvas(100, 100, WHITE)

    canvas.image(
        indexed_image(places, places > 255, rgb(PALETTES["viridis"])[:255]), (0, 0, 100, 100)
    )

    bright = np.argwhere(drawn(canvas).sum(axis=2) > 300)
    np.testing.assert_array_equal(bright, np.transpose([np.array(rows) // 10, np.array(cols) // 5]))


def test_blank_cells_leave_what_is_under_them():
    places = np.full((2, 2), 254, np.uint8)
    blank = np.array([[True, False], [False, True]])
    canvas = SmallCanvas(8, 8, INK)

    canvas.image(indexed_image(places, blank, rgb(PALETTES["inferno"])[:255]), (0, 0, 8, 8))

    kept = (drawn(canvas) == color(INK)).all(axis=2)
    np.testing.assert_array_equal(kept, np.kron(blank, np.ones((4, 4), bool)))


@pytest.mark.parametrize("ground", [WHITE, "#0c0e11", "#0072B2"])
def test_letters_are_mixed_with_an_even_ground(ground):
    canvas = SmallCanvas(120, 20, WHITE)
    canvas.boxes(np.array([[0, 0, 120, 20]]), ground)

    canvas.text(4, 15, "97,500 USD", "#ff9145", 12)

    found = np.unique(drawn(canvas).reshape(-1, 3), axis=0)
    steps = np.arange(5)[:, None]
    mixed = (color(ground) * (4 - steps) + color("#ff9145") * steps) // 4
    np.testing.assert_array_equal(found, np.unique(mixed, axis=0))


def test_letters_over_a_picture_are_sharp():
    canvas = SmallCanvas(120, 20, WHITE)
    canvas.boxes(np.array([[x, 0, 2, 20] for x in range(0, 120, 4)]), "#0072B2")
    canvas.boxes(np.array([[x, 0, 2, 20] for x in range(2, 120, 4)]), "#D55E00")

    canvas.text(4, 15, "97,500 USD", INK, 12)

    assert len(np.unique(drawn(canvas).reshape(-1, 3), axis=0)) == 3  # both and the ink


@pytest.mark.parametrize("place", [(-40, 10), (110, 10), (50, -3), (50, 24)])
def test_words_beyond_an_edge_are_cut_there(place):
    canvas = SmallCanvas(120, 20, WHITE)

    canvas.text(*place, "97,500 USD", INK, 12)

    assert drawn(canvas).shape == (20, 120, 3)


def test_a_line_runs_through_its_points():
    canvas = SmallCanvas(60, 40, WHITE)

    canvas.line(np.array([[5.0, 5.0], [30.0, 35.0], [55.0, 5.0]]), INK, 2)

    ink = drawn(canvas).sum(axis=2) < 300
    assert all(ink[y, x] for y, x in ((5, 5), (34, 30), (5, 54)))
    assert ink.sum() < 250
    canvas.line(np.empty((0, 2)), INK, 2)  # nothing to draw, nothing wrong


def test_a_color_too_many_takes_the_nearest():
    canvas = SmallCanvas(300, 1, WHITE)
    wanted = [f"#{step // 2:02x}{step % 2:02x}40" for step in range(300)]

    for x, one in enumerate(wanted):
        canvas.boxes(np.array([[x, 0, 1, 1]]), one)

    apart = np.abs(drawn(canvas)[0] - rgb(wanted)).sum(axis=1)
    assert (apart[:255] == 0).all()
    np.testing.assert_array_equal(apart[255:], 1 + np.arange(45) // 2)
