"""How much of a column does not survive a change of the mix: a what-if, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings import what_if

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["doubt_words", "halved"]


def halved(map: LiquidationMap, column: int = -1, *, strength: float = 30.0) -> NDArray[np.bool_]:
    """Return the buckets whose what-if band reaches below half of what is drawn.

    The same as the page hatches, see ``js/mixing/doubt.js``.

    Returns
    -------
    ndarray of bool, shape (n_buckets,)
    """
    band = what_if(map, strength=strength, spread=0.9, column=column).total
    return np.asarray((band.mean > 0) & (band.low < 0.5 * band.mean))


def doubt_words(map: LiquidationMap, column: int = -1, *, strength: float = 30.0) -> str:
    """Return the share of the dollars that is hatched, and what that means."""
    dollars = what_if(map, column=column).dollars.sum(axis=0)
    whole = float(dollars.sum())
    moved = float(dollars[halved(map, column, strength=strength)].sum())
    return (
        f"What if the mix were another: {moved / whole if whole > 0 else 0.0:.0%} of the dollars "
        "of this bar lie where one mix in twenty leaves less than half (drawn as if the mix had "
        f"been counted on {strength:g} openings). Not a confidence band: on exchanges whose every "
        "position is known such bands, meant to hold nine in ten, held the truth three in ten"
    )
