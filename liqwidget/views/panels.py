"""The panels of the figure: heat, map, funding, open interest, and the key to the colors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from bokeh.models import (
    BasicTicker,
    ColorBar,
    ColumnDataSource,
    DatetimeTickFormatter,
    FixedTicker,
    Label,
    LinearAxis,
    LinearColorMapper,
    LogColorMapper,
    LogTicker,
    NumeralTickFormatter,
    Range1d,
    Span,
    Title,
)
from bokeh.plotting import figure

from liqwidget.views.caption import amount, headline
from liqwidget.views.colors import LOG_SPAN, LONG, PALETTES, SHORT, tier_colors, warped
from liqwidget.views.hover import bar_columns, bar_hover, cell_columns, cell_hover, time_hover
from liqwidget.views.scene import bars, cumulative, on_clock, price_decimals

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.colors import ColorScale, Palette
    from liqwidget.views.scene import Bars

__all__ = ["Drawing", "funding_panel", "heat_panel", "key_panel", "map_panel", "open_interest_panel"]

MAP_WIDTH = 236
_UP, _DOWN = "#f2f2f2", "#9aa3ad"
_MONTH_FORMAT = {"hours": "%H:%M", "days": "%d %b", "months": "%b %Y", "years": "%Y"}
_USD_TICKS = "0.[0]a"


@dataclass(frozen=True)
class Drawing:
    """What all panels of one figure share."""

    map: LiquidationMap
    shown: Bars
    palette: Palette
    color_scale: ColorScale
    limit: float
    dark: bool
    live: bool
    height: int
    time_range: Range1d
    price_range: Range1d

    @property
    def price_format(self) -> str:
        """Numeral format that tells neighboring buckets apart."""
        decimals = price_decimals(self.map)
        return "0,0" + ("." + "0" * decimals if decimals else "")


def heat_panel(drawing: Drawing) -> figure:
    """Return the heat over price and time, with candles and the last price."""
    panel = figure(
        name="heat",
        height=drawing.height,
        x_range=drawing.time_range,
        y_range=drawing.price_range,
        x_axis_type="datetime",
        y_axis_type="log",
        title=Title(text=headline(drawing.map), name="heat_title", text_font_size="14px"),
        lod_threshold=None,
        tools="",
    )
    panel.xaxis.visible = False  # the panels below carry the time
    panel.grid.visible = False
    _price_axis(panel.yaxis[0], drawing, "heat_price_axis")
    panel.yaxis.axis_label = "price, log scale"
    if not drawing.live:
        _heat_image(panel, drawing)
    _candles(panel, drawing)
    panel.add_layout(
        Span(location=drawing.map.price, dimension="width", line_color=_UP, line_alpha=0.8,
             line_dash="4 4", level="annotation")
    )  # fmt: skip
    return panel


def _heat_image(panel: figure, drawing: Drawing) -> None:
    """Draw the grid as one image: rows are equal steps in log price, as on the axis."""
    map = drawing.map
    even, left, right = on_clock(map.total, drawing.shown)
    low, high = float(map.bucket_edges[0]), float(map.bucket_edges[-1])
    columns = {"image": [even.astype(np.float32)], **cell_columns(map, drawing.shown)}
    columns |= {"x": [left], "y": [low], "dw": [right - left], "dh": [high - low]}
    renderer = panel.image(
        image="image", x="x", y="y", dw="dw", dh="dh", name="heat_image", level="image",
        source=ColumnDataSource(columns, name="heat_source"), color_mapper=_mapper(drawing),
    )  # fmt: skip
    panel.add_tools(cell_hover(renderer, price=drawing.price_format))


def _mapper(drawing: Drawing) -> LinearColorMapper | LogColorMapper:
    """Return the mapper from dollars to color, in honest dollars on every scale."""
    if drawing.color_scale == "log":
        return LogColorMapper(
            palette=list(PALETTES[drawing.palette]), low=drawing.limit / LOG_SPAN,
            high=drawing.limit, nan_color="rgba(0, 0, 0, 0)", name="color_mapper",
        )  # fmt: skip
    return LinearColorMapper(
        palette=warped(drawing.palette, drawing.color_scale), low=0.0, high=drawing.limit,
        nan_color="rgba(0, 0, 0, 0)", name="color_mapper",
    )  # fmt: skip


def _candles(panel: figure, drawing: Drawing) -> None:
    """Draw the bars, thin and gray, so that the color belongs to the heat."""
    shown = drawing.shown
    known = np.isfinite(shown.open + shown.high + shown.low + shown.close)
    source = ColumnDataSource(
        {
            "time": shown.middle[known],
            "open": shown.open[known],
            "high": shown.high[known],
            "low": shown.low[known],
            "close": shown.close[known],
        },
        name="candles",
    )
    up = (source.data["close"] >= source.data["open"]).astype(np.uint8)
    source.data["rising"] = up
    color = {"field": "rising", "transform": LinearColorMapper([_DOWN, _UP], low=0, high=1)}
    panel.segment("time", "high", "time", "low", source=source, line_color=color,
                  line_alpha=0.75, line_width=1)  # fmt: skip
    panel.vbar("time", shown.step * 0.7, "open", "close", source=source, fill_color=color,
               fill_alpha=0.85, line_color=None)  # fmt: skip


def map_panel(drawing: Drawing) -> figure:
    """Return the dollars per bucket at the last column, stacked by tier, and their sums."""
    map = drawing.map
    profile = map.profile()
    most = float(profile.total.max(initial=0.0)) or 1.0
    long, short = cumulative(map)
    furthest = max(float(long[0]), float(short[-1])) or 1.0
    full = 1.0 if drawing.live else most * 1.04
    panel = figure(
        name="map",
        width=MAP_WIDTH,
        height=drawing.height,
        x_range=Range1d(0, full, name="map_range"),
        y_range=drawing.price_range,
        y_axis_type="log",
        y_axis_location="right",
        tools="",
    )
    sums = Range1d(0, 1.0 if drawing.live else furthest * 1.04, name="cumulative_range")
    panel.extra_x_ranges = {"cumulative": sums}
    _price_axis(panel.yaxis[0], drawing, "map_price_axis")
    above = LinearAxis(x_range_name="cumulative", name="map_cumulative_axis")
    panel.add_layout(above, "above")
    below = panel.xaxis[-1] if panel.xaxis[0] is above else panel.xaxis[0]
    below.name = "map_usd_axis"
    for axis, label, top in (
        (below, "USD per bucket", most), (above, "USD from price to here (lines)", furthest)
    ):  # fmt: skip
        axis.axis_label = label
        axis.ticker = BasicTicker(desired_num_ticks=3, num_minor_ticks=0)
        axis.formatter = NumeralTickFormatter(format=_USD_TICKS)
        if drawing.live:  # the page paints shares of the longest bar and keeps the labels right
            axis.ticker = FixedTicker(ticks=[0, 0.5, 1])
            axis.major_label_overrides = {0: "0", 0.5: amount(top / 2), 1: amount(top)}
    panel.xgrid.name = "map_grid"
    panel.ygrid.visible = False
    if not drawing.live:
        _stacked_bars(panel, drawing)
        _cumulative_lines(panel, drawing)
    for side, total, place in (("longs", long[0], 8), ("shorts", short[-1], None)):
        y = place if place is not None else drawing.height - 140
        panel.add_layout(
            Label(x=MAP_WIDTH - 76, y=y, x_units="screen", y_units="screen", text_align="right",
                  text=f"{side} {amount(float(total))}", text_font_size="12px",
                  name=f"{side}_label")
        )  # fmt: skip
    panel.add_layout(
        Span(location=map.price, dimension="width", line_dash="4 4", name="map_price_line")
    )
    return panel


def _stacked_bars(panel: figure, drawing: Drawing) -> None:
    """Stack the tiers of each side, the lowest leverage at the axis."""
    map, edges = drawing.map, drawing.map.bucket_edges
    columns = bar_columns(map)
    source = ColumnDataSource({"price": map.bucket_prices, "bottom": edges[:-1], "top": edges[1:]})
    left = np.zeros(map.bucket_prices.size, np.float32)
    for side in ("long", "short"):
        colors = tier_colors(len(map.leverages), side=side, dark=drawing.dark)  # type: ignore[arg-type]  # a literal
        for tier, color in enumerate(colors):
            right = left + columns[f"{side}_{tier}"]
            name = f"{side}_{tier}"
            source.data[f"{name}_left"], source.data[f"{name}_right"] = left, right
            if columns[name].any():
                panel.quad(left=f"{name}_left", right=f"{name}_right", bottom="bottom",
                           top="top", source=source, fill_color=color, line_color=None,
                           name=f"{name}_bars")  # fmt: skip
            left = right
    for name, values in columns.items():
        source.data[name] = values
    source.data["total"] = left
    source.name = "map_source"
    under_cursor = panel.quad(left=0, right="total", bottom="bottom", top="top", source=source,
                              fill_alpha=0, line_color=None)  # fmt: skip
    panel.add_tools(bar_hover(under_cursor, map, price=drawing.price_format))


def _cumulative_lines(panel: figure, drawing: Drawing) -> None:
    """Draw what has gone by the time price reaches each edge."""
    edges = drawing.map.bucket_edges
    for side, values, dash in zip(
        ("long", "short"), cumulative(drawing.map), ("solid", "6 3"), strict=True
    ):
        beyond = values > 0
        panel.line(values[beyond], edges[beyond], x_range_name="cumulative", line_width=2,
                   line_dash=dash, name=f"{side}_sum", line_color=LONG)  # fmt: skip
        panel.renderers[-1].glyph.name = f"{side}_cumulative"


def funding_panel(drawing: Drawing) -> figure:
    """Return recorded funding over time."""
    shown = drawing.shown
    known = np.isfinite(shown.funding)
    positive = (shown.funding[known] >= 0).astype(np.uint8)
    source = ColumnDataSource(
        {
            "time": shown.middle[known],
            "funding": shown.funding[known].astype(np.float32),
            "positive": positive,
        },
        name="funding_source",
    )
    panel = _lower_panel(drawing, "funding", "funding, bp per 8 h")
    color = {"field": "positive", "transform": LinearColorMapper([SHORT, LONG], low=0, high=1)}
    renderer = panel.vbar("time", shown.step * 0.9, "funding", source=source,
                          fill_color=color, line_color=None)  # fmt: skip
    panel.add_layout(Span(location=0, dimension="width", name="funding_zero"))
    panel.add_tools(time_hover(renderer, label="funding", value="@funding{+0.00} bp per 8 h"))
    panel.xaxis.visible = False
    return panel


def open_interest_panel(drawing: Drawing) -> figure:
    """Return open interest in dollars over time."""
    shown = drawing.shown
    source = ColumnDataSource(
        {"time": shown.end, "open_interest": shown.open_interest.astype(np.float32)},
        name="open_interest_source",
    )
    panel = _lower_panel(drawing, "open_interest", "open interest, USD")
    panel.yaxis[0].formatter = NumeralTickFormatter(format="0.[00]a")
    renderer = panel.line("time", "open_interest", source=source, line_width=1.5)
    renderer.glyph.name = "open_interest_line"
    panel.add_tools(
        time_hover(renderer, label="open interest", value="@open_interest{0.00a} USD")
    )
    axis = panel.xaxis[0]
    axis.axis_label = "time, UTC"
    return panel


def key_panel(drawing: Drawing) -> figure:
    """Return the color bar and what the colors of the tiers mean."""
    panel = figure(
        name="key", width=MAP_WIDTH, height=150, x_range=Range1d(-3.2, len(drawing.map.leverages)),
        y_range=Range1d(-0.6, 3.2), tools="",
    )  # fmt: skip
    panel.axis.visible = False
    panel.grid.visible = False
    bar = ColorBar(
        color_mapper=_mapper(drawing), name="color_bar", title="USD per bucket in the heat",
        height=10, formatter=NumeralTickFormatter(format=_USD_TICKS), title_text_font_style="normal",
        title_text_font_size="11px", major_label_text_font_size="11px", padding=4, margin=0,
    )  # fmt: skip
    panel.add_layout(bar, "below")
    _swatches(panel, drawing)
    return panel


def _swatches(panel: figure, drawing: Drawing) -> None:
    """Draw one square per tier and side, under the leverages."""
    tiers = drawing.map.leverages
    place = np.arange(len(tiers)) + 0.5
    for y, side in ((1.0, "short"), (0.0, "long")):
        panel.rect(place, y + 0.5, 0.92, 0.8, line_color=None,
                   fill_color=tier_colors(len(tiers), side=side, dark=drawing.dark))  # type: ignore[arg-type]  # a literal  # fmt: skip
    words = {
        "x": [*place, -0.2, -0.2, -0.2],
        "y": [2.45] * len(tiers) + [2.45, 1.5, 0.5],
        "text": [f"{leverage:g}x" for leverage in tiers] + ["leverage", "shorts", "longs"],
        "align": ["center"] * len(tiers) + ["right"] * 3,
    }
    renderer = panel.text("x", "y", "text", text_align="align", text_baseline="middle",
                          text_font_size="11px", source=ColumnDataSource(words))  # fmt: skip
    renderer.glyph.name = "key_text"


def _lower_panel(drawing: Drawing, name: str, label: str) -> figure:
    """Return an empty panel under the heat, on the same time."""
    panel = figure(name=name, height=112, x_range=drawing.time_range, x_axis_type="datetime", tools="")
    panel.xaxis.formatter = DatetimeTickFormatter(**_MONTH_FORMAT)
    panel.xaxis.name, panel.yaxis.name = f"{name}_time_axis", f"{name}_axis"
    panel.yaxis.axis_label = label
    panel.yaxis.ticker = BasicTicker(desired_num_ticks=3, num_minor_ticks=0)
    panel.ygrid.name, panel.xgrid.visible = f"{name}_grid", False
    return panel


def _price_axis(axis, drawing: Drawing, name: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    axis.name = name
    axis.ticker = LogTicker(mantissas=[1, 2, 5], desired_num_ticks=8, num_minor_ticks=0)
    axis.formatter = NumeralTickFormatter(format=drawing.price_format)
