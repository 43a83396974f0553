"""Peaks without SciPy are the peaks that SciPy finds."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks, peak_widths
from scipy.special import ndtri

from liqwidget.readings import _peaks
from liqwidget.readings._normal import normal_reach
from liqwidget.readings._peaks import find_prominent


def stairs(seed: int) -> np.ndarray:
    """Return one profile of small whole numbers, so with plateaus and equal heights."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, rng.integers(2, 9), size=(1, 60)).astype(np.float64)


def unsmoothed(values: np.ndarray, _deviation: float) -> np.ndarray:
    return values


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("least", [0.1, 0.5])
def test_plateaus_prominences_and_extents_are_those_of_scipy(monkeypatch, seed, least):
    monkeypatch.setattr(_peaks, "_smoothed", unsmoothed)
    values = stairs(seed)
    line = np.pad((values[0] / values.max()).round(12), 1)

    found = find_prominent(values, blur=1.0, prominence=least)

    peaks, facts = find_peaks(line, prominence=least, plateau_size=1)
    _, _, left, right = peak_widths(line, peaks, rel_height=0.5)
    wide = facts["right_edges"] > facts["left_edges"]
    middle = (facts["left_edges"] + facts["right_edges"]) / 2 - 1
    assert found.place[wide].tolist() == middle[wide].tolist()
    assert np.abs(found.place - middle).max() <= 0.5
    assert found.prominence.tolist() == facts["prominences"].tolist()
    # they end at the valley before the next peak, which SciPy knows nothing of
    valleys = [a + int(line[a : b + 1].argmin()) for a, b in pairwise(peaks)]
    first, last = np.ceil(left), np.floor(right) + 1
    assert found.start.tolist() == (np.maximum(first, [0, *valleys]) - 1).tolist()
    assert found.stop.tolist() == (np.minimum(last, [*valleys, 99]) - 1).tolist()


@pytest.mark.parametrize("deviation", [1.0, 2.3, 17.0])
def test_profiles_are_smoothed_as_scipy_does_and_not_into_each_other(deviation):
    values = np.random.default_rng(1).exponential(1e8, size=(3, 50))

    smooth = _peaks._smoothed(values, deviation)

    expected = gaussian_filter1d(values, deviation, axis=1, mode="constant")
    assert smooth == pytest.approx(expected, rel=1e-12)


def test_many_profiles_have_the_peaks_of_each_by_itself():
    values = np.random.default_rng(2).exponential(size=(5, 80)) ** 3
    values[2] = 0.0

    together = find_prominent(values, blur=2.0, prominence=0.05)

    for number, profile in enumerate(values):
        alone = find_prominent(profile[None], blur=2.0, prominence=0.05)
        own = together.profile == number
        assert together.start[own].tolist() == alone.start.tolist()
        assert together.stop[own].tolist() == alone.stop.tolist()
        assert together.prominence[own] == pytest.approx(alone.prominence, rel=1e-9)


@pytest.mark.parametrize("share", [1e-9, 0.1, 0.5, 0.9, 0.999999, 1 - 1e-12])
def test_the_reach_of_a_share_is_that_of_scipy(share):
    assert normal_reach(share) == pytest.approx(float(-ndtri(0.5 - 0.5 * share)), rel=1e-12)
