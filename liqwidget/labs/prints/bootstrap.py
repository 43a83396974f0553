"""Intervals for differences of measures, from blocks of the record drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.prints.measures import MEASURES, measures

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["block_draws", "drawn_measures"]


def block_draws(n_bars: int, *, block: int, n_draws: int, seed: int) -> NDArray[np.intp]:
    """Return bars drawn with replacement, in circular blocks, shape ``(n_draws, n_bars)``.

    Liquidations come in bursts, so single bars are not independent; blocks of a day keep a burst
    together. Everything that is compared uses the same draws, which makes the intervals paired.

    References
    ----------
    D. N. Politis, J. P. Romano, *A circular block-resampling procedure for stationary data*, in
    *Exploring the Limits of Bootstrap*, Wiley, 1992.
    """
    random = np.random.default_rng(seed)
    n_blocks = -(-n_bars // block)
    begin = random.integers(0, n_bars, (n_draws, n_blocks))
    drawn = (begin[:, :, None] + np.arange(block)) % n_bars
    return np.asarray(drawn.reshape(n_draws, -1)[:, :n_bars], dtype=np.intp)


def drawn_measures(
    predicted: NDArray[np.float64], printed: NDArray[np.float64], draws: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the measures of every draw, shape ``(n_draws, n_measures)``."""
    found = [measures(predicted[:, bars], printed[:, bars]) for bars in draws]
    return np.array(found).reshape(len(draws), len(MEASURES))
