"""Clusters: the bands of a map that stand out, each with what it holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from math import isnan, log, nan
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from liqwidget.readings._checks import check_share, check_span
from liqwidget.readings._peaks import find_prominent
from liqwidget.readings._sight import look
from liqwidget.readings._words import dollars, per_cent, price_text, span_text
from liqwidget.readings.cluster_names import names_of, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from liqwidget.readings._sight import Sight
    from liqwidget.readings._types import MapLike, Side

__all__ = ["Cluster", "Clusters", "clusters", "find_clusters"]


@dataclass(frozen=True)
class Cluster:
    """A band of prices where one side would be force-closed."""

    id: str
    """Side and place, such as "long-92390"; see :func:`clusters` for how long it lasts."""
    side: Side
    """Whose positions: longs are sold, shorts are bought."""
    price: float
    """Mean level of its coins: ``dollars / coins``."""
    low: float
    """Lower end of the extent."""
    high: float
    """Upper end of the extent."""
    peak: float
    """Price at which the smoothed profile is highest."""
    dollars: float
    """What lies in the extent, at the price of each bucket."""
    coins: float
    """What lies in the extent."""
    prominence: float
    """How far it stands out, over the height of the highest peak of its side, in (0, 1]."""
    tiers: dict[float, float] = field(hash=False)
    """Share of the dollars by leverage."""
    age: float
    """Hours since the opening of its coins, on average; at least, where they were open before
    the first bar."""
    distance: float
    """From the price to the cluster's, over the price: -0.02 is two per cent below."""
    distance_sigma: float
    """The same as a logarithm, in standard deviations over the horizon; NaN if unknown."""

    def __str__(self) -> str:
        heaviest = max(self.tiers, key=lambda leverage: self.tiers[leverage])
        sigma = "" if isnan(self.distance_sigma) else f", {self.distance_sigma:+.1f} sigma"
        return (
            f"{self.side}s at {price_text(self.price)} ({per_cent(self.distance)}{sigma}): "
            f"{dollars(self.dollars)}, "
            f"{self.tiers[heaviest]:.0%} {heaviest:g}x, {span_text(self.age)} old"
        )


@dataclass(frozen=True)
class Clusters:
    """The clusters of one column, lowest price first."""

    items: tuple[Cluster, ...]
    price: float
    """Price at the end of the column."""
    time: np.datetime64
    """End of the column, UTC."""
    horizon: float
    """Hours over which the distance in sigma is measured."""
    memory: tuple[Cluster, ...] = ()
    """Known before, not to be seen now and not reached by price: their names are kept."""

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self.items)

    def __getitem__(self, which: int | str) -> Cluster:
        """Return a cluster by number or by id."""
        if isinstance(which, str):
            for cluster in self.items:
                if cluster.id == which:
                    return cluster
            msg = f"no cluster is called {which!r} here; there are {', '.join(self.ids) or 'none'}"
            raise KeyError(msg)
        return self.items[which]

    @property
    def ids(self) -> tuple[str, ...]:
        """Names, lowest price first."""
        return tuple(cluster.id for cluster in self.items)

    def nearest(self, side: Side, n: int = 2) -> tuple[Cluster, ...]:
        """Return the `n` clusters of one side nearest to price, nearest first."""
        own = (cluster for cluster in self.items if cluster.side == side)
        return tuple(sorted(own, key=lambda cluster: abs(cluster.distance))[:n])

    @property
    def above(self) -> tuple[Cluster, ...]:
        """The two nearest clusters of shorts, nearest first."""
        return self.nearest("short")

    @property
    def below(self) -> tuple[Cluster, ...]:
        """The two nearest clusters of longs, nearest first."""
        return self.nearest("long")

    def to_frame(self) -> pd.DataFrame:
        """Return one row per cluster, highest price first, indexed by id.

        The share of each leverage tier has a column of its own, such as "25x".
        """
        rows = []
        for cluster in reversed(self.items):
            row = asdict(cluster)
            shares = row.pop("tiers")
            rows.append(row | {f"{leverage:g}x": share for leverage, share in shares.items()})
        names = [name for name in Cluster.__dataclass_fields__ if name != "tiers"]
        frame = pd.DataFrame(rows) if rows else pd.DataFrame(columns=names)
        return frame.set_index("id")

    def __str__(self) -> str:
        if not self.items:
            return "no clusters"
        return "\n".join(str(cluster) for cluster in reversed(self.items))

    def _repr_html_(self) -> str:
        html: str = self.to_frame().to_html(float_format="{:,.4g}".format)
        return html


