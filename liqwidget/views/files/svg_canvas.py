"""A surface that becomes an SVG."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    from liqwidget.views.files.canvas import Anchor

__all__ = ["SvgCanvas"]


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


def _xml(words: str) -> str:
    """Return words that are safe in XML, without the control characters it forbids."""
    return escape("".join(letter for letter in words if letter.isprintable()))
