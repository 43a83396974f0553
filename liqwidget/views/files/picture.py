"""The picture of a map, stroke by stroke: the same for every kind of canvas."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.views.caption import headline
from liqwidget.views.colors import FALLING, PALETTES, RISING, rgb, tone
from liqwidget.views.files.canvas import indexed_image
from liqwidget.views.files.frames import Frame
from liqwidget.views.files.picture_lower import paint_lower_panels
from liqwidget.views.files.picture_map import paint_key, paint_map
from liqwidget.views.files.picture_strokes import paint_strokes
from liqwidget.views.scene import bars, drawn_total, on_clock, price_decimals, until
from liqwidget.views.ticks import round_ticks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.files.canvas import Canvas
    from liqwidget.views.files.frames import Style
    from liqwidget.views.scene import Bars

__all__ = ["paint", "paint_candles", "picture_height", "within_frame"]

_HEAT = (76.0, 52.0, 886.0, 460.0)
_CAPTION_TOP, _LINE, _LETTERS = 762, 17, 205


def picture_height(words: tuple[str, ...]) -> int:
    """Return the height that a picture with this caption needs."""
    return _CAPTION_TOP + len(_lines(words)) * _LINE + 6


def paint(canvas: Canvas, map: LiquidationMap, words: tuple[str, ...], style: Style) -> None:
    """Draw everything, with the words below."""
    shown, edges = until(bars(map), style.column), map.bucket_edges
    heat = Frame(_HEAT, shown.start[0], shown.end[-1], edges[0], edges[-1], log=True)
    price = float(shown.close[np.isfinite(shown.close)][-1])
    canvas.text(heat.box[0], 32, headline(map), style.ink["text"], 18)
    _heat(canvas, heat, map, shown, style)
    paint_candles(canvas, heat, shown)
    heat.dashes(canvas, price, RISING)
    prices = round_ticks(heat.low, heat.high, 13)
    labels = [(price, f"{price:,.{price_decimals(map)}f}") for price in prices]
    heat.ticks(canvas, labels, style)
    canvas.text(heat.box[0] - 9, heat.box[1] - 9, "price (log)", style.ink["muted"], 11, "end")
    beside = paint_map(canvas, map, price, style)
    beside.ticks(canvas, labels, style, right=True)
    paint_strokes(canvas, heat, beside, style)
    if not style.blind:
        paint_key(canvas, style)
    paint_lower_panels(canvas, shown, heat, style)
    for number, line in enumerate(_lines(words)):
        canvas.text(24, _CAPTION_TOP + number * _LINE, line, style.ink["muted"], 11.5)


def _lines(words: tuple[str, ...]) -> list[str]:
    return [line for sentence in words for line in wrap(sentence, _LETTERS)]


def _heat(canvas: Canvas, heat: Frame, map: LiquidationMap, shown: Bars, style: Style) -> None:
    """Draw the grid as one image; rows are equal steps in log price, as on the axis."""
    canvas.boxes(np.array([heat.box]), style.ink["panel"])
    if style.blind:
        even_ground = [
            heat.box[0],
            heat.box[1],
            float(heat.x(shown.end[style.column])) - heat.box[0],
        ]
        canvas.boxes(np.array([[*even_ground, heat.box[3]]]), PALETTES[style.palette][0])
        return
    known = np.arange(shown.start.size) <= np.arange(shown.start.size)[style.column]
    total = drawn_total(map, style.tiers)
    total = total if known.all() else np.where(known, total, np.nan)
    even, left, right = on_clock(total, shown)
    even, box = within_frame(heat, even, left, right)
    blank = np.isnan(even)
    places = tone(np.where(blank, 0.0, even) / style.limit, style.color_scale)
    places *= 254
    picture = indexed_image(np.rint(places, out=places).astype(np.uint8), blank, _colors(style))
    canvas.image(picture, box)


def within_frame(
    heat: Frame, even: NDArray[np.float64], left: float, right: float
) -> tuple[NDArray[np.float64], tuple[float, float, float, float]]:
    """Return the columns of an even grid that reach into a frame, top first, and their box."""
    within = round((heat.right - left) / (right - left) * even.shape[1], 6)
    n_whole = max(int(np.ceil(within)), 1)  # the last column may be longer than its data
    even, right = even[::-1, :n_whole], left + (right - left) * n_whole / even.shape[1]
    start, end = float(heat.x(left)), min(float(heat.x(right)), heat.end)
    return even, (start, heat.box[1], end - start, heat.box[3])


def _colors(style: Style) -> NDArray[np.uint8]:
    """Return 255 colors; the last place of the image is for what is blank."""
    return rgb(PALETTES[style.palette])[np.linspace(0, 255, 255).round().astype(int)]


def paint_candles(canvas: Canvas, heat: Frame, shown: Bars) -> None:
    """Draw the bars, thin and gray, so that color belongs to the heat."""
    body = 0.7 * shown.step / (heat.right - heat.left) * heat.box[2]
    body = min(max(body, 0.5), 9.0)
    wick = min(1.0, body)
    known = np.isfinite(shown.open + shown.high + shown.low + shown.close)
    rises = shown.close >= shown.open
    for these, color in ((known & rises, RISING), (known & ~rises, FALLING)):
        x, one = heat.x(shown.middle[these]), np.ones(these.sum())
        high, low = heat.y(shown.high[these]), heat.y(shown.low[these])
        open_, close = heat.y(shown.open[these]), heat.y(shown.close[these])
        top, tall = np.minimum(open_, close), np.maximum(np.abs(open_ - close), 0.5)
        canvas.boxes(np.stack([x - wick / 2, high, wick * one, low - high], axis=1), color, 0.75)
        canvas.boxes(np.stack([x - body / 2, top, body * one, tall], axis=1), color, 0.9)
