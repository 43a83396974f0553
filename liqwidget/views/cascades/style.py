"""The look of the panels of a cascade, as that of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bokeh.models import Title

from liqwidget.views.colors import ink
from liqwidget.views.themes import axis_style, panel_style

if TYPE_CHECKING:
    from bokeh.plotting import figure

__all__ = ["head_panel", "style_panel"]


def style_panel(panel: figure, *, dark: bool) -> None:
    """Color a panel, its axes, grid and title, light or dark."""
    color = ink(dark=dark)
    panel.update(**panel_style(color))
    for axis in (*panel.xaxis, *panel.yaxis):
        axis.update(**axis_style(color))
    panel.grid.grid_line_color = color["grid"]
    panel.toolbar_location = None


def head_panel(panel: figure, *lines: tuple[str, str, str], dark: bool) -> None:
    """Write lines above a panel, the title first: each a name, a text, and a color's name.

    Bokeh stacks what is above a frame upwards, so the line nearest to the frame comes first.
    """
    color = ink(dark=dark)
    for place, (name, text, tone) in enumerate(reversed(lines)):
        top = place == len(lines) - 1
        line = Title(
            text=text,
            text_color=color[tone],
            text_font_size="14px" if top else "11px",
            text_font_style="bold" if top else "normal",
            standoff=3,
            name=name,
        )
        panel.add_layout(line, "above")
