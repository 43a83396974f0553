"""What a map says price swept in every bar, per unit of each tier's weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from liqwidget.estimator._checks import check_choice
from liqwidget.estimator.sweep_flow import sweep_flow
from liqwidget.estimator.tilt import side_factors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from liqwidget.estimator.liquidation_map import LiquidationMap

__all__ = ["SweepBasis", "sweep_basis"]


@dataclass(frozen=True, eq=False)
class SweepBasis:
    """Quantities swept per bar and tier, at weight one; arrays are read-only.

    Bars are those of the market that the map used, its warm-up included.
    """

    leverages: tuple[float, ...]
    long: NDArray[np.float64]
    """Longs swept, shape ``(n_tiers, n_bars)``."""
    short: NDArray[np.float64]
    """Shorts swept, shape ``(n_tiers, n_bars)``."""
    start: int
    """Bar of the market that column 0 belongs to."""
    warm_up: int
    """Bars before the window shown."""
    unit: Literal["usd", "coin"]

    def swept(
        self, weights: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the longs and the shorts swept per bar under a mix, shape ``(n_bars,)`` each."""
        return weights @ self.long, weights @ self.short


def sweep_basis(
    map: LiquidationMap, *, unit: Literal["usd", "coin"] = "usd", horizon: int | None = None
) -> SweepBasis:
    r"""Return what price swept in every bar, per unit of each tier's weight.

    Sweeps are linear in the weights, so printed liquidations can be held against any mix, or a
    mix be fitted to them. Only with a funding tilt does the mix come in a second time, through
    the normalizer that keeps the sides equal; here it is that of the map's own weights.

    Parameters
    ----------
    map : LiquidationMap
    unit : {"usd", "coin"}
        Dollars at the liquidation prices, as venues print them, or coins.
    horizon : int, optional
        A forecast: the map is looked at every `horizon` bars, counted from the first bar used,
        and price alone is known between looks. 1 forecasts the next bar. None is no forecast:
        openings and closings up to the bar itself are known.

    Returns
    -------
    SweepBasis

    Raises
    ------
    ValueError
        If `unit` is unknown, or `horizon` is below one.

    Notes
    -----
    With the entries :math:`i` of side :math:`s`, opened in column :math:`c_i` in quantity
    :math:`n_i`, swept in bar :math:`t`, and surviving until then by :math:`S`,

    .. math::
        F_{k,s}(t) = \sum_{i \text{ swept in } t} n_i \,
            \frac{L_k^{\pm\gamma z_{c_i}}}{Z_s(c_i)} \, S_{i,t},
        \qquad \text{swept}_s(t) = \sum_k w_k F_{k,s}(t).

    A forecast holds the positions of the last look as they were: nobody closes, nobody opens.

    Examples
    --------
    Do the tiers add up to what the map swept?

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> basis = lq.sweep_basis(map, unit="coin")
    >>> long, short = basis.swept(map.weights)
    >>> bool(abs(long[basis.warm_up:] - map.swept_long).max() < 1e-9)
    True
    """
    check_choice("unit", unit, ("usd", "coin"))
    if horizon is not None and horizon < 1:
        msg = f"horizon must be one bar or more; got {horizon!r}"
        raise ValueError(msg)
    factors = side_factors(map.weights, map.leverages, map.crowding, map.settings.funding_tilt)
    later, own = sweep_flow(map.book, factors, dollars=unit == "usd", horizon=horizon)
    laid = map.book.geometry.columns
    later += own
    used = later[:, laid.lead : laid.lead + laid.n_bars]
    used.flags.writeable = False
    return SweepBasis(
        leverages=map.leverages,
        long=used[0::2],
        short=used[1::2],
        start=laid.start,
        warm_up=laid.first * laid.bars_per_column - laid.lead,
        unit=unit,
    )
