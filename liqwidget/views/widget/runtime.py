"""BokehJS from the installed wheel, carried to the page once per kernel."""

from __future__ import annotations

import gzip
from functools import cache

import anywidget
import traitlets as t

from liqwidget.views.widget.bokeh_wheel import BOKEH_VERSION, bokeh_script

__all__ = ["BokehRuntime", "bokehjs", "runtime"]


@cache
def bokehjs() -> bytes:
    """Return BokehJS, compressed; the same bytes for the same wheel."""
    # the first map waits for this: four per cent larger than at level six, in two thirds of the time
    return gzip.compress(bokeh_script().read_bytes(), 4, mtime=0)


class BokehRuntime(anywidget.AnyWidget):
    """A model without a view that holds BokehJS for every map in the notebook."""

    _esm = "export default {}"
    version = t.Unicode(BOKEH_VERSION).tag(sync=True)
    code = t.Bytes().tag(sync=True)


_current: list[BokehRuntime] = []


def runtime() -> BokehRuntime:
    """Return the one runtime; a new one if all widgets were closed."""
    if not _current or _current[0].comm is None:
        _current[:] = [BokehRuntime(code=bokehjs())]
    return _current[0]
