"""Windows: a day, a week and a month of the same market, read together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from liqwidget.estimator import Estimator, LiquidationMap
from liqwidget.estimator.columns import bar_length
from liqwidget.readings._checks import check_span
from liqwidget.readings._sight import hours, look
from liqwidget.readings._words import dollars, lines_html, price_text
from liqwidget.readings.asymmetry import find_asymmetry
from liqwidget.readings.clusters import Cluster, Clusters, find_clusters
from liqwidget.readings.funding_grade import funding_grade
from liqwidget.readings.open_interest_quadrant import open_interest_quadrant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liqwidget.estimator._types import MarketLike
    from liqwidget.readings.asymmetry import Asymmetry
    from liqwidget.readings.funding_grade import FundingGrade
    from liqwidget.readings.open_interest_quadrant import OpenInterestQuadrant

__all__ = ["WindowReading", "Windows", "windows"]


@dataclass(frozen=True, eq=False)
class WindowReading:
    """What the map of one window says at its end."""

    window: str
    """As asked for: "7D"."""
    map: LiquidationMap
    """To draw or read further."""
    filled: float
    """Share of the window that the market covers, in (0, 1]."""
    clusters: Clusters
    """Named alike in all windows."""
    asymmetry: Asymmetry
    """Within five per cent of the price."""
    open_interest: OpenInterestQuadrant
    """Over the window."""
    funding: FundingGrade
    """Mean over the window."""


@dataclass(frozen=True, eq=False)
class Windows:
    """Several windows of one market, in the order asked for."""

    items: tuple[WindowReading, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[WindowReading]:
        return iter(self.items)

    def __getitem__(self, window: int | str) -> WindowReading:
        """Return a window by number or by name."""
        if isinstance(window, str):
            for item in self.items:
                if item.window.upper() == window.upper():
                    return item
            msg = f"no window {window!r} here; there are {', '.join(i.window for i in self.items)}"
            raise KeyError(msg)
        return self.items[window]

    @property
    def shared(self) -> tuple[Cluster, ...]:
        """The clusters that every window shows, as the first window has them."""
        others = [set(item.clusters.ids) for item in self.items[1:]]
        return tuple(
            cluster
            for cluster in self.items[0].clusters
            if all(cluster.id in ids for ids in others)
        )

    def to_frame(self) -> pd.DataFrame:
        """Return one row per window: the nearest clusters, both sides, and what changed."""
        rows = []
        for item in self.items:
            row: dict[str, object] = {"window": item.window, "filled": item.filled}
            for where, nearest in (("above", item.clusters.above), ("below", item.clusters.below)):
                for number, cluster in enumerate(nearest, 1):
                    row[f"{where}_{number}"] = cluster.price
                    row[f"{where}_{number}_dollars"] = cluster.dollars
            row |= {
                "asymmetry": item.asymmetry.value,
                "open_interest_change": item.open_interest.open_interest_change,
                "price_change": item.open_interest.price_change,
                "quadrant": item.open_interest.quadrant,
                "funding_rate": item.funding.rate,
                "funding": item.funding.grade,
            }
            rows.append(row)
        return pd.DataFrame(rows).set_index("window")

    def __str__(self) -> str:
        lines = [
            f"{item.window}: {_nearest(item.clusters)}; {item.asymmetry.words}; "
            f"{item.open_interest.quadrant}; funding {item.funding.grade}"
            for item in self.items
        ]
        shared = ", ".join(price_text(cluster.price) for cluster in self.shared)
        return "\n".join([*lines, f"In every window: {shared or 'no cluster'}"])

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def windows(
    source: LiquidationMap | MarketLike, spans: Sequence[str] = ("24H", "7D", "30D")
) -> Windows:
    """Read several windows of a market together.

    A long window keeps the levels that survived the sweeps of weeks, a short one starts from
    little more than its own bars. A cluster that all of them show does not depend on the choice.

    Parameters
    ----------
    source : LiquidationMap or Market
        A map lends its assumptions; a market is estimated with the usual ones.
    spans : sequence of str
        Windows, like "24H" and "7D".

    Returns
    -------
    Windows

    Raises
    ------
    TypeError
        If `source` is neither.
    ValueError
        If there are no spans, or one cannot be read.

    Examples
    --------
    >>> import liqwidget as lq
    >>> read = lq.windows(lq.sample("BTCUSDT"), ("24H", "7D"))
    >>> [item.window for item in read], len(read.shared) >= 2
    (['24H', '7D'], True)
    """
    if not spans or isinstance(spans, str):
        msg = f'spans must be windows such as ("24H", "7D", "30D"); got {spans!r}'
        raise ValueError(msg)
    lengths = {span: check_span("spans", span) for span in spans}
    found: dict[str, WindowReading] = {}
    known: Clusters | None = None
    for span in sorted(lengths, key=lambda span: -lengths[span]):  # the longest names them
        found[span] = _read(_map_of(source, span), span, lengths[span], known)
        known = found[span].clusters
    return Windows(tuple(found[span] for span in spans))


def _map_of(source: LiquidationMap | MarketLike, window: str) -> LiquidationMap:
    """Return the map of one window, with the assumptions of the source."""
    if not isinstance(source, LiquidationMap):
        return Estimator(source, window=window).map()
    chosen = source.settings
    map = Estimator.of(source, window=window).map(
        weights=source.weights,
        turnover=chosen.turnover,
        funding_tilt=chosen.funding_tilt,
        funding_shift=chosen.funding_shift,
        open_interest_scale=chosen.open_interest_scale,
        holding_exponent=chosen.holding_exponent,
        open_interest_jump=chosen.open_interest_jump,
    )
    return map.reweighted(map.weights, fitted=True) if chosen.mix_source == "fitted" else map


def _read(map: LiquidationMap, window: str, length: float, known: Clusters | None) -> WindowReading:
    sight, time = look(map, -1), map.market.time
    there = hours(time[-1] - time[0] + bar_length(time))
    return WindowReading(
        window=window,
        map=map,
        filled=min(there / length, 1.0),
        clusters=find_clusters(sight, known=known),
        asymmetry=find_asymmetry(sight),
        open_interest=open_interest_quadrant(map, over=window),
        funding=funding_grade(map, over=window),
    )


def _nearest(found: Clusters) -> str:
    """Return the nearest cluster of each side in words."""
    said = [
        f"{cluster.side}s {price_text(cluster.price)} ({dollars(cluster.dollars)})"
        for nearest in (found.above, found.below)
        for cluster in nearest[:1]
    ]
    return ", ".join(said) or "no clusters"
