"""A map as a picture file, without a browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from liqwidget.views import colors
from liqwidget.views.caption import caption, headline
from liqwidget.views.files.canvases import PngCanvas, SvgCanvas
from liqwidget.views.files.frames import WIDTH, Style
from liqwidget.views.files.picture import paint, picture_height

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.colors import ColorScale, Palette

__all__ = ["png", "svg"]

_PNG_SCALE = 2


def png(
    map: LiquidationMap,
    *,
    palette: Palette = "inferno",
    color_scale: ColorScale = "sqrt",
    color_limit: float | None = None,
    dark: bool = False,
) -> bytes:
    """Return the picture as PNG, 2,560 pixels wide; parameters as in :func:`liqwidget.save`.

    Provenance and assumptions are on the picture and, as JSON, in its properties.
    """
    style = _style(map, palette, color_scale, color_limit, dark)
    words = caption(map, limit=color_limit)
    canvas = PngCanvas(WIDTH, picture_height(words), style.ink["background"], _PNG_SCALE)
    paint(canvas, map, words, style)
    return canvas.finish(
        {
            "Title": headline(map),
            "Description": " ".join(words),
            "Assumptions": json.dumps(map.assumptions()),
        }
    )


def svg(
    map: LiquidationMap,
    *,
    palette: Palette = "inferno",
    color_scale: ColorScale = "sqrt",
    color_limit: float | None = None,
    dark: bool = False,
) -> str:
    """Return the picture as SVG; parameters as in :func:`liqwidget.save`."""
    style = _style(map, palette, color_scale, color_limit, dark)
    words = caption(map, limit=color_limit)
    canvas = SvgCanvas(WIDTH, picture_height(words), style.ink["background"])
    paint(canvas, map, words, style)
    return canvas.finish(headline(map), " ".join(words))


def _style(
    map: LiquidationMap,
    palette: Palette,
    color_scale: ColorScale,
    color_limit: float | None,
    dark: bool,
) -> Style:
    colors.check_colors(palette, color_scale, color_limit)
    limit = colors.color_limit(map.total) if color_limit is None else color_limit
    return Style(palette, color_scale, limit, dark, map.leverages)