def clusters(
    map: MapLike,
    column: int = -1,
    *,
    prominence: float = 0.05,
    blur: float = 0.0015,
    horizon: str | np.timedelta64 = "24H",
    known: Clusters | Iterable[Cluster] | None = None,
) -> Clusters:
    r"""Find the bands of a map that stand out, each side for itself.

    A cluster is fuel, not a wall and not a target: it says how much would be force-closed there,
    and nothing about whether price goes there.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.
    prominence : float, default 0.05
        Least prominence, over the height of the highest peak of the side.
    blur : float, default 0.0015
        Standard deviation of the smoothing, in log price; one bucket at least. The same for maps
        of any resolution, so that they show the same clusters.
    horizon : str or timedelta64, default "24H"
        Time over which the distance in sigma is measured.
    known : Clusters or iterable of Cluster, optional
        Clusters seen before: in the column before, under another mix, in another window. Those
        seen again keep their name.

    Returns
    -------
    Clusters

    Raises
    ------
    IndexError
        If there is no such column.
    ValueError
        If a setting is out of range.

    Notes
    -----
    Each side's dollars are smoothed with a Gaussian on the log axis; every maximum whose
    topographic prominence reaches the threshold is a cluster. It extends to where the smoothed
    profile has fallen by half of its prominence, or to the valley before the next cluster, so
    that no dollar is counted twice. Dollars, coins, tiers and age are sums of the profile itself.

    The distance in sigma is :math:`\log(b / p) / (\sigma \sqrt{h})`, with the volatility of the
    closes of the seven days before and :math:`h` the horizon.

    **Names.** An id is a side and the middle of a cell of a fixed price ladder (0.25 % high), and
    so does not depend on window, grid or order. A peak that drifts over the edge of a cell would
    change it; with `known`, a cluster is recognized if the peak of each lies within the extent of
    the other, and keeps its name. What fades from view for some columns is remembered until price
    reaches it. In a replay: ``seen = lq.clusters(map, column, known=seen)``.

    Examples
    --------
    Where are the two nearest clusters on each side?

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> found = lq.clusters(map)
    >>> [cluster.price > map.price for cluster in found.above]
    [True, True]
    >>> [cluster.price < map.price for cluster in found.below]
    [True, True]

    One bar later, the names are the same:

    >>> before = lq.clusters(map, -2)
    >>> after = lq.clusters(map, -1, known=before)
    >>> set(before.ids) <= set(after.ids) | {old.id for old in after.memory}
    True
    """
    check_share("prominence", prominence)
    check_share("blur", blur)
    span = check_span("horizon", horizon)
    return find_clusters(
        look(map, column), prominence=prominence, blur=blur, horizon=span, known=known
    )


def find_clusters(
    sight: Sight,
    *,
    prominence: float = 0.05,
    blur: float = 0.0015,
    horizon: float = 24.0,
    known: Clusters | Iterable[Cluster] | None = None,
) -> Clusters:
    """Find the clusters of a column; the horizon is in hours, the rest as in `clusters`."""
    found = list(_found(sight, prominence=prominence, blur=blur, horizon=horizon))
    found.sort(key=lambda cluster: cluster.price)
    memory = known.memory if isinstance(known, Clusters) else ()
    seen = () if known is None else tuple(known)
    names = names_of(found, seen, memory)
    items = tuple(Cluster(name, *cluster) for name, cluster in zip(names, found, strict=True))
    return Clusters(
        items=items,
        price=sight.price,
        time=sight.time,
        horizon=horizon,
        memory=remembered(items, seen, memory, sight.price),
    )


class _Nameless(NamedTuple):
    """The fields of a `Cluster`, but for its id."""

    side: Side
    price: float
    low: float
    high: float
    peak: float
    dollars: float
    coins: float
    prominence: float
    tiers: dict[float, float]
    age: float
    distance: float
    distance_sigma: float


def _found(sight: Sight, *, prominence: float, blur: float, horizon: float) -> Iterator[_Nameless]:
    """Yield the clusters of the longs and then of the shorts."""
    profile, edges = sight.profile, sight.map.bucket_edges
    prices, bucket = profile.bucket_prices, np.arange(profile.bucket_prices.size)
    peaks = find_prominent(
        np.stack([sight.long, sight.short]), blur=max(blur / sight.step, 1.0), prominence=prominence
    )
    tops = (prices[0] * np.exp(peaks.place * sight.step)).tolist()
    low, high = edges[peaks.start].tolist(), edges[peaks.stop].tolist()
    prominences, sigma = peaks.prominence.tolist(), sight.volatility * np.sqrt(horizon)
    inside = (bucket >= peaks.start[:, None]) & (bucket < peaks.stop[:, None])
    sides: tuple[tuple[Side, NDArray[np.float64]], ...] = (
        ("long", profile.long_age),
        ("short", profile.short_age),
    )
    for number, (side, age) in enumerate(sides):
        own = np.flatnonzero(peaks.profile == number)
        held = sight.dollars(side) / prices
        waited = held * np.where(held > 0, age, 0.0)
        columns = np.column_stack([held, waited, sight.tiers(side)])
        sums = (inside[own].astype(np.float64) @ columns).tolist()
        for at, (coins, coin_hours, *by_tier) in zip(own.tolist(), sums, strict=True):
            dollars_ = sum(by_tier)
            if not dollars_ > 0:  # smoothing may raise a hill between two bands
                continue
            price = dollars_ / coins
            yield _Nameless(
                side=side,
                price=price,
                low=low[at],
                high=high[at],
                peak=tops[at],
                dollars=dollars_,
                coins=coins,
                prominence=prominences[at],
                tiers={
                    leverage: amount / dollars_
                    for leverage, amount in zip(profile.leverages, by_tier, strict=True)
                },
                age=coin_hours / coins,
                distance=price / sight.price - 1.0,
                distance_sigma=log(price / sight.price) / sigma if sigma > 0 else nan,
            )
