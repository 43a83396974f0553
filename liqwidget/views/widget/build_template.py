"""Build the live figure without a map, as Bokeh makes it.

``python -m liqwidget.views.widget.build_template`` writes the file that the package carries: after
every change of the figure, and with every new version of Bokeh.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bokeh.embed import json_item

from liqwidget.estimator import estimate
from liqwidget.market import sample
from liqwidget.views.figure import build_figure
from liqwidget.views.widget.bokeh_wheel import BOKEH_VERSION
from liqwidget.views.widget.live_figure import contents
from liqwidget.views.widget.template import FILE, blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liqwidget.estimator import LiquidationMap

__all__ = ["build_template", "file_text"]


def build_template(map: LiquidationMap) -> dict[str, Any]:
    """Return the JSON of the live figure of a map, with blanks for all that belongs to the map.

    A model that the figure lacks gets no blanks. Ids count from one.
    """
    item = json_item(build_figure(map, live=True))
    named = {model["attributes"].get("name"): model for model in _models(item["doc"])}
    for name, properties in blanks(contents(map)).items():
        if name in named:
            _set(named[name], properties)
    ids: dict[str, str] = {}
    numbered = re.sub(
        r'"p\d+"', lambda id: ids.setdefault(id[0], f'"p{len(ids) + 1}"'), json.dumps(item)
    )
    template: dict[str, Any] = json.loads(numbered)
    return template


def file_text() -> str:
    """Return what the file of the package should say under this version of Bokeh."""
    item = build_template(estimate(sample("BTCUSDT"), window="24H"))
    return json.dumps({"bokeh": BOKEH_VERSION, "item": item}, indent=1) + "\n"


def _models(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every model in a document that has properties."""
    if isinstance(part, list):
        for one in part:
            yield from _models(one)
    elif isinstance(part, dict):
        if part.get("type") == "object" and "attributes" in part:
            yield part
        for one in part.values():
            yield from _models(one)


def _set(model: dict[str, Any], properties: dict[str, Any]) -> None:
    """Set properties of a model, and those of the models it holds."""
    own = model.setdefault("attributes", {})
    for name, value in properties.items():
        if isinstance(value, dict):
            _set(own[name], value)
        else:
            own[name] = value


if __name__ == "__main__":
    FILE.write_text(file_text(), encoding="utf-8")
