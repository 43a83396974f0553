"""The live figure without a map: from the file that was built, or from another Bokeh anew.

The file holds the JSON of Bokeh's models, with a blank for all that belongs to a map, and is of
the version of Bokeh that wrote it. Under another version, and for a figure of another kind, Bokeh
builds what the file would hold.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liqwidget.views.widget.bokeh_wheel import BOKEH_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liqwidget.estimator import LiquidationMap

__all__ = ["FILE", "blanks", "filled_in", "template"]

FILE = Path(__file__).parents[1] / "static" / "figure.json"
"""Built by ``python -m liqwidget.views.widget.build_template``."""

_BLANK = re.compile(r'"\{\{(.+?)\}\}"')
_built: dict[bool, str] = {}


def template(map: LiquidationMap, *, known: bool) -> str:
    """Return the live figure of the kind that a map needs, as JSON with blanks.

    Parameters
    ----------
    map : LiquidationMap
    known : bool
        Whether its open interest is known: without, the axis has ticks of Bokeh's.
    """
    stored = _stored()
    if known and stored.bokeh == BOKEH_VERSION:
        return stored.item
    if known not in _built:
        # loaded here, since it loads Bokeh
        from liqwidget.views.widget.build_template import build_template  # noqa: PLC0415

        _built[known] = json.dumps(build_template(map))
    return _built[known]


@dataclass(frozen=True)
class _Stored:
    """What the file holds."""

    bokeh: str
    """The version that wrote it."""
    item: str
    """The figure as JSON."""


@cache
def _stored() -> _Stored:
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return _Stored(read["bokeh"], json.dumps(read["item"]))


def filled_in(template: str, contents: dict[str, Any]) -> str:
    """Return a template with every blank filled in; what it has no blank for is left out.

    Parameters
    ----------
    template : str
    contents : dict of dict
        Properties by the name of their model. A dict is the properties of a model that is held,
        but for one that says its "type": that is JSON of Bokeh's.
    """
    values = dict(_flat(contents))
    return _BLANK.sub(lambda blank: json.dumps(values[blank[1]]), template)


def blanks(contents: dict[str, Any]) -> dict[str, Any]:
    """Return contents with a blank in the place of every value."""
    made: dict[str, Any] = {}
    for place, _ in _flat(contents):
        *held, last = place.split(".")
        inner = made
        for name in held:
            inner = inner.setdefault(name, {})
        inner[last] = f"{{{{{place}}}}}"
    return made


def _flat(contents: dict[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value with the names on the way to it, joined with dots."""
    for name, value in contents.items():
        if isinstance(value, dict) and "type" not in value:
            yield from _flat(value, f"{within}{name}.")
        else:
            yield f"{within}{name}", value
