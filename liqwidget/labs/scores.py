"""How far a map is from the truth, in five numbers that can come out bad."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks
from scipy.stats import rankdata

from liqwidget.labs._grids import TOLERANCE, bucket_of_price, bucket_width, check_grids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.labs._pieces import MapLike
    from liqwidget.labs.exact_map import ExactMap

__all__ = ["Scores", "scores"]

_FAR, _NEAR = 0.10, 0.05
"""Windows about the price, in log price: for the first score, and for the others."""
_RANK_BLUR, _PEAK_BLUR = 0.0010, 0.0015
"""Standard deviation of the smoothing before ranks and before peaks, in log price."""
_N_CLUSTERS = 5
"""How many clusters must be found."""
_DUST = 1e-12


@dataclass(frozen=True)
class Scores:
    """How an estimate compares with the truth, averaged over columns."""

    w1: float
    """Wasserstein-1 distance of the sides' shapes within 10 % of price, as a fraction of price."""
    rank: float
    """Spearman correlation of the buckets within 5 %, both sides together; 0 for an empty map."""
    hit_rate: float
    """Share of the five most prominent true clusters with one of the estimate's five within 0.3 %."""
    guess_rate: float
    """The hit rate that five guesses by distance alone would have; see Notes of `scores`."""
    asymmetry_error: float
    """Difference of the two asymmetries, (short - long) / (short + long) within 5 %, 0 to 2."""
    ratio: float
    """Estimated over true coins within 5 %, geometric mean over columns."""
    n_columns: int
    """Columns behind these averages."""

    @property
    def skill(self) -> float:
        """Hits beyond guessing, over what guessing leaves: 1 is perfect, 0 is a guess."""
        left = 1.0 - self.guess_rate
        return (self.hit_rate - self.guess_rate) / left if left > 0 else 0.0

    def against(self, rival: Scores) -> dict[str, float]:
        """Return the skill against a rival, per score: 1 is perfect, 0 is as good as the rival.

        Below zero is worse than the rival. Where the rival is perfect, 0 if so are these, else
        minus infinity. The error of the ratio is its logarithm.

        Parameters
        ----------
        rival : Scores
            Of the same columns; see :func:`liqwidget.labs.naive_maps`.

        Returns
        -------
        dict of str to float
            For `w1`, `rank`, `hit_rate`, `asymmetry_error` and `ratio`.
        """
        mine, theirs = _errors(self), _errors(rival)
        return {name: _skill(mine[name], theirs[name]) for name in mine}


def _errors(found: Scores) -> dict[str, float]:
    return {
        "w1": found.w1,
        "rank": 1.0 - found.rank,
        "hit_rate": 1.0 - found.hit_rate,
        "asymmetry_error": found.asymmetry_error,
        "ratio": abs(float(np.log(max(found.ratio, _DUST)))),
    }


def _skill(error: float, rival: float) -> float:
    if rival > 0:
        return 1.0 - error / rival
    return 0.0 if error == 0 else -np.inf


def scores(estimated: MapLike, true: ExactMap, *, columns: Sequence[int] | int = -1) -> Scores:
    r"""Compare a map with the truth on the same grid.

    Parameters
    ----------
    estimated : LiquidationMap or ExactMap
        The map to judge.
    true : ExactMap
        The truth, made with ``exact_map(exchange, like=estimated)``.
    columns : int or sequence of int, default -1
        Which columns; the scores are averaged.

    Returns
    -------
    Scores

    Raises
    ------
    ValueError
        If the two maps do not share their grid, a price is unknown, or buckets are wider than
        0.3 %.

    Notes
    -----
    `w1` compares shapes: each side is scaled to one, the score is the mean of both, and a side
    that is empty in one of the maps counts as the width of the window, 0.1. Coins are compared,
    not dollars.

    `guess_rate` is what a map would score that knows how far from price liquidation levels
    usually are, but not where positions were opened. With :math:`g` the mean over the columns of
    the estimate's own profile by distance, five guesses drawn from :math:`g` find a cluster at
    distance :math:`x` with probability :math:`1 - (1 - G(x))^5`, where :math:`G(x)` is the share of
    :math:`g` within 0.3 % of :math:`x`.

    Examples
    --------
    The truth compared with itself is perfect:

    >>> import liqwidget as lq
    >>> from liqwidget.labs import exact_map, scores, simulate
    >>> exchange = simulate(0.2, warm_up_days=0, seed=1)
    >>> map = lq.estimate(exchange.market)
    >>> truth = exact_map(exchange, like=map)
    >>> itself = scores(truth, truth)
    >>> itself.w1, round(itself.rank, 12), itself.hit_rate, itself.ratio
    (0.0, 1.0, 1.0, 1.0)
    """
    check_grids(estimated, true)
    numbers = [columns] if isinstance(columns, (int, np.integer)) else list(columns)
    by_distance = _profile_by_distance(estimated, true)
    each = [_column_scores(estimated, true, int(column), by_distance) for column in numbers]
    table = np.array(each, dtype=np.float64).reshape(len(numbers), -1)
    table[:, -1] = np.log(np.maximum(table[:, -1], _DUST))
    means = table.mean(axis=0)
    means[-1] = np.exp(means[-1])
    names = [field.name for field in fields(Scores)][:-1]
    values = dict(zip(names, means.tolist(), strict=True))
    return Scores(**values, n_columns=len(numbers))


