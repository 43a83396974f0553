"""Reading the maps that Coinglass's interface sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.columns import bar_length
from liqwidget.readings._coinglass_reading import (
    data_of,
    number,
    numbers,
    parsed,
    refuse,
    rows,
    triplets,
)
from liqwidget.readings.imported_map import Candles, ImportedMap, PriceLevels

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["from_coinglass"]

_SPELLINGS = (
    ("y_axis", "liquidation_leverage_data", "price_candlesticks"),
    ("y", "liq", "prices"),
)
"""Rows, cells and candles as the fourth and the third version of the interface call them."""
_MAX_CELLS = 50_000_000
_FIRST_YEAR, _LAST_YEAR = 1_230_768_000, 4_102_444_800  # 2009 and 2100, in seconds


def from_coinglass(response: Mapping[str, object] | str | bytes | Path) -> ImportedMap:
    """Read a liquidation heatmap or bar map in the shapes of Coinglass's interface.

    Heatmaps of models 1 to 3, of one exchange or aggregated: ``y_axis``,
    ``liquidation_leverage_data`` as triplets of column, row and dollars, and
    ``price_candlesticks``; also as ``y``, ``liq`` and ``prices`` of the third version. Bar maps:
    a price over a list of ``[price, size, leverage, null]``, leverage null if aggregated.

    Parameters
    ----------
    response : mapping, str, bytes or Path
        The response as a dict or as JSON; a file only as a :class:`pathlib.Path`.

    Returns
    -------
    ImportedMap
        Provenance "yours". Candles are named by their opening, the columns by their end, one
        usual step later. A bar map has one column without a time.

    Raises
    ------
    ValueError
        If it is not such a map; the message names the place in the response.
    OSError
        If there is no such file.

    References
    ----------
    docs.coinglass.com/reference/liquidation-heatmap and
    coinglass-official/coinglass-api-skills, futures/liquidation/API.md; read 2026-09.

    Examples
    --------
    Two rows, two columns, and one cell that holds something:

    >>> from_coinglass({"code": "0", "data": {
    ...     "y_axis": [60000, 60100], "liquidation_leverage_data": [[1, 0, 2500000.5]],
    ...     "price_candlesticks": [[1722676500, "61486", "61490", "61472.1", "61475", "180841"],
    ...                            [1722676800, "61475", "61480", "61400", "61410", "90000"]]},
    ... }).total
    array([[      0. , 2500000.5],
           [      0. ,       0. ]])
    """
    data = data_of(parsed(response))
    for names in _SPELLINGS:
        if names[0] in data:
            return _heatmap(data, names)
    return _bar_map(data)


def _heatmap(data: Mapping[str, object], names: tuple[str, str, str]) -> ImportedMap:
    """Read rows, cells and candles under these names."""
    y, liq, prices = names
    for name in names:
        if name not in data:
            refuse("data", f"has {y} but no {name}; a heatmap needs {', '.join(names)}")
    price = numbers(data[y], y)
    if price.size < 1 or price[0] <= 0 or (np.diff(price) <= 0).any():
        at = int(np.argmax(np.diff(price, prepend=0.0) <= 0)) if price.size else 0
        refuse(f"{y}[{at}]", "must be positive and above the price before it")
    candles = _candles(data[prices], prices)
    shape = (price.size, candles.time.size)
    if shape[0] * shape[1] > _MAX_CELLS:
        refuse("the grid", f"has {shape[0]} rows and {shape[1]} columns, more than any map has")
    return ImportedMap(
        prices=_frozen(price),
        time=_ends(candles.time),
        total=_cells(data[liq], liq, shape),
        candles=candles,
        source="Coinglass heatmap",
    )


def _cells(value: object, where: str, shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return the grid of sparse triplets of column, row and dollars."""
    table = triplets(value, where)
    for place, size, axis in ((0, shape[1], "column"), (1, shape[0], "row")):
        index = table[:, place]
        wrong = np.flatnonzero((index != np.floor(index)) | (index < 0) | (index >= size))
        if wrong.size:
            at = int(wrong[0])
            refuse(f"{where}[{at}]", f"must name a {axis} from 0 to {size - 1}; got {index[at]:g}")
    wrong = np.flatnonzero(table[:, 2] < 0)
    if wrong.size:
        at = int(wrong[0])
        refuse(f"{where}[{at}]", f"must not be negative; got {table[at, 2]:g}")
    column, row = table[:, :2].T.astype(np.intp)
    _, first = np.unique(row * shape[1] + column, return_index=True)
    if first.size < table.shape[0]:
        at = int(np.setdiff1d(np.arange(table.shape[0]), first)[0])
        refuse(f"{where}[{at}]", f"names column {column[at]}, row {row[at]} a second time")
    grid = np.zeros(shape)
    grid[row, column] = table[:, 2]
    return _frozen(grid)


