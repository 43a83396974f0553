"""The widget: a liquidation map that redraws while the reader drags its assumptions."""

from liqwidget.views.widget.showing import show
from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["LiquidationWidget", "show"]
