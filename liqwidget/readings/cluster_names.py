"""Names of clusters that last: the same cluster one bar later, or in another window, keeps its.

A name is a side and a place: the middle of a cell of a fixed ladder of prices, the same for all
maps. A cluster that was seen before takes the name it had, wherever in a cell it stands now, so
that a slow drift over the edge of a cell changes nothing.
"""

from __future__ import annotations

from math import exp, floor, log
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liqwidget.readings.clusters import Cluster

__all__ = ["CELL", "cell_name", "names_of", "remembered"]

CELL = 0.0025
"""Height of a cell of the ladder, in log price; the ladder has an edge at a price of one."""


def cell_name(side: str, price: float) -> str:
    """Return the name of a side and a price's cell.

    Examples
    --------
    >>> cell_name("long", 92_300), cell_name("long", 92_500), cell_name("short", 0.0123)
    ('long-92390', 'long-92390', 'short-0.01229')
    """
    middle = exp((floor(log(price) / CELL) + 0.5) * CELL)
    return f"{side}-{float(f'{middle:.4g}'):.10g}"


class Placed(Protocol):
    """What a name depends on."""

    @property
    def side(self) -> str: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def peak(self) -> float: ...
    @property
    def prominence(self) -> float: ...


def names_of(
    found: Sequence[Placed], seen: Sequence[Cluster], memory: Sequence[Cluster] = ()
) -> list[str]:
    """Return the names of some clusters: those of the known ones, or new ones by their cell.

    Parameters
    ----------
    found : sequence
        Clusters without a name.
    seen : sequence of Cluster
        Those of the sighting before.
    memory : sequence of Cluster, optional
        Those of earlier ones, which were not to be seen in the last.

    Returns
    -------
    list of str

    Notes
    -----
    Two clusters are the same if they are on one side and the peak of each lies within the extent
    of the other. Each name is given once, to the nearest pair first, and those seen last go before
    memory; where two become one, the name of the nearer lives on.
    """
    known = [*seen, *memory]
    pairs = sorted(
        (at_old >= len(seen), abs(log(new.peak / old.peak)), at_old, at_new)
        for at_new, new in enumerate(found)
        for at_old, old in enumerate(known)
        if _same(new, old)
    )
    names: dict[int, str] = {}
    given: set[str] = set()
    for _, _, at_old, at_new in pairs:
        name = known[at_old].id
        if at_new not in names and name not in given:
            names[at_new] = name
            given.add(name)
    for at_new in sorted(range(len(found)), key=lambda at: -found[at].prominence):
        if at_new not in names:
            names[at_new] = _free(cell_name(found[at_new].side, found[at_new].peak), given)
            given.add(names[at_new])
    return [names[at] for at in range(len(found))]


def remembered(
    now: Sequence[Cluster], seen: Sequence[Cluster], memory: Sequence[Cluster], price: float
) -> tuple[Cluster, ...]:
    """Return the known clusters that are not to be seen now, but that price has not reached."""
    shown = {cluster.id for cluster in now}
    kept: dict[str, Cluster] = {}
    for cluster in (*seen, *memory):
        unswept = cluster.peak < price if cluster.side == "long" else cluster.peak > price
        if unswept and cluster.id not in shown:
            kept.setdefault(cluster.id, cluster)
    return tuple(kept.values())


def _same(new: Placed, old: Placed) -> bool:
    return (
        new.side == old.side and old.low <= new.peak <= old.high and new.low <= old.peak <= new.high
    )


def _free(name: str, given: set[str]) -> str:
    """Return a name that nobody has: the cell's, or with a letter where it holds two."""
    letter = "b"
    free = name
    while free in given:
        free = f"{name}{letter}"
        letter = chr(ord(letter) + 1)
    return free
