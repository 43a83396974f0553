"""The two-variable check: whether funding says what the map says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from liqwidget.estimator.profile import find_tiers
from liqwidget.readings._checks import check_share
from liqwidget.readings._sight import look, market_of
from liqwidget.readings._words import lines_html
from liqwidget.readings.asymmetry import lean_of
from liqwidget.readings.funding_grade import funding_grade

if TYPE_CHECKING:
    from liqwidget.readings._types import MapLike, Side
    from liqwidget.readings.asymmetry import Asymmetry
    from liqwidget.readings.funding_grade import FundingGrade

__all__ = ["Conviction", "conviction"]

Verdict = Literal["agree", "mixed", "contradict", "silent"]

_MEANS: dict[Verdict, str] = {
    "agree": "map and funding see the same crowded side",
    "mixed": "one of the two leans, the other does not",
    "contradict": "map and funding see opposite sides crowded",
    "silent": "neither leans",
}


@dataclass(frozen=True)
class Conviction:
    """Asymmetry and funding, held against each other."""

    verdict: Verdict
    """"agree", "mixed", "contradict" or "silent"."""
    side: Side | None
    """The crowded side where they agree, or where only one of them leans."""
    asymmetry: Asymmetry
    """Without the funding tilt of the map, which would make funding confirm itself."""
    funding: FundingGrade

    @property
    def trap(self) -> Literal["long trap", "short trap"] | None:
        """What traders call it when both see one side crowded; None if they do not."""
        if self.verdict != "agree":
            return None
        return "long trap" if self.side == "long" else "short trap"

    def __str__(self) -> str:
        crowded = f" ({self.side}s)" if self.side else ""
        named = f", a {self.trap}" if self.trap else ""
        return (
            f"{self.verdict.capitalize()}: {_MEANS[self.verdict]}{crowded}{named}\n"
            f"{self.asymmetry}\n{self.funding}"
        )

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def conviction(map: MapLike, column: int = -1, *, within: float = 0.05) -> Conviction:
    """Check the asymmetry of a map against funding.

    Two signs that agree are a reason to look closer, not a forecast: over the six falls of the
    record, funding was stretched before one and raised before a second.

    Parameters
    ----------
    map : LiquidationMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.
    within : float, default 0.05
        Reach of the asymmetry about the price, as a fraction.

    Returns
    -------
    Conviction

    Raises
    ------
    IndexError
        If there is no such column.
    TypeError
        If the map was not made from a market.
    ValueError
        If the reach is not a fraction.

    Notes
    -----
    The map leans if its asymmetry is 0.2 or more either way, funding if it is moderate or
    stretched: long-heavy goes with longs paying. Both lean the same way: *agree*. Opposite ways:
    *contradict*. Only one leans: *mixed*. Neither: *silent*.

    A map usually leans its mix with funding already (`funding_tilt`), and could not but agree. So
    the asymmetry here is that of the same map without the tilt; what leans it then is which
    levels price has swept and which it has not.

    Examples
    --------
    >>> import liqwidget as lq
    >>> print(lq.conviction(lq.estimate(lq.sample("BTCUSDT"), window="7D")))
    Mixed: one of the two leans, the other does not (longs)
    Asymmetry ... balanced: ...
    Funding ... moderate, longs pay: ...
    """
    check_share("within", within)
    made = market_of(map, "conviction()")
    sight = look(made, column)
    near, mix = sight.buckets_within(within), made.untilted.mix
    tiers = find_tiers(made.book, mix, sight.column, near)
    leaning = lean_of(*tiers, made.weights, within=within)
    paid = funding_grade(made, column)
    by_map = leaning.crowded
    by_funding = paid.crowded
    side = by_map or by_funding
    if by_map and by_funding:
        agree = by_map == by_funding
        return Conviction(
            "agree" if agree else "contradict", side if agree else None, leaning, paid
        )
    return Conviction("mixed" if side else "silent", side, leaning, paid)
