"""What if the leverage mix is wrong by this much? Bands on the bars, in closed form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._column_pieces import column_pieces
from liqwidget.readings._normal import normal_reach
from liqwidget.readings._trust_checks import check_spread, check_strength

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings._column_pieces import ColumnPieces

__all__ = ["Band", "WhatIf", "what_if"]


@dataclass(frozen=True)
class Band:
    """Dollars under a mix that is drawn at random about the one of the map."""

    mean: NDArray[np.float64]
    """Dollars under the mix of the map."""
    sd: NDArray[np.float64]
    """Standard deviation over the mixes."""
    low: NDArray[np.float64]
    """Lower end, from a log-normal with this mean and deviation."""
    high: NDArray[np.float64]
    """Upper end."""


@dataclass(frozen=True)
class WhatIf:
    """How the bars would move if the leverage mix were another; never a confidence band.

    It answers "by how much would this picture change if the mix is wrong by that much", and
    nothing else: entries, margins, closings and the number of positions are taken as the map
    has them. On the three stored exchanges, whose every position is known, the bands of 0.5 % of
    price that should hold nine in ten of the mixes held the truth three times in ten.
    """

    strength: float
    """How many openings of each kind the mix is thought to rest on; larger is narrower."""
    spread: float
    """Share of the mixes inside the band, were the dollars log-normal."""
    exact: bool
    """Whether mean and deviation are exact; to first order in the weights if funding tilts."""
    bucket_prices: NDArray[np.float64]
    """Geometric centers of the buckets, shape ``(n_buckets,)``."""
    shares: NDArray[np.float64]
    """The mix in the middle, and last what it lacks to one; shape ``(n_tiers + 1,)``."""
    dollars: NDArray[np.float64] = field(repr=False)
    """Dollars under that mix, shape ``(2, n_buckets)``, longs first."""
    slope: NDArray[np.float64] = field(repr=False)
    """Change of the dollars as one share grows and the others shrink to make room; shape
    ``(2, n_tiers + 1, n_buckets)``."""

    @property
    def long(self) -> Band:
        """Band of the longs, arrays of shape ``(n_buckets,)``."""
        return self._band(self.dollars[0], self.slope[0])

    @property
    def short(self) -> Band:
        """Band of the shorts, arrays of shape ``(n_buckets,)``."""
        return self._band(self.dollars[1], self.slope[1])

    @property
    def total(self) -> Band:
        """Band of both sides, arrays of shape ``(n_buckets,)``."""
        return self._band(self.dollars.sum(axis=0), self.slope.sum(axis=0))

    def sums(self, low: float = 0.0, high: float = np.inf) -> dict[str, Band]:
        """Return the bands of the sums over the buckets whose centers lie in a range.

        Narrower than adding up the ends of the bars: what one bar gains another loses.

        Parameters
        ----------
        low, high : float
            Prices, both included; everything drawn by default.

        Returns
        -------
        dict of Band
            Keys "long", "short" and "total"; arrays of shape ``()``.
        """
        inside = (self.bucket_prices >= low) & (self.bucket_prices <= high)
        dollars = self.dollars[:, inside].sum(axis=1)
        slope = self.slope[:, :, inside].sum(axis=2)
        return {
            "long": self._band(dollars[0], slope[0]),
            "short": self._band(dollars[1], slope[1]),
            "total": self._band(dollars.sum(), slope.sum(axis=0)),
        }

    def _band(self, mean: NDArray[np.float64], slope: NDArray[np.float64]) -> Band:
        variance = self.shares @ slope**2 / (self.strength + 1.0)
        return _log_normal(np.asarray(mean), np.sqrt(np.asarray(variance)), self.spread)


def what_if(
    map: LiquidationMap, *, strength: float = 30.0, column: int = -1, spread: float = 0.9
) -> WhatIf:
    r"""Return how the bars of a column move when the leverage mix is wrong.

    The mix is drawn from a Dirichlet distribution about the one of the map; what the weights
    lack to one is a share like the others. Without sampling.

    Parameters
    ----------
    map : LiquidationMap
    strength : float, default 30
        :math:`\alpha_0` below: as if the mix had been counted on so many openings. At 30 a
        share of 20 % has a standard deviation of 7 points, at 300 of 2.
    column : int, default -1
        Shown column; negative counts from the last.
    spread : float, default 0.9
        Share of the mixes between `low` and `high`: 0.9 is from the 5th to the 95th per cent.

    Returns
    -------
    WhatIf

    Raises
    ------
    ValueError
        If `strength` is not positive, or `spread` not between 0 and 1.
    IndexError
        If there is no such column.

    Notes
    -----
    With :math:`g_k` the slope of the dollars :math:`X` along weight :math:`w_k`, all shares
    adding up to one,

    .. math:: \operatorname{E} X = X(w), \qquad
        \operatorname{Var} X = \frac{\sum_k w_k g_k^2}{\alpha_0 + 1}, \qquad
        \sum_k w_k g_k = 0.

    Without tilt by funding dollars are linear in the weights, :math:`X = \sum_k w_k B_k` and
    :math:`g_k = B_k - X`, and both moments are exact: the variance is
    :math:`(\sum_k w_k B_k^2 - X^2) / (\alpha_0 + 1)`. With tilt the mix of every side and birth
    column is divided by its own sum, which moves with the weights; the slopes hold that too, and
    the moments are those of the plane that touches :math:`X` at the mix of the map.
    The ends are quantiles of a log-normal with these two moments: an approximation always.

    References
    ----------
    Johnson, Kotz & Balakrishnan, *Continuous Multivariate Distributions* 1 (2000), chapter 49,
    for the moments of a Dirichlet distribution.

    Examples
    --------
    How many dollars are drawn, if the mix is wrong by this much?

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> total = lq.what_if(map).sums()["total"]
    >>> bool(total.low < map.total[:, -1].sum() < total.high)
    True
    """
    check_strength(strength)
    check_spread(spread)
    profile = map.profile(column)
    by_tier = np.array([profile.long.T, profile.short.T], order="C")
    dollars = by_tier.sum(axis=1)
    exact = map.settings.funding_tilt == 0
    diluted = dollars[:, None] if exact else _diluted(map, column_pieces(map, column))
    shares = np.append(map.weights, max(1.0 - float(map.weights.sum()), 0.0))
    slope = np.zeros((2, shares.size, dollars.shape[1]))
    # a tier without weight has no dollars either, so that any divisor will do
    np.divide(by_tier, np.where(map.weights > 0, map.weights, 1.0)[:, None], out=slope[:, :-1])
    slope[:, :-1] -= diluted
    if shares[-1] > 1e-9:  # weighted with the shares, slopes add up to nothing
        slope[:, -1] = -np.einsum("k,skb->sb", map.weights, slope[:, :-1]) / shares[-1]
    return WhatIf(
        strength=strength,
        spread=spread,
        exact=exact,
        bucket_prices=map.bucket_prices,
        shares=_frozen(shares),
        dollars=_frozen(dollars),
        slope=_frozen(slope),
    )


def _diluted(map: LiquidationMap, pieces: ColumnPieces) -> NDArray[np.float64]:
    """Return what all dollars lose when one weight gains, shape ``(2, n_tiers, n_buckets)``.

    A weight enters the sum that its side's mix is divided by with its own tilt.
    """
    n_buckets = map.bucket_prices.size
    drawn = pieces.dollars * map.mix[pieces.tier_side, pieces.born]
    side = pieces.tier_side % 2
    cell = side * n_buckets + pieces.bucket
    place = side * map.mix.shape[1] + pieces.born
    lost = np.zeros((2, map.weights.size, n_buckets))
    for tier, weight in enumerate(map.weights.tolist()):
        if weight > 0:
            tilt = (map.mix[2 * tier : 2 * tier + 2] / weight).ravel().take(place)
            lost[:, tier] = np.bincount(cell, drawn * tilt, 2 * n_buckets).reshape(2, n_buckets)
    return lost


def _log_normal(mean: NDArray[np.float64], sd: NDArray[np.float64], spread: float) -> Band:
    """Return the band of a log-normal with this mean and standard deviation."""
    relative = sd / np.maximum(mean, 1e-300)
    width = np.sqrt(np.log1p(relative * relative))
    reach = np.exp(normal_reach(spread) * width)
    middle = mean / np.sqrt(1.0 + relative * relative)
    ends = (mean, sd, middle / reach, middle * reach)
    return Band(*(_frozen(np.asarray(values)) for values in ends))


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array, no longer writeable."""
    values.flags.writeable = False
    return values
