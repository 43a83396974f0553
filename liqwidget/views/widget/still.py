"""A widget without its page: what a host shows that cannot run it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from liqwidget.views.files.picture_files import png
from liqwidget.views.widget.strokes import strokes

if TYPE_CHECKING:
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["PNG", "with_picture"]

PNG = "image/png"


def with_picture(widget: LiquidationWidget, bundle: Any) -> Any:
    """Add a picture to what a notebook keeps of an output.

    Jupyter shows the first kind that it can run, so the picture is seen where the widget
    is not: in a saved notebook without widget state, on GitHub, in `nbconvert` without network.
    It shows what the widget shows: of a blind map nothing, of a replay its columns, of the tiers those
    that are drawn, and what the reader put on the map.
    """
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    if not isinstance(data, dict):
        return bundle
    picture = png(
        widget.map,
        palette=widget.palette,
        color_scale=widget.color_scale,
        color_limit=widget.color_limit,
        column=widget.bar,
        tiers=widget.tiers,
        strokes=strokes(widget),
        blind=widget.blind,
        small=True,
    )
    with_it = {**data, PNG: base64.b64encode(picture).decode()}
    return (with_it, *bundle[1:]) if isinstance(bundle, tuple) else with_it
