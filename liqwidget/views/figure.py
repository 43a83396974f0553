"""Draw a map as a Bokeh layout on linked axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bokeh.models import Column, GridPlot, Range1d

from liqwidget.views import colors
from liqwidget.views._checks import map_of
from liqwidget.views.caption import caption
from liqwidget.views.panels.bar_map import map_panel
from liqwidget.views.panels.drawing import MAP_WIDTH, Drawing, caption_below, dress
from liqwidget.views.panels.heat import heat_panel
from liqwidget.views.panels.key import key_panel
from liqwidget.views.panels.lower import funding_panel, open_interest_panel
from liqwidget.views.panels.toolbar import shared_toolbar
from liqwidget.views.scene import bars

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.colors import ColorScale, Palette
    from liqwidget.views.widget import LiquidationWidget

__all__ = ["build_figure", "draw"]


def draw(
    map: LiquidationMap | LiquidationWidget,
    *,
    palette: Palette = "inferno",
    color_scale: ColorScale = "sqrt",
    color_limit: float | None = None,
    dark: bool = False,
    width: int | None = None,
    height: int = 520,
) -> Column:
    """Draw a map as a Bokeh layout that can be restyled.

    The heat with candles, the map of the last column beside it, funding and open interest
    below, a key, and a caption that says where the data come from and what is assumed. For a
    map that follows the mouse there is :func:`show`.

    Parameters
    ----------
    map : LiquidationMap or LiquidationWidget
    palette : {"inferno", "viridis", "cividis"}
        Colors of the heat.
    color_scale : {"sqrt", "linear", "log"}
        How color grows with dollars; the color bar stays in dollars.
    color_limit : float, optional
        USD per bucket of the brightest color, to compare two maps. A value that one cell in
        two hundred exceeds if None; the caption states it.
    dark : bool, default False
    width : int, optional
        In pixels; stretches to the page if None.
    height : int, default 520
        Of heat and map, axes included, in pixels.

    Returns
    -------
    bokeh.models.Column
        Find its parts by name with ``select_one``: the figures ``heat``, ``map``, ``funding``,
        ``open_interest`` and ``key``, the ranges ``time_range``, ``price_range`` and
        ``map_range``, ``heat_image``, ``candles``, ``color_bar`` and ``caption``.

    Raises
    ------
    ValueError
        If a color does not exist.

    Examples
    --------
    Draw a week and give it a title of your own:

    >>> import liqwidget as lq
    >>> layout = lq.draw(lq.estimate(lq.sample("BTCUSDT"), window="7D"))
    >>> layout.select_one({"name": "heat"}).title.text = "My week"
    """
    return build_figure(
        map_of(map),
        palette=palette,
        color_scale=color_scale,
        color_limit=color_limit,
        dark=dark,
        width=width,
        height=height,
    )


def build_figure(
    map: LiquidationMap,
    *,
    live: bool = False,
    palette: Palette = "inferno",
    color_scale: ColorScale = "sqrt",
    color_limit: float | None = None,
    dark: bool = False,
    width: int | None = None,
    height: int = 520,
) -> Column:
    """Build the layout of :func:`draw`, or the frame that the page paints under.

    With `live`, heat and bars, their tooltips, the key and the caption are left to the page:
    heat and map are transparent, and the map counts in shares of the longest bar. (A caption would
    also need a part of BokehJS that the page does not load.)
    """
    colors.check_colors(palette, color_scale, color_limit)
    shown = bars(map)
    low, high = float(map.bucket_edges[0]), float(map.bucket_edges[-1])
    drawing = Drawing(
        map=map,
        shown=shown,
        palette=palette,
        color_scale=color_scale,
        limit=colors.usual_limit(map) if color_limit is None else color_limit,
        dark=dark,
        live=live,
        height=height,
        time_range=Range1d(float(shown.start[0]), float(shown.end[-1]), name="time_range"),
        price_range=Range1d(low, high, name="price_range"),
    )
    root = Column(_grid(drawing), name="liqwidget")
    if not live:
        root.children.append(caption_below(caption(map, limit=drawing.limit)))
    dress(root, width=width, dark=dark)
    return root


def _grid(drawing: Drawing) -> GridPlot:
    """Lay the panels out: the left column stretches, the right one does not."""
    panels = {
        "heat": heat_panel(drawing),
        "map": map_panel(drawing),
        "funding": funding_panel(drawing),
        "open_interest": open_interest_panel(drawing),
    }
    for name in ("heat", "funding", "open_interest"):
        panels[name].sizing_mode = "stretch_width"
    if drawing.live:
        for panel in panels.values():
            panel.border_fill_alpha = 0  # their paper is the page's, in either theme
        for name in ("heat", "map"):
            panels[name].background_fill_alpha = 0
    places: list[Any] = [
        (panels["heat"], 0, 0),
        (panels["map"], 0, 1),
        (panels["funding"], 1, 0),
        (panels["open_interest"], 2, 0),
    ]
    if not drawing.live:
        places.append((key_panel(drawing), 1, 1, 2, 1))
    return GridPlot(
        children=places,
        cols=["minmax(0, 1fr)", f"{MAP_WIDTH}px"],
        spacing=(0, 14),
        toolbar=shared_toolbar(panels, live=drawing.live),
        toolbar_location="above",
        sizing_mode="stretch_width",
    )
