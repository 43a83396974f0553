"""The live figure as JSON: Bokeh builds it once per kind of map, later maps fill it in.

Building and serializing some 240 Bokeh models takes half a second of a slow core. Maps with the
same tiers and price format have the same figure but for data, ranges, widths and tick labels.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bokeh.core.serialization import Serializer
from bokeh.embed import json_item

from liqwidget.estimator.amounts import short_amount
from liqwidget.views.figure import build_figure
from liqwidget.views.panels.bar_map import longest
from liqwidget.views.panels.heat import BODY, candle_columns
from liqwidget.views.panels.lower import (
    funding_columns,
    open_interest_columns,
    open_interest_ticks,
)
from liqwidget.views.scene import bars, price_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liqwidget.estimator import LiquidationMap

__all__ = ["figure_json"]

_MOST = 16
_templates: dict[tuple[object, ...], str] = {}


def figure_json(map: LiquidationMap) -> str:
    """Return what ``json_item(build_figure(map, live=True))`` says, as text.

    Only the ids may differ: they are those of the first figure of its kind.
    """
    shown = bars(map)
    dollars = open_interest_ticks(shown)
    kind = (map.leverages, price_decimals(map), bool(dollars))
    found = _templates.get(kind)
    if found is None:
        if len(_templates) >= _MOST:
            _templates.clear()
        found = _templates[kind] = json.dumps(json_item(build_figure(map, live=True)))
        return found
    item: dict[str, Any] = json.loads(found)
    named = {name: attributes for name, attributes in _models(item["doc"]) if name}
    low, high = float(map.bucket_edges[0]), float(map.bucket_edges[-1])
    named["time_range"].update(start=float(shown.start[0]), end=float(shown.end[-1]))
    named["price_range"].update(start=low, end=high)
    named["candles"]["data"] = _encoded(candle_columns(shown))
    named["funding_source"]["data"] = _encoded(funding_columns(shown))
    named["open_interest_source"]["data"] = _encoded(open_interest_columns(shown))
    for name, width in (("bodies", shown.step * BODY), ("funding_bars", shown.step)):
        for glyph in ("glyph", "nonselection_glyph", "muted_glyph"):
            named[name][glyph]["attributes"]["width"]["value"] = width
    most, furthest = longest(map)
    if dollars:
        _ticks(named["open_interest_axis"], dollars)
    _ticks(named["map_usd_axis"], [0.0, most / 2, most], unit=most)
    _ticks(named["map_cumulative_axis"], [0.0, furthest / 2, furthest], unit=furthest)
    return json.dumps(item)


def _models(part: Any) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Yield the name and the attributes of every model in a document."""
    if isinstance(part, list):
        for one in part:
            yield from _models(one)
    elif isinstance(part, dict):
        if part.get("type") == "object" and "attributes" in part:
            yield part["attributes"].get("name"), part["attributes"]
        for one in part.values():
            yield from _models(one)


def _encoded(columns: dict[Any, Any]) -> Any:
    return Serializer(deferred=False).encode(columns)


def _ticks(axis: dict[str, Any], values: list[float], *, unit: float = 1.0) -> None:
    """Do to the JSON of an axis what `dollar_ticks` does to the axis."""
    places = [value / unit for value in values]
    axis["ticker"]["attributes"]["ticks"] = places
    labels = {place: short_amount(value) for place, value in zip(places, values, strict=True)}
    axis["major_label_overrides"] = _encoded(labels)
