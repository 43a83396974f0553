"""The difference of two maps: where one has more dollars than the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd

from liqwidget.readings._checks import check_column
from liqwidget.readings._laid import columns_by_then, row_shares
from liqwidget.readings._words import dollars, lines_html, minute_text, price_text
from liqwidget.readings.difference_bands import DifferenceBand, find_bands

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Difference", "DifferenceTotals", "Subtractable", "difference"]

_CENT = 0.01


class Subtractable(Protocol):
    """What two maps need to be subtracted; `long` and `short` count where both tell them apart."""

    @property
    def bucket_edges(self) -> NDArray[np.float64]:
        """Edges of the buckets, shape ``(n_buckets + 1,)``."""

    @property
    def time(self) -> NDArray[np.datetime64]:
        """End of every column, UTC, shape ``(n_columns,)``; not-a-time if unknown."""

    @property
    def total(self) -> NDArray[np.float64]:
        """Dollars of both sides, shape ``(n_buckets, n_columns)``."""


@dataclass(frozen=True)
class DifferenceTotals:
    """How many dollars differ at the end of one column."""

    a: float
    """Dollars of A."""
    b: float
    """Dollars of B at the prices of A."""
    more: float
    """Dollars that A has more, where it has more."""
    less: float
    """Dollars that B has more, where it has more."""

    @property
    def net(self) -> float:
        """A less B: what came or went."""
        return self.more - self.less

    @property
    def moved(self) -> float:
        """Dollars that both have, at different prices."""
        return min(self.more, self.less)

    def __str__(self) -> str:
        return (
            f"A has {dollars(self.a)}, B {dollars(self.b)}: "
            f"{_signed(self.net)} in all, and {dollars(self.moved)} at other prices"
        )


@dataclass(frozen=True, eq=False, repr=False)
class Difference:
    """Two maps on one grid, that of A, and what lies between them. Arrays are read-only.

    Grids have shape ``(n_buckets, n_columns)``, row 0 is the lowest price. Above zero A has more.
    """

    a: Any
    """The map that was asked about."""
    b: Any
    """The map it is held against."""
    bucket_edges: NDArray[np.float64]
    """Edges of the buckets of A, shape ``(n_buckets + 1,)``."""
    time: NDArray[np.datetime64]
    """End of every column that both show, UTC, shape ``(n_columns,)``."""
    of_a: NDArray[np.float64]
    """Dollars of A."""
    of_b: NDArray[np.float64]
    """Dollars of B in the cells of A."""
    long: NDArray[np.float64] | None
    """A less B among longs; None where a map does not tell the sides apart."""
    short: NDArray[np.float64] | None
    """A less B among shorts."""
    beyond: NDArray[np.float64]
    """Dollars of B at prices that A does not draw, shape ``(n_columns,)``."""
    closes: NDArray[np.float64]
    """Price at the end of every column; NaN where neither map says, shape ``(n_columns,)``."""

    @cached_property
    def grid(self) -> NDArray[np.float64]:
        """A less B in dollars, shape ``(n_buckets, n_columns)``."""
        return _frozen(self.of_a - self.of_b)

    @cached_property
    def bucket_prices(self) -> NDArray[np.float64]:
        """Geometric centers of the buckets, shape ``(n_buckets,)``."""
        edges = np.maximum(self.bucket_edges, 1e-300)
        return _frozen(np.sqrt(edges[:-1] * edges[1:]))

    def totals(self, column: int = -1) -> DifferenceTotals:
        """Return how many dollars differ at the end of one column.

        Raises
        ------
        IndexError
            If there is no such column.
        """
        at = check_column(self, column)  # type: ignore[arg-type]  # it looks at the times only
        apart = self.grid[:, at]
        return DifferenceTotals(
            a=float(self.of_a[:, at].sum()),
            b=float(self.of_b[:, at].sum()),
            more=float(apart[apart > 0].sum()),
            less=float(-apart[apart < 0].sum()),
        )

    def bands(self, column: int = -1, *, n: int = 6) -> tuple[DifferenceBand, ...]:
        """Return the stretches of price where one map has more, the largest first.

        Parameters
        ----------
        column : int, default -1
        n : int, default 6
            At most so many.

        Raises
        ------
        IndexError
            If there is no such column.
        """
        at = check_column(self, column)  # type: ignore[arg-type]  # it looks at the times only
        return find_bands(
            self.bucket_edges, self.of_a[:, at], self.of_b[:, at], float(self.closes[at])
        )[:n]

    def to_frame(self) -> pd.DataFrame:
        """Return one row per cell in which the maps differ by a cent or more.

        Returns
        -------
        DataFrame
            Columns `time` (datetime64[ms, UTC], end of the column), `price` (center of the
            bucket), `a`, `b` and `difference` in USD. Ordered by time, then price.
        """
        column, bucket = np.nonzero(np.abs(self.grid.T) >= _CENT)
        time = pd.DatetimeIndex(self.time.astype("datetime64[ms]")).tz_localize("UTC")
        return pd.DataFrame(
            {
                "time": time[column],
                "price": self.bucket_prices[bucket],
                "a": self.of_a[bucket, column],
                "b": self.of_b[bucket, column],
                "difference": self.grid[bucket, column],
            }
        )

    def assumptions(self) -> dict[str, object]:
        """Return what made both maps, and by name what they do not share.

        Returns
        -------
        dict
            Keys "a", "b" (as the maps say it; empty for a map that does not) and "apart".
        """
        said = [
            dict(map.assumptions()) if hasattr(map, "assumptions") else {}
            for map in (self.a, self.b)
        ]
        names = list(dict.fromkeys([*said[0], *said[1]]))
        apart = [name for name in names if said[0].get(name) != said[1].get(name)]
        return {"a": said[0], "b": said[1], "apart": apart}

    def words(self, column: int = -1) -> str:
        """Return totals and the largest bands of one column, line by line.

        Raises
        ------
        IndexError
            If there is no such column.
        """
        totals, bands = str(self.totals(column)), self.bands(column, n=4)
        timeless = np.isnat(self.time[column])
        lines = [totals if timeless else f"At {minute_text(self.time[column])} UTC {totals}"]
        lines += [str(band) for band in bands]
        beyond = float(self.beyond[column])
        if beyond >= 1:
            lines.append(f"B has {dollars(beyond)} at prices that A does not draw, left out here")
        return "\n".join([*lines, "A less B: no truer than the maps it is made of."])

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def difference(a: Subtractable, b: Subtractable) -> Difference:
    """Subtract two maps: what A has more than B, by price and time.

    Parameters
    ----------
    a, b : LiquidationMap, ExactMap or ImportedMap
        Grids may differ: B is laid on the buckets and columns of A.

    Returns
    -------
    Difference
        At the columns of A that B shows too.

    Raises
    ------
    ValueError
        If the maps share no time or no price.

    See Also
    --------
    draw_difference : Draw it.
    on_grid_of : One map on the grid of an imported one.

    Notes
    -----
    Dollars of a bucket of B that lies across several of A's are split by their shares of its
    height in log price: none is lost inside A's prices, and `beyond` counts those outside. A
    column of A is held against the last column of B that had ended by then, so that nothing at a
    column depends on later bars; a map without times is held against the last column.

    Examples
    --------
    What would low leverage change?

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="24H")
    >>> found = lq.difference(map, map.reweighted({5: 0.5, 10: 0.5}))
    >>> found.grid.shape == map.total.shape, found.totals().moved > 0
    (True, True)
    """
    column, beside = _columns(a, b)
    shares = _shares(a, b)

    def laid(of_b: NDArray[np.float64]) -> NDArray[np.float64]:
        taken = of_b[:, beside]
        return taken if shares is None else shares @ taken

    def apart(name: str) -> NDArray[np.float64] | None:
        of_a, of_b = getattr(a, name, None), getattr(b, name, None)
        return None if of_a is None or of_b is None else _frozen(of_a[:, column] - laid(of_b))

    of_b = laid(b.total)
    beyond = b.total[:, beside].sum(axis=0) - of_b.sum(axis=0)
    return Difference(
        a=a,
        b=b,
        bucket_edges=a.bucket_edges,
        time=_frozen_time(a.time[column]),
        of_a=_frozen(a.total[:, column]),
        of_b=_frozen(of_b),
        long=apart("long"),
        short=apart("short"),
        beyond=_frozen(np.maximum(beyond, 0.0)),
        closes=_frozen(_closes(a, column) if hasattr(a, "closes") else _closes(b, beside)),
    )


def _columns(a: Subtractable, b: Subtractable) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the columns of A that B shows too, and the columns of B beside them."""
    if np.isnat(a.time).all():
        return np.array([a.time.size - 1]), np.array([b.time.size - 1])
    if np.isnat(b.time).all():
        return np.array([a.time.size - 1]), np.array([b.time.size - 1])
    beside, shown = columns_by_then(b.time, a.time)
    if not shown.any():
        msg = (
            f"the maps share no time: A shows {_span(a)}, B shows {_span(b)}. "
            "Estimate both from the same bars, with windows that end together."
        )
        raise ValueError(msg)
    return np.flatnonzero(shown), beside[shown]


