"""A map that somebody else made: its grid, its candles, and nothing that it does not say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._times_of import times_of

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["Candles", "ImportedMap", "PriceLevels"]


@dataclass(frozen=True, eq=False)
class Candles:
    """The candles under an imported heatmap, one per column; arrays of shape ``(n_columns,)``."""

    time: NDArray[np.datetime64]
    """Opening time, UTC, datetime64[ms]."""
    open: NDArray[np.float64]
    high: NDArray[np.float64]
    low: NDArray[np.float64]
    close: NDArray[np.float64]
    volume: NDArray[np.float64]
    """Traded value in USD; NaN where unknown."""


@dataclass(frozen=True, eq=False)
class PriceLevels:
    """The entries of an imported bar map; arrays of shape ``(n_levels,)``."""

    price: NDArray[np.float64]
    size: NDArray[np.float64]
    """In USD, as the maker says."""
    leverage: NDArray[np.float64]
    """NaN where the maker does not say."""


@dataclass(frozen=True, eq=False, repr=False)
class ImportedMap:
    """A map from elsewhere on the grid it came with; rows ascend in price. Arrays are read-only.

    See Also
    --------
    liqwidget.from_coinglass : Read one.
    liqwidget.lint : What is wrong with it.
    """

    prices: NDArray[np.float64]
    """Price of every row, ascending, shape ``(n_buckets,)``."""
    time: NDArray[np.datetime64]
    """End of every column, UTC, shape ``(n_columns,)``; not-a-time if the maker does not say."""
    total: NDArray[np.float64]
    """Dollars, if the maker is right about that, shape ``(n_buckets, n_columns)``."""
    long: NDArray[np.float64] | None = None
    """Those of longs, where the maker tells the sides apart."""
    short: NDArray[np.float64] | None = None
    """Those of shorts."""
    candles: Candles | None = None
    levels: PriceLevels | None = None
    """Entries behind a bar map."""
    leverages: tuple[float, ...] | None = None
    """Leverage tiers that the maker names, ascending."""
    source: str = ""
    """Where it came from, in words."""
    provenance: str = "yours"
    """What kind of data it is made of: nobody here has checked it."""

    @cached_property
    def bucket_edges(self) -> NDArray[np.float64]:
        """Edges half way between the rows, shape ``(n_buckets + 1,)``.

        Half way in log price if the rows are equal steps in log price, else in price.
        """
        return _frozen(_edges_of(self.prices))

    @classmethod
    def from_frame(
        cls, frame: pd.DataFrame, *, candles: Candles | None = None, source: str = ""
    ) -> ImportedMap:
        """Return the map in a tidy table, such as :func:`liqwidget.to_frame` makes.

        Parameters
        ----------
        frame : DataFrame
            One row per cell, with the columns `time` (end of the column, UTC), `price`, and
            either `long` and `short` or `dollars`. Cells that are not there are empty.
        candles : Candles, optional
            One per time of the table.
        source : str

        Returns
        -------
        ImportedMap

        Raises
        ------
        ValueError
            If a column is missing, a cell occurs twice, or a number is not finite, or negative.
        """
        amounts = ["long", "short"] if "long" in frame else ["dollars"]
        missing = [name for name in ("time", "price", *amounts) if name not in frame]
        if missing:
            msg = (
                f"a map as a table needs the columns time, price, and long and short or dollars; "
                f'"{missing[0]}" is missing'
            )
            raise ValueError(msg)
        if frame.empty:
            msg = "a map as a table needs one row or more; it is empty"
            raise ValueError(msg)
        stamps = times_of(frame)
        time, column = np.unique(stamps, return_inverse=True)
        _refuse_bad(frame, "price", smallest=np.nextafter(0.0, 1.0))
        price, bucket = np.unique(frame["price"].to_numpy(np.float64), return_inverse=True)
        cell = bucket * time.size + column
        order = np.argsort(cell, kind="stable")
        twice = np.flatnonzero(np.diff(cell[order]) == 0)
        if twice.size:
            row = int(order[twice[0] + 1])
            msg = f"row {row} names a time and price a second time: {stamps[row]}, {price[bucket[row]]:g}"
            raise ValueError(msg)
        grids = {}
        for name in amounts:
            _refuse_bad(frame, name, smallest=0.0)
            grid = np.zeros(price.size * time.size)
            grid[cell] = frame[name].to_numpy(np.float64)
            grids[name] = _frozen(grid.reshape(price.size, time.size))
        total = grids["dollars"] if "dollars" in grids else _frozen(grids["long"] + grids["short"])
        time.flags.writeable = False
        return cls(
            prices=_frozen(price),
            time=time,
            total=total,
            long=grids.get("long"),
            short=grids.get("short"),
            candles=candles,
            source=source,
        )

    def __repr__(self) -> str:
        n_buckets, n_columns = self.total.shape
        return (
            f"ImportedMap({n_buckets} prices from {self.prices[0]:g} to {self.prices[-1]:g}, "
            f"{n_columns} columns, {self.provenance})"
        )


def _edges_of(prices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the edges half way between ascending prices."""
    if prices.size == 1:
        return np.asarray(prices * np.array([0.999, 1.001]))
    logarithm = np.log(prices)
    steps = np.diff(logarithm)
    even = float(np.ptp(steps)) < 1e-6 * float(steps.max())
    scale = logarithm if even else prices
    inner = 0.5 * (scale[1:] + scale[:-1])
    edges = np.concatenate([[2 * scale[0] - inner[0]], inner, [2 * scale[-1] - inner[-1]]])
    return np.asarray(np.exp(edges) if even else np.maximum(edges, 0.0))


def _refuse_bad(frame: pd.DataFrame, name: str, *, smallest: float) -> None:
    """Refuse numbers that are not finite, or too small."""
    values = frame[name].to_numpy(np.float64)
    bad = np.flatnonzero(~(np.isfinite(values) & (values >= smallest)))
    if bad.size:
        what = "positive and finite" if smallest > 0 else "finite and not negative"
        msg = f"{name} must be {what}; row {int(bad[0])} has {values[bad[0]]!r}"
        raise ValueError(msg)


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array, no longer writeable."""
    values.flags.writeable = False
    return values
