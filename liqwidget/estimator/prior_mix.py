"""The leverage mix that a calibration starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.estimator._checks import check_choice, check_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from liqwidget.estimator._types import Weights
    from liqwidget.estimator.estimate import Estimator

__all__ = ["prior_mix"]


def prior_mix(
    estimator: Estimator, prior_weights: Weights | Literal["uniform"] | None
) -> NDArray[np.float64]:
    """Return the mix to start from: given, uniform, or the venue's default over these tiers."""
    leverages = estimator.leverages
    if prior_weights is None:
        mix = estimator.geometry.venue.default_weights
        if set(leverages) <= set(mix):
            return check_weights({tier: mix[tier] for tier in leverages}, leverages)
        return _spread(mix, leverages)
    if isinstance(prior_weights, str):
        check_choice("prior_weights", prior_weights, ("uniform",))
        return np.full(len(leverages), 1.0 / len(leverages))
    return check_weights(prior_weights, leverages)


def _spread(mix: Mapping[float, float], leverages: tuple[float, ...]) -> NDArray[np.float64]:
    """Return a mix on other tiers, so that none between two tiers of the mix starts at zero.

    Each weight is spread evenly, in log leverage, from halfway to the tier below to halfway to the
    tier above, and collected likewise; what lies beyond the last tiers goes to those.
    """
    tiers, weights = zip(*sorted(mix.items()), strict=True)
    edges, limits = _borders(tiers), _borders(leverages)
    below = np.interp(limits, edges, np.append(0.0, np.cumsum(weights)))
    below[[0, -1]] = 0.0, sum(weights)
    return np.diff(below)


def _borders(tiers: Sequence[float]) -> NDArray[np.float64]:
    """Return the borders of the tiers halfway between them, in log leverage."""
    places = np.log(np.asarray(tiers, dtype=np.float64))
    half = 0.5 * np.diff(places) if places.size > 1 else np.array([0.5])
    inner = places[:-1] + half[: places.size - 1]
    return np.concatenate([places[:1] - half[:1], inner, places[-1:] + half[-1:]])
