"""If price moves: what lies between it and there, by leverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._sight import look
from liqwidget.readings._words import dollars, lines_html, per_cent, price_text

if TYPE_CHECKING:
    from liqwidget.readings._types import MapLike

__all__ = ["Move", "move"]

_NOT = (
    "What the map holds on the way, nothing more: no orders pushing price on, nobody closing "
    "or opening meanwhile, and no say on whether price goes there."
)


@dataclass(frozen=True)
class Move:
    """What a move would sweep."""

    path: tuple[float, ...]
    """Turning points, each relative to the price at the start, as fractions."""
    price: float
    """Price at the start."""
    target: float
    """Price at the end."""
    long_tiers: dict[float, float] = field(hash=False)
    """Dollars of longs swept, by leverage."""
    short_tiers: dict[float, float] = field(hash=False)
    """Dollars of shorts swept, by leverage."""

    @property
    def long(self) -> float:
        """Dollars of longs swept."""
        return sum(self.long_tiers.values())

    @property
    def short(self) -> float:
        """Dollars of shorts swept."""
        return sum(self.short_tiers.values())

    @property
    def dollars(self) -> float:
        """Dollars of both sides swept."""
        return self.long + self.short

    @property
    def tiers(self) -> dict[float, float]:
        """Dollars of both sides swept, by leverage."""
        return {tier: self.long_tiers[tier] + self.short_tiers[tier] for tier in self.long_tiers}

    def __str__(self) -> str:
        way = ", then ".join(per_cent(step) for step in self.path)
        tiers = ", ".join(
            f"{tier:g}x {dollars(amount)}"
            for tier, amount in self.tiers.items()
            if amount >= 0.005 * self.dollars > 0
        )
        split = f" ({tiers})" if tiers else ""
        return (
            f"If price moves {way}, from {price_text(self.price)} to {price_text(self.target)}: "
            f"longs {dollars(self.long)}, shorts {dollars(self.short)}{split}\n{_NOT}"
        )

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def move(map: MapLike, x: float | Sequence[float], column: int = -1) -> Move:
    """Return what a move of the price would sweep, by leverage.

    Path-dependent: a fall sweeps the longs on its way, a rise the shorts; a rise and then a fall
    sweeps both, although it ends where the fall alone would. It is what the map holds there, and
    not a forecast: forced orders that push price on are the business of the cascade.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    x : float or sequence of float
        Where price goes, relative to now, as a fraction: -0.03 is three per cent down. Several
        are turning points, each relative to now.
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.

    Returns
    -------
    Move
        Buckets whose center is reached count whole.

    Raises
    ------
    IndexError
        If there is no such column.
    ValueError
        If a step is not a number above -1, or there is none.

    Examples
    --------
    The same end by two ways:

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> straight, detour = lq.move(map, -0.04), lq.move(map, [0.04, -0.04])
    >>> straight.short, straight.long == detour.long, detour.short > 0
    (0.0, True, True)
    """
    path = tuple(float(step) for step in x) if isinstance(x, Sequence) else (float(x),)
    if not path or not all(-1 < step < np.inf for step in path):
        msg = f"x is a fraction above -1, or some of them: -0.03 is three per cent down; got {x!r}"
        raise ValueError(msg)
    sight = look(map, column)
    prices, tiers = sight.profile.bucket_prices, map.leverages
    lowest, highest = sight.price * (1 + min(path)), sight.price * (1 + max(path))
    fallen = slice(int(np.searchsorted(prices, lowest)), None) if min(path) < 0 else slice(0, 0)
    risen = slice(0, int(np.searchsorted(prices, highest, side="right")) if max(path) > 0 else 0)
    long = sight.profile.long[fallen].sum(axis=0).tolist()
    short = sight.profile.short[risen].sum(axis=0).tolist()
    return Move(
        path=path,
        price=sight.price,
        target=sight.price * (1 + path[-1]),
        long_tiers=dict(zip(tiers, long, strict=True)),
        short_tiers=dict(zip(tiers, short, strict=True)),
    )
