"""Dollars predicted and dollars there: right for the truth, wrong for wrong maps."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from liqwidget.labs import reliability

COLUMNS = range(60, 144, 12)


@dataclass(frozen=True)
class Drawn:
    """A map made of grids."""

    bucket_edges: np.ndarray
    time: np.ndarray
    long_quantity: np.ndarray
    short_quantity: np.ndarray


def drawn(truth, change):
    """The truth with each side's grid changed."""
    sides = [change(side) for side in (truth.long_quantity, truth.short_quantity)]
    return Drawn(truth.bucket_edges, truth.time, *sides)


@pytest.fixture(scope="module")
def honest(map, truth):
    return reliability(map, truth, columns=COLUMNS)


def test_the_truth_is_reliable(truth):
    found = reliability(truth, truth, columns=COLUMNS)

    assert found.slope == pytest.approx(1.0)
    assert found.error == 0.0
    assert found.top_share == found.best_share
    assert found.top_skill == 1.0
    np.testing.assert_array_equal(found.predicted, found.true)


def test_an_estimate_knows_more_than_nothing(honest):
    assert honest.slope > 0.1
    assert honest.top_skill > 0.15
    assert (np.diff(honest.predicted) >= 0).all()


def test_the_tenths_are_means_of_sorted_cells(truth):
    """Forty buckets, price in the middle: the obvious loop."""
    found = reliability(drawn(truth, lambda side: 3.0 * side), truth, columns=100)
    at = int(np.searchsorted(truth.bucket_edges, truth.closes[100], side="right")) - 1
    reach = round(0.1 / np.log(truth.bucket_edges[1] / truth.bucket_edges[0]))
    cells = []
    for bucket in range(truth.total.shape[0]):
        if at - reach <= bucket <= at:
            cells.append(truth.long[bucket, 100])
        if at <= bucket <= at + reach:
            cells.append(truth.short[bucket, 100])
    cells.sort()

    assert found.true[-1] == pytest.approx(np.mean(cells[-(len(cells) // 10) :]), rel=1e-9)
    assert found.best_share == pytest.approx(sum(cells[-(len(cells) // 10) :]) / sum(cells))
    assert found.true.mean() == pytest.approx(np.mean(cells), rel=0.05)


def test_a_map_five_times_too_bright_has_a_fifth_of_the_slope(truth):
    found = reliability(drawn(truth, lambda side: 5.0 * side), truth, columns=COLUMNS)

    assert found.slope == pytest.approx(0.2)
    assert found.error == pytest.approx(4.0)
    assert found.top_skill == 1.0  # its places are right


def test_a_map_whose_contrast_is_too_strong_has_a_low_slope_at_the_right_total(truth):
    def contrast(side):
        squared = side**2
        return squared * side.sum(axis=0) / np.maximum(squared.sum(axis=0), 1e-9)

    found = reliability(drawn(truth, contrast), truth, columns=COLUMNS)

    assert found.slope < 0.6
    assert found.error > 0.5


def test_a_shuffled_map_predicts_nothing(truth, honest):
    order = np.random.default_rng(0).permutation(truth.total.shape[0])

    found = reliability(drawn(truth, lambda side: side[order]), truth, columns=COLUMNS)

    assert abs(found.slope) < 0.15
    assert abs(found.top_skill) < 0.15 < honest.top_skill
    assert found.error > 0.5


def test_a_map_mirrored_about_the_price_predicts_the_wrong_side(truth, honest):
    at = np.searchsorted(truth.bucket_edges, truth.closes, side="right") - 1
    rows = 2 * at[None, :] - np.arange(truth.total.shape[0])[:, None]
    inside = (rows >= 0) & (rows < truth.total.shape[0])
    rows = np.clip(rows, 0, truth.total.shape[0] - 1)
    columns = np.arange(truth.time.size)[None, :]
    mirrored = Drawn(
        truth.bucket_edges,
        truth.time,
        np.where(inside, truth.short_quantity[rows, columns], 0.0),
        np.where(inside, truth.long_quantity[rows, columns], 0.0),
    )

    found = reliability(mirrored, truth, columns=COLUMNS)

    assert found.slope < 0.5
    assert found.top_skill < honest.top_skill


def test_levels_that_are_never_swept_are_too_many_dollars(truth):
    pieces = replace(truth.pieces, died=np.full_like(truth.pieces.died, truth.time.size))

    found = reliability(replace(truth, pieces=pieces), truth, columns=COLUMNS)

    assert found.error > 1.0
    assert found.slope < 0.7


def test_an_empty_map_knows_nothing(truth):
    found = reliability(drawn(truth, np.zeros_like), truth, columns=COLUMNS)

    assert found.slope == 0.0
    assert found.error == pytest.approx(1.0)
    assert found.top_skill < 0.3


def test_maps_on_different_grids_are_refused(map, truth):
    with pytest.raises(ValueError, match="must share buckets and times"):
        reliability(map, replace(truth, time=truth.time + np.timedelta64(1, "m")))
