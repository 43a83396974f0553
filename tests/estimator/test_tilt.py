"""How funding leans the mixes of the sides apart."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator.tilt import NEUTRAL_FUNDING, TYPICAL_FUNDING, crowding, side_weights

TIERS = (2.0, 10.0, 50.0)
CROWDED = np.linspace(-1, 1, 9)


def test_neutral_and_unknown_funding_crowd_nobody():
    assert crowding(np.array([NEUTRAL_FUNDING, np.nan])).tolist() == [0, 0]


def test_crowding_is_a_bounded_function_of_the_distance_from_neutral():
    found = crowding(np.array([NEUTRAL_FUNDING + TYPICAL_FUNDING, -1.0, 1.0]))

    assert found == pytest.approx([np.tanh(1), -1, 1])


def test_the_shift_is_added_to_every_known_rate():
    found = crowding(np.array([0.0, np.nan]), NEUTRAL_FUNDING + TYPICAL_FUNDING)

    assert found == pytest.approx([np.tanh(1), 0])


def test_the_mixes_are_those_worked_out_by_hand():
    # strength 1/2 and crowding 1: leverage to the power of a half, 1 and 10, over 0.5 + 5
    found = side_weights(np.array([0.5, 0.5]), (1.0, 100.0), np.array([1.0]), 0.5)

    expected = [0.5 / 5.5, 0.5 / 0.55, 5 / 5.5, 0.05 / 0.55]  # longs and shorts in turn
    assert found[:, 0] == pytest.approx(expected)


@pytest.mark.parametrize("total", [1.0, 0.6])
def test_each_side_still_sums_to_one_with_the_unlevered(total):
    weights = np.array([0.2, 0.5, 0.3]) * total

    found = side_weights(weights, TIERS, CROWDED, 0.6)

    unlevered = 1 - total
    for side in (0, 1):
        raw = weights[:, None] * np.array(TIERS)[:, None] ** ((1 - 2 * side) * 0.6 * CROWDED)
        rest = unlevered / (unlevered + raw.sum(axis=0))
        assert found[side::2].sum(axis=0) + rest == pytest.approx(np.ones(CROWDED.size))


def test_a_crowded_side_is_more_levered():
    found = side_weights(np.array([0.3, 0.4, 0.3]), TIERS, np.array([1.0]), 0.25)
    mean = np.log(TIERS) @ found.reshape(3, 2)

    assert mean[0] > np.log(TIERS) @ [0.3, 0.4, 0.3] > mean[1]


@pytest.mark.parametrize(("tilt", "crowded"), [(0.0, 1.0), (0.25, 0.0)])
def test_without_a_tilt_or_a_crowd_both_sides_have_the_mix_given(tilt, crowded):
    weights = np.array([0.2, 0.5, 0.1])

    found = side_weights(weights, TIERS, np.array([crowded]), tilt)

    assert found[:, 0] == pytest.approx(np.repeat(weights, 2))


def test_opposite_funding_swaps_the_sides():
    weights = np.array([0.2, 0.5, 0.1])

    found = side_weights(weights, TIERS, np.array([0.7, -0.7]), 0.4)

    assert found[::2, 0] == pytest.approx(found[1::2, 1])
