"""Peaks of a profile: places, prominences and extents on the log axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks, peak_widths

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Peaks", "find_prominent"]


@dataclass(frozen=True, eq=False)
class Peaks:
    """Peaks of one profile, lowest price first; arrays of shape ``(n_peaks,)``."""

    place: NDArray[np.float64]
    """Where the peak is, in buckets: 2.0 is the center of bucket 2."""
    prominence: NDArray[np.float64]
    """Over the height of the highest peak, in (0, 1]."""
    start: NDArray[np.intp]
    """First bucket of the extent."""
    stop: NDArray[np.intp]
    """One past the last bucket of the extent."""


def find_prominent(values: NDArray[np.float64], *, blur: float, prominence: float) -> Peaks:
    """Return the peaks of a profile that stand out.

    Parameters
    ----------
    values : ndarray of float64, shape (n_buckets,)
        Dollars of one side.
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
    smooth = gaussian_filter1d(values, blur, mode="constant")
    highest = float(smooth.max(initial=0.0))
    if not highest > 0:
        return _none()
    # a zero on either side lets a peak at the border count, and rounding a plateau be one
    padded = np.concatenate([[0.0], np.round(smooth / highest, 12), [0.0]])
    # a plateau of one bucket is a peak: asking for one makes SciPy report the edges of all
    peaks, found = find_peaks(padded, prominence=prominence, plateau_size=1)
    bases = (found["prominences"], found["left_bases"], found["right_bases"])
    _, _, left, right = peak_widths(padded, peaks, rel_height=0.5, prominence_data=bases)
    start = np.ceil(left).astype(np.intp) - 1
    stop = np.floor(right).astype(np.intp)
    for i in range(peaks.size - 1):  # a handful of peaks
        between = slice(int(peaks[i]), int(peaks[i + 1]) + 1)
        valley = int(peaks[i]) - 1 + int(np.argmin(padded[between]))
        stop[i] = min(int(stop[i]), valley)
        start[i + 1] = max(int(start[i + 1]), valley)
    return Peaks(
        place=_places(padded, found["left_edges"], found["right_edges"]) - 1.0,
        prominence=found["prominences"],
        start=np.clip(start, 0, values.size - 1),
        stop=np.clip(stop, 1, values.size),
    )


def _places(
    heights: NDArray[np.float64], left: NDArray[np.intp], right: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return where the peaks are, between the buckets."""
    middle = (left + right) / 2.0
    sharp = left == right
    before, top, after = (
        np.log(np.maximum(heights[place], 1e-300)) for place in (left - 1, left, right + 1)
    )
    bend = before - 2.0 * top + after
    moved = np.divide(0.5 * (before - after), bend, out=np.zeros_like(bend), where=bend < 0)
    return np.where(sharp, middle + np.clip(moved, -0.5, 0.5), middle)


def _none() -> Peaks:
    none, whole = np.empty(0), np.empty(0, np.intp)
    return Peaks(none, none, whole, whole)
