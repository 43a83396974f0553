"""One toolbar and one crosshair for all panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bokeh.models import (
    BoxZoomTool,
    CrosshairTool,
    PanTool,
    ResetTool,
    SaveTool,
    Span,
    Toolbar,
    ToolProxy,
    WheelZoomTool,
)

if TYPE_CHECKING:
    from bokeh.models import Tool
    from bokeh.plotting import figure

__all__ = ["shared_toolbar"]

_MOVES = {"heat": "both", "map": "height", "funding": "width", "open_interest": "width"}
"""What may be dragged and zoomed: prices in heat and map, time in all but the map."""


def shared_toolbar(panels: dict[str, figure], *, live: bool) -> Toolbar:
    """Give every panel its tools, and return the toolbar that switches them together.

    Parameters
    ----------
    panels : dict of figure
        By name, as in `_MOVES`; the panels' hover tools are collected.
    live : bool
        Leaves the save button to the page, since Bokeh does not know what it painted.
    """
    time, price = _cursor("time_cursor", "height"), _cursor("price_cursor", "width")
    cursors = {
        "heat": [time, price],
        "map": [_cursor("usd_cursor", "height"), price],
        "funding": [time, _cursor("funding_cursor", "width")],
        "open_interest": [time, _cursor("open_interest_cursor", "width")],
    }
    groups: list[list[Tool]] = [[], [], [], [], []]
    for name, panel in panels.items():
        moves = _MOVES[name]
        tools = (
            PanTool(dimensions=moves),
            WheelZoomTool(dimensions=moves),
            BoxZoomTool(dimensions=moves),
            ResetTool(),
            CrosshairTool(overlay=cursors[name]),
        )
        panel.add_tools(*tools)
        panel.toolbar_location = None
        for group, tool in zip(groups, tools, strict=True):
            group.append(tool)
    shared = [ToolProxy(tools=group) for group in groups]
    hovers = ToolProxy(tools=[tool for panel in panels.values() for tool in panel.hover])
    buttons = [*shared, hovers] if live else [*shared, hovers, SaveTool()]
    # dragging pans at once; the wheel zooms only when asked to, so that a page still scrolls
    return Toolbar(tools=buttons, logo=None, active_scroll=None)


def _cursor(name: str, dimension: str) -> Span:
    """Return a line of the crosshair; on "overlay" it does not repaint what is under it."""
    return Span(
        name=name, dimension=dimension, level="overlay", line_color="#8a929c", line_dash="dotted"
    )
