"""Leverage mixes to compare, by name. Assumptions, not measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liqwidget.estimator import LiquidationMap

__all__ = ["presets"]

_SHAPES: dict[str, Mapping[float, float]] = {
    "Retail 20\u201350x": {5: 0.05, 10: 0.15, 25: 0.45, 50: 0.30, 100: 0.05},
    "Desk, low leverage": {1: 0.15, 2: 0.30, 3: 0.30, 5: 0.20, 10: 0.05},
}


def presets(map: LiquidationMap) -> dict[str, list[float]]:
    """Return named mixes over the tiers of a map; a mix without any of its tiers is left out.

    Returns
    -------
    dict of list of float
        Shares along ``map.leverages``; the venue's own mix first.
    """
    venue = map.book.geometry.venue
    shapes: dict[str, Mapping[float, float]] = {
        f"{venue.title} default": venue.default_weights,
        **_SHAPES,
    }
    found = {
        name: np.array([shape.get(leverage, 0.0) for leverage in map.leverages])
        for name, shape in shapes.items()
    }
    mixes = {
        name: (shares / max(float(shares.sum()), 1.0)).tolist()
        for name, shares in found.items()
        if shares.sum() > 0
    }
    n_tiers = len(map.leverages)
    return {**mixes, "Uniform": [1.0 / n_tiers] * n_tiers}
