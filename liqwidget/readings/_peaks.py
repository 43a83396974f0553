"""Peaks of a profile: places, prominences and extents on the log axis."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks, peak_widths

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Peaks", "find_prominent"]


@dataclass(frozen=True, eq=False)
class Peaks:
    """Peaks of some profiles, profile by profile, lowest first; arrays of shape ``(n_peaks,)``."""

    profile: NDArray[np.intp]
    """Which profile each belongs to."""
    place: NDArray[np.float64]
    """Where the peak is, in buckets: 2.0 is the center of bucket 2."""
    prominence: NDArray[np.float64]
    """Over the height of the highest peak of its profile, in (0, 1]."""
    start: NDArray[np.intp]
    """First bucket of the extent."""
    stop: NDArray[np.intp]
    """One past the last bucket of the extent."""


def find_prominent(values: NDArray[np.float64], *, blur: float, prominence: float) -> Peaks:
    """Return the peaks of some profiles that stand out, each profile for itself.

    Parameters
    ----------
    values : ndarray of float64, shape (n_profiles, n_buckets)
        Dollars of one side each.
    blur : float
        Standard deviation of the smoothing, in buckets.
    prominence : float
        Least prominence, over the height of the highest peak.

    Returns
    -------
    Peaks

    Notes
    -----
    A plateau is one peak, at its middle. A peak between buckets is placed by a parabola through
    the logarithms, which is exact for a Gaussian. The extent ends where the smoothed profile has
    fallen by half of the prominence, or at the lowest point on the way to the next peak.
    """
    smooth = gaussian_filter1d(values, blur, axis=1, mode="constant")
    highest = np.maximum(smooth.max(axis=1, keepdims=True), 1e-300)
    # laid end to end with a zero around each: a peak at a border counts, and no peak sees another
    # profile; rounding lets a plateau be one
    wide = values.shape[1] + 2
    heights = np.zeros((values.shape[0], wide))
    np.round(smooth / highest, 12, out=heights[:, 1:-1])
    line = heights.ravel()
    # a plateau of one bucket is a peak: asking for one makes SciPy report the edges of all
    peaks, found = find_peaks(line, prominence=prominence, plateau_size=1)
    bases = (found["prominences"], found["left_bases"], found["right_bases"])
    _, _, left, right = peak_widths(line, peaks, rel_height=0.5, prominence_data=bases)
    start, stop = np.ceil(left).astype(np.intp), np.floor(right).astype(np.intp) + 1
    for i, (peak, following) in enumerate(pairwise(peaks.tolist())):  # a handful of peaks
        valley = peak + int(line[peak : following + 1].argmin())
        stop[i] = min(stop[i], valley)
        start[i + 1] = max(start[i + 1], valley)
    profile = peaks // wide
    first = profile * wide + 1
    return Peaks(
        profile=profile,
        place=_places(line, found["left_edges"], found["right_edges"]) - first,
        prominence=found["prominences"],
        start=np.maximum(start - first, 0),
        stop=np.minimum(stop - first, values.shape[1]),
    )


def _places(
    heights: NDArray[np.float64], left: NDArray[np.intp], right: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return where the peaks are, between the buckets."""
    around = heights[np.stack([left - 1, left, right + 1])]
    before, top, after = np.log(np.maximum(around, 1e-300))
    bend = before - 2.0 * top + after
    moved = np.divide(0.5 * (before - after), bend, out=np.zeros_like(bend), where=bend < 0)
    moved[left != right] = 0.0
    place: NDArray[np.float64] = (left + right) / 2.0
    place += np.maximum(np.minimum(moved, 0.5), -0.5)
    return place
