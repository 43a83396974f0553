"""A surface that becomes a PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from liqwidget.views.files.canvas import PILLOW_ANCHOR, font, png_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.views.files.canvas import Anchor

__all__ = ["PngCanvas"]


class PngCanvas:
    """A surface of pixels: shapes are drawn twice as large and averaged, text is drawn last."""

    def __init__(self, width: int, height: int, background: str, scale: int) -> None:
        self._scale = scale
        self._big = 2 * scale
        self._image = Image.new("RGB", (width * self._big, height * self._big), background)
        self._pen = ImageDraw.Draw(self._image)
        self._glaze = ImageDraw.Draw(self._image, "RGBA")
        self._words: list[tuple[float, float, str, str, float, Anchor]] = []

    def boxes(self, boxes: NDArray[np.float64], color: str, opacity: float = 1.0) -> None:
        """Fill rectangles, rows of ``(left, top, width, height)``."""
        # a pen that mixes takes four times as long, also where there is nothing to mix
        pen, fill = (self._pen, color) if opacity == 1 else (self._glaze, _faint(color, opacity))
        near = np.floor(boxes[:, :2] * self._big + 0.5)
        far = np.maximum(np.floor((boxes[:, :2] + boxes[:, 2:]) * self._big + 0.5) - 1, near)
        for corners in np.hstack([near, far]).tolist():
            pen.rectangle(corners, fill=fill)

    def line(self, points: NDArray[np.float64], color: str, width: float) -> None:
        """Draw a line through rows of ``(x, y)``."""
        if len(points) > 1:
            path = [tuple(point) for point in (points * self._big).tolist()]
            self._pen.line(path, fill=color, width=round(width * self._big), joint="curve")

    def text(self, x: float, y: float, words: str, color: str, size: float = 12,
             anchor: Anchor = "start") -> None:  # fmt: skip
        """Write words."""
        self._words.append((x, y, words, color, size, anchor))

    def image(self, picture: Image.Image, box: Sequence[float]) -> None:
        """Draw an image into ``(left, top, width, height)``, unsmoothed."""
        left, top, width, height = (round(side * self._big) for side in box)
        picture = picture.convert("RGBA").resize((width, height), Image.Resampling.NEAREST)
        self._image.paste(picture, (left, top), picture)

    def finish(self, notes: dict[str, str]) -> bytes:
        """Return the file, with notes that image programs show as its properties."""
        picture = self._image.reduce(2)
        pen = ImageDraw.Draw(picture)
        for x, y, words, color, size, anchor in self._words:
            face = font(size * self._scale)
            place = (x * self._scale, y * self._scale)
            pen.text(place, words, fill=color, font=face, anchor=PILLOW_ANCHOR[anchor])
        return png_file(picture, notes)


def _faint(color: str, opacity: float) -> tuple[int, int, int, int]:
    red, green, blue = bytes.fromhex(color[1:])
    return red, green, blue, round(255 * opacity)
