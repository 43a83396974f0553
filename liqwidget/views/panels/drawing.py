"""What all panels of one figure share: the map, its bars, the linked ranges, the style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bokeh.models import (
    FixedTicker,
    LinearColorMapper,
    LogColorMapper,
    LogTicker,
    NumeralTickFormatter,
)

from liqwidget.estimator.amounts import short_amount
from liqwidget.views.colors import LOG_SPAN, PALETTES, tier_colors, warped
from liqwidget.views.scene import price_decimals
from liqwidget.views.ticks import round_ticks

if TYPE_CHECKING:
    from bokeh.models import Axis, ColorBar, Range1d

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.colors import ColorScale, Palette, Side
    from liqwidget.views.scene import Bars

__all__ = ["MAP_WIDTH", "Drawing", "dollar_ticks", "round_dollars"]

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
        decimals = price_decimals(self.map)
        return "0,0" + ("." + "0" * decimals if decimals else "")

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
        """Give a logarithmic axis round prices, also where it spans a few per cent."""
        axis.name = name
        axis.ticker = LogTicker(mantissas=[1, 2, 5], desired_num_ticks=11, num_minor_ticks=0)
        axis.formatter = NumeralTickFormatter(format=self.price_format)


def dollar_ticks(axis: Axis | ColorBar, values: list[float], *, unit: float = 1.0) -> None:
    """Put labels like 80M at some dollars, where the axis counts in units of `unit` dollars."""
    axis.ticker = FixedTicker(ticks=[value / unit for value in values])
    axis.major_label_overrides = {value / unit: short_amount(value) for value in values}


def round_dollars(most: float) -> list[float]:
    """Return three or four round amounts from zero."""
    return round_ticks(0.0, most, 3)
