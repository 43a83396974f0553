"""Empty bands: where the map holds next to nothing, and which way there is less."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from liqwidget.readings._checks import check_share
from liqwidget.readings._sight import look
from liqwidget.readings._words import dollars, per_cent, price_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from liqwidget.readings._sight import Sight
    from liqwidget.readings._types import MapLike, Side

__all__ = ["EmptyBand", "EmptyBands", "empty_bands"]


@dataclass(frozen=True)
class EmptyBand:
    """A stretch of prices with next to nothing to be force-closed."""

    where: Literal["above", "below"]
    """Of the price."""
    low: float
    """Lower end."""
    high: float
    """Upper end."""
    dollars: float
    """What it does hold."""
    distance: float
    """From the price to its nearer end, over the price; 0 if it begins at the price."""

    @property
    def width(self) -> float:
        """Of the band, over its lower end."""
        return self.high / self.low - 1.0

    def __str__(self) -> str:
        return (
            f"{self.where}: {price_text(self.low)} to {price_text(self.high)} "
            f"({100 * self.width:.1f}% wide, {per_cent(self.distance)} away), "
            f"{dollars(self.dollars)}"
        )


@dataclass(frozen=True)
class EmptyBands:
    """The empty bands about a price, lowest first."""

    items: tuple[EmptyBand, ...]
    above: float
    """Dollars of shorts from the price up to the reach."""
    below: float
    """Dollars of longs from the price down to the reach."""
    within: float
    """Reach, as a fraction."""

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[EmptyBand]:
        return iter(self.items)

    def __getitem__(self, which: int) -> EmptyBand:
        return self.items[which]

    @property
    def path(self) -> Literal["up", "down", "neither"]:
        """The way with less to be swept, if the other has 1.5 times as much or more.

        Called the path of least resistance; fewer forced orders are on it, which is all the map
        knows.
        """
        if self.below >= 1.5 * self.above and self.below > 0:
            return "up"
        if self.above >= 1.5 * self.below and self.above > 0:
            return "down"
        return "neither"

    def to_frame(self) -> pd.DataFrame:
        """Return one row per band, highest price first."""
        names = [*EmptyBand.__dataclass_fields__, "width"]
        rows = [asdict(band) | {"width": band.width} for band in reversed(self.items)]
        return pd.DataFrame(rows, columns=names)

    def __str__(self) -> str:
        lines = [str(band) for band in reversed(self.items)] or ["no empty bands"]
        lines.append(
            f"within {self.within:.0%}: {dollars(self.above)} above, {dollars(self.below)} below; "
            f"less resistance: {self.path}"
        )
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        html: str = self.to_frame().to_html(float_format="{:,.4g}".format)
        return html


def empty_bands(
    map: MapLike,
    column: int = -1,
    *,
    within: float = 0.1,
    thin: float = 0.1,
    narrowest: float = 0.005,
) -> EmptyBands:
    """Find the stretches about the price where next to nothing would be force-closed.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.
    within : float, default 0.1
        Reach on both sides of the price, as a fraction.
    thin : float, default 0.1
        A bucket is thin below this share of the mean bucket within reach.
    narrowest : float, default 0.005
        Stretches up to this fraction of price are gaps between levels, not bands.

    Returns
    -------
    EmptyBands

    Raises
    ------
    IndexError
        If there is no such column.
    ValueError
        If a setting is not a fraction.

    Notes
    -----
    Shorts count above the price, longs below it. A band ends at bucket edges, and at the price.

    Examples
    --------
    >>> import liqwidget as lq
    >>> found = lq.empty_bands(lq.estimate(lq.sample("BTCUSDT"), window="7D"))
    >>> all(band.width > 0.005 for band in found)
    True
    """
    for name, value in (("within", within), ("thin", thin), ("narrowest", narrowest)):
        check_share(name, value)
    sight = look(map, column)
    near = sight.buckets_within(within)
    prices = sight.profile.bucket_prices
    at = int(np.searchsorted(prices, sight.price))
    up, down = slice(max(at, near.start), near.stop), slice(near.start, min(at, near.stop))
    ways: tuple[tuple[Literal["above", "below"], Side, slice], ...] = (
        ("below", "long", down),
        ("above", "short", up),
    )
    held = {where: sight.dollars(side)[some] for where, side, some in ways}
    count = held["above"].size + held["below"].size
    mean = (held["above"].sum() + held["below"].sum()) / max(count, 1)
    items: list[EmptyBand] = []
    for where, _, some in ways:
        empty = held[where] < thin * mean if mean > 0 else np.ones(held[where].size, np.bool_)
        found = _bands(sight, where, held[where], empty, some.start)
        items.extend(band for band in found if band.width > narrowest)
    return EmptyBands(tuple(items), float(held["above"].sum()), float(held["below"].sum()), within)


def _bands(
    sight: Sight,
    where: Literal["above", "below"],
    held: NDArray[np.float64],
    empty: NDArray[np.bool_],
    first: int,
) -> Iterator[EmptyBand]:
    """Yield the runs of empty buckets on one side of the price."""
    edges = sight.map.bucket_edges
    turns = np.flatnonzero(np.diff(np.concatenate([[0], empty.astype(np.int8), [0]])))
    for start, stop in turns.reshape(-1, 2).tolist():
        low, high = float(edges[first + start]), float(edges[first + stop])
        if where == "above":
            low = max(low, sight.price)
            away = low
        else:
            high = min(high, sight.price)
            away = high
        yield EmptyBand(
            where=where,
            low=low,
            high=high,
            dollars=float(held[start:stop].sum()),
            distance=away / sight.price - 1.0,
        )
