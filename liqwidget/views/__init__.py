"""What is seen: figures, the widget, and the files that a map can be saved as."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liqwidget.views.cascades.layout import draw_cascade
    from liqwidget.views.differences.layout import draw_difference
    from liqwidget.views.figure import draw
    from liqwidget.views.files.save import save
    from liqwidget.views.files.tables import to_frame
    from liqwidget.views.widget import LinkedMaps, LiquidationWidget, show, show_windows

__all__ = [
    "LinkedMaps",
    "LiquidationWidget",
    "draw",
    "draw_cascade",
    "draw_difference",
    "save",
    "show",
    "show_windows",
    "to_frame",
]

_MODULES = {
    "LinkedMaps": "widget",
    "LiquidationWidget": "widget",
    "draw": "figure",
    "draw_cascade": "cascades.layout",
    "draw_difference": "differences.layout",
    "save": "files.save",
    "show": "widget",
    "show_windows": "widget",
    "to_frame": "files.tables",
}


def __getattr__(name: str) -> object:
    # Loaded on first use, so that a table needs no Bokeh and a figure no anywidget.
    if name not in _MODULES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value  # over the submodule of the same name, which the import has set
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
