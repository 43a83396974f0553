"""How likely printed liquidations are under a fitted map, with bursts allowed for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["find_shape", "log_likelihood"]


def log_likelihood(
    counts: NDArray[np.float64], expected: NDArray[np.float64], shape: float
) -> NDArray[np.float64]:
    r"""Return the log likelihood of every cell under a negative binomial.

    Printed dollars are far more ragged than a Poisson count: what is expected swings by a factor
    from bar to bar. A gamma factor of mean one and this `shape` on the expectation gives

    .. math:: \log \frac{\Gamma(y + s)}{\Gamma(s)\, y!}
        + s \log \frac{s}{s + \mu} + y \log \frac{\mu}{s + \mu}.

    Parameters
    ----------
    counts : ndarray of float64, shape (...)
        Printed dollars in units of a typical print; need not be whole.
    expected : ndarray of float64, shape (...)
        In the same unit, above zero.
    shape : float
        Small for bursts, large for Poisson.

    References
    ----------
    A. C. Cameron, P. K. Trivedi, *Regression Analysis of Count Data*, 2nd ed., Cambridge, 2013,
    section 3.3 (NB2).
    """
    whole = expected + shape
    constant = gammaln(counts + shape) - gammaln(shape) - gammaln(counts + 1.0)
    return np.asarray(
        constant + shape * np.log(shape / whole) + counts * np.log(expected / whole),
        dtype=np.float64,
    )


def find_shape(counts: NDArray[np.float64], expected: NDArray[np.float64]) -> float:
    """Return the shape that makes the counts most likely, between 0.02 and 150."""
    found = minimize_scalar(
        lambda log_shape: -log_likelihood(counts, expected, np.exp(log_shape)).sum(),
        bounds=(-4.0, 5.0),
        method="bounded",
    )
    return float(np.exp(found.x))
