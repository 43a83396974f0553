"""The key: what the colors of tiers and heat mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from bokeh.models import ColorBar, ColumnDataSource, Range1d
from bokeh.plotting import figure

from liqwidget.views.colors import LOG_SPAN, SIDES
from liqwidget.views.panels.drawing import MAP_WIDTH, dollar_ticks
from liqwidget.views.ticks import round_ticks

if TYPE_CHECKING:
    from liqwidget.views.panels.drawing import Drawing

__all__ = ["key_panel"]


def key_panel(drawing: Drawing) -> figure:
    """Return squares of all tiers, and the color bar in dollars."""
    panel = figure(
        name="key",
        width=MAP_WIDTH,
        height=150,
        x_range=Range1d(-3.4, len(drawing.map.leverages)),
        y_range=Range1d(0, 3),
        toolbar_location=None,
        tools="",
    )
    panel.axis.visible = False
    panel.grid.visible = False
    _squares(panel, drawing)
    bar = ColorBar(
        color_mapper=drawing.mapper("color_mapper"), title="USD per bucket in the heat",
        height=10, padding=4, margin=0, name="color_bar",
    )  # fmt: skip
    bar.update(title_text_font_style="normal", title_text_font_size="11px")
    if drawing.color_scale == "log":
        dollar_ticks(bar, [drawing.limit / LOG_SPAN ** (power / 3) for power in (3, 2, 1, 0)])
    else:
        dollar_ticks(bar, round_ticks(0.0, drawing.limit, 4))
    panel.add_layout(bar, "below")
    return panel


def _squares(panel: figure, drawing: Drawing) -> None:
    """Draw one square per tier and side, under the leverages."""
    tiers = drawing.map.leverages
    place = np.arange(len(tiers)) + 0.5
    for side, height in zip(SIDES, (0.5, 1.5), strict=True):
        squares = {"x": place, "color": drawing.ramp(side)}
        panel.rect(
            "x", height, 0.92, 0.85, fill_color="color", line_color=None,
            source=ColumnDataSource(squares, name=f"key_{side}_source"),
        )  # fmt: skip
    words = {
        "x": [*place, -0.2, -0.2, -0.2],
        "y": [2.45] * len(tiers) + [2.45, 1.5, 0.5],
        "text": [f"{leverage:g}" for leverage in tiers] + ["leverage", "shorts", "longs"],
        "align": ["center"] * len(tiers) + ["right"] * 3,
    }
    drawn = panel.text(
        "x", "y", "text", text_align="align", text_baseline="middle", text_font_size="10px",
        source=ColumnDataSource(words),
    )  # fmt: skip
    drawn.glyph.name = "key_text"
