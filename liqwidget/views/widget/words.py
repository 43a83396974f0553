"""The map in one line, for the reader's eye and the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import amount
from liqwidget.readings import clusters
from liqwidget.views.caption import caption, provenance
from liqwidget.views.widget.doubt import doubt_words
from liqwidget.views.widget.drawn import words as drawn_words
from liqwidget.views.widget.fitting import fit_line, fit_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["blind_summary", "captions", "description", "summary"]


def summary(map: LiquidationMap, drawn: Sequence[bool], column: int = -1) -> str:
    """Return price, totals, coverage and provenance of one column.

    `drawn` says which tiers count.
    """
    last, shown = map.profile(column), np.array(drawn)
    long, short = float((last.long * shown).sum()), float((last.short * shown).sum())
    return (
        f"{_market(map, column)}"
        f" \u00b7 longs {amount(long)} USD below and shorts {amount(short)} USD above are drawn"
        f" \u00b7 {float(map.coverage[column]):.0%} of open interest was seen being opened"
        f" \u00b7 {provenance(map).lower()}, an estimate"
    )


def blind_summary(map: LiquidationMap, column: int = -1) -> str:
    """Return what may be said while the map is hidden: market, price and provenance."""
    return (
        f"{_market(map, column)}"
        f" \u00b7 the map is hidden: mark the prices where you expect clusters"
        f" \u00b7 {provenance(map).lower()}"
    )


def captions(widget: LiquidationWidget) -> list[str]:
    """Return provenance and assumptions line by line, and where a fitted mix comes from."""
    *lines, last = caption(widget.map, limit=widget.color_limit)
    note = fit_line(widget)
    # the last line tells the largest amount
    return [*lines, *([note] if note else []), *([] if widget.blind else [last])]


def description(widget: LiquidationWidget) -> str:
    """Return everything that is shown, in words; of a blind map, nothing that it hides."""
    if widget.blind:
        return "\n".join(
            line for line in (widget.summary, _printed(widget), drawn_words(widget)) if line
        )
    # labs are loaded when asked for
    from liqwidget.views.widget.stress import stress_words  # noqa: PLC0415

    doubt = ""
    if "uncertain" in widget.layers:
        doubt = doubt_words(widget.map, widget.bar, strength=widget.mix_strength)
    chain = stress_words(widget) if widget.shock else ""
    apart = ""
    if widget.baseline is not None:
        apart = f"Held against B:\n{widget.difference().words(widget.bar)}"
    lines = (
        widget.summary, repr(widget.map), apart, fit_note(widget), _printed(widget), doubt, chain,
        drawn_words(widget),
    )  # fmt: skip
    return "\n".join(line for line in lines if line)


def _printed(widget: LiquidationWidget) -> str:
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


def _market(map: LiquidationMap, column: int) -> str:
    """Return symbol, price and time at the end of a column."""
    price = map.price if column == -1 else clusters(map, column).price
    when = str(map.time[column])[:16].replace("T", " ")
    return f"{map.market.symbol} at {price:,.8g} on {when} UTC"
