"""The widget: a liquidation map that redraws while the reader drags its assumptions."""

from liqwidget.views.widget.showing import show
from liqwidget.views.widget.widget import LiquidationWidget
from liqwidget.views.widget.windows_box import LinkedMaps, show_windows

__all__ = ["LinkedMaps", "LiquidationWidget", "show", "show_windows"]
