"""What is known: candles, open interest, funding, and the rules of the venues."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from liqwidget.market.cross_margin import brackets_from_leverages, cross_liquidation_price
from liqwidget.market.liquidation_price import bankruptcy_price, level_factors, liquidation_price
from liqwidget.market.venues import VENUES, Bracket, Venue, get_venue

if TYPE_CHECKING:
    from liqwidget.market.bundled import pinned_bars, sample, samples, table
    from liqwidget.market.formats import PRESETS
    from liqwidget.market.market import Market
    from liqwidget.market.quality import MarketQuality
    from liqwidget.market.record import event_record

__all__ = [
    "PRESETS",
    "VENUES",
    "Bracket",
    "Market",
    "MarketQuality",
    "Venue",
    "bankruptcy_price",
    "brackets_from_leverages",
    "cross_liquidation_price",
    "event_record",
    "get_venue",
    "level_factors",
    "liquidation_price",
    "pinned_bars",
    "sample",
    "samples",
    "table",
]

# What needs pandas is loaded on first use, so that the estimator reaches the venue rules without.
_LATER = {
    "PRESETS": "formats",
    "Market": "market",
    "MarketQuality": "quality",
    "event_record": "record",
    "pinned_bars": "bundled",
    "sample": "bundled",
    "samples": "bundled",
    "table": "bundled",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562)."""
    if name not in _LATER:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