def _candles(value: object, where: str) -> Candles:
    """Return candles from rows of time, four prices and traded dollars."""
    found: list[list[float]] = []
    for at, row in enumerate(rows(value, where)):
        here = f"{where}[{at}]"
        cells = rows(row, here)
        if len(cells) != 6:
            refuse(here, f"must be [time, open, high, low, close, volume]; got {len(cells)} cells")
        volume = np.nan if cells[5] is None else number(cells[5], f"{here}[5]")
        values = [number(cell, f"{here}[{place}]") for place, cell in enumerate(cells[:5])]
        opened, first, high, low, last = values
        if not 0 < low <= min(first, last) <= max(first, last) <= high:
            refuse(here, f"has a low of {low:g} and a high of {high:g} that do not hold the rest")
        if volume < 0:
            refuse(f"{here}[5]", f"must not be negative; got {volume:g}")
        seconds = opened / 1000.0 if opened > 1e11 else opened  # some exports are in milliseconds
        if not _FIRST_YEAR <= seconds <= _LAST_YEAR:
            refuse(f"{here}[0]", f"must be a time in seconds since 1970; got {opened:g}")
        if found and seconds <= found[-1][0]:
            refuse(f"{here}[0]", "must be later than the candle before it")
        found.append([seconds, *values[1:], volume])
    if not found:
        refuse(where, "is empty; a heatmap has one candle per column")
    table = np.array(found).T
    time = np.round(table[0] * 1e3).astype(np.int64).astype("datetime64[ms]")
    time.flags.writeable = False
    return Candles(time, *(_frozen(column.copy()) for column in table[1:]))


def _bar_map(data: Mapping[str, object]) -> ImportedMap:
    """Read a map from prices to lists of price, size, leverage and null."""
    found = []
    for key, value in data.items():
        named = number(key, f"data has the key {str(key)[:40]!r}, which")
        for at, entry in enumerate(rows(value, f"data[{key!r}]")):
            here = f"data[{key!r}][{at}]"
            cells = rows(entry, here)
            if len(cells) not in {3, 4}:
                refuse(here, f"must be [price, size, leverage, null]; got {len(cells)} cells")
            price, size = (number(cells[place], f"{here}[{place}]") for place in (0, 1))
            leverage = np.nan if cells[2] is None else number(cells[2], f"{here}[2]")
            if price <= 0 or abs(price - named) > 1e-3 * named:
                refuse(f"{here}[0]", f"must be the price it is filed under; got {price:g}")
            if size < 0:
                refuse(f"{here}[1]", f"must not be negative; got {size:g}")
            if leverage < 1:
                refuse(f"{here}[2]", f"must be a leverage of 1 or more; got {leverage:g}")
            found.append((price, size, leverage))
    if not found:
        refuse("data", "holds no level")
    price, size, leverage = np.array(found).T
    unique, row = np.unique(price, return_inverse=True)
    known = np.unique(leverage[np.isfinite(leverage)])
    return ImportedMap(
        prices=_frozen(unique),
        time=_ends(np.array(["NaT"], "datetime64[ms]")),
        total=_frozen(np.bincount(row, size)[:, None].astype(np.float64)),
        levels=PriceLevels(*(_frozen(values.copy()) for values in (price, size, leverage))),
        leverages=tuple(known.tolist()) or None,
        source="Coinglass map",
    )


def _ends(opened: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Return the end of each column: one usual step after its opening."""
    time: NDArray[np.datetime64] = opened + bar_length(opened)
    time.flags.writeable = False
    return time


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array, no longer writeable."""
    values.flags.writeable = False
    return values
