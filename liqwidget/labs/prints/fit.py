"""Fit a leverage mix to printed liquidations, with a floor for what no level explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FittedMix", "fit_mix"]

_ROUNDS = 300
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
    r"""Fit weights and floor to printed dollars by Poisson expectation-maximization.

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

    Notes
    -----
    With a prior of equal weights :math:`w^0` and strength :math:`a`, none on the floor,

    .. math:: w_k \leftarrow \frac{w_k \sum_t F_k(t)\, y(t) / \mu(t) + a w^0_k}
        {\sum_t F_k(t) + a}, \qquad \mu = w F + b.

    References
    ----------
    L. B. Lucy, *An iterative technique for the rectification of observed distributions*,
    Astronomical Journal 79, 745, 1974.
    """
    n_tiers = basis.shape[0]
    cells = basis.reshape(n_tiers, -1)
    seen = printed.ravel()
    rows = np.vstack([cells, np.ones(seen.size)])
    exposure = rows.sum(axis=1)
    strength = np.full(n_tiers + 1, _PRIOR * exposure[:-1].max())
    strength[-1] = 0.0
    prior = np.append(np.full(n_tiers, 1.0 / n_tiers), 0.1 * seen.mean())
    weights = prior.copy()
    with_prints = np.flatnonzero(seen > 0)  # the other cells act through the exposure alone
    rows, seen = np.ascontiguousarray(rows[:, with_prints]), seen[with_prints]
    pull = strength * prior
    for _ in range(_ROUNDS):
        weights *= rows @ (seen / np.maximum(weights @ rows, 1e-9))
        weights += pull
        weights /= exposure + strength
    total = float(weights[:-1].sum())
    return FittedMix(weights[:-1] / max(total, 1.0), float(weights[-1]))
