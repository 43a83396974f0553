"""A surface that becomes a PNG of 256 colors, drawn in its own pixels: a picture in no time.

What a notebook keeps beside a widget is drawn whenever a widget is shown, so the reader waits
for it. Here nothing is drawn larger to be averaged, and no colors are searched for: what is drawn
takes its place in the palette as it comes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from liqwidget.views.colors import rgb
from liqwidget.views.files.canvas import PILLOW_ANCHOR, font, png_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.views.files.canvas import Anchor

__all__ = ["SmallCanvas"]

_QUICK = 2
"""How hard the file is squeezed: half the time of the usual, for a quarter more of a file."""
_IMAGE_COLORS = 96
"""How many colors an image may take."""
_FEW = 8
"""Boxes up to this many are filled one by one."""
_MIXES = 4
"""Steps from ground to ink at the rim of a letter."""
_PLAIN = 24
"""How far, of 255, a color is from the background at most to count as ground for letters."""


class SmallCanvas:
    """A surface of palette places; what is drawn hides what is under it."""

    def __init__(self, width: int, height: int, background: str) -> None:
        self._places = np.zeros((height, width), np.uint8)
        self._palette = _Palette(background)

    def boxes(self, boxes: NDArray[np.float64], color: str, opacity: float = 1.0) -> None:  # noqa: ARG002 - a stroke of every canvas
        """Fill rectangles, rows of ``(left, top, width, height)``; the thinnest is a pixel."""
        place, pixels = self._palette.of(color), self._places
        near = np.floor(boxes[:, :2] + 0.5)
        far = np.maximum(np.floor(boxes[:, :2] + boxes[:, 2:] + 0.5), near + 1)
        size = np.array(pixels.shape[::-1] * 2)
        corners = np.clip(np.hstack([near, far]), 0, size).astype(np.intp)
        if len(corners) <= _FEW:
            for left, top, right, bottom in corners.tolist():
                pixels[top:bottom, left:right] = place
        else:
            pixels.reshape(-1)[_pixels(corners, pixels.shape[1])] = place

    def line(self, points: NDArray[np.float64], color: str, width: float) -> None:
        """Draw a line through rows of ``(x, y)``."""
        if len(points) < 2:
            return
        start = np.floor(points.min(axis=0) - width).astype(int)
        size = np.ceil(points.max(axis=0) + width).astype(int) - start
        mask = Image.new("L", (2 * int(size[0]), 2 * int(size[1])))
        path = [tuple(point) for point in ((points - start) * 2).tolist()]
        ImageDraw.Draw(mask).line(path, fill=255, width=round(width * 2), joint="curve")
        self._stain(np.asarray(mask.reduce(2)), int(start[0]), int(start[1]), color)

    def text(self, x: float, y: float, words: str, color: str, size: float = 12,
             anchor: Anchor = "start") -> None:  # fmt: skip
        """Write words."""
        mask, left, top = _letters(words, size, anchor)
        self._stain(mask, round(x) + left, round(y) + top, color)

    def image(self, picture: Image.Image, box: Sequence[float]) -> None:
        """Draw an indexed image into ``(left, top, width, height)``, unsmoothed.

        Of several cells in a pixel the strongest, the one latest in the image's palette, is seen.
        """
        left, top, width, height = (round(side) for side in box)
        cells = np.asarray(picture) + np.uint8(1)  # blank cells wrap to zero: the weakest
        cells = _to_length(_to_length(cells, height, 0), width, 1)
        colors = np.array(picture.getpalette(), np.uint8).reshape(-1, 3)[:255]
        place_of = np.append(np.uint8(0), self._palette.of_many(colors))
        part = self._places[top : top + height, left : left + width]
        np.copyto(part, place_of[cells], where=cells > 0)

    def finish(self, notes: dict[str, str]) -> bytes:
        """Return the file, with notes that image programs show as its properties."""
        picture = Image.fromarray(self._places, "P")
        picture.putpalette(self._palette.colors.tobytes())
        return png_file(picture, notes, level=_QUICK)

    def _stain(self, mask: NDArray[np.uint8], left: int, top: int, color: str) -> None:
        """Color what a mask covers: rims are mixed with plain ground, and sharp elsewhere."""
        height, width = self._places.shape
        mask = mask[max(-top, 0) : height - top, max(-left, 0) : width - left]
        left, top = max(left, 0), max(top, 0)
        part = self._places[top : top + mask.shape[0], left : left + mask.shape[1]]
        steps = (mask.astype(np.uint16) * _MIXES + 127) // 255
        mixed = self._palette.mixes(color)[steps]
        plain = self._palette.plain[part]
        np.copyto(part, mixed, where=(steps > 0) & (plain | (2 * steps > _MIXES)))


class _Palette:
    """Colors in the order in which they were needed; a color too many takes the nearest place."""

    def __init__(self, background: str) -> None:
        self.colors = np.zeros((256, 3), np.uint8)
        self.plain = np.zeros(256, np.bool_)
        """Which colors are next to the background, so that letters on them may be mixed with it."""
        self._n_used = 0
        self._known: dict[bytes, int] = {}
        self._mixes: dict[str, NDArray[np.uint8]] = {}
        self._background = np.frombuffer(bytes.fromhex(background[1:]), np.uint8).astype(np.int64)
        self.of(background)

    def of(self, color: str) -> int:
        """Return the place of ``#rrggbb``."""
        return self._place(bytes.fromhex(color[1:]))

    def of_many(self, colors: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the places of colors that follow each other, in steps if there are too many."""
        step = -(-len(colors) // _IMAGE_COLORS)
        middles = colors[step // 2 :: step]
        places = [self._place(row.tobytes()) for row in middles]
        return np.repeat(np.array(places, np.uint8), step)[: len(colors)]

    def mixes(self, color: str) -> NDArray[np.uint8]:
        """Return the places of colors on the way from the background to a color."""
        if color not in self._mixes:
            away = rgb([color]).astype(np.int64)[0] - self._background
            steps = np.arange(_MIXES + 1)[:, None]
            mixed = (self._background + away * steps // _MIXES).astype(np.uint8)
            places = [self._place(row.tobytes()) for row in mixed]
            self._mixes[color] = np.array(places, np.uint8)
        return self._mixes[color]

    def _place(self, color: bytes) -> int:
        if color not in self._known:
            wanted = np.frombuffer(color, np.uint8).astype(np.int64)
            place = self._n_used
            if place < len(self.colors):
                self.colors[place] = wanted
                self.plain[place] = np.abs(wanted - self._background).max() <= _PLAIN
                self._n_used += 1
            else:
                place = int(((self.colors - wanted) ** 2).sum(axis=1).argmin())
            self._known[color] = place
        return self._known[color]


def _pixels(corners: NDArray[np.intp], width: int) -> NDArray[np.intp]:
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
    """Return how much of each pixel words cover, 0 to 255, and where from their place."""
    mask, (left, top) = font(size).getmask2(words, "L", anchor=PILLOW_ANCHOR[anchor])
    return np.array(mask, np.uint8).reshape(mask.size[::-1]), int(left), int(top)
