"""Lay out the picture of a map on a canvas: heat, map, funding, open interest, words."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.views.caption import amount, caption, headline
from liqwidget.views.canvases import indexed_image
from liqwidget.views.colors import LOG_SPAN, LONG, PALETTES, SHORT, ink, rgb, tier_colors, tone, warped
from liqwidget.views.scene import Bars, cumulative, on_clock, price_decimals
from liqwidget.views.ticks import round_ticks, time_ticks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.canvases import Canvas
    from liqwidget.views.colors import ColorScale, Palette

__all__ = ["HEIGHT", "WIDTH", "Style", "paint", "picture_height"]

WIDTH = 1280
_HEAT = (76.0, 52.0, 886.0, 460.0)
_MAP = (974.0, 52.0, 226.0, 460.0)
_FUNDING = (76.0, 524.0, 886.0, 74.0)
_OPEN_INTEREST = (76.0, 610.0, 886.0, 74.0)
_CAPTION_TOP = 738
_LINE = 17
_LETTERS = 205
_UP, _DOWN = "#f2f2f2", "#9aa3ad"


@dataclass(frozen=True)
class Style:
    """How a picture is colored."""

    palette: Palette
    color_scale: ColorScale
    limit: float
    limit_by_hand: bool
    dark: bool


@dataclass(frozen=True)
class Frame:
    """A panel: its box in pixels, and the values at its edges."""

    box: tuple[float, float, float, float]
    left: float
    right: float
    bottom: float
    top: float
    log: bool = False

    def x(self, values: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Return pixels from the left."""
        share = (np.asarray(values) - self.left) / (self.right - self.left)
        return np.asarray(self.box[0] + share * self.box[2])

    def y(self, values: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Return pixels from the top."""
        low, high, at = self.bottom, self.top, np.asarray(values, dtype=np.float64)
        if self.log:
            low, high, at = np.log(low), np.log(high), np.log(at)
        return np.asarray(self.box[1] + (high - at) / (high - low) * self.box[3])


def picture_height(map: LiquidationMap, style: Style) -> int:
    """Return the height that the caption needs."""
    return _CAPTION_TOP + len(_caption(map, style)) * _LINE + 6


def paint(canvas: Canvas, map: LiquidationMap, shown: Bars, style: Style) -> None:
    """Draw everything."""
    color = ink(dark=style.dark)
    canvas.text(_HEAT[0], 32, headline(map), color["text"], 18)
    edges = map.bucket_edges
    heat = Frame(_HEAT, shown.start[0], shown.end[-1], edges[0], edges[-1], log=True)
    _heat(canvas, heat, map, shown, style)
    _candles(canvas, heat, shown)
    _price_ticks(canvas, heat, map, color)
    _map(canvas, map, style)
    _lower_panels(canvas, shown, heat, color)
    _key(canvas, map, style)
    for number, line in enumerate(_caption(map, style)):
        canvas.text(24, _CAPTION_TOP + number * _LINE, line, color["muted"], 11.5)


def _heat(canvas: Canvas, heat: Frame, map: LiquidationMap, shown: Bars, style: Style) -> None:
    even, left, right = on_clock(map.total, shown)
    canvas.boxes(np.array([heat.box]), ink(dark=style.dark)["panel"])
    places = tone(np.nan_to_num(even) / style.limit, style.color_scale) * 254
    colors = rgb(PALETTES[style.palette])[np.linspace(0, 255, 255).round().astype(int)]
    picture = indexed_image(np.round(places[::-1]).astype(np.uint8), np.isnan(even[::-1]), colors)
    start, end = float(heat.x(left)), float(heat.x(right))
    canvas.image(picture, (start, heat.box[1], end - start, heat.box[3]))
    beyond = end - heat.box[0] - heat.box[2]
    if beyond > 0:  # the last column may be longer than the data in it
        top = [heat.box[0] + heat.box[2], heat.box[1], beyond, heat.box[3]]
        canvas.boxes(np.array([top]), ink(dark=style.dark)["background"])
    y = float(heat.y(map.price))
    dashes = np.arange(heat.box[0], heat.box[0] + heat.box[2] - 4, 9)
    canvas.boxes(np.array([[x, y - 0.5, 4.5, 1.0] for x in dashes]), _UP, 0.8)


def _candles(canvas: Canvas, heat: Frame, shown: Bars) -> None:
    """Draw the bars, thin and gray, so that the color belongs to the heat."""
    middle = heat.x(shown.middle)
    body = min(max(0.7 * shown.step / (heat.right - heat.left) * heat.box[2], 0.5), 9.0)
    known = np.isfinite(shown.open + shown.high + shown.low + shown.close)
    for rising, color in ((True, _UP), (False, _DOWN)):
        these = known & ((shown.close >= shown.open) == rising)
        high, low = heat.y(shown.high[these]), heat.y(shown.low[these])
        opened, closed = heat.y(shown.open[these]), heat.y(shown.close[these])
        top, tall = np.minimum(opened, closed), np.abs(opened - closed)
        x, one = middle[these], np.ones(these.sum())
        wick = min(1.0, body)
        canvas.boxes(np.stack([x - wick / 2, high, wick * one, low - high], axis=1), color, 0.75)
        canvas.boxes(np.stack([x - body / 2, top, body * one, np.maximum(tall, 0.5)], axis=1), color, 0.9)


def _price_ticks(canvas: Canvas, heat: Frame, map: LiquidationMap, color: dict[str, str]) -> None:
    decimals = price_decimals(map)
    for price in round_ticks(heat.bottom, heat.top, 9):
        y = float(heat.y(price))
        words = f"{price:,.{decimals}f}"
        canvas.boxes(np.array([[_HEAT[0] - 5, y - 0.5, 5, 1]]), color["muted"])
        canvas.text(_HEAT[0] - 9, y + 4, words, color["text"], 12, "end")
        canvas.boxes(np.array([[_MAP[0] + _MAP[2], y - 0.5, 5, 1]]), color["muted"])
        canvas.text(_MAP[0] + _MAP[2] + 9, y + 4, words, color["text"], 12)
    canvas.upright(20, _HEAT[1] + _HEAT[3] / 2, "price (log scale)", color["muted"], 11.5)


def _map(canvas: Canvas, map: LiquidationMap, style: Style) -> None:
    """Draw the dollars per bucket at the last column, stacked by tier, and their sums."""
    color, profile, edges = ink(dark=style.dark), map.profile(), map.bucket_edges
    most = float(profile.total.max(initial=0.0)) or 1.0
    frame = Frame(_MAP, 0, most * 1.04, edges[0], edges[-1], log=True)
    canvas.boxes(np.array([_MAP]), color["panel"])
    y = frame.y(edges)
    start = np.zeros(map.bucket_prices.size)
    for side in ("long", "short"):
        dollars = profile.long if side == "long" else profile.short
        for tier, fill in enumerate(_ramp(map, side, style)):
            end = start + dollars[:, tier]
            some = dollars[:, tier] > 0
            bars = np.stack([frame.x(start), y[1:], frame.x(end) - frame.x(start), -np.diff(y)], axis=1)
            canvas.boxes(bars[some], fill)
            start = end
    sums = cumulative(map)
    furthest = max(float(sums[0][0]), float(sums[1][-1])) or 1.0
    line = Frame(_MAP, 0, furthest * 1.04, edges[0], edges[-1], log=True)
    for values, stroke in zip(sums, (_ramp(map, "long", style)[-1], _ramp(map, "short", style)[-1]), strict=True):
        some = values > 0
        canvas.line(np.stack([line.x(values[some]), y[some]], axis=1), stroke, 1.6)
    level = float(frame.y(map.price))
    canvas.boxes(np.array([[x, level - 0.5, 4.5, 1.0] for x in np.arange(_MAP[0], _MAP[0] + _MAP[2] - 4, 9)]), color["text"])
    right, bottom = _MAP[0] + _MAP[2] - 8, _MAP[1] + _MAP[3]
    canvas.text(right, _MAP[1] + 18, f"shorts {amount(float(sums[1][-1]))} USD", color["text"], 12, "end")
    canvas.text(right, bottom - 10, f"longs {amount(float(sums[0][0]))} USD", color["text"], 12, "end")
    for ticks, axis, place in ((round_ticks(0, most, 3), frame, bottom + 14), (round_ticks(0, furthest, 3), line, _MAP[1] - 6)):
        for value in ticks:
            canvas.text(float(axis.x(value)), place, amount(value), color["text"], 11, "middle")
    canvas.text(_MAP[0] + _MAP[2] / 2, bottom + 29, "USD per bucket (bars)", color["muted"], 11, "middle")
    canvas.text(_MAP[0] + _MAP[2] / 2, _MAP[1] - 21, "USD from price to here (lines)", color["muted"], 11, "middle")


def _lower_panels(canvas: Canvas, shown: Bars, heat: Frame, color: dict[str, str]) -> None:
    """Draw funding and open interest under the heat, on its time."""
    funding = np.nan_to_num(shown.funding)
    low, high = min(float(funding.min()), 0.0), max(float(funding.max()), 0.0)
    room = (high - low) * 0.08 or 1.0
    frame = Frame(_FUNDING, heat.left, heat.right, low - room, high + room)
    canvas.boxes(np.array([_FUNDING]), color["panel"])
    y, zero = frame.y(funding), float(frame.y(0.0))
    wide = np.diff(frame.x(np.append(shown.start, shown.end[-1])))
    boxes = np.stack([frame.x(shown.start), np.minimum(y, zero), wide, np.abs(y - zero)], axis=1)
    canvas.boxes(boxes[funding > 0], LONG)
    canvas.boxes(boxes[funding < 0], SHORT)
    canvas.boxes(np.array([[_FUNDING[0], zero - 0.5, _FUNDING[2], 1]]), color["muted"])
    _side_ticks(canvas, frame, [(value, f"{value:g}") for value in round_ticks(low, high, 3)], color)
    canvas.upright(20, _FUNDING[1] + 37, "funding, bp/8h", color["muted"], 11)

    known = np.isfinite(shown.open_interest)
    some = shown.open_interest[known] if known.any() else np.array([0.0, 1.0])
    low, high = float(some.min()), float(some.max())
    room = (high - low) * 0.08 or max(abs(high) * 0.05, 1.0)
    frame = Frame(_OPEN_INTEREST, heat.left, heat.right, low - room, high + room)
    canvas.boxes(np.array([_OPEN_INTEREST]), color["panel"])
    if known.any():
        canvas.line(np.stack([frame.x(shown.end[known]), frame.y(some)], axis=1), color["line"], 1.4)
    _side_ticks(canvas, frame, [(value, amount(value)) for value in round_ticks(low - room, high + room, 3)], color)
    canvas.upright(20, _OPEN_INTEREST[1] + 37, "OI, USD", color["muted"], 11)
    for place, label in time_ticks(heat.left, heat.right, 11):
        x, bottom = float(frame.x(place)), _OPEN_INTEREST[1] + _OPEN_INTEREST[3]
        canvas.boxes(np.array([[x - 0.5, bottom, 1, 5]]), color["muted"])
        canvas.text(x, bottom + 18, label, color["text"], 12, "middle")
    canvas.text(_HEAT[0] - 9, _OPEN_INTEREST[1] + _OPEN_INTEREST[3] + 18, "UTC", color["muted"], 11, "end")


def _side_ticks(canvas: Canvas, frame: Frame, ticks: list[tuple[float, str]], color: dict[str, str]) -> None:
    for value, words in ticks:
        y = float(frame.y(value))
        canvas.boxes(np.array([[frame.box[0] - 5, y - 0.5, 5, 1]]), color["muted"])
        canvas.text(frame.box[0] - 9, y + 4, words, color["text"], 11, "end")


def _key(canvas: Canvas, map: LiquidationMap, style: Style) -> None:
    """Draw what the colors of tiers and heat mean."""
    color = ink(dark=style.dark)
    left, top, wide = _MAP[0] + 52, 578.0, (_MAP[2] - 52) / len(map.leverages)
    for row, side in enumerate(("short", "long")):
        y = top + row * 17
        canvas.text(left - 6, y + 11, f"{side}s", color["text"], 11, "end")
        for tier, fill in enumerate(_ramp(map, side, style)):
            canvas.boxes(np.array([[left + tier * wide, y, wide - 1.5, 14]]), fill)
    for tier, leverage in enumerate(map.leverages):
        canvas.text(left + (tier + 0.5) * wide - 0.75, top - 5, f"{leverage:g}x", color["text"], 10, "middle")

    box, y = (_MAP[0], 640.0, _MAP[2], 12.0), 640.0
    log = style.color_scale == "log"
    colors = PALETTES[style.palette] if log else warped(style.palette, style.color_scale, 256)
    width = box[2] / len(colors)
    for number, fill in enumerate(colors):
        canvas.boxes(np.array([[box[0] + number * width, y, width + 0.3, box[3]]]), fill)
    if log:
        ticks = [(place, style.limit / LOG_SPAN ** (1 - place)) for place in (0.0, 1 / 3, 2 / 3, 1.0)]
    else:
        ticks = [(value / style.limit, value) for value in round_ticks(0, style.limit, 4)]
    for place, value in ticks:
        canvas.text(box[0] + place * box[2], y + 26, amount(value), color["text"], 11, "middle")
    canvas.text(box[0] + box[2] / 2, y + 42, "USD per bucket in the heat", color["muted"], 11, "middle")


def _ramp(map: LiquidationMap, side: str, style: Style) -> list[str]:
    return tier_colors(len(map.leverages), side=side, dark=style.dark)  # type: ignore[arg-type]  # a literal


def _caption(map: LiquidationMap, style: Style) -> list[str]:
    lines = caption(map, limit=style.limit if style.limit_by_hand else None)
    return [piece for line in lines for piece in wrap(line, _LETTERS)]
