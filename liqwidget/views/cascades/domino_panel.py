"""The dominoes: bars of the map in the order in which they fall, and the path of the price."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from bokeh.models import (
    Arrow,
    ColumnDataSource,
    HoverTool,
    Label,
    LogTicker,
    NormalHead,
    NumeralTickFormatter,
    Range1d,
    Span,
)
from bokeh.plotting import figure

from liqwidget.views.caption import amount
from liqwidget.views.cascades.style import head_panel, style_panel
from liqwidget.views.colors import ink
from liqwidget.views.panels.drawing import dollar_ticks, round_dollars

if TYPE_CHECKING:
    from liqwidget.views.cascades.scene import CascadeScene

__all__ = ["domino_panel"]

_PATH, _END = 1.16, 1.5
"""Where the path of the price stands, and where the panel ends, in longest bars."""
_NEAREST_NUMBERS = 13
"""Pixels between two numbers of rounds."""


def domino_panel(scene: CascadeScene, *, height: int) -> figure:
    """Return the panel, with price upwards and dollars to the right."""
    low, high = scene.shown
    bars = scene.dominoes
    seen = (bars.top > low) & (bars.bottom < high)
    most = float(bars.dollars[seen].max(initial=0.0)) or 1.0
    fall = scene.fall
    panel = figure(
        name="dominoes",
        height=height,
        x_range=Range1d(0, most * _END, name="domino_range"),
        y_range=Range1d(low, high, name="domino_price_range"),
        y_axis_type="log",
        y_axis_location="right",
        tools="",
    )
    panel.xaxis.axis_label = f"USD of {fall.orders.side}s per bucket, by round"
    dollar_ticks(panel.xaxis[0], round_dollars(most))
    panel.yaxis.ticker = LogTicker(mantissas=[1, 2, 5], desired_num_ticks=11, num_minor_ticks=0)
    decimals = scene.price_decimals
    price = "0,0" + ("." + "0" * decimals if decimals else "")
    panel.yaxis.formatter = NumeralTickFormatter(format=price)
    style_panel(panel, dark=scene.dark)
    panel.ygrid.visible = False
    _head(panel, scene)
    _bars(panel, scene, price)
    _path(panel, scene, most * _PATH, most, height)
    return panel


def _head(panel: figure, scene: CascadeScene) -> None:
    """Write above the panel what happens and why it ends."""
    fall = scene.fall
    more = " or more" if fall.stop == "end of the map" else ""
    closed = f"{amount(fall.dollars)} USD of {fall.orders.side}s"
    rounds = "round" if scene.n_rounds == 1 else "rounds"
    head_panel(
        panel,
        ("domino_title", f"{fall.shock:+.2%} becomes {fall.end:+.2%}{more}", "text"),
        ("domino_amounts", f"{closed} in {scene.n_rounds} {rounds}; then {scene.why}", "text"),
        ("domino_key", "bars and path colored by round; gray bars stand", "muted"),
        dark=scene.dark,
    )


def _bars(panel: figure, scene: CascadeScene, price: str) -> None:
    """Color the bars by the round in which they fall; those that stand are gray."""
    bars, standing = scene.dominoes, ink(dark=scene.dark)["muted"]
    colors = [standing, *scene.colors]
    columns = {
        "bottom": bars.bottom,
        "top": bars.top,
        "dollars": bars.dollars,
        "round": bars.round,
        "color": [colors[number] for number in bars.round.tolist()],
        "alpha": np.where(bars.round > 0, 1.0, 0.35),
        "state": [f"round {number}" if number else "stands" for number in bars.round.tolist()],
        "price": np.sqrt(bars.bottom * bars.top),
    }
    drawn = panel.quad(
        left=0, right="dollars", bottom="bottom", top="top", fill_color="color",
        fill_alpha="alpha", line_color=None, name="domino_bars",
        source=ColumnDataSource(columns, name="domino_source"),
    )  # fmt: skip
    panel.add_tools(
        HoverTool(
            renderers=[drawn],
            mode="hline",
            tooltips=[
                ("price", f"@price{{{price}}}"),
                ("in bucket", "@dollars{0.00a} USD"),
                ("", "@state"),
            ],
        )
    )


def _path(panel: figure, scene: CascadeScene, x: float, most: float, height: int) -> None:
    """Draw the way of the price: the shock in gray, then one piece per round."""
    color, fall = ink(dark=scene.dark), scene.fall
    low, high = scene.shown
    prices = np.clip(scene.round_prices, low, high)
    end = float(prices[-1])
    pieces = {
        "x": np.full(prices.size - 1, x),
        "from": prices[:-1],
        "to": prices[1:],
        "color": [color["muted"], *scene.colors[: prices.size - 2]],
    }
    panel.segment(
        "x", "from", "x", "to", line_color="color", line_width=7, name="price_path",
        source=ColumnDataSource(pieces, name="path_source"),
    )  # fmt: skip
    head = NormalHead(size=13, fill_color=color["text"], line_color=None, name="path_head")
    before = end * (1.0 - 1e-5 * fall.orders.direction)
    panel.add_layout(
        Arrow(
            end=head, x_start=x, x_end=x, y_start=before, y_end=end,
            line_color=None, name="path_arrow",
        )
    )  # fmt: skip
    for name, price, dash in (
        ("start", fall.price, "4 4"),
        ("end", end, "solid"),
    ):
        line = Span(location=price, dimension="width", line_dash=dash, name=f"{name}_line")
        line.update(line_color=color["text"], line_alpha=0.8)
        panel.add_layout(line)
    down = fall.orders.direction < 0
    _label(panel, scene, "start", most * _END, fall.price, f"start {scene.start}", up=down)
    halted = " (halted)" if fall.stop == "halted" else ""
    words = f"end {fall.end_price:,.{scene.price_decimals}f}{halted}"
    outside = not low < fall.end_price < high
    words = "beyond the map" if outside else words
    _label(panel, scene, "end", most * _END, end, words, up=outside == down)
    _numbers(panel, scene, x, height)


def _label(
    panel: figure, scene: CascadeScene, name: str, x: float, price: float, text: str, *, up: bool
) -> None:
    """Write a price beside its line, away from the path."""
    color = ink(dark=scene.dark)
    label = Label(
        x=x, y=price, x_offset=-5, y_offset=4 if up else -4, text=text, text_align="right",
        text_baseline="bottom" if up else "top", text_font_size="12px", name=f"{name}_label",
    )  # fmt: skip
    label.update(text_color=color["text"])
    panel.add_layout(label)


def _numbers(panel: figure, scene: CascadeScene, x: float, height: int) -> None:
    """Write the number of each round along the path, where there is room."""
    low, high = np.log(scene.shown)
    prices = np.clip(scene.round_prices, *scene.shown)
    middle = np.sqrt(prices[:-1] * prices[1:])
    scale = (height - 80) / (high - low)
    at, end = (np.log(middle) - low) * scale, float(np.log(prices[-1]) - low) * scale
    away = -scene.fall.orders.direction  # clear of the line at the end
    at = end + away * np.maximum(away * (at - end), _NEAREST_NUMBERS / 2)
    words, last = [""] * middle.size, np.inf
    for number in range(middle.size - 1, -1, -1):  # the last round is named before the others
        if prices[number] != prices[number + 1] and abs(at[number] - last) >= _NEAREST_NUMBERS:
            words[number] = str(number) if number else "shock"
            last = at[number]
    columns = {"x": np.full(middle.size, x), "y": np.exp(low + at / scale), "text": words}
    panel.text(
        "x", "y", "text", x_offset=11, text_baseline="middle", text_font_size="11px",
        text_color=ink(dark=scene.dark)["text"], name="round_numbers",
        source=ColumnDataSource(columns, name="numbers_source"),
    )  # fmt: skip
