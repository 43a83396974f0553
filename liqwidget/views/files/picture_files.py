"""A map as a picture file, without a browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from liqwidget.estimator.amounts import minute_text
from liqwidget.views import colors
from liqwidget.views.caption import caption, headline
from liqwidget.views.files.frames import WIDTH, Style
from liqwidget.views.files.picture import paint, picture_height
from liqwidget.views.files.png_canvas import PngCanvas
from liqwidget.views.files.small_canvas import SmallCanvas
from liqwidget.views.files.svg_canvas import SvgCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.colors import ColorScale, Palette
    from liqwidget.views.files.picture_strokes import Stroke

__all__ = ["png", "svg"]

_PNG_SCALE = 2


def png(
    map: LiquidationMap,
    *,
    palette: Palette = "inferno",
    color_scale: ColorScale = "sqrt",
    color_limit: float | None = None,
    dark: bool = False,
    column: int = -1,
    tiers: Sequence[bool] | None = None,
    strokes: Sequence[Stroke] = (),
    blind: bool = False,
    small: bool = False,
) -> bytes:
    """Return the picture as PNG, 2,560 pixels wide; parameters as in :func:`liqwidget.save`.

    Provenance and assumptions are on the picture and, as JSON, in its properties. `column` is
    the last one shown, `tiers` says which are drawn, and `strokes` are the
    reader's; a `blind` picture leaves out what the map says; a `small` one is half
    as wide and has 256 colors.
    """
    style = _style(map, palette, color_scale, color_limit, dark, column, tiers, strokes, blind)
    words = _words(map, style, color_limit)
    height, ground = picture_height(words), style.ink["background"]
    canvas = (
        SmallCanvas(WIDTH, height, ground)
        if small
        else PngCanvas(WIDTH, height, ground, _PNG_SCALE)
    )
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
    column: int = -1,
    tiers: Sequence[bool] | None = None,
    strokes: Sequence[Stroke] = (),
    blind: bool = False,
) -> str:
    """Return the picture as SVG; parameters as in :func:`png`."""
    style = _style(map, palette, color_scale, color_limit, dark, column, tiers, strokes, blind)
    words = _words(map, style, color_limit)
    canvas = SvgCanvas(WIDTH, picture_height(words), style.ink["background"])
    paint(canvas, map, words, style)
    return canvas.finish(headline(map), " ".join(words))


def _style(
    map: LiquidationMap,
    palette: Palette,
    color_scale: ColorScale,
    color_limit: float | None,
    dark: bool,
    column: int,
    tiers: Sequence[bool] | None,
    strokes: Sequence[Stroke],
    blind: bool,
) -> Style:
    colors.check_colors(palette, color_scale, color_limit)
    limit = colors.usual_limit(map) if color_limit is None else color_limit
    drawn = None if tiers is None or all(tiers) else tuple(tiers)
    return Style(
        palette, color_scale, limit, dark, map.leverages, column, drawn, tuple(strokes), blind
    )


def _words(map: LiquidationMap, style: Style, limit: float | None) -> tuple[str, ...]:
    """Return the caption, without the line that tells of all columns where not all are shown."""
    *told, whole = caption(map, limit=limit)
    until = minute_text(map.time[style.column])
    ends = {
        "hidden": "The map is hidden in this picture.",
        "until": f"Shown up to {until} UTC, in colors and prices of the whole window.",
    }
    said = [ends["hidden"]] * style.blind + [ends["until"]] * (style.column != -1)
    return (*told, " ".join(said) or whole, *_hidden_tiers(style))


def _hidden_tiers(style: Style) -> list[str]:
    """Return a line where not all tiers are drawn."""
    if style.tiers is None or style.blind:
        return []
    drawn = [f"{one:g}x" for one, on in zip(style.leverages, style.tiers, strict=True) if on]
    names = ", ".join(drawn) or "no tier"
    return [
        f"Drawn and summed here: {names}. The other tiers are hidden; the lines above count them."
    ]
