"""What the figure says under the cursor: tooltips over columns of numbers, no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bokeh
import numpy as np
from bokeh.models import HoverTool

from liqwidget.views.scene import leading_tier, on_clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bokeh.models import GlyphRenderer
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.scene import Bars

__all__ = ["bar_columns", "bar_hover", "cell_columns", "cell_hover", "laid_for_hover", "time_hover"]

_AMOUNT = "{0.00a}"
_LINEAR_HIT = tuple(int(part) for part in bokeh.__version__.split(".")[:2]) < (3, 7)


def cell_columns(
    map: LiquidationMap, shown: Bars, *, linear: bool = _LINEAR_HIT
) -> dict[str, list[NDArray[np.float32]]]:
    """Return what the tooltip says of every cell, as images beside the heat.

    With `linear` the rows are equal steps in price, not in log price: Bokeh before 3.7 looks
    the row under the cursor up as if the axis were linear. It then misses by a bucket at most.
    """
    cells = {
        "long": map.long,
        "short": map.short,
        "leverage": leading_tier(map),
        "distance": np.broadcast_to((map.bucket_prices / map.price - 1)[:, None], map.total.shape),
    }
    return laid_for_hover(cells, map.bucket_edges, shown, linear=linear)


def laid_for_hover(
    cells: Mapping[str, NDArray[np.float64]],
    edges: NDArray[np.float64],
    shown: Bars,
    *,
    linear: bool = _LINEAR_HIT,
) -> dict[str, list[NDArray[np.float32]]]:
    """Return grids as images in which the tooltip finds the cell under the cursor."""
    n_rows = edges.size - 1
    row = np.arange(n_rows)
    if linear:
        middle = edges[0] + (row + 0.5) / n_rows * (edges[-1] - edges[0])
        row = np.clip(np.searchsorted(edges, middle, side="right") - 1, 0, n_rows - 1)
    return {
        name: [on_clock(grid[row], shown)[0].astype(np.float32)] for name, grid in cells.items()
    }


def cell_hover(renderer: GlyphRenderer, *, price: str) -> HoverTool:
    """Return the tooltip of the heat; `price` is a numeral format."""
    return HoverTool(
        renderers=[renderer],
        tooltips=[
            ("price", f"$y{{{price}}}"),
            ("from last price", "@distance{+0.00%}"),
            ("time", "$x{%d %b %Y %H:%M} UTC"),
            ("longs in bucket", f"@long{_AMOUNT} USD"),
            ("shorts in bucket", f"@short{_AMOUNT} USD"),
            ("mostly", "@leverage{0.[0]}x"),
        ],
        formatters={"$x": "datetime"},
    )


def bar_columns(map: LiquidationMap) -> dict[str, NDArray[np.float64]]:
    """Return what the tooltip says of every bar of the map, shape ``(n_buckets,)`` each."""
    profile = map.profile()
    columns = {"distance": map.bucket_prices / map.price - 1}
    for tier in range(len(map.leverages)):
        columns[f"long_{tier}"] = profile.long[:, tier]
        columns[f"short_{tier}"] = profile.short[:, tier]
    return columns


def bar_hover(renderer: GlyphRenderer, map: LiquidationMap, *, price: str) -> HoverTool:
    """Return the tooltip of the map, with one line per tier that has a weight."""
    tiers = [
        (f"{leverage:g}x", f"@long_{tier}{_AMOUNT} long, @short_{tier}{_AMOUNT} short")
        for tier, leverage in enumerate(map.leverages)
        if map.weights[tier] > 0
    ]
    head = [("price", f"@price{{{price}}}"), ("from last price", "@distance{+0.00%}")]
    tooltips = [*head, ("USD in bucket", ""), *tiers]
    return HoverTool(renderers=[renderer], mode="hline", attachment="left", tooltips=tooltips)


def time_hover(renderer: GlyphRenderer, *, label: str, value: str) -> HoverTool:
    """Return the tooltip of a panel below the heat."""
    return HoverTool(
        renderers=[renderer],
        mode="vline",
        tooltips=[("time", "$x{%d %b %Y %H:%M} UTC"), (label, value)],
        formatters={"$x": "datetime"},
    )
