"""A widget without its page: what a host shows that cannot run it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from liqwidget.views.files.picture_files import png
from liqwidget.views.widget.strokes import strokes

if TYPE_CHECKING:
    from liqwidget.views.files.picture_files import Look
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["PNG", "look_of", "with_picture"]

PNG = "image/png"


def look_of(widget: LiquidationWidget) -> Look:
    """Return what a picture needs to show what the widget shows.

    Of a blind map nothing, of a replay its columns, of the tiers those that are drawn, and what
    the reader put on the map.
    """
    return {
        "palette": widget.palette,
        "color_scale": widget.color_scale,
        "color_limit": widget.color_limit,
        "column": widget.bar,
        "tiers": widget.tiers,
        "strokes": strokes(widget),
        "blind": widget.blind,
    }


def with_picture(widget: LiquidationWidget, bundle: Any) -> Any:
    """Add a picture to what a notebook keeps of an output.

    Jupyter shows the first kind that it can run, so the picture is seen where the widget
    is not: in a saved notebook without widget state, on GitHub, in `nbconvert` without network.
    It shows what the widget shows, see `look_of`.
    """
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    if not isinstance(data, dict):
        return bundle
    picture = png(widget.map, small=True, **look_of(widget))
    with_it = {**data, PNG: base64.b64encode(picture).decode()}
    return (with_it, *bundle[1:]) if isinstance(bundle, tuple) else with_it
