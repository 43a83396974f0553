"""What a picture is drawn on: four strokes, the same for every kind of file."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from PIL import Image, ImageFont
from PIL.PngImagePlugin import PngInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["PILLOW_ANCHOR", "Anchor", "Canvas", "font", "indexed_image", "png_file"]

Anchor = Literal["start", "middle", "end"]
PILLOW_ANCHOR = {"start": "ls", "middle": "ms", "end": "rs"}
"""Pillow's names: the first letter for the side, the second for the baseline."""


class Canvas(Protocol):
    """Strokes in pixels from the top left; text stands on its baseline."""

    def boxes(self, boxes: NDArray[np.float64], color: str, opacity: float = 1.0) -> None:
        """Fill rectangles, rows of ``(left, top, width, height)``."""

    def line(self, points: NDArray[np.float64], color: str, width: float) -> None:
        """Draw a line through rows of ``(x, y)``."""

    def text(self, x: float, y: float, words: str, color: str, size: float = 12,
             anchor: Anchor = "start") -> None:  # fmt: skip
        """Write words."""

    def image(self, picture: Image.Image, box: Sequence[float]) -> None:
        """Draw an image into ``(left, top, width, height)``, unsmoothed."""


def indexed_image(
    places: NDArray[np.uint8], blank: NDArray[np.bool_], colors: NDArray[np.uint8]
) -> Image.Image:
    """Return an image of palette places from 0 to 254, transparent where `blank`.

    Parameters
    ----------
    places : ndarray of uint8, shape (n_rows, n_columns)
        First row on top.
    blank : ndarray of bool, shape (n_rows, n_columns)
    colors : ndarray of uint8, shape (255, 3)
    """
    picture = Image.fromarray(np.where(blank, 255, places).astype(np.uint8), "P")
    picture.putpalette(colors.tobytes() + bytes(3))
    picture.info["transparency"] = 255
    return picture


@cache
def font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return Pillow's own font, which is unpacked anew whenever it is asked for."""
    return ImageFont.load_default(size)


def png_file(picture: Image.Image, notes: dict[str, str], *, level: int = 6) -> bytes:
    """Return a picture as PNG, with notes that image programs show as its properties."""
    info = PngInfo()
    for name, value in notes.items():
        info.add_itxt(name, value)
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=info, compress_level=level)
    return file.getvalue()
