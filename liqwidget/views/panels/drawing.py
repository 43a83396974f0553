"""What all panels of one figure share: the map, its bars, the linked ranges, the style."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from bokeh.models import (
    Div,
    FixedTicker,
    LinearColorMapper,
    LogColorMapper,
    LogTicker,
    NumeralTickFormatter,
)

from liqwidget.estimator.amounts import short_amount
from liqwidget.views.colors import LOG_SPAN, PALETTES, tier_colors, warped
from liqwidget.views.panels.columns import price_format
from liqwidget.views.themes import apply_theme
from liqwidget.views.ticks import round_ticks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bokeh.models import Axis, ColorBar, Column, Range1d

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.colors import ColorScale, Palette, Side
    from liqwidget.views.scene import Bars

__all__ = [
    "MAP_WIDTH",
    "Drawing",
    "caption_below",
    "dollar_ticks",
    "dress",
    "price_axis",
    "round_dollars",
]

MAP_WIDTH = 236
"""Pixels of the right column; the left one stretches."""


@dataclass(frozen=True)
class Drawing:
    """What all panels of one figure share."""

    map: LiquidationMap
    shown: Bars
    palette: Palette
    color_scale: ColorScale
    limit: float
    """Dollars of the brightest color."""
    dark: bool
    live: bool
    """Whether the page paints heat and bars itself, under the figure."""
    height: int
    time_range: Range1d
    price_range: Range1d

    @property
    def price_format(self) -> str:
        """Numeral format that tells neighboring buckets apart."""
        return price_format(self.map)

    def ramp(self, side: Side) -> list[str]:
        """Return the colors of the tiers of one side."""
        return tier_colors(len(self.map.leverages), side=side, dark=self.dark)

    def mapper(self, name: str) -> LinearColorMapper | LogColorMapper:
        """Return a mapper from dollars to color; it stays in plain dollars on every scale."""
        blank = "rgba(0, 0, 0, 0)"
        if self.color_scale == "log":
            return LogColorMapper(
                palette=list(PALETTES[self.palette]), low=self.limit / LOG_SPAN, high=self.limit,
                nan_color=blank, name=name,
            )  # fmt: skip
        colors = warped(self.palette, self.color_scale)
        return LinearColorMapper(palette=colors, low=0, high=self.limit, nan_color=blank, name=name)

    def price_axis(self, axis: Axis, name: str) -> None:
        """Give a logarithmic axis the prices of this figure."""
        price_axis(axis, name, self.price_format)


def price_axis(axis: Axis, name: str, numerals: str) -> None:
    """Give a logarithmic axis round prices, also where it spans a few per cent."""
    axis.name = name
    axis.ticker = LogTicker(mantissas=[1, 2, 5], desired_num_ticks=11, num_minor_ticks=0)
    axis.formatter = NumeralTickFormatter(format=numerals)


def dollar_ticks(axis: Axis | ColorBar, values: list[float], *, unit: float = 1.0) -> None:
    """Put labels like 80M at some dollars, where the axis counts in units of `unit` dollars."""
    axis.ticker = FixedTicker(ticks=[value / unit for value in values])
    axis.major_label_overrides = {value / unit: short_amount(value) for value in values}


def round_dollars(most: float) -> list[float]:
    """Return three or four round amounts from zero."""
    return round_ticks(0.0, most, 3)


def caption_below(lines: Iterable[str]) -> Div:
    """Return lines of text under a figure; markup in them stays text."""
    text = "<br>".join(escape(line) for line in lines)
    return Div(text=text, name="caption", sizing_mode="stretch_width")


def dress(root: Column, *, width: int | None, dark: bool) -> None:
    """Give a whole layout its width, that of the page if None, and its colors."""
    root.sizing_mode = "stretch_width"
    if width is not None:
        root.update(sizing_mode=None, width=width, width_policy="fixed")
    apply_theme(root, dark=dark)
