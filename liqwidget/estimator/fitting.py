"""Fitting one setting of the estimator to prints: basis and weights in turns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.basis import sweep_basis
from liqwidget.estimator.calibration import Trial
from liqwidget.estimator.poisson import Mixture, fit_mixture, log_likelihood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.estimator.estimate import Estimator
    from liqwidget.estimator.liquidation_map import LiquidationMap

__all__ = ["Fit", "Fitting", "Span", "choose"]

_ROUNDS = 50
_SETTLED = 1e-7
_PARTS = 12


@dataclass(frozen=True)
class Span:
    """Bars of the market from `start` to before `stop`."""

    start: int
    stop: int

    def split(self, share: float) -> tuple[Span, Span]:
        """Return the first `share` of the span and the rest, one bar each at least."""
        n_bars = self.stop - self.start
        cut = self.start + min(max(round(share * n_bars), 1), n_bars - 1)
        return Span(self.start, cut), Span(cut, self.stop)


@dataclass(frozen=True, eq=False)
class Fit:
    """A mixture, the map with its weights, and the cells: longs of all bars, then shorts."""

    mixture: Mixture
    map: LiquidationMap
    swept: NDArray[np.float64]
    """Dollars at weight one, with the normalizer of these weights, ``(n_tiers, n_cells)``."""
    printed: NDArray[np.float64]
    """NaN where unknown."""

    @property
    def seen(self) -> NDArray[np.bool_]:
        """Where prints are known."""
        return np.isfinite(self.printed)

    @property
    def expected(self) -> NDArray[np.float64]:
        """Dollars expected of every cell."""
        return self.mixture.weights @ self.swept + self.mixture.background


@dataclass(frozen=True, eq=False)
class Fitting:
    """What stays the same from setting to setting; a setting is (turnover, holding exponent)."""

    estimator: Estimator
    printed: NDArray[np.float64]
    """Dollars of every bar of the market, shape ``(2, n_bars)``."""
    prior: NDArray[np.float64]
    prior_strength: float
    background: bool
    funding_tilt: float

    def fit(self, span: Span, setting: tuple[float, float]) -> Fit:
        """Fit the mix to the prints of a span.

        The basis holds a normalizer that knows the weights, so each is found with the other at
        hand until they agree. Without a tilt they do at once.
        """
        printed = self.seen(span)
        known = np.isfinite(printed)
        mixture: Mixture | None = None
        map = self._map(self.prior, setting)
        swept = self._cells(map, span)
        for _ in range(_ROUNDS):
            mixture = fit_mixture(
                swept[:, known],
                printed[known],
                prior_weights=self.prior,
                prior_strength=self.prior_strength,
                background=self.background,
                start=mixture,
            )
            moved = float(np.abs(mixture.weights - map.weights).max())
            map = self._map(mixture.weights, setting)
            if self.funding_tilt == 0:
                break
            swept = self._cells(map, span)
            if moved <= _SETTLED:
                break
        assert mixture is not None
        return Fit(mixture, map, swept, printed)

    def trial(self, early: Span, late: Span, setting: tuple[float, float], size: float) -> Trial:
        """Fit a setting to the earlier span and score it on the later one."""
        fit = self.fit(early, setting)
        usual = float(np.mean(fit.printed[fit.seen]))
        printed = self.seen(late)
        known = np.isfinite(printed)
        expected = fit.mixture.weights @ self._cells(fit.map, late) + fit.mixture.background
        n_bars = late.stop - late.start
        part = np.tile(np.arange(n_bars) * min(_PARTS, n_bars) // n_bars, 2)
        by_part = np.array([
            log_likelihood(expected[chosen], printed[chosen], usual) / size
            for chosen in (known & (part == number) for number in range(part[-1] + 1))
        ])  # fmt: skip
        by_part.flags.writeable = False
        return Trial(
            turnover=setting[0],
            holding_exponent=setting[1],
            log_likelihood=float(by_part.sum()),
            by_part=by_part,
            ratio=float(expected[known].sum() / max(printed[known].sum(), 1e-300)),
        )

    def seen(self, span: Span) -> NDArray[np.float64]:
        """Return the prints of a span, longs and then shorts."""
        return self.printed[:, span.start : span.stop].ravel()

    def _map(self, weights: NDArray[np.float64], setting: tuple[float, float]) -> LiquidationMap:
        turnover, holding_exponent = setting
        return self.estimator.map(
            weights=weights,
            turnover=turnover,
            holding_exponent=holding_exponent,
            funding_tilt=self.funding_tilt,
        )

    def _cells(self, map: LiquidationMap, span: Span) -> NDArray[np.float64]:
        """Return the basis of a span, longs and then shorts, shape ``(n_tiers, 2 n_bars)``."""
        basis = sweep_basis(map)
        bars = slice(span.start - basis.start, span.stop - basis.start)
        return np.concatenate([basis.long[:, bars], basis.short[:, bars]], axis=1)


def choose(trials: Sequence[Trial]) -> int:
    """Return the first trial that is not worse than the best by more than a standard error.

    The error is that of the difference, part by part of the later span, so that what makes all
    settings look good or bad at once cancels.

    References
    ----------
    L. Breiman, J. Friedman, R. Olshen, C. Stone, *Classification and Regression Trees*, 1984: the
    rule of one standard error.
    """
    best = max(trials, key=lambda trial: trial.log_likelihood)
    # the best is not behind itself, so one is always found
    return next(number for number, trial in enumerate(trials) if not _behind(trial, best))


def _behind(trial: Trial, best: Trial) -> bool:
    """Whether a trial is worse by more than the standard error of the difference."""
    gap = best.by_part - trial.by_part
    error = float(gap.std()) * gap.size / math.sqrt(max(gap.size - 1, 1))
    return float(gap.sum()) > error
