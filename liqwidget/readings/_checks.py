"""Messages about the settings of readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqwidget.estimator.columns import span_of
from liqwidget.readings._sight import hours

if TYPE_CHECKING:
    import numpy as np

    from liqwidget.readings._types import MapLike

__all__ = ["check_column", "check_positive", "check_share", "check_span"]


def check_share(name: str, value: float) -> None:
    """Refuse what is not a fraction above zero and below one."""
    if not 0 < value < 1:
        msg = f"{name} is a fraction between 0 and 1: 0.05 is five per cent; got {value!r}"
        raise ValueError(msg)


def check_positive(name: str, value: float) -> None:
    """Refuse what is not a positive, finite number."""
    if not 0 < value < float("inf"):
        msg = f"{name} must be positive and finite; got {value!r}"
        raise ValueError(msg)


def check_span(name: str, span: str | np.timedelta64) -> float:
    """Return a span of time, such as "24H", in hours."""
    length = hours(span_of(span, name))
    if length <= 0:
        msg = f"{name} must be longer than nothing; got {span!r}"
        raise ValueError(msg)
    return length


def check_column(map: MapLike, column: int) -> int:
    """Return a column counted from the first; refuse one that is not there."""
    n_columns = map.time.size
    if not -n_columns <= column < n_columns:
        msg = f"column must be from {-n_columns} to {n_columns - 1}; got {column}"
        raise IndexError(msg)
    return column % n_columns
