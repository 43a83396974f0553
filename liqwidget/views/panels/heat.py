"""The heat over price and time, with candles and the last price."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from bokeh.models import ColumnDataSource, LinearColorMapper, Span, Title
from bokeh.plotting import figure

from liqwidget.views.caption import headline
from liqwidget.views.colors import FALLING, RISING
from liqwidget.views.panels.columns import BODY, candle_columns
from liqwidget.views.panels.hover import cell_columns, cell_hover
from liqwidget.views.panels.lower import time_axis
from liqwidget.views.scene import on_clock

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.views.panels.drawing import Drawing
    from liqwidget.views.scene import Bars

__all__ = ["draw_candles", "heat_panel"]


def heat_panel(drawing: Drawing) -> figure:
    """Return the panel; in a live figure without the heat itself."""
    panel = figure(
        name="heat",
        height=drawing.height,
        x_range=drawing.time_range,
        y_range=drawing.price_range,
        x_axis_type="datetime",
        y_axis_type="log",
        title=None if drawing.live else _title(drawing),
        lod_threshold=None,
        tools="",
    )
    time_axis(panel, "heat_time_axis")
    drawing.price_axis(panel.yaxis[0], "heat_price_axis")
    panel.yaxis.axis_label = "price (log scale)"
    panel.grid.visible = False
    if not drawing.live:
        _heat(panel, drawing)
    draw_candles(panel, drawing.shown)
    if not drawing.live:  # the page draws the price of the bar that a replay has reached
        last = Span(location=drawing.map.price, dimension="width", name="heat_price_line")
        last.update(line_color=RISING, line_alpha=0.8, line_dash="4 4")
        panel.add_layout(last)
    return panel


def _title(drawing: Drawing) -> Title:
    """Return the headline; in a live figure the page writes it, where it can wrap."""
    return Title(text=headline(drawing.map), name="heat_title", text_font_size="14px")


def _heat(panel: figure, drawing: Drawing) -> None:
    """Draw the grid as one image: its rows are equal steps in log price, as is the axis."""
    map = drawing.map
    even, left, right = on_clock(map.total, drawing.shown)
    low, high = float(map.bucket_edges[0]), float(map.bucket_edges[-1])
    columns: dict[str, list[float] | list[NDArray[np.float32]]] = {
        "image": [even.astype(np.float32)],
        **cell_columns(map, drawing.shown),
    }
    columns |= {"x": [left], "y": [low], "dw": [right - left], "dh": [high - low]}
    renderer = panel.image(
        image="image", x="x", y="y", dw="dw", dh="dh", name="heat_image", level="image",
        source=ColumnDataSource(columns, name="heat_source"),
        color_mapper=drawing.mapper("heat_mapper"),
    )  # fmt: skip
    panel.add_tools(cell_hover(renderer, price=drawing.price_format))


def draw_candles(panel: figure, shown: Bars) -> None:
    """Draw the bars, thin and gray, so that color belongs to the heat."""
    source = ColumnDataSource(candle_columns(shown), name="candles")
    gray = {"field": "rising", "transform": LinearColorMapper([FALLING, RISING], low=0, high=1)}
    panel.segment(
        "time", "high", "time", "low", source=source, line_color=gray, line_alpha=0.75,
        name="wicks",
    )  # fmt: skip
    panel.vbar(
        "time", shown.step * BODY, "open", "close", source=source, fill_color=gray,
        fill_alpha=0.85, line_color=None, name="bodies",
    )  # fmt: skip
