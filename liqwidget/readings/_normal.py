"""How far a share of a normal distribution reaches from its middle."""

from __future__ import annotations

from statistics import NormalDist  # SciPy's takes half a second to load

__all__ = ["normal_reach"]


def normal_reach(share: float) -> float:
    """Return how many standard deviations on both sides of the mean hold a share of it.

    Examples
    --------
    >>> round(normal_reach(0.9), 3)
    1.645
    """
    # by the lower tail, which stays above zero for every share below one
    return -NormalDist().inv_cdf(0.5 - 0.5 * share)
