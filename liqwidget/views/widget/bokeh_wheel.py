"""The installed Bokeh, seen from outside: its version and its script, without loading it."""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

__all__ = ["BOKEH_VERSION", "GZIPPED", "bokeh_script"]

BOKEH_VERSION = version("bokeh")
"""What ``bokeh.__version__`` says."""

GZIPPED = tuple(int(part) for part in BOKEH_VERSION.split(".")[:2]) >= (3, 8)
"""Whether BokehJS expects arrays in JSON to be compressed (https://github.com/bokeh/bokeh/pull/14485,
read on 2026-11-26)."""


def bokeh_script() -> Path:
    """Return where BokehJS lies in the wheel."""
    found = find_spec("bokeh")
    if found is None or found.origin is None:
        msg = "bokeh is installed without its files; reinstall it: pip install --force-reinstall bokeh"
        raise ModuleNotFoundError(msg)
    return Path(found.origin).parent / "server" / "static" / "js" / "bokeh.min.js"
