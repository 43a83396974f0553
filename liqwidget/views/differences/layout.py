"""Draw a difference as a Bokeh layout on linked axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from bokeh.models import (
    ColorBar,
    Column,
    ColumnDataSource,
    GridPlot,
    HoverTool,
    LinearColorMapper,
    Range1d,
    Span,
    Title,
)
from bokeh.plotting import figure

from liqwidget.views._checks import check_choice, check_limit
from liqwidget.views.colors import RISING, ink
from liqwidget.views.differences.scene import difference_scene
from liqwidget.views.differences.words import (
    MORE_AND_LESS,
    difference_caption,
    difference_headline,
)
from liqwidget.views.diverging import LESS, MORE, signed_palette
from liqwidget.views.panels.columns import price_format
from liqwidget.views.panels.drawing import (
    MAP_WIDTH,
    caption_below,
    dollar_ticks,
    dress,
    price_axis,
)
from liqwidget.views.panels.heat import draw_candles
from liqwidget.views.panels.hover import laid_for_hover
from liqwidget.views.panels.lower import time_axis
from liqwidget.views.panels.toolbar import shared_toolbar
from liqwidget.views.scene import on_clock
from liqwidget.views.ticks import round_ticks

if TYPE_CHECKING:
    from bokeh.models import Axis

    from liqwidget.readings import Difference
    from liqwidget.views.colors import ColorScale
    from liqwidget.views.differences.scene import DifferenceScene

__all__ = ["draw_difference"]

_BAR = 150
"""Place of the bars' color in its ramp."""
_ROOM = 1.04


def draw_difference(
    found: Difference,
    *,
    color_scale: ColorScale = "sqrt",
    color_limit: float | None = None,
    dark: bool = False,
    width: int | None = None,
    height: int = 520,
) -> Column:
    """Draw where one map has more than another, as a Bokeh layout that can be restyled.

    The heat is orange where A has more and blue where B has, dark where they agree; beside it
    the last column as bars to both sides. The caption names what each map assumes.

    Parameters
    ----------
    found : Difference
        As :func:`difference` returns it.
    color_scale : {"sqrt", "linear", "log"}
        How color grows with dollars; the color bar stays in dollars.
    color_limit : float, optional
        USD per bucket of the brightest colors, the same to both sides. A value that one cell in
        two hundred exceeds if None.
    dark : bool, default False
    width : int, optional
        In pixels; stretches to the page if None.
    height : int, default 520
        Of heat and bars, axes included, in pixels.

    Returns
    -------
    bokeh.models.Column
        Find its parts by name with ``select_one``: the figures ``heat`` and ``map``,
        ``heat_source``, ``map_bars_source``, ``candles``, ``color_bar`` and ``caption``.

    Raises
    ------
    TypeError
        If `found` is no Difference.
    ValueError
        If the maps have no times, or a color does not exist.

    See Also
    --------
    save : The same as a file.

    Examples
    --------
    What does Bybit's formula change?

    >>> import liqwidget as lq
    >>> market = lq.sample("BTCUSDT")
    >>> maps = [lq.estimate(market, venue=name, window="24H") for name in ("binance", "bybit")]
    >>> layout = lq.draw_difference(lq.difference(*maps))
    >>> layout.select_one({"name": "color_bar"}).title
    '- B has more  |  USD  |  A has more +'
    """
    check_choice("color_scale", color_scale, ("sqrt", "linear", "log"))
    check_limit(color_limit)
    scene = difference_scene(found, limit=color_limit, color_scale=color_scale, dark=dark)
    edges = found.bucket_edges
    price_range = Range1d(float(edges[0]), float(edges[-1]), name="price_range")
    panels = {"heat": _heat(scene, price_range, height), "map": _bars(scene, price_range, height)}
    panels["heat"].sizing_mode = "stretch_width"
    grid = GridPlot(
        children=[(panels["heat"], 0, 0), (panels["map"], 0, 1)],
        cols=["minmax(0, 1fr)", f"{MAP_WIDTH}px"],
        spacing=(0, 14),
        toolbar=shared_toolbar(panels, live=False),
        toolbar_location="above",
        sizing_mode="stretch_width",
    )
    root = Column(grid, caption_below(difference_caption(scene)), name="liqwidget_difference")
    dress(root, width=width, dark=dark)
    return root


