"""How well predicted dollars follow printed ones, in numbers that can come out bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import rankdata

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MEASURES", "TOP_SHARE", "measures"]

TOP_SHARE = 0.085
"""Share of the bars, those with the highest prediction, in which printed dollars are counted."""

MEASURES = ("r", "rank_long", "rank_short", "top_long", "top_short", "ratio")
"""Names of what `measures` returns, in its order."""


def measures(predicted: NDArray[np.float64], printed: NDArray[np.float64]) -> NDArray[np.float64]:
    r"""Compare predicted with printed dollars, bar by bar.

    Parameters
    ----------
    predicted, printed : ndarray of float64, shape (2, n_bars)
        Longs first.

    Returns
    -------
    ndarray of float64, shape (6,)
        In the order of `MEASURES`: Pearson correlation of both sides together; Spearman
        correlation of each side; share of each side's printed dollars that fell in the 8.5 % of
        the bars with the highest prediction, ties at the border in equal parts; predicted over
        printed dollars. A prediction that is the same in every bar has correlation 0.
    """
    ranks = [
        _correlation(rankdata(p), rankdata(y)) for p, y in zip(predicted, printed, strict=True)
    ]
    tops = [_top_share(p, y) for p, y in zip(predicted, printed, strict=True)]
    total = printed.sum()
    ratio = predicted.sum() / total if total > 0 else np.nan
    return np.array([_correlation(predicted.ravel(), printed.ravel()), *ranks, *tops, ratio])


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    one, other = one - one.mean(), other - other.mean()
    size = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / size if size > 0 else 0.0


def _top_share(predicted: NDArray[np.float64], printed: NDArray[np.float64]) -> float:
    """Return the share of printed dollars in the bars with the highest prediction."""
    n_top = round(TOP_SHARE * predicted.size)
    if n_top == 0 or printed.sum() <= 0:
        return 0.0
    border = np.partition(predicted, -n_top)[-n_top]
    above, tied = predicted > border, predicted == border
    # which of the tied bars come first is chance: each counts for the same part
    part = (n_top - above.sum()) / tied.sum()
    return float((printed[above].sum() + part * printed[tied].sum()) / printed.sum())