def _column_scores(
    estimated: MapLike, true: ExactMap, column: int, by_distance: NDArray[np.float64]
) -> tuple[float, ...]:
    width = bucket_width(true)
    at = bucket_of_price(true)[column]
    far, near = (
        slice(max(at - round(span / width), 0), at + round(span / width)) for span in (_FAR, _NEAR)
    )
    guess = [map.long_quantity[:, column] for map in (estimated, true)]
    above = [map.short_quantity[:, column] for map in (estimated, true)]
    w1 = np.mean([_w1(pair[0][far], pair[1][far], width) for pair in (guess, above)])
    both = [long + short for long, short in zip(guess, above, strict=True)]
    blurred = [gaussian_filter1d(one[near], _RANK_BLUR / width, mode="constant") for one in both]
    found, sought = (_clusters(one[far], width) + far.start for one in both)
    lean = [_asymmetry(long[near], short[near]) for long, short in zip(guess, above, strict=True)]
    return (
        float(w1),
        _rank_correlation(*blurred),
        _hits(found, sought, width),
        _guessed(sought - at, by_distance, width),
        abs(lean[0] - lean[1]),
        _over(both[0][near].sum(), both[1][near].sum()),
    )


def _w1(guess: NDArray[np.float64], truth: NDArray[np.float64], width: float) -> float:
    if guess.sum() <= 0 or truth.sum() <= 0:
        return 0.0 if guess.sum() == truth.sum() else _FAR
    apart = np.cumsum(guess / guess.sum()) - np.cumsum(truth / truth.sum())
    return float(np.abs(apart).sum() * width)


def _rank_correlation(guess: NDArray[np.float64], truth: NDArray[np.float64]) -> float:
    ranks = [rankdata(values) for values in (guess, truth)]
    if min(np.ptp(rank) for rank in ranks) == 0:
        return 0.0
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def _clusters(coins: NDArray[np.float64], width: float) -> NDArray[np.intp]:
    """Return the buckets of the most prominent clusters."""
    smooth = gaussian_filter1d(coins, _PEAK_BLUR / width, mode="constant")
    # a zero on either side lets a cluster at the border of the window count
    peaks, facts = find_peaks(np.pad(smooth, 1), prominence=_DUST)
    strongest = np.argsort(-facts["prominences"], kind="stable")[:_N_CLUSTERS]
    chosen: NDArray[np.intp] = peaks[strongest] - 1
    return chosen


def _hits(found: NDArray[np.intp], sought: NDArray[np.intp], width: float) -> float:
    if not found.size or not sought.size:
        return 0.0
    nearest = np.abs(sought[:, None] - found[None, :]).min(axis=1)
    return float((nearest * width <= TOLERANCE + 1e-9).mean())


def _profile_by_distance(estimated: MapLike, true: ExactMap) -> NDArray[np.float64]:
    """Return the estimate's mean coins by buckets from price, shape ``(2 n_buckets - 1,)``."""
    coins = estimated.long_quantity + estimated.short_quantity
    n_buckets = coins.shape[0]
    mean = np.zeros(2 * n_buckets - 1)
    for at, column in zip(bucket_of_price(true).tolist(), coins.T, strict=True):
        begin = n_buckets - 1 - at
        mean[begin : begin + n_buckets] += column
    return mean


def _guessed(sought: NDArray[np.intp], by_distance: NDArray[np.float64], width: float) -> float:
    """Return the expected hits of guesses drawn by distance."""
    middle = (by_distance.size - 1) // 2
    reach = round(_FAR / width)
    allowed = np.zeros_like(by_distance)
    allowed[max(middle - reach, 0) : middle + reach] = 1.0
    mass = by_distance * allowed
    if not sought.size or mass.sum() <= 0:
        return 0.0
    tolerance = int((TOLERANCE + 1e-9) / width)
    sums = np.append(0.0, np.cumsum(mass / mass.sum()))
    low = np.clip(sought + middle - tolerance, 0, by_distance.size)
    high = np.clip(sought + middle + tolerance + 1, 0, by_distance.size)
    return float((1.0 - (1.0 - (sums[high] - sums[low])) ** _N_CLUSTERS).mean())


def _asymmetry(long: NDArray[np.float64], short: NDArray[np.float64]) -> float:
    both = float(long.sum() + short.sum())
    return float(short.sum() - long.sum()) / both if both > 0 else 0.0


def _over(guess: float, truth: float) -> float:
    return float(guess / truth) if truth > 0 else float(guess == 0)
