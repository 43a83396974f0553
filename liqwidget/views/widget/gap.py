"""Where a reader expected clusters, held against where the map has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.estimator.amounts import amount
from liqwidget.readings import Cluster, clusters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.estimator import LiquidationMap

__all__ = ["Gap", "MarkGap", "gap"]


@dataclass(frozen=True)
class MarkGap:
    """One mark and the cluster nearest to it."""

    mark: float
    """The price that was marked."""
    cluster: Cluster | None
    """Nearest by distance in log price; None if the map has no cluster."""
    distance: float
    """From the mark to the cluster's price, as a fraction of the mark; NaN without a cluster."""
    near: bool
    """Whether the mark lies in the cluster's extent, or within reach of its price."""

    def __str__(self) -> str:
        if self.cluster is None:
            return f"{self.mark:,.6g}: the map has no cluster"
        verdict = "near" if self.near else "not near"
        return f"{self.mark:,.6g} is {self.distance:+.2%} from, {verdict}: {self.cluster}"


# what the map has is not told to somebody who has not looked for it yet
_NO_MARKS = (
    "No marks yet. Click the blind map where you expect a cluster, press Enter on its cursor, "
    "or write widget.marks = [price]; then ask again."
)


@dataclass(frozen=True, repr=False)
class Gap:
    """What lies between a reader's marks and a map's clusters."""

    marks: tuple[MarkGap, ...]
    """In the order they were marked."""
    missed: tuple[Cluster, ...]
    """Clusters that no mark came near, largest first."""
    within: float
    """Reach of a mark, as a fraction of it."""

    def to_frame(self) -> pd.DataFrame:
        """Return one row per mark, then one per missed cluster, whose mark is NaN."""
        rows = [(one.mark, one.cluster, one.distance, one.near) for one in self.marks]
        rows += [(np.nan, cluster, np.nan, False) for cluster in self.missed]
        return pd.DataFrame(
            {
                "mark": [mark for mark, *_ in rows],
                "cluster": [found.id if found else None for _, found, *_ in rows],
                "price": [found.price if found else np.nan for _, found, *_ in rows],
                "dollars": [found.dollars if found else np.nan for _, found, *_ in rows],
                "distance": [distance for *_, distance, _ in rows],
                "near": [near for *_, near in rows],
            }
        )

    def __str__(self) -> str:
        if not self.marks:
            return _NO_MARKS
        said = [str(one) for one in self.marks]
        said += [f"no mark came near: {cluster}" for cluster in self.missed]
        return "\n".join(said)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        if not self.marks:
            return f"<p>{_NO_MARKS}</p>"
        shown = [one.cluster for one in self.marks] + list(self.missed)
        table = pd.DataFrame(
            {
                "your mark": [f"{one.mark:,.6g}" for one in self.marks]
                + ["none near"] * len(self.missed),
                "cluster": [
                    f"{c.side}s at {c.price:,.6g}" if c else "none on the map" for c in shown
                ],
                "USD": [amount(c.dollars) if c else "" for c in shown],
                "from the mark": [
                    f"{one.distance:+.1%}" if one.cluster else "" for one in self.marks
                ]
                + [""] * len(self.missed),
                "near": ["yes" if one.near else "no" for one in self.marks]
                + [""] * len(self.missed),
            }
        )
        html: str = table.to_html(index=False)
        return html


def gap(
    map: LiquidationMap, marks: Sequence[float], *, within: float = 0.01, column: int = -1
) -> Gap:
    """Return the nearest cluster of every mark, and the clusters that no mark came near.

    Raises
    ------
    ValueError
        If `within` is not from 0 to 1.
    """
    if not 0 <= within <= 1:
        msg = f"within must be a fraction from 0 to 1, such as 0.01 for 1 %; got {within!r}"
        raise ValueError(msg)
    found = clusters(map, column).items

    def reaches(mark: float, cluster: Cluster) -> bool:
        return cluster.low <= mark <= cluster.high or abs(cluster.price / mark - 1) <= within

    def held(mark: float) -> MarkGap:
        if not found:
            return MarkGap(mark, None, float("nan"), near=False)
        nearest = min(found, key=lambda cluster: abs(np.log(cluster.price / mark)))
        return MarkGap(mark, nearest, nearest.price / mark - 1, near=reaches(mark, nearest))

    missed = [cluster for cluster in found if not any(reaches(mark, cluster) for mark in marks)]
    return Gap(
        marks=tuple(held(float(mark)) for mark in marks),
        missed=tuple(sorted(missed, key=lambda cluster: -cluster.dollars)),
        within=within,
    )
