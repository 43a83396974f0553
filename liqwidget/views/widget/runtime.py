"""BokehJS from the installed wheel and the code of the page, carried there once per kernel."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import anywidget
import traitlets as t

from liqwidget.views.widget.bokeh_wheel import BOKEH_VERSION, bokeh_script

__all__ = ["Runtime", "bokehjs", "carried", "runtime"]

_PAGE = Path(__file__).parents[1] / "static" / "widget.js"


@cache
def bokehjs() -> bytes:
    """Return BokehJS, compressed; the same bytes for the same wheel."""
    # the first map waits for this: four per cent larger than at level six, in two thirds of the time
    return gzip.compress(bokeh_script().read_bytes(), 4, mtime=0)


@cache
def _page() -> bytes:
    return _PAGE.read_bytes()


def carried(name: str) -> bytes:
    """Return what the page asks for by a name."""
    return {"bokehjs": bokehjs, "page": _page}[name]()


class Runtime(anywidget.AnyWidget):
    """A model without a view that holds what every map in the notebook needs."""

    _esm = "export default {}"
    version = t.Unicode(BOKEH_VERSION).tag(sync=True)
    bokehjs = t.Bytes().tag(sync=True)
    page = t.Bytes().tag(sync=True)


_current: list[Runtime] = []


def runtime() -> Runtime:
    """Return the one runtime; a new one if all widgets were closed."""
    if not _current or _current[0].comm is None:
        _current[:] = [Runtime(bokehjs=bokehjs(), page=_page())]
    return _current[0]
