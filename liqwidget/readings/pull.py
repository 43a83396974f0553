"""Pull: dollars that a driftless price would sweep within a horizon, on average."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.readings._checks import check_positive, check_span
from liqwidget.readings._sight import look
from liqwidget.readings._words import dollars, lines_html, span_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.readings._types import MapLike

__all__ = ["Pull", "pull"]


@dataclass(frozen=True, eq=False)
class Pull:
    """Dollars expected to be swept; arrays of shape ``(n_buckets,)``."""

    horizon: float
    """Hours."""
    volatility: float
    """Standard deviation of the log price over one hour."""
    bucket_prices: NDArray[np.float64]
    """Geometric centers of the buckets."""
    chance: NDArray[np.float64]
    """Of price touching each bucket within the horizon, in [0, 1]."""
    long_by_bucket: NDArray[np.float64]
    """Dollars of longs times the chance of being touched."""
    short_by_bucket: NDArray[np.float64]
    """Dollars of shorts times the chance of being touched."""

    @property
    def long(self) -> float:
        """Dollars of longs expected to be swept."""
        return float(self.long_by_bucket.sum())

    @property
    def short(self) -> float:
        """Dollars of shorts expected to be swept."""
        return float(self.short_by_bucket.sum())

    def to_frame(self) -> pd.DataFrame:
        """Return one row per bucket, indexed by its price."""
        return pd.DataFrame(
            {"chance": self.chance, "long": self.long_by_bucket, "short": self.short_by_bucket},
            index=pd.Index(self.bucket_prices, name="price"),
        )

    def __str__(self) -> str:
        return (
            f"Within {span_text(self.horizon)} a driftless price would sweep longs of "
            f"{dollars(self.long)} and shorts of {dollars(self.short)} on average "
            f"({100 * self.volatility:.2f}% an hour)"
        )

    def _repr_html_(self) -> str:
        return lines_html(str(self))


def pull(
    map: MapLike,
    column: int = -1,
    *,
    horizon: str | np.timedelta64 = "24H",
    volatility: float | None = None,
) -> Pull:
    r"""Return the dollars that price would sweep within a horizon if it had no direction.

    Makes no claim that clusters attract price. Others call a number like this a magnet score; here
    it is an average of dollars, and the price that it averages over knows of no cluster.

    Parameters
    ----------
    map : LiquidationMap or ExactMap
    column : int, default -1
        Shown column; negative counts from the last. Nothing later is looked at.
    horizon : str or timedelta64, default "24H"
        Time that price has.
    volatility : float, optional
        Standard deviation of the log price over one hour, as a fraction; that of the closes of the
        seven days before if None.

    Returns
    -------
    Pull
        NaN throughout if the volatility is unknown.

    Raises
    ------
    IndexError
        If there is no such column.
    ValueError
        If the horizon cannot be read or the volatility is not positive.

    Notes
    -----
    By the reflection principle a Brownian log price without drift touches a level :math:`b` within
    :math:`h` hours with probability

    .. math:: P(b) = 2 \left[1 - \Phi\!\left(\frac{|\log b / p|}{\sigma \sqrt h}\right)\right].

    A side's level that price is already beyond counts as touched. Fat tails, volatility that
    clusters and the orders themselves are left out, and so is everything opened or closed within
    the horizon.

    References
    ----------
    I. Karatzas, S. Shreve, *Brownian Motion and Stochastic Calculus*, 2nd ed., section 2.6.A
    (reflection principle). C. Osler, *Stop-loss orders and price cascades in currency markets*,
    FRB New York Staff Report 150 (2002), on what happens at stop orders, in another market.

    Examples
    --------
    More time, more swept:

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> lq.pull(map, horizon="4H").long < lq.pull(map, horizon="24H").long
    True
    """
    # loaded here, since loading it takes longer than everything that a first map needs
    from scipy.special import erfc  # noqa: PLC0415

    span = check_span("horizon", horizon)
    if volatility is not None:
        check_positive("volatility", volatility)
    sight = look(map, column)
    sigma = sight.volatility if volatility is None else volatility
    away = sight.logs - np.log(sight.price)
    with np.errstate(divide="ignore", invalid="ignore"):  # a price that stands still
        chance = erfc(np.abs(away) / (sigma * np.sqrt(2.0 * span)))
    chance[away == 0] = 1.0
    long = sight.long * np.where(away >= 0, 1.0, chance)
    short = sight.short * np.where(away <= 0, 1.0, chance)
    for values in (chance, long, short):
        values.flags.writeable = False
    return Pull(span, sigma, sight.profile.bucket_prices, chance, long, short)
