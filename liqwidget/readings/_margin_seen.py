"""Reading the maintenance margin off a picture, from how far from price bands begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np

from liqwidget.market.liquidation_price import level_factors
from liqwidget.market.venues import Contract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.market.venues import Family
    from liqwidget.readings._sheet import Prices, Sheet

__all__ = ["COMMON_TIERS", "MarginSeen", "margin_seen"]

COMMON_TIERS = (2.0, 3.0, 5.0, 10.0, 20.0, 25.0, 50.0, 75.0, 100.0, 125.0)
"""Leverage that makers of maps assume, where a map does not say."""
_RATES = np.arange(0.0, 0.0101, 0.0005)
_STEP, _REACH, _WIDEST = 2e-4, 0.08, 0.04
"""Resolution and reach of the distances, and the widest half candle, in log price."""
_WITHOUT = 0.0005
"""Rates up to this are none: every venue known here takes six times as much."""


@dataclass(frozen=True)
class MarginSeen:
    """The rate that fits best, and how sure the fit is."""

    rate: float
    """Maintenance rate, as a fraction of notional."""
    misfit: float
    """What the best rate leaves unexplained, 0 to 1."""
    contrast: float
    """Misfit of the best rate of the other kind over that: with a margin for one without, and
    the other way round. One is no difference."""

    @property
    def without(self) -> bool:
        """Whether no margin fits best."""
        return self.rate <= _WITHOUT


def margin_seen(sheet: Sheet, leverages: Sequence[float] | None = None) -> MarginSeen | None:
    r"""Return the maintenance rate that best explains where the bands of a map begin.

    Parameters
    ----------
    sheet : Sheet
    leverages : sequence of float, optional
        Tiers of the map; the common ones if None.

    Returns
    -------
    MarginSeen or None
        None if no price is known, or too little begins.

    Notes
    -----
    A band that begins in a column was opened between the column's low and high, and so lies one
    tier's factor from there. The distances of all beginnings from the middles of their candles
    are gathered; entries evenly spread over the candles, shifted by the factor of every tier and
    side, are fitted to them with weights of zero or more. Tiers share one rate, so that it is
    known from all of them together: on the sample the rate comes out at 0.40 % of 0.40 %, without
    knowing the tiers.
    """
    # loaded here, since loading it takes longer than everything that a first map needs
    from scipy.optimize import nnls  # noqa: PLC0415

    if sheet.prices is None or sheet.n_columns < 3:
        return None
    found = _beginnings(sheet, sheet.prices)
    if found is None:
        return None
    seen, entries = found
    fits = []
    for contract in get_args(Contract):
        family: Family = "linear_mark" if contract == "linear" else "inverse_mark"
        for rate in _RATES.tolist():
            shapes = _shapes(entries, leverages or COMMON_TIERS, rate, family)
            left = nnls(shapes, seen, maxiter=100 * shapes.shape[1])[1]
            fits.append((left, rate))
    misfit, rates = np.array(fits).T
    best = int(misfit.argmin())
    other = misfit[(rates <= _WITHOUT) != (rates[best] <= _WITHOUT)].min()
    whole = float(np.linalg.norm(seen))
    return MarginSeen(
        rate=float(rates[best]),
        misfit=float(misfit[best]) / whole,
        contrast=float(other / max(misfit[best], 1e-12 * whole)),
    )


def _beginnings(
    sheet: Sheet, prices: Prices
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Return the distances of what begins, and those of the entries; None if nothing does."""
    low, high = prices.low[1:], prices.high[1:]
    rise = np.maximum(np.diff(sheet.total, axis=1), 0.0)
    lower, upper = sheet.edges[:-1, None], sheet.edges[1:, None]
    with np.errstate(invalid="ignore"):
        rise[(lower < high) & (upper > low)] = 0.0  # side by side with what was just swept
    rise[:, ~np.isfinite(low)] = 0.0
    weight = rise.sum(axis=0)
    if np.count_nonzero(weight) < 3:
        return None
    edges = np.log(np.maximum(sheet.edges, 1e-300))
    n = round(_REACH / _STEP)
    distance = np.arange(-n, n + 1) * _STEP
    below = np.zeros(distance.size)
    m = round(_WIDEST / _STEP)
    offset = np.arange(-m, m + 1) * _STEP
    entries = np.zeros(2 * m)
    for column in np.flatnonzero(weight).tolist():
        bottom, top = np.log(low[column]), np.log(high[column])
        summed = np.append(0.0, np.cumsum(rise[:, column]))
        below += np.interp(distance + 0.5 * (bottom + top), edges, summed)
        half = max(0.5 * (top - bottom), _STEP)
        passed = np.clip((offset + half) / (2.0 * half), 0.0, 1.0)
        entries += weight[column] * np.diff(passed)
    seen = np.diff(below)
    if seen.sum() <= 0:
        return None
    n_blur = max(round(float(np.median(np.diff(edges))) / _STEP), 1)  # a bucket is a box
    entries = np.convolve(entries / entries.sum(), np.full(n_blur, 1.0 / n_blur), "same")
    return seen / seen.sum(), entries


def _shapes(
    entries: NDArray[np.float64], leverages: Sequence[float], rate: float, family: Family
) -> NDArray[np.float64]:
    """Return the distances of levels for every tier and side, shape ``(n, n_shapes)``."""
    tiers = [leverage for leverage in leverages if leverage > 1 and rate * leverage < 1]
    factors = np.log(np.stack(level_factors(tiers, rate, family=family))).ravel()
    n, half = 2 * round(_REACH / _STEP), entries.size // 2
    near = factors[np.abs(factors) < _REACH + _WIDEST]
    shapes = np.zeros((n + 2 * entries.size, max(near.size, 1)))
    for shape, factor in enumerate(near.tolist()):
        begin = round(factor / _STEP) + n // 2 - half + entries.size
        begin = min(max(begin, 0), shapes.shape[0] - entries.size)
        shapes[begin : begin + entries.size, shape] = entries
    return shapes[entries.size : entries.size + n]
