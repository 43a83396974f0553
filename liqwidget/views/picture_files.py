"""A map as a picture file, without a browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from liqwidget.views import colors
from liqwidget.views.canvases import PngCanvas, SvgCanvas
from liqwidget.views.caption import caption, headline
from liqwidget.views.picture import WIDTH, Style, paint, picture_height
from liqwidget.views.scene import bars

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
    height = picture_height(map, style)
    canvas = PngCanvas(WIDTH, height, colors.ink(dark=dark)["background"], _PNG_SCALE)
    paint(canvas, map, bars(map), style)
    words = " ".join(caption(map, limit=color_limit))
    return canvas.finish(
        {
            "Title": headline(map),
            "Description": words,
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
    height = picture_height(map, style)
    canvas = SvgCanvas(WIDTH, height, colors.ink(dark=dark)["background"])
    paint(canvas, map, bars(map), style)
    return canvas.finish(headline(map), " ".join(caption(map, limit=color_limit)))


def _style(
    map: LiquidationMap, palette: Palette, color_scale: ColorScale, limit: float | None, dark: bool
) -> Style:
    colors.check_palette(palette, color_scale)
    return Style(
        palette=palette,
        color_scale=color_scale,
        limit=colors.color_limit(map.total) if limit is None else limit,
        limit_by_hand=limit is not None,
        dark=dark,
    )
