"""A map in a few plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import LiquidationMap
from liqwidget.readings._sight import look
from liqwidget.readings._words import dollars, per_cent, price_text
from liqwidget.readings.asymmetry import find_asymmetry
from liqwidget.readings.clusters import find_clusters
from liqwidget.readings.conviction import conviction
from liqwidget.readings.funding_grade import funding_grade
from liqwidget.readings.staleness import staleness

if TYPE_CHECKING:
    from datetime import datetime

    from liqwidget.readings._sight import Sight
    from liqwidget.readings._types import MapLike
    from liqwidget.readings.asymmetry import Asymmetry
    from liqwidget.readings.clusters import Cluster, Clusters
    from liqwidget.readings.conviction import Conviction

__all__ = ["describe", "describe_sight"]

_VERDICTS = {
    "agree": "both see {side}s crowded",
    "mixed": "{one} alone sees {side}s crowded",
    "contradict": "the two see opposite sides crowded",
    "silent": "neither sees a side crowded",
}


def describe(
    map: MapLike, column: int = -1, *, now: str | datetime | np.datetime64 | None = None
) -> str:
    """Say what a map says, in three sentences of plain words.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.
    now : str, datetime or datetime64, optional
        Moment from which the age of the data counts, UTC; the age is left out if None.

    Returns
    -------
    str
        The nearest clusters of each side; asymmetry and funding; whose data, until when, how old.
        Text as it is in the data: escape it before it goes into a page.

    Raises
    ------
    IndexError
        If there is no such column.
    ValueError
        If `now` is not a moment, or lies before the end of the column.

    Examples
    --------
    >>> import liqwidget as lq
    >>> print(lq.describe(lq.estimate(lq.sample("BTCUSDT"), window="7D")))
    Price ...: the nearest shorts above are ... The nearest longs below are ...
    Asymmetry ... Funding ...
    BTCUSDT, simulated data to 2025-02-04 00:00 UTC. An estimate, not a record of positions.
    """
    return describe_sight(look(map, column), now=now)


def describe_sight(
    sight: Sight, *, whole: bool = True, now: str | datetime | np.datetime64 | None = None
) -> str:
    """Say what a column says; of a part of its tiers, not whether funding agrees with it."""
    lines = [
        f"Price {price_text(sight.price)}: {_clusters(find_clusters(sight))}",
        _lean(sight, find_asymmetry(sight), whole),
        _origin(sight, now),
    ]
    return "\n".join(lines)


def _clusters(found: Clusters) -> str:
    """Return the two nearest clusters of each side in words."""
    above, below = _list(found.above), _list(found.below)
    up = f"the nearest shorts above are {above}" if above else "no cluster of shorts stands out"
    down = f"The nearest longs below are {below}" if below else "No cluster of longs stands out"
    return f"{up}. {down}."


def _list(nearest: tuple[Cluster, ...]) -> str:
    return " and ".join(
        f"{dollars(cluster.dollars)} at {price_text(cluster.price)} ({per_cent(cluster.distance)})"
        for cluster in nearest
    )


def _lean(sight: Sight, leaning: Asymmetry, whole: bool) -> str:
    """Return asymmetry and funding in words, and whether they agree."""
    if np.isnan(leaning.value):
        said = f"Nothing lies within {leaning.within:.0%} of it."
    else:
        said = (
            f"Asymmetry {leaning.value:+.2f} within {leaning.within:.0%}, {leaning.words} "
            f"({dollars(leaning.long)} of longs, {dollars(leaning.short)} of shorts)."
        )
    if not isinstance(sight.map, LiquidationMap):
        return said
    check = conviction(sight.map, sight.column) if whole else None
    paid = check.funding if check else funding_grade(sight.map, sight.column)
    if paid.grade == "unknown":
        return f"{said} Funding is not known."
    paying = f", {paid.pays}s pay" if paid.pays else ""
    agreed = f"; {_verdict(check)}" if check else ""
    return (
        f"{said} Funding {100 * paid.rate:+.4f}% per 8 h ({100 * paid.a_year:.2f}% a year) is "
        f"{paid.grade}{paying}{agreed}."
    )


def _verdict(check: Conviction) -> str:
    """Return whether asymmetry and funding see the same side crowded."""
    one = "asymmetry" if check.asymmetry.crowded else "funding"
    return _VERDICTS[check.verdict].format(one=one, side=check.side)


def _origin(sight: Sight, now: str | datetime | np.datetime64 | None) -> str:
    """Return whose data it is, and how old."""
    until = f"to {str(sight.time)[:16].replace('T', ' ')} UTC"
    age = ""
    if now is not None:
        late = staleness(sight.map, now, sight.column)
        age = f", {late.age:.1f} h old ({late.verdict})"
    if not isinstance(sight.map, LiquidationMap):
        return f"Known positions {until}{age}."
    market = sight.map.market
    whose = "your data" if market.provenance == "yours" else f"{market.provenance} data"
    return f"{market.symbol}, {whose} {until}{age}. An estimate, not a record of positions."
