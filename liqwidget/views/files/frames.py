"""The places of a static picture: its style, its panels, and pixels from values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.views.colors import ink, tier_colors

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.views.colors import ColorScale, Palette, Side
    from liqwidget.views.files.canvas import Anchor, Canvas
    from liqwidget.views.files.picture_strokes import Stroke

__all__ = ["WIDTH", "Frame", "Style"]

WIDTH = 1280
"""Of every picture, in CSS pixels."""


@dataclass(frozen=True)
class Style:
    """How a picture is colored, and how much of the map it may show."""

    palette: Palette
    color_scale: ColorScale
    limit: float
    """Dollars of the brightest color."""
    dark: bool
    leverages: tuple[float, ...]
    column: int = -1
    """Last one that is shown, as in a replay."""
    tiers: tuple[bool, ...] | None = None
    """Which of them are drawn; all if None."""
    strokes: tuple[Stroke, ...] = ()
    """What the reader put on the map."""
    blind: bool = False
    """Whether what the map says is left out: the ground stays even."""

    @cached_property
    def ink(self) -> dict[str, str]:
        """Colors of what is not data."""
        return ink(dark=self.dark)

    def ramp(self, side: Side) -> list[str]:
        """Return the colors of the tiers of one side."""
        return tier_colors(len(self.leverages), side=side, dark=self.dark)


@dataclass(frozen=True)
class Frame:
    """A panel: its box in pixels from the top left, and the values at its edges."""

    box: tuple[float, float, float, float]
    """Left, top, width, height."""
    left: float = 0.0
    right: float = 1.0
    low: float = 0.0
    high: float = 1.0
    log: bool = False
    """Whether the vertical axis is logarithmic."""

    @property
    def end(self) -> float:
        """Pixel of the right edge."""
        return self.box[0] + self.box[2]

    @property
    def bottom(self) -> float:
        """Pixel of the lower edge."""
        return self.box[1] + self.box[3]

    def x(self, values: ArrayLike) -> NDArray[np.float64]:
        """Return pixels from the left."""
        share = (np.asarray(values, dtype=np.float64) - self.left) / (self.right - self.left)
        return np.asarray(self.box[0] + share * self.box[2])

    def y(self, values: ArrayLike) -> NDArray[np.float64]:
        """Return pixels from the top."""
        low, high, at = self.low, self.high, np.asarray(values, dtype=np.float64)
        if self.log:
            low, high, at = np.log(low), np.log(high), np.log(at)
        return np.asarray(self.box[1] + (high - at) / (high - low) * self.box[3])

    def dashes(self, canvas: Canvas, value: float, color: str) -> None:
        """Draw a dashed line across, where the value is inside."""
        if self.low <= value <= self.high:
            x = np.arange(self.box[0], self.end - 4, 9)
            y, one = float(self.y(value)), np.ones_like(x)
            canvas.boxes(np.stack([x, (y - 0.5) * one, 4.5 * one, one], axis=1), color)

    def ticks(
        self, canvas: Canvas, labels: list[tuple[float, str]], style: Style, *, right: bool = False
    ) -> None:
        """Draw ticks and words at heights, on the left or on the right."""
        edge, way = (self.end, 1) if right else (self.box[0], -1)
        for value, words in labels:
            y = float(self.y(value))
            start = edge if right else edge - 5
            canvas.boxes(np.array([[start, y - 0.5, 5, 1]]), style.ink["muted"])
            anchor: Anchor = "start" if right else "end"
            canvas.text(edge + way * 9, y + 4, words, style.ink["text"], 11.5, anchor)