def _shares(a: Subtractable, b: Subtractable) -> NDArray[np.float64] | None:
    """Return how B's buckets fall into A's; None if they are the same."""
    if np.array_equal(a.bucket_edges, b.bucket_edges):
        return None
    (low, high), (bottom, top) = a.bucket_edges[[0, -1]], b.bucket_edges[[0, -1]]
    if top <= low or bottom >= high:
        msg = (
            f"the maps share no price: A draws {price_text(low)} to {price_text(high)}, "
            f"B {price_text(bottom)} to {price_text(top)}. Are they of the same market?"
        )
        raise ValueError(msg)
    return row_shares(b.bucket_edges, a.bucket_edges)


def _closes(map: Any, column: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the price at the end of some columns, NaN where the map does not say."""
    candles = getattr(map, "candles", None)
    known = getattr(map, "closes", None if candles is None else candles.close)
    return np.full(column.size, np.nan) if known is None else np.asarray(known)[column]


def _span(map: Subtractable) -> str:
    return f"{minute_text(map.time[0])} to {minute_text(map.time[-1])} UTC"


def _signed(value: float) -> str:
    return f"{'-' if value < 0 else '+'}{dollars(abs(value))}"


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array, no longer writeable; a copy where it is somebody's."""
    values = values if values.flags.owndata else values.copy()
    values.flags.writeable = False
    return values


def _frozen_time(values: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    values.flags.writeable = False
    return values
