"""The panels under the heat, on the same time: funding and open interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bokeh.models import (
    BasicTicker,
    ColumnDataSource,
    DatetimeTickFormatter,
    LinearColorMapper,
    Span,
    Title,
)
from bokeh.plotting import figure

from liqwidget.views.colors import LONG, SHORT
from liqwidget.views.panels.columns import (
    funding_columns,
    open_interest_columns,
    open_interest_ticks,
)
from liqwidget.views.panels.drawing import dollar_ticks
from liqwidget.views.panels.hover import time_hover

if TYPE_CHECKING:
    from liqwidget.views.panels.drawing import Drawing

__all__ = [
    "funding_panel",
    "open_interest_panel",
    "time_axis",
]


def funding_panel(drawing: Drawing) -> figure:
    """Return recorded funding: blue where longs pay, vermillion where shorts do."""
    shown = drawing.shown
    columns = funding_columns(shown)
    panel = _panel(drawing, "funding", "funding, basis points per 8 h")
    payer = {"field": "longs_pay", "transform": LinearColorMapper([SHORT, LONG], low=0, high=1)}
    drawn = panel.vbar(
        "time", shown.step, "funding", source=ColumnDataSource(columns, name="funding_source"),
        fill_color=payer, line_color=None, name="funding_bars",
    )  # fmt: skip
    panel.add_layout(Span(location=0, dimension="width", name="funding_zero"))
    panel.yaxis.ticker = BasicTicker(desired_num_ticks=3, num_minor_ticks=0)
    panel.xaxis.visible = False
    panel.add_tools(time_hover(drawn, label="funding", value="@funding{+0.00} bp per 8 h"))
    return panel


def open_interest_panel(drawing: Drawing) -> figure:
    """Return open interest in dollars, at the price of its time."""
    shown = drawing.shown
    columns = open_interest_columns(shown)
    panel = _panel(drawing, "open_interest", "open interest, USD")
    panel.height += 38  # the time axis
    panel.xaxis.axis_label = "time in UTC"
    drawn = panel.line(
        "time", "open_interest", line_width=1.5, name="open_interest_curve",
        source=ColumnDataSource(columns, name="open_interest_source"),
    )  # fmt: skip
    drawn.glyph.name = "open_interest_line"
    ticks = open_interest_ticks(shown)
    if ticks:
        dollar_ticks(panel.yaxis[0], ticks)
    value = "@open_interest{0.00a} USD"
    panel.add_tools(time_hover(drawn, label="open interest", value=value))
    return panel


def time_axis(panel: figure, name: str) -> None:
    """Give a panel an axis of days and hours, in UTC."""
    axis = panel.xaxis[0]
    axis.name = name
    axis.formatter = DatetimeTickFormatter(
        minutes="%H:%M", hourmin="%H:%M", hours="%H:%M", days="%d %b", months="%b %Y", years="%Y"
    )
    axis.ticker.desired_num_ticks = 9
    axis.ticker.num_minor_ticks = 0


def _panel(drawing: Drawing, name: str, words: str) -> figure:
    """Return an empty panel on the time of the heat."""
    title = Title(text=words, name=f"{name}_title", text_font_size="11px", standoff=2)
    title.text_font_style = "normal"
    panel = figure(
        name=name, height=104, x_range=drawing.time_range, x_axis_type="datetime", title=title,
        tools="",
    )  # fmt: skip
    time_axis(panel, f"{name}_time_axis")
    panel.yaxis.name, panel.ygrid.name = f"{name}_axis", f"{name}_grid"
    panel.xgrid.visible = False
    return panel
