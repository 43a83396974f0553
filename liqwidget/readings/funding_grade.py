"""Funding in words: mild, moderate or stretched, against the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.readings._checks import check_column, check_span
from liqwidget.readings._sight import market_of
from liqwidget.readings._words import lines_html

if TYPE_CHECKING:
    from liqwidget.readings._types import MapLike, Side

__all__ = ["MODERATE_FUNDING", "STRETCHED_FUNDING", "FundingGrade", "funding_grade"]

MODERATE_FUNDING = 1e-4
"""Mean rate over 24 h, per 8 h, above which funding is moderate.

The 75th percentile of the record, and the interest component of most venues."""
STRETCHED_FUNDING = 3e-4
"""Mean rate over 24 h, per 8 h, from which funding is stretched: the 90th percentile."""

_A_DAY = 3.0
_A_YEAR = 3.0 * 365.0


@dataclass(frozen=True)
class FundingGrade:
    """How much the crowded side pays, and whether that is much."""

    rate: float
    """Mean over the span, per 8 h, as a fraction; what-if shift included. NaN if unknown."""
    grade: Literal["mild", "moderate", "stretched", "unknown"]
    """Against the record; see :func:`funding_grade`."""
    over: float
    """Hours averaged over."""

    @property
    def a_day(self) -> float:
        """Paid in a day, simple: three times the rate, as a fraction."""
        return _A_DAY * self.rate

    @property
    def a_year(self) -> float:
        """Paid in a year, simple: 1,095 times the rate, as a fraction."""
        return _A_YEAR * self.rate

    @property
    def pays(self) -> Side | None:
        """The side that pays the other; None at zero or if unknown."""
        if self.rate > 0:
            return "long"
        return "short" if self.rate < 0 else None

    @property
    def crowded(self) -> Side | None:
        """The side that pays more than the usual; None if funding is mild or unknown."""
        return self.pays if self.grade in {"moderate", "stretched"} else None

    def __str__(self) -> str:
        if self.grade == "unknown":
            return "Funding is not known"
        paying = f", {self.pays}s pay" if self.pays else ""
        return (
            f"Funding {100 * self.rate:+.4f}% per 8 h, {self.grade}{paying}: "
            f"{100 * self.a_day:.2f}% a day, {100 * self.a_year:.2f}% a year"
        )

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def funding_grade(
    map: MapLike, column: int = -1, *, over: str | np.timedelta64 = "24H"
) -> FundingGrade:
    """Grade the funding rate at a column of a map.

    Stretched funding says that one side pays much to stay, not that price will turn: in five of
    the six events of the record the extreme rate was printed after the low.

    Parameters
    ----------
    map : LiquidationMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.
    over : str or timedelta64, default "24H"
        Span averaged over: three prints of a rate paid every 8 h.

    Returns
    -------
    FundingGrade

    Raises
    ------
    IndexError
        If there is no such column.
    TypeError
        If the map was not made from a market.
    ValueError
        If the span cannot be read.

    Notes
    -----
    The size of the 24 h mean counts, whichever side pays. **Mild** is up to 0.01 % per 8 h
    (10.95 % a year), **stretched** from 0.03 % (32.85 % a year), **moderate** between. The record
    is the 783 prints of `sample_data/facts/funding.csv`: BTC, ETH, SOL and AVAX at Binance, about
    two weeks before and one after each of six falls from 2020 to 2025. Of its 763 means of three
    prints, three in four are 0.0100 % or less and nine in ten below 0.0300 %. It is a record of
    troubled weeks; in calm ones less is much. Simple interest: a year is 3 x 365 rates.

    Examples
    --------
    What does the crowded side pay in a year?

    >>> import liqwidget as lq
    >>> found = lq.funding_grade(lq.estimate(lq.sample("BTCUSDT"), window="7D"))
    >>> found.a_year == 1095 * found.rate
    True
    """
    made = market_of(map, "funding_grade()")
    at, span = check_column(map, column), check_span("over", over)
    stop = int(made.book.geometry.columns.ends[at]) + 1
    time = made.market.time[:stop]
    first = int(np.searchsorted(time, time[-1] - np.timedelta64(round(span * 3600), "s"), "right"))
    rates = made.market.funding_rate[first:stop]
    known = rates[np.isfinite(rates)]
    if not known.size:
        return FundingGrade(float("nan"), "unknown", span)
    rate = float(known.mean()) + made.settings.funding_shift
    return FundingGrade(rate, _grade(abs(rate)), span)


def _grade(size: float) -> Literal["mild", "moderate", "stretched"]:
    # a mean of equal rates may miss the rate by its last bit
    if size >= STRETCHED_FUNDING * (1 - 1e-9):
        return "stretched"
    return "moderate" if size > MODERATE_FUNDING * (1 + 1e-9) else "mild"
