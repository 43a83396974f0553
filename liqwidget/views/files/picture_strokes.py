"""What the reader put on a map: levels across the heat, with words on a plate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from liqwidget.views.files.canvas import Canvas
    from liqwidget.views.files.frames import Frame, Style

__all__ = ["Stroke", "paint_strokes"]

_RIM, _PLATE = "#000000", "#0c0e11"
_SIZE, _LETTER, _LINE = 11.5, 6.6, 17.0
"""Of the words: height of letters, width of a mean one, height of the plate."""


@dataclass(frozen=True)
class Stroke:
    """A level across the heat."""

    price: float
    words: str
    color: str
    """On the heat, which is dark in both themes."""
    on_paper: str
    """Beside the heat, on light ground; on dark ground it has the first color."""
    dashed: bool = False
    start: float | None = None
    """Milliseconds since 1970; the left edge if None."""
    end: float | None = None
    """The same; the right edge if None."""


def paint_strokes(canvas: Canvas, heat: Frame, beside: Frame, style: Style) -> None:
    """Draw the strokes over the heat, and those that cross all of it over the bars too."""
    for one in style.strokes:
        if not heat.low <= one.price <= heat.high:
            continue
        y = float(heat.y(one.price))
        start = heat.box[0] if one.start is None else float(heat.x(one.start))
        end = heat.end if one.end is None else float(heat.x(one.end))
        start, end = np.clip([start, end], heat.box[0], heat.end).tolist()
        _level(canvas, start, end, y, 4.0, _RIM, dashed=one.dashed)
        _level(canvas, start, end, y, 2.0, one.color, dashed=one.dashed)
        if one.start is None and one.end is None:
            color = one.color if style.dark else one.on_paper
            _level(canvas, beside.box[0], beside.end, y, 1.5, color, dashed=one.dashed)
        top = y - _LINE - 3 if y - _LINE - 3 > heat.box[1] else y + 3
        wide = min(len(one.words) * _LETTER + 10, heat.end - start - 4)
        canvas.boxes(np.array([[start + 4, top, wide, _LINE]]), _PLATE)
        canvas.text(start + 9, top + 12.5, one.words, one.color, _SIZE)


def _level(
    canvas: Canvas, start: float, end: float, y: float, tall: float, color: str, *, dashed: bool
) -> None:
    """Draw one level, in dashes or whole."""
    x = np.arange(start, end, 10.0) if dashed else np.array([start])
    wide = np.minimum(6.0 if dashed else end - start, end - x)
    one = np.ones_like(x)
    canvas.boxes(np.stack([x, (y - tall / 2) * one, wide, tall * one], axis=1), color)
