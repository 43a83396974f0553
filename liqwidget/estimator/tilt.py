"""How funding leans the leverage mix of longs and shorts apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["NEUTRAL_FUNDING", "TYPICAL_FUNDING", "crowding", "side_factors", "side_weights"]

NEUTRAL_FUNDING = 1e-4
"""Rate per 8 h at which nobody crowds: the interest component of most venues."""
TYPICAL_FUNDING = 2e-4
"""Distance from neutral, per 8 h, at which crowding is three quarters of its limit."""


def crowding(funding_rate: NDArray[np.float64], funding_shift: float = 0.0) -> NDArray[np.float64]:
    r"""Return how crowded the long side is, from -1 to 1; 0 where funding is not known.

    Parameters
    ----------
    funding_rate : ndarray of float64, shape (n,)
        Per 8 h, as a fraction: 0.0001 is 0.01 %.
    funding_shift : float
        Added to every known rate.

    Notes
    -----
    :math:`z = \tanh((F - F_0) / F_s)` with :math:`F_0 = 0.01\,\%` and
    :math:`F_s = 0.02\,\%`.
    """
    return np.nan_to_num(
        np.tanh((funding_rate + funding_shift - NEUTRAL_FUNDING) / TYPICAL_FUNDING)
    )


def side_weights(
    weights: NDArray[np.float64],
    leverages: Sequence[float],
    crowded: NDArray[np.float64],
    funding_tilt: float = 0.25,
) -> NDArray[np.float64]:
    r"""Return the leverage mix of each side in each column.

    The totals of the sides stay equal, since every contract has a long and a short: a crowded
    side is one that is *more levered*, not one that is larger. What the weights lack to one
    is unlevered, takes part in the tilt with leverage 1, and is not returned.

    Parameters
    ----------
    weights : ndarray of float64, shape (n_tiers,)
        Share of openings per tier; they sum to one at most.
    leverages : sequence of float, length n_tiers
    crowded : ndarray of float64, shape (n_columns,)
        From :func:`crowding`.
    funding_tilt : float, default 0.25
        Strength :math:`\gamma`; 0 gives both sides the same mix.

    Returns
    -------
    ndarray of float64, shape (2 * n_tiers, n_columns)
        Row ``2 * tier`` for longs, ``2 * tier + 1`` for shorts.

    Notes
    -----
    The smallest change of the weights, in relative entropy, that moves their mean
    log-leverage:

    .. math:: w_k^\pm = \frac{w_k L_k^{\pm\gamma z}}{1 - \sum_j w_j + \sum_j w_j L_j^{\pm\gamma z}}.
    """
    factors = side_factors(weights, leverages, crowded, funding_tilt)
    factors *= np.repeat(weights, 2)[:, None]
    return factors


def one_side(mix: NDArray[np.float64], side: int) -> NDArray[np.float64]:
    """Return the mix with the other side's weights at zero; 0 for longs, 1 for shorts."""
    only = np.zeros_like(mix)
    only[side::2] = mix[side::2]
    return only


def side_factors(
    weights: NDArray[np.float64],
    leverages: Sequence[float],
    crowded: NDArray[np.float64],
    funding_tilt: float,
) -> NDArray[np.float64]:
    r"""Return what :func:`side_weights` multiplies each tier's weight by; parameters as there.

    Only the normalizer, :math:`L_k^{\pm\gamma z} / (1 - \sum_j w_j + \sum_j w_j L_j^{\pm\gamma z})`,
    knows the weights.
    """
    n_tiers, n_columns = weights.size, crowded.size
    factors = np.ones((n_tiers, 2, n_columns))
    if funding_tilt == 0:
        return factors.reshape(2 * n_tiers, n_columns)
    unlevered = 1.0 - weights.sum()
    logarithm = np.log(np.asarray(leverages, dtype=np.float64))
    for side, sign in enumerate((1.0, -1.0)):
        np.exp(np.multiply.outer(sign * funding_tilt * logarithm, crowded), out=factors[:, side])
        factors[:, side] /= unlevered + weights @ factors[:, side]
    return factors.reshape(2 * n_tiers, n_columns)
