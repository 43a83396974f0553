"""Weights of a Poisson mixture: expectation maximization with a weak prior."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["N_ITERATIONS", "Mixture", "fit_mixture", "known_share", "log_likelihood"]

N_ITERATIONS = 300
_START = 1e-3
_TOLERANCE = 1e-7
_DUST = 1e-12


@dataclass(frozen=True)
class Mixture:
    """A fitted mixture."""

    weights: NDArray[np.float64]
    """Weight of each component, shape ``(n_components,)``; they sum to one at most."""
    background: float
    """What is printed per cell whatever the components say."""
    capped: bool
    """Whether the weights would have summed to more than one."""


def fit_mixture(
    swept: NDArray[np.float64],
    printed: NDArray[np.float64],
    *,
    prior_weights: NDArray[np.float64],
    prior_strength: float,
    background: bool = True,
    n_iterations: int = N_ITERATIONS,
    start: Mixture | None = None,
) -> Mixture:
    r"""Fit the weights of components to what was printed.

    Parameters
    ----------
    swept : ndarray of float64, shape (n_components, n_cells)
        What each component expects at weight one.
    printed : ndarray of float64, shape (n_cells,)
        In the same unit, which does not matter.
    prior_weights : ndarray of float64, shape (n_components,)
        The weights where the fit starts, and those of a component that expects nothing.
    prior_strength : float
        Weight of the prior against the component that expects most, as a fraction.
    background : bool
        Whether a constant takes part, for what is printed where no component expects anything.
    n_iterations : int
    start : Mixture, optional
        Where the iteration starts, if not at the prior.

    Returns
    -------
    Mixture

    Notes
    -----
    The multiplicative iteration of Richardson and Lucy, with a Gamma prior of shape
    :math:`1 + a w^0_k` and rate :math:`a`:

    .. math::
        w_k \leftarrow \frac{w_k \sum_t F_k(t)\, y(t) / \mu(t) + a w^0_k}
            {\sum_t F_k(t) + a + \lambda},
        \qquad \mu = b + \sum_k w_k F_k, \quad a = \alpha \max_k \sum_t F_k(t).

    :math:`\lambda` is zero unless the weights would sum to more than one, and then the multiplier
    that keeps them there. Cells where nothing was printed act through the sums of the denominator
    alone. Scaling :math:`F` and :math:`y` together changes nothing.

    References
    ----------
    W. H. Richardson, *Bayesian-Based Iterative Method of Image Restoration*, 1972; L. B. Lucy, *An
    iterative technique for the rectification of observed distributions*, 1974.

    Examples
    --------
    Two components that never expect anything in the same cell:

    >>> swept = np.array([[10.0, 0.0], [0.0, 10.0]])
    >>> fit_mixture(swept, np.array([2.0, 5.0]), prior_weights=np.array([0.5, 0.5]),
    ...             prior_strength=0.0, background=False).weights
    array([0.2, 0.5])
    """
    exposure = swept.sum(axis=1)
    prior = prior_strength * float(exposure.max(initial=0.0))
    cells = np.flatnonzero(printed > 0)
    expected = np.ascontiguousarray(swept[:, cells])
    seen = printed[cells]
    dust = _DUST * (float(seen.max(initial=0.0)) or 1.0)
    weights = np.maximum(prior_weights if start is None else start.weights, _START)
    constant = 0.05 * float(printed.mean()) if background else 0.0
    denominator = np.maximum(exposure + prior, dust)
    pull = prior * prior_weights
    capped = False
    for _ in range(n_iterations):
        share = seen / (weights @ expected + (constant + dust))
        numerator = weights * (expected @ share) + pull
        following, capped = _at_most_one(numerator, denominator)
        constant *= float(share.sum()) / printed.size
        settled = np.abs(following - weights).max() <= _TOLERANCE * following.max()
        weights = following
        if settled:
            break
    if prior == 0:  # nothing was expected, so nothing was learned
        weights = np.where(exposure > 0, weights, prior_weights)
    return Mixture(weights, constant, capped)


def _at_most_one(
    numerator: NDArray[np.float64], denominator: NDArray[np.float64]
) -> tuple[NDArray[np.float64], bool]:
    """Return the weights, and whether something had to be added to the denominators for them."""
    weights = numerator / denominator
    if weights.sum() <= 1.0:
        return weights, False
    multiplier = 0.0
    for _ in range(60):  # Newton's steps on a convex falling function, from the left
        excess = float(weights.sum()) - 1.0
        if excess <= 1e-13:
            break
        multiplier += excess / float((weights / (denominator + multiplier)).sum())
        weights = numerator / (denominator + multiplier)
    return weights / max(float(weights.sum()), 1.0), True


def known_share(
    swept: NDArray[np.float64],
    expected: NDArray[np.float64],
    *,
    prior_weights: NDArray[np.float64],
    prior_strength: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    r"""Return how much of the prior's variance the cells remove from each weight, and what is left.

    Parameters
    ----------
    swept : ndarray of float64, shape (n_components, n_cells)
    expected : ndarray of float64, shape (n_cells,)
        Under the fit, in the same unit.
    prior_weights, prior_strength
        As in :func:`fit_mixture`.

    Returns
    -------
    known : ndarray of float64, shape (n_components,)
        From 0 to 1; 0 for a component that expects nothing.
    variance : ndarray of float64, shape (n_components,)
        Of the weights, if the unit is one event.

    Notes
    -----
    The Gamma prior has the information :math:`a / w^0_k` at its mode. With :math:`J = \sum_t F F^\top
    / \mu` and a constant as one component more, the share is :math:`1 - (a / w^0_k)\,
    [(J + \mathrm{diag}(a / w^0))^{-1}]_{kk}`: all weights are unknown at once, so two components
    that expect the same in the same cells are not known apart.
    """
    n_components = swept.shape[0]
    exposure = swept.sum(axis=1)
    prior = max(prior_strength, _DUST) * max(float(exposure.max(initial=0.0)), _DUST)
    usual = max(float(prior_weights.mean()), _DUST)
    precision = prior / np.where(prior_weights > 0, prior_weights, usual)
    cells = expected > 0
    components = np.vstack([swept[:, cells], np.ones(int(cells.sum()))])
    total = (components / expected[cells]) @ components.T
    total[np.arange(n_components), np.arange(n_components)] += precision
    total[-1, -1] += _DUST + total[-1, -1] * _DUST
    scale = 1.0 / np.sqrt(np.diag(total))  # dollars squared span many orders of magnitude
    inverse = np.linalg.inv(total * np.outer(scale, scale)) * np.outer(scale, scale)
    variance = np.diag(inverse)[:n_components].copy()
    return np.clip(1.0 - precision * variance, 0.0, 1.0), variance


def log_likelihood(
    expected: NDArray[np.float64], printed: NDArray[np.float64], usual: float
) -> float:
    """Return the Poisson log-likelihood of cells above that of a constant.

    Parameters
    ----------
    expected, printed : ndarray of float64, shape (n_cells,)
    usual : float
        The constant. A hundredth of it is mixed into `expected`, so that one print where nothing
        was expected costs much but not everything.

    Returns
    -------
    float
        In the unit of `printed`; zero for a fit that knows the mean only.
    """
    mixed = 0.99 * expected + 0.01 * usual
    seen = printed > 0
    gain = printed[seen] @ np.log(mixed[seen] / usual)
    return float(gain - mixed.sum() + usual * printed.size)
