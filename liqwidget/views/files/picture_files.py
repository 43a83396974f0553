"""A map as a picture file, without a browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

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
    from typing import Unpack

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.colors import ColorScale, Palette
    from liqwidget.views.files.picture_strokes import Stroke

__all__ = ["Look", "png", "svg"]

_PNG_SCALE = 2


class Look(TypedDict, total=False):
    """How a picture is drawn, and what it shows of a map; all may be left out."""

    palette: Palette
    color_scale: ColorScale
    color_limit: float | None
    """USD per bucket of the brightest color; a value that few cells exceed if None."""
    dark: bool
    column: int
    """The last one shown."""
    tiers: Sequence[bool] | None
    """Which are drawn; all if None."""
    strokes: Sequence[Stroke]
    """What the reader put on the map."""
    blind: bool
    """Whether what the map says is left out."""


def png(map: LiquidationMap, *, small: bool = False, **look: Unpack[Look]) -> bytes:
    """Return the picture as PNG, 2,560 pixels wide; parameters as in :class:`Look`.

    Provenance and assumptions are on the picture and, as JSON, in its properties. A `small` one
    is half as wide and has 256 colors.
    """
    style = _style(map, look)
    words = _words(map, style, look.get("color_limit"))
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


def svg(map: LiquidationMap, **look: Unpack[Look]) -> str:
    """Return the picture as SVG; parameters as in :class:`Look`."""
    style = _style(map, look)
    words = _words(map, style, look.get("color_limit"))
    canvas = SvgCanvas(WIDTH, picture_height(words), style.ink["background"])
    paint(canvas, map, words, style)
    return canvas.finish(headline(map), " ".join(words))


def _style(map: LiquidationMap, look: Look) -> Style:
    palette, color_scale = look.get("palette", "inferno"), look.get("color_scale", "sqrt")
    limit, tiers = look.get("color_limit"), look.get("tiers")
    colors.check_colors(palette, color_scale, limit)
    return Style(
        palette=palette,
        color_scale=color_scale,
        limit=colors.usual_limit(map) if limit is None else limit,
        dark=look.get("dark", False),
        leverages=map.leverages,
        column=look.get("column", -1),
        tiers=None if tiers is None or all(tiers) else tuple(tiers),
        strokes=tuple(look.get("strokes", ())),
        blind=look.get("blind", False),
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
