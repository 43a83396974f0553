"""The fragility curve: where every shock would end, and what if the assumptions are others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from bokeh.models import (
    BoxAnnotation,
    ColumnDataSource,
    HoverTool,
    Label,
    Legend,
    LegendItem,
    NumeralTickFormatter,
    Range1d,
)
from bokeh.plotting import figure

from liqwidget.views.caption import amount
from liqwidget.views.cascades.style import head_panel, style_panel
from liqwidget.views.colors import ink

if TYPE_CHECKING:
    from bokeh.models import GlyphRenderer

    from liqwidget.views.cascades.scene import CascadeScene

__all__ = ["curve_panel"]

_N_NAMED = 3
"""Ignition points that carry their dollars in words."""


def curve_panel(scene: CascadeScene, *, height: int) -> figure:
    """Return the panel; both axes are sizes of a move in per cent."""
    furthest, most = abs(scene.furthest) * 100, scene.end_limit
    panel = figure(
        name="fragility",
        height=height,
        x_range=Range1d(0, furthest, name="shock_range"),
        y_range=Range1d(0, most, name="end_range"),
        tools="",
    )
    panel.xaxis.axis_label = f"{scene.way} without forced orders, %"
    panel.yaxis.axis_label = f"{scene.way} with them, %"
    for axis in (panel.xaxis[0], panel.yaxis[0]):
        axis.formatter = NumeralTickFormatter(format="0.[00]")
        axis.ticker.num_minor_ticks = 0
    style_panel(panel, dark=scene.dark)
    _beyond(panel, scene, most)
    legend = {
        "this map": [_curve(panel, scene)],
        f"what if: {scene.doubt}": [_band(panel, scene)],
        "no forced orders": [_diagonal(panel, scene, most)],
    }
    _ignition_points(panel, scene)
    _this_one(panel, scene)
    _head(panel, scene, legend)
    return panel


def _curve(panel: figure, scene: CascadeScene) -> GlyphRenderer:
    shock, end = (np.abs(values) * 100 for values in scene.curve.curve(furthest=scene.furthest))
    drawn: GlyphRenderer = panel.line(
        "shock", "end", line_color=scene.side_color, line_width=2.5, name="fragility_curve",
        source=ColumnDataSource(
            {"shock": shock, "end": scene.clipped(end)}, name="fragility_source"
        ),
    )  # fmt: skip
    return drawn


def _band(panel: figure, scene: CascadeScene) -> GlyphRenderer:
    near, far = (scene.clipped(np.abs(edge) * 100) for edge in scene.band.what_if(share=0.9))
    columns = {"shock": np.abs(scene.band.shock) * 100, "near": near, "far": far}
    drawn: GlyphRenderer = panel.varea(
        "shock", "near", "far", fill_color=scene.side_color, fill_alpha=0.2, name="what_if_band",
        source=ColumnDataSource(columns, name="band_source"),
    )  # fmt: skip
    return drawn


def _diagonal(panel: figure, scene: CascadeScene, most: float) -> GlyphRenderer:
    drawn: GlyphRenderer = panel.line(
        [0, most], [0, most], line_color=ink(dark=scene.dark)["muted"], line_dash="4 4",
        name="no_forced_orders",
    )  # fmt: skip
    return drawn


def _beyond(panel: figure, scene: CascadeScene, most: float) -> None:
    """Shade what lies beyond the map, where nothing is known."""
    color, limit = ink(dark=scene.dark), scene.map_limit
    if most <= limit:
        return
    panel.add_layout(
        BoxAnnotation(
            bottom=limit, fill_color=color["muted"], fill_alpha=0.18, line_color=None,
            name="beyond_the_map",
        )
    )  # fmt: skip
    panel.add_layout(
        Label(
            x=0, y=most, x_offset=6, y_offset=-4, text="beyond the map", text_font_size="11px",
            text_baseline="top", text_color=color["muted"], name="beyond_label",
        )
    )  # fmt: skip


def _ignition_points(panel: figure, scene: CascadeScene) -> None:
    """Mark the shocks at which the end jumps."""
    color = ink(dark=scene.dark)
    found = [
        point
        for point in scene.curve.ignition_points(limit=12)
        if point.n_levels > 1 and abs(point.shock) <= abs(scene.furthest)
    ]
    most = max((point.dollars for point in found), default=1.0)
    columns = {
        "shock": [abs(point.shock) * 100 for point in found],
        "end": scene.clipped(np.array([abs(point.end) * 100 for point in found])),
        "to": [abs(point.end) * 100 for point in found],
        "size": [6 + 10 * (point.dollars / most) ** 0.5 for point in found],
        "dollars": [point.dollars for point in found],
        "n_levels": [point.n_levels for point in found],
        "first": [point.first_price for point in found],
        "last": [point.last_price for point in found],
        "text": [
            f"{amount(point.dollars)} USD" if place < _N_NAMED else ""
            for place, point in enumerate(found)
        ],
    }
    left = np.array(columns["shock"]) < 0.14 * abs(scene.furthest) * 100
    high = np.array(columns["end"]) > 0.93 * scene.end_limit
    columns["align"] = np.where(left, "left", "right").tolist()
    columns["x_offset"] = np.where(left, 11, -11)
    columns["y_offset"] = np.where(high, 24, np.where(left, 13, -4))
    source = ColumnDataSource(columns, name="ignition_source")
    marks = panel.scatter(
        "shock", "end", size="size", source=source, fill_color=scene.side_color,
        line_color=color["panel"], line_width=1.5, name="ignition_points",
    )  # fmt: skip
    panel.text(
        "shock", "end", "text", source=source, x_offset="x_offset", y_offset="y_offset", text_align="align",
        text_font_size="11px", text_color=color["text"], name="ignition_labels",
    )  # fmt: skip
    price = "{0,0" + ("." + "0" * scene.price_decimals if scene.price_decimals else "") + "}"
    panel.add_tools(
        HoverTool(
            renderers=[marks],
            tooltips=[
                ("ignition point", "@shock{0.00} %"),
                ("ends at", "@to{0.00} %"),
                ("goes together", "@dollars{0.00a} USD in @n_levels levels"),
                ("levels", f"@first{price} to @last{price}"),
            ],
        )
    )


def _this_one(panel: figure, scene: CascadeScene) -> None:
    """Mark the cascade of the other panel."""
    color = ink(dark=scene.dark)
    shock = abs(scene.fall.shock) * 100
    end = float(scene.clipped(np.array([abs(scene.fall.end) * 100]))[0])
    panel.segment(
        [shock], [shock], [shock], [end], line_color=color["text"], line_width=1.5,
        line_dash="2 2", name="this_amplification",
    )  # fmt: skip
    panel.scatter(
        [shock], [end], marker="diamond", size=15, fill_color=color["text"],
        line_color=color["panel"], line_width=1.5, name="this_cascade",
    )  # fmt: skip


def _head(panel: figure, scene: CascadeScene, legend: dict[str, list[GlyphRenderer]]) -> None:
    """Write the assumed depth under the title, and what the lines are."""
    color = ink(dark=scene.dark)
    items = [LegendItem(label=words, renderers=drawn) for words, drawn in legend.items()]
    key = Legend(
        items=items, orientation="horizontal", border_line_color=None, padding=0, margin=0,
        spacing=12, label_text_font_size="11px", glyph_width=16, glyph_height=12,
        label_height=12, label_standoff=4, name="fragility_key",
    )  # fmt: skip
    key.update(background_fill_alpha=0, label_text_color=color["text"], location="left")
    panel.add_layout(key, "above")
    title = f"Where a {scene.way} would end - {scene.origin}"
    head_panel(
        panel,
        ("fragility_title", title, "text"),
        ("depth_label", scene.curve.depth.label, "warning"),
        dark=scene.dark,
    )
