"""The right side of the picture: the map at the last column, and the key to the colors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import amount, short_amount
from liqwidget.views.colors import LOG_SPAN, PALETTES, SIDES, rgb, warped
from liqwidget.views.files.canvas import indexed_image
from liqwidget.views.files.frames import Frame
from liqwidget.views.scene import cumulative, stacked
from liqwidget.views.ticks import round_ticks

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.files.canvas import Anchor, Canvas
    from liqwidget.views.files.frames import Style

__all__ = ["paint_key", "paint_map"]

_BOX = (978.0, 52.0, 226.0, 460.0)
_ROOM = 1.04


def paint_map(canvas: Canvas, map: LiquidationMap, price: float, style: Style) -> Frame:
    """Draw the dollars per bucket, stacked by tier, and their sums; return the frame."""
    edges = map.bucket_edges
    if style.blind:
        canvas.boxes(np.array([_BOX]), style.ink["panel"])
        empty = Frame(_BOX, low=edges[0], high=edges[-1], log=True)
        words = "the map is hidden"
        canvas.text(_BOX[0] + _BOX[2] / 2, _BOX[1] + 24, words, style.ink["muted"], 12, "middle")
        return empty
    left, right = stacked(map, style.column, style.tiers)
    most = float(right.max(initial=0.0)) or 1.0
    frame = Frame(_BOX, 0.0, most * _ROOM, edges[0], edges[-1], log=True)
    canvas.boxes(np.array([_BOX]), style.ink["panel"])
    y = frame.y(edges)
    colors = [color for side in SIDES for color in style.ramp(side)]
    for start, end, color in zip(frame.x(left).T, frame.x(right).T, colors, strict=True):
        some = end > start
        bars = np.stack([start, y[1:], end - start, y[:-1] - y[1:]], axis=1)
        canvas.boxes(bars[some], color)

    sums = dict(zip(SIDES, cumulative(map, style.column, style.tiers), strict=True))
    furthest = max(float(dollars.max()) for dollars in sums.values()) or 1.0
    reach = Frame(_BOX, 0.0, furthest * _ROOM, edges[0], edges[-1], log=True)
    for side, dollars in sums.items():
        some = dollars > 0
        points = np.stack([reach.x(dollars[some]), y[some]], axis=1)
        canvas.line(points, style.ramp(side)[-1], 1.6)

    frame.dashes(canvas, price, style.ink["text"])
    if frame.low <= price <= frame.high:
        level = float(frame.y(price))
        for side, shift in (("short", -7), ("long", 17)):
            words = f"{side}s {amount(float(sums[side].max()))} USD"
            canvas.text(frame.end - 6, level + shift, words, style.ink["text"], 12, "end")
    _across(canvas, frame, most, "USD per bucket (bars)", style, at=(frame.bottom + 15, 15))
    over = "USD from price to here (lines)"
    _across(canvas, reach, furthest, over, style, at=(frame.box[1] - 7, -15))
    return frame


def paint_key(canvas: Canvas, style: Style) -> None:
    """Draw a square per tier and side, and the color bar in dollars."""
    muted, text = style.ink["muted"], style.ink["text"]
    left, top, size = _BOX[0] + 52, 590.0, (_BOX[2] - 52) / len(style.leverages)
    canvas.text(left - 6, top - 5, "leverage", text, 11, "end")
    for tier, leverage in enumerate(style.leverages):
        middle = left + (tier + 0.5) * size - 0.75
        canvas.text(middle, top - 5, f"{leverage:g}", text, 10.5, "middle")
    for row, side in enumerate(reversed(SIDES)):
        canvas.text(left - 6, top + row * 17 + 11, f"{side}s", text, 11, "end")
        for tier, color in enumerate(style.ramp(side)):
            square = [left + tier * size, top + row * 17, size - 1.5, 15]
            hidden = style.tiers is not None and not style.tiers[tier]
            canvas.boxes(np.array([square]), style.ink["panel"] if hidden else color)

    bar = (_BOX[0], 658.0, _BOX[2], 12.0)
    if style.color_scale == "log":
        colors, powers = list(PALETTES[style.palette]), np.arange(4) / 3
        ticks = [(share, style.limit * LOG_SPAN ** (share - 1)) for share in powers.tolist()]
    else:
        colors = warped(style.palette, style.color_scale)
        ticks = [(value / style.limit, value) for value in round_ticks(0, style.limit, 4)]
    places = np.arange(255, dtype=np.uint8)[None]
    chosen = rgb(colors)[np.linspace(0, len(colors) - 1, 255).round().astype(int)]
    canvas.image(indexed_image(places, np.zeros_like(places, bool), chosen), bar)
    for share, value in ticks:
        x = bar[0] + share * bar[2]
        canvas.boxes(np.array([[x - 0.5, bar[1] + bar[3], 1, 4]]), muted)
        anchor: Anchor = "start" if share < 0.02 else "end" if share > 0.98 else "middle"
        canvas.text(x, bar[1] + 28, short_amount(value), text, 11, anchor)
    canvas.text(bar[0] + bar[2] / 2, bar[1] - 6, "USD per bucket in the heat", muted, 11, "middle")


def _across(
    canvas: Canvas, frame: Frame, most: float, words: str, style: Style, *, at: tuple[float, float]
) -> None:
    """Write dollars at a height, and what they are a step away."""
    y, step = at
    for value in round_ticks(0, most, 3):
        canvas.text(float(frame.x(value)), y, short_amount(value), style.ink["text"], 11, "middle")
    middle = frame.box[0] + frame.box[2] / 2
    canvas.text(middle, y + step, words, style.ink["muted"], 11, "middle")
