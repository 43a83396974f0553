"""The map in a few sentences, for the reader's eye and the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import amount
from liqwidget.readings._words import minute_text, price_text
from liqwidget.readings.describe import describe_sight
from liqwidget.views.caption import caption, provenance
from liqwidget.views.widget.drawn_sight import drawn_sight
from liqwidget.views.widget.fitting import fit_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["blind_summary", "captions", "printed", "summary"]


def summary(
    map: LiquidationMap,
    drawn: Sequence[bool],
    column: int = -1,
    *,
    now: np.datetime64 | None = None,
) -> str:
    """Say what `liqwidget.describe` says of one column, in one line and of the tiers drawn.

    Parameters
    ----------
    map : LiquidationMap
    drawn : sequence of bool
        Which tiers count.
    column : int, default -1
        Shown column; nothing later is said.
    now : datetime64, optional
        Moment from which the age of the data counts, UTC; the age is left out if None.

    Returns
    -------
    str
    """
    whole = all(drawn)
    said = describe_sight(drawn_sight(map, drawn, column), whole=whole, now=now)
    return " ".join([*([] if whole else ["Of the tiers drawn."]), *said.splitlines()])


def blind_summary(map: LiquidationMap, column: int = -1) -> str:
    """Return what may be said while the map is hidden: market, price and provenance."""
    return (
        f"{map.market.symbol} at {price_text(float(map.closes[column]))} "
        f"on {minute_text(map.time[column])} UTC"
        f" \u00b7 the map is hidden: mark the prices where you expect clusters"
        f" \u00b7 {provenance(map).lower()}"
    )


def captions(widget: LiquidationWidget) -> list[str]:
    """Return provenance and assumptions line by line, and where a fitted mix comes from."""
    limit, kept = widget.color_limit, widget._kept_limit
    *lines, last = caption(widget.map, limit=limit, kept=kept, column=widget.bar)
    note = fit_line(widget)
    # the last line tells the largest amount
    return [*lines, *([note] if note else []), *([] if widget.blind else [last])]


def printed(widget: LiquidationWidget) -> str:
    """Return what was printed in the columns shown, up to the last one."""
    found, last = widget._prints, widget.bar % widget._map.time.size
    if "realised" not in widget.layers or not found["dollars"]:
        return ""
    column, side, dollars = (np.array(found[name]) for name in ("column", "side", "dollars"))
    totals = [float(dollars[(side == one) & (column <= last)].sum()) for one in (0, 1)]
    least = "at least " if found["lower_bound"] else ""
    return (
        f"Realised up to this bar: {least}{amount(totals[0])} USD of longs and "
        f"{least}{amount(totals[1])} USD of shorts ({found['feed']})"
    )
