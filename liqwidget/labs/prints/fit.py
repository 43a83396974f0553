"""Fit a leverage mix to printed liquidations, with a floor for what no level explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.poisson import fit_mixture

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FittedMix", "fit_mix"]

_PRIOR = 0.005
"""Strength of the prior, as a share of the exposure of the tier that is swept most."""


@dataclass(frozen=True, eq=False)
class FittedMix:
    """A mix fitted to printed liquidations."""

    weights: NDArray[np.float64]
    """Share of openings that behaves like each tier, shape ``(n_tiers,)``; at most one in sum."""
    floor: float
    """Dollars per bar and side that no level explains."""

    def predicted(self, basis: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the dollars of the map alone, shape ``(2, n_bars)``."""
        return np.asarray(np.tensordot(self.weights, basis, axes=1))

    def expected(self, basis: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the dollars of map and floor together, shape ``(2, n_bars)``."""
        return self.predicted(basis) + self.floor


def fit_mix(basis: NDArray[np.float64], printed: NDArray[np.float64]) -> FittedMix:
    """Fit weights and floor to printed dollars, from equal weights.

    The floor stands for prints that follow from nothing the map knows: cross margin, other
    venues, partial liquidations. Without it one print in a bar without a swept level would have
    likelihood zero, and the choice between settings would hang on such bars.

    Parameters
    ----------
    basis : ndarray of float64, shape (n_tiers, 2, n_bars)
        Dollars swept at weight one.
    printed : ndarray of float64, shape (2, n_bars)

    Returns
    -------
    FittedMix

    See Also
    --------
    liqwidget.calibrate : The same fit for one map, with what it does and does not know.
    """
    n_tiers = basis.shape[0]
    found = fit_mixture(
        basis.reshape(n_tiers, -1),
        printed.ravel(),
        prior_weights=np.full(n_tiers, 1.0 / n_tiers),
        prior_strength=_PRIOR,
    )
    return FittedMix(found.weights, found.background)
