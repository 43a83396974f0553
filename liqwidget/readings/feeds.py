"""Which venues print every liquidation, and which print some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.market import get_venue

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap

__all__ = ["FEEDS", "Feed", "feed_of", "feed_of_map"]

Completeness = Literal["complete", "partial", "unknown"]

_ORDER: tuple[Completeness, ...] = ("complete", "unknown", "partial")
_READ = "2026-09"


@dataclass(frozen=True)
class Feed:
    """What a venue's public feed of liquidations held in a span of time."""

    venue: str
    completeness: Completeness
    said: str
    """In words."""
    source: str
    """Who says so, and when it was read."""
    since: str | None = None
    """First month, like "2021-04"; None for as long as is known."""
    until: str | None = None
    """First month that is otherwise; None for to this day."""

    @property
    def lower_bound(self) -> bool:
        """Whether totals of these prints are lower bounds, as far as is known."""
        return self.completeness != "complete"

    def covers(self, first: np.datetime64, last: np.datetime64) -> bool:
        """Return whether this holds in a part of a span."""
        after = self.since is None or bool(last >= np.datetime64(self.since))
        before = self.until is None or bool(first < np.datetime64(self.until))
        return after and before


_BINANCE = f"Binance developer docs, liquidation order streams; read {_READ}"
_BYBIT = f"Bybit API docs, allLiquidation, and its changelog of February 2025; read {_READ}"

FEEDS: tuple[Feed, ...] = (
    Feed(
        "binance", "unknown", "the feed of those years is not confirmed", _BINANCE, None, "2021-04"
    ),
    Feed(
        "binance",
        "partial",
        "of every symbol only the latest order of each second is sent",
        _BINANCE,
        "2021-04",
    ),
    Feed("bybit", "unknown", "the feed of those years is not confirmed", _BYBIT, None, "2021-09"),
    Feed("bybit", "partial", "the feed was throttled", _BYBIT, "2021-09", "2025-02"),
    Feed("bybit", "complete", "every liquidation is sent, each half second", _BYBIT, "2025-02"),
    Feed(
        "okx",
        "partial",
        "at most one order a contract and second is sent, at the bankruptcy price",
        f"OKX API docs, liquidation orders channel; read {_READ}",
    ),
    Feed(
        "bitmex",
        "complete",
        "every open liquidation order is listed, at the bankruptcy price",
        f"BitMEX API docs, liquidation table; read {_READ}",
    ),
    Feed(
        "deribit",
        "partial",
        "trades carry a flag; bankruptcies appear in settlements only",
        f"Deribit API docs, trades; read {_READ}",
    ),
    *(
        Feed(venue, "complete", "every liquidation is on chain", f"{name} docs; read {_READ}")
        for venue, name in (
            ("hyperliquid", "Hyperliquid"),
            ("dydx", "dYdX v4"),
            ("gmx", "GMX v2"),
            ("drift", "Drift"),
        )
    ),
)
"""Feeds by venue and span. Venues that are not here are not confirmed."""


def feed_of(venue: str, first: np.datetime64, last: np.datetime64) -> Feed:
    """Return what is known of a venue's feed in a span, the worst of it if it changed.

    Examples
    --------
    Has Bybit always printed every liquidation?

    >>> spring = np.datetime64("2024-03-01"), np.datetime64("2024-05-01")
    >>> feed_of("bybit", *spring).completeness
    'partial'
    >>> feed_of("bybit", np.datetime64("2025-06-01"), np.datetime64("2025-06-08")).completeness
    'complete'
    """
    family = venue.removesuffix("_inverse")
    held = [feed for feed in FEEDS if feed.venue == family and feed.covers(first, last)]
    if not held:
        return Feed(venue, "unknown", "whether every liquidation is sent is not confirmed", "none")
    return max(held, key=lambda feed: _ORDER.index(feed.completeness))


def feed_of_map(map: LiquidationMap, feed: Feed | str | None = None) -> Feed:
    """Return what is known of the prints of a map's market in the span of its columns.

    Parameters
    ----------
    map : LiquidationMap
    feed : Feed or str, optional
        Whose prints they are; the venue of the market if None. A simulated market prints
        everything.
    """
    if isinstance(feed, Feed):
        return feed
    if feed is None and map.market.provenance == "simulated":
        return Feed("simulated", "complete", "every liquidation is printed", map.market.source)
    venue = map.market.venue if feed is None else get_venue(feed).name
    laid = map.book.geometry.columns
    return feed_of(venue, map.market.time[laid.start], map.time[-1])
