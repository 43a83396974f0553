"""A fitted mix before prints that it did not see, beside the mix that it replaces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.estimator.basis import sweep_basis
from liqwidget.estimator.calibrate import calibrate
from liqwidget.estimator.poisson import fit_mixture, log_likelihood
from liqwidget.readings._words import minute_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.estimator._types import MarketLike

__all__ = ["HeldOut", "held_out"]

_FEWEST = 5
"""Bars and sides with prints in each part, below which nothing can be said."""


@dataclass(frozen=True)
class HeldOut:
    """How the later prints judge a mix that was fitted to the earlier ones."""

    since: np.datetime64
    """First bar that was held out, UTC."""
    n_prints: int
    """Bars and sides with prints among those held out."""
    gain: float
    """Log-likelihood of these prints under the fitted mix above that under the mix before, which
    is given the same freedom in its total and its background; in events. Negative if worse."""

    def __str__(self) -> str:
        said = "more" if self.gain > 0 else "LESS"
        since = minute_text(self.since)
        return (
            f"fitted to the prints before {since} UTC only, the mix makes the {self.n_prints} "
            f"prints after it {said} likely than the mix before, scaled alike: by {self.gain:+.1f} "
            "in log-likelihood, counted in events"
        )


def held_out(
    market: MarketLike,
    printed: NDArray[np.float64],
    rival: NDArray[np.float64],
    *,
    share: float = 1 / 3,
    **options: Any,
) -> HeldOut | None:
    """Fit a mix to the earlier prints and hold it and its rival against the later ones.

    Parameters
    ----------
    market : Market
    printed : ndarray of float64, shape (2, n_bars)
        Dollars per bar, longs first; NaN where unknown.
    rival : ndarray of float64, shape (n_tiers,)
        The mix before.
    share : float, default 1/3
        Of the span with prints on record, its end.
    **options
        Of :func:`liqwidget.calibrate`.

    Returns
    -------
    HeldOut or None
        None where one of the parts has too few prints to say anything.

    Notes
    -----
    Where prints are a sample, a fit wins by its total alone. So the rival's total and background
    are fitted to the earlier prints as well, and what is left is its shape.
    """
    known = np.flatnonzero(np.isfinite(printed).any(axis=0))
    if known.size < 2:
        return None
    cut = int(known[round((1.0 - share) * (known.size - 1))])
    early = np.where(np.arange(printed.shape[1]) < cut, printed, np.nan)
    late = printed[:, cut:]
    if min(_count(early), _count(late)) < _FEWEST:
        return None
    try:
        fit = calibrate(market, long_liquidations=early[0], short_liquidations=early[1], **options)
    except ValueError:  # all of the earlier prints are in the warm-up
        return None
    usual = float(np.nanmean(early[:, fit.first_bar : cut]))
    seen = np.isfinite(late)
    expected = _expected(fit.fitted, cut, fit.weights) + fit.background
    level, background = _scaled(fit.fitted.reweighted(rival), early, fit.first_bar, cut)
    other = level * _expected(fit.fitted.reweighted(rival), cut, rival) + background
    mine, theirs = (
        log_likelihood(each[seen], late[seen], usual) / fit.print_size for each in (expected, other)
    )
    return HeldOut(market.time[cut], _count(late), mine - theirs)


def _count(printed: NDArray[np.float64]) -> int:
    return int(np.count_nonzero(np.nan_to_num(printed)))


def _expected(
    map: LiquidationMap, start: int, weights: NDArray[np.float64], stop: int | None = None
) -> NDArray[np.float64]:
    """Return the dollars that a mix expects from a bar of the market on, shape ``(2, n_bars)``."""
    basis = sweep_basis(map)
    end = None if stop is None else stop - basis.start
    return np.stack([side[start - basis.start : end] for side in basis.swept(weights)])


def _scaled(
    map: LiquidationMap, early: NDArray[np.float64], first: int, cut: int
) -> tuple[float, float]:
    """Return what to multiply a map's dollars with, and what to add, to meet earlier prints."""
    total = float(map.weights.sum())
    if total <= 0:
        return 0.0, float(np.nanmean(early[:, first:cut]))
    printed = early[:, first:cut].ravel()
    seen = np.isfinite(printed)
    swept = _expected(map, first, map.weights, cut).ravel() / total
    found = fit_mixture(
        swept[None, seen], printed[seen], prior_weights=np.array([total]), prior_strength=1e-6
    )
    return float(found.weights[0]) / total, found.background
