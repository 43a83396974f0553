"""A leverage mix fitted to printed liquidations, and how far the prints know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import dollars
from liqwidget.estimator.estimate import Estimator

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.liquidation_map import LiquidationMap

__all__ = ["Calibration", "Trial"]


@dataclass(frozen=True, eq=False)
class Trial:
    """One setting, fitted to the earlier prints and scored on the later ones."""

    turnover: float
    holding_exponent: float
    log_likelihood: float
    """Of the later prints, above that of the earlier prints' mean; in events."""
    by_part: NDArray[np.float64]
    """The same in each of some equal parts of the later span, shape ``(n_parts,)``."""
    ratio: float
    """Dollars expected over dollars printed, in the later part."""


@dataclass(frozen=True, eq=False, repr=False)
class Calibration:
    """A leverage mix fitted to printed liquidations; made by :func:`liqwidget.calibrate`.

    Arrays have shape ``(n_tiers,)`` unless said otherwise and are read-only.
    """

    fitted: LiquidationMap
    """The map of the span fitted, with the fitted mix."""
    prior_weights: NDArray[np.float64]
    """The mix where the fit started."""
    exposure: NDArray[np.float64]
    """Dollars that price would have swept, had all openings been at that tier."""
    known: NDArray[np.float64]
    """Share of the prior's variance that the prints removed, 0 to 1, other tiers unknown too."""
    standard_error: NDArray[np.float64]
    """Of each weight, from the number and sizes of the prints alone: a lower bound, since it takes
    the model to be right."""
    expected: NDArray[np.float64]
    """Dollars the fit expects per side and bar fitted, shape ``(2, n_bars)``; longs first."""
    printed: NDArray[np.float64]
    """Dollars printed, likewise; NaN where not known."""
    first_bar: int
    """Bar of the market that the span fitted begins with."""
    background: float
    """Dollars per side and bar that are printed wherever price is: no tier explains them."""
    capped: bool
    """Whether more was printed than the openings can explain, so that the weights stop at one."""
    print_size: float
    """Dollars that count as one event."""
    log_likelihood: float
    """Of the prints, above that of their mean, in events: how much better than knowing nothing."""
    trials: tuple[Trial, ...]
    """Settings tried on held-out prints; empty if none were to be chosen."""

    @property
    def weights(self) -> NDArray[np.float64]:
        """Share of openings per tier, for ``lq.estimate(weights=...)``; not renormalized."""
        return self.fitted.weights

    @property
    def leverages(self) -> tuple[float, ...]:
        """Leverage of each tier."""
        return self.fitted.leverages

    @property
    def turnover(self) -> float:
        """Turnover given or chosen."""
        return self.fitted.settings.turnover

    @property
    def holding_exponent(self) -> float:
        """Holding exponent given or chosen."""
        return self.fitted.settings.holding_exponent

    @property
    def time(self) -> NDArray[np.datetime64]:
        """Opening of every bar fitted, UTC, shape ``(n_bars,)``."""
        return self.fitted.market.time[self.first_bar :]

    @property
    def identified(self) -> NDArray[np.bool_]:
        """Whether the prints know more of a tier than the prior does: ``known`` above a half."""
        return self.known > 0.5

    @property
    def n_prints(self) -> int:
        """Bars and sides with liquidations."""
        return int(np.count_nonzero(np.nan_to_num(self.printed)))

    @property
    def ratio(self) -> float:
        """Dollars expected over dollars printed, in the span fitted; the background included."""
        seen = np.isfinite(self.printed)
        return float(self.expected[seen].sum() / self.printed[seen].sum())

    @property
    def unexplained(self) -> float:
        """Share of the printed dollars that the background takes."""
        seen = np.isfinite(self.printed)
        return float(self.background * seen.sum() / self.printed[seen].sum())

    def map(self, *, window: str | np.timedelta64 | None = None) -> LiquidationMap:
        """Return the map with the fitted mix and the settings of the fit.

        Parameters
        ----------
        window : str or timedelta64, optional
            Span shown, like "24H"; the span that the fit was given if None.

        Returns
        -------
        LiquidationMap
        """
        chosen = self.fitted.settings
        if window is None or window == chosen.window:
            return self.fitted
        map = Estimator.of(self.fitted, window=window).map(
            weights=self.weights,
            turnover=chosen.turnover,
            funding_tilt=chosen.funding_tilt,
            funding_shift=chosen.funding_shift,
            open_interest_scale=chosen.open_interest_scale,
            open_interest_jump=chosen.open_interest_jump,
            holding_exponent=chosen.holding_exponent,
        )
        return map.reweighted(self.weights, fitted=True)

    def explain(self) -> str:
        """Return in words what was fitted, what the prints do not know, and what the sum means."""
        return "\n".join(
            line for line in (_span(self), _sum(self), *_unknown(self), _choice(self)) if line
        )

    @property
    def _reached(self) -> NDArray[np.bool_]:
        """Whether a tier was swept at all: a hundredth of what was swept most, or more."""
        least = 0.01 * float(self.exposure.max())
        return self.exposure > least

    def __repr__(self) -> str:
        columns = (self.weights, self.prior_weights, self.standard_error, self.known)
        marks = np.where(self._reached, "not told apart", "the prior")
        rows = [
            f"{leverage:>6g}x {weight:>8.1%} {prior:>8.1%} {error:>8.1%} {known:>6.0%}"
            f"{'' if sure else '  ' + mark}"
            for leverage, (weight, prior, error, known), sure, mark in zip(
                self.leverages, np.stack(columns, axis=1), self.identified, marks, strict=True
            )
        ]
        head = f"{'tier':>7} {'weight':>8} {'prior':>8} {'+-':>8} {'known':>6}"
        return "\n".join([head, *rows, self.explain()])


def _span(fit: Calibration) -> str:
    printed = dollars(float(np.nansum(fit.printed)))
    beside = f", {fit.unexplained:.0%} of it as a background" if fit.unexplained >= 0.005 else ""
    return (
        f"Fitted to {printed} of liquidations in {fit.n_prints:,} bars and sides; the fit expects "
        f"{fit.ratio:.2f} times that{beside}."
    )


def _sum(fit: Calibration) -> str:
    total = float(fit.weights.sum())
    if fit.capped:
        return (
            "The weights were stopped at a sum of one: more was printed than these openings can "
            "explain. Try a higher turnover, or see whether the prints are of more than one venue."
        )
    return (
        f"The weights sum to {total:.2f}. The other {1.0 - total:.0%} of what is opened does not "
        "print at these tiers: it is unlevered, hedged or cross-margined, or it is stopped out, "
        "closed or topped up before price gets there."
    )


def _unknown(fit: Calibration) -> list[str]:
    """Say which tiers the prints do not know, and why not."""
    lines = []
    kept = _tiers(fit, ~fit.identified & ~fit._reached)
    if kept:
        lines.append(f"Price hardly reached the levels of {kept}: their weights are the prior.")
    confused = _tiers(fit, ~fit.identified & fit._reached)
    if confused:
        lines.append(f"The prints do not tell {confused} from their neighbors.")
    return lines


def _tiers(fit: Calibration, chosen: NDArray[np.bool_]) -> str:
    return ", ".join(f"{fit.leverages[tier]:g}x" for tier in np.flatnonzero(chosen))


def _choice(fit: Calibration) -> str:
    if not fit.trials:
        return ""
    return (
        f"Turnover {fit.turnover:g} and holding exponent {fit.holding_exponent:g} were chosen of "
        f"{len(fit.trials)} settings by the likelihood of held-out prints."
    )
