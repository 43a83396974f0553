"""Whether a map's dollars are there: predicted against true, by decile of what was predicted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs._grids import bucket_of_price, bucket_width, check_grids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.labs._pieces import MapLike
    from liqwidget.labs.exact_map import ExactMap

__all__ = ["Reliability", "reliability"]

_WINDOW = 0.10
_N_GROUPS = 10


@dataclass(frozen=True, eq=False)
class Reliability:
    """Dollars of the buckets within 10 % of price, predicted and true; arrays are read-only."""

    predicted: NDArray[np.float64]
    """Mean dollars predicted in each tenth of the buckets, from the least predicted to the most."""
    true: NDArray[np.float64]
    """Mean dollars that were there, in the same buckets."""
    slope: float
    """How much more was there, per dollar more predicted: 1 is right, 0.2 is five times too
    bright, 0 knows nothing, below 0 is upside down."""
    error: float
    """Mean distance of the two curves over the mean of the true one: 0 is right."""
    top_share: float
    """Share of the true dollars that lies in the tenth of the buckets predicted highest."""
    best_share: float
    """The share in the tenth that was highest in truth: what a perfect map would have found."""

    @property
    def top_skill(self) -> float:
        """Share found beyond a tenth, over what a perfect map would have: 1 perfect, 0 chance."""
        chance = 1.0 / _N_GROUPS
        best = self.best_share - chance
        return (self.top_share - chance) / best if best > 0 else 0.0


def reliability(
    estimated: MapLike, true: ExactMap, *, columns: Sequence[int] | int = -1
) -> Reliability:
    r"""Compare a map's dollars with the true ones, bucket by bucket.

    Longs and shorts are compared apart. Ranks do not see a map that is five times too bright, and
    the ratio of totals does not see one whose bright bands are too bright and whose faint ones are
    too faint; this does.

    Parameters
    ----------
    estimated : LiquidationMap or ExactMap
    true : ExactMap
        The truth, made with ``exact_map(exchange, like=estimated)``.
    columns : int or sequence of int, default -1
        Which columns; their buckets are pooled.

    Returns
    -------
    Reliability

    Raises
    ------
    ValueError
        If the maps do not share their grid, or a price is unknown.

    Notes
    -----
    A cell is one side of one bucket within 10 % of the price on which that side can be: longs at
    the price or below it, shorts at it or above. `slope` is that of the least squares line through
    all cells, with an intercept.

    Examples
    --------
    The truth is there, to the dollar:

    >>> import liqwidget as lq
    >>> from liqwidget.labs import exact_map, reliability, simulate
    >>> exchange = simulate(0.2, warm_up_days=0, seed=1)
    >>> truth = exact_map(exchange, like=lq.estimate(exchange.market))
    >>> itself = reliability(truth, truth)
    >>> round(itself.slope, 12), itself.error, itself.top_skill
    (1.0, 0.0, 1.0)
    """
    check_grids(estimated, true)
    numbers = [columns] if isinstance(columns, (int, np.integer)) else list(columns)
    predicted, found = _cells(estimated, true, numbers), _cells(true, true, numbers)
    order = np.argsort(predicted, kind="stable")
    groups = np.array_split(order, _N_GROUPS)
    curves = [np.array([values[group].mean() for group in groups]) for values in (predicted, found)]
    for curve in curves:
        curve.flags.writeable = False
    total = float(found.sum())
    n_top = groups[-1].size
    return Reliability(
        predicted=curves[0],
        true=curves[1],
        slope=_slope(predicted, found),
        error=float(np.abs(curves[0] - curves[1]).mean()) / max(float(curves[1].mean()), 1e-300),
        top_share=float(found[groups[-1]].sum()) / total if total > 0 else 0.0,
        best_share=float(np.sort(found)[-n_top:].sum()) / total if total > 0 else 0.0,
    )


def _cells(map: MapLike, true: ExactMap, columns: list[int]) -> NDArray[np.float64]:
    """Return the dollars of all cells, in one order for all maps."""
    reach = round(_WINDOW / bucket_width(true))
    at = bucket_of_price(true)
    prices = true.bucket_prices
    cells = []
    for column in columns:
        middle = int(at[column])
        below = slice(max(middle - reach, 0), middle + 1)
        above = slice(middle, middle + reach + 1)
        cells += [
            map.long_quantity[below, column] * prices[below],
            map.short_quantity[above, column] * prices[above],
        ]
    return np.concatenate(cells)


def _slope(predicted: NDArray[np.float64], found: NDArray[np.float64]) -> float:
    away = predicted - predicted.mean()
    spread = float(away @ away)
    return float(away @ found) / spread if spread > 0 else 0.0
