"""Draw a map as a Bokeh layout on linked axes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bokeh.models import (
    BoxZoomTool,
    Column,
    CrosshairTool,
    Div,
    GridPlot,
    PanTool,
    Range1d,
    ResetTool,
    SaveTool,
    Span,
    Toolbar,
    ToolProxy,
    WheelZoomTool,
)

from liqwidget.views.caption import caption
from liqwidget.views.colors import check_palette, color_limit
from liqwidget.views.drawing import MAP_WIDTH, Drawing
from liqwidget.views.heat_panel import heat_panel
from liqwidget.views.key_panel import key_panel
from liqwidget.views.lower_panels import funding_panel, open_interest_panel
from liqwidget.views.map_panel import map_panel
from liqwidget.views.scene import bars
from liqwidget.views.themes import apply_theme

if TYPE_CHECKING:
    from bokeh.plotting import figure

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.colors import ColorScale, Palette

__all__ = ["build_figure", "draw"]


def draw(
    map: LiquidationMap,
    *,
    palette: Palette = "inferno",
    color_scale: ColorScale = "sqrt",
    color_limit: float | None = None,
    dark: bool = False,
    width: int | None = None,
    height: int = 520,
) -> Column:
    return build_figure(map, palette=palette, color_scale=color_scale, limit=color_limit, dark=dark, width=width, height=height)


def build_figure(
    map: LiquidationMap,
    *,
    live: bool = False,
    palette: Palette = "inferno",
    color_scale: ColorScale = "sqrt",
    limit: float | None = None,
    dark: bool = False,
    width: int | None = None,
    height: int = 520,
) -> Column:
    check_palette(palette, color_scale)
    shown = bars(map)
    drawing = Drawing(
        map=map,
        shown=shown,
        palette=palette,
        color_scale=color_scale,
        limit=color_limit(map.total) if limit is None else limit,
        dark=dark,
        live=live,
        height=height,
        time_range=Range1d(shown.start[0], shown.end[-1], name="time_range"),
        price_range=Range1d(map.bucket_edges[0], map.bucket_edges[-1], name="price_range"),
    )
    heat, bar_map = heat_panel(drawing), map_panel(drawing)
    funding, open_interest = funding_panel(drawing), open_interest_panel(drawing)
    key = key_panel(drawing)
    panels = {"heat": heat, "map": bar_map, "funding": funding, "open_interest": open_interest}
    for panel in (heat, funding, open_interest):
        panel.sizing_mode = "stretch_width"
    if live:
        for panel in (heat, bar_map):
            panel.background_fill_alpha = panel.border_fill_alpha = 0
    grid = GridPlot(
        children=[(heat, 0, 0), (bar_map, 0, 1), (funding, 1, 0), (open_interest, 2, 0), (key, 1, 1, 2, 1)],
        cols=["minmax(0, 1fr)", f"{MAP_WIDTH}px"],
        spacing=(0, 14),
        toolbar=_toolbar(panels, live=live),
        toolbar_location="above",
        sizing_mode="stretch_width",
    )
    words = [] if live else [_caption(map, limit)]  # a Div is not in the part of BokehJS the page has
    root = Column(grid, *words, name="liqwidget", sizing_mode="stretch_width")
    if width is not None:
        root.update(sizing_mode=None, width=width, width_policy="fixed")
    apply_theme(root, dark=dark)
    return root


def _caption(map: LiquidationMap, limit: float | None) -> Div:
    lines = caption(map, limit=limit)
    text = "<br>".join(escape(line) for line in lines)
    return Div(text=text, name="caption", sizing_mode="stretch_width")


def _toolbar(panels: dict[str, figure], *, live: bool) -> Toolbar:
    """Give every panel its tools and return the one toolbar that switches them together."""
    time, price, usd = (
        Span(dimension=dimension, line_color="#8a929c", line_dash="dotted", level="overlay", name=f"{name}_cursor")
        for name, dimension in (("time", "height"), ("price", "width"), ("usd", "height"))
    )
    level = [Span(dimension="width", line_color="#8a929c", line_dash="dotted", level="overlay") for _ in range(2)]
    cursors = {
        "heat": [time, price],
        "map": [usd, price],
        "funding": [time, level[0]],
        "open_interest": [time, level[1]],
    }
    kinds: dict[type, list] = {PanTool: [], WheelZoomTool: [], BoxZoomTool: [], ResetTool: [], CrosshairTool: []}
    for name, panel in panels.items():
        moves = {"heat": "both", "map": "height"}.get(name, "width")
        for kind in (PanTool, WheelZoomTool, BoxZoomTool):
            kinds[kind].append(kind(dimensions=moves))
        kinds[ResetTool].append(ResetTool())
        kinds[CrosshairTool].append(CrosshairTool(overlay=cursors[name]))
        panel.add_tools(*(tools[-1] for tools in kinds.values()))
        panel.toolbar_location = None
    proxies = [ToolProxy(tools=tools) for tools in kinds.values()]
    hovers = [tool for panel in panels.values() for tool in panel.hover]
    return Toolbar(
        tools=[*proxies, *hovers, *([] if live else [SaveTool()])], logo=None, active_drag=proxies[0], active_scroll=proxies[1],
    )
