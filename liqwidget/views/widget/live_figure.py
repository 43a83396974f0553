"""The live figure as JSON: what Bokeh made once, filled in with what a map shows.

Maps have the same figure but for data, ranges, widths, tick labels and the format of prices. So
the figure is built when the package is, and a map is shown without loading Bokeh, which takes a
second; see `template`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liqwidget.estimator.amounts import short_amount
from liqwidget.views.panels.columns import (
    BODY,
    candle_columns,
    funding_columns,
    longest,
    open_interest_columns,
    open_interest_ticks,
    price_format,
)
from liqwidget.views.scene import bars
from liqwidget.views.widget.bokeh_json import encoded
from liqwidget.views.widget.template import filled_in, template

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap

__all__ = ["contents", "figure_json"]


def figure_json(map: LiquidationMap) -> str:
    """Return what ``json_item(build_figure(map, live=True))`` says, as text, but for the ids."""
    shown = contents(map)
    return filled_in(template(map, known=bool(shown["open_interest_axis"])), shown)


def contents(map: LiquidationMap) -> dict[str, dict[str, Any]]:
    """Return what the live figure shows of a map: properties by the name of their model."""
    shown = bars(map)
    low, high = float(map.bucket_edges[0]), float(map.bucket_edges[-1])
    most, furthest = longest(map)
    dollars = open_interest_ticks(shown)
    numerals = {"formatter": {"format": price_format(map)}}
    return {
        "time_range": {"start": float(shown.start[0]), "end": float(shown.end[-1])},
        "price_range": {"start": low, "end": high},
        "candles": {"data": encoded(candle_columns(shown))},
        "bodies": _width(shown.step * BODY),
        "funding_source": {"data": encoded(funding_columns(shown))},
        "funding_bars": _width(shown.step),
        "open_interest_source": {"data": encoded(open_interest_columns(shown))},
        # Bokeh's own ticks where open interest is unknown
        "open_interest_axis": _ticks(dollars) if dollars else {},
        "heat_price_axis": numerals,
        "map_price_axis": numerals,
        "map_usd_axis": _ticks([0.0, most / 2, most], unit=most),
        "map_cumulative_axis": _ticks([0.0, furthest / 2, furthest], unit=furthest),
    }


def _width(milliseconds: float) -> dict[str, Any]:
    """Return the width of all bars of a renderer."""
    glyphs = ("glyph", "nonselection_glyph", "muted_glyph")
    return {glyph: {"width": {"type": "value", "value": milliseconds}} for glyph in glyphs}


def _ticks(values: list[float], *, unit: float = 1.0) -> dict[str, Any]:
    """Return for the JSON of an axis what `dollar_ticks` does to the axis."""
    labels = {value / unit: short_amount(value) for value in values}
    return {"ticker": {"ticks": list(labels)}, "major_label_overrides": encoded(labels)}
