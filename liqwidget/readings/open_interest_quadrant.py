"""Open interest and price, up or down: who is coming, and who is leaving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.readings._checks import check_column, check_span
from liqwidget.readings._sight import hours, past
from liqwidget.readings._words import lines_html, per_cent, span_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.readings._types import MapLike

__all__ = ["OpenInterestQuadrant", "open_interest_quadrant"]

Quadrant = Literal[
    "longs stacking", "shorts stacking", "short covering", "long unwinding", "still", "unknown"
]

_QUADRANTS: dict[tuple[bool, bool], Quadrant] = {
    (True, True): "longs stacking",
    (True, False): "shorts stacking",
    (False, True): "short covering",
    (False, False): "long unwinding",
}
"""By whether open interest and price rose."""


@dataclass(frozen=True)
class OpenInterestQuadrant:
    """How open interest and price changed together."""

    open_interest_change: float
    """In coins, over what it was, as a fraction; NaN if unknown."""
    price_change: float
    """Over what it was, as a fraction; NaN if unknown."""
    quadrant: Quadrant
    """Who pressed, by the usual reading; see :func:`open_interest_quadrant`."""
    over: float
    """Hours between the two looks at open interest: what was asked for, or what there is."""

    def __str__(self) -> str:
        if self.quadrant == "unknown":
            return "Open interest or price is not known"
        return (
            f"Open interest {per_cent(self.open_interest_change)}, price "
            f"{per_cent(self.price_change)} in {span_text(self.over)}: {self.quadrant}"
        )

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def open_interest_quadrant(
    map: MapLike,
    column: int = -1,
    *,
    over: str | np.timedelta64 = "24H",
    still: float = 0.0025,
) -> OpenInterestQuadrant:
    """Return which way open interest and price went.

    Every contract has a long and a short, so open interest does not lean; the usual reading
    names the side that pressed, which moved price. It is a reading of intent, not a count.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.
    over : str or timedelta64, default "24H"
        Span to look back; as far as there are data.
    still : float, default 0.0025
        A change of either up to this fraction is none.

    Returns
    -------
    OpenInterestQuadrant

    Raises
    ------
    IndexError
        If there is no such column.
    ValueError
        If the span cannot be read, or `still` is negative.

    Notes
    -----
    ============= ================= ===================
    open interest price up          price down
    ============= ================= ===================
    up            longs stacking    shorts stacking
    down          short covering    long unwinding
    ============= ================= ===================

    Open interest in coins: in dollars it falls with price when nobody leaves.

    Examples
    --------
    >>> import liqwidget as lq
    >>> found = lq.open_interest_quadrant(lq.estimate(lq.sample("BTCUSDT"), window="7D"), over="7D")
    >>> found.over
    168.0
    """
    if not 0 <= still < 1:
        msg = f"still is a fraction from 0 to below 1: 0.01 is one per cent; got {still!r}"
        raise ValueError(msg)
    at, span = check_column(map, column), check_span("over", over)
    opened, took = _change(*past(map, at, "open_interest"), span)
    moved, _ = _change(*past(map, at, "close"), span)
    if not np.isfinite(opened + moved):
        return OpenInterestQuadrant(opened, moved, "unknown", took)
    quadrant: Quadrant = "still"
    if min(abs(opened), abs(moved)) > still:
        quadrant = _QUADRANTS[opened > 0, moved > 0]
    return OpenInterestQuadrant(opened, moved, quadrant, took)


def _change(
    time: NDArray[np.datetime64], values: NDArray[np.float64], span: float
) -> tuple[float, float]:
    """Return the relative change over the last `span` hours, and over how many it is."""
    known = np.isfinite(values) & (values > 0)
    time, values = time[known], values[known]
    if values.size < 2:
        return float("nan"), 0.0
    begin = time[-1] - np.timedelta64(round(span * 3600), "s")
    first = max(int(np.searchsorted(time, begin, side="right")) - 1, 0)
    return float(values[-1] / values[first] - 1.0), hours(time[-1] - time[first])
