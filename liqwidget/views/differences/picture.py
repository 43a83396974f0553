"""The picture of a difference, stroke by stroke, and its files."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import short_amount
from liqwidget.views.colors import RISING, ink, rgb, tone
from liqwidget.views.differences.words import (
    MORE_AND_LESS,
    difference_caption,
    difference_headline,
)
from liqwidget.views.diverging import LESS, MORE, signed_palette
from liqwidget.views.files.canvas import indexed_image
from liqwidget.views.files.frames import WIDTH, Frame, Style
from liqwidget.views.files.picture import paint_candles, within_frame
from liqwidget.views.files.png_canvas import PngCanvas
from liqwidget.views.files.svg_canvas import SvgCanvas
from liqwidget.views.scene import on_clock, price_decimals
from liqwidget.views.ticks import round_ticks, time_ticks

if TYPE_CHECKING:
    from liqwidget.views.differences.scene import DifferenceScene
    from liqwidget.views.files.canvas import Anchor, Canvas

__all__ = ["difference_png", "difference_svg"]

_HEAT = (76.0, 52.0, 886.0, 460.0)
_BARS = (978.0, 52.0, 226.0, 460.0)
_CAPTION_TOP, _LINE, _LETTERS = 602, 17, 205
_PNG_SCALE, _ROOM, _BAR = 2, 1.04, 150


def difference_png(scene: DifferenceScene) -> bytes:
    """Return the picture as PNG, 2,560 pixels wide."""
    lines = _lines(scene)
    background = ink(dark=scene.dark)["background"]
    canvas = PngCanvas(WIDTH, _height(lines), background, _PNG_SCALE)
    _paint(canvas, scene, lines)
    return canvas.finish(
        {
            "Title": difference_headline(scene),
            "Description": " ".join(difference_caption(scene)),
            "Assumptions": json.dumps(scene.found.assumptions()),
        }
    )


def difference_svg(scene: DifferenceScene) -> str:
    """Return the picture as SVG."""
    lines = _lines(scene)
    canvas = SvgCanvas(WIDTH, _height(lines), ink(dark=scene.dark)["background"])
    _paint(canvas, scene, lines)
    return canvas.finish(difference_headline(scene), " ".join(difference_caption(scene)))


def _lines(scene: DifferenceScene) -> list[str]:
    return [line for words in difference_caption(scene) for line in wrap(words, _LETTERS)]


def _height(lines: list[str]) -> int:
    return _CAPTION_TOP + len(lines) * _LINE + 6


def _paint(canvas: Canvas, scene: DifferenceScene, lines: list[str]) -> None:
    found, shown, colors = scene.found, scene.shown, ink(dark=scene.dark)
    edges = found.bucket_edges
    style = Style("inferno", scene.color_scale, scene.limit, scene.dark, ())
    heat = Frame(_HEAT, shown.start[0], shown.end[-1], edges[0], edges[-1], log=True)
    canvas.text(heat.box[0], 32, difference_headline(scene), colors["text"], 18)
    _heat(canvas, heat, scene)
    paint_candles(canvas, heat, shown)
    if np.isfinite(scene.price):
        heat.dashes(canvas, scene.price, RISING)
    decimals = price_decimals(found)
    labels = [(at, f"{at:,.{decimals}f}") for at in round_ticks(heat.low, heat.high, 13)]
    heat.ticks(canvas, labels, style)
    canvas.text(heat.box[0] - 9, heat.box[1] - 9, "price (log)", colors["muted"], 11, "end")
    for place, label in time_ticks(heat.left, heat.right, 11):
        x = float(heat.x(place))
        canvas.boxes(np.array([[x - 0.5, heat.bottom, 1, 5]]), colors["muted"])
        anchor: Anchor = "end" if x > heat.end - 24 else "middle"  # else it meets the bars' axis
        canvas.text(x, heat.bottom + 18, label, colors["text"], 11.5, anchor)
    canvas.text(heat.box[0], heat.bottom + 36, "time in UTC", colors["muted"], 11)
    _bars(canvas, scene).ticks(canvas, labels, style, right=True)
    _key(canvas, scene)
    for number, line in enumerate(lines):
        canvas.text(24, _CAPTION_TOP + number * _LINE, line, colors["muted"], 11.5)


def _heat(canvas: Canvas, heat: Frame, scene: DifferenceScene) -> None:
    """Draw the grid as one image; rows are equal steps in log price, as on the axis."""
    even, left, right = on_clock(scene.found.grid, scene.shown)
    even, box = within_frame(heat, even, left, right)
    known = np.nan_to_num(even)
    share = np.sign(known) * tone(np.abs(known) / scene.limit, scene.color_scale)
    places = np.round(127 + 127 * share).astype(np.uint8)
    colors = rgb(signed_palette("linear", 255))
    canvas.boxes(np.array([heat.box]), ink(dark=scene.dark)["panel"])
    canvas.image(indexed_image(places, np.isnan(even), colors), box)


def _bars(canvas: Canvas, scene: DifferenceScene) -> Frame:
    """Draw the last column: A's surplus to the right, B's to the left."""
    colors, edges, reach = ink(dark=scene.dark), scene.found.bucket_edges, scene.reach * _ROOM
    frame = Frame(_BARS, -reach, reach, edges[0], edges[-1], log=True)
    canvas.boxes(np.array([_BARS]), colors["panel"])
    y, zero, end = frame.y(edges), float(frame.x(0.0)), frame.x(scene.last)
    boxes = np.stack([np.minimum(end, zero), y[1:], np.abs(end - zero), y[:-1] - y[1:]], axis=1)
    canvas.boxes(boxes[scene.last > 0], MORE[_BAR])
    canvas.boxes(boxes[scene.last < 0], LESS[_BAR])
    canvas.boxes(np.array([[zero - 0.5, frame.box[1], 1, frame.box[3]]]), colors["muted"])
    if np.isfinite(scene.price):
        frame.dashes(canvas, scene.price, colors["text"])
    most = round_ticks(0.0, scene.reach, 3)[-1]
    for value in (-most, 0.0, most):
        x = float(frame.x(value))
        canvas.text(x, frame.bottom + 15, _signed(value), colors["text"], 11, "middle")
    words = "USD per bucket at the last bar"
    canvas.text(zero, frame.box[1] - 7, words, colors["muted"], 11, "middle")
    return frame


def _key(canvas: Canvas, scene: DifferenceScene) -> None:
    """Draw the color bar, both signs on it."""
    colors = ink(dark=scene.dark)
    bar = (_BARS[0], 552.0, _BARS[2], 12.0)
    ramp = rgb(signed_palette(scene.color_scale, 255))
    places = np.arange(255, dtype=np.uint8)[None]
    canvas.image(indexed_image(places, np.zeros_like(places, bool), ramp), bar)
    most = round_ticks(0.0, scene.limit, 3)[-1]
    for value in (-most, 0.0, most):
        x = bar[0] + (1 + value / scene.limit) / 2 * bar[2]
        canvas.boxes(np.array([[x - 0.5, bar[1] + bar[3], 1, 4]]), colors["muted"])
        canvas.text(x, bar[1] + 28, _signed(value), colors["text"], 11, "middle")
    canvas.text(bar[0] + bar[2] / 2, bar[1] - 6, MORE_AND_LESS, colors["muted"], 11, "middle")


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{short_amount(value)}"
