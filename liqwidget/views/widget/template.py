"""The live figure without a map: from the file that was built, or from another Bokeh anew.

The file holds the JSON of Bokeh's models, and belongs to the version of Bokeh that wrote it. Under
another version, and for a figure of another kind, Bokeh builds what the file would hold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liqwidget.views.widget.bokeh_wheel import BOKEH_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liqwidget.estimator import LiquidationMap

__all__ = ["FILE", "fill", "models", "template"]

FILE = Path(__file__).parents[1] / "static" / "figure.json"
"""Built by ``python -m liqwidget.views.widget.build_template``."""


@dataclass(frozen=True)
class _Stored:
    """What the file holds."""

    bokeh: str
    """The version that wrote it."""
    leverages: tuple[float, ...] | None
    """Tiers in its key; None if it has no key, and so does for all."""
    item: str
    """The figure as JSON."""


_MOST = 16
_built: dict[tuple[object, ...], str] = {}


def template(map: LiquidationMap, *, known: bool) -> dict[str, Any]:
    """Return the live figure of the kind that a map needs, to be filled in; a new one each time.

    Parameters
    ----------
    map : LiquidationMap
    known : bool
        Whether its open interest is known: without, the axis has ticks of Bokeh's.
    """
    stored, kind = _stored(), (map.leverages, known)
    if known and stored.bokeh == BOKEH_VERSION and stored.leverages in (None, map.leverages):
        return _read(stored.item)
    if kind not in _built:
        # loaded here, since it loads Bokeh
        from liqwidget.views.widget.build_template import build_template  # noqa: PLC0415

        if len(_built) >= _MOST:
            _built.clear()
        _built[kind] = json.dumps(build_template(map))
    return _read(_built[kind])


@cache
def _stored() -> _Stored:
    read = json.loads(FILE.read_text(encoding="utf-8"))
    tiers = read["leverages"]
    return _Stored(read["bokeh"], tiers and tuple(tiers), json.dumps(read["item"]))


def _read(text: str) -> dict[str, Any]:
    item: dict[str, Any] = json.loads(text)
    return item


def fill(item: dict[str, Any], contents: dict[str, dict[str, Any]]) -> None:
    """Set properties of the models of a figure, by their names; what a figure lacks is left out.

    Parameters
    ----------
    item : dict
        As from ``bokeh.embed.json_item``; changed in place.
    contents : dict of dict
        By the name of a model; a dict for a model it holds goes into that one's properties.
    """
    named = {model["attributes"].get("name"): model for model in models(item["doc"])}
    for name, properties in contents.items():
        if name in named:
            _set(named[name], properties)


def models(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every model in a document that has properties."""
    if isinstance(part, list):
        for one in part:
            yield from models(one)
    elif isinstance(part, dict):
        if part.get("type") == "object" and "attributes" in part:
            yield part
        for one in part.values():
            yield from models(one)


def _set(model: dict[str, Any], properties: dict[str, Any]) -> None:
    own = model.setdefault("attributes", {})
    for name, value in properties.items():
        held = own.get(name)
        if isinstance(held, dict) and held.get("type") == "object":
            _set(held, value)
        else:
            own[name] = value
