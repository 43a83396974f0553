"""A map in words and numbers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import dollars

if TYPE_CHECKING:
    from liqwidget.estimator.liquidation_map import LiquidationMap

__all__ = ["assumptions", "html", "summary"]

_MIX = {"assumed": "assumed", "fitted": "fitted to printed liquidations"}


def assumptions(map: LiquidationMap) -> dict[str, object]:
    """Return everything that made the picture.

    Returns
    -------
    dict
        Plain strings, numbers, lists and dicts, fit for JSON.
    """
    geometry, chosen, market = map.book.geometry, map.settings, map.market
    tiers = [f"{leverage:g}" for leverage in map.leverages]
    n_unknown = int(np.isnan(market.volume).sum())
    return {
        "symbol": market.symbol,
        "provenance": market.provenance,
        "source": market.source,
        "venue": geometry.venue.title,
        "contract": geometry.venue.contract,
        "liquidation_price_family": geometry.venue.family,
        "maintenance_margin": dict(zip(tiers, geometry.maintenance_margin, strict=True)),
        "weights": dict(zip(tiers, map.weights.tolist(), strict=True)),
        "unlevered": float(1.0 - map.weights.sum()),
        "mix": _MIX[chosen.mix_source],
        "turnover": chosen.turnover,
        "volume": "known" if not n_unknown else f"estimated from the range in {n_unknown} bars",
        "holding_exponent": chosen.holding_exponent,
        "side_rule": chosen.side_rule,
        "entry": geometry.entry_rule,
        "inventory": geometry.inventory,
        "sweeps": "mark price" if market.mark_low is not None else "last traded price",
        "funding_tilt": chosen.funding_tilt,
        "funding_shift": chosen.funding_shift,
        "open_interest_scale": chosen.open_interest_scale,
        "open_interest_jump": chosen.open_interest_jump,
        "window": None if chosen.window is None else str(chosen.window),
        "warm_up": str(chosen.warm_up),
        "from": str(market.time[geometry.columns.start]),
        "to": str(map.time[-1]),
        "bars_per_column": map.bars_per_column,
        "n_buckets": geometry.grid.n_buckets,
        "price_range": [geometry.grid.low, geometry.grid.high],
        "coverage": float(map.coverage[-1]),
        "what_it_is": _what_it_is(map),
    }


def summary(map: LiquidationMap) -> str:
    """Return the map in four lines."""
    return "\n".join(f"{name}: {value}" for name, value in _lines(map))


def html(map: LiquidationMap) -> str:
    """Return the map as a small table, text and numbers only."""
    rows = "".join(
        f"<tr><th style='text-align:left'>{escape(name)}</th>"
        f"<td style='text-align:left'>{escape(value)}</td></tr>"
        for name, value in _lines(map)
    )
    return f"<table>{rows}</table>"


def _lines(map: LiquidationMap) -> list[tuple[str, str]]:
    """Return the name and value of each line."""
    market = map.market
    long, short = float(map.long[:, -1].sum()), float(map.short[:, -1].sum())
    open_interest = float(map.open_interest[-1]) * map.price
    share = f"; open interest {dollars(open_interest)} a side" if open_interest > 0 else ""
    mix = ", ".join(
        f"{leverage:g}x {weight:.0%}"
        for leverage, weight in zip(map.leverages, map.weights.tolist(), strict=True)
        if weight > 0
    )
    n_buckets, n_columns = map.total.shape
    return [
        (
            "Liquidation map",
            f"{market.symbol}, {map.book.geometry.venue.title} rules, {_words(market.provenance)}",
        ),
        ("Grid", f"{n_buckets} buckets x {n_columns} columns to {str(map.time[-1])[:16]} UTC"),
        ("Price", f"{map.price:,.8g}"),
        ("Drawn", f"longs {dollars(long)}, shorts {dollars(short)}{share}"),
        ("Mix", f"{mix or 'unlevered'} ({_MIX[map.settings.mix_source]})"),
        ("Coverage", f"{float(map.coverage[-1]):.0%} of open interest was seen being opened"),
        ("Mind", _what_it_is(map)),
    ]


def _what_it_is(map: LiquidationMap) -> str:
    """Return what the map is made of, and what it is not."""
    article = "an assumed" if map.settings.mix_source == "assumed" else "a fitted"
    return f"An estimate from open interest and {article} leverage mix, not a record of positions."


def _words(provenance: str) -> str:
    """Return whose data it is."""
    return "your data" if provenance == "yours" else f"{provenance} data"