def _heat(scene: DifferenceScene, price_range: Range1d, height: int) -> figure:
    """Return the heat of both signs under gray candles."""
    found, shown = scene.found, scene.shown
    even, left, right = on_clock(found.grid, shown)
    panel = figure(
        name="heat", height=height, y_range=price_range, x_axis_type="datetime",
        x_range=Range1d(float(shown.start[0]), float(shown.end[-1]), name="time_range"),
        y_axis_type="log", lod_threshold=None, tools="",
        title=Title(text=difference_headline(scene), name="heat_title", text_font_size="14px"),
    )  # fmt: skip
    time_axis(panel, "heat_time_axis")
    price_axis(panel.yaxis[0], "heat_price_axis", price_format(scene.found))
    panel.yaxis.axis_label = "price (log scale)"
    panel.grid.visible = False
    cells = {"a": found.of_a, "b": found.of_b, "apart": found.grid}
    low, high = price_range.start, price_range.end
    columns = {
        "image": [even.astype(np.float32)],
        **laid_for_hover(cells, found.bucket_edges, shown),
        "x": [left], "y": [low], "dw": [right - left], "dh": [high - low],
    }  # fmt: skip
    mapper = LinearColorMapper(
        palette=signed_palette(scene.color_scale), low=-scene.limit, high=scene.limit,
        nan_color="rgba(0, 0, 0, 0)", name="color_mapper",
    )  # fmt: skip
    drawn = panel.image(
        image="image", x="x", y="y", dw="dw", dh="dh", name="heat_image", level="image",
        source=ColumnDataSource(columns, name="heat_source"), color_mapper=mapper,
    )  # fmt: skip
    price = price_format(scene.found)
    panel.add_tools(
        HoverTool(
            renderers=[drawn],
            tooltips=[("price", f"$y{{{price}}}"), ("time", "$x{%d %b %Y %H:%M} UTC"), *_AMOUNTS],
            formatters={"$x": "datetime"},
        )
    )
    draw_candles(panel, scene.shown)
    if np.isfinite(scene.price):
        last = Span(location=scene.price, dimension="width", name="heat_price_line")
        last.update(line_color=RISING, line_alpha=0.8, line_dash="4 4")
        panel.add_layout(last)
    return panel


_AMOUNTS = [
    ("A", "@a{0.00a} USD"),
    ("B", "@b{0.00a} USD"),
    ("A less B", "@apart{+0.00a} USD"),
]


def _bars(scene: DifferenceScene, price_range: Range1d, height: int) -> figure:
    """Return the last column: A's surplus to the right, B's to the left; and the color bar."""
    found, edges, reach = scene.found, scene.found.bucket_edges, scene.reach * _ROOM
    panel = figure(
        name="map", width=MAP_WIDTH, height=height, y_range=price_range, y_axis_type="log",
        x_range=Range1d(-reach, reach, name="map_range"), y_axis_location="right", tools="",
        title=Title(text="at the last bar", name="map_title", text_font_style="normal"),
    )  # fmt: skip
    panel.title.update(text_font_size="11px", text_color=ink(dark=scene.dark)["muted"])
    price_axis(panel.yaxis[0], "map_price_axis", price_format(scene.found))
    panel.ygrid.visible, panel.xgrid.name = False, "map_grid"
    panel.xaxis[0].update(name="map_usd_axis", axis_label="USD per bucket")
    _signed_ticks(panel.xaxis[0], scene.reach)
    bars = {
        "left": np.minimum(scene.last, 0.0), "right": np.maximum(scene.last, 0.0),
        "bottom": edges[:-1], "top": edges[1:], "price": found.bucket_prices,
        "more": (scene.last > 0).astype(np.uint8),
        "a": found.of_a[:, -1], "b": found.of_b[:, -1], "apart": scene.last,
    }  # fmt: skip
    side = LinearColorMapper([LESS[_BAR], MORE[_BAR]], low=0, high=1)
    drawn = panel.quad(
        left="left", right="right", bottom="bottom", top="top", line_color=None,
        fill_color={"field": "more", "transform": side},
        source=ColumnDataSource(bars, name="map_bars_source"), name="map_bars",
    )  # fmt: skip
    tooltips = [("price", f"@price{{{price_format(scene.found)}}}"), *_AMOUNTS]
    panel.add_tools(
        HoverTool(renderers=[drawn], mode="hline", attachment="left", tooltips=tooltips)
    )
    if np.isfinite(scene.price):
        panel.add_layout(
            Span(location=scene.price, dimension="width", line_dash="4 4", name="map_price_line")
        )
    bar = ColorBar(
        color_mapper=LinearColorMapper(
            palette=signed_palette(scene.color_scale), low=-scene.limit, high=scene.limit
        ),
        title=MORE_AND_LESS, height=10, padding=4, margin=0, name="color_bar",
    )  # fmt: skip
    bar.update(title_text_font_style="normal", title_text_font_size="10px")
    _signed_ticks(bar, scene.limit)
    panel.add_layout(bar, "below")
    return panel


def _signed_ticks(axis: Axis | ColorBar, most: float) -> None:
    """Label nothing and the largest round amount to both sides."""
    end = round_ticks(0.0, most, 3)[-1]
    dollar_ticks(axis, [-end, 0.0, end])
    labels = axis.major_label_overrides
    axis.major_label_overrides = {at: f"+{text}" if at > 0 else text for at, text in labels.items()}
