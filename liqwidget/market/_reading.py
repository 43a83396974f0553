"""Take the columns of a market out of somebody's table."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.market._checks import at_bar, numbers
from liqwidget.market._times import utc_times
from liqwidget.market.formats import FIELDS, Preset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import ArrayLike, NDArray

__all__ = ["Table", "on_bars", "read_table"]

_ZERO = np.timedelta64(0, "ms")


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a table holds of a market, before units are converted."""

    time: NDArray[np.datetime64]
    """Row times, UTC, datetime64[ms], oldest first."""
    values: Mapping[str, NDArray[np.float64]]
    """Every other field that was found, shape (n_bars,)."""
    spelled: Mapping[str, str]
    """The table's own name of every field."""

    turned: bool = False
    """Whether the rows were turned around."""

    @contextmanager
    def their_words(self) -> Iterator[None]:
        """Add the table's own name of a field to a message that begins with the field."""
        try:
            yield
        except (ValueError, TypeError) as error:
            field = str(error).split(" ", 1)[0]
            theirs = self.spelled.get(field, field)
            if theirs == field:
                raise
            msg = f'{error} (Your column "{theirs}" is read as {field}.)'
            raise type(error)(msg) from None


def read_table(
    frame: pd.DataFrame,
    *,
    preset: Preset,
    columns: Mapping[str, str] | None,
    time_zone: str | None,
    supplied: frozenset[str],
) -> Table:
    """Return the fields of a market found in a frame, as float64 in time order.

    Parameters
    ----------
    frame : DataFrame
        Left as it is.
    preset : Preset
        Usual spellings.
    columns : mapping of field to column name, or None
        Spellings of this frame; they go before the preset.
    time_zone : str or None
        Zone of times that carry none.
    supplied : frozenset of str
        Fields that come from elsewhere and need no column.

    Returns
    -------
    Table

    Raises
    ------
    ValueError
        If a column is missing or doubled, or a cell cannot be read.
    TypeError
        If a column holds something other than numbers.
    """
    times: pd.Series | pd.Index = frame.index
    if frame.index.name is not None and frame.index.name not in frame.columns:
        frame = frame.reset_index()
    timed = isinstance(times, pd.DatetimeIndex)
    spelled = _spelled(frame, preset, columns or {}, supplied | ({"time"} if timed else set()))
    if "time" in spelled:
        times = _column(frame, spelled["time"])
    time = utc_times(times, time_zone=time_zone)
    values = {
        field: _numbers(field, _column(frame, theirs), time, as_text=bool(preset.text_numbers))
        for field, theirs in spelled.items()
        if field not in {"time", *supplied}
    }
    turned = preset.newest_first and time.size > 1 and bool((np.diff(time) < _ZERO).all())
    if turned:
        time, values = time[::-1], {field: value[::-1] for field, value in values.items()}
    return Table(time=time, values=values, spelled=spelled, turned=turned)


def _spelled(
    frame: pd.DataFrame, preset: Preset, columns: Mapping[str, str], supplied: frozenset[str]
) -> dict[str, str]:
    """Return the frame's name of every field it has."""
    present = [str(name) for name in frame.columns]
    has = ", ".join(present) or "no columns"
    for field, theirs in columns.items():
        if field not in FIELDS:
            msg = (
                f'columns maps fields of a market to your names; got "{field}", which is not one '
                f'of {", ".join(FIELDS)}. Write columns={{"open_interest": "oi_close"}}.'
            )
            raise ValueError(msg)
        if theirs not in present:
            msg = f'columns["{field}"] is "{theirs}"; the frame has {has}'
            raise ValueError(msg)
    spelled = {
        field: next((name for name in preset.names[field] if name in present), "")
        for field in FIELDS
    }
    spelled = {field: name for field, name in spelled.items() if name} | dict(columns)
    needed = {"time", "open", "high", "low", "close", "open_interest"} - supplied
    for field in FIELDS:
        if field in needed - spelled.keys():
            msg = (
                f'candles need a column "{field}"; the frame has {has}. Pass '
                f'columns={{"{field}": "<its name>"}} if it goes by another name.'
            )
            raise ValueError(msg)
    return spelled


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    positions = [place for place, column in enumerate(frame.columns) if str(column) == name]
    if len(positions) > 1:
        msg = f'column names must not repeat; the frame has "{name}" {len(positions)} times'
        raise ValueError(msg)
    return frame.iloc[:, positions[0]]


