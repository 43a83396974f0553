"""Show a map, a market or several as a widget to drag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from inspect import signature
from typing import Any

from liqwidget.estimator import Estimator, LiquidationMap
from liqwidget.estimator.levels import TIERS
from liqwidget.views.widget.state import WidgetState
from liqwidget.views.widget.traits import ALL
from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["show"]

_MAP_OPTIONS = (
    "weights", "turnover", "funding_tilt", "funding_shift", "open_interest_scale",
    "holding_exponent", "open_interest_jump",
)  # fmt: skip


def show(map_or_market: Any, **options: Any) -> LiquidationWidget:
    """Show a map, or a market's map, as a widget to drag.

    Parameters
    ----------
    map_or_market : LiquidationMap, Market, or several markets
        Several as a list or as a dict by name: the widget switches between them.
    **options
        Traits of :class:`LiquidationWidget`; for markets also the options of
        :func:`liqwidget.estimate`, as ``venue="bybit"`` or ``weights={10: 0.5}``.

    Returns
    -------
    LiquidationWidget

    Raises
    ------
    TypeError
        If an option is unknown.
    ValueError
        If there is no market, or two have the same name.

    Examples
    --------
    Switch between two coins of the same crash:

    >>> import liqwidget as lq
    >>> coins = [lq.sample("2025-10-10", symbol=name) for name in ("BTC", "SOL")]
    >>> widget = lq.show(coins, window="24H")
    >>> widget.symbol = widget.symbols[1]
    >>> widget.map.market.symbol == coins[1].symbol
    True
    """
    if isinstance(map_or_market, LiquidationMap):
        return LiquidationWidget(map_or_market, **options)
    traits = set(WidgetState.class_own_traits()) - set(_MAP_OPTIONS)
    geometry = set(signature(Estimator).parameters) - {"market"}
    unknown = sorted(set(options) - traits - geometry - set(_MAP_OPTIONS))
    if unknown:
        msg = f"show has no option named {', '.join(unknown)}"
        raise TypeError(msg)
    markets = _by_name(map_or_market)
    for_geometry = {name: options.pop(name) for name in geometry if name in options}
    for_map = {name: options.pop(name) for name in _MAP_OPTIONS if name in options}
    if str(for_geometry.get("window", "")).upper() == ALL.upper():
        for_geometry["window"] = None
    first = markets[options.pop("symbol", next(iter(markets)))]
    made = Estimator(first, **for_geometry).map(**for_map)
    asked = tuple(float(tier) for tier in for_geometry.get("leverages", TIERS))
    return LiquidationWidget(made, markets=markets, leverages=asked, **options)


def _by_name(given: Any) -> dict[str, Any]:
    """Return markets by the name the reader sees."""
    if isinstance(given, Mapping):
        markets = dict(given)
    elif isinstance(given, Sequence):
        markets = {market.symbol: market for market in given}
        if len(markets) < len(given):
            msg = "markets must differ in symbol, or come as a dict of name and market"
            raise ValueError(msg)
    else:
        return {getattr(given, "symbol", ""): given}
    if not markets:
        msg = "show needs at least one market; got none"
        raise ValueError(msg)
    return markets
