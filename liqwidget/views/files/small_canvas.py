"""A surface that becomes a PNG of 256 colors, drawn in its own pixels: a picture in no time.

What a notebook keeps beside a widget is drawn whenever a widget is shown, so the reader waits
for it. Here nothing is drawn larger to be averaged, and no colors are searched for: what is drawn
takes its place in the palette as it comes.
"""

from __future__ import annotations

from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from liqwidget.views.files.canvas import PILLOW_ANCHOR, font, png_file
from liqwidget.views.files.places import MIXES, Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.views.files.canvas import Anchor

__all__ = ["SmallCanvas"]

_QUICK = 2
"""How hard the file is squeezed: half the time of the usual, for a quarter more of a file."""
_FEW = 8
"""Boxes up to this many are filled one by one."""


class SmallCanvas:
    """A surface of palette places; what is drawn hides what is under it."""

    def __init__(self, width: int, height: int, background: str) -> None:
        self._pixels = np.zeros((height, width), np.uint8)
        self._places = Places(background)

    def boxes(self, boxes: NDArray[np.float64], color: str, opacity: float = 1.0) -> None:  # noqa: ARG002 - a stroke of every canvas
        """Fill rectangles, rows of ``(left, top, width, height)``; the thinnest is a pixel."""
        place, pixels = self._places.of(color), self._pixels
        if len(boxes) <= _FEW:
            for left, top, right, bottom in map(_corners, boxes.tolist()):
                pixels[top:bottom, left:right] = place
        else:
            near = np.floor(boxes[:, :2] + 0.5)
            far = np.maximum(np.floor(boxes[:, :2] + boxes[:, 2:] + 0.5), near + 1)
            corners = np.clip(np.hstack([near, far]), 0, pixels.shape[::-1] * 2).astype(np.intp)
            pixels.reshape(-1)[_inside(corners, pixels.shape[1])] = place

    def line(self, points: NDArray[np.float64], color: str, width: float) -> None:
        """Draw a line through rows of ``(x, y)``."""
        if len(points) < 2:
            return
        start = np.floor(points.min(axis=0) - width).astype(int)
        size = np.ceil(points.max(axis=0) + width).astype(int) - start
        mask = Image.new("L", (2 * int(size[0]), 2 * int(size[1])))
        path = [tuple(point) for point in ((points - start) * 2).tolist()]
        ImageDraw.Draw(mask).line(path, fill=255, width=round(width * 2), joint="curve")
        self._stain(_steps(np.asarray(mask.reduce(2))), int(start[0]), int(start[1]), color)

    def text(self, x: float, y: float, words: str, color: str, size: float = 12,
             anchor: Anchor = "start") -> None:  # fmt: skip
        """Write words."""
        steps, left, top = _letters(words, size, anchor)
        self._stain(steps, round(x) + left, round(y) + top, color)

    def image(self, picture: Image.Image, box: Sequence[float]) -> None:
        """Draw an indexed image into ``(left, top, width, height)``, unsmoothed.

        Of several cells in a pixel the strongest, the one latest in the image's palette, is seen.
        """
        left, top, width, height = (round(side) for side in box)
        cells = np.asarray(picture) + np.uint8(1)  # blank cells wrap to zero: the weakest
        cells = _to_length(_to_length(cells, height, 0), width, 1)
        colors = np.array(picture.getpalette(), np.uint8).reshape(-1, 3)[:255]
        place_of = np.append(np.uint8(0), self._places.of_many(colors))
        part = self._pixels[top : top + height, left : left + width]
        np.copyto(part, place_of[cells], where=cells > 0)

    def finish(self, notes: dict[str, str]) -> bytes:
        """Return the file, with notes that image programs show as its properties."""
        picture = Image.fromarray(self._pixels, "P")
        picture.putpalette(self._places.colors)
        return png_file(picture, notes, level=_QUICK)

    def _stain(self, steps: NDArray[np.uint8], left: int, top: int, color: str) -> None:
        """Color what is covered in steps: rims are mixed with an even ground, and sharp elsewhere."""
        height, width = self._pixels.shape
        steps = steps[max(-top, 0) : height - top, max(-left, 0) : width - left]
        left, top = max(left, 0), max(top, 0)
        part = self._pixels[top : top + steps.shape[0], left : left + steps.shape[1]]
        ground = int(part.flat[0]) if part.size else 0
        if (part != ground).any():
            ground, whole = 0, MIXES * (steps > MIXES // 2)
            steps = np.where(self._places.plain[part], steps, whole)
        np.copyto(part, self._places.mixes(color, ground)[steps], where=steps > 0)


def _corners(box: Sequence[float]) -> tuple[int, int, int, int]:
    """Return the pixel of one box at the left and top, and one past that at the right and bottom."""
    left, top, width, height = box
    x, y = floor(left + 0.5), floor(top + 0.5)
    right, bottom = max(floor(left + width + 0.5), x + 1), max(floor(top + height + 0.5), y + 1)
    return max(x, 0), max(y, 0), max(right, 0), max(bottom, 0)


def _inside(corners: NDArray[np.intp], width: int) -> NDArray[np.intp]:
    """Return the pixels of many boxes, counted along the rows of a picture this wide."""
    left, top, right, bottom = corners.T
    wide = right - left
    row = _ranges(top, bottom - top) * width  # one per line of a box
    lines = bottom - top
    return _ranges(row + np.repeat(left, lines), np.repeat(wide, lines))


def _ranges(starts: NDArray[np.intp], lengths: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return whole numbers from each start on, one range after the other."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if ends.size else 0) + np.repeat(starts - ends + lengths, lengths)


def _to_length(cells: NDArray[np.uint8], length: int, axis: int) -> NDArray[np.uint8]:
    """Repeat cells along an axis, or where there are too many take the strongest."""
    n_cells = cells.shape[axis]
    if n_cells > length:
        starts = np.arange(length) * n_cells // length
        return np.maximum.reduceat(cells, starts, axis=axis)
    middles = ((np.arange(length) + 0.5) * n_cells / length).astype(np.intp)
    return cells.take(middles, axis=axis)


@lru_cache(512)
def _letters(words: str, size: float, anchor: Anchor) -> tuple[NDArray[np.uint8], int, int]:
    """Return how much of each pixel words cover, in steps, and where from their place."""
    mask, (left, top) = font(size).getmask2(words, "L", anchor=PILLOW_ANCHOR[anchor])
    return _steps(np.array(mask, np.uint8).reshape(mask.size[::-1])), int(left), int(top)


def _steps(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return steps from ground to ink for how much of each pixel is covered, 0 to 255."""
    return ((mask.astype(np.uint16) * MIXES + 127) // 255).astype(np.uint8)
