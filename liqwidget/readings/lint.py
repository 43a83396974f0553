"""The map linter: seven questions that any liquidation map must answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from liqwidget.estimator import LiquidationMap
from liqwidget.readings._rules_amounts import open_interest, units
from liqwidget.readings._rules_history import causality, columns_are_time, nothing_swept
from liqwidget.readings._rules_levels import margin_term, side_of_price
from liqwidget.readings._sheet import sheet_of
from liqwidget.readings.finding import LintReport
from liqwidget.readings.imported_map import ImportedMap

if TYPE_CHECKING:
    from liqwidget.estimator._types import MarketLike

__all__ = ["lint"]

_RULES = (
    margin_term,
    side_of_price,
    nothing_swept,
    open_interest,
    causality,
    units,
    columns_are_time,
)


def lint(
    map: LiquidationMap | ImportedMap | pd.DataFrame,
    market: MarketLike | None = None,
) -> LintReport:
    """Hold a map against seven rules that need no knowledge of the truth.

    Passing them does not make a map right; failing one makes it wrong. What a rule cannot see in
    the map it is given "cannot tell".

    =================  ==========================================================================
    margin term        levels lie nearer to the entry than one over the leverage
    side of price      longs lie below price, shorts above it
    nothing swept      a level that price has reached is not drawn
    open interest      no side holds more than open interest, in any column
    causality          no column changes when later bars arrive
    units              amounts are dollars, not coins or shares of a maximum
    columns are time   columns follow each other in time, and the picture changes with them
    =================  ==========================================================================

    Parameters
    ----------
    map : LiquidationMap, ImportedMap or DataFrame
        A map of ours, one from :func:`liqwidget.from_coinglass`, or a tidy table such as
        :func:`liqwidget.to_frame` makes.
    market : Market, optional
        Candles and open interest under an imported map. A map of ours brings its own.

    Returns
    -------
    LintReport
        One finding per rule; `ok` if none fails. Prints as a table.

    Raises
    ------
    TypeError
        If it is none of these.
    ValueError
        If a table is not a map.

    Notes
    -----
    On a map of ours the rules look at the pieces it is made of and make it again from a market
    cut short. On an import they look at the picture: the margin is read off the distances at
    which bands begin, sweeps off the candles.

    Examples
    --------
    >>> import liqwidget as lq
    >>> report = lq.lint(lq.estimate(lq.sample("BTCUSDT"), window="7D"))
    >>> report.ok, len(report.unknown)
    (True, 0)

    Without a maintenance margin a map does not pass:

    >>> bare = lq.estimate(lq.sample("BTCUSDT"), window="7D", maintenance_margin=0.0)
    >>> lq.lint(bare)["margin term"].verdict
    'fail'
    """
    if isinstance(map, pd.DataFrame):
        map = ImportedMap.from_frame(map, source="a table")
    given: object = map
    if not isinstance(given, (LiquidationMap, ImportedMap)):
        msg = (
            f"lint takes a LiquidationMap, an ImportedMap or a DataFrame; got {type(given).__name__}. "
            "Read a response with from_coinglass(response)."
        )
        raise TypeError(msg)
    sheet = sheet_of(map, market)
    n_buckets, n_columns = map.total.shape
    kind = "a map of ours" if isinstance(map, LiquidationMap) else map.source or "an import"
    return LintReport(
        f"{kind}, {n_buckets} rows x {n_columns} columns",
        tuple(rule(sheet) for rule in _RULES),
    )
