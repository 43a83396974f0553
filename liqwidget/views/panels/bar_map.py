"""The map beside the heat: dollars per bucket at the last column, by tier, and their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from bokeh.models import ColumnDataSource, Label, LinearAxis, LinearColorMapper, Range1d, Span
from bokeh.plotting import figure

from liqwidget.estimator.amounts import amount
from liqwidget.views.colors import SIDES
from liqwidget.views.panels.columns import longest
from liqwidget.views.panels.drawing import MAP_WIDTH, dollar_ticks, round_dollars
from liqwidget.views.panels.hover import bar_columns, bar_hover
from liqwidget.views.scene import cumulative, stacked

if TYPE_CHECKING:
    from liqwidget.views.panels.drawing import Drawing

__all__ = ["map_panel"]

_ROOM = 1.04


def map_panel(drawing: Drawing) -> figure:
    """Return the panel; in a live figure without bars and sums, on a range from 0 to 1."""
    map = drawing.map
    long, short = cumulative(map)
    most, furthest = longest(map)
    panel = figure(
        name="map",
        width=MAP_WIDTH,
        height=drawing.height,
        x_range=Range1d(0, 1.0 if drawing.live else most * _ROOM, name="map_range"),
        y_range=drawing.price_range,
        y_axis_type="log",
        y_axis_location="right",
        tools="",
    )
    panel.extra_x_ranges = {
        "cumulative": Range1d(0, 1.0 if drawing.live else furthest * _ROOM, name="cumulative_range")
    }
    drawing.price_axis(panel.yaxis[0], "map_price_axis")
    panel.ygrid.visible, panel.xgrid.name = False, "map_grid"
    below = panel.below[0]
    above = LinearAxis(x_range_name="cumulative", name="map_cumulative_axis")
    below.update(name="map_usd_axis", axis_label="USD per bucket (bars)")
    above.axis_label = "USD from price to here (lines)"
    panel.add_layout(above, "above")
    for axis, top in ((below, most), (above, furthest)):
        if drawing.live:  # the page paints shares of the longest bar and keeps the labels right
            dollar_ticks(axis, [0.0, top / 2, top], unit=top)
        else:
            dollar_ticks(axis, round_dollars(top))
    if not drawing.live:
        _bars(panel, drawing)
        _sums(panel, drawing)
    _price_and_totals(panel, drawing, {"longs": float(long[0]), "shorts": float(short[-1])})
    return panel


def _bars(panel: figure, drawing: Drawing) -> None:
    """Stack the tiers of each side, the lowest leverage at the axis."""
    map, edges = drawing.map, drawing.map.bucket_edges
    left, right = stacked(map)
    some = right > left
    row, tier_side = np.nonzero(some)
    pieces = {
        "left": left[some].astype(np.float32),
        "right": right[some].astype(np.float32),
        "bottom": edges[row],
        "top": edges[row + 1],
        "tier_side": tier_side.astype(np.uint8),
    }
    colors = [color for side in SIDES for color in drawing.ramp(side)]
    of_tier = LinearColorMapper(colors, low=-0.5, high=len(colors) - 0.5)
    panel.quad(
        left="left", right="right", bottom="bottom", top="top", line_color=None,
        fill_color={"field": "tier_side", "transform": of_tier},
        source=ColumnDataSource(pieces, name="map_bars_source"), name="map_bars",
    )  # fmt: skip
    whole = {
        "price": map.bucket_prices,
        "bottom": edges[:-1],
        "top": edges[1:],
        "total": right[:, -1],
        **bar_columns(map),
    }
    under_cursor = panel.quad(
        left=0, right="total", bottom="bottom", top="top", fill_alpha=0, line_color=None,
        source=ColumnDataSource(whole, name="map_source"), name="map_totals",
    )  # fmt: skip
    panel.add_tools(bar_hover(under_cursor, map, price=drawing.price_format))


def _sums(panel: figure, drawing: Drawing) -> None:
    """Draw what has gone by the time price reaches each edge."""
    edges = drawing.map.bucket_edges
    for side, dollars in zip(SIDES, cumulative(drawing.map), strict=True):
        some = dollars > 0
        drawn = panel.line(
            dollars[some], edges[some], x_range_name="cumulative", line_width=2,
            line_color=drawing.ramp(side)[-1], name=f"{side}_sum",
        )  # fmt: skip
        drawn.glyph.name = f"{side}_cumulative"


def _price_and_totals(panel: figure, drawing: Drawing, totals: dict[str, float]) -> None:
    """Say in words which side is which: shorts above the price, longs below."""
    if drawing.live:  # the page writes the totals and draws the price, which change with every move
        panel.add_layout(Span(visible=False, name="map_price_line"))  # or Bokeh warns: no content
        return
    price = drawing.map.price
    panel.add_layout(
        Span(location=price, dimension="width", line_dash="4 4", name="map_price_line")
    )
    for side, baseline, offset in (("shorts", "bottom", 4), ("longs", "top", -4)):
        label = Label(
            x=panel.x_range.end, y=price, x_offset=-5, y_offset=offset, text_align="right",
            text_baseline=baseline, text=f"{side} {amount(totals[side])} USD",
            text_font_size="12px", name=f"{side}_label",
        )  # fmt: skip
        label.update(background_fill_alpha=0.7, padding=2)
        panel.add_layout(label)
