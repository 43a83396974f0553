"""Several windows of one market beside each other, moved by one deck."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import anywidget
import ipywidgets
import traitlets as t

from liqwidget.estimator import Estimator, LiquidationMap
from liqwidget.views.widget.linked import link
from liqwidget.views.widget.showing import show
from liqwidget.views.widget.traits import ALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["LinkedMaps", "show_windows"]

_STATIC = Path(__file__).parents[1] / "static"


class _Host(anywidget.AnyWidget):
    """The place across all maps where the deck of the first one sits."""

    _esm = _STATIC / "host.js"
    group = t.Unicode().tag(sync=True)


class LinkedMaps(ipywidgets.VBox):
    """Maps of one market over several windows; dragging one moves all, also without a kernel.

    Made by :func:`show_windows`. Mix, what-ifs, colors, the kept B, venue and model are shared;
    window, zoom, pin and cursor are each map's own.

    Examples
    --------
    >>> import liqwidget as lq
    >>> maps = lq.show_windows(lq.sample("BTCUSDT"), ("24H", "7D"))
    >>> maps["24H"].weights = {10: 1.0}
    >>> maps["7D"].weights[4]
    1.0
    """

    def __init__(self, widgets: Sequence[LiquidationWidget]) -> None:
        self.widgets = tuple(widgets)
        """The maps, in the order asked for."""
        self._host = _Host(group=self.widgets[0].group)
        grid = ipywidgets.Box(self.widgets)
        grid.add_class("liqwidget-windows")
        super().__init__([self._host, grid])
        self.add_class("liqwidget-linked")
        link(self.widgets)

    @property
    def windows(self) -> tuple[str, ...]:
        """The windows, in the order asked for."""
        return tuple(widget.window for widget in self.widgets)

    def __getitem__(self, window: str) -> LiquidationWidget:
        """Return the map of a window.

        Raises
        ------
        KeyError
            If there is none.
        """
        for widget in self.widgets:
            if widget.window.upper() == window.strip().upper():
                return widget
        msg = f"no window {window!r} here; there are {', '.join(self.windows)}"
        raise KeyError(msg)

    def close(self) -> None:
        """Close the maps too."""
        for widget in (*self.widgets, self._host, *self.children):
            widget.close()
        super().close()


def show_windows(
    market: Any, windows: Sequence[str] = ("24H", "7D", "30D"), **options: Any
) -> LinkedMaps:
    """Show several windows of a market beside each other, as maps that move together.

    They have one deck of controls, one range of prices and so the same buckets, and one brightest
    color: what is equal looks equal. On a narrow page they stand below each other.

    Parameters
    ----------
    market : Market
    windows : sequence of str
        Two or more spans, like "24H"; each once.
    **options
        As :func:`show` takes them for a market.

    Returns
    -------
    LinkedMaps
        A box of widgets; ``maps["7D"]`` is one of them.

    Raises
    ------
    TypeError
        If `market` is a map or several markets, or an option is unknown.
    ValueError
        If there are fewer than two windows, or one twice.

    Notes
    -----
    The range of prices is that of all windows together, unless `price_range` is given.

    See Also
    --------
    windows : The same windows as readings.

    Examples
    --------
    >>> import liqwidget as lq
    >>> maps = lq.show_windows(lq.sample("BTCUSDT"))
    >>> maps.windows
    ('24H', '7D', '30D')
    """
    _check_market(market, options)
    spans = _spans(windows)
    if options.get("price_range") is None:
        options["price_range"] = _range(market, spans, options)
    group = f"windows-{uuid4().hex[:12]}"
    made = [
        show(
            market, window=span, group=group, controls="none" if number else "full",
            **{name: value for name, value in options.items() if name != "color_limit"},
        )
        for number, span in enumerate(spans)
    ]  # fmt: skip
    limit = options.get("color_limit") or max(widget.color_limit for widget in made)
    for widget in made:
        widget.color_limit = limit
    return LinkedMaps(made)


def _check_market(market: Any, options: dict[str, Any]) -> None:
    """Refuse what is not one market, and options that the windows take."""
    if isinstance(market, LiquidationMap) or not hasattr(market, "open_interest"):
        msg = (
            f"market must be one Market; got {type(market).__name__}. A map has a window already: "
            "pass map.market, and weights=map.weights for its mix."
        )
        raise TypeError(msg)
    ours = sorted({"window", "group", "controls"} & set(options))
    if ours:
        msg = f'show_windows has no option named {", ".join(ours)}; write windows=("24H", "7D")'
        raise TypeError(msg)


def _spans(windows: Sequence[str]) -> list[str]:
    """Return the windows as they are written here."""
    if isinstance(windows, str) or len(windows) < 2:
        msg = f'windows must be two or more, such as ("24H", "7D", "30D"); got {windows!r}'
        raise ValueError(msg)
    spans = [str(window).strip() for window in windows]
    spans = [ALL if span.upper() == ALL.upper() else span.upper() for span in spans]
    if len(set(spans)) < len(spans):
        msg = f"windows must differ; got {', '.join(spans)}"
        raise ValueError(msg)
    return spans


def _range(market: Any, spans: list[str], options: dict[str, Any]) -> tuple[float, float]:
    """Return the prices that all windows would draw, so that they have the same buckets."""
    known = {
        "venue",
        "leverages",
        "maintenance_margin",
        "side_rule",
        "entry",
        "inventory",
        "warm_up",
    }
    geometry = {name: value for name, value in options.items() if name in known}
    grids = [
        Estimator(market, window=None if span == ALL else span, **geometry).geometry.grid
        for span in spans
    ]
    return min(grid.low for grid in grids), max(grid.high for grid in grids)