def _numbers(
    field: str, column: pd.Series, time: NDArray[np.datetime64], *, as_text: bool
) -> NDArray[np.float64]:
    """Return a column as float64; text is read only in exports that write numbers as text."""
    kind = column.dtype
    if pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind):
        return column.to_numpy(dtype=np.float64, na_value=np.nan).copy()
    cells: list[object] = [None if cell is pd.NA else cell for cell in column.tolist()]
    text = [row for row, cell in enumerate(cells) if isinstance(cell, str)]
    unread = [row for row in text if _number(cells[row]) is None]
    if unread or (text and not as_text):
        row = unread[0] if unread else text[0]
        msg = (
            f"{field} must be numbers; {at_bar(row, time)} has the text {cells[row]!r}. Convert "
            "the column with pandas.to_numeric."
        )
        raise TypeError(msg)
    for row, cell in enumerate(cells):
        if cell is not None and _number(cell) is None:
            msg = f"{field} must be numbers; {at_bar(row, time)} has {cell!r}"
            raise TypeError(msg)
    return np.array([np.nan if cell is None else _number(cell) for cell in cells], dtype=np.float64)


def _number(cell: object) -> float | None:
    """Return a cell as a number, or None when it is none; truth values are none."""
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float, np.number)):
        return None
    try:
        return float(cell)
    except ValueError:
        return None


def on_bars(
    field: str,
    given: pd.Series | ArrayLike,
    time: NDArray[np.datetime64],
    *,
    turned: bool,
    time_zone: str | None,
) -> NDArray[np.float64]:
    """Return a field that comes beside the frame, placed on its bars.

    An array must have one value per bar. A Series with times in its index is sampled: every bar
    gets the last value stamped inside it, and NaN where none is, so nothing is known early.

    Parameters
    ----------
    field : str
        The name, for messages.
    given : Series with times as index, or array_like, shape (n_bars,)
        The values.
    time : ndarray of datetime64[ms], shape (n_bars,)
        Bar open times.
    turned : bool
        Whether the rows of the frame were turned around; an array is turned with them.
    time_zone : str or None
        Zone of index times that carry none.

    Returns
    -------
    ndarray of float64, shape (n_bars,)

    Raises
    ------
    ValueError
        If the length differs, or the Series is not in time order.
    TypeError
        If the values are not numbers.
    """
    if not isinstance(given, pd.Series) or isinstance(given.index, pd.RangeIndex):
        values = numbers(field, np.asarray(given))
        if values.shape != time.shape:
            msg = (
                f"{field} must have one value per bar, {time.size}; got {values.size}. Give a "
                "Series with times as its index to sample it."
            )
            raise ValueError(msg)
        return values[::-1] if turned else values
    stamps = utc_times(given.index, time_zone=time_zone)
    values = _numbers(field, given, stamps, as_text=False)
    back = np.flatnonzero(np.diff(stamps) < _ZERO)
    if back.size:
        row = int(back[0]) + 1
        msg = f"{field} must be in time order; row {row} is stamped before row {row - 1}"
        raise ValueError(msg)
    stamps, values = stamps[~np.isnan(values)], values[~np.isnan(values)]
    bar = np.timedelta64(int(np.median(np.diff(time).astype(np.int64))), "ms")
    last = np.searchsorted(stamps, time + bar, side="left") - 1
    inside = (last >= 0) & (np.searchsorted(stamps, time, side="left") <= last)
    return np.where(inside, values[np.maximum(last, 0)] if values.size else np.nan, np.nan)
