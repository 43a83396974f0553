"""The lower side of the picture: funding and open interest, on the time of the heat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import short_amount
from liqwidget.views.colors import LONG, SHORT
from liqwidget.views.files.frames import Frame
from liqwidget.views.ticks import round_ticks, time_ticks

if TYPE_CHECKING:
    from liqwidget.views.files.canvas import Canvas
    from liqwidget.views.files.frames import Style
    from liqwidget.views.scene import Bars

__all__ = ["paint_lower_panels"]

_FUNDING_TOP, _OPEN_INTEREST_TOP, _HEIGHT = 546.0, 642.0, 70.0


def paint_lower_panels(canvas: Canvas, shown: Bars, heat: Frame, style: Style) -> None:
    """Draw both panels and the time axis under them."""
    _funding(canvas, shown, heat, style)
    below = _open_interest(canvas, shown, heat, style)
    for place, label in time_ticks(heat.left, heat.right, 11):
        x = float(below.x(place))
        canvas.boxes(np.array([[x - 0.5, below.bottom, 1, 5]]), style.ink["muted"])
        canvas.text(x, below.bottom + 18, label, style.ink["text"], 11.5, "middle")
    canvas.text(below.end + 24, below.bottom + 18, "time in UTC", style.ink["muted"], 11)


def _funding(canvas: Canvas, shown: Bars, heat: Frame, style: Style) -> None:
    """Draw recorded funding: blue where longs pay, vermillion where shorts do."""
    funding = np.nan_to_num(shown.funding)
    low, high = min(float(funding.min()), 0.0), max(float(funding.max()), 0.0)
    frame = _frame(canvas, heat, _FUNDING_TOP, (low, high), style)
    x, y, zero = frame.x(shown.start), frame.y(funding), float(frame.y(0.0))
    wide = frame.x(shown.end) - x
    boxes = np.stack([x, np.minimum(y, zero), wide, np.abs(y - zero)], axis=1)
    canvas.boxes(boxes[funding > 0], LONG)
    canvas.boxes(boxes[funding < 0], SHORT)
    canvas.boxes(np.array([[frame.box[0], zero - 0.5, frame.box[2], 1]]), style.ink["muted"])
    frame.ticks(canvas, [(value, f"{value:g}") for value in round_ticks(low, high, 3)], style)
    _name(canvas, frame, "funding, basis points per 8 h", style)


def _open_interest(canvas: Canvas, shown: Bars, heat: Frame, style: Style) -> Frame:
    """Draw open interest in dollars; return the frame."""
    time, dollars = shown.open_interest_curve
    known = dollars[np.isfinite(dollars)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    frame = _frame(canvas, heat, _OPEN_INTEREST_TOP, (low, high), style)
    points = np.stack([frame.x(time), frame.y(dollars)], axis=1)
    breaks = np.flatnonzero(np.isnan(dollars))
    for piece in np.split(points, breaks):
        canvas.line(piece[np.isfinite(piece[:, 1])], style.ink["line"], 1.4)
    labels = [(value, short_amount(value)) for value in round_ticks(frame.low, frame.high, 3)]
    frame.ticks(canvas, labels if known.size else [], style)
    _name(canvas, frame, "open interest, USD", style)
    return frame


def _frame(
    canvas: Canvas, heat: Frame, top: float, span: tuple[float, float], style: Style
) -> Frame:
    """Return an empty panel with a little room above and below the values."""
    low, high = span
    room = (high - low) * 0.08 or max(abs(high) * 0.05, 1.0)
    box = (heat.box[0], top, heat.box[2], _HEIGHT)
    canvas.boxes(np.array([box]), style.ink["panel"])
    return Frame(box, heat.left, heat.right, low - room, high + room)


def _name(canvas: Canvas, frame: Frame, words: str, style: Style) -> None:
    canvas.text(frame.box[0], frame.box[1] - 6, words, style.ink["muted"], 11)
