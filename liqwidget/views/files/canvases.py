"""Two surfaces with the same four strokes: one becomes a PNG, the other an SVG."""

from __future__ import annotations

import base64
import io
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol
from xml.sax.saxutils import escape

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Anchor", "Canvas", "PngCanvas", "SvgCanvas", "indexed_image"]

Anchor = Literal["start", "middle", "end"]
_QUICK, _USUAL = 4, 6
"""How hard a PNG is squeezed: the first takes half the time, for a seventh more of a file."""
_PILLOW_ANCHOR = {"start": "ls", "middle": "ms", "end": "rs"}


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

    def finish(self, notes: dict[str, str], *, small: bool = False) -> bytes:
        """Return the file, with notes that image programs show as its properties.

        A `small` file has 256 colors: a third of the size, and sooner done.
        """
        picture = self._image.reduce(2)
        pen = ImageDraw.Draw(picture)
        for x, y, words, color, size, anchor in self._words:
            font = _font(size * self._scale)
            place = (x * self._scale, y * self._scale)
            pen.text(place, words, fill=color, font=font, anchor=_PILLOW_ANCHOR[anchor])
        info = PngInfo()
        for name, value in notes.items():
            info.add_itxt(name, value)
        if small:
            picture = _in_few_colors(picture)
        file = io.BytesIO()
        picture.save(file, "PNG", pnginfo=info, compress_level=_QUICK if small else _USUAL)
        return file.getvalue()


class SvgCanvas:
    """A surface of vectors; only the heat is an image, inside the file."""

    def __init__(self, width: int, height: int, background: str) -> None:
        self._size = (width, height)
        self._parts = [f'<rect width="{width}" height="{height}" fill="{background}"/>']

    def boxes(self, boxes: NDArray[np.float64], color: str, opacity: float = 1.0) -> None:
        """Fill rectangles, rows of ``(left, top, width, height)``."""
        path = "".join(
            f"M{left:.5g} {top:.5g}h{width:.4g}v{height:.4g}h{-width:.4g}z"
            for left, top, width, height in boxes.tolist()
        )
        faint = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
        self._parts.append(f'<path d="{path}" fill="{color}"{faint}/>')

    def line(self, points: NDArray[np.float64], color: str, width: float) -> None:
        """Draw a line through rows of ``(x, y)``."""
        path = " ".join(f"{x:.5g},{y:.5g}" for x, y in points.tolist())
        self._parts.append(
            f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="{width:g}" '
            'stroke-linejoin="round"/>'
        )

    def text(self, x: float, y: float, words: str, color: str, size: float = 12,
             anchor: Anchor = "start") -> None:  # fmt: skip
        """Write words."""
        self._parts.append(
            f'<text x="{x:.5g}" y="{y:.5g}" font-size="{size:g}" fill="{color}" '
            f'text-anchor="{anchor}">{_xml(words)}</text>'
        )

    def image(self, picture: Image.Image, box: Sequence[float]) -> None:
        """Draw an image into ``(left, top, width, height)``, unsmoothed."""
        file = io.BytesIO()
        picture.save(file, "PNG", optimize=True)
        data = base64.b64encode(file.getvalue()).decode()
        left, top, width, height = (f"{side:.5g}" for side in box)
        self._parts.append(
            f'<image x="{left}" y="{top}" width="{width}" height="{height}" '
            'preserveAspectRatio="none" style="image-rendering:pixelated" '
            f'href="data:image/png;base64,{data}"/>'
        )

    def finish(self, title: str, description: str) -> str:
        """Return the file, with a title and a description for those who cannot see it."""
        width, height = self._size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img" aria-labelledby="title" '
            'font-family="Helvetica, Arial, sans-serif">\n'
            f'<title id="title">{_xml(title)}</title>\n<desc>{_xml(description)}</desc>\n'
            + "\n".join(self._parts)
            + "\n</svg>\n"
        )


def _in_few_colors(picture: Image.Image) -> Image.Image:
    """Return the picture in 256 colors; that of its corner, the background, stays exact."""
    few = picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colors = few.getpalette() or []
    at = 3 * int(few.getpixel((0, 0)))  # type: ignore[arg-type]  # one number in this mode
    colors[at : at + 3] = picture.getpixel((0, 0))  # type: ignore[assignment]  # three in that
    few.putpalette(colors)
    return few


@cache
def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return Pillow's own font, which is unpacked anew whenever it is asked for."""
    return ImageFont.load_default(size)


def _faint(color: str, opacity: float) -> tuple[int, int, int, int]:
    red, green, blue = bytes.fromhex(color[1:])
    return red, green, blue, round(255 * opacity)


def _xml(words: str) -> str:
    """Return words that are safe in XML, without the control characters it forbids."""
    return escape("".join(letter for letter in words if letter.isprintable()))
