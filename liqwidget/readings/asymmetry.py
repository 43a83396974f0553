"""Asymmetry: which side has more to lose near the price, and how surely the mix says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._checks import check_positive, check_share
from liqwidget.readings._normal import normal_reach
from liqwidget.readings._sight import look
from liqwidget.readings._words import dollars, lines_html

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.readings._sight import Sight
    from liqwidget.readings._types import MapLike, Side

__all__ = ["Asymmetry", "asymmetry", "find_asymmetry", "lean_of"]

_BALANCED, _HEAVY = 0.2, 0.5
"""Up to the first it is balanced, from the second it is heavy. At 0.2 one side holds 1.5 times
the other, at 0.5 three times. A choice of words, not a finding."""


@dataclass(frozen=True)
class Asymmetry:
    """How the dollars near the price divide between longs and shorts."""

    value: float
    """(short - long) / (short + long), from -1 to 1; negative is long-heavy. NaN if empty."""
    low: float
    """Lower end, if the mix is off; see :func:`asymmetry`. Equal to `value` for known positions."""
    high: float
    """Upper end, if the mix is off."""
    long: float
    """Dollars of longs within reach."""
    short: float
    """Dollars of shorts within reach."""
    within: float
    """Reach about the price, as a fraction."""
    share: float
    """Share of the mixes drawn about the assumed one that fall between `low` and `high`."""

    @property
    def words(self) -> str:
        """The value in words: "long-heavy", "leaning short", "balanced"."""
        if not np.isfinite(self.value):
            return "empty"
        if abs(self.value) < _BALANCED:
            return "balanced"
        side = "long" if self.value < 0 else "short"
        return f"{side}-heavy" if abs(self.value) >= _HEAVY else f"leaning {side}"

    @property
    def crowded(self) -> Side | None:
        """The side that holds 1.5 times the other or more; None if neither does."""
        if not abs(self.value) >= _BALANCED:
            return None
        return "long" if self.value < 0 else "short"

    def __str__(self) -> str:
        said = f"Asymmetry {self.value:+.2f} within {self.within:.0%} of price, {self.words}"
        split = f"longs {dollars(self.long)}, shorts {dollars(self.short)}"
        if self.low == self.high or not np.isfinite(self.value):
            return f"{said}: {split}"
        return f"{said}: {split}; what if the mix is off: {self.low:+.2f} to {self.high:+.2f}"

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def asymmetry(
    map: MapLike,
    column: int = -1,
    *,
    within: float = 0.05,
    concentration: float = 30.0,
    share: float = 0.9,
) -> Asymmetry:
    r"""Return how the dollars near the price divide between longs and shorts.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.
    within : float, default 0.05
        Reach on both sides of the price, as a fraction; buckets whose center lies within count.
    concentration : float, default 30
        How near to the assumed mix the other mixes are. At 30 a tier assumed at 20 % ranges from
        9 to 33 % in nine mixes of ten.
    share : float, default 0.9
        Share of those mixes that the interval covers.

    Returns
    -------
    Asymmetry

    Raises
    ------
    IndexError
        If there is no such column.
    ValueError
        If a setting is out of range.

    Notes
    -----
    :math:`A = (S - L) / (S + L)`. The interval asks *what if the leverage mix is off*, and is not
    a confidence interval: whether the model is right it does not know. With the mix Dirichlet
    distributed about the assumed one :math:`w` (the unlevered rest as a tier without dollars) and
    concentration :math:`\alpha`, and tier :math:`k` holding :math:`L_k` and :math:`S_k`, to first
    order

    .. math::
        \operatorname{var} A = \frac{1}{(\alpha + 1)(S + L)^2}
            \sum_k \frac{[(S_k - L_k) - A (S_k + L_k)]^2}{w_k}.

    Drawn mixes agree to a seventh of its width. The interval is symmetric in :math:`\operatorname{artanh} A`, and so stays within -1 and 1. The
    funding tilt of the mix is held. Positions that are known have no mix: their interval is the
    value.

    Examples
    --------
    Which side is heavier within five per cent?

    >>> import liqwidget as lq
    >>> found = lq.asymmetry(lq.estimate(lq.sample("BTCUSDT"), window="7D"))
    >>> found.low < found.value < found.high
    True
    >>> bool(found.value < 0) == bool(found.long > found.short)
    True
    """
    check_share("within", within)
    check_positive("concentration", concentration)
    check_share("share", share)
    return find_asymmetry(
        look(map, column), within=within, concentration=concentration, share=share
    )


def find_asymmetry(
    sight: Sight, *, within: float = 0.05, concentration: float = 30.0, share: float = 0.9
) -> Asymmetry:
    """Return the asymmetry of a column; settings as in `asymmetry`."""
    near = sight.buckets_within(within)
    long, short = (sight.tiers(side)[near].sum(axis=0) for side in ("long", "short"))
    weights = getattr(sight.map, "weights", None)
    return lean_of(long, short, weights, within=within, concentration=concentration, share=share)


def lean_of(
    long_tiers: NDArray[np.float64],
    short_tiers: NDArray[np.float64],
    weights: NDArray[np.float64] | None,
    *,
    within: float,
    concentration: float = 30.0,
    share: float = 0.9,
) -> Asymmetry:
    """Return the asymmetry of dollars by tier; no weights if nothing was assumed."""
    long, short = float(long_tiers.sum()), float(short_tiers.sum())
    value = (short - long) / (short + long) if short + long > 0 else float("nan")
    low = high = value
    if weights is not None and abs(value) < 1:
        spread = _spread(long_tiers, short_tiers, value, weights, concentration)
        reach = normal_reach(share) * spread / (1.0 - value**2)
        low, high = (float(np.tanh(np.arctanh(value) + sign * reach)) for sign in (-1.0, 1.0))
    return Asymmetry(value, low, high, long, short, within, share)


def _spread(
    long: NDArray[np.float64],
    short: NDArray[np.float64],
    value: float,
    weights: NDArray[np.float64],
    concentration: float,
) -> float:
    """Return the standard deviation of the asymmetry, if the mix is off."""
    used = weights > 0
    pull = (short - long - value * (short + long))[used]
    variance = float((pull**2 / weights[used]).sum()) / (concentration + 1.0)
    return float(np.sqrt(variance)) / float(long.sum() + short.sum())
